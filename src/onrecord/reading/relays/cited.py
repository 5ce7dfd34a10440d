"""In: a draft whose source is a medium. Out: the draft of those it cites, the medium a hop: "Reuters reported, citing two officials".

A medium may cite a medium, which may quote somebody: "Radio Ebb reported, citing Haven, which quoted a guard".
"""

from __future__ import annotations

from spacy.tokens import Token

from ..annotations import Hop
from ..attributions.clauses import noun_phrase, trim
from ..attributions.drafts import Draft
from ..attributions.layout import Layout
from ..attributions.sources import can_speak
from ..occasion_words import OCCASION_NOUNS
from .names import Medium, as_hop, introduced_medium, medium_in
from .shown import BODIES
from .within import ACCOUNTS

Hops = dict[int, list[Hop]]
Range = tuple[int, int]

_CITES = frozenset(("cited", "quoted", "cites", "quotes"))
_WRITTEN = frozenset("post posts message tweet video entry statement".split())
_HEARD = frozenset(("interview", "broadcast", "speech", "press conference"))
_NAMING = frozenset(("PROPN", "NOUN", "ADJ", "X"))
_MODIFYING = frozenset(("compound", "amod", "nmod:poss", "flat"))


def cited(layout: Layout, draft: Draft, hops: Hops, asked: Hops) -> int | None:
    """`Reuters reported, citing two officials, that ...`: the officials speak, Reuters relays.

    `asked` takes the medium of an interview that is cited: it heard the words before the one that cites it. Returns the
    token of a "quoted" that only says so ("a newspaper, which quoted two officials, said ..."), None elsewhere.
    """
    medium = _conduit(layout, draft)
    if medium is None:
        return None
    start, end = layout.sentence(draft.anchor)
    content = draft.tokens()
    for at in range(start, end - 1):
        relative = layout.doc[at].lower_ in ("quoted", "cited") and _relative(layout, draft, at)
        if not (_points_to(layout, draft, at, content) or relative):
            continue
        head = _head_after(layout, at, end)
        if head is None:
            continue
        if OCCASION_NOUNS.get(head.lemma_.lower()) in _HEARD:
            heard, guest = _interviewed(layout, head, at, end)
            if heard is not None and guest is not None:
                draft.source = [guest]
                draft.rules.append("citing")
                hops.setdefault(id(draft), []).extend([as_hop(layout.doc, heard), as_hop(layout.doc, medium)])
            elif heard is not None:
                asked.setdefault(id(draft), []).append(as_hop(layout.doc, heard))
            return None
        span = _whole(layout, head, at, end)
        quoting = _quoted_in_turn(layout, span[1], end)
        inner = _medium_cited(layout, span, quoting is not None)
        if inner is not None:
            # A medium that cites a medium: the cited one is nearer the speaker, whom it may name.
            whom = _head_after(layout, quoting, end) if quoting is not None else None
            if quoting is None or whom is None or medium_in(layout.doc, _whole(layout, whom, quoting, end)) is not None:
                account = layout.tokens[inner.start - 1].lower_ in ACCOUNTS
                draft.source = [span if account else (inner.start, inner.end)]
                hops.setdefault(id(draft), []).append(as_hop(layout.doc, medium))
                return None
            draft.content = [r for r in draft.content if r[1] <= at or r[1] > quoting]
            span = _whole(layout, whom, quoting, end)
            hops.setdefault(id(draft), []).append(as_hop(layout.doc, inner))
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
        hops.setdefault(id(draft), []).append(as_hop(layout.doc, medium))
        return at if relative else None
    return None


def _conduit(layout: Layout, draft: Draft) -> Medium | None:
    """The medium that the draft has for its source; who cites people is one, whatever lists know of it."""
    if not draft.source or draft.anchor < 0:
        return None
    doc = layout.doc
    reports = doc[draft.anchor].lemma_.lower() in ("report", "write")
    citing = _cited_already(layout, draft)
    medium = None
    if citing is not None:  # "Orvane, citing supply problems, said" is a firm that gives its reason
        people = _cites_speakers(layout, draft, layout.sentence(draft.anchor))
        medium = medium_in(doc, citing, slot=people or reports, sure=reports)
        medium = medium if medium is not None and not BODIES.search(medium.name) else None
    medium = medium or medium_in(doc, draft.source[0], slot=reports, sure=reports)
    if medium is None and _cites_speakers(layout, draft, layout.sentence(draft.anchor)):
        said = medium_in(doc, draft.source[0], slot=True)
        whole = said is not None and said.end >= draft.source[0][1] and not BODIES.search(said.name)
        medium = said if whole else None  # "Orran said, citing two officials"
    return medium


def _cited_already(layout: Layout, draft: Draft) -> Range | None:
    """Who cites, where the draft's source holds or follows the "citing": "Haven, citing | the website Orvane, | reported"."""
    source, stop = draft.source[0]
    start = layout.sentence(draft.anchor)[0]
    near = range(max(start + 1, source - 6), min(stop, draft.anchor))
    at = next((i for i in near if layout.doc[i].lower_ in ("citing", "quoting")), None)
    if at is None or layout.doc[at - 1].text != "," or "quoted" in draft.rules:
        return None
    if any(t.pos_ == "VERB" for t in layout.tokens[at + 1 : source]):
        return None
    if source < at - 1:
        return source, at - 1
    head = layout.doc[at].head  # the verb that goes with it, or the medium itself
    who = next((c for c in head.children if c.dep_ == "nsubj"), None) if head.pos_ == "VERB" else head
    return noun_phrase(who) if who is not None and who.i < at else None


def _points_to(layout: Layout, draft: Draft, at: int, content: set[int]) -> bool:
    """Whether the word leads to those whom the draft's medium cites: "citing", "whose source", "with reference to"."""
    doc, end = layout.doc, layout.sentence(draft.anchor)[1]
    word = doc[at].lower_
    if word == "whose" and doc[at + 1].lower_ == "source":
        return not (at in content and min(content) < at < max(content))
    # "...," Orran cited the ministry.
    stated = at == draft.anchor and word in _CITES and min(content) < draft.source[0][0] < at
    if stated and not any(t.lower_ == "as" for t in doc[at:end]):
        draft.content = [r for r in draft.content if r[1] <= at or r[0] >= end]
        return True
    if word == "to" and doc[at - 1].lower_ == "reference" and doc[at - 2].lower_ == "with":
        return True  # "Orran reported with reference to the ministry"
    referring = word == "to" and [t.lower_ for t in doc[at - 2 : at]] == [",", "referring"]
    if referring and at > draft.anchor and at not in content:
        return True  # "..., Orran reported, referring to the ministry"
    return word in ("citing", "quoting") and doc[at - 1].lower_ not in ("without", "not")


def _relative(layout: Layout, draft: Draft, at: int) -> bool:
    """Whether the word is the verb of a clause that describes the draft's source: "Orran, which quoted two officials, said"."""
    if layout.doc[at - 1].lower_ != "which" or not draft.source[0][0] < at != draft.anchor:
        return False
    return _follows(layout, draft.source[0], at)


def _head_after(layout: Layout, at: int, end: int) -> Token | None:
    """The noun that the words behind a "citing" are about."""
    doc = layout.doc
    source = doc[at].lower_ == "whose"
    for token in doc[at + 1 : min(end, at + 12)]:
        if token.pos_ not in ("NOUN", "PROPN") or token.dep_ in _MODIFYING or (source and token.lower_ == "source"):
            continue
        after = doc[token.i + 1] if token.i + 1 < end else None
        if token.dep_ == "det" and after is not None and after.pos_ in ("NOUN", "PROPN"):
            continue  # "citing celebrity website Haven", whose parse has "celebrity" for an article
        return token
    return None


def _whole(layout: Layout, head: Token, at: int, end: int) -> Range:
    """The phrase of those cited, with the name behind what it is: "citing deputy mayor | Ada Brenn"."""
    span = noun_phrase(head)
    start, stop = max(span[0], at + 1), span[1]
    if head.pos_ == "NOUN" and (stop == head.i + 1 or layout.doc[stop - 1].pos_ == "PROPN"):
        while stop < end and layout.doc[stop].pos_ in _NAMING and layout.doc[stop].text[:1].isupper():
            stop += 1
    return start, stop


def _medium_cited(layout: Layout, span: Range, quotes: bool) -> Medium | None:
    """The medium that the phrase names: of "the Pulso channel Grey Coast", the channel; whatever `quotes` somebody is one."""
    return introduced_medium(layout.doc, span) or medium_in(layout.doc, span, slot=quotes, sure=quotes)


def _quoted_in_turn(layout: Layout, at: int, end: int) -> int | None:
    """The "quoted" of what a cited medium did itself: "citing Haven, which in turn quoted a guard"; None elsewhere."""
    for i in range(at, min(at + 6, end - 1)):
        word = layout.doc[i].lower_
        which = any(t.lower_ in ("which", "who") for t in layout.doc[at:i])
        if (word in _CITES and which) or (word in ("citing", "quoting") and i <= at + 1):
            return i
        if layout.doc[i].pos_ == "VERB":
            return None
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


def _cites_speakers(layout: Layout, draft: Draft, sentence: tuple[int, int]) -> bool:
    """Whether the sentence cites somebody outside what is told: "citing two officials", not "citing bad weather"."""
    content = draft.tokens()
    for at in range(sentence[0], sentence[1] - 2):
        if layout.tokens[at].lower_ in ("citing", "quoting") and at not in content:
            heads = [t for t in layout.tokens[at + 1 : min(sentence[1], at + 7)] if t.dep_ in ("obj", "obl", "nsubj")]
            return bool(heads) and can_speak(heads[0])
    return False
