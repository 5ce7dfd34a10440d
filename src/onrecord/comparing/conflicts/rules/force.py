"""Sides of a story in; pairs out of which one says that a camp fired, or was armed, and the other that it did not, or was not."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...pairs.wording import stem
from ..lexicon import stemmed
from ..sides import Conflict, Frame, Side, each_once, may_oppose, told_before

_SCORE = 0.66
_DAYS = dt.timedelta(days=1)

_CAMPS = {
    "force": stemmed(
        "police policeman officer soldier troop army guard gendarme carabinier military force personnel trooper paratrooper"
        " unit battalion escort platoon marine"
    ),
    "crowd": stemmed(
        "crowd protester demonstrator marcher miner striker worker student prisoner villager civilian youth rioter picket farmer"
        " supporter resident inmate mob protest"
    ),
    "craft": stemmed(
        "aircraft plane drone ship vessel boat convoy lorry truck freighter flight helicopter tanker trawler"
    ),
}
_SPEAKS = {
    "force": stemmed("police ministry minister interior army general colonel commander chief governor sheriff defence"),
    "crowd": stemmed("union protester demonstrator marcher striker miner organiser organizer opposition student"),
}
_ARMS = stemmed(
    "weapon firearm gun rifle pistol ammunition round bullet cartridge shot arm carbine explosive missile bomb warhead"
)
_SHOTS = stemmed("shot round")
_FIRED = stemmed("fire shoot")
_USED = stemmed("use discharge employ draw fire")
_HAD = stemmed("carry have bear hold bring see own possess find wield")
_MADE = stemmed("make come fire hear exist fall ring")
_MILD = re.compile(
    r"\b(?:tear[ -]?gas|rubber|gas|water|grenades?|pellets?|missiles?|rockets?|shells?|artillery|mortars?|jets?|planes?|drones?|nuclear|chemical)\b",
    re.I,
)
_NO_SHOT = re.compile(r"\b(?:no|not an?|never an?|without a(?: single)?) (?:single )?(?:shot|round|bullet)s?\b", re.I)
_ONLY = re.compile(
    r"\b(?:nothing but|no more than|only) (?:\w+ ){0,2}(?:shields?|batons?|truncheons?|water|clubs|sticks)\b", re.I
)
_WITH_NONE = re.compile(
    r"\b(?:no[ -]one|nobody|none|not one)\b[^.;]{0,40}\b(?:with|had|carried|held) (?:a |any )?(?:gun|weapon|firearm)s?\b",
    re.I,
)
_POLICE_FIRED = re.compile(
    r"\b(?:police(?:men)?|officers|soldiers|troops|guards|gendarmes|army|forces|men)\b (?:(?!not|never|no|who|that|were|was|been|being)\w+ ){0,3}?"
    r"(?:fired?|open(?:ed)? fire|shot(?= )|shoot|firing|shooting)\b(?! by)",
    re.I,
)
_LIVE = re.compile(r"\blive (?:rounds?|ammunition|fire|bullets?)\b", re.I)
_DENYING = re.compile(
    r"\b(?:no|not|n[’']t|never|none|nobody|without|neither|nor|den(?:y|ied|ies)|orders? to|would|could|will|(?-i:may)|might|if)\b",
    re.I,
)
_DISMISSED = re.compile(r"\b(?:was|were|been|be|being|get|got) fired\b", re.I)
_UNDER_FIRE = re.compile(
    r"\b(?:was|were|been|being|came|come) (?:\w+ )?(?:shot at|fired (?:up)?on|under fire)\b|\breturn(?:ed|ing)? fire\b",
    re.I,
)
_OUR = re.compile(
    r"\b(?:our|its|his|their|my) (?:own )?(?:\w+ )?(?:men|people|side|officers|members|forces|marchers|boys|lads)\b",
    re.I,
)
_OTHER = {"force": "crowd", "crowd": "force"}


@dataclass(frozen=True)
class Force:
    """That a side says of a camp that it fired ("fired") or had arms ("armed"), or not; `camp` "" is anybody."""

    side: Side
    camp: str
    matter: str
    so: bool
    parties: frozenset[str]


@each_once
def force_pairs(sides: Sequence[Side]) -> Iterator[Conflict]:
    """Whoever says that a camp did not fire, or was unarmed, against whoever says that it fired, or was armed."""
    told = [force for side in sides for force in _told(side)]
    for one in (force for force in told if not force.so):
        for other in (force for force in told if force.so):
            if one.matter == "fired" and other.matter == "armed":
                continue  # arms that were carried need not have been used
            if one.camp and one.camp != other.camp:
                continue
            if one.parties and other.parties and not one.parties & other.parties:
                continue
            if told_before(one.side, other.side) or told_before(other.side, one.side):
                continue
            if not may_oppose(one.side, other.side) or _other_day(one.side, other.side):
                continue
            yield one.side.statement, other.side.statement, "denial", _SCORE, other.matter


def _told(side: Side) -> Iterator[Force]:
    if _ONLY.search(side.text) and not side.refuses and (camp := _camp(side, ())):
        yield Force(side, camp, "armed", False, side.party)
    if _WITH_NONE.search(side.text) and not side.refuses and not side.hedged and (camp := _camp(side, ())):
        yield Force(side, camp, "armed", False, frozenset())
    if _UNDER_FIRE.search(side.text):
        camp = _camp(side, ())
        if camp in _OTHER and not side.refuses and not _DENYING.search(side.text):
            yield Force(side, _OTHER[camp], "fired", True, frozenset())
        return
    police = _POLICE_FIRED.search(side.text) or _LIVE.search(side.text)
    mild = _MILD.search(side.text) and not _LIVE.search(side.text)
    by_force = bool(_CAMPS["force"] & side.words) or not _CAMPS["crowd"] & side.words
    denying = side.refuses or _DENYING.search(side.text) or _DISMISSED.search(side.text)
    if police and by_force and not mild and not denying:
        yield Force(side, "force", "fired", True, frozenset())
    for frame in side.frames:
        matter = _matter(side, frame)
        bare = frame.kind == "state" and frame.predicate == stem("unarmed") and not frame.negated and not side.refuses
        if bare and (camp := _camp(side, frame.agent, alone=False)):
            yield Force(side, camp, "armed", False, frame.agents)
        if matter is None or not (frame.main or not frame.negated) or frame.mode not in ("actual", "told"):
            continue
        so = frame.negated == (side.refuses and frame.main)
        if not so and side.hedged and not side.refuses:
            continue
        shooter = next((phrase for preposition, phrase in frame.rest if preposition in ("from", "by")), ())
        shots = frame.agent[:1] and frame.agent[0] in _SHOTS
        doer = (() if shots else frame.agent) or shooter or (frame.patient if frame.predicate == stem("fire") else ())
        if matter == "armed" and not frame.agent:
            doer = next((phrase for preposition, phrase in frame.rest if preposition in ("in", "among", "on")), ())
        camp = _camp(side, doer, alone=False)
        if camp or (not so and matter == "fired" and _NO_SHOT.search(side.text)):
            yield Force(side, camp, matter, so, frame.agents or (side.party if not so and camp else frozenset()))


def _matter(side: Side, frame: Frame) -> str | None:
    """Whether a frame is of shots or of arms that somebody had; of gas, shells and the like it is neither."""
    patient = frame.patient[:1]
    if patient and patient[0] in _ARMS and frame.predicate in _HAD and patient[0] not in _SHOTS:
        return "armed"
    if frame.kind == "state" and frame.predicate == stem("armed"):
        return "armed"
    if _MILD.search(side.text) and not _LIVE.search(side.text):
        return None
    if frame.predicate in _FIRED:
        dismissed = (
            frame.predicate == stem("fire") and patient and patient[0] not in _ARMS and _DISMISSED.search(side.text)
        )
        return None if dismissed or frame.kind == "noun" else "fired"
    if frame.predicate == stem("open") and patient == (stem("fire"),):
        return "fired"
    heads = [*patient, *frame.agent[:1]] if frame.predicate in _MADE else patient
    arms = next((head for head in heads if head in _ARMS), None)
    shot = arms in _SHOTS and (frame.predicate in _MADE or frame.kind == "exists")
    return "fired" if shot or (arms and frame.predicate in _USED) else None


def _camp(side: Side, phrase: tuple[str, ...], alone: bool = True) -> str:
    """The camp that a phrase names, else "our men" by who speaks, else the one camp of which the words speak."""
    named = [camp for camp, nouns in _CAMPS.items() if phrase[:1] and phrase[0] in nouns]
    if named:
        return named[0]
    speaking = [camp for camp, nouns in _SPEAKS.items() if side.source & nouns]
    if _OUR.search(side.text) or re.match(r"(?:they|we)\b", side.text, re.I):
        return speaking[0] if len(speaking) == 1 else ""
    if phrase or not alone:
        return ""
    present = [camp for camp, nouns in _CAMPS.items() if side.words & nouns]
    return present[0] if len(present) == 1 else ""


def _other_day(a: Side, b: Side) -> bool:
    return a.holds is not None and b.holds is not None and abs(a.holds - b.holds) > _DAYS
