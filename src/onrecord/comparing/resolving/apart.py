"""Event mentions that read alike in, which of them are two events for certain out: of other times, or of other people by name.

What the likeness model weighs (another place, another toll) may be one event told twice; this may not.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..linking.spelling import person_words, same_word

Indices = NDArray[np.int64]
Marks = NDArray[np.bool_]
Row = Mapping[str, Any]

DAYS_BETWEEN = 2  # a night has two days, and so has one moment in two parts of the world
_ONCE = frozenset(("ASSAULT", "COERCE"))  # who is killed or arrested is; words and sanctions meet several by one deed


class Apart:
    """The mentions of one story, ready to be asked which pairs of them cannot be one event."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._first = np.array([_number(row["happened_from"], 0) for row in rows])
        self._last = np.array([_number(row["happened_to"], dt.date.max.toordinal()) for row in rows])  # it goes on
        self._recipient = [row["recipient_id"] for row in rows]
        self._person = [
            _person(row.get("recipient_name"), row.get("recipient_type")) if row["type"] in _ONCE else ()
            for row in rows
        ]

    def times(self, a: Indices, b: Indices) -> Marks:
        """Whether days lie between the two."""
        known = (self._first[a] > 0) & (self._first[b] > 0)
        between = np.maximum(self._first[a] - self._last[b], self._first[b] - self._last[a])
        out: Marks = known & (between >= DAYS_BETWEEN)
        return out

    def people(self, a: int, b: int) -> bool:
        """Whether each befell another person, whom a name tells."""
        one, other = self._person[a], self._person[b]
        return bool(one and other and self._recipient[a] != self._recipient[b]) and not _akin(one, other)


@lru_cache(maxsize=4_096)
def _person(name: str | None, type_: str | None) -> tuple[str, ...]:
    """The words of a person's name; none where it only describes ("the American hostage", "Two managers")."""
    parts = (name or "").split()
    small = [part for part in parts if not part[:1].isupper()]
    if type_ != "PER" or not parts or parts[-1] in small or len(parts) - len(small) < 2:
        return ()
    words = person_words(" ".join(parts))
    return () if {part.lower() for part in small} & set(words) else words


@lru_cache(maxsize=16_384)
def _akin(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return any(same_word(x, y) for x in one for y in other)


def _number(day: dt.date | None, otherwise: int) -> int:
    return otherwise if day is None else day.toordinal()
