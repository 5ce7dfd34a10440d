"""The words of a metadata date in, the time of day and its zone out: "Mar 4, 2026 8:00 PM ET", "20.15 GMT+3"."""

from __future__ import annotations

import datetime as dt
import re

_CLOCK = re.compile(
    r"(?<![\d:.+-])(?P<hour>[01]?\d|2[0-3])"
    r"(?:(?P<mark>[:.h])(?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d)(?:\.\d+)?)?)?\s?(?P<half>[ap]\.?m\b\.?)?(?![\d:]|\.\d)",
    re.IGNORECASE,
)
_OFFSET = re.compile(r"\s*\(?(?:GMT|UTC|Z)?\s?(?P<sign>[+\u2212-])(?P<hours>1[0-4]|0?\d):?(?P<minutes>[0-5]\d)?\b")
_NAMED = re.compile(r"\s*\(?([A-Z]{1,4}T|UTC|Z|MSK)\b")
_HOURS = {
    "GMT": 0, "UTC": 0, "UT": 0, "Z": 0, "WET": 0, "WEST": 1, "BST": 1, "CET": 1, "WAT": 1, "CEST": 2, "EET": 2, "SAST": 2, "CAT": 2,
    "EEST": 3, "EAT": 3, "MSK": 3, "TRT": 3, "GST": 4, "PKT": 5, "IST": 5.5, "NPT": 5.75, "ICT": 7, "WIB": 7, "SGT": 8, "HKT": 8, "AWST": 8,
    "PHT": 8, "MYT": 8, "JST": 9, "KST": 9, "ACST": 9.5, "AEST": 10, "ACDT": 10.5, "AEDT": 11, "NZST": 12, "NZDT": 13,
    "AST": -4, "ADT": -3, "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7,
    "AKST": -9, "AKDT": -8, "HST": -10, "NST": -3.5, "NDT": -2.5,
}  # fmt: skip
"""Hours from UTC; of names that several countries use, the one whose English-language news prints it (IST: India)."""
_SUMMER_TOO = {"ET": "E", "CT": "C", "MT": "M", "PT": "P"}
"""Names that hold in summer and in winter, in North America."""


def with_clock(day: dt.date, words: str) -> dt.datetime:
    """The moment that the words name on the day, with their zone; the day's beginning where they name no time.

    `words` are what stands beside the day, without it. A bare hour counts only with a.m. or p.m., "20.15" with a zone or at their end.
    """
    for found in _CLOCK.finditer(words):
        hour, half, zone = int(found["hour"]), found["half"], _zone(words, found.end(), day)
        sure = half or zone or found["mark"] in (":", "h") or (found["mark"] and not words[found.end() :].strip())
        if not sure or not (half or found["minute"]) or (half and hour > 12):
            continue
        if half:
            hour = hour % 12 + (12 if half[0] in "pP" else 0)
        return dt.datetime.combine(
            day, dt.time(hour, int(found["minute"] or 0), int(found["second"] or 0)), tzinfo=zone
        )
    return dt.datetime.combine(day, dt.time())


def _zone(words: str, at: int, day: dt.date) -> dt.timezone | None:
    """The zone that is named right behind the clock, or None."""
    offset = _OFFSET.match(words, at)
    if offset:
        minutes = int(offset["hours"]) * 60 + int(offset["minutes"] or 0)
        return dt.timezone(dt.timedelta(minutes=minutes if offset["sign"] == "+" else -minutes))
    named = _NAMED.match(words, at)
    if not named:
        return None
    name = named[1]
    if name in _SUMMER_TOO:
        name = _SUMMER_TOO[name] + ("DT" if _is_american_summer(day) else "ST")
    return dt.timezone(dt.timedelta(hours=_HOURS[name])) if name in _HOURS else None


def _is_american_summer(day: dt.date) -> bool:
    """True from the second Sunday of March to the first of November; before 2007 a few weeks a year were otherwise."""
    begin, end = dt.date(day.year, 3, 8), dt.date(day.year, 11, 1)
    return begin + dt.timedelta(days=6 - begin.weekday()) <= day < end + dt.timedelta(days=6 - end.weekday())
