"""Two reported figures in; whether they count the same thing at the same time and cannot both be right, out."""

from __future__ import annotations

import math
from typing import Any

from .pairs.features import align
from .pairs.vectors import words
from .pairs.wording import wording

Row = dict[str, Any]
_ABOUT = 0.1  # "about 200" is taken to cover 180 to 220
_SAME_UNIT = 0.6
_SAME_SUBJECT = 0.35


def conflict(a: Row, b: Row) -> tuple[float, str]:
    """(confidence, words that tell it); 0 where the figures may both be right.

    Rows hold value, value_high, comparator, unit, about, as_of, dated, published_on, speaker_id, article_id, derived.
    Two figures of one speaker, or of different days, are a development and never a contradiction.
    """
    if a["derived"] or b["derived"] or not apart(a, b):
        return 0.0, ""
    if a["speaker_id"] is not None and a["speaker_id"] == b["speaker_id"]:
        return 0.0, ""
    if a["speaker_id"] is None and b["speaker_id"] is None and a["article_id"] == b["article_id"]:
        return 0.0, ""
    same_day = _same_day(a, b)
    if same_day == 0.0:
        return 0.0, ""
    unit = likeness(a["unit"], b["unit"])
    if unit < _SAME_UNIT:
        return 0.0, ""
    subject = likeness(f"{a['unit']} {a['about'] or a['resolved']}", f"{b['unit']} {b['about'] or b['resolved']}")
    if subject < _SAME_SUBJECT:
        return 0.0, ""
    return round(min(0.9, unit * (0.35 + 0.5 * subject) * same_day + 0.1), 6), f"{a['text']} / {b['text']}"


def bounds(row: Row) -> tuple[float, float]:
    """The lowest and highest number that the words allow."""
    low = float(row["value"])
    high = float(row["value_high"]) if row["value_high"] is not None else low
    match row["comparator"]:
        case "more than" | "at least":
            return low, math.inf
        case "up to" | "less than":
            return 0.0, high
        case "nearly":
            return low * (1 - _ABOUT), high
        case "about":
            return low * (1 - _ABOUT), high * (1 + _ABOUT)
    return low - _rounding(low), high + _rounding(high)


def apart(a: Row, b: Row) -> bool:
    """Whether no number fits both."""
    low_a, high_a = bounds(a)
    low_b, high_b = bounds(b)
    return high_a < low_b or high_b < low_a


def _rounding(value: float) -> float:
    """Half of the last digit that is given, for numbers of which at least the last two digits are zero."""
    whole = round(value)
    if whole < 100 or abs(whole - value) > 1e-9 or whole % 100:
        return 0.0
    step = 100
    while whole % (step * 10) == 0:
        step *= 10
    return step / 2


def _same_day(a: Row, b: Row) -> float:
    """1 for figures of one day, less where a day is only known by publication, 0 for different or unknown days."""
    if a["as_of"] is not None and b["as_of"] is not None:
        return 1.0 if a["as_of"] == b["as_of"] else 0.0
    day_a, day_b = a["as_of"] or a["published_on"], b["as_of"] or b["published_on"]
    if a["article_id"] == b["article_id"]:
        return 0.95
    if day_a is not None and day_b is not None:
        return 0.85 if day_a == day_b else 0.0
    return 0.0


def likeness(a: str | None, b: str | None) -> float:
    """How alike two short noun phrases are, 0 to 1: the mean of both coverages."""
    if not a or not b:
        return 0.0
    found = align(wording(a.lower()), wording(b.lower()), words().weight)
    return (found.cover_a + found.cover_b) / 2
