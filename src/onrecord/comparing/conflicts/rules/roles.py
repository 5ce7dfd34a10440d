"""Sides of a story in; pairs out that give one place of which there is one ("the main supplier") to two holders."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...pairs.vectors import words
from ...pairs.wording import stem
from ..lexicon import lexicon, same_doing
from ..sides import Conflict, Side, each_once, may_oppose

_SCORE = 0.6
_ONE = frozenset(
    stem(word)
    for word in "main chief principal primary largest biggest sole only leading greatest foremost first".split()
)
_ALIKE = 0.7  # cosine of two words for the place: "source", "supplier"
_MATTER = 0.4  # and of what it is the place of: "armament", "military aid"
_LONG = dt.timedelta(days=300)


@dataclass(frozen=True)
class Role:
    """A place of which there is one, who is said to hold it, and of what it is the place."""

    side: Side
    name: str
    holders: frozenset[str]
    matter: frozenset[str]
    regions: frozenset[str]


@each_once
def role_pairs(sides: Sequence[Side]) -> Iterator[Conflict]:
    """Two holders of one place within a story, by two voices."""
    roles = [role for side in sides if not side.refuses and not side.hedged for role in _roles(side)]
    for number, one in enumerate(roles):
        for other in roles[number + 1 :]:
            if may_oppose(one.side, other.side) and _rival(one, other):
                a, b = one.side.statement, other.side.statement
                because = f"{_spelled(one)} / {_spelled(other)}"
                yield a, b, "status", _SCORE, because


def _roles(side: Side) -> Iterator[Role]:
    """The places that a side says are held; "this is" is said of who acts before it."""
    acting: frozenset[str] = frozenset()
    for frame in side.frames:
        holders = frame.agents or (acting if not frame.agent else frozenset())
        if frame.kind == "state" and frame.main and frame.actual and not frame.negated and holders:
            told = next((phrase for preposition, phrase in frame.rest if not preposition), ())
            if _ONE & set(told[1:]):
                of = frozenset(word for word in told[1:] if word not in _ONE) - _names(side.text)
                yield Role(side, frame.predicate, holders, of, _others(side, holders))
        acting = frame.agents or acting


def _others(side: Side, holders: frozenset[str]) -> frozenset[str]:
    """Countries that the statement names beside the holder, else those for which it is said ("our army")."""
    named = frozenset(name for name in side.named - holders if len(name) == 2 or name.startswith("place:"))
    return named | frozenset(name for name in side.party if len(name) == 2 or name.startswith("place:"))


def _rival(one: Role, other: Role) -> bool:
    if one.holders & other.holders or not one.regions & other.regions or _apart(one.side, other.side):
        return False
    if not same_doing(one.name, other.name) and _near(one.name, other.name) < _ALIKE:
        return False
    vague = lexicon()["vague"]
    return any(_near(a, b) >= _MATTER for a in one.matter - vague for b in other.matter - vague)


def _spelled(role: Role) -> str:
    """The place as its statement spells it ("the main source")."""
    words_of = re.findall(r"[A-Za-z][\w'’-]*", role.side.text)
    return next((word for word in words_of if stem(word) == role.name), role.name)


def _names(text: str) -> frozenset[str]:
    """Stems of the words that begin with a capital."""
    return frozenset(stem(word.lower()) for word in re.findall(r"\b[A-Z][\w'’-]*", text))


def _near(a: str, b: str) -> float:
    return 1.0 if a == b else float(words().similarity((a,), (b,))[0, 0])


def _apart(a: Side, b: Side) -> bool:
    return a.day is not None and b.day is not None and abs(a.day - b.day) > _LONG
