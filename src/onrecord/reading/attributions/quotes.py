"""In: the text of one article and its paragraphs. Out: quotations, with and without their marks, in code points.

Handles straight and curly marks, marks typed the wrong way round, single quotes, guillemets, and quotations that run
over paragraphs (opening mark repeated, closing mark only at the end). Marks are judged by the space around them
first, by their shape second.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

DOUBLE = '"“”„‟«»＂'
_MARK = re.compile(rf"[{DOUBLE}]|''|``")
_OPENERS = "“„«"
_CLOSERS = "”»"
_SINGLE_OPEN = re.compile(r"(?<![^\s(\[“\"—–-])[‘'](?=[\w\[…])")
_SINGLE_CLOSE = re.compile(r"(?<=[.,!?;…])[’'](?!\w)|(?<=\w)[’'](?=[\s.,;:!?)—–-]|$)")


@dataclass(frozen=True)
class Quote:
    """A quotation within one paragraph: [start, end) with its marks, [inner, outer) without; `runs_on` joins it to the next."""

    start: int
    end: int
    inner: int
    outer: int
    runs_on: bool = False
    single: bool = False
    closed: bool = True


def find_quotes(text: str, paragraphs: Iterable[tuple[int, int]]) -> tuple[Quote, ...]:
    """The quotations of the text in order, none overlapping another; an apostrophe is never a mark."""
    spans = [span for span in paragraphs if span[0] < span[1]]
    found: list[Quote] = []
    carried = False
    for number, (start, end) in enumerate(spans):
        following = text[spans[number + 1][0]] if number + 1 < len(spans) else ""
        if text.startswith(("''", "``"), spans[number + 1][0] if number + 1 < len(spans) else len(text)):
            following = '"'
        quotes, carried = _paragraph(text, start, end, carried, following)
        found.extend(quotes)
    return tuple(found)


def _paragraph(text: str, start: int, end: int, carried: bool, following: str) -> tuple[list[Quote], bool]:
    """Quotations of one paragraph, and whether the last one runs on into the next paragraph."""
    quotes: list[Quote] = []
    opened: int | None = None
    width = 1
    for match in _MARK.finditer(text, start, end):
        at, stop = match.span()
        if _inches(text, at, start):
            continue
        opening = _opens(text, at, stop, start, end, opened is not None)
        if opened is None:
            if opening:
                opened, width = at, stop - at
            elif carried and not quotes:
                # A run-on paragraph whose repeated opening mark was forgotten.
                quotes.append(Quote(start, stop, start, at))
                carried = False
        elif not opening:
            quotes.append(Quote(opened, stop, opened + width, at))
            opened = None
    if opened is not None:
        runs = bool(following) and following in DOUBLE and following not in _CLOSERS
        stop = end if runs or opened == start or not quotes else _sentence_end(text, opened, end)
        quotes.append(Quote(opened, stop, opened + width, stop, runs_on=runs, closed=False))
        carried = runs
    else:
        carried = False
    return _with_singles(text, start, end, quotes), carried


def _opens(text: str, at: int, stop: int, start: int, end: int, inside: bool) -> bool:
    before = text[at - 1] if at > start else " "
    after = text[stop] if stop < end else " "
    space_before, space_after = before.isspace() or before in "([—–-", after.isspace() or after in ".,;:!?)]"
    if space_before and not space_after:
        return True
    if space_after and not space_before:
        return False
    mark = text[at]
    if mark in _OPENERS:
        return not inside
    if mark in _CLOSERS:
        return False
    return not inside


def _inches(text: str, at: int, start: int) -> bool:
    """Whether a straight mark stands for inches, as in 6'2"."""
    return text[at] == '"' and at - 1 > start and text[at - 1].isdigit() and text[at - 2] in "'’"


def _sentence_end(text: str, at: int, end: int) -> int:
    match = re.compile(r"[.!?](?=\s|$)").search(text, at, end)
    return match.end() if match else end


def _with_singles(text: str, start: int, end: int, quotes: list[Quote]) -> list[Quote]:
    """The quotations, and those in single quotes outside them (British style): at least two words, or a closing stop."""
    free: list[tuple[int, int]] = []
    last = start
    for quote in quotes:
        free.append((last, quote.start))
        last = quote.end
    free.append((last, end))
    singles: list[Quote] = []
    for left, right in free:
        at = left
        while opening := _SINGLE_OPEN.search(text, at, right):
            closing = _single_close(text, opening.end(), right, opening.group() == "‘")
            if closing is None:
                at = opening.end()
                continue
            inner = text[opening.end() : closing]
            if " " in inner:
                singles.append(Quote(opening.start(), closing + 1, opening.end(), closing, single=True))
            at = closing + 1
    return sorted([*quotes, *singles], key=lambda quote: quote.start)


def _single_close(text: str, at: int, end: int, curly: bool) -> int | None:
    """Where a single quotation closes: at a mark after a stop, else at the first mark that is no plural possessive."""
    candidates = [match.start() for match in _SINGLE_CLOSE.finditer(text, at, end)]
    if curly:
        candidates = [c for c in candidates if text[c] == "’"]
    if not candidates:
        return None
    for candidate in candidates:
        if text[candidate - 1] in ".,!?;…":
            return candidate
    for candidate in candidates:
        if text[candidate - 1] != "s" or not text[candidate + 1 : candidate + 3].strip()[:1].isalpha():
            return candidate
    return None
