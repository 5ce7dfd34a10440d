"""What a time expression says before any anchor is known: a kind with its year, month, day, unit, count or direction."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Expression:
    """A time expression as read; the kinds are those that `anchors.resolve` knows.

    `shift` counts units from the anchor (-1 last, 0 this, 1 next); `from_text` marks an anchor in the text itself
    ("a day earlier"); `count` None stands for an unknown number (TimeML X); `side` is -1 for a duration that ends at
    the anchor ("the past two weeks") and 1 for one that begins there.
    """

    start: int
    end: int
    kind: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    unit: str = ""
    count: float | None = None
    shift: int | None = None
    part: str = ""
    value: str = ""
    from_text: bool = False
    side: int = 0
    edge: str = ""
