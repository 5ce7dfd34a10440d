"""Pairs of articles with a likeness in, groups of articles out: average-link clustering of a sparse graph.

Sokal and Michener (1958): two groups join while the mean likeness of all pairs between them is high enough; a pair that
is not given counts as nothing in common. How high that is depends on what stands around: likeness is measured against
that of an article's nearest neighbours (the local scale of Zelnik-Manor and Perona, "Self-tuning spectral clustering",
2004), since ten short reports of one happening share less than two long ones of different happenings may. Sums are of
whole numbers, so that the order of articles changes nothing.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Iterable, Sequence

NEIGHBOURS = 4
"""How many nearest neighbours say how much likeness is usual for an article; a neighbour that is missing counts nothing."""

LEAST_USUAL = 0.1
"""Below this, likeness is chance: an article with nothing near it is measured against this."""

DOUBT = 2
"""Pairs with nothing in common that are thought between any two groups: one pair of articles may be alike by chance, where
the mean of twenty is none."""

_UNIT = 1_000_000


def relative(pairs: Sequence[tuple[str, str, float]]) -> list[tuple[str, str, float]]:
    """The pairs with their likeness as a multiple of what is usual for the two articles."""
    near: dict[str, list[float]] = {}
    for one, other, score in pairs:
        near.setdefault(one, []).append(score)
        near.setdefault(other, []).append(score)
    usual = {
        article: max(LEAST_USUAL, math.fsum(heapq.nlargest(NEIGHBOURS, scores)) / NEIGHBOURS)
        for article, scores in near.items()
    }
    return [(one, other, score / math.sqrt(usual[one] * usual[other])) for one, other, score in pairs]


def grouped(articles: Iterable[str], pairs: Sequence[tuple[str, str, float]], least: float) -> list[list[str]]:
    """The articles in groups, each sorted, in the order of their first member; loners are groups of one."""
    members: dict[str, list[str]] = {article: [article] for article in sorted(articles)}
    shared: dict[str, dict[str, int]] = {article: {} for article in members}
    for one, other, score in pairs:
        whole = round(score * _UNIT)
        shared[one][other] = whole
        shared[other][one] = whole

    def mean(a: str, b: str) -> float:
        return shared[a][b] / (_UNIT * (len(members[a]) * len(members[b]) + DOUBT))

    heap = [(-mean(a, b), a, b) for a in shared for b in shared[a] if a < b]
    heapq.heapify(heap)
    while heap:
        negative, a, b = heapq.heappop(heap)
        if -negative < least:
            break
        if a not in members or b not in members or b not in shared[a] or mean(a, b) != -negative:
            continue  # one of them has grown since; its new mean is in the heap too
        for other, value in shared.pop(b).items():
            if other == a:
                continue
            del shared[other][b]
            shared[a][other] = shared[a].get(other, 0) + value
            shared[other][a] = shared[a][other]
        del shared[a][b]
        members[a] = sorted(members[a] + members.pop(b))
        for other in shared[a]:
            first, second = min(a, other), max(a, other)
            heapq.heappush(heap, (-mean(first, second), first, second))
    return sorted(members.values())
