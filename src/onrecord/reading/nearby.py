"""Things with a start and an end in, those that touch a stretch out: a long article is not gone through for each of its parts."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from typing import Generic, TypeVar

Thing = TypeVar("Thing")


class Nearby(Generic[Thing]):
    """Things by where they stand; `span` gives the half-open stretch of one, which must not grow afterwards."""

    def __init__(self, things: Iterable[Thing], span: Callable[[Thing], tuple[int, int]]) -> None:
        listed = [(*span(thing), number, thing) for number, thing in enumerate(things)]
        self._placed: Sequence[tuple[int, int, int, Thing]] = sorted(listed, key=lambda each: each[:3])
        self._starts = [start for start, _, _, _ in self._placed]
        self._longest = max((end - start for start, end, _, _ in self._placed), default=0)

    def touching(self, start: int, end: int) -> list[Thing]:
        """The things that share a place with [start, end), in the order in which they were given."""
        first, last = bisect_left(self._starts, start - self._longest), bisect_left(self._starts, end)
        found = [(number, thing) for _, stop, number, thing in self._placed[first:last] if stop > start]
        return [thing for _, thing in sorted(found, key=lambda each: each[0])]

    def holding(self, place: int) -> list[Thing]:
        """The things that hold a place, in the order in which they were given."""
        return self.touching(place, place + 1)
