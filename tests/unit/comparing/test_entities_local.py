"""What a story tells about names that no list holds."""

from __future__ import annotations

import pytest
from tests.parity.pile import Pile
from tests.unit.comparing.test_entities import linked

from onrecord.comparing.linking.local import is_adjective_of


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


def test_one_side_of_a_town_is_a_place_of_its_own() -> None:
    pile = story("x", "y")
    town = [pile.cluster(article, "GPE", ["Selvar"], geonames_id=7) for article in "xy"]
    west = [pile.cluster(article, "GPE", ["West Selvar"], geonames_id=7) for article in "xy"]
    found = linked(pile)
    assert found[town[0]] == found[town[1]] != found[west[0]] == found[west[1]]


def test_the_police_are_not_the_country_s_where_a_town_s_are_named() -> None:
    pile = story("w", "x", "y", "z")
    national = [
        pile.cluster(article, "ORG", [("the Norwegian police", "nominal")], country_code="NO") for article in "wx"
    ]
    town = [pile.cluster(article, "ORG", [("the Selvar police", "nominal")]) for article in "xy"]
    plain = pile.cluster("x", "ORG", [("police", "nominal")])
    found = linked(pile)
    assert found[town[0]] == found[town[1]] != found[national[0]] == found[national[1]]
    assert found[plain] != found[national[0]]


@pytest.mark.parametrize(
    ("other", "together"), [("the music college", True), ("the teachers' college by the lake", False)]
)
def test_the_college_that_articles_tell_of_most_is_one(other: str, together: bool) -> None:
    pile = story("x", "y")
    forms = ("a teachers' college", "the college")
    first = pile.cluster("x", "ORG", [(form, "nominal") for form in forms])
    side = pile.cluster(
        "x", "ORG", [(other, "nominal")] if together else [(other, "nominal"), ("that college", "nominal")]
    )
    second = pile.cluster("y", "ORG", [(form, "nominal") for form in ("the teacher training college", "the college")])
    found = linked(pile)
    assert (found[first] == found[second]) is together
    assert found[side] != found[second]


@pytest.mark.parametrize(
    ("told", "one"),
    [
        ("Karvenian forces", True),
        ("Karvenia's forces", True),
        ("security forces", False),
        ("Karvenian security forces", False),
        ("Karvenian rebel forces", False),
        ("Civilian forces", False),
    ],
)
def test_the_forces_of_an_unlisted_country_are_its_army(told: str, one: bool) -> None:
    pile = Pile()
    pile.article("x")
    pile.article("y")
    pile.story("s", "x", "y")
    pile.cluster("x", "GPE", ["Karvenia"])
    army = pile.cluster("x", "ORG", [("the Karvenian army", "nominal")])
    forces = pile.cluster("y", "ORG", [(told, "nominal")])
    found = linked(pile)
    assert (found[army] == found[forces]) is one


def test_a_national_agency_is_not_the_nationality() -> None:
    pile = Pile()
    pile.article("x")
    pile.article("y")
    pile.story("s", "x", "y")
    land = pile.cluster("x", "GPE", ["Karvenia", "Karvenian"])
    agency = pile.cluster("y", "ORG", ["Karvenian News Agency"])
    short = pile.cluster("x", "MEDIA", ["Halden News Agency"])
    again = pile.cluster("y", "MEDIA", ["Halden"])
    found = linked(pile)
    assert found[land] != found[agency]
    assert found[short] == found[again]
