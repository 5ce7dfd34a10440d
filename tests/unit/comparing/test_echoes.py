"""What repeats one side of a conflict stands against the other side: where both are told of one matter, and not beyond."""

from __future__ import annotations

from typing import Any

import pytest
from tests.unit.comparing.sides import frame, side

from onrecord.comparing.conflicts.echoes import COPIED, echoed_conflicts
from onrecord.comparing.conflicts.sides import Conflict, Side

SAID = side(1, "Ilmar Aho was captured by the rebels", frame("capture", "rebels", "ilmar aho"))
DENIED = side(2, "Ilmar Aho was not captured by them", frame("capture", "", "ilmar aho", negated=True))
RULED: Conflict = ("s1", "s2", "denial", 0.9, "capture")


def rows(same: float, opposed: float) -> list[dict[str, Any]]:
    """Pairs: the third statement repeats the first, and as far as the scorer goes stands against the second."""
    return [
        {"a": "s1", "b": "s3", "same": same, "opposed": 0.1},
        {"a": "s2", "b": "s3", "same": 0.5, "opposed": opposed},
    ]


def found(third: Side, same: float = 0.8, opposed: float = 0.5) -> list[tuple[str, str]]:
    """The pairs that are added to the one that the rules found."""
    return [each[:2] for each in echoed_conflicts(rows(same, opposed), [RULED], [SAID, DENIED, third])]


def test_a_repetition_stands_against_what_its_like_is_denied_by() -> None:
    assert found(side(3, "Rebels have seized Aho in the hills", frame("seize", "rebels", "aho"))) == [("s2", "s3")]


@pytest.mark.parametrize(
    "third",
    [
        side(3, "Aho wrote to the rebels", frame("write", "aho", "rebels")),
        side(3, "Aho has not been seized by rebels", frame("seize", "rebels", "aho", negated=True)),
        side(3, "The ministry is investigating reports that Aho was captured", frame("capture", "", "aho", main=False)),
        side(3, "Rebels have seized Aho in the hills", frame("seize", "rebels", "aho"), speaker="p2"),
        side(3, "The capture", frame("capture")),
    ],
    ids=[
        "tells of another doing",
        "denies it too",
        "only looks into it",
        "is by the one who denies it",
        "says next to nothing",
    ],
)
def test_no_repetition(third: Side) -> None:
    assert found(third) == []


def test_what_the_scorer_does_not_bear_out_is_left() -> None:
    assert found(side(3, "Rebels have seized Aho in the hills", frame("seize", "rebels", "aho")), opposed=0.2) == []
    assert found(side(3, "Rebels have seized Aho in the hills", frame("seize", "rebels", "aho")), same=0.5) == []


def test_figures_have_no_echo() -> None:
    third = side(3, "Rebels have seized Aho in the hills", frame("seize", "rebels", "aho"))
    assert echoed_conflicts(rows(0.9, 0.9), [("s1", "s2", "figure", 0.9, "")], [SAID, DENIED, third]) == []


def test_what_only_the_scorer_found_is_repeated_by_copies_alone() -> None:
    third = side(3, "Rebels have seized Aho in the hills", frame("seize", "rebels", "aho"))
    sides = [SAID, DENIED, third]
    assert echoed_conflicts(rows(0.8, 0.5), [RULED], sides, COPIED) == []
    assert [each[:2] for each in echoed_conflicts(rows(0.97, 0.5), [RULED], sides, COPIED)] == [("s2", "s3")]
