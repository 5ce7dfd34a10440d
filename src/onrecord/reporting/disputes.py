"""Contradictions and the claims of their statements in, the points on which people part out; report and pages share it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol, TypeVar

from .points import parting, point


class Side(Protocol):
    """One statement of a pair: what it says and whose it is."""

    @property
    def statement_id(self) -> str:
        """The id of the statement."""
        ...

    @property
    def text(self) -> str:
        """Its words."""
        ...

    @property
    def speaker(self) -> str | None:
        """Who speaks, where that is settled."""
        ...

    @property
    def outlet(self) -> str:
        """The outlet that prints it."""
        ...


class Parted(Protocol):
    """Two statements that cannot both hold, and the reason in one sentence."""

    @property
    def kind(self) -> str:
        """What sort of contradiction it is."""
        ...

    @property
    def why(self) -> str:
        """Why both cannot hold, in one sentence."""
        ...

    @property
    def a(self) -> Side:
        """One of the two."""
        ...

    @property
    def b(self) -> Side:
        """The other."""
        ...


P = TypeVar("P", bound=Parted)


def by_point(
    pairs: Iterable[P], supported: Mapping[str, Sequence[str]], opposed: Mapping[str, Sequence[str]]
) -> list[list[P]]:
    """The pairs put together by what they are about, in the order of each one's first pair.

    `supported` and `opposed` give the claims of a statement by its id: pairs over one claim, over the same two claims or
    between the same two sides are of one group, and groups of one point are one (`on_one_point`).
    """

    def about(pair: Parted) -> tuple[str, ...]:
        a, b = pair.a.statement_id, pair.b.statement_id
        mine, theirs = supported.get(a, ()), supported.get(b, ())
        shared = (set(mine) & set(opposed.get(b, ()))) | (set(theirs) & set(opposed.get(a, ())))
        if shared:
            return ("claim", min(shared))
        if mine and theirs:
            return ("claims", *sorted((min(mine), min(theirs))))
        sides = [
            (side.speaker or side.outlet, *sorted(claims)[:1]) for side, claims in ((pair.a, mine), (pair.b, theirs))
        ]
        return (pair.kind, *(part for side in sorted(sides) for part in side))

    grouped: dict[tuple[str, ...], list[P]] = {}
    for pair in pairs:
        grouped.setdefault(about(pair), []).append(pair)
    return on_one_point(list(grouped.values()))


def on_one_point(groups: Iterable[list[P]]) -> list[list[P]]:
    """The groups, those put together that share a statement and part on the same words, or would have one title.

    "Freed, or killed" is one point, and so is one denial against what several reports say.
    """
    kept: list[list[P]] = []
    home: dict[tuple[frozenset[str], str], int] = {}  # what they part on and a statement -> number of the group
    for group in groups:
        parted = parting(group[0].why) or frozenset((title(group).casefold(),))
        same = sorted({home[parted, key] for key in _said(group) if (parted, key) in home})
        number = same[0] if same else len(kept)
        if not same:
            kept.append([])
        moved = [*group]
        for other in same[1:]:
            moved += kept[other]
            kept[other] = []
        kept[number] += moved
        home |= {(parted, key): number for key in _said(moved)}
    return [group for group in kept if group]


def title(group: Sequence[Parted]) -> str:
    """The point in few words: what parts the two sides of the first pair, else the shorter statement."""
    first = group[0]
    return point(first.why, first.a.text, first.b.text)


def _said(group: Sequence[Parted]) -> set[str]:
    return {side.statement_id for pair in group for side in (pair.a, pair.b)}
