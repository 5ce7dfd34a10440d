"""Sides of a story in; pairs out that give one crew, or those aboard, two fates: dead, brought to safety, in the hands of others."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...pairs.wording import stem
from ..doubt import unsure
from ..lexicon import stemmed
from ..sides import Conflict, Frame, Side, each_once, told_apart, two_reports

_SCORE = 0.68
_DAYS = dt.timedelta(days=3)

_CREWS = {
    "air": stemmed("crew pilot airman airmen crewman crewmen aircrew navigator aviator"),
    "sea": stemmed("crew sailor seaman seamen mariner crewman crewmen"),
    "aboard": stemmed("passenger"),
}
_MEMBERS = stemmed("member least one two three four some several most")
_DEAD = stemmed("kill die perish drown")
_SAFE = stemmed("rescue evacuate save survive eject bail_out take_off pick_up") | {stem("rescued")}
_SAFELY = re.compile(
    r"\b(?:safe(?:ly)?|(?<!burned )(?<!burnt )alive|unharmed|unhurt|survived|ejected|bailed out|back (?:at|on|in) (?:base|home|its|their))\b",
    re.I,
)
_HELD = stemmed("capture seize detain arrest")
_IN_HAND = re.compile(
    r"\b(?:in (?:our|their|its|rebel|enemy) (?:hands|custody|captivity)|(?:been |were |was )?taken (?:prisoner|captive)|(?:as|are|were|is|was|become) (?:our )?(?:prisoners?|captives?)(?: of war)?|held (?:captive|prisoner)|in captivity)\b",
    re.I,
)
_WHOLE = re.compile(
    r"\b(?:the|its|their|his|her|our|both|all|whole|entire)(?: (?!of\b)[\w-]+){0,2}? (?:crews?|pilots?|airmen|crewmen|aviators?|sailors|seamen|mariners|passengers)\b",
    re.I,
)
"""Of three sailors who died others may have lived; of the crew not."""
_EVERY = re.compile(
    r"\b(?:all|both|every one|the (?:whole|entire))\b(?: of)?(?: (?:the|its|their|our))?(?: (?!of\b)[\w-]+){0,3}? (?:crews?|crew members|members of the crew|pilots?|airmen|crewmen|aviators?|sailors|seamen|mariners|passengers)\b",
    re.I,
)
_BODIES = re.compile(r"\b(?:bod(?:y|ies)|remains|corpses?)\b", re.I)
_SOME = re.compile(
    r"\b(?:one|two|three|four|five|some|several|most|many|\d+|part|half) of (?:the|its|their|his|our|them|those)\b|\b(?:second|other|another|third|remaining|rest|latter|former|missing|another's)\b|\bone (?:pilot|sailor|crew ?man|crew member|airman|seaman|passenger)\b",
    re.I,
)
_UNSURE = unsure(
    r"hope\w*|fear\w*|search\w*|tr(?:y|ied|ying)|attempt\w*|must|should|demand\w*|unless|until|years? ago|last (?:year|month)|in (?:19|20)\d\d"
)


@dataclass(frozen=True)
class _Fate:
    side: Side
    crews: frozenset[str]
    fate: str
    whole: bool
    every: bool


@each_once
def crew_pairs(sides: Sequence[Side]) -> Iterator[Conflict]:
    """Whoever says that a crew died, was brought to safety or is held against whoever says another of these."""
    told = [fate for side in sides for fate in _fates(side)]
    for number, one in enumerate(told):
        for other in told[number + 1 :]:
            if not _apart(one, other) or not one.crews & other.crews or not two_reports(one.side, other.side):
                continue
            if told_apart(one.side, other.side, _DAYS) or _both(told, one, other):
                continue
            a, b = one.side.statement, other.side.statement
            yield a, b, "status", _SCORE, f"{one.fate} / {other.fate}"


def _apart(a: _Fate, b: _Fate) -> bool:
    """Whether both cannot be so: of some crew members one may hold what does not hold of all."""
    if a.fate == b.fate or {a.fate, b.fate} in ({"alive", "held"}, {"alive", "safe"}):
        return False
    if a.whole and b.whole:
        return True
    every, some = (a, b) if a.every else (b, a)
    return (every.every and every.fate == "dead") or (
        every.every and some.fate == "dead" and bool(_SAFELY.search(every.side.text))
    )


def _fates(side: Side) -> Iterator[_Fate]:
    if side.refuses or side.hedged or _UNSURE.search(side.text) or _BODIES.search(side.text):
        return
    whole = bool(_WHOLE.search(side.text)) and not _SOME.search(side.text)
    every = bool(_EVERY.search(side.text))
    for frame in side.frames:
        if frame.negated or not frame.actual or frame.kind == "noun":
            continue
        phrase = frame.patient or frame.agent
        counted = len(phrase) == 1 and phrase[0] in _MEMBERS  # "at least one of the four crew"
        crews = _crews(phrase[:1] + tuple(sorted(side.words)) if counted else phrase)
        fate = _fate(side, frame) if crews else ""
        if fate:
            yield _Fate(side, crews, fate, whole or every, every)
            return


def _fate(side: Side, frame: Frame) -> str:
    if frame.predicate in _DEAD:
        return "dead"
    if frame.predicate in _HELD or _IN_HAND.search(side.text):
        return "held"
    if frame.predicate in _SAFE:
        return "safe"
    if _SAFELY.search(side.text) and (frame.kind == "state" or frame.main):
        return "alive"
    return ""


def _crews(phrase: tuple[str, ...]) -> frozenset[str]:
    """Of what crews a phrase speaks."""
    heads = phrase if set(phrase[:1]) & _MEMBERS else phrase[:1]
    return frozenset(crew for crew, nouns in _CREWS.items() if nouns & set(heads))


def _both(told: Sequence[_Fate], one: _Fate, other: _Fate) -> bool:
    """Whether one statement itself tells both fates: of two crews, or of some and of others."""
    fates = {(fate.side.statement, fate.fate) for fate in told}
    return (one.side.statement, other.fate) in fates or (other.side.statement, one.fate) in fates
