"""In: drafts with cues, in order. Out: drafts for quotations without any cue that go on where a speaker left off."""

from __future__ import annotations

from .clauses import trim
from .drafts import Draft, Range
from .layout import Layout, QuoteRange
from .lexicon import frames
from .views import clause_quoted, introduced

_REACH = 1  # paragraphs between the last attribution and the quotation that continues it


def find_continuations(layout: Layout, drafts: list[Draft]) -> list[Draft]:
    """One draft a quotation (or part-quoted sentence) that no content holds and that directly follows an attribution."""
    every = {i for draft in drafts for i in _held(draft)}
    found: list[Draft] = []
    for number, quote in enumerate(layout.quotes):
        if not layout.read(quote.start) or layout.kinds[quote.start] == "headline":
            continue
        runs = number > 0 and layout.quotes[number - 1].runs_on
        taken = every - _told_inside(layout, quote, drafts, runs)
        if any(i in taken for i in range(quote.inner, quote.outer)):
            continue
        content = _content(layout, quote, taken)
        if content is None or any(i in taken for i in range(*content)):
            continue
        before = _before(layout, content[0], [*drafts, *found])
        whole = quote.start <= content[0] <= quote.inner
        if before is not None and not whole and not _goes_on(layout, quote, content, before, drafts):
            continue
        if before is None and not _free(layout, quote):
            continue
        draft = Draft(content=[content], score=0.85 if runs else 0.75, rules=["continued quotation"], continues=before)
        if before is None:
            draft.score, draft.rules = 0.5, ["free quotation"]
        every |= set(range(*content))
        found.append(draft)
    return found


def _held(draft: Draft) -> set[int]:
    """The tokens of content and cue."""
    return draft.tokens() | {i for a, b in draft.cue for i in range(a, b)}


def _told_inside(layout: Layout, quote: QuoteRange, drafts: list[Draft], runs: bool) -> set[int]:
    """The tokens of attributions that the one quoted tells himself, source and all: "We asked her and she said she was well".

    What he says of himself ("I told them that ...") only where the quotation `runs` on from the paragraph before.
    """
    inside: set[int] = set()
    for draft in drafts:
        spans = [*draft.content, *draft.cue, *draft.source]
        own = not runs and [layout.tokens[i].lower_ for a, b in draft.source for i in range(a, b)] == ["i"]
        whole = draft.cue and draft.source and not own and all(quote.inner <= a and b <= quote.outer for a, b in spans)
        if whole and min(a for a, _ in spans) < quote.outer:
            inside |= _held(draft)
    return inside


def _content(layout: Layout, quote: QuoteRange, taken: set[int]) -> Range | None:
    """The quotation where it is a sentence of its own, else the sentence around it; None for single words and titles."""
    start, end = layout.sentence(quote.start)
    if quote.start <= start + 0:
        rest = [i for i in range(quote.end, max(end, quote.end)) if layout.tokens[i].is_alpha]
        if not rest:
            return trim(layout.tokens, (quote.inner, quote.outer)) if quote.outer - quote.inner > 1 else None
    if quote.outer - quote.inner < 2 or _title(layout, quote) or _foreign(layout, quote):
        return None
    if introduced(layout, quote) is not None:
        return _of_view(layout, quote)
    stop = max(end, quote.end)
    content = trim(layout.tokens, (start, stop))
    return content if content[1] - content[0] > quote.outer - quote.inner else None


def _of_view(layout: Layout, quote: QuoteRange) -> Range | None:
    """The quotation alone of `For her, "nothing has changed"`; None where "For" names somebody, who has not spoken before."""
    named = layout.tokens[layout.sentence(quote.start)[0] + 1]
    own = named.pos_ == "PRON" and clause_quoted(layout, quote)
    return trim(layout.tokens, (quote.inner, quote.outer)) if own else None


def _foreign(layout: Layout, quote: QuoteRange) -> bool:
    """Whether none of the words behind a quotation that begins the sentence is a common word of English: "«...», declaró el alcalde"."""
    start, end = layout.sentence(quote.start)
    rest = [t for t in layout.tokens[quote.end : max(end, quote.end)] if t.is_alpha]
    return quote.start <= start and len(rest) > 1 and not any(t.is_stop for t in rest)


def _title(layout: Layout, quote: QuoteRange) -> bool:
    """Whether the marks hold a title or a nickname and no words of anybody: most of them have capitals."""
    words = [t for t in layout.tokens[quote.inner : quote.outer] if t.is_alpha and len(t.text) > 3]
    return bool(words) and sum(t.text[:1].isupper() for t in words) > len(words) / 2


def _goes_on(layout: Layout, quote: QuoteRange, content: Range, before: Draft, drafts: list[Draft]) -> bool:
    """Whether a sentence with a few quoted words is still the last speaker's: right after, with no cue of its own.

    In a new paragraph a clause must be quoted, or the same speaker go on after it: single words in marks are anybody's.
    """
    if any(
        t.pos_ == "VERB" and frames(t.lemma_.lower()) and layout.quote_of[t.i] < 0
        for t in layout.tokens[content[0] : content[1]]
    ):
        return False
    if layout.paragraph_of[before.end - 1] == layout.paragraph_of[content[0]]:
        return True
    if quote.outer - quote.inner > 3 and clause_quoted(layout, quote):
        return True
    following = next((d for d in drafts if d.start >= content[1] and d.source), None)
    if following is None or layout.sentence_of[following.start] - layout.sentence_of[content[1] - 1] > 1:
        return False
    mine = {layout.tokens[i].lower_ for a, b in before.source for i in range(a, b) if layout.tokens[i].pos_ == "PROPN"}
    theirs = {layout.tokens[i].lower_ for a, b in following.source for i in range(a, b)}
    return bool(mine & theirs)


def _free(layout: Layout, quote: QuoteRange) -> bool:
    """Whether the quotation is a whole sentence, so that somebody must have said it even if the text does not say who."""
    words = [t for t in layout.tokens[quote.inner : quote.outer] if t.is_alpha]
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
