"""In: a draft whose cue stands in the middle of its sentence. Out: the draft with what goes on behind the cue.

"Eleven were killed, she said, and six more have not been found": both clauses are hers.
"""

from __future__ import annotations

from collections.abc import Sequence

from .clauses import dep, finite, trim
from .drafts import Draft
from .layout import Layout

_JOINING = frozenset(("and", "but"))


def resume(layout: Layout, draft: Draft, drafts: Sequence[Draft]) -> None:
    """Add the clause behind ", she said," that "and" or "but" joins, has a subject of its own and no other speaker."""
    if draft.anchor < 0 or len(draft.content) != 1 or len(draft.source) != 1 or "according" in draft.rules[0]:
        return
    cue = [*draft.cue, draft.source[0]]
    first, last = min(a for a, _ in cue), max(b for _, b in cue)
    start, end = layout.sentence(draft.anchor)
    doc = layout.tokens
    before = start <= draft.content[0][0] < draft.content[0][1] <= first and doc[first - 1].text == ","
    if not before or last + 3 >= end or doc[last].text != "," or doc[last + 1].lower_ not in _JOINING:
        return
    if any(layout.quote_of[i] >= 0 for i in range(draft.content[0][0], end)):
        return
    stop = next((i for i in range(last + 1, end) if doc[i].text in (";", ":", "–", "—")), end)
    span = trim(doc, (last + 1, stop))
    words = doc[slice(*span)]
    verb = next((t for t in words if finite(t)), None)
    if verb is None or not any(dep(t).startswith(("nsubj", "expl")) and t.i < verb.i for t in words):
        return
    spoken = {i for d in drafts if d is not draft for a, b in (*d.cue, *d.source) for i in range(a, b)}
    if spoken.isdisjoint(range(*span)):
        draft.content.append(span)
