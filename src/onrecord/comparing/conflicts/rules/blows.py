"""Sides of a story in; pairs out that lay one blow on two parties: "their planes bombed the market", "the rebels shelled it themselves", "they shell their own people"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...pairs.wording import stem
from ..camps import Camps, home, is_power
from ..doubt import unsure
from ..lexicon import same_thing, stemmed, stems
from ..months import A_MONTH_OR_DAY
from ..sides import Conflict, Frame, Side, each_once, may_oppose, told_apart
from .disputes import force_laid

_SCORE = 0.64
_DAYS = dt.timedelta(days=1)
_TOLD = dt.timedelta(days=10)  # between the days on which two tell of it, where one gives no day of its own

_FORCE = stemmed(
    "attack strike hit bomb shell raid bombard pound mortar rocket gas torpedo sink blast assault ram sabotage destroy burn"
) | {stems(word) for word in ("blow_up", "shoot_down", "set_fire")}
_AIMED = stemmed("fire launch drop shoot lob plant lay")
_AT = ("on", "at", "onto", "into", "against", "under", "upon")
_WHOLE = stemmed(
    "town city village province region district area capital country state front line territory position side border land sector suburb"
    " people person civilian resident force troop soldier fighter militant rebel army enemy group target site place household"
)
_ITSELF = re.compile(r"\b(?:itself|themselves|himself|own)\b", re.I)
_OWN = re.compile(
    r"\b(?:their|its|his) own (?:[a-z]+ )?(?:people|civilians|citizens|population|towns?|villages?|positions|houses|homes|children|cit(?:y|ies)|side|troops|soldiers|men|supporters)\b",
    re.I,
)
_AIR = stemmed("aircraft plane warplane jet helicopter gunship bomber fighter drone airstrike")
_GUNS = stemmed("mortar howitzer artillery shell gun tank")
_PLACE = re.compile(r"\b(?:in|at|near|of|outside|off|aboard) (?:the )?(?:[a-z]+ (?:of )?)?((?:[A-Z][\w’'-]+ ?)+)")
_TIMES = re.compile(rf"(?:{A_MONTH_OR_DAY})\b ?")
_UNSURE = unsure(r"would|will|again|years? ago|last (?:month|year)|in response|in turn")


@dataclass(frozen=True)
class _Blow:
    """A blow that a side lays on a party; `target`: the phrase of what was hit."""

    side: Side
    parties: frozenset[str]
    target: tuple[str, ...]


@each_once
def blow_pairs(sides: Sequence[Side]) -> Iterator[Conflict]:
    """Whoever lays a blow on one party against who, speaking for that party, lays it on the other."""
    ruling = home(sides)
    laid = [each for side in sides if (each := force_laid(side, ruling)) is not None]
    blows = [each for side in sides for each in _blows(side, ruling)]
    backs = [each for each in blows if _ITSELF.search(each.side.text) or any(_mutual(each, other) for other in blows)]
    told = [side for side in sides if _sure(side) and _by_air(side)]
    camps = Camps(sides, laid, ruling)
    pairs = [(one.side, back.side) for back in backs for one in blows if _rival(one, back, camps.of(back.side))]
    pairs += [(side, back.side) for back in backs for side in told if _other_arms(side, back)]
    for side in sides:
        if _on_its_own(side):
            camp = camps.of(side)
            pairs += [(each.side, side) for each in laid if each.accused & camp and not each.side.party & camp]
    for one, other in pairs:
        dated = one.holds is not None and other.holds is not None
        if may_oppose(one, other) and not told_apart(one, other, _DAYS if dated else _TOLD):
            a, b = one.statement, other.statement
            yield a, b, "status", _SCORE, "who did it"


def _sure(side: Side) -> bool:
    return not (side.refuses or side.act == "deny" or _UNSURE.search(side.text))


def _blows(side: Side, ruling: frozenset[str]) -> Iterator[_Blow]:
    if not _sure(side):
        return
    for frame in side.frames:
        if frame.negated or frame.mode not in ("actual", "told") or frame.kind != "verb":
            continue
        parties = frame.agents or (ruling if is_power(frame.agent) else frozenset())
        for target in _targets(frame):
            if parties and target[0] not in _WHOLE and not any(one.startswith("person:") for one in frame.patients):
                yield _Blow(side, parties, target)


def _targets(frame: Frame) -> Iterator[tuple[str, ...]]:
    if frame.predicate in _FORCE and frame.patient:
        yield frame.patient
    if frame.predicate in _FORCE | _AIMED:
        yield from (phrase for preposition, phrase in frame.rest if preposition in _AT)


def _mutual(back: _Blow, laid: _Blow) -> bool:
    """Whether each lays it on the other's party."""
    return bool(back.parties & laid.side.party and laid.parties & back.side.party)


def _rival(laid: _Blow, back: _Blow, camp: frozenset[str]) -> bool:
    """Whether one who speaks for the party that is accused lays the same blow on another."""
    if laid.parties & back.parties or not laid.parties & camp or back.parties & camp:
        return False
    return (_mutual(back, laid) or bool(_ITSELF.search(back.side.text))) and _one_target(laid, back)


def _one_target(one: _Blow, other: _Blow) -> bool:
    if not same_thing(one.target[0], other.target[0]):
        return False
    mine, theirs = _places(one.side), _places(other.side)
    return not mine or not theirs or bool(mine & theirs)


def _places(side: Side) -> frozenset[str]:
    return frozenset(stem(name.strip().lower()) for name in _PLACE.findall(_TIMES.sub("", side.text)))


def _by_air(side: Side) -> bool:
    """Whether aircraft are said to have struck."""
    return any(
        frame.predicate in _FORCE | _AIMED and not frame.negated and bool({*frame.agent} & _AIR)
        for frame in side.frames
    )


def _other_arms(side: Side, back: _Blow) -> bool:
    """Whether aircraft struck what another's guns are said to have hit themselves."""
    guns = back.side.words & _GUNS and not back.side.words & _AIR and _ITSELF.search(back.side.text)
    return bool(guns) and back.target[0] in side.words and not side.words & _GUNS


def _on_its_own(side: Side) -> bool:
    """Whether somebody is said to have struck his own people."""
    if not _sure(side) or side.own_voice or not _OWN.search(side.text):
        return False
    return any(
        frame.predicate in _FORCE | _AIMED
        and frame.actual
        and not frame.negated
        and any("own" in phrase for phrase in (frame.patient, *(told for given, told in frame.rest if given in _AT)))
        for frame in side.frames
    )
