"""In: merged drafts. Out: contents that end at real boundaries, and quotations after the cue's sentence as drafts of their own.

The language model joins all that one cue covers; a record keeps each run of words apart, with the speaker carried over.
"""

from __future__ import annotations

from dataclasses import replace

from .boundaries import breaks_at
from .clauses import trim
from .drafts import Draft, Range, joined
from .layout import Layout


def split(layout: Layout, drafts: list[Draft]) -> list[Draft]:
    """The drafts, and for each part of a content that stands in later sentences than its cue a draft that continues it."""
    taken = {id(d): d.tokens() for d in drafts}
    out: list[Draft] = []
    for draft in drafts:
        tails = _tails(layout, draft)
        if tails:
            draft.content = [r for r in draft.content if r not in tails]
        out.append(draft)
        others = {i for d in drafts if d is not draft for i in taken[id(d)]}
        for tail in tails:
            part = _free(tail, others)
            if part is None:
                continue
            out.append(
                Draft(
                    content=[part],
                    score=min(0.9, draft.score),
                    rules=["continued quotation", "learned"],
                    continues=draft,
                    learned=True,
                )
            )
    return out


def part_quotations(layout: Layout, drafts: list[Draft]) -> list[Draft]:
    """The drafts, with `said "not yet" and "it is a possibility"` made two: nothing but "and" parts the quotations."""
    out: list[Draft] = []
    for draft in drafts:
        out.append(draft)
        if draft.anchor < 0 or not draft.content or draft.start < draft.anchor:
            continue
        inside = [q for q in layout.quotes if q.start < draft.end and q.end > draft.start]
        if len(inside) != 2 or layout.paragraph_of[inside[0].start] != layout.paragraph_of[inside[1].start]:
            continue
        first, second = inside
        between = [layout.tokens[i].lower_ for i in range(first.end, second.start)]
        whole = draft.start >= first.start and draft.start <= first.inner and second.outer <= draft.end <= second.end
        if whole and between in (["and"], [",", "and"], ["and", "that"]):
            draft.content = [(first.inner, first.outer)]
            out.append(replace(draft, content=[(second.inner, second.outer)], rules=[*draft.rules, "second quotation"]))
    return out


def _tails(layout: Layout, draft: Draft) -> list[Range]:
    """The ranges after the cue's sentence, where another range stands before the cue."""
    if draft.anchor < 0 or len(draft.content) < 2:
        return []
    end = layout.sentence(draft.anchor)[1]
    if not any(b <= draft.anchor for _, b in draft.content):
        return []
    return [r for r in draft.content if r[0] >= end and r[0] > draft.anchor]


def _free(span: Range, others: set[int]) -> Range | None:
    """The range, or None where another attribution has most of it."""
    held = sum(i in others for i in range(*span))
    return span if held < 0.5 * (span[1] - span[0]) else None


def stretch(layout: Layout, draft: Draft) -> None:
    """Move the edges of a learned content that stops in the middle of a phrase to the next boundary of its sentence."""
    if draft.anchor < 0 or len(draft.content) != 1:
        return
    start, end = draft.content[0]
    first, last = layout.sentence(draft.anchor)
    if start > draft.anchor and first < end <= last and layout.quote(end - 1) is None:
        stop = end
        while stop < last and not breaks_at(layout, stop):
            stop += 1
        if stop - end <= 12:
            end = stop
    elif end <= draft.anchor and first <= end and layout.quote(end - 1) is None:
        taken = {i for a, b in (*draft.source, *draft.cue) for i in range(a, b)}
        stop = end
        while stop < draft.anchor and stop not in taken and not layout.tokens[stop].is_punct:
            stop += 1
        if stop < draft.anchor and layout.tokens[stop].is_punct and stop - end <= 8:
            end = stop
    draft.content = joined([trim(layout.tokens, (start, end))])


def drop_scraps(layout: Layout, drafts: list[Draft]) -> None:
    """Take out of a broken content what another cue of its own sentence has, and scraps beside a whole quotation."""
    for draft in drafts:
        if len(draft.content) < 2 or not draft.learned or draft.anchor < 0:
            continue
        kept = []
        for span in draft.content:
            quoted = layout.quote(span[0]) is not None
            scrap = not quoted and span[1] - span[0] < 3 and any(layout.quote(a) is not None for a, _ in draft.content)
            if scrap or any(other is not draft and _owns(layout, other, draft, span) for other in drafts):
                continue
            kept.append(span)
        draft.content = kept or draft.content


def _owns(layout: Layout, other: Draft, draft: Draft, span: Range) -> bool:
    """Whether the range belongs to `other`, whose cue stands in its sentence while that of `draft` does not."""
    if other.anchor < 0 or len(other.content) > len(draft.content):
        return False
    at = layout.sentence_of[span[1] - 1]
    if not layout.sentence_of[other.anchor] == at != layout.sentence_of[draft.anchor]:
        return False
    held = other.tokens()
    return sum(i in held for i in range(*span)) >= 0.8 * (span[1] - span[0])


def part_siblings(layout: Layout, drafts: list[Draft]) -> None:
    """End a content where another cue of the same source goes on: "says it would help, denies it has troops there"."""
    for draft in drafts:
        for other in drafts:
            if other is draft or other.anchor < 0 or layout.quote_of[other.anchor] >= 0 or other.source != draft.source:
                continue
            cue = min(a for a, _ in other.cue) if other.cue else other.anchor
            for number, (start, end) in enumerate(draft.content):
                if draft.source and draft.anchor < start < cue < end and start - cue < -1:
                    draft.content[number] = trim(layout.tokens, (start, _back(layout, cue, start)))


def _back(layout: Layout, at: int, start: int) -> int:
    """The place before a cue, without the joining word and adverbs right before it."""
    while at - 1 > start and (layout.tokens[at - 1].pos_ in ("ADV", "CCONJ") or layout.tokens[at - 1].is_punct):
        at -= 1
    return at
