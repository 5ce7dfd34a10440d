"""A figure's span in a Doc in, the day as of which it holds out: that of its own clause before others of its sentence."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from spacy.tokens import Doc, Token

from ..annotations import Time

_STOP = re.compile(r"(?<!\b[A-Z])\.(?=[ \"\u201d])|[!?](?= )|\n")  # no stop ends "U.S. troops"
_WHEN = re.compile(r",? when\b[^,;]{0,120}")
_FAR = 2000  # code points to look back for the beginning of a sentence


def sentence_span(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence around a span, by its punctuation: half-open code points."""
    first = max((match.start() for match in _STOP.finditer(text, max(0, start - _FAR), start)), default=-1) + 1
    after = _STOP.search(text, end)
    return first, len(text) if after is None else after.start()


def as_of(doc: Doc, text: str, start: int, end: int, attribution: int | None) -> dt.date | None:
    """The one day that its clause, else its sentence names, else the day on which it was said.

    None where the clause is of a year or month ("since 2029, when a bomb killed 40").
    """
    first, last = sentence_span(text, start, end)
    named = [t for t in doc._.times if first <= t.start < last and t.first is not None]
    days: list[dt.date] = [t.first for t in named if t.first is not None and t.first == t.last]
    if days and len(named) > 1:
        own = _own(doc, text, start, end, named)
        if len(own) == 1:
            day: dt.date | None = own[0].first
            return day if day == own[0].last else None
    if days:
        return days[0]
    said_on: dt.date | None = None if attribution is None else doc._.attributions[attribution].said_on
    return said_on


def _own(doc: Doc, text: str, start: int, end: int, named: Sequence[Time]) -> list[Time]:
    """The times of the figure's clause: those that it tells of ("2029, when"), else those that hang on its verb."""
    told_of = [t for t in named if t.end <= start and _WHEN.fullmatch(text, t.end, start)]
    verb = None if told_of or not doc.has_annotation("DEP") else _verb(doc, start, end)
    return told_of if verb is None else [t for t in named if _hangs_on(doc, t, verb)]


def _verb(doc: Doc, start: int, end: int) -> Token | None:
    """The verb of the figure's clause."""
    span = doc.char_span(start, end, alignment_mode="expand")
    if not span:
        return None
    return next((token for token in (span.root, *span.root.ancestors) if token.pos_ == "VERB"), None)


def _hangs_on(doc: Doc, time: Time, verb: Token) -> bool:
    span = doc.char_span(time.start, time.end, alignment_mode="expand")
    if not span:
        return False
    above = next((token for token in span.root.ancestors if token.pos_ in ("VERB", "AUX")), None)
    return above is not None and above.i == verb.i
