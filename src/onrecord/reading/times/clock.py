"""Text in, times of day and numeric dates out ("7:15 p.m.", "2015-09-30", "21:39 GMT"): the forms that no word marks."""

from __future__ import annotations

import re

from .expression import Expression

_CLOCK = re.compile(
    r"\b(?P<hour>\d{1,2})(?:[:.](?P<minute>[0-5]\d))?(?::[0-5]\d)?\s?(?P<half>[ap])\.?\s?m\b\.?"
    r"|\b(?P<hour24>[01]?\d|2[0-3]):(?P<minute24>[0-5]\d)(?![:\d])"
    r"|\b(?P<hourly>\d{1,2})\s?o['\u2019]clock\b",
    re.IGNORECASE,
)
_NUMERIC = re.compile(
    r"\b(?P<y>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d)\b"
    r"|\b(?P<a>\d{1,2})(?P<sep>[/.])(?P<b>\d{1,2})(?P=sep)(?P<c>(?:19|20)?\d\d)\b"
)


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


def numeric_dates(text: str) -> list[Expression]:
    """Dates in digits; of "3/4/1998" the month comes first unless only the other order is a date."""
    found = []
    for match in _NUMERIC.finditer(text):
        if match["y"]:
            year, month, day = int(match["y"]), int(match["m"]), int(match["d"])
        else:
            month, day, year = int(match["a"]), int(match["b"]), int(match["c"])
            if month > 12 or match["sep"] == ".":
                month, day = day, month
            if year < 100:
                year += 1900 if year > 40 else 2000
        if 1 <= month <= 12 and 1 <= day <= 31:
            found.append(Expression(match.start(), match.end(), "day", year=year, month=month, day=day))
    return found
