"""quality/gold/figures.txt, times.txt and pairs.txt -> typed cases; each file explains its form at its top."""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import dataclass
from pathlib import Path

from onrecord.schema.values import COMPARATORS
from quality.cases import Block, CaseError, Row, read

TIME_TYPES = frozenset({"date", "time", "duration", "set"})
RELATIONS = frozenset({"supports", "opposes", "contradiction", "development", "unrelated"})
CONTRADICTIONS = frozenset({"denial", "figure", "status", "attribution"})
DAY = re.compile(r"\d{4}-\d\d-\d\d")
TIMEX = re.compile(
    r"(PAST|PRESENT|FUTURE)_REF"
    r"|P(T?(\d+|X)[YMWDHS])+"
    r"|\d{3}X"
    r"|(\d{4}|XXXX)(-(Q[1-4]|SP|SU|FA|WI|W(\d\d|XX)(-(WE|[1-7]))?|\d\d(-\d\d(T(MO|MI|AF|EV|NI|\d\d:\d\d))?)?))?"
)


@dataclass(frozen=True, slots=True)
class Figure:
    """One number that must be read; `value` is None where the text is vague. Span in code points, half-open."""

    line: int
    text: str
    span: tuple[int, int]
    value: float | None
    high: float | None
    comparator: str
    unit: str
    about: str | None


@dataclass(frozen=True, slots=True)
class FigureCase:
    """A sentence and all figures in it, in the order of the text."""

    line: int
    title: str
    text: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Time:
    """One expression of time and its value (ISO 8601 as in TIMEX3), None where the text does not settle it."""

    line: int
    text: str
    span: tuple[int, int]
    type: str
    value: str | None


@dataclass(frozen=True, slots=True)
class TimeCase:
    """A sentence, the day on which it was published, and all expressions of time in it."""

    line: int
    title: str
    anchor: str
    text: str
    times: tuple[Time, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """One statement of a pair: outlet, day of publication, speaker (None: the outlet's own voice), words."""

    outlet: str
    published: str
    speaker: str | None
    text: str


@dataclass(frozen=True, slots=True)
class PairCase:
    """Two statements and how they stand to each other."""

    line: int
    title: str
    a: Said
    b: Said
    relation: str
    kind: str | None
    origins: int | None
    why: str


def _keys(block: Block, row: Row, needed: Set[str], free: Set[str] = frozenset()) -> None:
    for key in sorted(set(row.values) - needed - free):
        raise CaseError(block.path, row.line, f"unknown key {key!r}")
    for key in sorted(needed - set(row.values)):
        raise CaseError(block.path, row.line, f"the key {key!r} is missing")


def _one_of(block: Block, row: Row, key: str, allowed: Set[str]) -> str:
    value = row.values[key]
    if value not in allowed:
        raise CaseError(block.path, row.line, f"{key} {value!r} is none of {', '.join(sorted(allowed))}")
    return value


def _number(block: Block, row: Row, key: str) -> float | None:
    value = row.values.get(key)
    if value is None or value == "vague":
        return None
    try:
        return float(value)
    except ValueError:
        raise CaseError(block.path, row.line, f"{key} {value!r} is no number") from None


def _span(block: Block, row: Row, after: int) -> tuple[int, int]:
    text = row.values["text"]
    start = block.text.find(text, after)
    if start < 0:
        raise CaseError(block.path, row.line, f"does not stand in the sentence (or not in this order): {text!r}")
    return start, start + len(text)


def figure_case(block: Block) -> FigureCase:
    """The case that a block of figures.txt states. Raises CaseError with the line of what does not fit."""
    figures: list[Figure] = []
    at = 0
    for row in block.rows:
        _keys(block, row, {"text", "value", "comparator", "unit"}, {"high", "about"})
        span = _span(block, row, at)
        at = span[1]
        figures.append(
            Figure(
                row.line,
                row.values["text"],
                span,
                _number(block, row, "value"),
                _number(block, row, "high"),
                _one_of(block, row, "comparator", COMPARATORS),
                row.values["unit"],
                row.values.get("about"),
            )
        )
    return FigureCase(block.line, block.title, block.text, tuple(figures))


def time_case(block: Block) -> TimeCase:
    """The case that a block of times.txt states. Raises CaseError with the line of what does not fit."""
    anchor = block.headers.get("anchor", "")
    if not DAY.fullmatch(anchor):
        raise CaseError(block.path, block.line, f"anchor {anchor!r} is no date YYYY-MM-DD")
    times: list[Time] = []
    at = 0
    for row in block.rows:
        _keys(block, row, {"text", "type", "value"})
        span = _span(block, row, at)
        at = span[1]
        value = row.values["value"]
        if value != "null" and not TIMEX.fullmatch(value):
            raise CaseError(block.path, row.line, f"value {value!r} is none of TIMEX3")
        kind = _one_of(block, row, "type", TIME_TYPES)
        times.append(Time(row.line, row.values["text"], span, kind, None if value == "null" else value))
    return TimeCase(block.line, block.title, anchor, block.text, tuple(times))


def _said(block: Block, row: Row, key: str) -> Said:
    _keys(block, row, {key, "text"}, {"speaker"})
    outlet, comma, published = row.values[key].rpartition(", ")
    if not comma or not DAY.fullmatch(published):
        raise CaseError(block.path, row.line, f"expected `outlet, YYYY-MM-DD`, found {row.values[key]!r}")
    return Said(outlet, published, row.values.get("speaker"), row.values["text"])


def pair_case(block: Block) -> PairCase:
    """The case that a block of pairs.txt states. Raises CaseError with the line of what does not fit."""
    if len(block.rows) != 3:
        raise CaseError(block.path, block.line, "a pair has three rows: a, b and relation")
    first, second, last = block.rows
    a, b = _said(block, first, "a"), _said(block, second, "b")
    _keys(block, last, {"relation", "why"}, {"kind", "origins"})
    relation = _one_of(block, last, "relation", RELATIONS)
    if (relation == "contradiction") != ("kind" in last.values):
        raise CaseError(block.path, last.line, "a kind belongs to each contradiction and to nothing else")
    kind = _one_of(block, last, "kind", CONTRADICTIONS) if "kind" in last.values else None
    origins = _number(block, last, "origins")
    return PairCase(
        block.line,
        block.title,
        a,
        b,
        relation,
        kind,
        None if origins is None else int(origins),
        last.values["why"],
    )


def read_figures(path: Path) -> tuple[FigureCase, ...]:
    """All cases of a file of figures, in its order."""
    return tuple(figure_case(block) for block in read(path))


def read_times(path: Path) -> tuple[TimeCase, ...]:
    """All cases of a file of times, in its order."""
    return tuple(time_case(block) for block in read(path))


def read_pairs(path: Path) -> tuple[PairCase, ...]:
    """All cases of a file of pairs, in its order."""
    return tuple(pair_case(block) for block in read(path))
