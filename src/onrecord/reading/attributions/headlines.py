"""In: the layout of an article. Out: drafts from headline forms and labels: "Minister: ...", "... - minister", Q and A."""

from __future__ import annotations

import re

from ..relays.names import MEDIA_WORDS
from .clauses import trim
from .drafts import Draft, Range
from .layout import Layout
from .sources import kind, mention_type

_LABELS = frozenset(("q", "question"))
_DASHES = frozenset(("–", "—", "-", "--"))
_TITLE = 9  # tokens that a source phrase before a colon may have
_OWN_PEOPLE = re.compile(
    r"(?:[A-Z][A-Z.'’-]*,? )+?([A-Z][A-Z'’-]+)(?: \([^)]{3,40}\))?, (?:[A-Z]{2,5} )?"
    r"(?:(?:CO-?)?HOST|BYLINE|(?:[A-Z]+ ){0,2}(?:ANCHOR|CORRESPONDENT|REPORTER))\b[^a-z:]{0,60}:"
)
_RUBRICS = frozenset(
    ("live", "video", "watch", "analysis", "opinion", "exclusive", "breaking", "update", "explainer", "editorial", "photos",
     "factbox", "correction", "clarification", "summary", "related", "more", "photo", "ps", "edit", "editor's note", "background", "timeline", "interview", "comment", "review", "profile", "podcast", "map", "in pictures", "note", "read more")
)  # fmt: skip


def find_headlines(layout: Layout) -> list[Draft]:
    """Colon and dash forms in headlines and in short first lines, then labelled speech ("Q:", "TANSK:") in the body."""
    drafts: list[Draft] = []
    for number, (start, end) in enumerate(layout.paragraphs):
        if start >= end or not layout.read(start):
            continue
        if layout.kinds[start] == "headline" or (number < 3 and end - start < 30 and not _stops(layout, end)):
            drafts += _headline(layout, start, end)
    return drafts + _labelled(layout)


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
    if words.text.lower() in _RUBRICS or any(t.pos_ == "VERB" and t.dep_ not in ("amod", "acl") for t in words):
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


def _labelled(layout: Layout) -> list[Draft]:
    """Interviews and transcripts: paragraphs that begin with a label and a colon ("Q.", "TANSK:"), two or more of them.

    One alone will do where it stands in capitals, as in a transcript.
    """
    doc = layout.doc
    labels: dict[int, Range] = {}
    for number, (start, end) in enumerate(layout.paragraphs):
        if start < end and layout.read(start) and layout.kinds[start] == "body":
            stops = (":", ".") if doc[start].text.rstrip(".") in ("Q", "A") else (":",)
            whole = doc[start].text in ("Q.", "A.")
            colon = (
                start
                if whole
                else next((i for i in range(start + 1, min(start + 5, end - 1)) if doc[i].text in stops), None)
            )
            if colon is not None and doc[start:colon].text.lower() in _RUBRICS:
                continue
            if colon is not None and all(
                t.is_title or t.is_upper or t.text == "." for t in doc[start : max(colon, start + 1)]
            ):
                labels[number] = (start, colon)
    names = [doc[a : max(b, a + 1)].text.lower() for a, b in labels.values()]
    asked = any(doc[layout.paragraphs[n][1] - 1].text == "?" and n + 1 in labels for n in labels)
    shouted = [
        n
        for n, (a, b) in labels.items()
        if b > a and all(t.is_upper and len(t.text) > 2 for t in doc[a:b]) and doc[b].text == ":"
    ]
    if not asked and not any(names.count(name) > 1 for name in names):
        labels = {
            n: labels[n]
            for n in shouted
            if any(t.pos_ in ("VERB", "AUX") for t in doc[labels[n][1] : layout.paragraphs[n][1]])
        }
    drafts = []
    staff = _staff(layout)
    for number, (start, colon) in sorted(labels.items()):
        end = layout.paragraphs[number][1]
        if doc[max(start, colon - 1)].text in staff or doc[colon + 1].text == "(":
            continue  # "NELSON:" after "SARAH NELSON, BYLINE:"; "(Speaking Dorsish)"
        if datelined(layout, start, colon):
            continue
        draft = _made(layout, (colon + 1, end), (colon, colon + 1), (start, max(colon, start + 1)), "label", 0.9)
        if doc[start].lower_.rstrip(".") in _LABELS or doc[end - 1].text == "?":
            draft.act = "question"
        drafts.append(draft)
    return drafts


def datelined(layout: Layout, start: int, colon: int) -> bool:
    """Whether a place in capitals that begins a paragraph of several tells where the report was written: "SANDMOUTH: The"."""
    words = layout.tokens[start:colon]
    here = layout.paragraph(start)[0] == start and len(layout.paragraphs) > 2 and layout.paragraph_of[start] < 5
    placed = mention_type(layout.doc, colon - 1) in ("GPE", "LOC", "FAC")
    return here and placed and bool(words) and all(t.is_upper or t.is_punct for t in words)


def _staff(layout: Layout) -> frozenset[str]:
    """Surnames of those whom a transcript labels as its own people ("ADA BRENN, HOST:"): the outlet's voice, nobody quoted."""
    lines = (layout.text[layout.starts[a] : layout.ends[b - 1]] for a, b in layout.paragraphs if a < b)
    return frozenset(found.group(1) for line in lines if (found := _OWN_PEOPLE.match(line)))
