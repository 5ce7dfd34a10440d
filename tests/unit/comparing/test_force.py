"""Whether a camp fired or was armed: sides built by hand."""

from __future__ import annotations

import pytest
from tests.unit.comparing.sides import frame, side

from onrecord.comparing.conflicts.rules.force import force_pairs
from onrecord.comparing.conflicts.sides import Side
from onrecord.comparing.pairs.wording import stem

MINISTER = frozenset(map(stem, ("interior", "minister")))
UNION = frozenset(map(stem, ("union", "leader")))
FIRED = side(1, "Police fired on the march", frame("fire", "police", rest=(("on", ("march",)),)))
FROM_CROWD = side(1, "The first shots came from the crowd", frame("come", "shot first", rest=(("from", ("crowd",)),)))


@pytest.mark.parametrize(
    ("told", "denied", "found"),
    [
        (FIRED, side(2, "Our men did not fire", frame("fire", "man", negated=True), source=MINISTER), 1),
        (FIRED, side(2, "Our men did not fire", frame("fire", "man", negated=True), source=UNION), 0),
        (FIRED, side(2, "Our men carried only shields", frame("carry", "man", "shield"), source=MINISTER), 1),
        (FIRED, side(2, "No shot was fired", frame("fire", "", "shot", negated=True)), 1),
        (FIRED, side(2, "The police sang", frame("sing", "police")), 0),
        (FIRED, side(2, "Police fired no rubber bullets", frame("fire", "police", "bullet rubber", negated=True)), 0),
        (side(1, "We were shot at", frame("shoot"), source=MINISTER),
         side(2, "Our people carried no weapons", frame("carry", "people", "weapon", negated=True), source=UNION), 1),
    ],
)  # fmt: skip
def test_who_fired(told: Side, denied: Side, found: int) -> None:
    assert len(force_pairs([told, denied])) == found
