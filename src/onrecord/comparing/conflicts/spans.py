"""A side in; the first and the last day for which it has something so ("since 28 September", "from 4 to 9 October"), and whether another's day falls into them, out."""

from __future__ import annotations

import datetime as dt
import re

from .months import A_MONTH, MONTHS
from .sides import Side

_FAR = dt.timedelta(days=21)  # told so long after, it is of another voyage

_DATE = rf"(?:(?:{A_MONTH}) )?\d{{1,2}}\b(?: (?:of )?(?:{A_MONTH}))?"
_RANGE = re.compile(rf"\b(?:from|between) (?P<first>{_DATE}) (?:to|until|till|and|through) (?P<last>{_DATE})")
_IN_MONTH = re.compile(rf"\b(?:in|during|throughout|all) (?:{A_MONTH})\b(?! \d)")
_SINCE = re.compile(r"\bsince\b", re.I)
_UNTIL = re.compile(r"\b(?:until|till)\b", re.I)


def is_span(side: Side) -> bool:
    """Whether a side tells of more than one day."""
    return bool(_SINCE.search(side.text) or _RANGE.search(side.text))


def falls_into(out: Side, lying: Side) -> bool:
    """Whether what one tells falls into the time for which the other has something so; where no day is told, whether it was told near it."""
    first, last = _time(lying)
    day = out.holds
    if day is None:
        day = out.day
        return day is None or ((first is None or day >= first) and (lying.day is None or abs(day - lying.day) <= _FAR))
    if first is None and last is None:
        return lying.day is None or abs(day - lying.day) <= _FAR
    return (first is None or day >= first) and (last is None or day <= last)


def _time(side: Side) -> tuple[dt.date | None, dt.date | None]:
    """The first and the last day on which a side has it so."""
    told = _RANGE.search(side.text)
    around = side.holds or side.day
    if told and around:
        first, last = (_date(told.group(name), told.group(0), around.year) for name in ("first", "last"))
        if first and last:
            return first, last
    if _SINCE.search(side.text):
        return side.holds, side.day
    if _UNTIL.search(side.text):
        return None, side.holds
    month = _IN_MONTH.search(side.text)
    if month and side.holds:
        first = side.holds.replace(day=1)
        return first, (first + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)
    return side.holds, side.holds


def _date(told: str, whole: str, year: int) -> dt.date | None:
    month = next((m for m in MONTHS if m in told), None) or next((m for m in MONTHS if m in whole), None)
    day = re.search(r"\d+", told)
    if month is None or day is None:
        return None
    try:
        return dt.date(year, MONTHS.index(month) + 1, int(day.group()))
    except ValueError:
        return None
