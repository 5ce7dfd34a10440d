"""Sides of a story in; pairs out of which one says that no helicopter, mortar or diver was there or took part, and the other tells what one did."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..doubt import unsure
from ..lexicon import stemmed
from ..sides import Conflict, Side, each_once, may_oppose, told_apart
from .losses import camp

_SCORE = 0.64
_DAYS = dt.timedelta(days=5)

_KINDS = {
    "helicopter": stemmed("helicopter chopper gunship"),
    "plane": stemmed("plane jet warplane bomber aeroplane airplane fighter-jet"),
    "drone": stemmed("drone uav quadcopter"),
    "mortar": stemmed("mortar"),
    "howitzer": stemmed("howitzer"),
    "rocket": stemmed("rocket missile"),
    "diver": stemmed("diver frogman"),
    "sniper": stemmed("sniper"),
    "submarine": stemmed("submarine"),
    "bomb": stemmed("bomb"),
}
_PART = stemmed("take participate fly operate involve use deploy appear be carry employ")
_HAVE = stemmed("have possess station keep own")
_USED = stemmed("fire use launch drop employ deploy see hear film photograph spot lay shoot")
_SAID = stemmed("say tell have be know deny return lose crash")
_OURS = re.compile(r"\b(?:ours?|(?:its|their|his|her) own)\b", re.I)
_UNSURE = unsure(r"would|will|should|must|yet|since|again|no longer|any ?more|years? ago|enough|evacuate")


@dataclass(frozen=True)
class _Arm:
    """That a kind of craft or arm was at work, or was not; `owners`: whose, where that is told; `around`: whom it was done to."""

    side: Side
    kind: str
    owners: frozenset[str]
    own: bool = False
    around: frozenset[str] = frozenset()


@each_once
def arm_pairs(sides: Sequence[Side]) -> Iterator[Conflict]:
    """Whoever says that none of a kind was there against whoever tells what one of them did."""
    sure = [side for side in sides if not (side.hedged or _UNSURE.search(side.text))]
    none = [each for side in sure for each in _none(side)]
    if not none:
        return
    there = [each for side in sure for each in _there(side)]
    for one in none:
        for other in there:
            if one.kind != other.kind or (one.own and not one.owners & (other.owners or other.around)):
                continue
            if one.owners and other.owners and not one.owners & other.owners:
                continue
            if may_oppose(one.side, other.side) and not told_apart(one.side, other.side, _DAYS):
                a, b = one.side.statement, other.side.statement
                yield a, b, "denial", _SCORE, f"no {one.kind} / {one.kind}"


def _none(side: Side) -> Iterator[_Arm]:
    for frame in side.frames:
        if frame.mode != "actual" or frame.negated == side.refuses or not (frame.main or side.refuses):
            continue
        if frame.kind == "exists" or frame.predicate in _HAVE:
            kind = _kind(frame.patient)
            own = frame.predicate in _HAVE
            owners = (camp(frame.agents) or camp(side.party)) if own else camp(frame.patients)
        elif frame.kind == "state" or frame.predicate in _PART:
            kind, own, owners = _kind(frame.agent) or _kind(frame.patient), False, camp(frame.agents)
        else:
            continue
        if _OURS.search(side.text):
            own, owners = True, owners or camp(side.party)
        if kind:
            yield _Arm(side, kind, owners, own)


def _there(side: Side) -> Iterator[_Arm]:
    if side.refuses:
        return
    for frame in side.frames:
        if frame.negated or frame.mode not in ("actual", "told") or frame.kind == "noun":
            continue
        kind = _kind(frame.agent) if frame.predicate not in _SAID else ""
        if not kind and frame.predicate in _USED:
            kind = _kind(frame.patient)
        withs = next(
            (k for given, phrase in frame.rest if given in ("with", "from", "by") for k in (_kind(phrase),) if k), ""
        )
        if kind or withs:
            yield _Arm(side, kind or withs, camp(frame.agents), around=camp(frame.patients))


def _kind(phrase: tuple[str, ...]) -> str:
    """What kind a phrase calls by its head."""
    return next((kind for kind, nouns in _KINDS.items() if {*phrase[:1]} & nouns), "")
