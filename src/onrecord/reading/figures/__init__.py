"""A read Doc in, its reported numbers out (`doc._.figures`): value, bounds, comparator, what is counted, who says so."""

from __future__ import annotations

from .component import read_figures
from .grammar import quantities_of
from .quantity import Quantity

__all__ = ["Quantity", "quantities_of", "read_figures"]
