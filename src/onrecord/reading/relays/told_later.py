"""In: two drafts of one speaker, the later of which was told a medium. Out: whether it is another occasion, of which the earlier knows nothing.

"The mayor ruled out a sale. "Not one stone," she told Radio Ebb": the quotation bears out what was said before it, which
Radio Ebb heard too. "The mayor told reporters she would stay. She told Radio Ebb that the gate was open" are two things.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..attributions.clauses import finite
from ..attributions.drafts import Draft
from ..attributions.layout import Layout
from ..occasion_words import AUDIENCE, CROWD, HELD_IN, OCCASION_NOUNS
from .found import DIRECT, Found

_ASIDE = frozenset(("interview", "broadcast"))  # what may be the occasion that the later sentence names
_CONTENT = frozenset(("NOUN", "PROPN", "VERB", "ADJ", "NUM"))
_EMPTY = frozenset(("say", "tell", "make", "take", "have", "give", "come", "year", "day", "time", "people"))
_LATER = frozenset(("later", "earlier", "meanwhile", "separately", "afterwards"))


def told_later(layout: Layout, earlier: Sequence[Draft], number: int, later: Draft, hops: list[Found]) -> bool:
    """Whether a medium heard the later words only; `earlier` are all drafts of the occasion before it, `number` the one asked about."""
    draft = earlier[number]
    if not any(f.rank == DIRECT and f.hop.type != "platform" for f in hops):
        return False
    if layout.sentence_of[max(draft.anchor, draft.start)] == layout.sentence_of[max(later.anchor, later.start)]:
        return False
    if _has_occasion(layout, draft) or _begins_with_day(layout, later):
        return True
    if any(layout.quote_of[i] >= 0 for i in later.tokens()) or _only_described(layout, draft):
        return False
    said = _words(layout, later)
    return bool(said) and not any(said & _words(layout, one) for one in earlier)


def _has_occasion(layout: Layout, draft: Draft) -> bool:
    """Whether the draft's sentence tells where its words were said or written: "told reporters", "in a letter to the board"."""
    if draft.anchor < 0 or layout.kinds[draft.anchor] == "headline":
        return False
    start, end = layout.sentence(draft.anchor)
    content = draft.tokens()
    if not any(finite(layout.tokens[i]) for i in content):
        content = set()  # "announced her resignation in a letter to the board"
    for at in range(start + 1, end):
        token = layout.tokens[at]
        if at in content:
            continue
        before = layout.tokens[at - 1].lower_
        if token.lower_ in AUDIENCE | CROWD and before in ("told", "tells", "to") and draft.anchor <= at:
            return True
        kind = OCCASION_NOUNS.get(token.lemma_.lower())
        held = [t.lower_ for t in layout.tokens[max(start, at - 4) : at] if t.pos_ in ("ADP", "VERB")]
        if kind not in (None, *_ASIDE) and token.pos_ == "NOUN" and held[-1:] and held[-1] in HELD_IN:
            return True
    return False


def _only_described(layout: Layout, draft: Draft) -> bool:
    """Whether the source has no name yet ("the health minister"): a lead sums up what is told once he is named."""
    words = [layout.tokens[i] for a, b in draft.source for i in range(a, b)]
    return bool(words) and layout.tokens[draft.source[0][1] - 1].pos_ == "NOUN"


def _begins_with_day(layout: Layout, draft: Draft) -> bool:
    """Whether the sentence opens with when it was said: "On Thursday he told Radio Ebb", "Later she told Radio Ebb"."""
    if draft.anchor < 0 or draft.start < draft.anchor:
        return False
    start = layout.sentence(draft.anchor)[0]
    first = layout.tokens[start + (layout.tokens[start].pos_ == "ADP")]
    told = any(t.start <= layout.starts[first.i] < t.end for t in layout.doc._.times)
    return (told and first.i < draft.anchor) or layout.tokens[start].lower_ in _LATER


def _words(layout: Layout, draft: Draft) -> set[str]:
    """The words of a content that tell what it is about, without the names of people."""
    people = [m for m in layout.doc._.mentions if m.type == "PER" and m.form == "name"]
    tokens = [layout.tokens[i] for i in draft.tokens()]
    kept = [t for t in tokens if t.pos_ in _CONTENT and len(t.text) > 2 and t.lemma_.lower() not in _EMPTY]
    return {t.lemma_.lower() for t in kept if not any(m.start <= t.idx < m.end for m in people)}
