"""Sides of a story in; pairs out in which one says that two people do not know each other, or never met, and the other that they did."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..parties import PERSON
from ..sides import Conflict, Side, each_once, may_oppose

_SCORE = 0.66
_STRANGERS = re.compile(
    r"\b(?:(?:do|does|did|has|have|had|was|were) not|n[’']t|never)\b(?: (?:ever|even|personally|once|been|with|in (?:his|her|my) life)){0,2} "
    r"(?:know|knew|known|meet|met|seen|see|speak|spoke|spoken|talk|talked|sit|sat|dine|dined|heard of)\b",
    re.I,
)
_MET = re.compile(
    r"\b(?:met|(?:have|has|had) known|knew|dined with|had (?:lunch|dinner|coffee|breakfast) with|sat (?:down )?with|talked with|spoke with|visited"
    r"|(?:old |close |personal )?(?:friend|acquaintance) of)\b",
    re.I,
)
_TWO = 2


@each_once
def acquaintance_pairs(sides: Sequence[Side]) -> Iterator[Conflict]:
    """Whoever knows nobody of that name, or never met them, against whoever tells of these two that they met."""
    met = [
        (side, _people(side))
        for side in sides
        if not side.refuses and _MET.search(side.text) and not _STRANGERS.search(side.text)
    ]
    for side in sides:
        if side.own_voice or side.refuses or not _STRANGERS.search(side.text):
            continue
        mine = _people(side) | _persons(side.party)
        for other, theirs in met:
            if len(mine & theirs) >= _TWO and may_oppose(side, other):
                yield side.statement, other.statement, "denial", _SCORE, "strangers / met"


def _people(side: Side) -> frozenset[str]:
    """The persons whom a side names, or of whose doings it tells."""
    told = (frame.agents | frame.patients for frame in side.frames)
    return _persons(side.named.union(*told))


def _persons(parties: frozenset[str]) -> frozenset[str]:
    return frozenset(party for party in parties if party.startswith(PERSON))
