"""Denials that only point at what others claim: sides built by hand."""

from __future__ import annotations

from typing import Any

import pytest
from tests.unit.comparing import sides

from onrecord.comparing.conflicts.rules.links import link_pairs
from onrecord.comparing.conflicts.rules.pointing import pointing_pairs
from onrecord.comparing.conflicts.sides import Frame, Side

DENIED = {"act": "deny", "cue": frozenset(("deni",))}
CALLED = {"cue": frozenset(("call",))}


def side(number: int, text: str, *frames: Frame, **cells: Any) -> Side:
    """The statement at its place of one article."""
    start = 150 * number
    return sides.side(number, text, *frames, **({"article": "t1", "start": start, "end": start + len(text)} | cells))


CLAIMED = side(1, "Ana Corvel had fled to Selmar", cue=frozenset(("claim",)))


@pytest.mark.parametrize(
    ("other", "found"),
    [
        (side(2, "the reports", **DENIED), 1),
        (side(2, "its existence", **DENIED), 1),
        (side(2, "the reports"), 0),
        (side(2, "the reports of his party on schools", **DENIED), 0),
        (side(2, "the accusation “a fairy tale”", **CALLED), 1),
        (side(2, "the accusation “a serious matter”", **CALLED), 0),
        (side(2, "This is false propaganda by the militia"), 1),
        (side(2, "It was fantastic"), 0),
        (side(2, "Dorsish officers denying the claims"), 1),
        (side(2, "We deny these claims"), 0),
        (side(2, "the reports", **DENIED, article="t2"), 0),
        (side(9, "the reports", **DENIED), 0),
        (side(2, "the reports", **DENIED, speaker="p1"), 0),
        (side(0, "the reports", **DENIED), 0),
    ],
    ids=["reports", "existence", "not denied", "other words", "named", "named otherwise", "this is", "praise", "within", "speaker unknown",
         "another article", "far", "his own", "before it"],
)  # fmt: skip
def test_what_is_meant_is_the_claim_before_it(other: Side, found: int) -> None:
    assert len(pointing_pairs([CLAIMED, other])) == found


def test_a_claim_is_meant_rather_than_what_is_merely_said_nearer() -> None:
    said = side(2, "the minister would travel to Orm on Monday", cue=frozenset(("said",)))
    assert [pair[:2] for pair in pointing_pairs([CLAIMED, said, side(3, "the reports", **DENIED)])] == [("s3", "s1")]


def test_whoever_tells_the_same_fate_is_denied_as_well() -> None:
    corvel = frozenset(("e1", "person:e1"))
    seized = [
        side(number, "Ana Corvel was captured", sides.frame("capture", patient="corvel", patients=corvel), **cells)
        for number, cells in ((1, {"cue": frozenset(("claim",))}), (7, {"article": "t2"}))
    ]
    other = side(5, "Ana Corvel spoke", sides.frame("speak", agent="corvel", agents=corvel), article="t2")
    assert [pair[:2] for pair in pointing_pairs([*seized, other, side(2, "the reports", **DENIED)])] == [
        ("s2", "s1"),
        ("s2", "s7"),
    ]


NO_LINK = sides.frame("have", agent="gunman", patient="link terror group", negated=True)


@pytest.mark.parametrize(
    ("text", "cells", "found"),
    [
        ("responsibility for the attack", {}, 1),
        ("Selmar attack", {"cue": frozenset(("claim",))}, 1),
        ("Selmar attack", {}, 0),
        ("he “executed the operation” in answer to calls", {"cue": frozenset(("claim",))}, 1),
        ("responsibility", {"article": "t1"}, 1),
        ("responsibility", {"article": "t2"}, 0),
    ],
    ids=["responsibility", "claims the attack", "speaks of it", "executed", "bare, here", "bare, elsewhere"],
)
def test_who_claims_a_deed_stands_against_who_sees_no_link(text: str, cells: dict[str, Any], found: int) -> None:
    unlinked = side(1, "the gunman had no link to a terror group", NO_LINK)
    assert len(link_pairs([unlinked, side(2, text, **({"article": "t2"} | cells))])) == found


def test_a_denied_claim_of_a_deed_is_denied_wherever_it_is_told() -> None:
    here = side(1, "responsibility for the attack", cue=frozenset(("claim",)))
    there = side(5, "the Selmar attack", cue=frozenset(("claim",)), article="t2")
    assert len(pointing_pairs([here, there, side(2, "the claim", **DENIED)])) == 2


@pytest.mark.parametrize(("text", "found"), [("no link to any terror group", 1), ("no link to the terror group", 0)])
def test_any_group_is_no_group_that_was_named(text: str, found: int) -> None:
    brigade = sides.frame("have", patient="link terror group", negated=True, patients=frozenset(("e9",)))
    unlinked = side(1, f"the gunman had {text}", brigade)
    assert len(link_pairs([unlinked, side(2, "responsibility for the attack", article="t2")])) == found
