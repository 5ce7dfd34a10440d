"""Goods that fell to others, or did not: sides built by hand."""

from __future__ import annotations

import pytest
from tests.unit.comparing.sides import frame, side

from onrecord.comparing.conflicts.rules.spoils import spoils_pairs
from onrecord.comparing.conflicts.sides import Side
from onrecord.comparing.pairs.wording import stem

SEIZED = side(1, "The rebels seized a crate of arms", frame("seize", "rebel", "crate arm"))
DELIVERED = frame("deliver", patient="crate")


@pytest.mark.parametrize(
    ("other", "found"),
    [
        (side(2, "All crates were delivered", DELIVERED), 1),
        (side(2, "Crates were delivered", DELIVERED), 0),
        (side(2, "All tents were delivered", frame("deliver", patient="tent")), 0),
        (side(2, "The crates never left our hands", frame("leave", "crate", negated=True)), 1),
        (side(2, "It was destroyed to keep it out of enemy hands", frame("destroy")), 1),
        (side(2, "It was destroyed by the fire", frame("destroy")), 0),
    ],
)
def test_nothing_was_left_to_take(other: Side, found: int) -> None:
    assert len(spoils_pairs([SEIZED, other])) == found


@pytest.mark.parametrize(("named", "found"), [("One crate drifted off", 1), ("A barn stood near", 0)])
def test_what_it_is_stands_before(named: str, found: int) -> None:
    before = side(3, named, article="t2")
    it = side(2, "We destroyed it", frame("destroy"), start=len(named) + 2, end=len(named) + 17)
    assert len(spoils_pairs([SEIZED, before, it])) == found


def test_who_has_them_in_hand() -> None:
    hands = (("in", (stem("hands"), stem("rebel"))),)
    fell = side(1, "Some arms ended up in the hands of the rebels", frame("end_up", "arm", rest=hands))
    right = side(
        1, "Some arms ended up in the right hands", frame("end_up", "arm", rest=(("in", (stem("hands"), "right")),))
    )
    kept = side(2, "All crates were delivered", DELIVERED)
    assert len(spoils_pairs([fell, kept])) == 1
    assert spoils_pairs([right, kept]) == []
