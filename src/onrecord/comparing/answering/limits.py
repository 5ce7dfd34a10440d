"""The stance that models give a statement in; what it can be at most, by what both say is done, of whom and when, out."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from ..bearing import (
    ASSERTED,
    LIGHT,
    SAME_DOING,
    Asked,
    Told,
    doing_of,
    left_open,
    numbers_met,
    one_time,
    other_actor,
    speaks,
)
from ..conflicts.lexicon import contrary, same_doing, stemmed, stems
from ..conflicts.months import A_MONTH_OR_DAY
from ..pairs.features import align
from ..pairs.opposition import Side
from ..pairs.wording import stem

SURE_WITHOUT: Final = 0.6
"""Probability from which a statement takes a side that does not tell of what the sentence says is done: of those below it three in
five are right (annotated stories), of those above nine in ten."""
SURE_COUNTED: Final = 0.7
"""The same for a statement that opposes the sentence by its number only: "five guards" of those who were hurt, and of those who were held."""
_DAY = re.compile(rf"\b(?:{A_MONTH_OR_DAY})\b")
_KILLED = stemmed("kill die murder dead death execute")
_HURT = stemmed("injure wound hurt")
_WAYS = frozenset(("over", "off", "on", "out", "up", "down", "back", "away", "in"))
"""What may be said of a thing with "is" and is no word of its own: "the strike is over"."""


def limited(asked: Asked, told: Told, weigh: Callable[[str], float], stance: str, score: float) -> tuple[str, float]:
    """The stance that a model gives, no more than discusses where it can be none.

    A question, another year or weekday, another doer, what is only possible or not confirmed, other words than those of whom the
    sentence quotes; the contrary of what it says; and something else that is done, unless the model is surer than usual.
    """
    if stance not in ("supports", "opposes"):
        return stance, score
    quoted = asked.speaker is not None and not asked.side.refuses and not speaks(asked.speaker, told)
    settled = not told.asks and not quoted and one_time(asked, told) and not _other_days(asked.side.text, told.own)
    found = align(asked.side.wording, told.side.wording, weigh)
    near = {left: right for left, right, close, _ in found.pairs if close >= SAME_DOING}
    doing = doing_of(asked.side, near)
    if doing:
        possible = left_open(told.own, doing) and asked.side.status in ASSERTED
        settled = settled and not possible and not other_actor(asked, told, doing)
    if _misses_doing(asked.side, told, near):
        if stance == "supports":
            settled = settled and score >= SURE_WITHOUT
        elif numbers_met(asked.figures, told.figures) == "apart":
            settled = settled and score >= SURE_COUNTED
    if stance == "supports":
        settled = settled and not _contrary(asked.side, told.side) and not _misses_way(asked.side, told)
    return (stance if settled else "discusses"), score


def _misses_doing(asked: Side, told: Told, near: dict[str, str]) -> bool:
    """Whether the statement has no word for what the sentence says is done."""
    doing = stem(asked.predicate) if asked.predicate else ""
    if doing in LIGHT or doing not in asked.wording.words or doing in near:
        return False
    return not any(same_doing(doing, word) for word in told.side.wording.terms)


def _misses_way(asked: Side, told: Told) -> bool:
    """Whether the sentence says that a thing is over, off or back, and the statement has no such word."""
    way = (asked.predicate or "").lower()
    return way in _WAYS and re.search(rf"\b{way}\b", told.own, re.IGNORECASE) is None


def _contrary(asked: Side, told: Side) -> bool:
    """Whether the one tells of the contrary of what the other does, and says no to nothing: "was open", "was closed"; or of hurt, not of dead."""
    if not asked.predicate or not told.predicate or asked.refuses or told.refuses or asked.against != told.against:
        return False
    one, other = stems(asked.predicate), stems(told.predicate)
    if any(same_doing(one, word) for word in told.wording.words):
        return False
    return contrary(one, other) or any(a in _KILLED and b in _HURT for a, b in ((one, other), (other, one)))


def _other_days(asked: str, told: str) -> bool:
    """Whether both name weekdays or months and none that the other names."""
    mine, theirs = (set(_DAY.findall(text)) for text in (asked, told))
    return bool(mine) and bool(theirs) and not mine & theirs
