"""In: drafts. Out: the same drafts with contents that end where a reader would end them: no lone marks, no stray commas."""

from __future__ import annotations

import re

from ..following import word_after
from ..occasion_words import NAMED
from ..relays.names import medium_in
from .boundaries import cut
from .clauses import dep, finite, is_passive, trim
from .drafts import Draft, Range, joined
from .layout import Layout
from .lexicon import frames, nouns
from .nouns import before_main

_CLOCK = re.compile(r"[012]?\d[:.h][0-5]\d")
_PASSED = frozenset(
    (
        "quoted",
        "cited",
        "interviewed",
        "contacted",
        "reached",
        "speaking",
        "carried",
        "published",
        "reported",
        "writing",
    )
)


def settle(layout: Layout, draft: Draft) -> None:
    """Trim every content range, take whole quotations, drop enclosing marks; a mixed content keeps its marks in pairs."""
    if "as put" not in draft.rules:
        draft.source = [_with_name(layout, draft.anchor, _without_clock(layout, s)) for s in draft.source]
    draft.content = [_without_clock(layout, r) for r in draft.content]
    draft.source = [_without_conduit(layout, s) for s in draft.source]
    draft.source = [_without_link(layout, s) for s in draft.source]
    draft.source = [r for r in (trim(layout.tokens, s) for s in draft.source) if r[0] < r[1]]
    if draft.learned and draft.anchor >= 0:
        draft.content = [_cut(layout, draft, r) for r in draft.content]
        cue = layout.tokens[draft.anchor]
        if cue.pos_ == "NOUN" or (cue.pos_ == "VERB" and cue.lower_ in nouns()):
            draft.content = [(a, before_main(cue, b)) if a > cue.i else (a, b) for a, b in draft.content]
    draft.content = [_without_hearer(layout, draft, _pointer_alone(layout, draft, r)) for r in draft.content]
    draft.content = [_after_place(layout, draft, r) for r in _after_hearer(layout, draft)]
    ranges = joined([_settled(layout, _without_occasion(layout, draft, r)) for r in draft.content])
    draft.content = [_with_stop(layout, r) for r in _without_cue(ranges, draft)]


def _pointer_alone(layout: Layout, draft: Draft, span: Range) -> Range:
    """Of "denied it on Friday in a post" the "it": when and where something is denied is no part of what is denied."""
    if span[0] >= span[1]:
        return span
    first, *rest = layout.tokens[span[0] : span[1]]
    if first.lower_ not in ("it", "this", "that") or dep(first) != "obj" or first.head.i != draft.anchor:
        return span
    told = not rest or rest[0].pos_ not in ("ADP", "ADV") or any(t.pos_ == "VERB" for t in rest)
    return span if told else (span[0], span[0] + 1)


def _with_name(layout: Layout, cue: int, span: Range) -> Range:
    """A described source with the name that follows it in commas ("the board's head, Ruta Kallimek, said")."""
    doc = layout.tokens
    start, end = span
    if end + 2 >= len(doc) or doc[end].text != "," or doc[end - 1].pos_ == "PRON":
        return span
    stop = end + 1
    while stop < len(doc) and stop - end <= 5 and doc[stop].pos_ == "PROPN" and doc[stop].text[:1].isupper():
        stop += 1
    named = stop - end > 1 and stop < len(doc) and (doc[stop].text == "," or doc[stop].pos_ in ("VERB", "AUX"))
    if named and doc[stop].text != "," and doc[cue].lower_ == "according":
        return span  # "According to reports, Ruta Kallimek said": a clause of its own
    return (start, stop) if named and not any(t.pos_ == "PROPN" for t in doc[end - 1 : end]) else span


def _cut(layout: Layout, draft: Draft, span: Range) -> Range:
    """A learned content after its cue, ended before the next attribution of the sentence, and not at a colon inside it."""
    start, end = span
    _, last = layout.sentence(draft.anchor)
    if not draft.anchor < start < end <= last or _resumes(layout, draft, start):
        return span
    stop = cut(layout, layout.tokens[draft.anchor], start, end)
    return (start, stop) if stop - start > 2 else span


def _resumes(layout: Layout, draft: Draft, start: int) -> bool:
    """Whether the cue stands in the middle of a clause: "the inspectors, he told me, had come and advised him to stop"."""
    before = [
        r for r in draft.content if r[1] <= draft.anchor and layout.sentence_of[r[0]] == layout.sentence_of[start]
    ]
    return bool(before) and not any(finite(t) for r in before for t in layout.tokens[slice(*r)])


def _without_occasion(layout: Layout, draft: Draft, span: Range) -> Range:
    """A content that is a noun phrase, without the occasion after it ("the accusation at a news conference in Brannik")."""
    start, end = span
    if draft.anchor < 0 or start < draft.anchor or layout.quote_of[end - 1] >= 0:
        return span
    for at in range(end - 1, start, -1):
        token = layout.tokens[at]
        if token.pos_ == "VERB" or layout.quote_of[at] >= 0:
            return span
        if token.lemma_.lower() in NAMED or (token.lemma_.lower() == "statement" and at - start > 2):
            opening = next((i for i in range(at - 1, max(start, at - 6), -1) if layout.tokens[i].pos_ == "ADP"), -1)
            own = (opening > start and layout.tokens[opening].head.i == at) or (
                opening > start and layout.tokens[at].head.i == draft.anchor
            )
            article = opening > start and layout.tokens[opening + 1].lower_ in ("a", "an", "his", "her", "their", "its")
            return (start, opening) if own and article else span
    return span


def _after_place(layout: Layout, draft: Draft, span: Range) -> Range:
    """A content without where it was said: "denied on | Radio Ebb that he was held"."""
    start, end = span
    at, doc = draft.anchor, layout.tokens
    if at < 0 or start != at + 2 or doc[at + 1].lower_ not in ("on", "in", "via"):
        return span
    stop = start
    while stop < end and doc[stop].pos_ in ("PROPN", "NUM") and stop - start < 4:
        stop += 1
    return (stop + 1, end) if start < stop < end - 2 and doc[stop].lower_ == "that" else span


def _after_hearer(layout: Layout, draft: Draft) -> list[Range]:
    """The content without those whom it was said to: "denied to | the Coast Post that he was held"."""
    at = draft.anchor
    if at < 0 or not draft.content or not at < draft.start <= at + 2:
        return draft.content
    told = _past_told(layout, draft)
    if told is not None:
        return [(max(a, told), b) for a, b in draft.content if b > told]
    if word_after(layout.tokens[at]) != "to":
        return draft.content
    end = draft.end
    for number in range(at + 2, min(end - 2, at + 14)):
        token = layout.tokens[number]
        if token.lower_ == "that" and token.nbor().pos_ in ("DET", "PROPN", "NOUN", "PRON", "ADJ", "NUM"):
            return [(max(a, number + 1), b) for a, b in draft.content if b > number + 1]
        if token.pos_ in ("VERB", "AUX"):
            break
    return draft.content


def _past_told(layout: Layout, draft: Draft) -> int | None:
    """Where the clause begins after those who are told it: "warned the port's board | that it would be fined"; else None."""
    verb = layout.tokens[draft.anchor]
    if not draft.learned or "o" not in frames(verb.lemma_.lower()) or is_passive(verb):
        return None
    told = [c for c in verb.rights if dep(c) in ("iobj", "obj") and draft.start <= c.i]
    clause = next((c for c in verb.rights if dep(c) == "ccomp" and told and c.i > told[0].i), None)
    if clause is None or not draft.start <= clause.left_edge.i < draft.end:
        return None
    mark = layout.tokens[clause.left_edge.i]
    return mark.i + 1 if mark.lower_ == "that" and mark.i + 2 < draft.end else None


def _without_hearer(layout: Layout, draft: Draft, span: Range) -> Range:
    """A content that is a noun phrase, without the medium that was told ("denied the report | to the Coast Post")."""
    start, end = span
    words = layout.tokens[start:end]
    if draft.anchor < 0 or start < draft.anchor or any(layout.quote_of[t.i] >= 0 for t in words):
        return span
    first = next((t.i for t in words if finite(t)), None)
    if first is not None:
        but = next((t.i for t in words[2:] if t.lower_ == "but" and t.i < first), None)
        plain = words[0].lower_ not in ("that", "how", "why", "what", "whether")
        return (start, but) if but is not None and plain else span
    for at in range(end - 2, start, -1):
        if layout.tokens[at].lower_ == "to" and layout.tokens[at].pos_ == "ADP":
            medium = medium_in(layout.doc, (at + 1, end))
            named = medium is not None and medium.start <= at + 2 and any(c.isupper() for c in medium.name)
            return (start, at) if named and at - start > 1 else span
    return span


def _without_link(layout: Layout, span: Range) -> Range:
    """A source without a preposition or conjunction at its edges ("by the police", "the electoral court of")."""
    start, end = span
    while end - 1 > start and layout.tokens[end - 1].pos_ in ("ADP", "SCONJ", "CCONJ"):
        end -= 1
    while end - 1 > start and layout.tokens[start].lower_ in ("by", "from", "to", "of", "with", ","):
        start += 1
    return start, end


def _without_clock(layout: Layout, span: Range) -> Range:
    """A range without the time of day that begins its line in a ticker ("14:20 Mayor: no danger")."""
    start, end = span
    if start < end and start == layout.paragraph(start)[0] and _CLOCK.fullmatch(layout.tokens[start].text):
        return start + 1, end
    return span


def _without_conduit(layout: Layout, span: Range) -> Range:
    """A source without the medium that passed its words on ("technicians at the site, quoted by Orran")."""
    for at in range(span[0] + 1, span[1] - 1):
        if layout.tokens[at].lower_ in _PASSED and layout.tokens[at + 1].lower_ in ("by", "in", "to", "with", "on"):
            return span[0], at - (layout.tokens[at - 1].text == ",")
    return span


def _with_stop(layout: Layout, span: Range) -> Range:
    """A quotation that ends its sentence keeps its full stop, a question its mark."""
    start, end = span
    if start >= end or end >= len(layout.doc):
        return span
    quote = layout.quote(end - 1)
    inside = quote is not None and quote.start <= start and end == quote.outer - 1
    return (start, end + 1) if inside and layout.tokens[end].text in (".", "...", "…", "?", "!") else span


def _settled(layout: Layout, span: Range) -> Range:
    start, end = trim(layout.tokens, span)
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
        return (
            trim(layout.tokens, (quote_at.inner, quote_at.outer)) if quote_at.inner < quote_at.outer else (start, end)
        )
    if quote_at is not None and quote_at.start <= start and end <= quote_at.end:
        start, end = max(start, quote_at.inner), min(end, quote_at.outer)
        return trim(layout.tokens, (start, end))
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
