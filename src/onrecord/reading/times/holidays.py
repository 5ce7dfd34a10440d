"""Text in, the days that have a name out ("New Year's Eve", "Christmas Day 2014"): expressions with month and day."""

from __future__ import annotations

import re

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
_LAST_DAY = 31
_NEW_YEAR = 12  # months: what has the last days of a year is told of in the first of the next


def named_days(text: str) -> list[Expression]:
    """The named days of a text; apostrophes of either form are read."""
    found = []
    for match in _NAMED.finditer(text.replace("\u2019", "'")):
        month, day = _DAYS[match["day"].lower()]
        year = int(match["year"]) if match["year"] else None
        found.append(Expression(match.start(), match.end(), "day", year=year, month=month, day=day))
    return found


def year_before(expression: Expression, others: list[Expression], given: bool) -> bool:
    """True of "New Year's Eve" in a text of which only the year is known: told of in its first months, or looked back on.

    `given` says that other articles of that year give it: then the eve told of is the one at its beginning.
    """
    if given and (expression.month, expression.day, expression.year) == (_NEW_YEAR, _LAST_DAY, None):
        return True
    months = {e.month for e in others if e.kind in ("day", "month") and e.month and e is not expression and not e.year}
    return expression.month == _NEW_YEAR and expression.year is None and bool(months) and max(months) <= _NEW_YEAR // 2
