"""In: merged drafts. Out: contents that end at the semicolon behind which somebody else speaks.

"Thousands came, organisers said; the police spoke of 800", "According to the rebels, 23 died; the government speaks of nine".
"""

from __future__ import annotations

from .clauses import trim
from .drafts import Draft, Range
from .layout import Layout

_NEAR = 4  # tokens from the semicolon to whoever speaks next: "; but the police"


def end_at_semicolons(layout: Layout, drafts: list[Draft]) -> None:
    """Cut each content, in place, at a semicolon after its cue that another attribution, source and cue, stands behind."""
    for draft in drafts:
        stop = _stop(layout, draft, drafts) if draft.anchor >= 0 else None
        if stop is None:
            continue
        kept = [trim(layout.tokens, (a, min(b, stop))) for a, b in draft.content if a < stop]
        kept = [span for span in kept if span[0] < span[1]]
        if kept:
            draft.content = kept


def _stop(layout: Layout, draft: Draft, drafts: list[Draft]) -> int | None:
    """The first such semicolon between the cue and the end of the content; None where there is none."""
    _, end = layout.sentence(draft.anchor)
    for at in range(draft.anchor + 1, min(end, draft.end)):
        if layout.tokens[at].text != ";" or layout.quote_of[at] >= 0:
            continue
        if any(_speaks(other, draft, (at, end)) for other in drafts if other is not draft):
            return at
    return None


def _speaks(other: Draft, draft: Draft, after: Range) -> bool:
    """Whether the other's source opens what stands behind the semicolon, with the other's cue after it."""
    if not other.source or other.anchor < 0 or other.source == draft.source:
        return False
    first = other.source[0][0]
    return after[0] < first <= after[0] + _NEAR and first <= other.anchor < after[1]
