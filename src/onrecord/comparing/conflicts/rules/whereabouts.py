"""Sides of a story in; pairs out in which one says that a person was not at a place and the other tells what the person did, or suffered, there."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from ..lexicon import stemmed
from ..parties import persons
from ..sides import Conflict, Frame, Side, each_once, may_oppose
from .fate import fates, of_another_year

_SCORE = 0.66
_PLACING = ("in", "at", "near", "inside", "to", "around", "from")
_STAYING = stemmed("be stay travel visit go arrive enter reach come set_foot land")
_ANYWHERE = stemmed(
    "time city town area region village country place north south east west day night morning evening afternoon fight"
    " battle fact custody hospital jail prison court office house home year month week"
)
_SCENE = stemmed("area city town village scene region country vicinity house building place")
_THEN = re.compile(r"\b(?:when|at the time|at that time|while|during|the (?:day|night|moment))\b", re.I)
_NOWHERE = re.compile(r"\b(?:nowhere near|not (?:even )?(?:in|near|at)|n[’']t (?:even )?(?:in|near|at))\b", re.I)
_DAYS = dt.timedelta(days=2)


@each_once
def whereabouts_pairs(sides: Sequence[Side]) -> Iterator[Conflict]:
    """Whoever places a person where another says the person was not."""
    there: dict[tuple[str, str], list[Side]] = defaultdict(list)
    for side in sides:
        if side.refuses or _NOWHERE.search(side.text):
            continue  # "in the east, and not in Selmar"
        for frame in side.frames:
            if not frame.negated and frame.mode in ("actual", "told"):
                for person in persons(frame.agents | frame.patients):
                    for place in sorted(_places(frame)):
                        there[person, place].append(side)
    befallen = [fate for side in sides for fate in fates(side) if fate.befell]
    for side in sides:
        if side.hedged and not side.refuses:
            continue
        for frame in side.frames:
            if not _absent(side, frame):
                continue
            for person in persons(frame.agents):
                for fate in befallen:
                    if fate.person == person and _alibi(side, frame, fate.side):
                        yield side.statement, fate.side.statement, "denial", _SCORE, "elsewhere"
                for place in sorted(_places(frame)):
                    for other in there.get((person, place), ()):
                        if may_oppose(side, other) and not _other_day(side, other):
                            yield side.statement, other.statement, "denial", _SCORE, place


def _alibi(side: Side, frame: Frame, other: Side) -> bool:
    """Whether a person was not at the place at the time when this is said to have befallen the person."""
    if not may_oppose(side, other) or _other_day(side, other) or of_another_year(other, side):
        return False
    there = any(phrase[0] in _SCENE for preposition, phrase in frame.rest if preposition in _PLACING)
    return (there and bool(_THEN.search(side.text))) or bool(_places(frame) & other.words)


def _absent(side: Side, frame: Frame) -> bool:
    if not frame.main or frame.mode != "actual":
        return False
    refused = side.refuses and not frame.negated
    away = frame.negated or refused or "nowhere near" in side.text.lower()
    return away and (frame.kind == "state" or frame.predicate in _STAYING)


def _places(frame: Frame) -> set[str]:
    """The names of places in the phrases that say where; of "the city of Selmar" only the name."""
    return {
        word
        for preposition, phrase in frame.rest
        if preposition in _PLACING or (preposition == "of" and frame.kind == "state")
        for word in phrase
        if word not in _ANYWHERE and len(word) > 2 and not word[0].isdigit()
    }


def _other_day(a: Side, b: Side) -> bool:
    return a.holds is not None and b.holds is not None and abs(a.holds - b.holds) > _DAYS
