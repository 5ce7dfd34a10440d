"""Pairs that the network sets against each other: kept, or dropped where the sides show that they are none."""

from __future__ import annotations

from typing import Any

import pytest

from onrecord.comparing.contradictions_learnt import learnt_conflicts
from onrecord.comparing.contradictions_sides import Side
from tests.unit.comparing.sides import frame, side

DENIED = side(1, "one of its drones had struck a depot", frame("strike", "drone", "depot"), act="deny", refuses=True)


def kept(other: Side) -> bool:
    """Whether the denial and the other stay a contradiction."""
    row: dict[str, Any] = {
        "a": "s1", "b": other.statement, "opposed": 0.8, "refused_a": True, "refused_b": False, "value_a": None, "value_b": None,
        "status_a": "denied", "status_b": "happened", "subject_a": None, "subject_b": None, "predicate_alike": False,
    }  # fmt: skip
    return bool(learnt_conflicts([row], [], [DENIED, other], 0.5))


@pytest.mark.parametrize(
    "other",
    [
        side(2, "a drone hit the depot at dawn", frame("hit", "drone", "depot")),
        side(2, "witnesses spoke of an attack from the air", frame("speak", "witnesses")),
    ],
    ids=["the doing in another word", "the doing as a noun"],
)
def test_whoever_tells_what_is_denied_stands_against_it(other: Side) -> None:
    assert kept(other)


@pytest.mark.parametrize(
    "other",
    [
        side(2, "a drone flew over the town", frame("fly", "drone")),
        side(2, "one of its drones had struck a depot", frame("strike", "drone", "depot")),
        side(2, "the army could not confirm the strike", frame("confirm", "army", "strike", negated=True)),
    ],
    ids=["tells something else", "says the same words", "cannot tell"],
)
def test_what_does_not_tell_it_does_not(other: Side) -> None:
    assert not kept(other)
