"""An unanchored time expression and an anchor in, TimeML type, value, day interval and the reason for them out."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from ..annotations import Time
from .calendar import (
    SEASON_MONTHS,
    add_months,
    interval_of,
    nearest_weekday,
    shifted,
    valid_day,
    value_of,
)
from .expression import Expression

NOTHING_BEFORE = "no day named before it"
BEFORE = "the day named before it"
NO_DAY = "no publication day, and no day in the text fixes it"
NO_YEAR = "no year in reach"
IN_FULL = "given in full"
_MIDNIGHT = "T24:00"
_LENGTHS = "TDWMQYEC"  # units, the shorter first
_EARLIER, _LATER = (
    200,
    400,
)  # code points back to a month or year from which "a year earlier", "nine years later" counts
_CONTEXT = 31  # days between the day named last and the present within which "the 13th" is that of the present


@dataclass(frozen=True)
class Anchor:
    """From where relative expressions count: a day (or only a year), and in words what gave it.

    `both_ways` is set where the day is one of the text's own and not the day of publication: then a bare weekday is
    the nearest on either side of it.
    """

    day: dt.date | None = None
    year: int | None = None
    basis: str = NO_DAY
    both_ways: bool = False


@dataclass
class Reached:
    """What earlier expressions of the text fixed: the last day named, or the first of what was named, and the last quarter.

    `unit` says how long what was named is, `at` where it ends in the text.
    """

    day: dt.date | None = None
    unit: str = "D"
    quarter: str | None = None
    at: int = 0

    def settles(self, unit: str) -> bool:
        """Whether what was named is short enough for what is counted from it in such units: "in 2009" has no next day."""
        return self.day is not None and _LENGTHS.find(self.unit) <= _LENGTHS.find(unit[0])


def resolve(expression: Expression, anchor: Anchor, reached: Reached, ahead: bool | None) -> Time:
    """The expression with type, value, first and last day, basis; `ahead` says whether the clause looks forward.

    The value is None where the anchor that it needs is missing; the basis then says which.
    """
    return _RESOLVERS[expression.kind](expression, anchor, reached, ahead)


def _time(expression: Expression, value: str | None, basis: str, type_: str = "DATE") -> Time:
    days = interval_of(value)
    first, last = days if days else (None, None)
    return Time(expression.start, expression.end, type_, value, first, last, basis)


def _day(expression: Expression, anchor: Anchor, reached: Reached, ahead: bool | None) -> Time:
    assert expression.month is not None
    assert expression.day is not None
    if expression.year is not None:
        found = valid_day(expression.year, expression.month, expression.day)
        return _time(expression, found.isoformat() if found else None, IN_FULL if found else "no such day")
    if anchor.day is None and anchor.year is None:
        return _time(expression, None, NO_YEAR)
    if anchor.day is None or expression.shift is not None:
        year = (anchor.day.year if anchor.day else anchor.year or 0) + (expression.shift or 0)
        found = valid_day(year, expression.month, expression.day)
        return _time(expression, found.isoformat() if found else None, anchor.basis)
    near = [
        day
        for year in (anchor.day.year - 1, anchor.day.year, anchor.day.year + 1)
        if (day := valid_day(year, expression.month, expression.day))
        and (expression.weekday is None or day.weekday() == expression.weekday)
    ] or [
        day
        for year in (anchor.day.year - 1, anchor.day.year, anchor.day.year + 1)
        if (day := valid_day(year, expression.month, expression.day))
    ]
    if not near:
        return _time(expression, None, "no such day")
    here = anchor.day
    found = min(near, key=lambda day: (_far(here, day, ahead), day))
    return _with_part(expression, found, anchor.basis)


def _far(here: dt.date, day: dt.date, ahead: bool | None) -> float:
    """Distance in days; the side to which the clause does not look counts as farther."""
    days = (day - here).days
    return days * (1.0 if ahead else 4.0) if days > 0 else -days * (3.0 if ahead else 1.0)


def _month(expression: Expression, anchor: Anchor, reached: Reached, ahead: bool | None) -> Time:
    assert expression.month
    if expression.year is not None:
        return _time(expression, f"{expression.year}-{expression.month:02}", IN_FULL)
    if expression.from_text and reached.settles("Y") and reached.day is not None:
        return _time(expression, _month_from(reached.day, reached.unit, expression), BEFORE)
    if anchor.day is None:
        if anchor.year is None:
            return _time(expression, None, NO_YEAR)
        return _time(expression, f"{anchor.year}-{expression.month:02}", anchor.basis)
    year, month = anchor.day.year, expression.month
    to_come = (month - anchor.day.month) % 12
    if ahead is None:  # no verb says so: the past unless the coming one is much nearer
        ahead = 0 < 2 * to_come < 12 - to_come
    if expression.unit == "Y":
        year += expression.shift or 0
    elif expression.shift == 1 or (expression.shift is None and ahead):
        year += month < anchor.day.month or (expression.shift == 1 and month == anchor.day.month)
    elif expression.shift != 0:
        year -= month > anchor.day.month or (expression.shift == -1 and month == anchor.day.month)
    return _time(expression, f"{year}-{month:02}", anchor.basis)


def _month_from(day: dt.date, unit: str, expression: Expression) -> str:
    """The month counted from what the text has named: "the following January", "September of that year"."""
    assert expression.month
    year, shift = day.year, expression.shift or 0
    if shift > 0:
        year += unit == "Y" or expression.month <= day.month
    elif shift < 0:
        year -= unit == "Y" or expression.month >= day.month
    return f"{year}-{expression.month:02}"


def _year(expression: Expression, anchor: Anchor, reached: Reached, ahead: bool | None) -> Time:
    return _time(expression, str(expression.year), IN_FULL)


def _fixed(expression: Expression, anchor: Anchor, reached: Reached, ahead: bool | None) -> Time:
    found = _time(expression, expression.value, IN_FULL)
    if expression.value == "PRESENT_REF" and anchor.day and not anchor.both_ways:
        return replace(found, first=anchor.day, last=anchor.day, basis=anchor.basis)
    return found


def _set(expression: Expression, anchor: Anchor, reached: Reached, ahead: bool | None) -> Time:
    return Time(expression.start, expression.end, "SET", expression.value, basis=IN_FULL)


def _weekday(expression: Expression, anchor: Anchor, reached: Reached, ahead: bool | None) -> Time:
    assert expression.weekday is not None
    if anchor.day is None:
        return _time(expression, None, NO_DAY)
    if anchor.both_ways:
        found = nearest_weekday(anchor.day, expression.weekday, 0)
    elif expression.unit == "W":
        monday = anchor.day - dt.timedelta(days=anchor.day.weekday())
        found = monday + dt.timedelta(days=expression.weekday + 7 * (expression.shift or 0))
    elif expression.shift == 2:
        found = nearest_weekday(anchor.day + dt.timedelta(days=1), expression.weekday, 1) + dt.timedelta(days=7)
    elif expression.shift == -2:
        found = nearest_weekday(anchor.day - dt.timedelta(days=1), expression.weekday, -1) - dt.timedelta(days=7)
    elif expression.shift == 1:
        found = nearest_weekday(anchor.day + dt.timedelta(days=1), expression.weekday, 1)
    elif expression.shift is None and ahead:
        found = nearest_weekday(anchor.day, expression.weekday, 1)  # "will meet on Friday", printed on a Friday: today
    elif expression.shift == -1:
        found = nearest_weekday(anchor.day - dt.timedelta(days=1), expression.weekday, -1)
    else:
        found = nearest_weekday(anchor.day, expression.weekday, -1)
    return _with_part(expression, found, anchor.basis)


def _with_part(expression: Expression, day: dt.date, basis: str) -> Time:
    if expression.part.startswith("T"):
        return _time(expression, day.isoformat() + expression.part, basis, "TIME")
    if expression.part == "MI":
        return _time(expression, f"{day.isoformat()}T12:00", basis, "TIME")
    if expression.part:
        return _time(expression, f"{day.isoformat()}T{expression.part}", basis, "TIME")
    return _time(expression, day.isoformat(), basis)


def _near_day(expression: Expression, anchor: Anchor, reached: Reached, ahead: bool | None) -> Time:
    day, basis = anchor.day, anchor.basis
    if expression.edge == "of":
        return _time(expression, None, "what it is of has the day", "TIME")
    if expression.from_text and reached.settles("D") and reached.day is not None:
        day, basis = reached.day, BEFORE
    elif expression.from_text and expression.shift:
        return _time(expression, None, NOTHING_BEFORE, "TIME")  # "the next morning" is never that after publication
    if day is None or (anchor.both_ways and not expression.from_text):
        return _time(expression, None, NO_DAY, "TIME" if expression.part else "DATE")
    found = day + dt.timedelta(days=expression.shift or 0)
    if expression.from_text and _overshoots(found, day, anchor, ahead):
        return _time(expression, None, NOTHING_BEFORE, "TIME")
    return _with_part(expression, found, basis)


def _overshoots(found: dt.date, day: dt.date, anchor: Anchor, ahead: bool | None) -> bool:
    """True of a day to come counted from a past one where nothing looks forward: it counts from another."""
    return not ahead and anchor.day is not None and not anchor.both_ways and day <= anchor.day < found


def _month_day(expression: Expression, anchor: Anchor, reached: Reached, ahead: bool | None) -> Time:
    """The day of that number in the month of which the text has just told, else the nearest past (or coming) one."""
    assert expression.day is not None
    told = reached.day if reached.settles("M") else None
    here = None if anchor.both_ways and told else anchor.day
    if told is not None and (here is None or abs((here - told).days) > _CONTEXT):
        found = valid_day(told.year, told.month, expression.day)
        return _with_part(expression, found, BEFORE) if found else _time(expression, None, "no such day")
    if here is None or (reached.day is not None and told is None and abs((here - reached.day).days) > _CONTEXT):
        return _time(expression, None, NO_DAY)
    months = [add_months(here.replace(day=1), shift) for shift in (-1, 0, 1)]
    days = [day for first in months if (day := valid_day(first.year, first.month, expression.day))]
    past, coming = [d for d in days if d <= here], [d for d in days if d >= here]
    if not (coming if ahead else past):
        return _time(expression, None, "no such day")
    return _with_part(expression, min(coming) if ahead else max(past), anchor.basis)


def _clock(expression: Expression, anchor: Anchor, reached: Reached, ahead: bool | None) -> Time:
    told = reached.day if reached.unit == "D" else None
    day = told or anchor.day
    if day is None:
        return _time(expression, None, NO_DAY, "TIME")
    value = expression.value
    if value == _MIDNIGHT and told is None and not ahead:
        value = "T00:00"  # "since midnight": the one before the report
    return _time(expression, day.isoformat() + value, anchor.basis, "TIME")


def _period(expression: Expression, anchor: Anchor, reached: Reached, ahead: bool | None) -> Time:
    shift, unit = expression.shift or 0, expression.unit
    if expression.from_text and reached.settles(unit) and reached.day:
        found_day = shifted(reached.day, unit, shift)
        if unit != "D" or not _overshoots(found_day, reached.day, anchor, ahead):
            return _time(expression, value_of(found_day, unit), BEFORE)
    if expression.from_text and unit == "D" and not ahead:
        return _time(expression, None, NOTHING_BEFORE)
    if unit == "Y" and anchor.day is None and anchor.year is not None:
        return _time(expression, str(anchor.year + shift), anchor.basis)
    if anchor.day is None or (anchor.both_ways and unit != "Y"):
        return _time(expression, None, NO_DAY)
    if unit == "WE":
        back = nearest_weekday(anchor.day, 5, 1 if shift > 0 or ahead else -1)
        back += dt.timedelta(days=7 * (shift - (shift > 0) + (shift < 0)))
        return _time(expression, value_of(back, "WE"), anchor.basis)
    if unit in ("TM", "TH", "TS"):
        return _time(expression, anchor.day.isoformat(), anchor.basis, "TIME")
    step = {"E": "E", "C": "C"}.get(unit, unit)
    found = _time(expression, value_of(shifted(anchor.day, step, shift), unit), anchor.basis)
    if shift == 0 and expression.edge == "earlier" and found.first and found.last and found.first <= anchor.day:
        return replace(found, last=min(found.last, anchor.day))
    return found


def _that_unit(expression: Expression, anchor: Anchor, reached: Reached, ahead: bool | None) -> Time:
    if reached.day is None or (expression.unit == "D" and not reached.settles("D")):
        return _time(expression, None, NOTHING_BEFORE)
    return _time(expression, value_of(reached.day, expression.unit), BEFORE)


def _moved(expression: Expression, anchor: Anchor, reached: Reached, ahead: bool | None) -> Time:
    day, basis = anchor.day, anchor.basis
    later = expression.shift == 1
    if expression.from_text and reached.day and expression.start - reached.at <= (_LATER if later else _EARLIER):
        if not reached.settles(expression.unit):
            day, basis = None, NOTHING_BEFORE  # "in March 1996. Three weeks later"
        elif reached.unit != "D":
            day, basis = reached.day, BEFORE
    if expression.from_text and reached.day and reached.unit == "D":
        day, basis = reached.day, BEFORE
    if expression.count is None:
        value = "PAST_REF" if expression.shift == -1 else "FUTURE_REF"
        return _time(expression, value, IN_FULL)
    if expression.unit == "Y" and expression.count == 1 and reached.quarter and expression.shift == -1:
        return _time(expression, _year_before(reached.quarter), "the quarter named before it")
    if day is None or (anchor.both_ways and not expression.from_text):
        return _time(expression, None, basis if basis == NOTHING_BEFORE else NO_DAY)
    if later and expression.from_text and day == anchor.day and basis != BEFORE and not anchor.both_ways and not ahead:
        return _time(expression, None, NOTHING_BEFORE)
    moved = shifted(day, expression.unit, expression.count * (expression.shift or 0))
    if expression.unit[0] == "T":
        return _time(expression, moved.isoformat(), basis, "TIME")
    exact = expression.unit in ("D", "W")
    return _time(expression, value_of(moved, "D" if exact else expression.unit), basis)


def _year_before(quarter: str) -> str:
    return str(int(quarter[:4]) - 1) + quarter[4:]


def _span(expression: Expression, anchor: Anchor, reached: Reached, ahead: bool | None) -> Time:
    unit, count = expression.unit, expression.count
    number = "X" if count is None else f"{count:g}"
    if unit == "E" and count is not None:
        unit, number = "Y", f"{count * 10:g}"
    if unit in ("TH",) and count is not None and count % 1:
        value = f"PT{int(count)}H30M" if count > 1 else "PT30M"
    else:
        value = f"PT{number}{unit[1]}" if unit[0] == "T" else f"P{number}{unit}"
    first = last = None
    basis = IN_FULL
    if expression.side and anchor.day and count is not None and not anchor.both_ways:
        other = shifted(anchor.day, expression.unit, count * expression.side)
        if unit[0] == "T":
            hours = count / {"TH": 1, "TM": 60, "TS": 3600}[unit]
            other = anchor.day + dt.timedelta(days=round(hours / 24) * expression.side)
        first, last = min(other, anchor.day), max(other, anchor.day)
        basis = anchor.basis
    return Time(expression.start, expression.end, "DURATION", value, first, last, basis)


def _quarter(expression: Expression, anchor: Anchor, reached: Reached, ahead: bool | None) -> Time:
    count, year, basis = int(expression.count or 1), expression.year, IN_FULL
    if year is None:
        if anchor.day is None:
            return _time(expression, None, NO_YEAR)
        year, basis = anchor.day.year, anchor.basis
        now = (anchor.day.month + 2) // 3
        if expression.shift is not None:
            year += expression.shift
        elif count > now + (1 if ahead else 0) + (count == 4 and now == 4):
            year -= count - now > (2 if ahead else 1)
    value = f"{year}-Q{count}"
    return _time(expression, value, basis)


def _that_quarter(expression: Expression, anchor: Anchor, reached: Reached, ahead: bool | None) -> Time:
    quarter = reached.quarter
    if expression.year is not None:
        return _time(expression, f"{expression.year}{quarter[4:]}" if quarter else str(expression.year), IN_FULL)
    if quarter is None:
        if anchor.day is None:
            return _time(expression, None, NO_DAY)
        quarter = value_of(add_months(anchor.day, -3), "Q")
    return _time(expression, _year_before(quarter) if expression.shift == -1 else quarter, anchor.basis)


def _half(expression: Expression, anchor: Anchor, reached: Reached, ahead: bool | None) -> Time:
    year = expression.year
    if year is None:
        known = anchor.day.year if anchor.day else anchor.year
        if known is None:
            return _time(expression, None, NO_YEAR)
        year = known + (expression.shift or 0)
    return _time(expression, f"{year}-H{int(expression.count or 1)}", anchor.basis)


def _season(expression: Expression, anchor: Anchor, reached: Reached, ahead: bool | None) -> Time:
    if expression.year is not None:
        return _time(expression, f"{expression.year}-{expression.value}", IN_FULL)
    if anchor.day is None:
        return _time(expression, None, NO_YEAR if anchor.year is None else NO_DAY)
    year = anchor.day.year
    first, last = SEASON_MONTHS[expression.value]
    if expression.shift == -1 and last % 12 >= anchor.day.month:
        year -= 1
    elif expression.shift == 1 and first <= anchor.day.month:
        year += 1
    elif expression.shift is None and not ahead and first > anchor.day.month:
        year -= 1
    return _time(expression, f"{year}-{expression.value}", anchor.basis)


_RESOLVERS = {
    "day": _day,
    "month": _month,
    "year": _year,
    "fixed": _fixed,
    "set": _set,
    "weekday": _weekday,
    "near day": _near_day,
    "clock": _clock,
    "month day": _month_day,
    "period": _period,
    "that unit": _that_unit,
    "moved": _moved,
    "span": _span,
    "quarter": _quarter,
    "that quarter": _that_quarter,
    "half": _half,
    "season": _season,
}
