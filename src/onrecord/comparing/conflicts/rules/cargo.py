"""Sides of a story in; pairs out of which one says that a ship, plane or lorry brought no arms, or only other goods, and the other that arms came off it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..doubt import unsure
from ..lexicon import stemmed
from ..sides import Conflict, Frame, Side, each_once, may_oppose, told_apart

_SCORE = 0.64
_DAYS = dt.timedelta(days=21)

_ARMS = stemmed(
    "weapon arm ammunition munition shell rocket missile mortar explosive grenade gun rifle weaponry tank howitzer vehicle launcher drone artillery bomb"
)
_ARMS_TOLD = r"weapons?|arms|ammunition|munitions?|missiles?|rockets?|explosives?|tanks?|howitzers?|guns?|rifles?|launchers?|military (?:goods|equipment|cargo|vehicles)|armou?red vehicles|drones?"
_BRINGING = stemmed("deliver carry bring unload ship transport load haul discharge land") | {
    "take_on",
    "take_off",
    "bring_in",
}
_OFF = stemmed("come roll unload lift drive arrive")
_MET = stemmed("count see photograph film find discover spot seize")
_CRAFT = r"ship|vessel|freighter|boat|cargo|hold|plane|aircraft|flight|lorr(?:y|ies)|trucks?|convoy|train|containers?|aboard|on board|quay|port|unloaded"
_CARRIERS = stemmed("ship vessel freighter boat plane aircraft lorry truck convoy train company crew sailor docker")
_NONE = re.compile(
    rf"\b(?:no|not an?|not a single|not one|never an?y?|without) (?:\w+ )?(?:{_ARMS_TOLD}) (?:\w+ )?(?:on|aboard|in|among) (?:that|the|this|its|her|our|board)\b"
    rf"|(?P<instead>,? (?:and |but )?not) (?:any |a single )?(?:{_ARMS_TOLD})\b",
    re.I,
)
_ONLY = re.compile(
    r"\b(?:unloaded|delivered|carried|brought|loaded|carrying|shipped|aboard|on board)\b[^.;]{0,70}\b(?:and nothing else|nothing but|nothing else)\b"
    r"|\b(?:unloaded|delivered|carried|brought|loaded|carrying|shipped) (?:only|nothing but)\b",
    re.I,
)
_CARGO = re.compile(rf"\b(?:{_CRAFT})\b", re.I)
_HIDDEN = re.compile(r"\b(?:tarpaulins?|crates?|boxes|containers?|cranes?|ramps?|quay|hold|docks?|pier)\b", re.I)
_SHIP = re.compile(
    r"\b(?:[Tt]he|ship|vessel|freighter|tanker|boat|trawler|ferry|MV) ((?!Port )[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)+)(?! (?:[Pp]ort|[Mm]inist|[Aa]rmy))"
)
_UNSURE = unsure(r"would|will|should|yet|years? ago|in (?:19|20)\d\d")


@dataclass(frozen=True)
class _Load:
    """What a side says of a load: `ships`: ids and names of what carried it."""

    side: Side
    ships: frozenset[str]


@each_once
def cargo_pairs(sides: Sequence[Side]) -> Iterator[Conflict]:
    """Whoever says that no arms were in a load against whoever saw them come off it."""
    sure = [side for side in sides if not (side.hedged or side.refuses or _UNSURE.search(side.text))]
    named = _named(sides)
    none = [_Load(side, _ships(side, named)) for side in sure if _harmless(side)]
    if not none:
        return
    arms = [each for side in sure if not _harmless(side) for each in _arms(side, named)]
    for one in none:
        for other in arms:
            if one.ships and other.ships and not one.ships & other.ships:
                continue
            if may_oppose(one.side, other.side) and not told_apart(one.side, other.side, _DAYS):
                a, b = one.side.statement, other.side.statement
                yield a, b, "denial", _SCORE, "no arms in the load / arms"


def _harmless(side: Side) -> bool:
    """Whether it says that a load held no arms."""
    brought = any(frame.predicate in _BRINGING and frame.patient for frame in side.frames)
    none = _NONE.search(side.text)
    return bool((_ONLY.search(side.text) or (none and none.group("instead"))) and brought) or bool(
        none and not none.group("instead") and _CARGO.search(side.text)
    )


def _arms(side: Side, named: frozenset[str]) -> Iterator[_Load]:
    for frame in side.frames:
        if not frame.negated and frame.actual and frame.kind == "verb" and _unloads(side, frame):
            yield _Load(side, _ships(side, named))


def _unloads(side: Side, frame: Frame) -> bool:
    """Whether arms were brought, came off something, or were met under a cover or on a quay."""
    thing = frame.patient or frame.agent
    if not {*thing[:1]} & _ARMS:
        return False
    if frame.predicate in _BRINGING and frame.patient:
        return not frame.agent or bool({*frame.agent} & _CARRIERS) or bool(_CARGO.search(side.text))
    off = any(given in ("off", "from") for given, _ in frame.rest)
    return (frame.predicate in _OFF and off) or (frame.predicate in _MET and bool(_HIDDEN.search(side.text)))


def _named(sides: Sequence[Side]) -> frozenset[str]:
    """The names that the story gives to ships, planes and the like."""
    return frozenset(name for side in sides for name in _SHIP.findall(side.text))


def _ships(side: Side, named: frozenset[str]) -> frozenset[str]:
    """What of that kind a side names."""
    return frozenset(name for name in named if name in side.text)
