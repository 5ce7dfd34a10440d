"""Phrases that say whose kin or captors people are in, links out: "his family" here, "the Marden family members" there, one Marden's.

A possessor is a mention that opens the phrase ("his", "Ana Marden's"). Only nouns count of which a person has one: one family,
one set of captors; a sister or brother is joined to the one whom the story names as such.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from .keys import NOUN_LIMIT, office
from .lists import bodies, plain_words
from .spelling import word_lists

if TYPE_CHECKING:
    from .groups import Node
    from .state import Form, Linking, Named


def join_owned_people(state: Linking, owners: Sequence[tuple[str, str]]) -> None:
    """Join clusters that are told as the same kin of one person; `owners` are (cluster, cluster of the possessor)."""
    by_id = {cluster.cluster_id: cluster for cluster in state.clusters}
    possessed = {one for one, _ in owners}
    met: dict[tuple[str, Node, str], set[Node]] = defaultdict(set)
    named: dict[tuple[str, Node, str], set[Node]] = defaultdict(set)
    for one, whose in sorted(set(owners)):
        cluster, owner = by_id.get(one), by_id.get(whose)
        if cluster is None or owner is None or owner.class_ != "person" or state.node[whose][0] not in _PEOPLE:
            continue
        for kin in sorted(_kin(state, cluster)):
            key = (cluster.story_id, state.groups.find(state.node[whose]), kin)
            met[key].add(state.node[one])
            if any(form.form == "name" for form in state.forms.get(one, ())):
                named[key].add(state.groups.find(state.node[one]))
    families: dict[tuple[str, str], set[Node]] = defaultdict(set)
    for key, nodes in sorted(met.items()):
        if len(named[key]) > 1 or state.groups.find(key[1]) in {state.groups.find(node) for node in nodes}:
            continue  # two sisters, or a reader that took him for his brother
        first = min(nodes)
        for node in sorted(nodes):
            state.groups.join(first, node)
        families[(key[0], key[2])].add(state.groups.find(first))
    for cluster in state.clusters:
        for form in state.forms.get(cluster.cluster_id, ()):
            bare = form.form == "nominal" and form.alias.lower() in _ALONE
            nobodys = form.alias.lower() in _WHOSE and cluster.cluster_id not in possessed  # the reader left "his" open
            if (bare or nobodys) and len(found := families.get((cluster.story_id, "family"), set())) == 1:
                state.groups.join(min(found), state.node[cluster.cluster_id])


def owned_offices(
    clusters: Sequence[Named],
    forms: Mapping[str, Sequence[Form]],
    owners: Sequence[tuple[str, str]],
    nodes: Mapping[str, Node],
) -> dict[str, Node]:
    """Nodes for people told by an office of a place that a pronoun names: "its foreign minister" is Tavra's."""
    by_id = {cluster.cluster_id: cluster for cluster in clusters}
    found: dict[str, Node] = {}
    for one, whose in sorted(set(owners)):
        cluster, owner = by_id.get(one), by_id.get(whose)
        if cluster is None or owner is None or cluster.class_ != "person" or owner.class_ != "place":
            continue
        mine = forms.get(one, ())
        if any(form.form == "name" or (form.kind == "office" and not _ITS.match(form.alias)) for form in mine):
            continue
        land = {"country": "@", "place": ""}.get(nodes[whose][0])
        told = {form.alias for form in mine if form.form == "nominal" and _ITS.match(form.alias)}
        held = {office(_ITS.sub("", alias), None) for alias in told}
        if land is not None and " " not in nodes[whose][1] and len(held) == 1 and (words := held.pop()):
            found[one] = ("office", " ".join(sorted({*words, land + nodes[whose][1]})), cluster.story_id)
    return found


_ITS = re.compile(r"(?:its|their|whose) ", re.IGNORECASE)
_PEOPLE = ("person", "part")
_ALONE = frozenset({"the family", "family members", "relatives", "the relatives", "family"})
_WHOSE = frozenset({"his family", "her family"})


def _kin(state: Linking, cluster: Named) -> set[str]:
    """The nouns for kin or captors by which a cluster is told, each as one word."""
    found = set()
    for form in state.forms.get(cluster.cluster_id, ()):
        if form.form != "nominal":
            continue
        told = plain_words(NOUN_LIMIT.split(form.alias, maxsplit=1)[0])
        if told[-2:] == ["family", "members"]:
            told.pop()
        if told and told[-1] in _one_kin():
            found.add(_one_kin()[told[-1]])
        if len(told) > 1 and told[-1] in _ACCOUNTS and " ".join(told[-2:-1]) in _platforms():
            found.add(f"{told[-2]} account")
    return found


_ACCOUNTS = frozenset({"page", "account", "profile", "feed", "wall"})


@cache
def _platforms() -> frozenset[str]:
    return frozenset(" ".join(form) for form, body in bodies().items() if body.type == "MEDIA" and len(form) == 1)


@cache
def _one_kin() -> dict[str, str]:
    pairs = (pair.partition(":") for pair in sorted(word_lists()["kin"]))
    return {word: same or word for word, _, same in pairs}
