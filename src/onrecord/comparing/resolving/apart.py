"""Event mentions that read alike in, which of them are two events for certain out: between whose days others lie.

What the likeness model weighs (another place, another toll, another name) may be one event told twice; this may not.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Indices = NDArray[np.int64]
Marks = NDArray[np.bool_]
Row = Mapping[str, Any]

DAYS_BETWEEN = 2  # a night has two days, and so has one moment in two parts of the world


class Apart:
    """The mentions of one story, ready to be asked which pairs of them cannot be one event."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._first = np.array([_number(row["happened_from"], 0) for row in rows])
        self._last = np.array([_number(row["happened_to"], dt.date.max.toordinal()) for row in rows])  # it goes on

    def times(self, a: Indices, b: Indices) -> Marks:
        """Whether days lie between the two."""
        known = (self._first[a] > 0) & (self._first[b] > 0)
        between = np.maximum(self._first[a] - self._last[b], self._first[b] - self._last[a])
        out: Marks = known & (between >= DAYS_BETWEEN)
        return out


def _number(day: dt.date | None, otherwise: int) -> int:
    return otherwise if day is None else day.toordinal()
