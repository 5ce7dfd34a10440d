"""In: merged drafts. Out: contents that end at real boundaries, and quotations after the cue's sentence as drafts of their own.

The language model joins all that one cue covers; a record keeps each run of words apart, with the speaker carried over.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import replace

from ..nearby import Nearby
from .boundaries import breaks_at
from .clauses import dep, finite, trim
from .drafts import Draft, Range, joined
from .layout import Layout


def split(layout: Layout, drafts: list[Draft]) -> list[Draft]:
    """The drafts, and for each part of a content that stands in later sentences than its cue a draft that continues it."""
    taken = [d.tokens() for d in drafts]
    times = Counter(i for held in taken for i in held)
    out: list[Draft] = []
    for draft, own in zip(drafts, taken, strict=True):
        tails = _tails(layout, draft)
        if tails:
            draft.content = [r for r in draft.content if r not in tails]
        out.append(draft)
        for tail in tails:
            part = _free(_whole(layout, draft, tail), times, own)
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


def part_at_colon(layout: Layout, drafts: list[Draft]) -> list[Draft]:
    """The drafts, with `denied having said it: "I said that ..."` made two: behind the colon the speaker's own words go on."""
    out: list[Draft] = []
    for draft in drafts:
        out.append(draft)
        if draft.anchor < 0 or not draft.content or (draft.cue and layout.tokens[draft.anchor].text == ":"):
            continue
        start, end = draft.content[-1]
        for quote in layout.quotes:
            colon = quote.start - 1
            if not draft.anchor < start < colon < end or quote.end < end - 1 or layout.tokens[colon].text != ":":
                continue
            words = layout.tokens[quote.inner : quote.outer]
            whole = len(words) > 3 and words[0].text[:1].isupper() and any(finite(t) for t in words)
            if whole and colon - start > 2 and layout.quote_of[colon - 1] < 0:
                draft.content[-1] = (start, colon)
                out.append(
                    Draft(content=[(quote.inner, quote.outer)], score=draft.score, rules=["continued quotation"],
                          continues=draft)
                )  # fmt: skip
            break
    return out


def _tails(layout: Layout, draft: Draft) -> list[Range]:
    """The ranges after the cue's sentence, where another range stands before the cue."""
    if draft.anchor < 0 or len(draft.content) < 2:
        return []
    end = layout.sentence(draft.anchor)[1]
    if not any(b <= draft.anchor for _, b in draft.content):
        return [r for r in draft.content[1:] if _new_paragraph(layout, draft, r)]
    return [r for r in draft.content if r[0] >= end and r[0] > draft.anchor]


def _new_paragraph(layout: Layout, draft: Draft, span: Range) -> bool:
    """Whether the range is a further paragraph of what is quoted, opened by a mark of its own."""
    first = draft.content[0]
    quote = layout.quote(span[0])
    later = layout.paragraph_of[span[0]] > max(layout.paragraph_of[first[0]], layout.paragraph_of[draft.anchor])
    return later and quote is not None and quote.start == layout.paragraph(span[0])[0] and "list" not in draft.rules


def _whole(layout: Layout, draft: Draft, span: Range) -> Range:
    """The whole quotation of which a tagger caught a part, where all of it stands after the cue's sentence."""
    quote = layout.quote(span[0])
    after = quote is not None and quote.start >= layout.sentence(draft.anchor)[1] and span[1] <= quote.end
    return (quote.inner, quote.outer) if quote is not None and after else span


def _free(span: Range, times: Mapping[int, int], own: set[int]) -> Range | None:
    """The range, or None where another attribution has most of it; `times` says how many have a token, `own` is one of them."""
    held = sum(times.get(i, 0) > (i in own) for i in range(*span))
    return span if held < 0.5 * (span[1] - span[0]) else None


def stretch(layout: Layout, draft: Draft) -> None:
    """Move the edges of a learned content that stops in the middle of a phrase to the next boundary of its sentence."""
    if draft.anchor < 0 or len(draft.content) != 1 or "relative clause" in draft.rules:
        return
    start, end = draft.content[0]
    first, last = layout.sentence(draft.anchor)
    if start > draft.anchor and first < end <= last and layout.quote(end - 1) is None:
        stop = end
        while stop < last and not breaks_at(layout, stop) and not _main(layout, draft, stop):
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


def _main(layout: Layout, draft: Draft, at: int) -> bool:
    """Whether here begins what those do who are told of by the cue's clause: "owners demanding their boats | blocked a quay"."""
    cue = layout.tokens[draft.anchor]
    if dep(cue) not in ("acl", "acl:relcl"):
        return False
    token = layout.tokens[at]
    verb = token.head if dep(token).startswith("aux") or dep(token) == "advmod" else token
    noun = cue.head
    return (
        verb.pos_ in ("VERB", "AUX") and noun.head == verb and dep(noun).startswith("nsubj") and noun.i < cue.i < verb.i
    )


def drop_scraps(layout: Layout, drafts: list[Draft]) -> None:
    """Take out of a broken content what another cue of its own sentence has, and scraps beside a whole quotation."""
    cued: dict[int, list[Draft]] = defaultdict(list)  # by the sentence of the cue
    for draft in drafts:
        if draft.anchor >= 0:
            cued[layout.sentence_of[draft.anchor]].append(draft)
    for draft in drafts:
        if len(draft.content) < 2 or not draft.learned or draft.anchor < 0:
            continue
        kept = []
        for span in draft.content:
            quoted = layout.quote(span[0]) is not None
            beside = [a for a, _ in draft.content if layout.sentence_of[a] == layout.sentence_of[span[0]]]
            scrap = not quoted and span[1] - span[0] < 3 and any(layout.quote(a) is not None for a in beside)
            if scrap or any(
                other is not draft and _owns(layout, other, draft, span)
                for other in cued[layout.sentence_of[span[1] - 1]]
            ):
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
    cues = [min((a for a, _ in other.cue), default=other.anchor) for other in drafts]
    near = Nearby(range(len(drafts)), lambda n: (min(cues[n], drafts[n].anchor), max(cues[n], drafts[n].anchor) + 1))
    for draft in drafts:
        # Only another's cue within the content, which gets no longer here, can end it.
        for number in near.touching(draft.start, draft.end) if draft.content else ():
            other = drafts[number]
            if other is draft or other.anchor < 0 or layout.quote_of[other.anchor] >= 0:
                continue
            if _goes_on_beside(layout, draft, other):
                draft.content[-1] = trim(layout.tokens, (draft.content[-1][0], other.start))
            if other.source != draft.source:
                continue
            cue = cues[number]
            about = _resumed_about(layout, draft, cue)
            if about is not None:
                other.source = [about]
                continue
            for part, (start, end) in enumerate(draft.content):
                if draft.source and draft.anchor < start < cue < end and start - cue < -1:
                    draft.content[part] = trim(layout.tokens, (start, _back(layout, cue, start)))


def _goes_on_beside(layout: Layout, draft: Draft, other: Draft) -> bool:
    """Whether the content ends in a clause that the speaker tells apart: "..., whose report, it says, gave it ten years"."""
    if not other.source or not other.content or not draft.content:
        return False
    doc = layout.tokens
    start, end = draft.content[-1]
    told = start + 2 < other.start < other.anchor < end <= other.end + 1 and draft.anchor < start
    apart = doc[other.start - 1].text == "," and doc[other.start].lower_ in ("which", "whose", "who", "where")
    return told and apart and doc[other.source[0][0]].lower_ in ("it", "he", "she", "they")


def _resumed_about(layout: Layout, draft: Draft, cue: int) -> Range | None:
    """The subject of a clause in whose middle the draft's cue stands, where a later cue of that clause has it for its source.

    "The inspectors, he told me, had come and advised him to stop": the inspectors advised, not he.
    """
    first = layout.sentence(draft.anchor)[0] if draft.anchor >= 0 else 0
    before = [r for r in draft.content if first <= r[0] and r[1] <= draft.anchor]
    if not before or any(finite(t) for r in before for t in layout.tokens[slice(*r)]):
        return None
    return before[-1] if any(draft.anchor < a < cue < b for a, b in draft.content) else None


def _back(layout: Layout, at: int, start: int) -> int:
    """The place before a cue, without the joining word and adverbs right before it."""
    while at - 1 > start and (layout.tokens[at - 1].pos_ in ("ADV", "CCONJ") or layout.tokens[at - 1].is_punct):
        at -= 1
    return at
