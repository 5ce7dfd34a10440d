"""The time expressions of an article without a publication day in, the anchor that its own dates give out.

A year comes from the other articles, or from a date in full near which the days without a year lie; one that the text only
looks back on ("the invasion of 2003") dates nothing else. A weekday printed beside a day may correct it. A day comes from the latest
dated day that the text tells of, once a bare weekday of the same text names that day ("since Wednesday" beside "September 30", a
Wednesday): then the other weekdays are those nearest to it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import pairwise

from .anchors import Anchor
from .calendar import valid_day
from .expression import Expression
from .lexicon import IRREGULAR_PASTS, PAST_CUES

INFERRED_DAY = "inferred: a weekday of the text names its dated day"
INFERRED_YEAR = "inferred: the latest year that the text names"
_APART = 6  # code points between a day and its year
_NEAR = 60  # days from a date in full within which the text goes on in its year
_MID = 15  # the day that stands for a month
GIVEN_YEAR = "inferred: the year of the other articles"
_CLAUSE = 110  # code points in which the verb of a clause is looked for
_UP_TO = re.compile(r"\b(?:until|till|by|before|through|ahead of|for)\s(?:the\s)?(?:[A-Z][a-z]+day,?\s)?\Z")
_REST = re.compile(r"[^.;!?\n]*")
_SIGNED = re.compile(r"[)\u2014\u00b7]\s?\Z")
_LINE_END = re.compile(r"[ \t]*(?:\n|\Z)")
_SENTENCE_END = re.compile(r"[.;!?\n]")
_PAST = re.compile(r"[a-z]{3,}ed|" + "|".join(sorted(PAST_CUES)))


def is_told(text: str, day: Expression, ahead: bool | None) -> bool:
    """Whether a day is one that the text tells of as past: "held until March 30", "holds an election on March 17" tell of none.

    `ahead` says where the verb before it points, None where none is found: then other verbs of the clause say.
    """
    if _SIGNED.search(text, max(0, day.start - 3), day.start) and _LINE_END.match(text, day.end):
        return True  # the day of a post stands behind who wrote it
    if ahead or _UP_TO.search(text, max(0, day.start - 24), day.start):
        return False
    if ahead is False:
        return True
    before = _SENTENCE_END.split(text[max(0, day.start - _CLAUSE) : day.start])[-1]
    if not IRREGULAR_PASTS.isdisjoint(before.split()):
        return True
    rest = _REST.match(text, day.end, day.end + _CLAUSE)
    return rest is not None and any(map(_PAST.fullmatch, rest[0].split()))


def own_anchor(
    expressions: Sequence[Expression], year: int | None = None, told: Collection[Expression] | None = None
) -> Anchor:
    """The anchor that an article's own expressions give; `year` is one known from elsewhere (the other articles).

    `told` are the days that the text tells of as past, all where None: one to come anchors nothing.
    """
    basis = GIVEN_YEAR
    own = _year_beside(expressions) if year is None else _year_named(expressions)
    if own is None:
        own = _year_of_weekdays(expressions, year)
    if own is not None and (year is None or own >= year):
        year, basis = own, INFERRED_YEAR  # an earlier one than the other articles' is background: "the treaty of 2015"
    if year is None:
        return Anchor()
    days = [
        day
        for e in expressions
        if e.kind == "day" and e.month and e.day and e.shift is None and (told is None or e in told)
        for day in (valid_day(e.year or year, e.month, e.day),)
        if day is not None
    ]
    latest = max(days, default=None)
    bare = {e.weekday for e in expressions if e.kind == "weekday" and e.shift is None}
    if latest is not None and latest.weekday() in bare:
        return Anchor(latest, year, INFERRED_DAY, both_ways=True)
    return Anchor(None, year, basis)


def _year_named(expressions: Sequence[Expression]) -> int | None:
    """The latest year of a date or plain year in the text, futures ("by 2030") set aside where another year stands."""
    dated = [e.year for e in expressions if e.year is not None and e.kind in ("day", "month")]
    plain = [e.year for e in expressions if e.year is not None and e.kind == "year"]
    return max(dated + [y for y in plain if not dated or y <= max(dated) + 1], default=None)


def _year_beside(expressions: Sequence[Expression]) -> int | None:
    """The latest year of the text's dates in full, where all its days without a year lie near one of them in that year."""
    full = [e for e in expressions if e.year is not None and e.kind in ("day", "month") and e.month]
    bare = [e for e in expressions if e.year is None and e.kind in ("day", "month") and e.month and e.shift is None]
    for one, other in pairwise(expressions):
        if one in bare and other.kind == "year" and other.year and other.start - one.end <= _APART:
            full.append(replace(one, year=other.year))  # "September 30, in 2015"
            bare.remove(one)
    latest = max((e.year for e in full if e.year is not None), default=None)
    if latest is None:
        return None
    days = [day for e in full if (day := valid_day(e.year or latest, e.month or 1, e.day or _MID))]
    for e in bare:
        day = valid_day(latest, e.month or 1, e.day or _MID)
        if day is None or not any(abs((day - other).days) <= _NEAR for other in days):
            return None
    return latest


def _year_of_weekdays(expressions: Sequence[Expression], near: int | None) -> int | None:
    """The year in which "Wednesday, September 30" holds, nearest to `near`; None where nothing says about when."""
    pairs = [
        (e.weekday, e.month, e.day) for e in expressions if e.kind == "day" and e.weekday is not None and not e.year
    ]
    if not pairs or near is None:
        return None
    fits = [
        year
        for year in range(near - 3, near + 4)
        if all((day := valid_day(year, m or 0, d or 0)) and day.weekday() == w for w, m, d in pairs)
    ]
    return min(fits, key=lambda year: (abs(year - near), year), default=None)
