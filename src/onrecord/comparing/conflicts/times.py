"""The phrases of a frame in; the moments at which, and the spans for which, it is told, and whether two of them exclude each other, out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..pairs.wording import stem

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    "january february march april may june july august september october november december".split()
)  # fmt: skip
_WEEKDAY_OF = {stem(word): number for number, word in enumerate(_WEEKDAYS)}
_MONTH_OF = {stem(word): number for number, word in enumerate(_MONTHS)}
_AT = ("", "on", "in", "at", "early", "late")
_LATE = r"(?:late (?:on )?{day}|{day} (?:night|evening)|overnight|midnight|night (?:of|on) {day})"
_EARLY = (
    r"(?:early (?:on )?{day}|{day} (?:morning|dawn)|(?:dawn|small hours|hours) (?:of |on )?{day}|overnight|midnight)"
)
_YEAR = re.compile(r"(?:19|20)\d\d$")
_RELATIVE = frozenset(stem(word) for word in ("last", "next", "every", "each", "previous"))
_HOURS = {
    stem(word): hours
    for word, hours in (
        ("minute", 1 / 60),
        ("hour", 1.0),
        ("day", 24.0),
        ("week", 168.0),
        ("month", 730.0),
        ("year", 8760.0),
    )
}
_NUMBERS = {
    stem(word): number
    for number, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)
} | {"a": 1}
_WIDE = 1.5  # times one span from which another is not a rounding of it


@dataclass(frozen=True)
class Moment:
    """A day of the week (0: Monday), or a date as far as it is given; `late`, `early`: near the day after, the day before."""

    weekday: int | None
    day: int | None
    month: int | None
    year: int | None
    late: bool
    early: bool
    words: str


def moments(text: str, rest: Sequence[tuple[str, tuple[str, ...]]]) -> tuple[Moment, ...]:
    """The moments that a frame's own phrases give, at most one a phrase; "last May" and "every Monday" give none."""
    out = []
    for preposition, phrase in rest:
        if preposition not in _AT or _RELATIVE & set(phrase):
            continue
        weekday = next((_WEEKDAY_OF[word] for word in phrase if word in _WEEKDAY_OF), None)
        month = next((_MONTH_OF[word] for word in phrase if word in _MONTH_OF), None)
        year = next((int(word) for word in phrase if _YEAR.match(word)), None)
        day = next((int(word) for word in phrase if month is not None and re.fullmatch(r"\d\d?", word)), None)
        only = all(word in _WEEKDAY_OF or word in _MONTH_OF or word in _PARTS or word.isdigit() for word in phrase)
        if only and (weekday is not None or month is not None or year is not None):
            named = _WEEKDAYS[weekday] if weekday is not None else ""
            late, early = (bool(re.search(told.format(day=named), text, re.I)) for told in (_LATE, _EARLY))
            out.append(Moment(weekday, day, month, year, late, early, _words(weekday, day, month, year)))
    return tuple(out)


_PARTS = frozenset(
    stem(word) for word in "morning night evening afternoon dawn noon midday early late midnight overnight".split()
)


def _words(weekday: int | None, day: int | None, month: int | None, year: int | None) -> str:
    told = [
        "" if day is None else str(day),
        "" if month is None else _MONTHS[month].title(),
        "" if year is None else str(year),
    ]
    date = " ".join(word for word in told if word)
    return date or ("" if weekday is None else _WEEKDAYS[weekday].title())


def rival_times(a: Moment, b: Moment, near: bool, years: bool) -> str:
    """The two moments in words where they exclude each other, else nothing.

    `near`: whether a day of the week is of one week; `years`: whether what is told happens once in a life.
    """
    told = f"{a.words} / {b.words}"
    if a.weekday is not None and b.weekday is not None and a.month is None and b.month is None:
        step = (b.weekday - a.weekday) % 7
        close = (step == 1 and (a.late or b.early)) or (step == 6 and (b.late or a.early))
        return told if near and step and not close else ""
    if a.year is not None and b.year is not None and a.year != b.year:
        return told if years else ""
    if a.month is None or b.month is None or (not years and (a.year is None or b.year is None)):
        return ""
    if a.month != b.month:
        return told if a.day is None or b.day is None or abs(a.day - b.day) < _ENDS else ""
    return told if a.day is not None and b.day is not None and abs(a.day - b.day) > 1 else ""


_ENDS = 28  # from the last of one month to the first of the next


def spans(rest: Sequence[tuple[str, tuple[str, ...]]]) -> tuple[tuple[float, float], ...]:
    """(least, most) hours that a frame is said to last: "for four days", "overnight", "for days"."""
    out = []
    for preposition, phrase in rest:
        if not preposition and phrase == (stem("overnight"),):
            out.append((2.0, 24.0))
        if preposition != "for" or not phrase or phrase[0] not in _HOURS:
            continue
        unit = _HOURS[phrase[0]]
        counts = [_NUMBERS.get(word) or (float(word) if re.fullmatch(r"\d+", word) else 0) for word in phrase[1:]]
        counted = [count for count in counts if count]
        if counted:
            out.append((min(counted) * unit, max(counted) * unit))
        elif len(phrase) == 1:
            out.append((2 * unit, 30 * unit))
    return tuple(out)


def rival_spans(a: tuple[float, float], b: tuple[float, float]) -> bool:
    """Whether no length fits both."""
    (_, shorter), (longer, _) = sorted((a, b))
    return longer >= _WIDE * shorter
