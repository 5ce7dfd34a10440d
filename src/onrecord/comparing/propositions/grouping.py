"""Scored pairs of statements in; groups that share a proposition, and which groups oppose each other, out."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

_APART = -1.0  # opposed statements keep their groups apart even where others would join them
NEVER = 2.0  # no probability reaches it: nothing is kept apart
_UNSCORED = 0.02  # a pair that was no candidate shares next to nothing


@dataclass(frozen=True)
class Pair:
    """Two statements: probability that they express one proposition, and that one denies the other."""

    a: str
    b: str
    same: float
    opposed: float


def groups(
    members: Sequence[str], pairs: Iterable[Pair], least_same: float, least_opposed: float = NEVER
) -> list[list[str]]:
    """Groups of statements, sorted; average linkage down to `least_same`, whatever the order of the input.

    Average linkage keeps claims precise: a statement that fits one member by chance does not pull two claims together.
    Two statements that oppose each other count as wholly unlike, however many words they share.
    """
    score: dict[tuple[str, str], float] = {}
    for pair in pairs:
        score[min(pair.a, pair.b), max(pair.a, pair.b)] = _APART if pair.opposed >= least_opposed else pair.same
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


def guests(found: Sequence[Sequence[str]], pairs: Iterable[Pair], least: float) -> dict[int, list[str]]:
    """Number of a group -> statements of other groups that fit it nearly as well: a sentence may say two things.

    A statement is the guest of one group at most, the one of two members or more with which its pairs are surest on average.
    """
    number = {member: index for index, group in enumerate(found) for member in group}
    total: dict[tuple[str, int], tuple[float, int]] = {}
    for pair in pairs:
        for one, other in ((pair.a, pair.b), (pair.b, pair.a)):
            group = number[other]
            if number[one] != group and len(found[group]) > 1:
                before, count = total.get((one, group), (0.0, 0))
                total[one, group] = (before + max(pair.same, pair.opposed), count + 1)
    best: dict[str, tuple[float, int]] = {}
    for (member, group), (value, count) in sorted(total.items()):
        size = len(found[group])
        mean = round((value + _UNSCORED * (size - count)) / size, 9)
        if mean >= least and (member not in best or mean > best[member][0]):
            best[member] = (mean, group)
    out: dict[int, list[str]] = {}
    for member, (_, group) in sorted(best.items()):
        out.setdefault(group, []).append(member)
    return out


def opposing(found: Sequence[Sequence[str]], pairs: Iterable[Pair], least_opposed: float) -> list[tuple[int, int]]:
    """Numbers (i, j), i < j, of groups that oppose each other: at least half of the pairs between them that were scored."""
    number = {member: index for index, group in enumerate(found) for member in group}
    tally: dict[tuple[int, int], tuple[int, int]] = {}
    for pair in pairs:
        i, j = sorted((number[pair.a], number[pair.b]))
        if i != j:
            scored, against = tally.get((i, j), (0, 0))
            tally[i, j] = (scored + 1, against + (pair.opposed >= least_opposed))
    return sorted(key for key, (scored, against) in tally.items() if against and 2 * against >= scored)


def likeness(found: Sequence[Sequence[str]], pairs: Iterable[Pair]) -> dict[str, float]:
    """How surely each member expresses what its group says: its best score with another member, 1 where it is alone."""
    number = {member: index for index, group in enumerate(found) for member in group}
    best = {member: 0.0 if len(group) > 1 else 1.0 for group in found for member in group}
    for pair in pairs:
        if number[pair.a] == number[pair.b]:
            best[pair.a] = max(best[pair.a], pair.same)
            best[pair.b] = max(best[pair.b], pair.same)
    return best
