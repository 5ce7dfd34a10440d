"""Sides of a story in; pairs out of which one says that a captive was freed and the other that the captive was killed, named by both or by one."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...pairs.wording import stem
from ..lexicon import stemmed
from ..parties import persons
from ..sides import Conflict, Frame, Side, each_once, two_reports
from .fate import of_another_year

_SCORE = 0.72
_DAYS = dt.timedelta(days=3)  # who is freed may be killed a month later

_FREEING = stemmed("free rescue liberate") | {"fre"}
_HOLDING = stemmed("kidnap abduct hold capture seize")
_KILLING = stemmed("kill murder slay execute behead")
_DYING = stemmed("die perish")
_CAPTIVES = stemmed("hostage captive")
_HELD = stemmed(
    "hostage captive prisoner citizen national journalist reporter photographer photojournalist cameraman correspondent worker"
    " teacher doctor engineer tourist businessman missionary contractor volunteer aid_worker student man woman"
)
_UNDONE = re.compile(
    r"\b(?:attempt\w*|effort|bid|tr(?:y|ied|ying) to|fail\w*|hop(?:e[sd]?|ing)|in (?:exchange|return) for|unless|until|if|plan\w*|aim\w*)\b",
    re.I,
)
_CAPTIVE = re.compile(r"\b(?:hostages?|captives?)\b", re.I)
_RESCUE = re.compile(r"\b(?:rescu\w+|raid\w*|operation|mission|free(?:d|ing)?|captors?|kidnappers?)\b", re.I)
_ANOTHER = re.compile(r"\b(?:second|another|other|fellow|former|non)\b", re.I)
_EARLIER = re.compile(r"\b(?:earlier|previous(?:ly)?|last (?:week|month|year)|ago|in (?:19|20)\d\d)\b", re.I)
_DEATH = stemmed("killing death deaths murder execution")
_CONFIRMING = stemmed("confirm announce report acknowledge")
_BARE = 7  # words of "the killing", told with the name of whom the article has just spoken


@dataclass(frozen=True)
class Captive:
    """Whom a side says was freed or killed: the persons, or a description, with the countries that it names."""

    side: Side
    persons: frozenset[str]
    nations: frozenset[str]


@each_once
def rescue_pairs(sides: Sequence[Side]) -> Iterator[Conflict]:
    """Whoever says that a captive was freed against whoever says that this captive died."""
    freed = [each for side in sides for each in _freed(side)]
    if not freed:
        return
    held, nations = _held(sides)
    killed = list(_killed(sides, held))
    for one in freed:
        for other in killed:
            if not two_reports(one.side, other.side) or _later(one.side, other.side):
                continue
            if one.persons & other.persons or _described(one, other, held, nations):
                yield one.side.statement, other.side.statement, "status", _SCORE, "freed / killed"


def _freed(side: Side) -> Iterator[Captive]:
    if side.refuses or side.hedged or _UNDONE.search(side.text) or _EARLIER.search(side.text):
        return
    for frame in side.frames:
        if frame.predicate in _FREEING and frame.main and frame.actual and not frame.negated and frame.patient:
            who = by_name(side, frame.patient, frame.patients)
            if who or (frame.patient[0] in _CAPTIVES and _one(side, frame.patient[0])):
                yield Captive(side, who, _nations(frame.patients))


def _held(sides: Sequence[Side]) -> tuple[frozenset[str], dict[str, frozenset[str]]]:
    """The persons of whom the story says that they are held, or to be freed; and the countries by which persons are called."""
    held: set[str] = set()
    nations: dict[str, set[str]] = defaultdict(set)
    for side in sides:
        captive = bool(_CAPTIVE.search(side.text))
        for frame in side.frames:
            who = by_name(side, frame.patient, frame.patients)
            for person in who:
                nations[person] |= _nations(frame.patients)
            kept = frame.predicate in _HOLDING and (captive or frame.predicate != stem("hold"))
            if kept or frame.predicate in _FREEING or set(frame.patient) & _CAPTIVES:
                held |= who
    return frozenset(held), {person: frozenset(told) for person, told in nations.items()}


def _killed(sides: Sequence[Side], held: frozenset[str]) -> Iterator[Captive]:
    """Of each article in its order whom it says was killed: by name, as "a journalist held by ...", or as "the killing"."""
    last: dict[str, Captive] = {}
    for side in sorted(sides, key=lambda each: (each.article, each.start, each.end, each.statement)):
        if side.refuses or side.hedged or (_EARLIER.search(side.text) and not _RESCUE.search(side.text)):
            continue
        found = next((who for frame in side.frames if (who := _dead(side, frame, held, last.get(side.article)))), None)
        if found is not None:
            last[side.article] = found
            yield found


def _dead(side: Side, frame: Frame, held: frozenset[str], before: Captive | None) -> Captive | None:
    """Who died by a frame, None where it tells of no captive's death."""
    if not frame.main or not frame.actual or frame.negated:
        return None
    if frame.kind == "noun":
        if frame.predicate not in _DEATH or not side.cue & _CONFIRMING:
            return None
        bare = len(side.text.split()) <= _BARE
        return Captive(side, before.persons, before.nations) if bare and before else None
    phrase, parties = (frame.patient, frame.patients) if frame.patient else (frame.agent, frame.agents)
    died = frame.predicate in _KILLING if frame.patient else frame.predicate in _DYING
    if not died or not phrase:
        return None
    who = by_name(side, phrase, parties)
    if who & held:
        return Captive(side, who & held, frozenset())
    if phrase[0] not in _HELD or not _one(side, phrase[0]):
        return None
    if _followed(side, phrase[0]):  # "the photographer Ila Aho", where the name stands apart
        several = [person for person in persons(side.named) if person in held]
        return Captive(side, frozenset(several), frozenset()) if len(several) == 1 else None
    captive = phrase[0] in _CAPTIVES or any(
        each.predicate in _HOLDING and each.patient[:1] == phrase[:1] for each in side.frames
    )
    if not captive or not _RESCUE.search(side.text) or _ANOTHER.search(side.text):
        return None
    return Captive(side, frozenset(), _nations(parties))


def by_name(side: Side, phrase: tuple[str, ...], parties: frozenset[str]) -> frozenset[str]:
    """The persons that a phrase gives by name; "an American hostage" gives none."""
    described = bool(phrase) and phrase[0] in _HELD and not _followed(side, phrase[0])
    return frozenset() if described else frozenset(persons(parties))


def _followed(side: Side, head: str) -> bool:
    """Whether a name stands right behind the noun."""
    return any(
        re.search(rf"\b{re.escape(word)},? (?:named |called )?[A-Z]", side.text) for word in _spelled(side, head)
    )


def _described(one: Captive, other: Captive, held: frozenset[str], nations: dict[str, frozenset[str]]) -> bool:
    """Whether a description can mean who is named, or what is described, on the other side: one operation, no other country."""
    if one.persons and other.persons:
        return False
    if one.persons:  # "Ila Aho was freed", "the hostage died in the raid"
        return len(held) == 1 and one.persons <= held and not (other.nations and not other.nations & _of(one, nations))
    theirs = _of(other, nations)
    if one.nations and theirs:
        return bool(one.nations & theirs) and (len(other.persons) <= 1)
    return len(held) <= 1 and (bool(_RESCUE.search(other.side.text)) or len(other.side.text.split()) <= _BARE)


def _of(told: Captive, nations: dict[str, frozenset[str]]) -> frozenset[str]:
    return told.nations.union(*(nations.get(person, frozenset()) for person in told.persons))


def _nations(parties: frozenset[str]) -> frozenset[str]:
    return frozenset(party for party in parties if len(party) == 2 or party.startswith("place:"))


def _one(side: Side, head: str) -> bool:
    """Whether the text has the noun in the singular: "an American hostage"."""
    told = [word.lower() for word in _spelled(side, head)]
    return bool(told) and not any(word.endswith(("s", "men")) and not word.endswith("ss") for word in told)


def _spelled(side: Side, head: str) -> list[str]:
    """The words of the text that have the stem."""
    return [word for word in re.findall(r"[A-Za-z-]+", side.text) if stem(word.lower()) == head]


def _later(a: Side, b: Side) -> bool:
    """Whether the two are told of days apart, so that both may be so."""
    if of_another_year(a, b) and of_another_year(b, a):
        return True
    mine, theirs = a.holds or a.day, b.holds or b.day
    return mine is not None and theirs is not None and abs(mine - theirs) > _DAYS
