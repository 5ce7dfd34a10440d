"""Sides of a story in; pairs out of which one says "this and not that" of what did it, or where, and the other tells of that."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...pairs.vectors import words
from ...pairs.wording import stem
from ..doubt import unsure
from ..lexicon import lexicon, same_doing, stemmed
from ..sides import Conflict, Frame, Side, each_once, may_oppose, told_apart

_SCORE = 0.64
_DAYS = dt.timedelta(days=4)
_RARE = 3.4  # weight from which a noun tells what is meant

_DET = r"(?:(?:a|an|the|our|its|their|any) )?"
_PREP = r"(?:(?:on|in|at|from|by|with|to|near|of) )?"
_AND_NOT = re.compile(
    rf"\b(?P<this>[\w-]+),? [“\"]?(?:and|but)?,? ?not {_PREP}{_DET}(?P<that>(?:[a-z-]+ )?[a-z-]+)(?=[,.;:!”\"’]|$| (?:that|which|who|had|has|have|was|were|behind|destroyed|hit|struck|killed|caused)\b)"
    rf"|\b(?P<this2>[\w-]+) (?:rather than|instead of) {_PREP}{_DET}(?P<that2>[a-z-]+)"
    rf"|\bnot {_PREP}{_DET}(?P<that3>[a-z-]+),? but {_PREP}{_DET}(?P<this3>(?:[\w-]+ )?[\w-]+)"
    rf"|\b(?P<this4>[\w-]+) and no (?:trace|sign|evidence) of {_DET}(?P<that4>(?:[a-z-]+ )?[a-z-]+)",
)
_UNSURE = unsure(r"would|will|should|must|only|yet|just|even")
_NO_NOUN = stemmed(
    "be have do say know true right case fault way yet only just even one it so all that this these those you we they more less"
)
_BEARING = ("by", "with", "on", "in", "at", "from", "to", "of", "near", "")
_SHOWING = stemmed("show find detect point identify reveal prove indicate be confirm use")


@dataclass(frozen=True)
class _Rival:
    """That a side sets `this` (words) in the place of `that` (stems)."""

    side: Side
    this: frozenset[str]
    that: tuple[str, ...]


@each_once
def rival_pairs(sides: Sequence[Side]) -> Iterator[Conflict]:
    """Whoever says "this and not that" against whoever tells of that."""
    for rival in (each for side in sides for each in _rivals(side)):
        for other in sides:
            if not may_oppose(rival.side, other) or other.refuses or other.hedged or _UNSURE.search(other.text):
                continue
            if rival.this & other.words or told_apart(rival.side, other, _DAYS) or not _same_matter(rival, other):
                continue
            if any(_tells(frame, rival.that) for frame in other.frames):
                a, b = rival.side.statement, other.statement
                because = f"not {rival.that[-1]} / {rival.that[-1]}"
                yield a, b, "denial", _SCORE, because


def _rivals(side: Side) -> Iterator[_Rival]:
    if side.refuses or side.hedged or _UNSURE.search(side.text):
        return
    for match in _AND_NOT.finditer(side.text):
        told = {name: value for name, value in match.groupdict().items() if value}
        this = next(value for name, value in told.items() if name.startswith("this"))
        that = next(value for name, value in told.items() if name.startswith("that"))
        stems = tuple(stem(word) for word in that.lower().split())
        if stems[-1] in _NO_NOUN or words().weight(stems[-1]) < _RARE:
            continue
        yield _Rival(side, frozenset(stem(word) for word in this.lower().split()), stems)


def _tells(frame: Frame, that: tuple[str, ...]) -> bool:
    """Whether a frame that is told as fact has that as what does it, is shown, or where it is."""
    if frame.negated or frame.mode not in ("actual", "told"):
        return False
    head = that[-1]
    if frame.agent[:1] == (head,) or any(phrase[:1] == (head,) and given in _BEARING for given, phrase in frame.rest):
        return True
    return frame.patient[:1] == (head,) and (frame.predicate in _SHOWING or not frame.agent)


def _same_matter(rival: _Rival, other: Side) -> bool:
    """Whether both tell of one doing, or share a telling word beside."""
    doings = {frame.predicate for frame in rival.side.frames if frame.kind == "verb"} - lexicon()["light"]
    if any(same_doing(one, frame.predicate) for one in doings for frame in other.frames):
        return True
    shared = rival.side.words & other.words - set(rival.that) - rival.this
    return any(words().weight(word) >= _RARE for word in shared)
