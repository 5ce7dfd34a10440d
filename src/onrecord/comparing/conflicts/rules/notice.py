"""Sides of a story in; pairs out of which one says that somebody was told, warned or written to and the other that they were not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ...pairs.vectors import words
from ...pairs.wording import stem
from ..lexicon import lexicon, stemmed
from ..sides import Conflict, Frame, Side, may_oppose

_SURE, _LIKELY = 0.7, 0.62
_RARE = 3.4  # weight from which a word tells what a notice is about
_ENOUGH = 2  # of addressee, medium, matter: how many must meet

_TELLING = stemmed("warn alert inform notify tell brief consult order")
_SENDING = stemmed(
    "send write address hand deliver copy forward submit mail fax email go issue pass serve dispatch bring"
)
_GETTING = stemmed("receive get obtain see accept")
_COMING = stemmed("reach arrive come land")
_FILING = stemmed("register receive send deliver issue give find log file lodge submit make exist")
_ENTERED = stemmed("register receive reach arrive record")
_KNOWING = stemmed("know aware knowledge record trace")
_KINDS = {
    kind: (stemmed(told), answers.split())
    for kind, told, answers in (
        ("complaint", "complaint petition appeal", "complaint paper"),
        ("consultation", "consult consultation", "consultation"),
        ("notice", "inform notify brief tell notice notification briefing concern", "notice warning paper"),
        ("order", "order instruct instruction directive prescription", "order"),
        ("paper", "letter memo memorandum note message fax telegram email e-mail mail paper document copy scan write", "paper warning notice"),
        ("request", "request application invitation proposal", "request"),
        ("warning", "warn alert caution warning", "warning paper notice"),
    )
}  # fmt: skip
"""Kind of notice -> (its words, the kinds of which one that was given answers the denial of this one)."""
_OFFICES = {
    "firm": "company firm owner operator management manager board employer supplier manufacturer maker colliery plant headquarters chairman bank",
    "force": "army military police command commander force general battalion navy headquarters guard",
    "head": "president premier prime king chancellor",
    "public": "public population resident villager people inhabitant citizen passenger village family",
    "school": "headmistress headmaster principal school teacher",
    "state": "ministry minister ministerial government authority state official department inspectorate inspector regulator agency"
    " commission council municipality mayor governor prefect cabinet administration prefecture superior directorate",
}  # fmt: skip
_SPOKEN_FOR = re.compile(r"\b(?:spokes\w+|lawyer)\b")
_OPEN = re.compile(r"\b(?:yet|so far|still|until now|to date|no longer|again|any ?more)\b", re.I)
_NOTHING = re.compile(r"\bnothing\b", re.I)
_SUCH = re.compile(r"\b(?:such|of the (?:kind|sort))\b", re.I)
_TOLD_TO = re.compile(r"\btold to [a-z]+|\binstructed\b", re.I)
_TOLD_NOBODY = re.compile(
    r"\b(?:I|he|she|we) (?:had |have |has |did )?(?:never|not) (?:told|tell|warned?|inform(?:ed)?|alert(?:ed)?|notif\w+)\b",
    re.I,
)
_ANOTHER = re.compile(r"\b(?:another|other)\b")
_WHOM = re.compile(
    r"\b(?:told|warned|alerted|informed|notified|briefed|(?:wrote|written|letters?|addressed) (?:\w+ ){0,2}to)((?: (?:the|its|his|her|their|our)| [\w’'-]+){1,4})"
)
_STAMPED = re.compile(
    r"\b(?:letter|memo\w*|note|report|copy|warning|fax|file)\b.{0,70}\b(?:stamp|seal|initials|initialled|stamped|countersigned)\b"
)
_IN_WRITING = re.compile(
    r"\bin (?:a|an|the|its|his|her|their|another) (?:\w+ )?(?:letter|memo|memorandum|note|e-?mail|telegram)\b"
)
_PLACES = stemmed("desk office hand table attention")


@dataclass(frozen=True)
class Notice:
    """That a side says of a notice that it was given, or not: of what kind, to whom (parties, offices), about what."""

    side: Side
    kind: str
    parties: frozenset[str]
    offices: frozenset[str]
    matter: frozenset[str]
    such: bool = False


def notice_pairs(sides: Sequence[Side]) -> list[Conflict]:
    """Whoever says that no notice came against whoever says that one was given to the same."""
    given = [notice for side in sides if not side.refuses for notice in _given(side)]
    found: dict[tuple[str, str], Conflict] = {}
    for side in sides:
        for denied in _denied(side):
            for told in given:
                kinds = (*_KINDS[denied.kind][1], *(("writing",) if denied.such and denied.kind == "paper" else ()))
                if told.kind not in kinds or not may_oppose(side, told.side):
                    continue
                met = _met(denied, told)
                if met < _ENOUGH:
                    continue
                key = (min(side.statement, told.side.statement), max(side.statement, told.side.statement))
                score = _SURE if met > _ENOUGH else _LIKELY
                if key not in found or found[key][3] < score:
                    found[key] = (side.statement, told.side.statement, "denial", score, denied.kind)
    return [found[key] for key in sorted(found)]


def _met(denied: Notice, told: Notice) -> int:
    """How much speaks for one notice; less than nothing where two addressees are meant."""
    shared = len({word for word in denied.matter & told.matter if words().weight(word) >= _RARE})
    both = denied.parties & told.parties
    if any(len(party) > 2 and not party.startswith("place:") for party in both):
        addressee = 2
    elif offices := denied.offices & told.offices:
        addressee = 2 if any(office.startswith("=") for office in offices) else 1
    elif both:
        addressee = 1
    elif (denied.parties or denied.offices) and (told.parties or told.offices):
        return -1
    else:
        addressee = 0
    if denied.kind in ("notice", "consultation") and not shared and not (denied.such and addressee == 2):
        return -1  # of two things that somebody was told
    return addressee + (denied.kind == told.kind) + denied.such + min(2, shared)


def _given(side: Side) -> Iterator[Notice]:
    """What a side says was told, sent or received."""
    if _STAMPED.search(side.text):
        yield Notice(side, "paper", side.named, _offices(side.words), side.words - _said())
    elif _IN_WRITING.search(side.text):
        yield Notice(side, "writing", side.named | side.party, _offices(side.words), side.words - _said())
    for frame in side.frames:
        if frame.negated or frame.mode not in ("actual", "told") or frame.kind == "noun":
            continue
        if frame.predicate in _TELLING:
            if frame.patient[:1] != (stem("story"),) and (frame.patient or _WHOM.search(side.text)):
                yield _notice(side, frame, _kind(side, frame), frame.patient, frame.patients)
        elif frame.predicate in _SENDING:
            kind = _of((frame.patient, frame.agent)) or ("paper" if frame.predicate == stem("write") else None)
            if kind and (frame.to or frame.patients):
                yield _notice(side, frame, kind, frame.to or frame.patient, frame.patients)
        elif frame.predicate in _GETTING and (kind := _of((frame.patient,))):
            yield _notice(side, frame, kind, frame.agent, frame.agents)
        elif frame.predicate in _COMING and (to := frame.patient or frame.to) and (kind := _of((frame.agent,))):
            yield _notice(side, frame, kind, to, frame.patients)


def _denied(side: Side) -> Iterator[Notice]:
    """What a side says was not told, sent or received; who speaks for themselves is the addressee."""
    if (side.hedged and not side.refuses) or _OPEN.search(side.text) or _TOLD_NOBODY.search(side.text):
        return
    for frame in side.frames:
        if not frame.main or frame.mode != "actual" or frame.negated == side.refuses:
            continue
        if frame.predicate in _TELLING:
            yield _notice(side, frame, _kind(side, frame), frame.patient, frame.patients, own=True)
        elif frame.predicate in _GETTING and (kind := _of((frame.patient,))):
            yield _notice(side, frame, kind, frame.agent, frame.agents, own=True)
        elif frame.predicate in _COMING and (kind := _of((frame.agent,))):
            yield _notice(side, frame, kind, frame.patient or frame.to, frame.patients, own=True)
        elif (frame.kind == "exists" or frame.predicate in _FILING) and (kind := _of((frame.patient, frame.agent))):
            yield _notice(side, frame, kind, frame.to, frozenset(), own=True)
        elif frame.predicate in _ENTERED and not frame.patient and _NOTHING.search(side.text):
            yield _notice(side, frame, "paper", (), frozenset(), own=True)
        elif frame.predicate in _KNOWING or (frame.patient[:1] and frame.patient[0] in _KNOWING):
            heads = [phrase[:1] for preposition, phrase in frame.rest if preposition in ("of", "about")]
            if kind := _of([*heads, *((word,) for word in frame.patient[1:])]):
                yield _notice(side, frame, kind, frame.agent, frame.agents, own=True)


def _notice(
    side: Side, frame: Frame, kind: str, whom: tuple[str, ...], parties: frozenset[str], own: bool = False
) -> Notice:
    offices = _offices(frozenset(whom))
    if own and ((not whom and not parties) or (whom[:1] and whom[0] in _PLACES) or parties & side.party):
        parties, offices = parties | side.party, offices | _offices(side.source)
        if _SPOKEN_FOR.search(" ".join(side.source)):
            offices |= frozenset(("firm", "state", "force"))
    elif not own and not offices and (said := _WHOM.search(side.text)) and not _ANOTHER.search(said.group(1)):
        offices = _offices(frozenset(stem(word) for word in said.group(1).lower().split()))
    return Notice(side, kind, parties, offices, side.words - _said(), bool(_SUCH.search(side.text)))


@lru_cache(maxsize=1)
def _said() -> frozenset[str]:
    """Words of notices and offices, which tell nothing of the matter."""
    out = _TELLING | _SENDING | _GETTING | _COMING | _FILING | _KNOWING
    offices = (stemmed(line) for line in _OFFICES.values())
    return out.union(*(told for told, _ in _KINDS.values()), *offices, lexicon()["light"], lexicon()["vague"])


def _kind(side: Side, frame: Frame) -> str:
    if _TOLD_TO.search(side.text):
        return "order"
    return _of(((frame.predicate,),)) or "notice"


def _of(phrases: Sequence[tuple[str, ...]]) -> str | None:
    """The kind of notice that a phrase is headed by."""
    heads = [phrase[0] for phrase in phrases if phrase]
    return next((kind for head in heads for kind, (told, _) in _KINDS.items() if head in told), None)


@lru_cache(maxsize=4096)
def _offices(told: frozenset[str]) -> frozenset[str]:
    """What kinds of office words name, and "=" with the office itself; a minister and the ministry are one."""
    found = set()
    for office, line in _OFFICES.items():
        names = stemmed(line) & told
        if names:
            found |= {office, *(f"={name[:6]}" for name in names)}
    return frozenset(found)
