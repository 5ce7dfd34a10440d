"""Sides of a story in; pairs out of which one says that nobody of a camp came to help and the other that they rescued some."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from ...pairs.wording import root
from ..doubt import unsure
from ..lexicon import stemmed
from ..sides import Conflict, Side, each_once, may_oppose, told_apart
from .losses import camp

_SCORE = 0.66
_DAYS = dt.timedelta(days=3)

_NONE = re.compile(
    r"\b(?:no|not one|not a single|none of the|nobody|no[ -]one)\b[^.;]{0,50}?\b(?:(?:came|come|went|sent|sailed|turned up|arrived)\b[^.;]{0,30}\b(?:help|aid|assist\w*|rescue)|helped|assisted|took part in the rescue|joined the rescue|answered (?:the|our|their) (?:call|distress)\w*)\b"
    r"|\b(?:did not|didn[’']t|never|refused to) (?:come to (?:help|\w+ aid|the rescue)|help|assist|rescue|answer the (?:call|distress)\w*)\b",
    re.I,
)
_RESCUED = stemmed("rescue save pull pull_out pick_up take_off evacuate bring assist help tow")
_PEOPLE = stemmed(
    "people person man woman sailor seaman crew member passenger survivor migrant child fisherman resident victim body wounded ship boat vessel"
)
_UNSURE = unsure(r"would|will|should|last (?:week|month|year)|years? ago")


@each_once
def help_pairs(sides: Sequence[Side]) -> Iterator[Conflict]:
    """Whoever says that none of a camp came to help against whoever tells whom they rescued."""
    none = [(side, who) for side in sides if (who := _none(side))]
    helped = [(side, who) for side in sides for who in _helped(side)] if none else []
    for one, absent in none:
        for other, present in helped:
            if absent & present and may_oppose(one, other) and not told_apart(one, other, _DAYS):
                yield one.statement, other.statement, "denial", _SCORE, "no help / rescued"


def _none(side: Side) -> frozenset[str]:
    """The camp of which a side says that nobody came to help."""
    if side.refuses or side.hedged or _UNSURE.search(side.text) or not _NONE.search(side.text):
        return frozenset()
    acting = frozenset[str]().union(*(camp(frame.agents) for frame in side.frames))
    named = frozenset(f"place:{root(name.lower())}" for name in re.findall(r"(?<=[a-z] )[A-Z][\w-]{3,}", side.text))
    return acting or named


def _helped(side: Side) -> Iterator[frozenset[str]]:
    if side.refuses or side.hedged or _UNSURE.search(side.text) or _NONE.search(side.text):
        return
    for frame in side.frames:
        if frame.predicate in _RESCUED and frame.actual and not frame.negated and set(frame.patient[:2]) & _PEOPLE:
            yield camp(frame.agents) or camp(side.party)
