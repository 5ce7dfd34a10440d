"""Text in, the days that have a name out ("New Year's Eve", "Christmas Day 2014"): expressions with month and day."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from .calendar import shifted, valid_day
from .expression import Expression

_DAYS = {
    "new year's eve": (12, 31),
    "new years eve": (12, 31),
    "new year's day": (1, 1),
    "new years day": (1, 1),
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "boxing day": (12, 26),
    "halloween": (10, 31),
    "valentine's day": (2, 14),
    "may day": (5, 1),
    "bastille day": (7, 14),
    "epiphany": (1, 6),
}
_NAMED = re.compile(
    rf"\b(?P<day>{'|'.join(re.escape(name) for name in _DAYS)})\b(?:,?\s+(?P<year>(?:19|20)\d\d)\b)?", re.IGNORECASE
)
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_YEARS_AGO = re.compile(
    rf"\b(?P<count>{'|'.join(_NUMBERS)}|[1-9]|a)\s(?:full\s)?years?\s(?:ago|after|since|earlier)\b", re.IGNORECASE
)
_ENDS = re.compile(r"[.!?](?=\s)|\n")
_LAST_DAY = 31
_NEW_YEAR = 12  # months: what has the last days of a year is told of in the first of the next


def named_days(text: str) -> list[Expression]:
    """The named days of a text; apostrophes of either form are read."""
    found = []
    for match in _NAMED.finditer(text.replace("\u2019", "'")):
        month, day = _DAYS[match["day"].lower()]
        year = int(match["year"]) if match["year"] else None
        count = None if year else _years_ago(text, match.start())
        found.append(Expression(match.start(), match.end(), "day", year=year, month=month, day=day, count=count))
    return found


def _years_ago(text: str, at: int) -> int | None:
    """The 2 of "two years after hundreds were robbed on New Year's Eve"; None where the sentence says none or several."""
    first = max((m.end() for m in _ENDS.finditer(text, 0, at)), default=0)
    last = _ENDS.search(text, at)
    counts = {m["count"].lower() for m in _YEARS_AGO.finditer(text, first, last.start() if last else len(text))}
    if len(counts) != 1:
        return None
    (count,) = counts
    return int(count) if count.isdigit() else 1 if count == "a" else _NUMBERS.index(count) + 1


def years_back(expression: Expression, here: dt.date) -> Expression:
    """A named day "two years ago" with the years by which it lies before `here`: that nearest to so many years ago."""
    assert expression.month
    assert expression.day
    assert expression.count
    then = shifted(here, "Y", -expression.count)
    years = (then.year - 1, then.year, then.year + 1)
    days = [d for year in years if (d := valid_day(year, expression.month, expression.day))]
    nearest = min(days, key=lambda d: (abs((d - then).days), d))
    return replace(expression, shift=nearest.year - here.year)


def year_before(expression: Expression, others: list[Expression], given: bool) -> bool:
    """True of "New Year's Eve" in a text of which only the year is known: told of in its first months, or looked back on.

    `given` says that other articles of that year give it: then the eve told of is the one at its beginning.
    """
    if given and (expression.month, expression.day, expression.year) == (_NEW_YEAR, _LAST_DAY, None):
        return True
    months = {e.month for e in others if e.kind in ("day", "month") and e.month and e is not expression and not e.year}
    return expression.month == _NEW_YEAR and expression.year is None and bool(months) and max(months) <= _NEW_YEAR // 2
