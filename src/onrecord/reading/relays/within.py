"""In: a phrase in which a medium is named. Out: the part of it that is the medium: Haven of "Haven's report"."""

from __future__ import annotations

from spacy.tokens import Token

from ..attributions.clauses import noun_phrase
from ..attributions.layout import Layout

Range = tuple[int, int]

_STORIES = frozenset("report reports article articles story stories dispatch despatch".split())
_PARTNERS = frozenset(("partner", "affiliate", "sister", "parent", "station", "channel", "newspaper", "magazine"))
ACCOUNTS = frozenset(
    ("channel", "account", "page", "feed", "profile", "user", "accounts", "pages", "feeds", "profiles", "users")
)


def till_aired(layout: Layout, span: Range) -> Range:
    """The phrase before what says when it went out: "an interview with | Radio Ebb | broadcast on Sunday"."""
    stop = next((i for i in range(span[0] + 1, span[1]) if layout.tokens[i].lower_ == "broadcast"), span[1])
    return span[0], stop


def without_report(layout: Layout, span: Range) -> Range:
    """The medium whose report it is: Haven of "a Haven report" and "Haven's story"."""
    start, stop = span
    if stop - start < 2 or layout.tokens[stop - 1].lower_ not in _STORIES:
        return span
    stop -= 1
    return start, stop - (layout.tokens[stop - 1].tag_ == "POS")


def past_partner(layout: Layout, span: Range, end: int) -> int:
    """Where the medium begins that is only described by another: the Ebb of "told Orran News' partner Radio Ebb"."""
    doc = layout.doc
    for at in range(span[0] + 1, min(end - 1, span[1] + 2)):
        if doc[at].lower_ in _PARTNERS and doc[at - 1].tag_ == "POS" and doc[at + 1].pos_ == "PROPN":
            return at + 1
    return span[0]


def past_owner(layout: Layout, span: Range) -> Range:
    """The phrase behind whose it is: the "Lantern channel" of "the ministry's Lantern channel"."""
    owner = next((i for i in range(*span) if layout.doc[i].lower_ in ("'s", "’s")), None)
    names = owner is not None and any(layout.tokens[i].lower_ in ACCOUNTS for i in range(owner + 1, span[1]))
    return (owner + 1, span[1]) if owner is not None and names else span


def before_comma(layout: Layout, verb: Token) -> Range:
    """The name that is the subject, before what is said of it: "Ada Brenn, an editor at Haven, has quoted"."""
    who = next((c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i), None)
    if who is None or who.pos_ != "PROPN":
        return verb.i, verb.i
    start, end = noun_phrase(who)
    return start, next((i for i in range(start, end) if layout.tokens[i].text == ","), end)
