"""In: one draft of an attribution. Out: the media that its own sentence names between speaker and outlet, nearest first.

Works on the words outside every content, since parsers attach "cited by the agency" and "in an interview with" anywhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc, Token

from ..annotations import Hop
from ..attributions.clauses import noun_phrase
from ..attributions.drafts import Draft
from ..attributions.embedded import signature
from ..attributions.layout import Layout
from ..attributions.quoting import QUOTING
from .beside import reported_for, source_of, spoke_before
from .endings import bracketed, credited_last
from .found import CARRIED, DIRECT, SITE, Found
from .names import Medium, as_hop, kind_of, medium_in
from .networks import ENTRIES, PIECES, is_network, is_time, on_air, posted_there
from .officials import spoken_for
from .outlets import same_outlet
from .runs import after_blanks, nominal, run
from .sites import find_sites
from .within import ACCOUNTS, before_comma, past_owner, past_partner, till_aired, without_report

Range = tuple[int, int]

_TELL = frozenset(("told", "tells", "telling", "tell"))
_TO = frozenset(("said", "revealed", "confirmed", "spoke", "speaking", "talking", "talked", "disclosed", "admitted", "explained", "announced"))  # fmt: skip
_SPEAKING = frozenset(("spoke", "speaking", "talked", "talking", "chatted"))
_MEETING = frozenset(
    "interview interviews conversation comments remarks statement statements letter message messages call".split()
)
_OTHER_TIMES = frozenset("after before since until when while because though although".split())
_LETTERS = frozenset("call letter message messages conversation".split())
_MAILED = frozenset("email emails e-mail e-mails".split())
_SENT = frozenset("sent provided given emailed e-mailed submitted issued supplied released leaked".split())
_ASKED = frozenset(("asked", "interviewed", "questioned", "pressed", "reached", "contacted"))
_SURELY = frozenset(
    ("quoted", "cited", "carried", "relayed", "aired", "broadcast", "obtained", "seen", "up", "reprinted", "picked")
)
_MAYBE = frozenset(
    ("published", "reported", "released", "shared", "distributed", "printed", "run", "posted", "circulated")
)
_POSTED = frozenset(
    "post posts posted posting uploaded wrote written writes writing tweet video message messages thread account page".split()
)
_POSSESSIVE = frozenset(("its", "his", "her", "their"))
_CITING = frozenset(("citing", "quoting"))
_HEARING = frozenset(("interviewed", "interviews"))
_PERSONAL = frozenset(("he", "she", "his", "her", "him"))
_EXHIBITED = frozenset(("shown", "purports"))  # rules of what a picture or a recording shows
_AIRING = frozenset("air publish broadcast run carry print post conduct release obtain review receive".split())
_RECORDS = frozenset(
    "statement statements speech address remarks interview recording recordings tape tapes audio video videos footage clip transcript memo memos letter letters emails".split()
)
_PLATFORM_NAMES = frozenset(("Facebook", "Twitter", "Instagram", "Telegram", "YouTube", "LinkedIn", "Weibo", "TikTok"))


def hops_of(layout: Layout, draft: Draft) -> list[Found]:
    """The hops of the cue's sentence, one of each, nearest the speaker first; the source itself is none."""
    if draft.anchor < 0:
        return []
    signed = signature(layout, draft)
    if signed is not None:  # posts that pages embed in this form are Twitter's
        at, (start, end) = layout.at(signed.start("handle")), signed.span("handle")
        return [Found(DIRECT, at, Hop("Twitter", start, end, "platform"))]
    content = draft.tokens()
    sources = {i for a, b in draft.source for i in range(a, b)}
    found: list[Found] = []
    for one in sorted(_all(layout, draft, content), key=lambda f: (f.rank, f.at)):
        # "an article by Orran on the Gazette's website says", "some of them on Tavran TV said": that is not who speaks
        named = one.hop.type == "platform" and layout.tokens[min(one.at + 1, len(layout.tokens) - 1)].lower_ in ACCOUNTS
        place = (
            one.rank == SITE
            or named
            or (one.hop.type == "broadcaster" and bool(draft.source) and on_air(layout, draft, one.at))
        )
        if one.at in sources and one.hop.type == "platform" and not _EXHIBITED.isdisjoint(draft.rules):
            continue  # "A video posted on Facebook shows": the video is what is quoted
        asked = one.at > 1 and one.at == min(sources, default=0) and layout.tokens[one.at - 1].lower_ == "by"
        asked = asked and any(layout.tokens[i].text == "," for i in sources)  # "Asked by Radio Ebb, the mayor denied"
        written = one.hop.type == "platform" and bool(draft.source) and posted_there(layout, draft, one.at)
        if (
            one.at in sources
            and not (place or asked or written)
            and not any(t.pos_ == "VERB" for t in layout.doc[min(sources) : one.at])
        ):
            continue
        if not any(same_outlet(one.hop.name, other.hop.name) for other in found):
            found.append(one)
    return found or spoke_before(layout, draft) or reported_for(layout, draft) or source_of(layout, draft)


def _all(layout: Layout, draft: Draft, content: set[int]) -> Iterator[Found]:
    doc = layout.doc
    start, end = layout.sentence(draft.anchor)
    carried = False
    described = _described(layout, draft)
    for at in range(start, end):
        if at in content or at in described:
            continue
        token = layout.tokens[at]
        for rank, span, sure, sort in _places(layout, token, draft, (start, end), content, carried):
            if span[0] < span[1] and is_time(layout, span[0]):
                continue  # "written on February 11"
            certain = rank == CARRIED or sort == "platform" or token.lower_ in (_MEETING | _ASKED)
            medium = medium_in(doc, span, slot=sure, sure=sure and certain) if span[0] < span[1] else None
            if medium is None and rank == CARRIED and sure:
                medium = spoken_for(doc, span[0])
            if medium is None or (rank == DIRECT and _somebody(doc, medium, token)):
                continue
            carried = carried or rank == CARRIED
            if sort is not None:
                medium = replace(medium, type=sort)
            yield Found(rank, medium.start, as_hop(doc, medium))
    yield from (
        Found(DIRECT if linked else SITE, site.start, as_hop(doc, site))
        for site, linked in find_sites(layout, (start, end), content)
    )
    yield from bracketed(layout, (start, end), content)
    yield from credited_last(layout, draft, (start, end), content)


def _places(
    layout: Layout, token: Token, draft: Draft, sentence: Range, content: set[int], carried: bool
) -> Iterator[tuple[int, Range, bool, str | None]]:
    """(rank, span, sure, kind) of each place after or before the token that a conduit may fill."""
    doc, at, end = layout.doc, token.i, sentence[1]
    word = token.lower_
    following = after_blanks(layout, at, end)
    after = doc[following].lower_ if following < end else ""
    beyond = after_blanks(layout, following, end)

    def phrase(first: int) -> Range:
        return run(layout, first, end, content)

    if word == "told" and at == draft.anchor and doc[at - 1].lemma_ == "be":
        heard = next((c for c in token.children if c.dep_.startswith("nsubj") and c.i < at), None)
        if heard is not None and not draft.source:
            yield DIRECT, noun_phrase(heard), False, None  # "Radio Ebb was told that the gate had been open"
    elif word in _TELL and (
        at == draft.anchor
        or (layout.doc[draft.anchor].lower_ == "according" and not _told_by_another(token, draft))
        or (word == "telling" and doc[at - 1].lower_ == "as")
    ):
        first = past_partner(layout, phrase(following), end)
        told = phrase(first)
        yield DIRECT, told, True, None
        if told[1] + 1 < end and doc[told[1]].lower_ == "and" and told[1] not in content:
            yield DIRECT, phrase(told[1] + 1), False, None  # "told Orran and the Coast Post"
    elif word in _MEETING and after in ("with", "to", "for", "on", "in"):
        # Whom one calls or writes to is seldom a medium: only a name that is one by itself will do there.
        yield DIRECT, till_aired(layout, phrase(beyond)), after in ("with", "to", "for") and word not in _LETTERS, None
    elif word in _TO and after == "to":
        yield DIRECT, phrase(beyond), True, None
    elif word in _TO and at == draft.anchor and (link := _past_day(layout, following, end)) is not None:
        yield DIRECT, phrase(after_blanks(layout, link, end)), False, None  # "confirmed on Monday to Radio Ebb"
    elif word == "to" and at > draft.anchor and (_ends_at(draft, at) or _addressed(draft, token)):
        yield (
            DIRECT,
            phrase(following),
            False,
            None,
        )  # "denied the report to the Coast Post", "indicated to Orran that ..."
    elif word in _SPEAKING:
        # "who spoke later with the Coast Post", "while speaking to Radio Ebb"
        link = next((i for i in range(at + 1, min(at + 4, end - 1)) if doc[i].lower_ in ("with", "to", "on")), None)
        if link is not None and all(doc[i].pos_ == "ADV" for i in range(at + 1, link)):
            yield DIRECT, phrase(after_blanks(layout, link, end)), False, None
    elif word in _ASKED:
        for by in range(at + 1, min(at + 5, end - 1)):
            if doc[by].lower_ == "by" and by not in content:
                yield DIRECT, phrase(after_blanks(layout, by, end)), True, None
        if after != "by" and at != draft.anchor:
            yield DIRECT, phrase(following), False, None
    if word in _SPEAKING and token.pos_ == "VERB" and after in ("to", "with") and _speaks_after(layout, draft, at):
        asking = _subject(token)
        if asking is not None:
            yield DIRECT, asking, False, None  # "a Haven reporter spoke to two guards, who said"
    if word == "interview" and at - 1 > sentence[0] and doc[at - 1].text[:1].isupper():
        first = next((i for i in range(at - 1, max(sentence[0], at - 6), -1) if doc[i].pos_ == "DET"), at - 1)
        yield DIRECT, (first, at), False, None  # "in a Channel Seven interview"
    if word in PIECES and after in ("for", "in"):
        yield DIRECT, phrase(beyond), False, None  # "in an article for the Coast Post, he wrote"
    if word in (_SENT | _MAILED) and after == "to":
        yield DIRECT, phrase(beyond), False, None  # "in a statement sent to the Coast Post"
    if word == "per" and following < end:
        yield CARRIED, phrase(following), False, None
    if word in _TELL and (page := _to_followers(layout, following, end)) is not None:
        yield DIRECT, page, True, "platform"  # "told her 20,000 Instagram followers"
    if word in _HEARING and token.pos_ == "VERB" and after != "by":
        who = _subject(token)
        if who is not None and medium_in(doc, who) is not None:
            yield DIRECT, who, False, None  # "Radio Ebb interviewed Ada Brenn, who said"
    elif word in _CITING and carried and at > draft.anchor:
        yield DIRECT, phrase(following), False, None  # "was quoted by Orran, citing Channel Seven"
    elif "quoted" in draft.rules and at < draft.anchor and _cites_itself(doc, at):
        yield DIRECT, phrase(following), False, None  # "Orran, which cited Channel Seven, quoted the mayor as saying"
    elif word in _CITING and _who_said(layout, at, draft):
        yield CARRIED, _subject(token.head) or (at, at), False, None  # "media raised doubts, citing sources, who said"
    if word in ENTRIES and at > sentence[0] and doc[at - 1].text in _PLATFORM_NAMES:
        yield DIRECT, (at - 1, at), True, "platform"
    elif token.text in _PLATFORM_NAMES and after in ACCOUNTS:
        yield DIRECT, (at, at + 1), True, "platform"  # "three Twitter accounts close to the club said"
    elif word in _POSTED and (after in ("on", "via") or (after == "to" and not word.startswith(("wr", "tw")))):
        yield DIRECT, past_owner(layout, phrase(beyond)), True, "platform"
    elif word in _POSSESSIVE and doc[at - 1].lower_ in ("on", "via"):
        stop = next((i for i in range(at + 1, min(at + 5, end)) if doc[i].lower_ in ACCOUNTS), None)
        if stop is not None:
            yield DIRECT, (at + 1, stop), True, "platform"
    elif word == "on" and at == draft.anchor + 1 and is_network(layout, draft, phrase(following)):
        yield DIRECT, phrase(following), True, "platform"  # "the ministry said on Pulse"
    elif word in ("on", "in", "via") and following not in content and _bears(layout, draft, at):
        paper = doc[at - 1].lemma_.lower() == "write" and kind_of(doc[slice(*phrase(following))].text) == "paper"
        yield DIRECT, phrase(following), paper, None
    if word == "reported" and doc[at - 1].lower_ == "first" and doc[at - 2].lower_ != "as":
        return  # "details first reported by the Coast Post": who had it before, from somebody else
    live = after in ("live", "first", "later") and beyond < end and doc[beyond].lower_ == "by"
    if (
        (after == "by" or live)
        and word in (_SURELY | _MAYBE)
        and not (_other_clause(layout, at, draft) or _spoken_of(token))
    ):
        yield CARRIED, phrase(after_blanks(layout, beyond, end) if live else beyond), word in _SURELY, None
    elif after == "by" and word in ("and", "then") and carried:
        yield CARRIED, phrase(beyond), True, None
    elif word == "by" and any(
        doc[i].lower_ in ("quoted", "cited") for i in range(sentence[0], at - 1) if i not in content
    ):
        yield CARRIED, phrase(following), True, None
    elif (word in QUOTING or "quoted" in draft.rules) and at == draft.anchor and after != "by":
        first = stop = at - (doc[at - 1].lower_ in ("has", "have", "had"))
        while first - 1 >= sentence[0] and first - 1 not in content and _goes_back(doc, first - 1, sentence[0]):
            first -= 1
        if first == stop:
            first, stop = before_comma(layout, token)
        if first < stop and doc[at - 1].lemma_ != "be" and all(t.lower_ != "for" for t in doc[first:stop]):
            named = without_report(layout, (first, stop))
            yield CARRIED, named, named == (first, stop), None
    elif word in _RECORDS and at > sentence[0] + 1 and at not in content:
        yield from _aired(token)


def _ends_at(draft: Draft, at: int) -> bool:
    """Whether content behind the cue ends right before the token."""
    return any(b == at > draft.anchor + 1 for _, b in draft.content)


def _addressed(draft: Draft, link: Token) -> bool:
    """Whether the cue's own "to" leads to whom it was told; the one of "according to" does not."""
    verb = link.head.head
    return verb.i == draft.anchor and verb.lower_ != "according"


def _past_day(layout: Layout, at: int, end: int) -> int | None:
    """The "to" behind words that only say when or how: of "confirmed today to Radio Ebb", None where there is none."""
    for link in range(at, min(at + 4, end)):
        token = layout.tokens[link]
        if token.lower_ == "to":
            return link if link > at else None
        if token.pos_ != "ADV" and token.lower_ not in ("on", "late", "early") and not is_time(layout, link):
            return None
    return None


def _to_followers(layout: Layout, at: int, end: int) -> Range | None:
    """The network on whose readers somebody counts: of "his Instagram followers"; None where there is none."""
    near = range(at, min(at + 6, end - 1))
    return next(
        ((i, i + 1) for i in near if layout.tokens[i].text in _PLATFORM_NAMES
         and layout.tokens[i + 1].lower_ in ("followers", "fans", "subscribers", "friends")),
        None,
    )  # fmt: skip


def _speaks_after(layout: Layout, draft: Draft, at: int) -> bool:
    """Whether the draft's speakers are those somebody spoke to: they follow "spoke to", and then say it."""
    return bool(draft.source) and at < draft.source[0][0] <= at + 12 and at < draft.anchor


def _goes_back(doc: Doc, at: int, start: int) -> bool:
    """Whether the word belongs to the name that ends after it: all of "Coast Watch for Fair Rights", not its end alone."""
    if nominal(doc[at]):
        return True
    linked = doc[at].lower_ in ("of", "for") and at > start and doc[at + 1].text[:1].isupper()
    return linked and doc[at - 1].pos_ == "PROPN" and doc[at - 1].text[:1].isupper()


def _described(layout: Layout, draft: Draft) -> range:
    """Tokens that tell what befell somebody's things: "Ada Brenn, whose fall was filmed in a video posted on Facebook, said"."""
    for start, end in draft.source:
        stop = max(end, draft.anchor)
        first = next((i for i in range(start, stop) if layout.tokens[i].lower_ == "whose"), None)
        if first is not None:
            return range(first, stop)
    return range(0)


def _subject(verb: Token) -> Range | None:
    """The noun phrase before the verb that is its subject."""
    who = next((c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i), None)
    return noun_phrase(who) if who is not None else None


def _cites_itself(doc: Doc, at: int) -> bool:
    """Whether the word tells whom the medium before it cites: "Orran, which cited", "Orran, citing"."""
    which = doc[at - 1].lower_ == "which"
    return (doc[at].lower_ in QUOTING and which) or (doc[at].lower_ in _CITING and doc[at - 1].text == ",")


def _who_said(layout: Layout, at: int, draft: Draft) -> bool:
    """Whether those cited at a token are whom the draft quotes: "citing two officials, who said"."""
    between = [t.lower_ for t in layout.tokens[at + 1 : draft.anchor]]
    return 0 < len(between) <= 10 and between[-1] in ("who", "have", "had") and "who" in between


def _other_clause(layout: Layout, at: int, draft: Draft) -> bool:
    """Whether a semicolon parts the token from the cue: "the yard speaks of 90; a note seen by Radio Ebb has 120"."""
    return any(t.text == ";" for t in layout.tokens[min(at, draft.anchor) : max(at, draft.anchor)])


def _of_other_clause(layout: Layout, draft: Draft, link: int) -> bool:
    """Whether the place is that of the clause before: "the crew was shown on Tavran TV, and the navy says they were forced"."""
    cue = layout.doc[draft.anchor]
    subject = any(c.dep_.startswith("nsubj") for c in cue.children)
    return cue.dep_ == "conj" and subject and link < cue.left_edge.i and layout.doc[link] in cue.head.subtree


def _told_by_another(verb: Token, draft: Draft) -> bool:
    """Whether somebody else than the source told it: "according to a guard it is open, but the mayor told Radio Ebb that ..."."""
    who = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    return who is not None and who.pos_ in ("NOUN", "PROPN") and not any(a <= who.i < b for a, b in draft.source)


def _spoken_of(token: Token) -> bool:
    """Whether a medium printed what somebody was asked about: "asked about the report printed by the Coast Post"."""
    return token.dep_ == "acl" and any(c.lower_ in ("about", "over") for c in token.head.children if c.dep_ == "case")


def _aired(noun: Token) -> Iterator[tuple[int, Range, bool, str | None]]:
    """`Radio Ebb aired an interview with Brenn in which she said`, `the tape, which Radio Ebb aired`: who aired it heard it."""
    rank = DIRECT if noun.lower_ == "interview" else CARRIED
    shown = (
        [noun.head]
        if noun.dep_ == "obj" and noun.head.i < noun.i
        else [c for c in noun.children if c.dep_ == "acl:relcl"]
    )
    for verb in shown:
        aside = any(c.dep_ == "mark" and c.lower_ in _OTHER_TIMES for c in verb.lefts)
        who = _subject(verb) if verb.lemma_.lower() in _AIRING and not aside else None
        if who is not None:
            yield rank, who, False, None


def _somebody(doc: Doc, medium: Medium, link: Token) -> bool:
    """Whether the name is that of a person of whom the article says more, "he" or "she": who was interviewed, no conduit."""
    at = doc[medium.start].idx
    here = next((m for m in doc._.mentions if m.start <= at < m.end and m.form == "name" and m.type == "PER"), None)
    if here is None or here.cluster is None or medium.type != "media":
        return False
    forms = [doc.text[m.start : m.end].lower() for m in doc._.mentions if m.cluster == here.cluster]
    asked = link.lower_ in ("interview", "interviews", "conversation") and len(forms) > 2
    return asked or not _PERSONAL.isdisjoint(forms)


def _bears(layout: Layout, draft: Draft, link: int) -> bool:
    """Whether "on X" or "in X" tells where the words were said: not of what "reportedly" is, nor of a crowd's talk."""
    after = " ".join(t.lower_ for t in layout.tokens[link + 1 : link + 3])
    return bool(draft.source) and after != "social media" and not _of_other_clause(layout, draft, link)
