"""Statements on one matter and their scored pairs in; the side that most take, and the side against it, out."""

from __future__ import annotations

from collections.abc import Sequence

from .grouping import Pair


def sides(members: Sequence[str], pairs: Sequence[Pair], least_opposed: float) -> tuple[list[str], list[str]]:
    """(one side, the other, empty where nobody opposes), each sorted.

    Starting with the pair that is surest to agree or to differ, statements take the side that the pairs with those
    placed already speak for, the surest first.
    """
    bonds = sorted(
        ((_bond(pair, least_opposed), pair.a, pair.b) for pair in pairs), key=lambda b: (-abs(b[0]), b[1], b[2])
    )
    if all(strength >= 0 for strength, _, _ in bonds):
        return list(members), []
    known: dict[str, list[tuple[str, float]]] = {}
    for strength, a, b in bonds:
        known.setdefault(a, []).append((b, strength))
        known.setdefault(b, []).append((a, strength))
    placed: dict[str, int] = {bonds[0][1]: 1}
    waiting = sorted(set(members) - set(placed))
    while waiting:
        pulls = {member: sum(placed[o] * s for o, s in known.get(member, ()) if o in placed) for member in waiting}
        member = min(waiting, key=lambda each: (-abs(pulls[each]), each))
        placed[member] = 1 if pulls[member] >= 0 else -1
        waiting.remove(member)
    one, other = (sorted(member for member in members if placed[member] == side) for side in (1, -1))
    return (one, other) if (len(one), other) >= (len(other), one) else (other, one)


def joins(guest: str, one: Sequence[str], other: Sequence[str], pairs: Sequence[Pair], least_opposed: float) -> bool:
    """Whether a statement that comes to a matter takes the first side of it; `pairs`: those that it stands in."""
    side = dict.fromkeys(other, -1) | dict.fromkeys(one, 1)
    bonds = ((side.get(pair.b if pair.a == guest else pair.a, 0), pair) for pair in pairs)
    return sum(taken * _bond(pair, least_opposed) for taken, pair in bonds if taken) >= 0


def _bond(pair: Pair, least_opposed: float) -> float:
    """How surely two statements on one matter take one side (to 1) or stand against each other (to -1)."""
    if pair.opposed >= least_opposed:
        return -pair.opposed
    return pair.same - 2 * min(pair.opposed, pair.same)
