"""In: drafts with cues, in order. Out: drafts for quotations without any cue that go on where a speaker left off."""

from __future__ import annotations

from .clauses import trim
from .drafts import Draft, Range
from .layout import Layout, QuoteRange

_REACH = 1  # paragraphs between the last attribution and the quotation that continues it


def find_continuations(layout: Layout, drafts: list[Draft]) -> list[Draft]:
    """One draft a quotation (or part-quoted sentence) that no content holds and that directly follows an attribution."""
    taken = {i for draft in drafts for i in draft.tokens()}
    taken |= {i for draft in drafts for a, b in draft.cue for i in range(a, b)}
    found: list[Draft] = []
    for number, quote in enumerate(layout.quotes):
        if not layout.read(quote.start) or layout.kinds[quote.start] == "headline":
            continue
        if any(i in taken for i in range(quote.inner, quote.outer)):
            continue
        content = _content(layout, quote, taken)
        if content is None or any(i in taken for i in range(*content)):
            continue
        before = _before(layout, content[0], [*drafts, *found])
        runs = number > 0 and layout.quotes[number - 1].runs_on
        if before is None and not _free(layout, quote):
            continue
        draft = Draft(content=[content], score=0.85 if runs else 0.75, rules=["continued quotation"], continues=before)
        if before is None:
            draft.score, draft.rules = 0.5, ["free quotation"]
        taken |= set(range(*content))
        found.append(draft)
    return found


def _content(layout: Layout, quote: QuoteRange, taken: set[int]) -> Range | None:
    """The quotation where it is a sentence of its own, else the sentence around it; None for single words and titles."""
    start, end = layout.sentence(quote.start)
    if quote.start <= start + 0:
        rest = [i for i in range(quote.end, max(end, quote.end)) if layout.doc[i].is_alpha]
        if not rest:
            return trim(layout.doc, (quote.inner, quote.outer)) if quote.outer - quote.inner > 1 else None
    if quote.outer - quote.inner < 2:
        return None
    stop = max(end, quote.end)
    content = trim(layout.doc, (start, stop))
    return content if content[1] - content[0] > quote.outer - quote.inner else None


def _free(layout: Layout, quote: QuoteRange) -> bool:
    """Whether the quotation is a whole sentence, so that somebody must have said it even if the text does not say who."""
    words = [t for t in layout.doc[quote.inner : quote.outer] if t.is_alpha]
    sentence = layout.sentence(quote.start)
    own = quote.start <= sentence[0] and quote.end >= sentence[1] - 1
    return own and len(words) > 4 and any(t.pos_ in ("VERB", "AUX") for t in words)


def _before(layout: Layout, start: int, drafts: list[Draft]) -> Draft | None:
    """The attribution that the quotation directly follows: no sentence in the outlet's own voice between them."""
    earlier = [d for d in drafts if d.content and max(d.end, *(b for _, b in d.cue or [(0, 0)])) <= start]
    if not earlier:
        return None
    last = max(earlier, key=lambda d: (max(d.end, *(b for _, b in d.cue or [(0, 0)])), -d.start))
    stop = max(last.end, *(b for _, b in last.cue or [(0, 0)]), *(b for _, b in last.source or [(0, 0)]))
    if layout.paragraph_of[start] - layout.paragraph_of[stop - 1] > _REACH:
        return None
    if layout.kinds[stop - 1] != layout.kinds[start]:
        return None
    return last if layout.sentence_of[start] - layout.sentence_of[stop - 1] <= 1 else None
