"""A day and what is written behind it in, the last day of a range out: "on Tuesday and Wednesday", "from March 3 to March 7"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from ..annotations import Time

_JOINED = 9  # code points between the two days
_LONGEST = 14  # days


def last_of_range(text: str, times: Sequence[Time], time: Time) -> dt.date | None:
    """The day up to which the range goes that begins with `time`; None where a day stands alone."""
    other = next((t for t in times if 0 < t.start - time.end <= _JOINED), None)
    if other is None or other.first is None or time.first is None:
        return None
    if time.first != time.last or other.first != other.last or text.startswith(("'s", "\u2019s"), other.end):
        return None
    joint = text[time.end : other.start].split()
    led = text[max(0, time.start - 8) : time.start].lower().endswith(("between ", "from "))
    days = (other.first - time.first).days
    if joint == ["and"] and (days == 1 or (led and 0 < days <= _LONGEST)):
        return other.first
    through = joint == ["through"] or (led and joint in (["to"], ["until"], ["till"]))
    return other.first if through and 0 < days <= _LONGEST else None
