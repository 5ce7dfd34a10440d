"""Text in, times of day and numeric dates out ("7:15 p.m.", "2015-09-30", "21:39 GMT"): the forms that no word marks."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from .expression import Expression

_CLOCK = re.compile(
    r"\b(?P<hour>\d{1,2})(?:[:.](?P<minute>[0-5]\d))?(?::[0-5]\d)?\s?(?P<half>[ap])\.?\s?m\b\.?"
    r"|\b(?P<hour24>[01]?\d|2[0-3]):(?P<minute24>[0-5]\d)(?![:\d])"
    r"|\b(?P<hourly>\d{1,2})\s?o['\u2019]clock\b",
    re.IGNORECASE,
)
_NUMERIC = re.compile(
    r"\b(?P<y>(?:19|20)\d\d)(?P<mark>[-/.])(?P<m>\d\d)(?P=mark)(?P<d>\d\d)\b"
    r"|\b(?P<a>\d{1,2})(?P<sep>[/.])(?P<b>\d{1,2})(?P=sep)(?P<c>(?:19|20)?\d\d)\b"
)

_MONTHS, _DAYS = 12, 31  # of a year, of a month


def clock_times(text: str) -> list[Expression]:
    """The times of day in a text; their day is that of the sentence, which `anchors` adds."""
    found = []
    for match in _CLOCK.finditer(text):
        groups = match.groupdict()
        hour = int(groups["hour"] or groups["hour24"] or groups["hourly"])
        if groups["half"]:
            if not 1 <= hour <= 12:
                continue
            hour = hour % 12 + (12 if groups["half"].lower() == "p" else 0)
        if hour > 24:
            continue
        value = f"T{hour:02}:{groups['minute'] or groups['minute24'] or '00'}"
        found.append(Expression(match.start(), match.end(), "clock", value=value))
    return found


def numeric_dates(text: str, here: dt.date | None = None) -> list[Expression]:
    """Dates in digits ("2031-10-05", "2031/10/05", "5.10.2031", "3/4/1998"); `here` is the day on which the text came out.

    Of "3/4/1998" the month comes first, unless a date of the text that can be read in one way only has the day first ("30/05/2031"),
    or none tells and the other order is in the month before `here`, and nearer ("03/10/2031" in what came out on 5 October).
    """
    found = []
    matches = list(_NUMERIC.finditer(text))
    day_first = _day_first(matches)
    for match in matches:
        year, month, day = _parts(match, day_first, here)
        if 1 <= month <= _MONTHS and 1 <= day <= _DAYS:
            found.append(Expression(match.start(), match.end(), "day", year=year, month=month, day=day))
    return found


def _day_first(dates: Sequence[re.Match[str]]) -> bool | None:
    """Which part comes first in the dates that can be read in one way only; None where there are none, or they differ."""
    slashed = [(int(each["a"]), int(each["b"])) for each in dates if each["sep"] == "/"]
    ways = {one > _MONTHS for one, two in slashed if min(one, two) <= _MONTHS < max(one, two)}
    return ways.pop() if len(ways) == 1 else None


def _parts(match: re.Match[str], day_first: bool | None, here: dt.date | None) -> tuple[int, int, int]:
    """Year, month and day."""
    if match["y"]:
        return int(match["y"]), int(match["m"]), int(match["d"])
    one, two, year = int(match["a"]), int(match["b"]), int(match["c"])
    if year < 100:
        year += 1900 if year > 40 else 2000
    if max(one, two) > _MONTHS or match["sep"] == ".":
        day_first = one > _MONTHS or match["sep"] == "."
    elif day_first is None:
        day_first = _off(here, year, two, one) < min(_off(here, year, one, two), _DAYS)
    return (year, two, one) if day_first else (year, one, two)


def _off(here: dt.date | None, year: int, month: int, day: int) -> int:
    """Days from a date to `here`; a date behind it, which news name less often, counts as a month further off."""
    if here is None or not month or not day:
        return _DAYS
    days = (here - dt.date(year, month, day)).days
    return days if days >= 0 else _DAYS - days
