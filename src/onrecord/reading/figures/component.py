"""A Doc with times and attributions in, `doc._.figures` out: the component `onrecord_figures`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from .. import extensions
from ..annotations import ArticleContext, Attribution, Figure, Time
from ..numbers import Word
from ..times.reader import is_age
from .ages import is_set_off_age, is_told_age
from .as_of import as_of, sentence_span
from .bare import left_out
from .counted import Counted
from .grammar import MOVED, quantities_of
from .lexicon import ASIDES, COUNTING, SIZES
from .quantity import Quantity, lower
from .standing import is_clock_time

extensions.register()
_TOLL = re.compile(r"\b(?:death )?toll\b", re.IGNORECASE)


@Language.component("onrecord_figures", requires=["doc._.times", "doc._.attributions"], assigns=["doc._.figures"])
def read_figures(doc: Doc) -> Doc:
    """The Doc with its figures in text order; dates, furniture and numbers inside names give none."""
    article: ArticleContext = doc._.article
    furniture = [(p.start, p.end) for p in article.passages if p.kind in ("furniture", "dateline", "byline")]
    times: Sequence[Time] = doc._.times
    # "eighteen minutes later", "three weeks ago" are dates of a kind, but what they report is a duration
    text = doc.text  # spaCy joins the tokens anew at every call
    dates = [(t.start, t.end) for t in times if t.type in ("DATE", "TIME") and not _APART.search(text[t.start : t.end])]
    words, quantities = quantities_of(text)
    counted = Counted(doc, words)
    found: list[Figure] = []
    for quantity in quantities:
        start, end = words[quantity.first].start, words[quantity.last - 1].end
        if any(a < end and start < b for a, b in furniture) or (
            quantity.kind != "ordinal" and any(_inside(words, quantity, a, b) for a, b in dates)
        ):
            continue
        if is_age(text, start, end) or is_set_off_age(doc, text, start, end):
            continue
        if is_told_age(doc, words, quantity, counted) or is_clock_time(words, quantity):
            continue
        if quantity.value != 0 and _is_no_count(text, start, end, dates):
            continue
        figure = _figure(doc, words, counted, quantity, found)
        if figure is not None and not (quantity.value == 1 and quantity.kind == "count" and _speaks(doc, start)):
            found.append(figure)
    doc._.figures = tuple(_with_borrowed_units(text, found))
    return doc


def _is_no_count(text: str, start: int, end: int, dates: Sequence[tuple[int, int]]) -> bool:
    """True of the 9 of "May 8 to 9", the 2000 of "at 2000 hours" and the one of "not one soldier"."""
    if _NOT_ONE.search(text, max(0, start - 8), end) or _HOURS.search(text, max(0, start - 8), end + 7):
        return True
    joined = next((b for _, b in dates if 0 < start - b <= 5), None)
    return (
        joined is not None and text[joined:start].strip() in ("to", "-", "\u2013", "and") and text[start:end].isdigit()
    )


def _speaks(doc: Doc, start: int) -> bool:
    """True of the one of "one expert said": who speaks is no count."""
    return any(a <= start <= a + 5 and start < b for told in doc._.attributions for a, b in told.source)


def _with_borrowed_units(text: str, figures: Sequence[Figure]) -> list[Figure]:
    """The figures, where "from 4 to 6 crowns" lends the first number the unit of the second, and a toll its dead."""
    out: list[Figure] = []
    for at, figure in enumerate(figures):
        unit = figure.unit
        if unit is None and at + 1 < len(figures) and text[figure.end : figures[at + 1].start].strip() == "to":
            unit = figures[at + 1].unit
        if unit is None:
            first, _ = sentence_span(text, figure.start, figure.end)
            if _TOLL.search(text, first, figure.start):
                unit = "people killed"
        out.append(figure if unit == figure.unit else replace(figure, unit=unit))
    return out


_APART = re.compile(r"\b(?:ago|later|earlier|before|after)\b")
_NOT_ONE = re.compile(r"\b(?:not|no)\s+(?:a\s+single|one)\b", re.IGNORECASE)
_HOURS = re.compile(r"\b(?:at|by|from|until|about|around)\s+[0-2]\d[0-5]\d\s+hours\b")


def _inside(words: Sequence[Word], quantity: Quantity, start: int, end: int) -> bool:
    return any(start <= words[n].start < end for n in range(quantity.first, quantity.last) if words[n].is_number) or (
        start <= words[quantity.first].start and words[quantity.last - 1].end <= end
    )


def _figure(
    doc: Doc, words: Sequence[Word], counted: Counted, quantity: Quantity, before: Sequence[Figure]
) -> Figure | None:
    phrase = counted.noun_phrase(quantity)
    aboard = quantity.kind == "count" and _aboard(words, quantity.last)
    unit = "people" if aboard else counted.unit(quantity, phrase)
    value = quantity.value
    if quantity.kind in ("count", "vague") and unit is None:
        unit = _lent(words, quantity, before) or left_out(words, quantity, before)
        if unit is None and phrase[0] not in counted.unnamed and not _stands_alone(words, quantity):
            return None
    start = words[_first_word(words, quantity)].start
    end = words[max(quantity.last, phrase[1]) - 1].end
    if unit is None and quantity.first > 1 and words[quantity.first - 2].lower in SIZES:
        unit = words[quantity.first - 2].lower
    if quantity.measure or quantity.kind == "share":
        end = words[quantity.last - 1].end
    attribution = innermost(doc._.attributions, start)
    figure = Figure(
        start,
        end,
        value,
        quantity.high,
        quantity.comparator,
        unit,
        _about(counted.text, start, end),
        as_of(doc, counted.text, start, end, attribution),
        attribution,
    )
    if quantity.kind != "multiple":
        return figure
    if quantity.last < len(words) and words[quantity.last].lower == "as":
        return replace(figure, unit="times")  # "four times as much as" names its base itself
    return _derived(counted.text, figure, before)


def _first_word(words: Sequence[Word], quantity: Quantity) -> int:
    """The first word of the figure's span: "a" of "a third round", "the past" of "the past 24 hours"."""
    at = quantity.first
    if quantity.kind == "ordinal" and at and words[at - 1].lower in ("a", "an"):
        return at - 1
    if quantity.kind == "vague" and at and words[at - 1].lower == "a":
        return at - 1
    if quantity.kind == "duration" and at and words[at - 1].lower in ("past", "last", "next", "first"):
        return at - 2 if at > 1 and words[at - 2].lower == "the" else at - 1
    return at


def _aboard(words: Sequence[Word], at: int) -> bool:
    """True where "aboard" or "on board" follows: then the bare number counts people."""
    following = [word.lower for word in words[at : at + 2]]
    return following[:1] == ["aboard"] or following == ["on", "board"]


def _lent(words: Sequence[Word], quantity: Quantity, before: Sequence[Figure]) -> str | None:
    """The unit of the count before it in "17 shots by one side and 14 by the other"; None where nothing is left out."""
    following = words[quantity.last].lower if quantity.last < len(words) else ""
    taken_up = words[quantity.last + 1].lower if following == "of" and quantity.last + 1 < len(words) else ""
    if quantity.kind == "count" and before and taken_up in ("them", "whom", "these", "those"):
        return before[-1].unit  # "31 shots, 17 of them by one side"
    if before and _is_compared(words, quantity) and _in_one_sentence(words, before[-1], quantity):
        return before[-1].unit if before[-1].unit not in ("percent", "percentage points") else None
    joined = quantity.first and words[quantity.first - 1].lower in ("and", "or", ",")
    if quantity.kind != "count" or not joined or not before or following not in ("by", "in", "at", "from", "on", "for"):
        return None
    last = before[-1]
    near = [word for word in words[max(0, quantity.first - 9) : quantity.first] if word.start >= last.end]
    beside = bool(near) and near[0].start - last.end <= 1 and not any(word.text in ".;:!?\n" for word in near)
    return last.unit if beside and any(word.lower == following for word in near) else None


def _is_compared(words: Sequence[Word], quantity: Quantity) -> bool:
    """True of the 27 of "to 31, up from 27", of "compared with 27", "against 27 a year before" and "from 52 previously"."""
    before, verb = lower(words, quantity.first - 1), lower(words, quantity.first - 2)
    if before in ("with", "to"):
        return verb == "compared"
    return (before == "from" and (verb in MOVED or lower(words, quantity.last) in ASIDES)) or before == "against"


def _in_one_sentence(words: Sequence[Word], figure: Figure, quantity: Quantity) -> bool:
    between = [
        words[n] for n in range(max(0, quantity.first - _LENDING), quantity.first) if words[n].start >= figure.end
    ]
    return len(between) < _LENDING and not any(word.text in ".;:!?\n" for word in between)


_LARGE = frozenset(("million", "billion", "trillion"))
_LENDING = 10  # words between a number and that with which it is compared
_AFTER_BARE = frozenset("were are have had killed died of wounded injured dead to".split())
_BEFORE_BARE = frozenset("to killed by killing reached hit topped passed exceeded at".split())


_COUNTED = frozenset("there we they".split())


def _stands_alone(words: Sequence[Word], quantity: Quantity) -> bool:
    """True of a bare number that still reports: "rose to 45", "1,237 were for it", "more than 50"."""
    if quantity.kind != "count" or (quantity.value or 0) <= 1:
        return False
    following = words[quantity.last].lower if quantity.last < len(words) else ""
    before = words[quantity.first - 1].lower if quantity.first else ""
    number = words[quantity.first]
    closed = not following[:1].isalpha()
    if closed and (before in COUNTING or (before in ("were", "are") and words[quantity.first - 2].lower in _COUNTED)):
        return True
    if before == "from" and words[quantity.first - 2].lower in MOVED and not following[:1].isdigit():
        return True
    if following in ASIDES and before in ("to", "from", "with", "against"):
        return True  # "up from 27 earlier"
    if number.lower == "all" and following[:1].isalpha():
        return True  # "all five are in Selmar"
    large = "," in number.text or words[quantity.last - 1].lower in _LARGE
    bounded = quantity.comparator != "exactly" or quantity.high is not None or large
    sized = before == "of" and words[quantity.first - 2].lower in SIZES
    if sized or (following == "out" and quantity.last + 1 < len(words) and words[quantity.last + 1].lower == "of"):
        return True  # "the death of 300 out of 400 soldiers"
    verb = number.is_number and before.endswith("ed") and (quantity.value or 0) >= 10
    return bounded or verb or following in _AFTER_BARE or before in _BEFORE_BARE


def innermost(attributions: Sequence[Attribution], start: int) -> int | None:
    """The index of the attribution whose content holds the place; of nested ones the narrowest. None: the outlet's voice."""
    best: tuple[int, int] | None = None
    for index, attribution in enumerate(attributions):
        if any(a <= start < b for a, b in attribution.content):
            size = sum(b - a for a, b in attribution.content)
            if best is None or size < best[0]:
                best = (size, index)
    return None if best is None else best[1]


def _about(text: str, start: int, end: int) -> str:
    """The words that the figure belongs to: from it to the end of its clause."""
    _, last = sentence_span(text, start, end)
    for mark in (", ", "; ", " \u2014 ", " - ", "\u201d", '"'):
        at = text.find(mark, end)
        if 0 <= at < last:
            last = at
    return " ".join(text[start:last].split()).rstrip(".,;: ") or text[start:end]


def _derived(text: str, figure: Figure, before: Sequence[Figure]) -> Figure | None:
    """A multiple with the value of its base, the figure before it in this or the last sentence; None without one."""
    first, _ = sentence_span(text, figure.start, figure.end)
    floor, _ = sentence_span(text, max(0, first - 2), max(0, first - 2))
    for base in reversed(before):
        if base.start < floor:
            break
        if base.value is not None and base.unit not in ("percent", "days", "months", "years", "hours", "weeks"):
            factor = figure.value or 1.0
            high = base.value_high * factor if base.value_high is not None else None
            return replace(
                figure, value=base.value * factor, value_high=high, unit=figure.unit or base.unit, derived=True
            )
    return None
