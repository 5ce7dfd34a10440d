"""In: a draft. Out: the medium that the sentence before it names, or whose reporter or unnamed source its source is.

"Brenn spoke to Radio Ebb. "I ran," she said"; "On the talk show of Radio Ebb, Brenn was less sure. "I ran," she said"; "Radio Ebb's Ada Brenn reported".
"""

from __future__ import annotations

from ..attributions.drafts import Draft
from ..attributions.layout import Layout
from .found import DIRECT, Found
from .names import as_hop, kind_of, medium_in
from .runs import run

_SPEAKING = frozenset(("spoke", "speaking", "talked", "talking", "chatted"))
_SHOWS = frozenset(("show", "programme", "program", "broadcast", "interview", "podcast", "debate"))
_REPORTS = frozenset("report say write note explain describe tell add".split())


def spoke_before(layout: Layout, draft: Draft) -> list[Found]:
    """The medium to which the sentence before says that they spoke: "Brenn spoke to Radio Ebb by telephone. "I ran," she said"."""
    doc = layout.doc
    start, _ = layout.sentence(draft.anchor)
    opening = min([start, *(a for a, _ in draft.content)])
    while opening > 2 and doc[opening - 1].is_quote:
        opening -= 1  # the mark of the quotation is no sentence before it
    if not draft.source or opening < 2 or layout.paragraph_of[opening - 1] != layout.paragraph_of[draft.anchor]:
        return []
    first, end = layout.sentence(opening - 1)
    who = doc[draft.source[0][1] - 1]
    same = who.pos_ == "PRON" or who.pos_ == "NOUN" or any(t.orth == who.orth for t in doc[first:end])
    said = any(layout.quote_of[i] >= 0 for i in range(first, end))
    if not same or said:
        return []
    for at in range(first, end - 2):
        if doc[at].lower_ in _SPEAKING and doc[at].pos_ == "VERB" and doc[at + 1].lower_ in ("to", "with"):
            medium = medium_in(doc, run(layout, at + 2, end, set()))
            if medium is not None and medium.name[:1].isupper():
                return [Found(DIRECT, medium.start, as_hop(doc, medium))]
        # "On the talk show of Radio Ebb, Brenn was less sure." The quotation is what was said there.
        shown = (
            doc[at].lower_ in _SHOWS and doc[at + 1].lower_ in ("of", "on", "with") and doc[at].dep_ in ("obl", "nmod")
        )
        if shown and layout.quote_of[opening] >= 0 and any(t.lower_ in ("in", "on") for t in doc[first:at]):
            medium = medium_in(doc, run(layout, at + 2, end, set()), slot=True)
            if medium is not None and medium.name[:1].isupper():
                return [Found(DIRECT, medium.start, as_hop(doc, medium))]
    return []


def reported_for(layout: Layout, draft: Draft) -> list[Found]:
    """The medium whose reporter says it: Radio Ebb of "Radio Ebb's Ada Brenn reported"."""
    if len(draft.source) != 1 or layout.doc[draft.anchor].lemma_.lower() not in _REPORTS:
        return []
    doc, (start, end) = layout.doc, draft.source[0]
    owner = next((i for i in range(start + 1, end - 1) if doc[i].tag_ == "POS"), None)
    if owner is None or not doc[owner + 1].text[:1].isupper():
        return []
    at = doc[end - 1].idx
    person = any(m.type == "PER" and m.form == "name" and m.start <= at < m.end for m in doc._.mentions)
    medium = medium_in(doc, (start, owner)) if person else None
    return [Found(DIRECT, medium.start, as_hop(doc, medium))] if medium is not None else []


def source_of(layout: Layout, draft: Draft) -> list[Found]:
    """The medium to which unnamed people spoke: the Coast Post of "the Coast Post's sources say", "sources of the Coast Post"."""
    if len(draft.source) != 1:
        return []
    doc, (start, end) = layout.doc, draft.source[0]
    at = next((i for i in range(start, end) if doc[i].lower_ in ("source", "sources", "insider", "insiders")), None)
    if at is None:
        return []
    owner = next((i for i in range(start + 1, at) if doc[i].tag_ == "POS"), None)
    of = at + 1 if at + 2 < end and doc[at + 1].lower_ == "of" else None
    span = (start, owner) if owner is not None else (of + 1, end) if of is not None else None
    if span is None:
        return []
    printed = kind_of(doc[span[1] - 1].text) != "media"  # the Post of "the Post's sources"
    medium = medium_in(doc, span, slot=printed)
    return [Found(DIRECT, medium.start, as_hop(doc, medium))] if medium is not None else []
