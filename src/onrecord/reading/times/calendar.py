"""Days and TimeML values in, other days, values and day intervals out: calendar arithmetic without any text."""

from __future__ import annotations

import datetime as dt
import re

Interval = tuple[dt.date, dt.date]
DAY = dt.timedelta(days=1)
SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14)}

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?|-W(\d\d)(-WE)?|-Q(\d)|-H(\d)|-(SP|SU|FA|WI))?")


def last_of_month(year: int, month: int) -> dt.date:
    """The last day of a month; months beyond 12 run on into the next year."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return dt.date(year + month // 12, month % 12 + 1, 1) - DAY


def valid_day(year: int, month: int, day: int) -> dt.date | None:
    """The day, or None where the calendar has none such."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def add_months(day: dt.date, months: int) -> dt.date:
    """The same day some months on, cut to the length of that month."""
    at = day.year * 12 + day.month - 1 + months
    year, month = at // 12, at % 12 + 1
    return dt.date(year, month, min(day.day, last_of_month(year, month).day))


def shifted(day: dt.date, unit: str, count: float) -> dt.date:
    """The day `count` units on (negative: back); units are TimeML letters, below a day nothing moves."""
    whole = round(count)
    try:
        if unit in ("D", "W"):
            return day + dt.timedelta(days=round(count * (7 if unit == "W" else 1)))
        months = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}.get(unit)
        return day if months is None else add_months(day, round(count * months) if unit != "M" else whole)
    except (ValueError, OverflowError):
        return day


def value_of(day: dt.date, unit: str) -> str:
    """The TimeML value of the unit that holds the day: "1998-03-02", "1998-W10", "1998-03", "1998-Q1", "1998", "199X"."""
    if unit == "W":
        year, week, _ = day.isocalendar()
        return f"{year}-W{week:02}"
    if unit == "WE":
        return value_of(day, "W") + "-WE"
    if unit == "M":
        return f"{day.year:04}-{day.month:02}"
    if unit == "Q":
        return f"{day.year:04}-Q{(day.month + 2) // 3}"
    if unit == "Y":
        return f"{day.year:04}"
    if unit == "E":
        return f"{day.year:04}"[:3] + "X"
    if unit == "C":
        return f"{day.year:04}"[:2]
    return day.isoformat()


def nearest_weekday(day: dt.date, weekday: int, direction: int) -> dt.date:
    """The day itself or the nearest such weekday before (-1), after (+1) or on either side of it (0)."""
    back = (day.weekday() - weekday) % 7
    if direction < 0 or (direction == 0 and back <= 3):
        return day - dt.timedelta(days=back)
    return day + dt.timedelta(days=(weekday - day.weekday()) % 7)


def interval_of(value: str | None) -> Interval | None:
    """First and last day of a TimeML date value (time of day left aside); None where it names no days."""
    if not value:
        return None
    match = _DATE.match(value)
    if match is None:
        return _long_interval(value)
    year, month, day, week, weekend, quarter, half, season = match.groups()
    y = int(year)
    if day:
        found = valid_day(y, int(month), int(day))
        return (found, found) if found else None
    if month:
        return (dt.date(y, int(month), 1), last_of_month(y, int(month))) if 1 <= int(month) <= 12 else None
    if week:
        try:
            monday = dt.date.fromisocalendar(y, int(week), 1)
        except ValueError:
            return None
        return (monday + 5 * DAY, monday + 6 * DAY) if weekend else (monday, monday + 6 * DAY)
    if season:
        first, last = SEASON_MONTHS[season]
        return dt.date(y, first, 1), last_of_month(y, last)
    first, months = 1, 12
    if quarter:
        first, months = 3 * int(quarter) - 2, 3
    elif half:
        first, months = 6 * int(half) - 5, 6
    return (dt.date(y, first, 1), last_of_month(y, first + months - 1)) if 1 <= first <= 12 else None


def _long_interval(value: str) -> Interval | None:
    """The days of a decade ("199X") or a century ("19")."""
    value = value.rstrip("X")
    if not (value.isdecimal() and 2 <= len(value) <= 3):
        return None
    size = 10 if len(value) == 3 else 100
    first = int(value) * size
    return (dt.date(first, 1, 1), dt.date(first + size - 1, 12, 31)) if first else None
