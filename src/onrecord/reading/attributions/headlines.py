"""In: the layout of an article. Out: drafts from headline forms: "Minister: ...", "... - minister"."""

from __future__ import annotations

from ..relays.media_words import MEDIA_WORDS
from .clauses import trim
from .drafts import Draft, Range
from .labels import RUBRICS
from .layout import Layout
from .sources import kind, mention_type

_DASHES = frozenset(("–", "—", "-", "--"))
_TITLE = 9  # tokens that a source phrase before a colon may have


def find_headlines(layout: Layout) -> list[Draft]:
    """Colon and dash forms in headlines and in short first lines."""
    drafts: list[Draft] = []
    for number, (start, end) in enumerate(layout.paragraphs):
        if start >= end or not layout.read(start):
            continue
        if layout.kinds[start] == "headline" or (number < 3 and end - start < 30 and not _stops(layout, end)):
            drafts += _headline(layout, start, end)
    return drafts


def _stops(layout: Layout, end: int) -> bool:
    return layout.doc[end - 1].text in (".", "?", "!", "”", '"')


def _headline(layout: Layout, start: int, end: int) -> list[Draft]:
    doc = layout.doc
    whole = layout.quote(start)
    if whole is not None and whole.start == start and whole.end >= end and whole.outer - whole.inner > 2:
        draft = _unsourced(layout, (start, end))
        draft.cue, draft.anchor = [], -1
        return [draft]
    for at in range(start + 1, min(end - 2, start + _TITLE + 1)):
        if doc[at].text == ":" and not doc[at - 1].text.isdigit():
            if (
                layout.quote(at - 1) is not None
                and layout.quote(start) is not None
                and layout.quotes[layout.quote_of[start]].end == at
            ):
                return [_unsourced(layout, (start, at))]
            topic = mention_type(doc, at - 1) in ("GPE", "LOC", "FAC") and kind(doc[at - 1]) is None
            voiced = _speaks_up(layout, start, at, end) or _in_person(layout, at, end)
            if (_names_speaker(layout, (start, at)) and not topic) or voiced:
                return [_made(layout, (at + 1, end), (at, at + 1), (start, at), "headline colon", 0.9)]
            break
    for at in range(max(start + 3, end - _TITLE - 1), end - 1):
        if doc[at].text in (*_DASHES, ":", ",") and _names_speaker(layout, (at + 1, end), bare=True):
            if doc[at].text == "," and end - at > 5:
                continue
            return [_made(layout, (start, at), (at, at + 1), (at + 1, end), "headline dash", 0.8)]
    return _fragments(layout, start, end)


def _fragments(layout: Layout, start: int, end: int) -> list[Draft]:
    """`Manager 'helping with the search'`: words in quotation marks are somebody's, whom the headline need not name."""
    drafts = []
    for quote in layout.quotes:
        words = layout.tokens[quote.inner : quote.outer]
        if not start <= quote.start < quote.end <= end or not quote.closed:
            continue
        spoken = len(words) > 2 or (len(words) == 2 and any(t.pos_ == "VERB" for t in words))
        if spoken and not all(t.text[:1].isupper() for t in words if len(t.text) > 3):
            drafts.append(Draft(content=[(quote.inner, quote.outer)], score=0.6, rules=["headline fragment"]))
    return drafts


def _unsourced(layout: Layout, span: Range) -> Draft:
    """`'We heard nothing': village wakes ...`: somebody's words, the headline does not say whose."""
    draft = _made(layout, span, (span[1], span[1] + 1), span, "headline quotation", 0.75)
    draft.source = []
    return draft


def _in_person(layout: Layout, at: int, end: int) -> bool:
    """Whether what follows a place and a colon is spoken: in the first person, or in quotation marks."""
    words = layout.tokens[at + 1 : end]
    return mention_type(layout.doc, at - 1) is not None and (
        any(t.lower_ in ("i", "we", "we'll", "my", "our", "us") for t in words) or layout.quote(at + 1) is not None
    )


def _speaks_up(layout: Layout, start: int, at: int, end: int) -> bool:
    """Whether an unknown name before a colon is followed by words in the first person or by a quotation."""
    doc = layout.doc
    names = doc[start:at]
    if len(names) > 3 or not all(t.pos_ == "PROPN" for t in names) or mention_type(doc, start) in ("GPE", "LOC", "FAC"):
        return False
    return any(t.lower_ in ("i", "we", "my", "our") for t in doc[at + 1 : end]) or layout.quote(at + 1) is not None


def _names_speaker(layout: Layout, span: Range, bare: bool = False) -> bool:
    """Whether a headline phrase names who speaks: it ends in a person, a body, a country or a noun that speaks."""
    doc = layout.doc
    words = doc[span[0] : span[1]]
    if words.text.lower() in RUBRICS or any(t.pos_ == "VERB" and t.dep_ not in ("amod", "acl") for t in words):
        return False
    last = words[-1]
    if bare and last.lower_ in MEDIA_WORDS:
        return False
    if kind(last) is not None:
        return True
    found = mention_type(doc, last.i)
    if found in ("PER", "ORG", "MEDIA"):
        return True
    return found in ("GPE", "NORP") and len(words) <= 2


def _made(layout: Layout, content: Range, cue: Range, source: Range, rule: str, score: float) -> Draft:
    doc = layout.doc
    content = trim(doc, content)
    quote = layout.quote(content[0])
    if quote is not None and quote.start == content[0] and quote.end >= content[1]:
        content = (quote.inner, quote.outer)
    return Draft(content=[content], cue=[cue], source=[source], anchor=cue[0], score=score, rules=[rule])
