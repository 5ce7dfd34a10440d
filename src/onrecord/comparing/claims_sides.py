"""Statements on one matter in; the side that most take, and the side against it, out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from .grouping import Pair
from .pairs.features import align, negation_apart
from .pairs.vectors import words
from .pairs.wording import wording

Row = Mapping[str, Any]
_TURNED = (
    0.6  # how sure it is that two statements on one matter stand against each other where one turns the other's words
)


def sides(
    members: Sequence[str], rows: Mapping[str, Row], pairs: Sequence[Pair], least_opposed: float
) -> tuple[list[str], list[str]]:
    """(one side, the other, empty where nobody opposes), each sorted.

    Starting with the pair that is surest to agree or to differ, statements take the side that the pairs with those
    placed already speak for, the surest first.
    """
    bonds = sorted(
        ((_bond(pair, rows, least_opposed), pair.a, pair.b) for pair in pairs), key=lambda b: (-abs(b[0]), b[1], b[2])
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


def joins(
    guest: str,
    one: Sequence[str],
    other: Sequence[str],
    rows: Mapping[str, Row],
    pairs: Sequence[Pair],
    least_opposed: float,
) -> bool:
    """Whether a statement that comes to a matter takes the first side of it; `pairs`: those that it stands in."""
    side = dict.fromkeys(other, -1) | dict.fromkeys(one, 1)
    bonds = ((side.get(pair.b if pair.a == guest else pair.a, 0), pair) for pair in pairs)
    return sum(taken * _bond(pair, rows, least_opposed) for taken, pair in bonds if taken) >= 0


def _bond(pair: Pair, rows: Mapping[str, Row], least_opposed: float) -> float:
    """How surely two statements on one matter take one side (to 1) or stand against each other (to -1)."""
    if pair.opposed >= least_opposed:
        return -pair.opposed
    return -_TURNED * pair.same if turned(rows[pair.a], rows[pair.b]) else pair.same - 2 * min(pair.opposed, pair.same)


def turned(a: Row, b: Row) -> bool:
    """Whether one says what the other refuses or negates."""
    said_a, said_b = wording(a["resolved"]), wording(b["resolved"])
    apart = negation_apart(said_a, said_b, align(said_a, said_b, words().weight))
    return apart != (_refuses(a) != _refuses(b))


def _refuses(row: Row) -> bool:
    """Whether the words are put forward only to be denied ("denied that troops had crossed")."""
    return row["act"] == "deny" and row["polarity"] != "negative" and not wording(row["resolved"]).negations
