"""Sides of a story in; pairs out of which one says that a deal, truce or contract was made and the other that there is none."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from ...pairs.vectors import words
from ..lexicon import stemmed
from ..sides import Conflict, Frame, Side, each_once, may_oppose

_SCORE = 0.66
_DAYS = dt.timedelta(days=3)
_RARE = 3.0  # weight from which a word tells what a deal is about


_MADE = stemmed(
    "agree reach strike sign conclude make achieve accept seal clinch broker negotiate enter approve ratify announce finalise finalize"
)
_TRUCE = stemmed("ceasefire truce armistice cease-fire cessation")
_DEAL = stemmed("deal agreement accord pact treaty settlement contract understanding compromise agree")
_OPEN = re.compile(
    r"\b(?:yet|so far|still|until now|to date|final|close to|talks? (?:on|about)|could|would|(?-i:may)|might)\b", re.I
)


@each_once
def deal_pairs(sides: Sequence[Side]) -> Iterator[Conflict]:
    """Whoever says that no such thing was agreed against whoever says that it was."""
    made = [(side, word) for side in sides if not side.refuses for word in sorted(_reached(side))]
    for side in sides:
        for word in sorted(_denied(side)):
            for other, told in made:
                if may_oppose(side, other) and not _later(side, other) and _one_deal(side, other, word, told):
                    yield side.statement, other.statement, "denial", _SCORE, word


def _reached(side: Side) -> set[str]:
    """The things that a side says were agreed."""
    out: set[str] = set()
    for frame in side.frames:
        if frame.negated or not frame.main or frame.mode not in ("actual", "told"):
            continue
        out |= _thing(frame)
    return out


def _denied(side: Side) -> set[str]:
    """The things that a side says were not agreed, or are not there."""
    if _OPEN.search(side.text) and not side.refuses:
        return set()  # "no deal yet" may be one tomorrow
    out: set[str] = set()
    for frame in side.frames:
        if frame.main and frame.actual and frame.negated != side.refuses:
            out |= _thing(frame)
    return out


def _thing(frame: Frame) -> set[str]:
    if frame.kind == "exists" or frame.predicate in _MADE:
        phrases = [frame.patient, *(phrase for preposition, phrase in frame.rest if preposition in ("to", "on"))]
        if frame.kind != "exists" and not frame.patient:
            phrases.append(frame.agent)
        return {phrase[0] for phrase in phrases if phrase and phrase[0] in _TRUCE | _DEAL}
    return set()


def _one_deal(a: Side, b: Side, mine: str, theirs: str) -> bool:
    """Whether both mean one deal: a truce both, or words that tell what it is about, or partners."""
    if mine in _TRUCE and theirs in _TRUCE:
        return True
    if (mine in _TRUCE) != (theirs in _TRUCE):
        return False
    shared = {
        word for word in a.words & b.words if words().weight(word) >= _RARE and word not in _DEAL | _TRUCE | _MADE
    }
    return bool(shared) or bool((a.named | a.party) & b.named and (b.named | b.party) & a.named)


def _later(a: Side, b: Side) -> bool:
    mine, theirs = a.holds or a.day, b.holds or b.day
    return mine is not None and theirs is not None and abs(mine - theirs) > _DAYS
