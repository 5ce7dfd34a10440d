"""Aims given and aims imputed; one place and two holders: sides built by hand."""

from __future__ import annotations

from typing import Any

import pytest
from tests.unit.comparing.sides import frame, side

from onrecord.comparing.conflicts.rules.motives import motive_pairs
from onrecord.comparing.conflicts.rules.roles import role_pairs
from onrecord.comparing.conflicts.sides import Frame, Side
from onrecord.comparing.pairs.wording import stem

DORSLAND = frozenset(("place:dors",))
GIVEN = side(
    1,
    "its support for Osmar is aimed at fighting smugglers",
    frame("aim", patient="support osmar", patients=DORSLAND),
    frame("fight", patient="smugglers", main=False),
    party=DORSLAND,
)


def put(text: str, purpose: Frame, **cells: Any) -> Side:
    return side(2, text, frame("mean", agent="buildup"), purpose, **cells)


def test_an_imputed_aim_opposes_the_one_that_is_given() -> None:
    imputed = put("the buildup is really meant to protect the mines", frame("protect", "buildup", "mines", main=False))
    assert [(a, b, kind) for a, b, kind, *_ in motive_pairs([GIVEN, imputed])] == [("s1", "s2", "denial")]


@pytest.mark.parametrize(
    ("text", "patient", "cells"),
    [
        ("the buildup is meant to protect the mines", "mines", {}),  # nobody unmasks: a second aim
        ("the buildup is really meant to stop the smugglers", "smugglers", {}),  # the same aim
        ("our buildup is really meant to protect the mines", "mines", {}),  # who acts says more of it
        ("the buildup is really meant to protect the mines", "mines", {"speaker": "p1"}),  # one speaker
        ("the buildup is really meant to protect the mines", "mines", {"story": "z"}),  # another story
    ],
)
def test_aims_that_can_stand_together(text: str, patient: str, cells: dict[str, Any]) -> None:
    imputed = put(text, frame("protect", "buildup", patient, main=False), **cells)
    assert motive_pairs([GIVEN, imputed]) == []


def holder(number: int, name: str, noun: str, matter: str, **cells: Any) -> Side:
    state = frame(
        noun,
        agent=name,
        kind="state",
        rest=(("", (stem(noun), "main", *map(stem, matter.split()))),),
        agents=frozenset((f"place:{name}",)),
    )
    named = frozenset((f"place:{name}", "place:osmar"))
    return side(number, f"{name.title()} is the main {noun} of {matter} to Osmar", state, named=named, **cells)


def test_two_holders_of_one_place() -> None:
    found = role_pairs([holder(1, "dorsland", "supplier", "arms"), holder(2, "karvenia", "source", "weapons")])
    assert [(a, b, kind, because) for a, b, kind, _, because in found] == [("s1", "s2", "status", "supplier / source")]


@pytest.mark.parametrize(
    "other",
    [
        holder(2, "dorsland", "source", "weapons"),  # one holder
        holder(2, "karvenia", "source", "milk"),  # of something else
        holder(2, "karvenia", "enemy", "arms"),  # another place
        holder(2, "karvenia", "source", "weapons", hedged=True),
    ],
)
def test_places_that_can_be_held_at_once(other: Side) -> None:
    assert role_pairs([holder(1, "dorsland", "supplier", "arms"), other]) == []
