"""Values in; the one that stands there most often out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

Value = TypeVar("Value")


def commonest(values: Iterable[Value], before: Callable[[Value], Any] = str) -> Value | None:
    """The commonest value; among equals the one that `before` sorts first (the alphabet's); None where there is none."""
    counted = Counter(values)
    return min(counted, key=lambda value: (-counted[value], before(value))) if counted else None
