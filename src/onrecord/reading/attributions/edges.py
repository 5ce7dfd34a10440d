"""In: drafts. Out: the same drafts with contents that end where a reader would end them: no lone marks, no stray commas."""

from __future__ import annotations

from .clauses import trim
from .drafts import Draft, Range, joined
from .layout import Layout


def settle(layout: Layout, draft: Draft) -> None:
    """Trim every content range, take whole quotations, drop enclosing marks; a mixed content keeps its marks in pairs."""
    draft.source = [_with_name(layout, s) for s in draft.source]
    draft.source = [r for r in (trim(layout.doc, s) for s in draft.source) if r[0] < r[1]]
    ranges = joined([_settled(layout, r) for r in draft.content])
    draft.content = [_with_stop(layout, r) for r in _without_cue(ranges, draft)]


def _with_name(layout: Layout, span: Range) -> Range:
    """A described source with the name that follows it in commas ("the board's head, Ruta Kallimek, said")."""
    doc = layout.doc
    start, end = span
    if end + 2 >= len(doc) or doc[end].text != "," or doc[end - 1].pos_ == "PRON":
        return span
    stop = end + 1
    while stop < len(doc) and stop - end <= 5 and doc[stop].pos_ == "PROPN" and doc[stop].text[:1].isupper():
        stop += 1
    named = stop - end > 1 and stop < len(doc) and (doc[stop].text == "," or doc[stop].pos_ in ("VERB", "AUX"))
    return (start, stop) if named and not any(t.pos_ == "PROPN" for t in doc[end - 1 : end]) else span


def _with_stop(layout: Layout, span: Range) -> Range:
    """A quotation that ends its sentence keeps its full stop."""
    start, end = span
    if start >= end or end >= len(layout.doc):
        return span
    quote = layout.quote(end - 1)
    inside = quote is not None and quote.start <= start and end == quote.outer - 1
    return (start, end + 1) if inside and layout.doc[end].text in (".", "...", "…") else span


def _settled(layout: Layout, span: Range) -> Range:
    start, end = trim(layout.doc, span)
    if start >= end:
        return start, start
    for quote in layout.quotes:
        if quote.end <= start or quote.start >= end:
            continue
        if quote.start >= start - 1 and quote.end <= end + 1 and (start, end) != (quote.start, quote.end):
            whole = start >= quote.start and end <= quote.end
            if not whole:
                # A mark lost at the edge of a mixed content.
                start, end = min(start, quote.start), max(end, quote.end)
        elif start < quote.start < end < quote.end:
            end = quote.end
    quote_at = layout.quote(start)
    if quote_at is not None and start <= quote_at.inner and end >= quote_at.outer and end <= quote_at.end:
        return trim(layout.doc, (quote_at.inner, quote_at.outer)) if quote_at.inner < quote_at.outer else (start, end)
    if quote_at is not None and quote_at.start <= start and end <= quote_at.end:
        start, end = max(start, quote_at.inner), min(end, quote_at.outer)
        return trim(layout.doc, (start, end))
    return start, end


def _without_cue(ranges: list[Range], draft: Draft) -> list[Range]:
    """The ranges cut where the cue or the source of the same attribution stands (a hearsay cue stays inside)."""
    if "hearsay" in draft.rules:
        return ranges
    if "passive" in draft.rules:
        return ranges
    taken = {i for a, b in (*draft.cue, *draft.source) for i in range(a, b)}
    out: list[Range] = []
    for start, end in ranges:
        run: int | None = None
        for i in range(start, end + 1):
            if i < end and i not in taken:
                run = i if run is None else run
            elif run is not None:
                out.append((run, i))
                run = None
    return out
