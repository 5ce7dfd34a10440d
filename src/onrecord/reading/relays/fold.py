"""In: drafts in text order. Out: the drafts without those in which a medium only passes on another attribution of its sentence.

"According to Reuters, he said ..." and "Reuters reported, citing two officials, that ..." give one attribution each, of
him and of the officials, with Reuters as a hop; a medium that reports on its own stays a speaker.
"""

from __future__ import annotations

from ..attributions.clauses import trim
from ..attributions.drafts import Draft
from ..attributions.labels import RULE as LABEL
from ..attributions.layout import Layout
from .cited import Hops, cited
from .media_words import KIND_WORDS
from .names import Medium, as_hop, kind_of, medium_in
from .shown import shown_media

_COVER = 0.5
_WHOLE = 0.8  # where nothing but its verb shows that a name is a medium
_REPORTS = frozenset(("report", "reports", "article", "articles", "story", "stories", "account"))
_PRESSED = frozenset(("service", "office", "centre", "center"))
_RECORDS = frozenset(("transcript", "readout", "recording", "minutes"))
_LAWS = frozenset(
    "convention conventions law laws treaty charter constitution agreement plan rules schedule protocol protocols".split()
)


def fold(layout: Layout, drafts: list[Draft]) -> tuple[list[Draft], Hops]:
    """(drafts kept, extra hops by id of the draft, nearest first); inner conduits before outer ones."""
    hops: Hops = {}
    kept = list(drafts)
    named_media = [medium_in(layout.doc, d.source[0]) if d.source else None for d in drafts]
    plain = {id(d): medium for d, medium in zip(drafts, named_media, strict=True)}
    shown = _shown_names(layout, named_media)
    asked: Hops = {}
    taken = {at for draft in drafts if (at := cited(layout, draft, hops, asked)) is not None}
    for draft in drafts:
        if (
            id(draft) in hops and "citing" not in draft.rules
        ):  # the medium cited stands in the source now: "Orran reported, citing Channel Seven"
            plain[id(draft)] = medium_in(layout.doc, draft.source[0])
    kept = [d for d in kept if d.anchor not in taken or "citing" in d.rules]
    sources = [set(range(*d.source[0])) for d in kept if "citing" in d.rules and d.source]
    kept = [d for d in kept if not (_cites(layout, d) and any(d.tokens() <= source for source in sources))]
    for draft in sorted(drafts, key=lambda d: len(d.tokens())):
        # "according to Meridian" after another's words: a name there is a conduit even if no list has it.
        named = draft.anchor >= 0 and layout.doc[draft.anchor].lower_ == "according"
        medium = plain[id(draft)]
        cover = _COVER
        if medium is None and named and draft.source:
            medium = (
                _released(layout, draft.source[0])
                or _in_report(layout, draft.source[0])
                or medium_in(layout.doc, draft.source[0], slot=True, sure=True)
            )
        if draft.source and medium is None:
            medium = _shown(layout, draft.source[0], shown) or _taken_up(layout, draft.source[0])
            if medium is None:
                medium = _reporting(layout, draft, named)
                cover = _COVER if medium is not None and medium.name.startswith("press ") else _WHOLE
        if named and medium is not None and layout.tokens[medium.end - 1].lower_ in _LAWS:
            continue  # "according to the Tavra Conventions" is no report
        if LABEL in draft.rules:
            continue  # "AFP: The envoys say that ... Is that so?": who asks passes nothing on
        if "unverified" in draft.rules:
            _end_before_next(layout, draft, kept)
            continue
        if medium is None or (named and medium.name not in shown and _known_person(layout, medium)):
            continue
        inner = [d for d in kept if d is not draft and _passes_on(layout, draft, d, cover)] or _together(
            layout, draft, kept
        )
        if not inner:
            continue
        kept = [d for d in kept if d is not draft]
        for one in inner:
            _end_before(layout, one, draft)
            hops.setdefault(id(one), []).extend(
                [*asked.get(id(draft), []), as_hop(layout.doc, medium), *hops.get(id(draft), [])]
            )
    return kept, hops


def _end_before(layout: Layout, inner: Draft, outer: Draft) -> None:
    """Cut from the words passed on what tells who passed them on: "says he has proof | , Orran reported"."""
    if inner.content and inner.anchor < inner.content[-1][0] < outer.end < outer.anchor < inner.end:
        inner.content[-1] = trim(layout.tokens, (inner.content[-1][0], outer.end))


def _end_before_next(layout: Layout, draft: Draft, kept: list[Draft]) -> None:
    """Cut from what could not be verified who speaks next: "could not verify the report | and the ministry said"."""
    start, end = draft.content[-1] if draft.content else (0, 0)
    nexts = [d.source[0][0] for d in kept if d is not draft and d.source and start < d.source[0][0] < d.anchor < end]
    stop = min(nexts, default=end)
    joined = stop < end and layout.tokens[stop - 1].lower_ in ("and", "but", "while")
    if joined and stop - 1 > start:
        draft.content[-1] = trim(layout.tokens, (start, stop - 1))


def _shown_names(layout: Layout, media: list[Medium | None]) -> frozenset[str]:
    """The names that the article itself shows to be media: as sources ("the daily Haven reported"), or typed so."""
    names = {m.name for m in media if m is not None}
    names |= {layout.text[m.start : m.end] for m in layout.doc._.mentions if m.type == "MEDIA" and m.form == "name"}
    return frozenset(name for name in names if name[:1].isupper()) | frozenset(shown_media(layout.doc))


def _shown(layout: Layout, span: tuple[int, int], shown: frozenset[str]) -> Medium | None:
    """The source as a medium where it is nothing but a name that the article elsewhere shows to be one."""
    start, end = span
    while start < end and layout.tokens[start].lower_ in ("the", ","):
        start += 1
    name = layout.doc[start:end].text
    return Medium(name, start, end, "media") if name in shown else None


def _reporting(layout: Layout, draft: Draft, named: bool) -> Medium | None:
    """A name outside every list that "reported" the words of others, and the "reports" according to which they spoke."""
    doc, (start, end) = layout.doc, draft.source[0]
    if named and doc[end - 1].lower_ == "reports" and end - start <= 3:
        first = start + (doc[start].lower_ in ("the", "some", "several", "these", "those"))
        return Medium(doc[first:end].text, first, end, "media")
    reports = draft.anchor >= 0 and doc[draft.anchor].lemma_.lower() == "report"
    if (reports or named) and end - start > 1 and doc[end - 2].lower_ == "press" and doc[end - 1].lower_ in _PRESSED:
        return Medium(doc[end - 2 : end].text, end - 2, end, "media")  # "his press service reported"
    if reports and doc[start].pos_ == "PROPN":
        medium = medium_in(doc, (start, end), slot=True)
        return medium if medium is not None and medium.end >= end else None
    return None


def _in_report(layout: Layout, span: tuple[int, int]) -> Medium | None:
    """The medium of "according to a report in the Coast Post", "an article by Orran", whichever list has it or none."""
    start, end = span
    for at in range(start + 1, end - 1):
        if layout.doc[at].lower_ in ("in", "by", "from", "on") and layout.doc[at - 1].lower_ in _REPORTS:
            return medium_in(layout.doc, (at + 1, end), slot=True, sure=layout.doc[at].lower_ == "by")
    return None


def _released(layout: Layout, span: tuple[int, int]) -> Medium | None:
    """Who sent out the record of the words: "according to a transcript released by his office", "a readout from the palace"."""
    doc, (start, end) = layout.doc, span
    at = next((i for i in range(start, end) if doc[i].lower_ in _RECORDS), None)
    by = next((i for i in range(at + 1, end - 1) if doc[i].lower_ in ("by", "from")), None) if at is not None else None
    if by is None:
        return None
    first = by + 1 + (doc[by + 1].lower_ in ("the", "a", "an"))
    stop = next((i for i in range(first + 1, end) if doc[i].pos_ in ("ADP", "VERB", "PUNCT")), end)
    if first >= stop or medium_in(doc, (first, stop)) is not None:
        return medium_in(doc, (first, stop)) if first < stop else None
    return Medium(doc[first:stop].text, first, stop, "official")


def _taken_up(layout: Layout, span: tuple[int, int]) -> Medium | None:
    """A source that is no more than "the paper" or "the agency": a medium that the article named before."""
    words = [t.lower_ for t in layout.tokens[span[0] : span[1]]]
    if len(words) != 2 or words[0] != "the" or words[1] not in KIND_WORDS:
        return None
    return Medium(layout.tokens[span[0] + 1].text, span[0] + 1, span[1], kind_of(words[1]))


def _together(layout: Layout, outer: Draft, kept: list[Draft]) -> list[Draft]:
    """The attributions that make up the medium's content between them: "A denied it: its spokesman called it odd, X reported"."""
    held = outer.tokens()
    inner = [d for d in kept if d is not outer and d.source and set(_cue(d)) & held]
    inner = [d for d in inner if d.anchor >= 0 and len(d.tokens() & held) >= _COVER * len(d.tokens())]
    whole = {i for d in inner for spans in (d.content, d.cue, d.source) for a, b in spans for i in range(a, b)}
    return inner if len(inner) > 1 and len(whole & held) >= _COVER * len(held) else []


def _cue(draft: Draft) -> list[int]:
    return [i for a, b in draft.cue for i in range(a, b)]


def _known_person(layout: Layout, medium: Medium) -> bool:
    """Whether the name is that of a person of whom the article says more than this once."""
    doc = layout.doc
    at = doc[medium.start].idx
    here = next((m for m in doc._.mentions if m.start <= at < m.end and m.form == "name"), None)
    if here is None or here.type != "PER" or medium.type != "media":
        return False
    return len([m for m in doc._.mentions if m.cluster == here.cluster]) > 1


def _passes_on(layout: Layout, outer: Draft, inner: Draft, cover: float) -> bool:
    """Whether the medium's content is, in the main, the other attribution with its source and cue."""
    if not inner.source or inner.anchor < 0 or "continued quotation" in inner.rules:
        return False
    if inner.anchor == outer.anchor:
        return False  # two that say the same: "The Haven and Radio Ebb reported"
    held = outer.tokens()
    own = inner.tokens()
    cue = {i for a, b in inner.cue for i in range(a, b)}
    whole = own | cue | {i for a, b in inner.source for i in range(a, b)}
    if cue <= held:
        if min(own) <= min(held) + 1:  # the words of the other come first, and nothing is told before them
            whole |= _told_to(layout, inner, held - own)
        return len(own & held) >= 0.5 * len(own) and len(whole & held) >= cover * len(held)
    if set(_cue(outer)) & own:
        return False  # "Orran reported that two outlets had said": it is Orran that passes on
    # "..., he told state television, according to Reuters": the same content before both cues.
    same = layout.sentence_of[outer.anchor] == layout.sentence_of[inner.anchor]
    return (
        same and len(own & held) >= _COVER * max(1, len(own | held)) and _words(layout, outer) != _words(layout, inner)
    )


def _told_to(layout: Layout, inner: Draft, rest: set[int]) -> set[int]:
    """What beside its words tells of the inner attribution: marks, and to whom it was said ("he told Radio Ebb on Monday")."""
    marks = {i for i in rest if layout.tokens[i].is_punct or layout.tokens[i].is_space}
    after = {i for i in rest if i > inner.anchor}
    told = any(layout.tokens[i].pos_ in ("VERB", "AUX") for i in after)
    return marks if told or not after or min(after) > inner.anchor + 2 else marks | after


def _words(layout: Layout, draft: Draft) -> str:
    return " ".join(layout.doc[a:b].text for a, b in draft.source)


def _cites(layout: Layout, draft: Draft) -> bool:
    """Whether the cue does no more than name who is cited."""
    return draft.anchor >= 0 and layout.tokens[draft.anchor].lower_ in ("citing", "quoting")
