"""Figures of one subject in; for each day the lowest and highest that was given and by whom, and where to draw them, out."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from .figures import Figure, FigureGroup, number, printed

LEAST_VALUES, LEAST_DAYS = 3, 2
WIDTH, HEIGHT = 340, 132
_LEFT, _RIGHT, _TOP, _BOTTOM = 8, 12, 20, 22  # room for labels, in units of the drawing
_WIDEST = 3.0  # "dozens" may be 12 or 99: such a figure stands in the list and bounds nothing
_LABELLED = 7  # days with their value beside the mark; of more only the first, the highest and the last
_APART = 3.2  # least distance of two marks, so that neighbouring days do not run together


@dataclass(frozen=True)
class Range:
    """What was given for one day: the lowest and the highest figure, with all who gave these."""

    day: str
    lowest: Figure
    highest: Figure
    low_by: tuple[str, ...]
    high_by: tuple[str, ...]
    x: float
    y_low: float
    y_high: float
    open: bool
    """Whether the highest is a bound from below ("at least 50"): it may have been more."""
    label: str
    """The highest, where the drawing has room for it."""

    @property
    def one(self) -> bool:
        """Whether all gave the same number."""
        return self.lowest.value == self.highest.upper

    @property
    def words(self) -> str:
        """`9`, `14 to 17`, `at least 50`."""
        low, high = printed(self.lowest), printed(self.highest)
        return high if self.one else f"{low} to {high}"


@dataclass(frozen=True)
class Series:
    """The days in order, with their places in the drawing; `undated` figures have no day."""

    subject: str
    ranges: tuple[Range, ...]
    undated: int
    line: str
    """The points of the line through the highest figures."""

    @property
    def summary(self) -> str:
        """The series in a sentence, for those who do not see the drawing."""
        return f"{self.subject}: " + "; ".join(f"{each.words} on {each.day}" for each in self.ranges)


def series(group: FigureGroup) -> Series | None:
    """The series of a group; None with fewer than three dated values or two days, where a list says it better."""
    by_day: defaultdict[str, list[Figure]] = defaultdict(list)
    for figure in group.figures:
        if figure.value is not None and figure.day and (figure.upper or 0.0) <= _WIDEST * figure.value:
            by_day[figure.day].append(figure)
    dated = sum(len(figures) for figures in by_day.values())
    if dated < LEAST_VALUES or len(by_day) < LEAST_DAYS or not group.unit:
        return None
    days = sorted(by_day)
    top = max(figure.upper or 0.0 for figures in by_day.values() for figure in figures)
    places = _places(days)
    peak = max(days, key=lambda day: (max(figure.upper or 0.0 for figure in by_day[day]), day))
    named = set(days) if len(days) <= _LABELLED else {days[0], peak, days[-1]}
    ranges = tuple(_range(day, by_day[day], x, top, day in named) for day, x in zip(days, places, strict=True))
    line = " ".join(f"{each.x},{each.y_high}" for each in ranges)
    undated = sum(figure.value is not None and not figure.day for figure in group.figures)
    return Series(group.unit, ranges, undated, line)


def _places(days: Sequence[str]) -> list[float]:
    """Where each day stands from left to right, in proportion to time; a gap of weeks does not squeeze the rest."""
    numbers = [dt.date.fromisoformat(day).toordinal() for day in days]
    gaps = [max(1, b - a) for a, b in pairwise(numbers)]
    usual = sorted(gaps)[len(gaps) // 2]
    steps = [min(gap, 4 * usual) for gap in gaps]
    room = WIDTH - _LEFT - _RIGHT
    places, at = [float(_LEFT)], 0
    for step in steps:
        at += step
        places.append(round(max(_LEFT + room * at / sum(steps), places[-1] + _APART), 1))
    return places


def _range(day: str, figures: Sequence[Figure], x: float, top: float, labelled: bool) -> Range:
    lowest = min(figures, key=lambda each: (each.value or 0.0, printed(each), each.figure_id))
    highest = max(figures, key=lambda each: (each.upper or 0.0, each.comparator == "exactly", each.figure_id))

    def y(value: float | None) -> float:
        return round(HEIGHT - _BOTTOM - (HEIGHT - _TOP - _BOTTOM) * (value or 0.0) / (top or 1.0), 1)

    return Range(
        day, lowest, highest, _givers(figures, printed(lowest)), _givers(figures, printed(highest)), x,
        y(lowest.value), y(highest.upper), highest.comparator in ("at least", "more than"),
        number(highest.upper) if labelled else "",
    )  # fmt: skip


def _givers(figures: Sequence[Figure], words: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.speaker or each.outlet for each in figures if printed(each) == words))
