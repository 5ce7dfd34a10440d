"""Sides of a story in; pairs out of which one says that its camp's guns did not fire and the other that they did."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from ...pairs.wording import stem
from ..doubt import unsure
from ..lexicon import stemmed
from ..sides import Conflict, Side, each_once, may_oppose, told_apart
from .losses import camp

_SCORE = 0.66
_DAYS = dt.timedelta(days=2)

_NONE = re.compile(
    r"\b(?:(?:did|do|does|has|have|had) not|n[’']t|never) (?:\w+ )?(?:fired?|open(?:ed)? fire|shell(?:ed)?|launch(?:ed)? (?:a|any|anything|one)|shoot|shot)\b"
    r"|\b(?:fired|launched|shelled) (?:nothing|no \w+|not an? |none)\b"
    r"|\bno (?:fire|shots?|shells?|rounds?|launch(?:es)?|fire missions?) (?:was|were|had been|has been|came|from|by|in|at|left)\b"
    r"|\bnot an? (?:single )?(?:shot|round|shell|missile|rocket) (?:was|had been|has been|left|from|came|by)\b|\bno fire missions?\b|\bthere was no fire from\b"
    r"|\b(?:guns?|batter(?:y|ies)|artillery|howitzers?|mortars?|weapons|launchers?) (?:\w+ )?(?:ha(?:s|ve|d) been|was|were|remain(?:s|ed)?|stayed|kept|fell|are|is) silent\b"
    r"|\b(?:did|have|has|had) not return(?:ed)? (?:the )?fire\b"
    r"|\b(?:not one|none) of (?:our|its|their) (?:\w+ ){1,2}(?:has |have |had )?(?:fired|shot|launched)\b",
    re.I,
)
_AT = re.compile(
    r"\b(?:fired?|shots?|rounds?|shelled|shot) (?:\w+ ){0,2}?(?:at|on) (?:the |our |its |a )?(?P<what>[a-z]+)\b", re.I
)
_ANYTHING = ("anything", "anyone", "anybody", "all", "any", "that", "night")
_GUNS = stemmed(
    "force army troop soldier artillery battery gun brigade unit gunner howitzer mortar launcher navy military regiment battalion"
    " government ship command guard militia serviceman tank formation fighter rebel separatist insurgent"
)
_FIRE = stemmed("fire shell launch hit strike bombard pound attack target destroy blow_up shoot open")
_SHOT_DOWN = frozenset(("shoot_down",))
_ARMY = stemmed("army government regime military command ministry staff force")
_UNSURE = unsure(r"would|will|first|again|and not|last (?:week|month|year)|years? ago")


@each_once
def firing_pairs(sides: Sequence[Side]) -> Iterator[Conflict]:
    """Whoever says that a camp did not fire against whoever tells of its fire."""
    none = [(side, _camp(side)) for side in sides if _sure(side) and _NONE.search(side.text)]
    fired = [(side, who) for side in sides if _sure(side) for who in _fired(side)] if none else []
    for one, denied in none:
        for other, who in fired:
            if not denied & who or not may_oppose(one, other) or told_apart(one, other, _DAYS) or not _at(one, other):
                continue
            yield one.statement, other.statement, "denial", _SCORE, "did not fire / fired"


def _sure(side: Side) -> bool:
    return not (side.refuses or side.hedged or _UNSURE.search(side.text))


def _camp(side: Side) -> frozenset[str]:
    """Who did not fire: the camps that act, else that of the speaker; "army" where it speaks for one; ships and men by name."""
    acting = frozenset[str]().union(*(camp(frame.agents) for frame in side.frames))
    named = frozenset[str]().union(*(_named(frame.agents) for frame in side.frames))
    return (acting or camp(side.party)) | _army(side.source) | named


def _fired(side: Side) -> Iterator[frozenset[str]]:
    if _NONE.search(side.text):
        return
    for frame in side.frames:
        opened = frame.predicate != stem("open") or frame.patient[:1] == (stem("fire"),)
        if frame.predicate in _FIRE and opened and frame.actual and not frame.negated and set(frame.agent) & _GUNS:
            yield camp(frame.agents) or _army(frozenset(frame.agent))
        elif (frame.predicate in _FIRE | _SHOT_DOWN) and opened and frame.actual and not frame.negated:
            yield _named(frame.agents)


def _named(parties: frozenset[str]) -> frozenset[str]:
    """A ship or a man that is called by name, where it is no camp."""
    return frozenset() if camp(parties) else frozenset(one for one in parties if one.startswith("person:"))


def _army(told: frozenset[str]) -> frozenset[str]:
    return frozenset(("army",)) if told & _ARMY else frozenset()


def _at(none: Side, fired: Side) -> bool:
    """Whether the fire that is denied may be that which is told: "not a shot at the crew"."""
    match = _AT.search(none.text)
    return match is None or match.group("what").lower() in _ANYTHING or stem(match.group("what").lower()) in fired.words
