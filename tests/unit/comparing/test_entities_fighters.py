"""The rebels of a story: those of the one body that has some, nobody's where two have."""

from __future__ import annotations

import pytest
from tests.parity.pile import Pile
from tests.unit.comparing.test_entities import linked

NOMINAL = "nominal"


def one(text: str, told: str = "the rebels", others: tuple[tuple[str, str], ...] = ()) -> bool:
    """Whether those whom one article calls so are the Osk Front of another one, whose text is given; `others` are named in it too."""
    pile = Pile()
    pile.article("x", text)
    pile.article("y")
    pile.story("s", "x", "y")
    front = _named(pile, text, "ORG", "Osk Front")
    for type_, name in others:
        _named(pile, text, type_, name)
    fighters = pile.cluster("y", "NORP", [(told, NOMINAL)])
    found = linked(pile)
    return found[front] == found[fighters]


def _named(pile: Pile, text: str, type_: str, name: str) -> str:
    cluster = pile.cluster("x", type_, [name])
    at = text.index(name)
    pile.rows["cluster_mention"][-1] |= {"start_char": at, "end_char": at + len(name)}
    return cluster


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Shells fell on the rebel Osk Front.", "the rebels"),
        ("Nine Osk Front rebels were killed.", "Rebel fighters"),
        ("The rebels of the so-called Osk Front came.", "rebels"),
        ("The militant group Osk Front denied it.", "the militants"),
        ("Osk Front's armed insurgents left.", "the insurgents"),
    ],
)
def test_bare_fighters_are_those_of_the_one_body(text: str, told: str) -> None:
    assert one(text, told)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The Osk Front met the rebels.", "the rebels"),
        ("The Osk Front killed rebels.", "the rebels"),
        ("Shells fell on the rebel Osk Front.", "the militants"),
        ("Shells fell on the rebel Osk Front.", "two rebels"),
        ("Shells fell on the rebel Osk Front.", "Tavran rebels"),
        ("Shells fell on the rebel Osk Front.", "some rebels"),
    ],
)
def test_others_are_not(text: str, told: str) -> None:
    assert not one(text, told)


def test_rebels_of_two_bodies_or_of_a_land_stay_apart() -> None:
    assert not one(
        "Shells fell on the rebel Osk Front and the rebel Red Lantern Army.", others=(("ORG", "Red Lantern Army"),)
    )
    assert not one("The rebel Osk Front and Tavran rebels left.", others=(("GPE", "Tavran"),))


def test_in_an_article_that_names_the_body_others_may_be_meant() -> None:
    text = "Shells fell on the rebel Osk Front."
    pile = Pile()
    pile.article("x", text)
    pile.article("y")
    pile.article("z")
    pile.story("s", "x", "y", "z")
    front = _named(pile, text, "ORG", "Osk Front")
    pile.cluster("y", "ORG", ["Osk Front"])
    beside = pile.cluster("y", "NORP", [("the rebels", NOMINAL)])
    alone = pile.cluster("z", "NORP", [("the rebels", NOMINAL)])
    found = linked(pile)
    assert found[front] == found[alone] != found[beside]
