"""In: a learned draft and the rule's draft of the same cue. Out: whether the model caught scraps of what the rule has whole.

The model tags token by token: it loses words in the middle of a clause, and takes up words of the sentence before or of
the reason for which somebody is not named. What people say without marks of quotation stands in whole clauses.
"""

from __future__ import annotations

from .clauses import finite, trim
from .drafts import Draft, Range
from .layout import Layout
from .unsaid import hides_name
from .verbs import is_cue

_SIDED = ("before", "clause", "according to")  # rules that take everything on one side of the cue


def without_strays(layout: Layout, learned: Draft) -> bool:
    """Drop from the learned content what cannot be of it; whether anything was dropped.

    Dropped are the wish not to be named, and what stands without marks of quotation in another sentence than the cue and
    is no whole sentence of its own.
    """
    if learned.anchor < 0 or len(learned.content) < 2:
        return False
    kept = [span for span in learned.content if not _strays(layout, learned, span)]
    if not kept or len(kept) == len(learned.content):
        return False
    learned.content = [trim(layout.tokens, span) for span in kept]
    return True


def _strays(layout: Layout, learned: Draft, span: Range) -> bool:
    if hides_name(layout, Draft(content=[span])):
        return True
    quoted = any(layout.quote_of[i] >= 0 for i in range(*span))
    if quoted or layout.sentence_of[span[0]] == layout.sentence_of[learned.anchor]:
        return False
    return not _goes_on(layout, span)


def _goes_on(layout: Layout, span: Range) -> bool:
    """Whether it is a whole sentence in which nobody else speaks: "The bay is free, he said. The port is open"."""
    start, end = layout.sentence(span[0])
    whole = trim(layout.tokens, (start, end))
    if span[0] > whole[0] or span[1] < whole[1]:
        return False
    return not any(is_cue(t) and finite(t) for t in layout.tokens[slice(*span)])


def gaping(layout: Layout, learned: Draft, rule: Draft) -> bool:
    """Whether the rule's one range holds the pieces of the learned content and the words that the model lost between them.

    No gap is one in which somebody speaks or is described behind a comma: those are left out on purpose.
    None holds a verb of its own: what a whole clause tells may be of somebody else.
    """
    if rule.rules[0] not in _SIDED or len(rule.content) != 1 or len(learned.content) < 2:
        return False
    start, end = rule.content[0]
    if not (start <= learned.start and learned.end <= end):
        return False
    gaps = [(a[1], b[0]) for a, b in zip(learned.content, learned.content[1:], strict=False)]
    tokens = layout.tokens
    return all(
        a < b and tokens[a].text != "," and tokens[a - 1].text != "," and not any(finite(t) for t in tokens[a:b])
        for a, b in gaps
    )
