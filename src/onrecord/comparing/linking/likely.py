"""Clusters without a name and where they stand in, likely pairs of one meaning out: "the masked raider" and "a raider in a mask".

Two articles tell of one unnamed person, crowd or thing in other words, and say alike things of it around: who has no word
around in common is never joined. A small regression weighs both (`likely.json`, made by training/entity_links.py).
Only those pairs count that are each other's best, and never two who are quoted: two articles' witnesses are two origins.
"""

from __future__ import annotations

import json
import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from .nameless import NAMES, Mention, candidates

if TYPE_CHECKING:
    from .state import Linking, Named

LEAST = 0.7
"""Chance from which two clusters are one; on stories that the regression did not see, nine links of ten are right from here."""


def likely(
    clusters: Sequence[Named], mentions: Iterable[Mention], texts: Mapping[str, str], quoted: frozenset[str]
) -> list[tuple[float, str, str]]:
    """(chance, cluster, cluster) of the pairs that are each other's best in their two articles, the likeliest first."""
    weights, intercept = _model()
    scored = []
    for one, other, found in candidates(clusters, mentions, texts, quoted):
        score = intercept + sum(weights[name] * value for name, value in zip(NAMES, found, strict=True))
        scored.append((round(1 / (1 + math.exp(-score)), 6), one.cluster, other.cluster))
    best: dict[tuple[str, str], float] = defaultdict(float)
    for chance, *pair in scored:
        for mine, theirs in (pair, pair[::-1]):
            best[mine.cluster_id, theirs.article_id] = max(best[mine.cluster_id, theirs.article_id], chance)
    kept = [
        (chance, one.cluster_id, other.cluster_id)
        for chance, one, other in scored
        if chance >= LEAST
        and best[one.cluster_id, other.article_id] == chance == best[other.cluster_id, one.article_id]
    ]
    return sorted(kept, key=lambda pair: (-pair[0], pair[1], pair[2]))


def join_likely(state: Linking, pairs: Sequence[tuple[float, str, str]], quoted: frozenset[str] = frozenset()) -> None:
    """Join the pairs, the likeliest first, wherever no article then tells of one thing as two, and no two are quoted."""
    speaking = {state.groups.find(state.node[cluster]) for cluster in sorted(quoted) if cluster in state.node}
    for _, one, other in pairs:
        a, b = state.groups.find(state.node[one]), state.groups.find(state.node[other])
        if a == b or {a, b} <= speaking or state.groups.articles(a) & state.groups.articles(b):
            continue
        if state.groups.join(a, b) and {a, b} & speaking:
            speaking.add(state.groups.find(a))


@cache
def _model() -> tuple[dict[str, float], float]:
    data: dict[str, Any] = json.loads(files(__package__).joinpath("likely.json").read_text(encoding="utf-8"))
    return data["weights"], data["intercept"]
