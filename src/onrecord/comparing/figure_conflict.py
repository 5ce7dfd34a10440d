"""Two reported figures in; whether they count the same thing at the same time and cannot both be right, out."""

from __future__ import annotations

import math
from itertools import groupby
from typing import Any

from .pairs.features import align
from .pairs.vectors import words
from .pairs.wording import lexicon, wording

Row = dict[str, Any]
_NEIGHBOURS = 40  # figures with which one figure is compared at most, nearest in value, within a story
_ABOUT = 0.1  # "about 200" is taken to cover 180 to 220
_SAME_UNIT = 0.6
_ONE_COUNT = 0.9
_SAME_SUBJECT = 0.35


def figure_pairs(rows: list[Row]) -> list[tuple[str, str, str, float, str]]:
    """(statement, statement, "figure", confidence, because) for figures of one story that cannot both hold."""
    found = []
    for _, part in groupby(rows, key=lambda row: row["story_id"]):
        smallest: dict[str, Row] = {}
        values: dict[str, set[tuple[float, str | None]]] = {}
        for row in part:
            values.setdefault(row["statement_id"], set()).add((row["value"], row["unit"]))
            kept = smallest.get(row["figure_id"])
            order = (row["size"], row["statement_id"])
            if row["own"] and (kept is None or order < (kept["size"], kept["statement_id"])):
                smallest[row["figure_id"]] = row
        figures = sorted(smallest.values(), key=lambda row: (row["value"], row["figure_id"]))
        for number, one in enumerate(figures):
            for other in figures[number + 1 : number + 1 + _NEIGHBOURS]:
                if values[one["statement_id"]] & values[other["statement_id"]]:
                    continue  # both statements also give one and the same figure
                score, because = conflict(one, other)
                if score > 0:
                    found.append((one["statement_id"], other["statement_id"], "figure", score, because))
    return found


def conflict(a: Row, b: Row) -> tuple[float, str]:
    """(confidence, words that tell it); 0 where the figures may both be right.

    Rows hold value, value_high, comparator, unit, about, as_of, said_on, published_on, speaker_id, article_id, derived.
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
    if _rising({"unit": a["unit"], "about": None}) & _rising({"unit": b["unit"], "about": None}):
        unit = max(unit, _ONE_COUNT)  # "bodies" and "people killed" count the same
    if unit < _SAME_UNIT:
        return 0.0, ""
    subject = _same_subject(a, b)
    if subject < _SAME_SUBJECT:
        return 0.0, ""
    return round(min(0.9, unit * (0.35 + 0.5 * subject) * same_day + 0.1), 6), f"{a['text']} / {b['text']}"


def _same_subject(a: Row, b: Row) -> float:
    """How alike what the two count is. "People killed" says it already; "tonnes" leaves it to the words around."""
    rising_a, rising_b = _rising(a), _rising(b)
    if rising_a or rising_b:
        return 0.6 if rising_a & rising_b else 0.0
    around = likeness(_around(a), _around(b))
    return max(around, 0.6) if len(set(wording(str(a["unit"]).lower()).words)) > 1 else around


def _around(row: Row) -> str:
    """The words around a figure without its unit."""
    unit = set(wording(str(row["unit"]).lower()).words)
    found = wording((row["about"] or row["resolved"]).lower())
    return " ".join(word for word in found.words if word not in unit)


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
    """1 for figures of one day, less where the day is not sure, 0 for different days.

    A count that rises (dead, displaced, detained) needs one day of report too; a stock or a share may be compared across
    days.
    """
    if a["as_of"] is not None and b["as_of"] is not None and a["as_of"] != b["as_of"]:
        return 0.0
    dated = a["as_of"] is not None and b["as_of"] is not None
    if not _rising(a) and not _rising(b):
        return 1.0 if dated else 0.85
    told_a, told_b = a["said_on"] or a["published_on"], b["said_on"] or b["published_on"]
    if told_a is not None and told_b is not None:
        return 0.95 if told_a == told_b else 0.0
    return 0.95 if a["article_id"] == b["article_id"] else 0.7 if dated else 0.0


def _rising(row: Row) -> int:
    """Classes of what is counted (as bits) where that can only grow while an event goes on; 0 where it can change freely."""
    classes: dict[str, int] = lexicon()["classes"]
    found = 0
    for word in wording(f"{row['unit']} {row['about'] or ''}".lower()).words:
        if word in lexicon()["rising"]:
            found |= classes.get(word, 1 << 62)
    return found


def likeness(a: str | None, b: str | None) -> float:
    """How alike two short noun phrases are, 0 to 1: the mean of both coverages; 0 where one is empty."""
    if not a or not b:
        return 0.0
    found = align(wording(a.lower()), wording(b.lower()), words().weight)
    return (found.cover_a + found.cover_b) / 2
