"""Text, its furniture and its publication day in, the text's times out, each with value, days and reason."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from ..annotations import Span, Time
from .anchors import NO_DAY, Anchor, Reached, resolve
from .clock import clock_times, numeric_dates
from .expression import Expression
from .grammar import expressions_of
from .holidays import named_days, year_before, years_back
from .inference import is_told, own_anchor
from .lexicon import AGENTS, FUNCTION_WORDS, PERSONS
from .outlook import looks_ahead, was_planned, weekday_ahead

PUBLISHED = "counted from the day of publication"
PUBLISHED_INFERRED = "counted from the inferred day of publication"
SETTLED = "counted from the day that the other articles settle"
_JOINT = re.compile(r"[\s,]*(?:[A-Z]{2,4}\b[\s,]*)?(?:(?:on|at)\s)?(?:about |around )?")
_LENGTHS = (("D", 1), ("W", 7), ("M", 31), ("Q", 185), ("Y", 366))  # a unit and the days that it has at most
_SAID = re.compile(
    r"\b(?:said|say|says|told|announced|confirmed|reported|added|stated)(?: [\w'\u2019-]+){0,4}? (?:(?:early|late) )?(?:on )?\Z"
)
_SENTENCE, _SAYING = 300, 60  # code points: the longest sentence looked at, from a verb of saying to its day
_SENTENCE_END = re.compile(r"[.!?][\"\u201d]?\s|\n")
_QUOTATION = re.compile(
    r"[\"\u201c][^\"\u201c\u201d\n]+[\"\u201d]"
)  # its days are the speaker's: no account goes on from them in the next paragraph
_NEXT_WORDS = re.compile(r"(?:\s+[^\W\d_]+){1,3}")
_PROGRAMME = re.compile(r"\sshow\b|\sprogram(?:me)?\b", re.IGNORECASE)
_DAY_PAPER = re.compile(
    r" (?:Times|Mirror|People|Herald|Express|Telegraph|Mail|Post|Star|Sun|Independent|World|Tribune|Standard|Observer|Gazette|Courier|Nation|News|Record)\b"
)
_PAPER_OF_DAY = re.compile(r"\b(?:Mail|Independent|Scotland|Wales) on \Z")


def times_of(
    text: str,
    published_on: dt.date | None = None,
    *,
    inferred: bool = False,
    year: int | None = None,
    around: dt.date | None = None,
    furniture: Sequence[Span] = (),
) -> tuple[Time, ...]:
    """The times of a text in order, none overlapping.

    `published_on` anchors what is relative; without it the text's own dates do, or `year`, where other articles give
    it, or `around`, the day that they settle; `inferred` says that published_on is itself an inference. Nothing inside `furniture` counts.
    """
    here = published_on or around
    expressions = [e for e in _all(text, here) if not any(a < e.end and e.start < b for a, b in furniture)]
    if published_on is None and around is None:
        expressions = [
            replace(e, shift=-1)
            if e.kind == "day" and year_before(e, expressions, year is not None) and not looks_ahead(text, e.start)
            else e
            for e in expressions
        ]
    if here is not None:
        expressions = [years_back(e, here) if e.kind == "day" and e.count else e for e in expressions]
    if published_on is not None:
        anchor = Anchor(published_on, published_on.year, PUBLISHED_INFERRED if inferred else PUBLISHED)
    elif around is not None:
        anchor = Anchor(around, around.year, SETTLED)
    else:
        told = [e for e in expressions if e.kind == "day" and is_told(text, e, looks_ahead(text, e.start))]
        anchor = own_anchor(expressions, year, told)
    reached = Reached()
    before: tuple[int, Reached] | None = None  # where a quotation ends, and what its article had reached before it
    quotations = [match.span() for match in _QUOTATION.finditer(text)]
    said: dt.date | None = None
    found = []
    for expression in expressions:
        if before is not None and text.find("\n", before[0], expression.start) >= 0:
            reached, before = before[1], None
        within = _end_around(quotations, expression.start)
        if within is None:
            before = None
        elif before is None:
            before = within, replace(reached)
        ahead = _ahead(text, expression, anchor)
        from_here = anchor
        if expression.kind == "weekday" and ahead and was_planned(text, expression.start):
            from_here = replace(anchor, both_ways=True)
        by = expression.kind == "clock" and said is not None and text.endswith("by ", 0, expression.start)
        time = resolve(expression, from_here, replace(reached, day=said) if by else reached, ahead)
        found.append(time)
        if _only_said(text, expression, reached):
            said = time.first  # "121 had been pulled out by noon": that of the day on which it is told
        elif not by:
            _reach(time, reached)
    return tuple(found)


def _end_around(spans: Sequence[tuple[int, int]], at: int) -> int | None:
    """The end of the span, of spans in order, that holds a place; None where none does."""
    before = bisect_right(spans, at, key=lambda span: span[0])
    return spans[before - 1][1] if before and at < spans[before - 1][1] else None


def _ahead(text: str, expression: Expression, anchor: Anchor) -> bool | None:
    if expression.kind == "weekday" and expression.weekday is not None and anchor.day is not None:
        return weekday_ahead(text, expression.start, expression.end, expression.weekday, anchor.day)
    possessed = text.startswith(("'s ", "\u2019s "), expression.end)
    return False if possessed else looks_ahead(text, expression.start)


def _only_said(text: str, expression: Expression, reached: Reached) -> bool:
    """True of the day on which a sentence was said that has named another one: the account goes on from that other day."""
    if expression.kind != "weekday" or reached.day is None or reached.unit != "D" or expression.start <= reached.at:
        return False
    if expression.start - reached.at > _SENTENCE or _SENTENCE_END.search(text, reached.at, expression.start):
        return False
    return _SAID.search(text, max(reached.at, expression.start - _SAYING), expression.start) is not None


def _all(text: str, here: dt.date | None) -> list[Expression]:
    exact = sorted(clock_times(text) + numeric_dates(text, here) + named_days(text), key=lambda e: e.start)
    words = [
        e
        for e in expressions_of(text)
        if not any(x.start < e.end and e.start < x.end for x in exact)
        and not is_age(text, e.start, e.end)
        and not is_programme(text, e.start, e.end)
    ]
    found: list[Expression] = []
    for expression in sorted(exact + words, key=lambda e: (e.start, e.end)):
        merged = _merged(text, found[-1], expression) if found else None
        if merged is None:
            found.append(expression)
        else:
            found[-1] = merged
    return found


def is_age(text: str, start: int, end: int) -> bool:
    """True of "a 52-year-old man": how old a person is tells neither when nor how many; "a four-year-old war" does."""
    if not text[start:end].lower().endswith("-old") or text[max(0, start - 5) : start].endswith(
        (", a ", ", an ", ", the ")
    ):
        return text[start:end].lower().endswith("-old")
    following = _NEXT_WORDS.match(text, end)
    words = following[0].split() if following else []
    if not words or not words[0].islower() or words[0] in FUNCTION_WORDS:
        return True
    noun = [w for at, w in enumerate(words) if not FUNCTION_WORDS.intersection(words[: at + 1])]
    return any(w in PERSONS or w.rstrip("s").endswith(AGENTS) for w in noun)


def is_programme(text: str, start: int, end: int) -> bool:
    """True of the day that names a programme or a paper: "the Today programme", "USA Today", "the Sunday Herald", "the Mail on Sunday"."""
    if text[start:end] in ("Sunday", "Saturday"):
        return (
            _DAY_PAPER.match(text, end) is not None or _PAPER_OF_DAY.search(text, max(0, start - 20), start) is not None
        )
    if text[start:end] not in ("Today", "Tonight"):
        return False
    before = text[max(0, start - 4) : start]
    return _PROGRAMME.match(text, end) is not None or before.endswith(("'s ", "\u2019s ", "USA "))


def _merged(text: str, left: Expression, right: Expression) -> Expression | None:
    """One expression of "10 p.m. EST on Friday" or "Friday at 10 p.m."; None where the two stand apart."""
    if left.part and left.kind == "near day" and right.kind in ("day", "weekday"):
        return replace(right, start=left.start, part=left.part) if text[left.end : right.start] == " of " else None
    if {"clock"} == {e.kind for e in (left, right) if e.kind not in ("day", "weekday", "near day")}:
        clock, day = (left, right) if left.kind == "clock" else (right, left)
        if day.kind != "clock" and not day.part and _JOINT.fullmatch(text, left.end, right.start):
            return replace(day, start=left.start, end=right.end, part=clock.value)
    return None


def _reach(time: Time, reached: Reached) -> None:
    if time.value is None:
        if time.basis == NO_DAY:
            reached.day = None  # "the same day" is then this one, which nobody knows, not an older one
        return
    if "-Q" in time.value and not time.basis.endswith("before it"):
        reached.quarter = time.value
    if time.type in ("DATE", "TIME") and time.first and time.last and time.value[:1].isdigit():
        reached.day, reached.unit, reached.at = time.first, _length(time.first, time.last), time.end


def _length(first: dt.date, last: dt.date) -> str:
    """The unit that holds the days from one to another."""
    days = (last - first).days
    return next((unit for unit, most in _LENGTHS if days < most), "E")
