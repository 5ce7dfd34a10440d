"""Sides of a story in; pairs out in which who acts gives one aim of its doing and another voice gives it another aim."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...pairs.wording import stem
from ..lexicon import same_doing, same_thing
from ..sides import Conflict, Frame, Side, each_once, may_oppose

_SCORE = 0.6
_AIMING = frozenset(stem(word) for word in "aim mean intend design direct serve seek want".split())
_AIM = frozenset(stem(word) for word in "goal aim purpose objective intention motive target".split())
_HELPING = frozenset(stem(word) for word in "help assist support let enable try seek".split())
# a neutral voice that names another aim adds to the first; one that unmasks or accuses takes its place
_UNMASKED = re.compile(
    r"\b(?:really|actually|in (?:fact|truth|reality)|true|real|rather|instead|pretext|cover|only)\b", re.I
)
_OURS = re.compile(r"\b(?:our|we|us)\b", re.I)
_ENGAGING = frozenset(
    stem(word)
    for word in "support buildup operation campaign intervention deployment presence strike airstrike involvement mission"
    " offensive war invasion aid assistance manoeuvre exercise troop force instructor adviser soldier peacekeeper base".split()
)
_ACCUSING = ("blame", "conjecture")

Purpose = tuple[str, tuple[str, ...]]


@dataclass(frozen=True)
class Aim:
    """Whose doing, the words for it, and what it is said to be for: (doing, what is done to) each."""

    side: Side
    actors: frozenset[str]
    doing: tuple[str, ...]
    purposes: tuple[Purpose, ...]

    @property
    def own(self) -> bool:
        """Whether it is told by who acts."""
        return bool(self.side.party & self.actors) or bool(_OURS.search(self.side.text))

    @property
    def unmasks(self) -> bool:
        """Whether it is put in the place of an aim that is given."""
        return not self.own and (self.side.act in _ACCUSING or bool(_UNMASKED.search(self.side.text)))


@each_once
def motive_pairs(sides: Sequence[Side]) -> Iterator[Conflict]:
    """An aim that an actor gives of its own doing against another that somebody else gives it, within a story."""
    aims = [aim for side in sides if not side.refuses for aim in aims_of(side)]
    for given in (aim for aim in aims if aim.own):
        for put in aims:
            if (
                not put.unmasks
                or not may_oppose(given.side, put.side)
                or not _one_doing(given, put)
                or _meet(given, put)
            ):
                continue
            a, b = given.side.statement, put.side.statement
            because = f"{given.purposes[0][0]} / {put.purposes[0][0]}".replace("_", " ")
            yield a, b, "denial", _SCORE, because


def aims_of(side: Side) -> Iterator[Aim]:
    """The aims that a side gives of a doing."""
    for place, frame in enumerate(side.frames):
        if frame.negated or not frame.main:
            continue
        if frame.predicate in _AIMING and (frame.agent or frame.patient):
            subject = frame.patient or frame.agent
            actors = frame.agents | frame.patients
            purposes = _purposes(side.frames[place + 1 :], subject)
        elif frame.agent and frame.agent[0] in _AIM:
            subject, actors = frame.agent[1:], frame.agents
            purposes = _purposes(side.frames[place:], frame.agent)
        else:
            continue
        if purposes:
            yield Aim(side, actors, subject, purposes)


def _purposes(frames: Sequence[Frame], subject: tuple[str, ...]) -> tuple[Purpose, ...]:
    """What is said behind the words of aiming: doings of the same subject, or of none named."""
    found = []
    for frame in frames:
        if frame.kind != "verb" or (frame.agent and frame.agent != subject) or frame.negated:
            break
        if frame.patient or frame.predicate not in _HELPING:
            found.append((frame.predicate, frame.patient))
    return tuple(found)


def _one_doing(given: Aim, put: Aim) -> bool:
    """Whether both can speak of one doing: of one actor, or of none named and alike in their words."""
    if put.actors & (given.actors - given.side.named | given.side.party):
        return True
    nations = {name for name in put.actors if len(name) == 2}
    alike = set(given.doing) & set(put.doing) or (_ENGAGING & set(given.doing) and _ENGAGING & set(put.doing))
    return not nations and bool(alike)


def _meet(given: Aim, put: Aim) -> bool:
    """Whether a purpose of one is among the words of the other."""
    for one, other in ((given, put), (put, given)):
        words = other.side.words
        for doing, what in one.purposes:
            if what and any(same_thing(what[0], word) for word in words):
                return True
            if not what and any(same_doing(doing, also) for also, _ in other.purposes):
                return True
    return False
