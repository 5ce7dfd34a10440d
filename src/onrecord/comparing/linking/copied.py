"""Texts and phrases of one story in, pairs of clusters out: a phrase that two articles share with its words around is one thing.

Outlets retell the same copy. Where "a fire brigade officer" stands among the same words in two articles, both mean the same
officer, though neither names him. Only phrases are looked at, no names: names are linked by what they are.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from .spelling import folded

if TYPE_CHECKING:
    from .state import Linking

SIDE = 7
"""Words on one side of a phrase that make it the same copy."""
BOTH = 4
"""Words on each side that do so together."""

_WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*")


class Place(NamedTuple):
    """Where a cluster is told by a phrase: half-open code points of the article's text."""

    cluster_id: str
    article_id: str
    start_char: int
    end_char: int


def copied(places: Iterable[Place], texts: Mapping[str, str], stories: Mapping[str, str]) -> list[tuple[str, str]]:
    """Pairs of clusters of different articles of one story that are told by one phrase among the same words, sorted."""
    by_article: dict[str, list[Place]] = defaultdict(list)
    for place in places:
        by_article[place.article_id].append(place)
    met: dict[tuple[object, ...], set[tuple[str, str]]] = defaultdict(set)
    for article_id, found in sorted(by_article.items()):
        matches = list(_WORD.finditer(folded_same_length(texts[article_id])))
        words = [match.group() for match in matches]
        starts = [match.start() for match in matches]
        for place in found:
            for key in _keys(words, bisect_left(starts, place.start_char), bisect_left(starts, place.end_char)):
                met[(stories.get(article_id, article_id), *key)].add((article_id, place.cluster_id))
    pairs: set[tuple[str, str]] = set()
    for alike in met.values():
        once = sorted(alike)
        if len({article for article, _ in once}) == len(once):  # else the passage stands twice in one article
            pairs |= {(once[0][1], other) for _, other in once[1:]}
    return sorted(pairs)


def folded_same_length(text: str) -> str:
    """The text in lower case without accents, each code point still where it was."""
    plain = folded(text)
    return plain if len(plain) == len(text) else "".join((folded(c) or " ")[0] for c in text)


def _keys(words: Sequence[str], first: int, last: int) -> list[tuple[object, ...]]:
    before, phrase, after = words[max(0, first - SIDE) : first], tuple(words[first:last]), words[last : last + SIDE]
    keys: list[tuple[object, ...]] = []
    if not phrase:
        return keys
    if len(after) == SIDE:
        keys.append(("behind", phrase, tuple(after)))
    if len(before) == SIDE:
        keys.append(("before", phrase, tuple(before)))
    if len(before) >= BOTH and len(after) >= BOTH:
        keys.append(("around", phrase, tuple(before[-BOTH:]), tuple(after[:BOTH])))
    return keys


def join_copied(state: Linking, pairs: Sequence[tuple[str, str]]) -> None:
    """Join clusters that copied phrases tell, where at most one of them has a name."""
    named = {
        cluster.cluster_id
        for cluster in state.clusters
        if any(form.form == "name" for form in state.forms.get(cluster.cluster_id, ()))
    }
    asked: dict[str, set[str]] = defaultdict(set)
    for one, other in pairs:
        asked[one].add(other)
        asked[other].add(one)
    for one, other in pairs:
        if one in named and other in named:
            continue
        nameless = [cluster for cluster in (one, other) if cluster not in named]
        told = {state.groups.find(state.node[n]) for c in nameless for n in asked[c] if n in named}
        if len(told) <= 1:  # a phrase that stands for two names means neither for sure
            state.groups.join(state.node[one], state.node[other])
