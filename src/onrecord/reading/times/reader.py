"""Text, its furniture and its publication day in, the text's times out, each with value, days and reason."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace

from ..annotations import Span, Time
from .anchors import NO_DAY, Anchor, Reached, resolve
from .clock import clock_times, numeric_dates
from .expression import Expression
from .grammar import expressions_of
from .holidays import named_days, year_before, years_back
from .inference import is_told, own_anchor
from .lexicon import AGENTS, FUNCTION_WORDS, FUTURE_CUES, PAST_CUES, PERSONS

PUBLISHED = "counted from the day of publication"
PUBLISHED_INFERRED = "counted from the inferred day of publication"
SETTLED = "counted from the day that the other articles settle"
_WINDOW = 110  # code points before an expression in which the verb of its clause is looked for
_JOINT = re.compile(r"[\s,]*(?:[A-Z]{2,4}\b[\s,]*)?(?:(?:on|at)\s)?(?:about |around )?")
_DEADLINE = re.compile(r"(?:(?<!not )(?<!up )\b[a-z]+\s(?:until|by)|\bas (?:early|soon) as)\s(?:the\s)?\Z")
_DONE = re.compile(r"\b(?:had|was|were)\b[^.;:!?]*\b(?:until|by)\s(?:the\s)?\Z")  # "had been recovered by Tuesday"
_CONDITION = re.compile(
    r"\b(?:[Ii]f|[Uu]nless)\b[^.;:!?\n]*\b(?:is|are|do|does|has|have|can)\b[^.;:!?\n]*\b(?:by|until)\s(?:the\s)?\Z"
)
_BACKSHIFTED = re.compile(
    r"\b(?:was|were|been)\s(?:\w+ly\s)?(?:scheduled|due|slated|expected|planned|set|supposed)\b[^.;:!?\n]*\Z"
)
_NEXT_WORDS = re.compile(r"(?:\s+[^\W\d_]+){1,3}")
_OPENING = re.compile(r"(?:^|\n|[.!?][\"\u201d]?\s)\s*(?:[Oo]n\s)?\Z")
_LATER = re.compile(r"\w+,?(?:\s[\w'\u2019-]+){1,4}?\s(?:will|is to|are to|is due|are due)\b")
_PROGRAMME = re.compile(r"\sshow\b|\sprogram(?:me)?\b", re.IGNORECASE)
_DAY_PAPER = re.compile(
    r" (?:Times|Mirror|People|Herald|Express|Telegraph|Mail|Post|Star|Sun|Independent|World|Tribune|Standard|Observer|Gazette|Courier|Nation|News|Record)\b"
)
_PAPER_OF_DAY = re.compile(r"\b(?:Mail|Independent|Scotland|Wales) on \Z")
_CUE = re.compile(r"[^\W\d_]+|[.;:!?\n]")


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
    expressions = [e for e in _all(text) if not any(a < e.end and e.start < b for a, b in furniture)]
    if published_on is None and around is None:
        expressions = [
            replace(e, shift=-1)
            if e.kind == "day" and year_before(e, expressions, year is not None) and not looks_ahead(text, e.start)
            else e
            for e in expressions
        ]
    here = published_on or around
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
    found = []
    for expression in expressions:
        possessed = text.startswith(("'s ", "\u2019s "), expression.end)  # "Friday's ruling" has been given
        ahead = False if possessed else looks_ahead(text, expression.start)
        from_here = anchor
        if expression.kind == "weekday" and ahead and _was_planned(text, expression.start):
            from_here = replace(anchor, both_ways=True)
        time = resolve(expression, from_here, reached, ahead)
        found.append(time)
        _reach(time, reached)
    return tuple(found)


def _all(text: str) -> list[Expression]:
    exact = sorted(clock_times(text) + numeric_dates(text) + named_days(text), key=lambda e: e.start)
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


def looks_ahead(text: str, start: int) -> bool | None:
    """Where the verb nearest before the place in its sentence points: True forward ("will meet on"), False back.

    None where no verb says so.
    """
    if _DEADLINE.search(text, max(0, start - 24), start) and not _DONE.search(text, max(0, start - 60), start):
        return True
    if _CONDITION.search(text, max(0, start - _WINDOW), start):
        return True  # "if the bridge is not open by Friday"
    words = [match.group() for match in _CUE.finditer(text, max(0, start - _WINDOW), start)]
    for at in range(len(words) - 1, -1, -1):
        word = words[at]
        if word == "to" and at and words[at - 1] in ("is", "are"):
            return True
        if word in ".;!?\n":
            break
        if at and words[at - 1] in ("be", "been") and word.endswith("ed"):
            continue  # a passive: its auxiliary says more
        if word.lower() in FUTURE_CUES and word != "May":  # the month, as in the day of a dateline
            return True
        if word.lower() in PAST_CUES or (word.endswith("ed") and len(word) > 4 and word[0].islower()):
            return False
    return _fronted(text, start)


def _was_planned(text: str, start: int) -> bool:
    """True of "was due to open on Friday": told afterwards or before, so that the nearest Friday is meant."""
    return _BACKSHIFTED.search(text, max(0, start - _WINDOW), start) is not None


def _fronted(text: str, start: int) -> bool | None:
    """True of "On Friday the court will rule": the verb of a sentence that begins with the day looks forward."""
    opening = _OPENING.search(text, max(0, start - 12), start)
    return True if opening and _LATER.match(text, start) else None


def _reach(time: Time, reached: Reached) -> None:
    if time.value is None:
        if time.basis == NO_DAY:
            reached.day = None  # "the same day" is then this one, which nobody knows, not an older one
        return
    if "-Q" in time.value and not time.basis.endswith("before it"):
        reached.quarter = time.value
    if time.type in ("DATE", "TIME") and time.first and time.last and time.value[:1].isdigit():
        reached.day, reached.unit = time.first, "D" if time.first == time.last else "M"
