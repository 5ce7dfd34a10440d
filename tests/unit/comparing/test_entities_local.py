"""What a story tells about names that no list holds."""

from __future__ import annotations

import pytest
from tests.parity.pile import Pile
from tests.unit.comparing.test_entities import linked

from onrecord.comparing.entities_local import is_adjective_of


def story(*articles: str) -> Pile:
    pile = Pile()
    for article in articles:
        pile.article(article)
    pile.story("s", *articles)
    return pile


@pytest.mark.parametrize(
    ("adjective", "place", "expected"),
    [
        ("karvenian", "karvenia", True),
        ("dorsish", "dorsland", True),
        ("ukrainian", "ukraine", True),
        ("karvenian", "dorsland", False),
        ("karvenia", "karvenia", False),
        ("roman", "romsdal", False),
    ],
)
def test_adjectives_of_unlisted_places(adjective: str, place: str, expected: bool) -> None:
    assert is_adjective_of(adjective, place) is expected


def test_a_name_of_several_classes_is_one_place() -> None:
    pile = story("x", "y", "z")
    place = pile.cluster("x", "GPE", ["Karvenia"])
    person = pile.cluster("y", "PER", ["Karvenia"])
    adjective = pile.cluster("z", "NORP", ["Karvenian"])
    found = linked(pile)
    assert found[place] == found[person] == found[adjective]


def test_a_surname_is_no_place() -> None:
    pile = story("x", "y", "z")
    person = pile.cluster("x", "PER", ["Orsolya Selmar"])
    surname = pile.cluster("y", "PER", ["Selmar"])
    town = pile.cluster("z", "GPE", ["Selmar"])
    found = linked(pile)
    assert found[person] == found[surname] != found[town]


def test_a_body_is_owned_by_an_unlisted_place() -> None:
    pile = story("x", "y", "z")
    pile.cluster("x", "GPE", ["Karvenia"])
    pile.cluster("x", "GPE", ["Dorsland"])
    one = pile.cluster("x", "ORG", [("Karvenia's defence ministry", "nominal")])
    other = pile.cluster("y", "ORG", [("the Karvenian Defence Ministry", "nominal")])
    theirs = pile.cluster("z", "ORG", [("the Dorsish defence ministry", "nominal")])
    found = linked(pile)
    assert found[one] == found[other] != found[theirs]


@pytest.mark.parametrize(
    ("forms", "same"),
    [
        (("a chemical depot", "the depot", "the Ustmar depot"), True),
        (("the camp in Idlar", "the camp near Hamor"), False),
        (("the city hospital", "a field hospital"), False),
        (("the drones", "drones"), True),
        (("the depot", "another depot"), False),
        (("the region", "the border region"), False),
    ],
)
def test_things_named_by_a_common_noun(forms: tuple[str, ...], same: bool) -> None:
    pile = story(*(f"x{n}" for n in range(len(forms))))
    ids = [pile.cluster(f"x{n}", "FAC", [(form, "nominal")]) for n, form in enumerate(forms)]
    found = linked(pile)
    assert (len({found[i] for i in ids}) == 1) is same


def test_a_common_noun_says_nothing_across_stories() -> None:
    pile = Pile()
    pile.article("x")
    pile.article("y")
    one = pile.cluster("x", "FAC", [("the depot", "nominal")])
    other = pile.cluster("y", "FAC", [("the depot", "nominal")])
    found = linked(pile)
    assert found[one] != found[other]
