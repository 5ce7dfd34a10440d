"""Sides of a story in; pairs out of which one says for a country that it sent or has no troops, drones or arms there, and the other that it did or has."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..doubt import unsure
from ..lexicon import stemmed
from ..sides import Conflict, Frame, Side, each_once, may_oppose, told_apart
from .losses import camp

_SCORE = 0.64
_DAYS = dt.timedelta(days=45)

_THINGS = {
    "troops": stemmed(
        "troop soldier trooper serviceman personnel mercenary marine paratrooper battalion regiment brigade"
    ),
    "drones": stemmed("drone uav"),
    "tanks": stemmed("tank howitzer artillery armour armor"),
    "arms": stemmed(
        "weapon arm ammunition munition missile rocket shell rifle gun bullet weaponry launcher mortar grenade explosive"
    ),
}
_SHOOTING = frozenset(("drones", "tanks", "arms"))
_SENT = stemmed(
    "send supply deliver ship provide give smuggle move deploy transfer airlift dispatch arm furnish fly bring ferry station base sell hand"
) | {"hand_over"}
_CAME = stemmed("arrive land come cross enter be operate fight take fly serve reach leave stay")
_HAVE = stemmed("have keep station base deploy")
_NOT_ONE = re.compile(r"\b(?:not (?:a|one|a single)|no) (?:single )?(?:[\w-]+ ){0,2}?(?P<what>[a-z]+)\b", re.I)
_NOTHING = re.compile(
    r"\bnothing (?:that|which) (?:shoots|kills|explodes|fires)\b|\bonly (?:non-lethal|humanitarian)\b|\bno lethal\b",
    re.I,
)
_MOVED = re.compile(r"\b(?:crossed|cross|left|been sent|gone|sent|delivered|supplied|shipped|come|given)\b", re.I)
_SINCE = re.compile(r"\bsince\b", re.I)
_UNSURE = unsure(
    r"would|will|should|must|yet|ready to|plans?|planned|years? ago|in (?:19|20)\d\d|no longer|withdr\w+|left the country"
)


@dataclass(frozen=True)
class _Supply:
    """Things of a kind that a camp has sent, or has there; `kinds` of a denial: all that it rules out."""

    side: Side
    kinds: frozenset[str]
    owners: frozenset[str]


@each_once
def supply_pairs(sides: Sequence[Side]) -> Iterator[Conflict]:
    """Whoever denies for a camp that it sent troops or arms against whoever says that it did."""
    sure = [side for side in sides if not (side.hedged or _UNSURE.search(side.text))]
    none = [each for side in sure for each in _none(side)]
    if not none:
        return
    sent = [each for side in sure for each in _sent(side)]
    for one in none:
        for other in sent:
            if not one.kinds & other.kinds or not one.owners & other.owners:
                continue
            apart = told_apart(one.side, other.side, _DAYS) and not _SINCE.search(f"{one.side.text} {other.side.text}")
            if may_oppose(one.side, other.side) and not apart:
                a, b = one.side.statement, other.side.statement
                because = min(one.kinds & other.kinds)
                yield a, b, "denial", _SCORE, f"no {because} / {because}"


def _none(side: Side) -> Iterator[_Supply]:
    """What a side says that its camp, or the camp that it names, has not sent or has not there."""
    for frame in side.frames:
        if not frame.actual or frame.negated == side.refuses or frame.kind == "noun":
            continue
        if frame.predicate in _SENT | _HAVE or frame.kind == "exists":
            kinds = _kinds(frame.patient) | _with(frame)
            owners = camp(frame.agents) or _nation(frame) or camp(side.party)
            if kinds and owners:
                yield _Supply(side, kinds, owners)
    if side.refuses or side.own_voice:
        return
    if _NOTHING.search(side.text):
        yield _Supply(side, _SHOOTING, camp(side.party))
    match = _NOT_ONE.search(side.text)
    kinds = _kinds(tuple(stemmed(match.group("what").lower().removesuffix("s")))) if match else frozenset()
    if kinds and _MOVED.search(side.text):
        yield _Supply(side, kinds, camp(side.party))


def _sent(side: Side) -> Iterator[_Supply]:
    if side.refuses or _NOTHING.search(side.text) or _NOT_ONE.search(side.text):
        return
    for frame in side.frames:
        if frame.negated or frame.mode not in ("actual", "told"):
            continue
        if frame.predicate in _SENT and frame.kind == "verb":
            kinds = _kinds(frame.patient) | _with(frame) or (_kinds(tuple(side.words)) if frame.agents else frozenset())
            yield _Supply(side, kinds, camp(frame.agents) or camp(side.accused) or _nation(frame))
        elif frame.agent and (frame.predicate in _CAME or frame.kind == "state") and frame.rest:
            yield _Supply(side, _kinds(frame.agent), camp(frame.agents))


def _nation(frame: Frame) -> frozenset[str]:
    """Of which country the things are: "Tavran soldiers"."""
    return camp(frame.patients)


def _with(frame: Frame) -> frozenset[str]:
    """What somebody is supplied with."""
    return frozenset[str]().union(*(_kinds(phrase) for given, phrase in frame.rest if given == "with"))


def _kinds(phrase: tuple[str, ...]) -> frozenset[str]:
    return frozenset(kind for kind, nouns in _THINGS.items() if nouns & set(phrase))
