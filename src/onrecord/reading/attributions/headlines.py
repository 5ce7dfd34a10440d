"""In: the layout of an article. Out: drafts from headline forms and labels: "Minister: ...", "... - minister", Q and A."""

from __future__ import annotations

from ..relays.names import MEDIA_WORDS
from .clauses import trim
from .drafts import Draft, Range
from .layout import Layout
from .sources import kind, mention_type

_LABELS = frozenset(("q", "question"))
_DASHES = frozenset(("–", "—", "-", "--"))
_TITLE = 9  # tokens that a source phrase before a colon may have
_RUBRICS = frozenset(
    ("live", "video", "watch", "analysis", "opinion", "exclusive", "breaking", "update", "explainer", "editorial", "photos",
     "factbox", "timeline", "interview", "comment", "review", "profile", "podcast", "map", "in pictures", "note", "read more")
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
    for at in range(start + 1, min(end - 2, start + _TITLE + 1)):
        if doc[at].text == ":" and not doc[at - 1].text.isdigit():
            if _names_speaker(layout, (start, at)):
                return [_made(layout, (at + 1, end), (at, at + 1), (start, at), "headline colon", 0.9)]
            break
    for at in range(max(start + 3, end - _TITLE - 1), end - 1):
        if doc[at].text in (*_DASHES, ":", ",") and _names_speaker(layout, (at + 1, end), bare=True):
            if doc[at].text == "," and end - at > 5:
                continue
            return [_made(layout, (start, at), (at, at + 1), (at + 1, end), "headline dash", 0.8)]
    # 'Dorsish minister: ...' without its colon: a speaker, then nothing but a quotation.
    return []


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
    """Interviews and transcripts: paragraphs that begin with a label and a colon, at least one label twice."""
    doc = layout.doc
    labels: dict[int, Range] = {}
    for number, (start, end) in enumerate(layout.paragraphs):
        if start < end and layout.read(start) and layout.kinds[start] == "body":
            colon = next((i for i in range(start + 1, min(start + 5, end - 1)) if doc[i].text == ":"), None)
            if colon is not None and all(t.is_title or t.is_upper or t.text == "." for t in doc[start:colon]):
                labels[number] = (start, colon)
    names = [doc[a:b].text.lower() for a, b in labels.values()]
    if not any(names.count(name) > 1 for name in names):
        return []
    drafts = []
    for number, (start, colon) in sorted(labels.items()):
        end = layout.paragraphs[number][1]
        draft = _made(layout, (colon + 1, end), (colon, colon + 1), (start, colon), "label", 0.9)
        if doc[start].lower_ in _LABELS:
            draft.act = "question"
        drafts.append(draft)
    return drafts
