"""Sides of a story in; pairs out of which one says that somebody is not another's, and the other calls them so: "was not his wife", "detained a wife of"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...pairs.vectors import words
from ..lexicon import same_doing, stemmed
from ..parties import persons
from ..polarity import says_no
from ..sides import Conflict, Frame, Side, each_once, may_oppose

_SCORE = 0.66
_RELATIONS = stemmed(
    "wife husband spouse widow fiancee girlfriend boyfriend partner son daughter child brother sister father mother parent cousin nephew niece"
    " uncle aunt grandson granddaughter relative bodyguard driver aide deputy adviser lawyer employee agent courier"
)
_MARRIED = stemmed("wife husband spouse")
_MARRY = stemmed("marry wed")
_SOMEBODY = stemmed("woman man girl boy person detainee suspect prisoner captive child youth")
_RARE = 3.0  # weight of a word that tells whose


@dataclass(frozen=True)
class Denied:
    """That `who` (persons, and doings that tell who is meant) is one of `relations` of whom `whose` names."""

    side: Side
    relations: frozenset[str]
    whose: frozenset[str]
    who: frozenset[str]
    doings: frozenset[str]


@each_once
def related_pairs(sides: Sequence[Side]) -> Iterator[Conflict]:
    """Who denies a relation against who takes it for granted, of one person by name or by what was done to them."""
    for denied in (each for side in sides if not side.refuses for each in _denied(side)):
        for other in sides:
            if may_oppose(denied.side, other) and not says_no(other) and not other.hedged:
                relation = _told(denied, other)
                if relation:
                    a, b = denied.side.statement, other.statement
                    yield a, b, "denial", _SCORE, relation


def _denied(side: Side) -> Iterator[Denied]:
    for frame in side.frames:
        if not (frame.main and frame.negated and frame.actual):
            continue
        told = next((phrase for preposition, phrase in frame.rest if not preposition), ())
        if frame.kind == "state" and frame.predicate in _RELATIONS:
            yield _of(side, frame, frozenset((frame.predicate,)), told)
        elif frame.predicate in _MARRY:
            yield _of(side, frame, _MARRIED, frame.to)


def _of(side: Side, frame: Frame, relations: frozenset[str], told: Sequence[str]) -> Denied:
    subject = (*frame.agent, *frame.patient)
    somebody = bool(subject) and subject[0] in _SOMEBODY
    doings = (
        frozenset(f.predicate for f in side.frames if f.kind == "verb" and f is not frame) if somebody else frozenset()
    )
    who = frozenset(persons(frame.agents | frame.patients))
    return Denied(side, relations, _telling(told) - relations, who, doings)


def _telling(phrase: Sequence[str]) -> frozenset[str]:
    return frozenset(word for word in phrase if words().weight(word) >= _RARE)


def _told(denied: Denied, other: Side) -> str:
    """The relation as the other takes it for granted, empty where it does not, or may speak of somebody else."""
    for frame in other.frames:
        if frame.negated or not frame.actual:
            continue
        for phrase in (frame.agent, frame.patient):
            held = next((word for word in phrase[:2] if word in denied.relations), "")
            if held and denied.whose & _telling(phrase[1:]) and _one_person(denied, frame, other):
                return held
    return ""


def _one_person(denied: Denied, frame: Frame, other: Side) -> bool:
    """Whether both mean one person: by name, or by what was done to somebody without one."""
    if denied.who & other.named:
        return True
    return any(same_doing(frame.predicate, doing) for doing in denied.doings)
