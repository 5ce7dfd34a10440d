"""Pairs of articles with a likeness in, groups of articles out: average-link clustering of a sparse graph.

Sokal and Michener (1958): two groups join while the mean likeness of all pairs between them is high enough; a pair that
is not given counts as nothing in common. Sums are of whole numbers, so that the order of articles changes nothing.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Sequence

_UNIT = 1_000_000


def grouped(articles: Iterable[str], pairs: Sequence[tuple[str, str, float]], least: float) -> list[list[str]]:
    """The articles in groups, each sorted, in the order of their first member; loners are groups of one."""
    members: dict[str, list[str]] = {article: [article] for article in sorted(articles)}
    shared: dict[str, dict[str, int]] = {article: {} for article in members}
    for one, other, score in pairs:
        whole = round(score * _UNIT)
        shared[one][other] = whole
        shared[other][one] = whole
    heap = [(-value / _UNIT, a, b) for a in shared for b, value in shared[a].items() if a < b]
    heapq.heapify(heap)

    def mean(a: str, b: str) -> float:
        return shared[a][b] / (_UNIT * len(members[a]) * len(members[b]))

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
