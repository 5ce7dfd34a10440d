"""Sides of a story in; pairs out of which one says that a camp took a place and the other that its rival still holds it, or that none of its men is there."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...pairs.wording import stem
from ..doubt import unsure
from ..lexicon import stemmed
from ..sides import Conflict, Frame, Side, each_once, may_oppose, told_apart
from .losses import camp

_SCORE = 0.66
_DAYS = dt.timedelta(days=3)

_TAKE = stemmed("take capture seize liberate retake recapture occupy conquer storm overrun control enter")
_KEEP = stemmed("hold control defend keep")
_STILL = re.compile(
    r"\b(?:still|remains?|remained|firmly|continues? to|has not fallen|not fallen|did not fall|never (?:fell|left|lost)|hold(?:s|ing)?|held)\b[^.;]{0,60}\b(?:positions?|control|hands)\b"
    r"|\b(?:is|are|was|were|remains?) (?:still |fully |firmly )?(?:in|under) (?:our|its|their|his|full|the|\S+[’']s?) (?:\w+ )?(?:hands|control)\b"
    r"|\bhold(?:s|ing)? (?:on to )?(?:all|every|their|its|our|the)\b",
    re.I,
)
_NOBODY = re.compile(
    r"\b(?:no|not one|not a single|none of (?:the|their|its)) (?:(?!no\b)[\w’'-]+ ){0,2}?(?:soldiers?|troops?|fighters?|tanks?|servicem[ae]n|gunm[ae]n|units?|terrorists?|militants?|rebels?)\b[^.;]{0,20}\b(?:in|at|on|inside|near)\b",
    re.I,
)
_NAMES = re.compile(r"\b[A-Z][a-z’'-]{2,}")
_UNSURE = unsure(
    r"would|will|try|tried|trying|attempt\w*|plan\w*|aim\w*|hop\w+|years? ago|in (?:19|20)\d\d|last (?:year|month)"
)


@dataclass(frozen=True)
class _Hold:
    """Of what places a side says that a camp has them: names, and who, where that is told."""

    side: Side
    places: frozenset[str]
    holders: frozenset[str]


@each_once
def control_pairs(sides: Sequence[Side]) -> Iterator[Conflict]:
    """Whoever says that a place was taken against whoever says that it is still held by others."""
    taken = [each for side in sides for each in _taken(side)]
    if not taken:
        return
    held = [each for side in sides for each in _held(side)]
    for one in taken:
        for other in held:
            shared = one.places & other.places
            if not shared or not may_oppose(one.side, other.side) or told_apart(one.side, other.side, _DAYS):
                continue
            if one.holders & other.holders:
                continue  # one camp took it and holds it
            a, b = one.side.statement, other.side.statement
            yield a, b, "status", _SCORE, f"taken / held: {min(shared)}"


def _taken(side: Side) -> Iterator[_Hold]:
    if side.refuses or side.hedged or _UNSURE.search(side.text):
        return
    names = _places(side)
    for frame in side.frames:
        if frame.negated or not frame.actual or not frame.main or frame.kind == "noun":
            continue
        places = names & set(frame.patient)
        if frame.predicate in _TAKE and places and frame.patient:
            yield _Hold(side, frozenset(places), camp(frame.agents) or camp(side.party))


def _held(side: Side) -> Iterator[_Hold]:
    if side.refuses or side.hedged or _UNSURE.search(side.text):
        return
    names = _places(side)
    if _NOBODY.search(side.text):
        for frame in side.frames:
            words = frozenset(
                word for phrase in (frame.patient, frame.agent, *(p for _, p in frame.rest)) for word in phrase
            )
            if names & words and (frame.negated or frame.kind in ("exists", "state")):
                yield _Hold(side, names & words, camp(side.party) - camp(frame.patients | frame.agents))
    elif _STILL.search(side.text):
        for frame in side.frames:
            if frame.negated or not frame.actual or not frame.main:
                continue
            holders = camp(frame.agents) if frame.predicate in _KEEP else camp(side.party)
            places = names - (_own(frame) if frame.predicate in _KEEP else frozenset())
            if places:
                yield _Hold(side, places, holders)
                return


def _own(frame: Frame) -> frozenset[str]:
    return frozenset(frame.agent)


def _places(side: Side) -> frozenset[str]:
    """Stems of the names in a text that are no name of its speaker."""
    return frozenset(stem(name.lower()) for name in _NAMES.findall(side.text)) - side.source
