"""Sides of a story in; pairs out of which one knows nothing of what the other tells: "was not aware of any flights", "no evidence that troops crossed"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from ...pairs.vectors import words
from ...pairs.wording import stem
from ..lexicon import lexicon, same_doing, same_thing, stemmed
from ..polarity import UNAWARE
from ..sides import Conflict, Frame, Side, may_oppose

_SCORE = 0.6  # softer than a denial: who does not know does not say that it is not so
_RARE = 2.6  # weight from which a word tells of what is spoken
_CARRYING = stemmed("conduct perform hold carry_out undertake stage mount")  # what is done stands in their object
_ENOUGH = 2  # words of the matter, the doing left out, that the other tells as well


def unaware_pairs(sides: Sequence[Side]) -> list[Conflict]:
    """Who says to know nothing of a doing against who tells that doing of the same parties or things."""
    found = []
    for side in sides:
        matter = UNAWARE.search(side.text)
        if side.own_voice or matter is None:
            continue
        told = frozenset(stem(word) for word in re.findall(r"[A-Za-z][\w'’-]*", side.text[matter.end() :]))
        for other in sides:
            if may_oppose(side, other) and UNAWARE.search(other.text) is None and not other.refuses:
                doing = _one_doing(told, side, other)
                if doing is not None and _one_matter(told - {doing}, side, other):
                    found.append((side.statement, other.statement, "denial", _SCORE, doing.replace("_", " ")))
    return found


def _one_doing(told: frozenset[str], side: Side, other: Side) -> str | None:
    """The doing that the other tells as fact, by verb or noun, and that one knows nothing of; another's doing is none."""
    for frame in sorted(filter(_tells, other.frames), key=lambda frame: frame.predicate):
        for doing in (frame.predicate, *filter(_happens, frame.patient[:1])):
            met = [word for word in sorted(told) if _alike(word, doing)]
            if met and doing not in _CARRYING and not _of_another(doing, frame, side, other):
                return doing
    return None


def _of_another(doing: str, frame: Frame, side: Side, other: Side) -> bool:
    """Whether one speaks of the doing of one party, and the other tells that of another."""
    doers = frozenset[str]().union(
        *(each.agents for each in side.frames if _alike(each.predicate, doing) or each.predicate in _CARRYING)
    )
    mine = doers or side.named - side.party
    told = frame.agents or (other.named if other.own_voice else frozenset())  # a caption tells of other jets
    return bool(told and mine) and not told & mine


def _tells(frame: Frame) -> bool:
    return not frame.negated and frame.actual and frame.kind != "state" and frame.predicate not in lexicon()["light"]


def _happens(noun: str) -> bool:
    """Whether a noun is of a doing: "saw the flights"."""
    return noun in lexicon()["classes"] or noun in lexicon()["events"]


@lru_cache(maxsize=65536)
def _alike(word: str, doing: str) -> bool:
    """Whether a word, verb or noun, names the doing."""
    return word == doing or same_doing(word, doing) or (word in lexicon()["events"] and same_thing(word, doing))


def _one_matter(told: frozenset[str], side: Side, other: Side) -> bool:
    """Whether both speak of one party, or thing, and of something more: what is called alike counts."""
    named = (side.named - side.party) & (other.named | other.party)
    shared = {
        word
        for word in told
        if words().weight(word) >= _RARE and any(word == each or same_thing(word, each) for each in other.words)
    }
    return len(shared) >= _ENOUGH or (bool(shared) and bool(named))
