"""Clusters of a story met by common nouns in, links out: "the ferry" of an article that never names it, where one ferry is named.

Joined is only what the story itself settles: one named thing of the kind, told by what an article calls it, that a good share
of the articles names; the nameless phrase says nothing that could tell its thing from that one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from .local import Phrase, phrase_of
from .spelling import word_lists, words

if TYPE_CHECKING:
    from .groups import Node
    from .state import Form, Linking, Named

SHARE = 1 / 3
"""Share of a story's articles that must name the thing before others may mean it without a name."""

_CAPITAL = re.compile(r"(?<=\s)[A-Z]")
_DEFINITE = re.compile(r"(?:the|this|that)\b", re.IGNORECASE)
_KINDS = ("ship", "plane", "bus", "firm")


def join_kinds(state: Linking) -> None:
    """Join nameless ships, planes, buses and firms to the one of their kind that the story names."""
    articles: dict[str, set[str]] = defaultdict(set)
    for cluster in state.clusters:
        articles[cluster.story_id].add(cluster.article_id)
    for kind in _KINDS:
        named: dict[str, set[Node]] = defaultdict(set)
        nameless: dict[str, list[tuple[Named, Phrase]]] = defaultdict(list)
        for cluster in state.clusters:
            if cluster.class_ != "body":
                continue
            node, forms = state.node[cluster.cluster_id], state.forms.get(cluster.cluster_id, ())
            if any(form.form == "name" for form in forms):
                if node[0] in ("thing", "known") and any(_of_kind(form, kind) for form in forms):
                    named[cluster.story_id].add(node)
            else:
                phrase = phrase_of(node, cluster.name, cluster.type)
                if phrase is not None and phrase.head in word_lists()[kind]:
                    nameless[cluster.story_id].append((cluster, phrase))
        for story, found in sorted(nameless.items()):
            thing = _only_named(state, named[story], len(articles[story]))
            if thing is None:
                continue
            for cluster, phrase in found:
                if cluster.article_id not in state.groups.articles(thing) and _says_no_more(
                    state, cluster, phrase, kind
                ):
                    state.groups.join(thing, phrase.node)


def join_landforms(state: Linking) -> None:
    """Join "the lake" of articles that never name it to the only lake that the story names."""
    articles: dict[str, set[str]] = defaultdict(set)
    named: dict[tuple[str, str], set[Node]] = defaultdict(set)
    nameless: dict[tuple[str, str], set[Node]] = defaultdict(set)
    for cluster in state.clusters:
        articles[cluster.story_id].add(cluster.article_id)
        node, forms = state.node[cluster.cluster_id], state.forms.get(cluster.cluster_id, ())
        told = {_DEFINITE.sub("", form.alias).strip().lower() for form in forms}
        for form in forms:
            found = [word for word in words(form.alias) if word != "the"]
            if form.form == "name" and len(found) > 1 and node[0] in ("place", "geo", "thing"):
                named[(cluster.story_id, found[0])].add(node)
                named[(cluster.story_id, found[-1])].add(node)
        definite = any(_DEFINITE.match(form.alias) for form in forms)
        if len(told) == 1 and told <= _LANDFORMS and definite and all(form.form == "nominal" for form in forms):
            nameless[(cluster.story_id, min(told))].add(node)
    for (story, noun), nodes in sorted(nameless.items()):
        thing = _only_named(state, named.get((story, noun), set()), len(articles[story]))
        for node in sorted(nodes):
            if thing is not None and not state.groups.articles(thing) & state.groups.articles(node):
                state.groups.join(thing, node)


_LANDFORMS = frozenset("lake river strait island bay peninsula canal gulf volcano reservoir mountain corridor".split())
"""Landforms of which an article that says "the lake" means the only one of its story; seas and valleys may be any."""


def _of_kind(form: Form, kind: str) -> bool:
    """Whether a form calls its thing by a noun of the kind, as the only one: "the ferry", not "ferries" or "a ferry"."""
    words = form.alias.lower().split()
    return form.form == "nominal" and words[-1] in word_lists()[kind] and _DEFINITE.match(form.alias) is not None


def _only_named(state: Linking, nodes: set[Node], articles: int) -> Node | None:
    """The one named thing, where there is one and enough of the story's articles name it."""
    roots = sorted({state.groups.find(node) for node in nodes})
    if len(roots) != 1 or len(state.groups.articles(roots[0])) < max(2.0, SHARE * articles):
        return None
    return roots[0]


def _says_no_more(state: Linking, cluster: Named, phrase: Phrase, kind: str) -> bool:
    """Whether a phrase could be said of any thing of its kind that this story is about; of a firm it must be "the"."""
    forms: Sequence[Form] = state.forms.get(cluster.cluster_id, ())
    if _CAPITAL.search(cluster.name) or phrase.names or cluster.country:
        return False
    if not phrase.plain <= word_lists()["fate"]:
        return False
    return kind != "firm" or (not phrase.plain and any(_DEFINITE.match(form.alias) for form in forms))


_KIN = frozenset({"relatives", "families", "family", "kin"})


def crowd_words(found: Sequence[str]) -> list[str]:
    """The words of a crowd with every name for the victims' families as one: "grieving relatives", "the family of each victim"."""
    if not _KIN & set(found):
        return list(found)
    rest = [word for word in found if word not in _KIN | word_lists()["bereaved"]]
    alone = "family" in found and not {"each", "every"} & set(found)
    return list(found) if rest or alone else ["kin", "victims"]


def led_crowds(crowds: Mapping[tuple[str, frozenset[str]], set[Node]]) -> list[tuple[Node, Node]]:
    """Pairs of one group: "mercenaries" and the only ones of the story with a country, "some 300 Tavran mercenaries"."""
    by_head: dict[tuple[str, str], list[tuple[frozenset[str], Node]]] = defaultdict(list)
    for (story, found), nodes in sorted(crowds.items(), key=lambda item: (item[0][0], sorted(item[0][1]))):
        for head in sorted(found & word_lists()["crowd_sent"]):
            by_head[(story, head)] += [(found - {head}, node) for node in sorted(nodes)]
    pairs = []
    for _, alike in sorted(by_head.items()):
        countries = {word for rest, _ in alike for word in rest if word.startswith("@")}
        told = [node for rest, node in alike if all(_says_whose(word) for word in rest)]
        if len(countries) <= 1:
            pairs += [(told[0], node) for node in told[1:]]
    return pairs


def _says_whose(word: str) -> bool:
    return word.startswith("@") or word.isdigit() or word in word_lists()["crowd_some"]
