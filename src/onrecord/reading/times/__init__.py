"""Text and publication day in, time expressions with TimeML values and day intervals out (`doc._.times`)."""

from __future__ import annotations

from .component import day_within, times_within
from .reader import times_of

__all__ = ["day_within", "times_of", "times_within"]
