"""Phrases that say for whom people speak in, links out: "the rebels' envoy, Hamo Oreli" here and "the LFK's envoy Hamo Oreli" there.

Whoever holds one office holds it of one body: where two articles give a person the same office, one of a body without a name,
the other of a named one, both mean that body. Where articles say it of two named ones, nothing is joined.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from .lists import plain_words
from .spelling import word_lists, words

if TYPE_CHECKING:
    from .groups import Node
    from .state import Form, Linking, Named

_POSSESSED = re.compile(r"\s*(?:the\s+)?['\u2019]s? (.+)$", re.IGNORECASE)
_HELD = frozenset({"envoy", "commander", "head", "representative", "negotiator"})
"""Offices besides the listed ones of which a body has one holder of a name."""


def join_voices(state: Linking, speaking: Sequence[tuple[str, str, str]]) -> None:
    """Join the nameless bodies of a story with the one named body whose office their speaker holds.

    `speaking` are (cluster of a person or of a part of a body, cluster of a body, the words besides the body's in the phrase).
    """
    by_id = {cluster.cluster_id: cluster for cluster in state.clusters}
    bodies: dict[tuple[str, Node, str], set[str]] = defaultdict(set)
    for held, body, text in sorted(set(speaking)):
        one, other = by_id.get(held), by_id.get(body)
        if one is None or other is None or other.class_ == "place":
            continue
        if other.class_ == "person" and not _fighters(state, other):
            continue
        if one.class_ == "body":
            part = _POSSESSED.match(text)
            rest = plain_words(part[1]) if part else []
            if len(rest) > 1:  # "the rebels' health office", "the LFK's health office"
                bodies[(one.story_id, ("part", *rest), "")].add(body)
            continue
        if one.class_ != "person" or state.node[held][0] not in ("person", "part"):
            continue
        for office in sorted(set(plain_words(text)) & (word_lists()["office"] | _HELD)):
            bodies[(one.story_id, state.groups.find(state.node[held]), office)].add(body)
    meant: dict[Node, set[Node]] = defaultdict(set)
    for _, found in sorted(bodies.items()):
        nodes = sorted({state.node[body] for body in found})
        nameless = [
            n
            for n in nodes
            if _ownerless(state, n) or any(state.node[b] == n and _fighters(state, by_id[b]) for b in found)
        ]
        named = {state.groups.find(n) for n in nodes if n not in nameless and n[0] in ("thing", "bare", "institution")}
        for node in nameless:
            meant[state.groups.find(node)] |= {n for n in named if _fits(state, node, n)}
    for node, named in sorted(meant.items()):
        if len({state.groups.find(n) for n in named}) == 1:
            state.groups.join(min(named), node)


def _ownerless(state: Linking, node: Node) -> bool:
    """Whether a body of state is met without its country: "Defence Ministry"."""
    return all(member[0] == "bare" and member[1].endswith("/") for member in state.groups.members(node))


def _fighters(state: Linking, cluster: Named) -> bool:
    """Whether a cluster is met as "the rebels" or the like only."""
    forms: Sequence[Form] = state.forms.get(cluster.cluster_id, ())
    told = [[word for word in words(form.alias) if word != "the"] for form in forms]
    return (
        bool(forms) and all(form.form != "name" for form in forms) and all(len(t) == 1 and t[0] in _BANDS for t in told)
    )


_BANDS = frozenset({"rebels", "insurgents", "separatists", "militants", "guerrillas", "gangs"})


def _fits(state: Linking, node: Node, named: Node) -> bool:
    """Whether the nameless body can be the named one: fighters are no ministry, and a ministry is one of its portfolio."""
    kinds = {member[0] for member in state.groups.members(named)}
    if node[0] != "bare":
        return not kinds & {"institution", "known", "bare"}
    mine = set(node[1].partition("/")[0].split())
    theirs = [
        set(m[1].partition("/")[0].split()) for m in state.groups.members(named) if m[0] in ("bare", "institution")
    ]
    return any(mine <= other for other in theirs)


def rows(table: Any) -> list[tuple[str, str, str]]:
    """(person, body, words besides the body's) of the rows of `speaking` in entities.sql."""
    return [(row["held_id"], row["body_id"], f"{row['front']} {row['rest']}") for row in table]
