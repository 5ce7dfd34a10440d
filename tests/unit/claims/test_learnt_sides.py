"""Pairs that the network sets against each other: kept, or dropped where the sides show that they are none."""

from __future__ import annotations

from typing import Any

import pytest

from onrecord.comparing.conflicts.learnt import learnt_conflicts
from onrecord.comparing.conflicts.sides import Side
from tests.unit.comparing.sides import frame, side

DENIED = side(1, "one of its drones had struck a depot", frame("strike", "drone", "depot"), act="deny", refuses=True)


def kept(other: Side, first: Side = DENIED, opposed: float = 0.8, same: float = 0.7) -> bool:
    """Whether the denial and the other stay a contradiction."""
    row: dict[str, Any] = {
        "a": "s1", "b": other.statement, "same": same, "opposed": opposed, "refused_a": True, "refused_b": False, "value_a": None, "value_b": None,
        "status_a": "denied", "status_b": "happened", "subject_a": None, "subject_b": None, "predicate_alike": False,
    }  # fmt: skip
    return bool(learnt_conflicts([row], [], [first, other], 0.5))


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


TOLD = side(1, "a drone has hit the depot at dawn", frame("hit", "drone", "depot"))
ELSE = side(2, "the depot was hit by a falling crane", frame("hit", "crane", "depot"))


def test_less_is_asked_where_one_side_says_no() -> None:
    denial = side(2, "no drone has hit the depot this week", frame("hit", "drone", "depot", negated=True))
    assert kept(denial, TOLD, 0.57)
    assert not kept(ELSE, TOLD, 0.57)
    assert kept(ELSE, TOLD, 0.67)


def test_more_is_asked_of_a_few_words() -> None:
    few = side(2, "no hit", frame("hit", negated=True))
    assert not kept(few, TOLD, 0.65)
    assert kept(few, TOLD, 0.75)


def test_two_denials_of_one_thing_are_no_two_sides() -> None:
    denial = side(2, "no drone has hit the depot this week", frame("hit", "drone", "depot", negated=True))
    unaware = side(1, "the army is not aware of any drone hitting the depot", frame("aware", "army", negated=True))
    assert not kept(denial, unaware)


def test_what_the_scorer_takes_for_one_sentence_is_not_its_contrary_too() -> None:
    again = side(2, "a drone hit the depot early at dawn", frame("hit", "drone", "depot"))
    assert not kept(again, TOLD, same=0.97)
    assert kept(again, TOLD, same=0.9)


@pytest.mark.parametrize(
    "text",
    [
        "the ministry is looking into reports that a drone hit the depot",
        "nine people died at the depot, not eleven",
    ],
    ids=["an inquiry", "a corrected number"],
)
def test_who_takes_no_stand_is_no_side(text: str) -> None:
    assert not kept(side(2, text, frame("hit", "drone", "depot")), TOLD)


def test_a_relative_clause_of_what_is_denied_is_not_denied() -> None:
    denied = side(1, "one of its drones had struck a depot, where the number of dead rose", frame("strike", "drone", "depot"),
                  frame("rise", "number", main=False), act="deny", refuses=True)  # fmt: skip
    dead = side(2, "nine people were killed when a depot blew up", frame("kill", "", "people"))
    assert not kept(dead, denied)


def test_what_has_not_been_so_far_may_still_be() -> None:
    not_yet = side(1, "the captain has not been charged with smuggling", frame("charge", "", "captain", negated=True))
    may_be = side(2, "the captain could be charged with smuggling", frame("charge", "", "captain", mode="hypothetical"))
    has_been = side(2, "the captain was charged with smuggling", frame("charge", "", "captain"))
    assert not kept(may_be, not_yet)
    assert kept(has_been, not_yet)


def test_of_two_that_part_things_neither_is_against_the_other() -> None:
    parted = side(1, "the blast at the depot is unrelated to the storm", frame("state", "blast", "storm"))
    other = side(2, "the evidence at the depot points to some other cause", frame("point", "evidence", "cause"))
    traced = side(3, "the blast at the depot was caused by the storm", frame("cause", "storm", "blast"))
    assert not kept(other, parted)
    assert kept(traced, parted)


def test_what_is_no_longer_so_was_so_before() -> None:
    over = side(
        1,
        "the two captains are no longer partners in the shipyard",
        frame("state", "captains", "partners", negated=True),
    )
    was = side(2, "the captain had taken a partner into the shipyard", frame("take", "captain", "partner"))
    still = side(3, "the captain is a partner in the shipyard of the other", frame("state", "captain", "partner"))
    assert not kept(was, over)
    assert kept(still, over)
