"""In: the paragraphs of an article. Out: those that it takes over from a medium that a line before them names, with the hop.

"From the Coast Post:", "Radio Ebb reported:", "The yard was empty, Radio Ebb reported:", "Below is the full report from the Haven
Post", and a dateline that credits an agency far down the page: who speaks in what follows does so through that medium.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..annotations import Hop
from ..attributions.layout import Layout
from .endings import credited
from .lists import listed
from .names import Medium, as_hop, medium_in
from .outlets import same_outlet

_OPENING = 60  # code points in which a dateline credits its agency
_LONGEST = 12  # tokens of a line that does no more than name the medium
_TITLE = 25  # tokens of a heading that names in brackets where the report was first
_REACH = 4  # paragraphs that such a line brings in at most
_BEFORE = 3  # paragraphs of the page's own above a dateline that is another's
_HEAD = 9  # tokens before whose verb a paragraph names another medium that tells it
_TELLING = frozenset(
    "reports reported writes wrote adds added notes noted explains explained continues continued".split()
)
_TAKEN = frozenset(("from", "via", "per"))
_WHOLE = re.compile(
    r"\b(?:below|following|here) (?:is|are) (?:the|an?) (?:\w+ ){0,2}(?:report|article|story|text|piece|interview)\b",
    re.I,
)
_HEADING = re.compile(r"\((?:from|via|source:|courtesy of|first published in) ", re.I)


@dataclass(frozen=True)
class Block:
    """Paragraphs [first, stop) of the medium; `whole` where all that follows is its report, unsigned words too."""

    first: int
    stop: int
    hop: Hop
    whole: bool


def find_blocks(layout: Layout) -> tuple[Block, ...]:
    """The blocks in text order; none where the line after the name begins with a quotation: that is read as speech."""
    found: list[Block] = []
    last = len(layout.paragraphs)
    for number, (start, end) in enumerate(layout.paragraphs):
        wired = _wired(layout, number, start, end) if end - start > 1 else None
        if wired is not None:
            found.append(Block(number, last, wired, False))
        if end - start < 2 or wired is not None or not layout.read(start):
            continue
        whole = _reprinted(layout, start, end)
        if whole is not None:
            found.append(Block(number, last, as_hop(layout.doc, whole), True))
            continue
        medium = _named(layout, start, end)
        if medium is not None and number + 1 < last:
            stop = _stop(layout, number + 1, medium)
            if stop > number + 1:
                found.append(Block(number + 1, stop, as_hop(layout.doc, medium), False))
    return tuple(found)


def block_of(blocks: tuple[Block, ...], paragraph: int) -> Block | None:
    """The last block that holds the paragraph, None where none does."""
    return next((b for b in reversed(blocks) if b.first <= paragraph < b.stop), None)


def _wired(layout: Layout, number: int, start: int, end: int) -> Hop | None:
    """The agency whose report begins here, after words of the page's own: "SELMAR (CP) — The yard ..." further down."""
    above = [
        p for p in layout.paragraphs[:number] if p[0] < p[1] and layout.read(p[0]) and layout.kinds[p[0]] == "body"
    ]
    if len(above) < _BEFORE:
        return None
    line = layout.text[layout.starts[start] : layout.ends[end - 1]]
    name = credited(line[:_OPENING])
    entry = listed().get(name.lower()) if name else None
    if name is None or entry is None or entry[1] != "agency" or not line[: line.index(name)].isupper():
        return None
    at = layout.starts[start] + line.index(name)
    return Hop(entry[0] if entry[0] in layout.text else name, at, at + len(name), "agency", None)


def _named(layout: Layout, start: int, end: int) -> Medium | None:
    """The medium of a line that ends in a colon and only names it: "From Radio Ebb:", "The Coast Post adds:"."""
    doc = layout.tokens
    if doc[end - 1].text != ":" or layout.quote_of[start] >= 0:
        return None
    comma = next((i for i in range(end - 3, max(start, end - _HEAD), -1) if doc[i].text == ","), None)
    if comma is not None and doc[end - 2].lower_ in _TELLING and comma + 1 < end - 2:
        medium = medium_in(layout.doc, (comma + 1, end - 2))  # what stands before the comma is its report as well
        return medium if medium is not None and medium.name[:1].isupper() else None
    if end - start > _LONGEST:
        return None
    if doc[start].lower_ in _TAKEN:
        medium = medium_in(layout.doc, (start + 1, end - 1), slot=True)
    elif doc[end - 2].lower_ in _TELLING and end - start > 2:
        medium = medium_in(layout.doc, (start, end - 2), slot=True)
    else:
        return None
    return medium if medium is not None and medium.name[:1].isupper() else None


def _reprinted(layout: Layout, start: int, end: int) -> Medium | None:
    """The medium whose report follows whole: "Below is the full report, ..., from the Coast Post of 1 May"."""
    doc = layout.tokens
    line = layout.text[layout.starts[start] : layout.ends[end - 1]]
    opened = _WHOLE.search(line)
    titled = line.endswith(")") and end - start <= _TITLE and layout.sentence(start)[1] == end
    heading = _HEADING.search(line) if titled else None
    match = opened or heading
    if match is None:
        return None
    first = layout.at(layout.starts[start] + match.start())
    for at in range(first, end - 1):
        if doc[at].lower_ in ("from", "by", "in", "via", ":"):
            stop = next((i for i in range(at + 1, end) if doc[i].text in (",", ")", ".") or doc[i].lower_ == "on"), end)
            medium = medium_in(layout.doc, (at + 1, stop), slot=heading is not None)
            if medium is not None and medium.name[:1].isupper():
                return medium
    return None


def _stop(layout: Layout, first: int, medium: Medium) -> int:
    """One past the last paragraph of a block: before the next such line, another medium's report, or a quotation set off."""
    number = first
    last = first + _REACH
    while number < min(len(layout.paragraphs), last):
        start, end = layout.paragraphs[number]
        if number == first and start < end and layout.kinds[start] == "dateline":
            first, last, number = first + 1, last + 1, number + 1  # what is taken over has a dateline of its own
            continue
        quote = layout.quote(start) if start < end else None
        if start >= end or not layout.read(start) or (number == first and quote is not None and quote.start == start):
            break
        if _named(layout, start, end) is not None:
            break
        head = next((t.i for t in layout.tokens[start : min(end, start + _HEAD)] if t.pos_ in ("VERB", "AUX")), start)
        opens = any(t.text == "(" for t in layout.tokens[start:head])  # "SELMAR (CP) - The yard said"
        tells = layout.tokens[head].lower_ in _TELLING  # only then may a name that no list has be a medium's
        other = medium_in(layout.doc, (start, head), slot=tells) if head > start and not opens else None
        if other is not None and not same_outlet(other.name, medium.name):
            break
        number += 1
    return number
