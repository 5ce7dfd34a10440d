"""Scored pairs of statements in; groups that share a proposition, and who takes which side in them, out."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

_UNSCORED = 0.02  # a pair that was no candidate shares next to nothing


@dataclass(frozen=True)
class Pair:
    """Two statements: probability that they express one proposition, and that one denies the other."""

    a: str
    b: str
    same: float
    opposed: float

    @property
    def bound(self) -> float:
        """How strongly the two belong to one claim, on whichever side."""
        return max(self.same, self.opposed)


def groups(members: Sequence[str], pairs: Iterable[Pair], least_same: float, least_opposed: float) -> list[list[str]]:
    """Groups of statements, sorted; average linkage down to `least_same`, whatever the order of the input.

    Average linkage keeps claims precise: a statement that fits one member by chance does not pull two claims together.
    A pair whose opposition reaches `least_opposed` counts as bound: both speak of one proposition.
    """
    score: dict[tuple[str, str], float] = {}
    for pair in pairs:
        bound = max(pair.same, 0.0 if pair.opposed < least_opposed else pair.opposed)
        score[min(pair.a, pair.b), max(pair.a, pair.b)] = bound
    group = {member: [member] for member in members}
    total: dict[str, dict[str, tuple[float, int]]] = {member: {} for member in members}
    heap: list[tuple[float, str, str]] = []
    for (a, b), value in sorted(score.items()):
        if a in group and b in group:
            total[a][b] = total[b][a] = (value, 1)
            if value >= least_same:
                heapq.heappush(heap, (-value, a, b))
    while heap:
        negative, a, b = heapq.heappop(heap)
        if a not in group or b not in group or abs(-negative - _mean(total, group, a, b)) > 1e-12:
            continue
        for other, (value, count) in sorted(total.pop(b).items()):
            del total[other][b]
            if other == a:
                continue
            before, known = total[a].get(other, (0.0, 0))
            total[a][other] = total[other][a] = (before + value, known + count)
        group[a] = sorted(group[a] + group.pop(b))
        for other in sorted(total[a]):
            mean = _mean(total, group, a, other)
            if mean >= least_same:
                heapq.heappush(heap, (-mean, min(a, other), max(a, other)))
    return sorted(group.values())


def _mean(
    total: Mapping[str, Mapping[str, tuple[float, int]]], group: Mapping[str, list[str]], a: str, b: str
) -> float:
    value, known = total[a].get(b, (0.0, 0))
    every = len(group[a]) * len(group[b])
    return (value + _UNSCORED * (every - known)) / every


def sides(
    group: Sequence[str], pairs: Iterable[Pair], texts: Mapping[str, str], least_opposed: float
) -> list[tuple[str, str, float]]:
    """(statement, supports or opposes, similarity) for each member.

    Sides spread from the statement that the others resemble most, along the strongest pairs first; an opposed pair
    changes the side. The larger side supports; on a tie the side of the first statement.
    """
    inside = set(group)
    edges: dict[str, list[tuple[float, str, int, float]]] = {member: [] for member in group}
    closeness = dict.fromkeys(group, 0.0)
    for pair in pairs:
        if pair.a in inside and pair.b in inside:
            sign = -1 if pair.opposed >= least_opposed else 1
            for one, other in ((pair.a, pair.b), (pair.b, pair.a)):
                edges[one].append((pair.bound, other, sign, pair.same))
                closeness[one] += pair.same
    middle = max(sorted(group), key=lambda member: (round(closeness[member], 9), -len(texts[member])))
    side = {middle: 1}
    likeness = {middle: 1.0}
    heap = [(-bound, other, sign, same) for bound, other, sign, same in edges[middle]]
    heapq.heapify(heap)
    while heap:
        _, member, sign, same = heapq.heappop(heap)
        if member in side:
            continue
        side[member] = sign
        likeness[member] = same
        for bound, other, turn, near in edges[member]:
            if other not in side:
                heapq.heappush(heap, (-bound, other, sign * turn, near))
    supporting = sum(side.get(member, 1) for member in group) >= 0
    return [
        (member, "supports" if (side.get(member, 1) > 0) == supporting else "opposes", likeness.get(member, 0.0))
        for member in sorted(group)
    ]
