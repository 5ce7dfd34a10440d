"""In: drafts in text order. Out: the drafts without those in which a medium only passes on another attribution of its sentence.

"According to Reuters, he said ..." and "Reuters reported, citing two officials, that ..." give one attribution each, of
him and of the officials, with Reuters as a hop; a medium that reports on its own stays a speaker.
"""

from __future__ import annotations

from spacy.tokens import Token

from ..annotations import Hop
from ..attributions.clauses import noun_phrase, trim
from ..attributions.drafts import Draft
from ..attributions.labels import RULE as LABEL
from ..attributions.layout import Layout
from ..attributions.sources import can_speak
from ..occasion_words import OCCASION_NOUNS
from .names import KIND_WORDS, Medium, as_hop, kind_of, medium_in
from .shown import BODIES, shown_media

Hops = dict[int, list[Hop]]
_COVER = 0.5
_WHOLE = 0.8  # where nothing but its verb shows that a name is a medium
_CITES = frozenset(("cited", "quoted", "cites", "quotes"))
_REPORTS = frozenset(("report", "reports", "article", "articles", "story", "stories", "account"))
_PRESSED = frozenset(("service", "office", "centre", "center"))
_RECORDS = frozenset(("transcript", "readout", "recording", "minutes"))
_LAWS = frozenset(
    "convention conventions law laws treaty charter constitution agreement plan rules schedule protocol protocols".split()
)
_WRITTEN = frozenset("post posts message tweet video entry statement".split())
_HEARD = frozenset(("interview", "broadcast", "speech", "press conference"))


def fold(layout: Layout, drafts: list[Draft]) -> tuple[list[Draft], Hops]:
    """(drafts kept, extra hops by id of the draft, nearest first); inner conduits before outer ones."""
    hops: Hops = {}
    kept = list(drafts)
    named_media = [medium_in(layout.doc, d.source[0]) if d.source else None for d in drafts]
    plain = {id(d): medium for d, medium in zip(drafts, named_media, strict=True)}
    shown = _shown_names(layout, named_media)
    asked: Hops = {}
    taken = {at for draft in drafts if (at := _cited(layout, draft, hops, asked)) is not None}
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


def _cited(layout: Layout, draft: Draft, hops: Hops, asked: Hops) -> int | None:
    """`Reuters reported, citing two officials, that ...`: the officials speak, Reuters relays.

    `asked` takes the medium of an interview that is cited: it heard the words before the one that cites it. Returns the
    token of a "quoted" that only says so ("a newspaper, which quoted two officials, said ..."), None elsewhere.
    """
    doc = layout.doc
    if not draft.source or draft.anchor < 0:
        return None
    reports = doc[draft.anchor].lemma_.lower() in ("report", "write")
    medium = medium_in(doc, draft.source[0], slot=reports, sure=reports)
    start, end = layout.sentence(draft.anchor)
    if medium is None and _cites_speakers(layout, draft, (start, end)):
        said = medium_in(doc, draft.source[0], slot=True)
        whole = said is not None and said.end >= draft.source[0][1] and not BODIES.search(said.name)
        medium = said if whole else None  # "Orran said, citing two officials": who cites people is a medium
    if medium is None:
        return None
    content = draft.tokens()
    for at in range(start, end - 1):
        quoted = (doc[at].lower_ in ("citing", "quoting") and doc[at - 1].lower_ not in ("without", "not")) or (
            doc[at].lower_ == "whose" and doc[at + 1].lower_ == "source"
        )
        relative = doc[at].lower_ in ("quoted", "cited") and doc[at - 1].lower_ == "which" and at > draft.source[0][0]
        relative = relative and at != draft.anchor and _follows(layout, draft.source[0], at)
        # "...," Orran cited the ministry.
        stated = at == draft.anchor and doc[at].lower_ in _CITES and min(content) < draft.source[0][0] < at
        stated = stated and not any(t.lower_ == "as" for t in doc[at:end])
        if stated:
            draft.content = [r for r in draft.content if r[1] <= at or r[0] >= end]
        # "Orran reported with reference to the ministry"
        refers = doc[at].lower_ == "to" and doc[at - 1].lower_ == "reference" and doc[at - 2].lower_ == "with"
        # "..., Orran reported, referring to the ministry"
        refers = refers or (doc[at].lower_ == "to" and [t.lower_ for t in doc[at - 2 : at]] == [",", "referring"]
                            and at > draft.anchor and at not in content)  # fmt: skip
        quoted = quoted or stated or refers
        if relative:
            quoted = True
        if not quoted or (at in content and min(content) < at < max(content) and doc[at].lower_ == "whose"):
            continue
        head = next((t for t in doc[at + 1 : min(end, at + 12)] if t.pos_ in ("NOUN", "PROPN") and t.i > at
                     and (t.lower_ != "source" or doc[at].lower_ != "whose") and t.dep_ not in ("compound", "amod", "nmod:poss", "flat")), None)  # fmt: skip
        if head is None:
            continue
        if OCCASION_NOUNS.get(head.lemma_.lower()) in _HEARD:
            heard, guest = _interviewed(layout, head, at, end)
            if heard is not None and guest is not None:
                draft.source = [guest]
                draft.rules.append("citing")
                hops.setdefault(id(draft), []).extend([as_hop(doc, heard), as_hop(doc, medium)])
            elif heard is not None:
                asked.setdefault(id(draft), []).append(as_hop(doc, heard))
            return None
        span = noun_phrase(head)
        span = (max(span[0], at + 1), span[1])
        if medium_in(doc, span) is not None:
            # A medium that cites a medium: the cited one is nearer the speaker, who is not named.
            inner = medium_in(doc, span)
            if inner is not None:
                draft.source = [(inner.start, inner.end)]
                hops.setdefault(id(draft), []).append(as_hop(doc, medium))
            return None
        written = (
            _written_on(layout, at + 1, end) or _network_before(layout, head, at)
            if head.lemma_.lower() in _WRITTEN
            else None
        )
        if written is not None:
            asked.setdefault(id(draft), []).append(written)
            hops.setdefault(id(draft), []).append(written)
        draft.source = [span]
        draft.content = [r for r in draft.content if r[1] <= span[0] or r[0] >= span[1]] or [
            trim(layout.tokens, (span[1], b)) if a <= span[0] and b > span[1] + 2 else (a, b) for a, b in draft.content
        ]
        draft.rules.append("citing")
        hops.setdefault(id(draft), []).append(as_hop(doc, medium))
        return at if relative else None
    return None


def _interviewed(layout: Layout, noun: Token, start: int, end: int) -> tuple[Medium | None, tuple[int, int] | None]:
    """(medium, guest) of an interview that is cited: "Radio Ebb's interview with Ada Brenn", "an interview of Ada Brenn with Radio Ebb"."""
    doc = layout.doc
    stop = next((i for i in range(noun.i + 1, end) if doc[i].text == ","), end)
    owner = next((c for c in noun.children if c.dep_ == "nmod:poss" and c.i > start), None)
    whose = medium_in(doc, (max(start + 1, noun_phrase(owner)[0]), owner.i + 1)) if owner is not None else None
    guests = [c for c in noun.children if c.dep_ == "nmod" and noun.i < c.i < stop]
    if whose is not None:
        of = next((g for g in guests if any(c.lower_ in ("with", "of") for c in g.children)), None)
        return whose, trim(layout.tokens, _after_case(of)) if of is not None else None
    told = next((i for i in range(noun.i + 1, stop) if doc[i].lower_ in ("with", "to", "for", "by", "on")), None)
    heard = medium_in(doc, (told + 1, stop), slot=True, sure=True) if told is not None and told + 1 < stop else None
    of = next(
        (g for g in guests if any(c.lower_ == "of" for c in g.children) and told is not None and g.i < told), None
    )
    return heard, trim(layout.tokens, _after_case(of)) if of is not None and heard is not None else None


def _after_case(noun: Token) -> tuple[int, int]:
    """The noun phrase without its preposition."""
    start, stop = noun_phrase(noun)
    return (start + 1, stop) if noun.doc[start].pos_ == "ADP" else (start, stop)


def _cites(layout: Layout, draft: Draft) -> bool:
    """Whether the cue does no more than name who is cited."""
    return draft.anchor >= 0 and layout.tokens[draft.anchor].lower_ in ("citing", "quoting")


def _cites_speakers(layout: Layout, draft: Draft, sentence: tuple[int, int]) -> bool:
    """Whether the sentence cites somebody outside what is told: "citing two officials", not "citing bad weather"."""
    content = draft.tokens()
    for at in range(sentence[0], sentence[1] - 2):
        if layout.tokens[at].lower_ in ("citing", "quoting") and at not in content:
            heads = [t for t in layout.tokens[at + 1 : min(sentence[1], at + 7)] if t.dep_ in ("obj", "obl", "nsubj")]
            return bool(heads) and can_speak(heads[0])
    return False


def _written_on(layout: Layout, start: int, end: int) -> Hop | None:
    """Where the post that is cited stood: Parlo of "citing a post of the minister, Ada Brenn, on Parlo"."""
    doc = layout.doc
    for at in range(start, end - 1):
        name = doc[at + 1]
        if doc[at].lower_ == "on" and name.text[:1].isupper() and name.pos_ in ("PROPN", "NOUN", "X"):
            if any(t.start <= name.idx < t.end for t in doc._.times):
                continue
            return as_hop(doc, Medium(name.text, name.i, name.i + 1, "platform"))
    return None


def _network_before(layout: Layout, noun: Token, start: int) -> Hop | None:
    """The network in "citing Parlo posts of the minister"; what only happens to stand before is none ("citing Monday posts")."""
    name = layout.doc[noun.i - 1]
    capital = name.i > start and name.pos_ == "PROPN" and name.text[:1].isupper() and name.head == noun
    if not capital or name.dep_ != "compound" or any(t.start <= name.idx < t.end for t in layout.doc._.times):
        return None
    return as_hop(layout.doc, Medium(name.text, name.i, name.i + 1, "platform"))


def _follows(layout: Layout, span: tuple[int, int], at: int) -> bool:
    """Whether the relative clause of a word before it describes the noun phrase: nothing else stands between them."""
    return span[1] - 1 <= at <= span[1] + 2 or (span[0] < at < span[1])
