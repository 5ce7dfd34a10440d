"""What a story's common nouns mean: "the ferry" of an article that never names it; and what stays apart all the same."""

from __future__ import annotations

from typing import Any

import pytest
from tests.parity.pile import Pile
from tests.unit.comparing.test_entities import linked, two

NOMINAL = "nominal"
SHIP = ["Marela Sky", ("the ferry", NOMINAL)]


def joined(named: Any, phrase: Any, *further: tuple[str, Any], type_: str = "FAC") -> bool:
    """Whether a phrase of article z is what x and y name; `further` are clusters (article, forms) of the same story."""
    pile = Pile()
    pile.story("s", *(pile.article(article) for article in "xyz"))
    first = pile.cluster("x", type_, named)
    pile.cluster("y", type_, named)
    nameless = pile.cluster("z", type_, phrase)
    for article, forms in further:
        pile.cluster(article, type_, forms)
    found = linked(pile)
    return found[first] == found[nameless]


@pytest.mark.parametrize(
    "phrase", ["the ferry", "a packed ferry", "the ship", "the ferry of death", "the doomed vessel"]
)
def test_the_ferry_is_the_one_that_others_name(phrase: str) -> None:
    assert joined(SHIP, [(phrase, NOMINAL)])


@pytest.mark.parametrize(
    "phrase", ["the rescue boat", "a Norwegian ferry", "another ferry", "ferries", "the bus", "the Selmar ferry"]
)
def test_another_ship_is_not_the_named_one(phrase: str) -> None:
    assert not joined(SHIP, [(phrase, NOMINAL)])


def test_two_named_ships_take_no_nameless_one() -> None:
    assert not joined(SHIP, [("the ferry", NOMINAL)], ("y", ["Tolm Queen", ("the ferry", NOMINAL)]))


def test_a_ship_that_few_name_is_not_every_ship() -> None:
    pile = Pile()
    pile.story("s", *(pile.article(article) for article in "wxyz"))
    named = pile.cluster("x", "FAC", SHIP)
    nameless = pile.cluster("z", "FAC", [("the ferry", NOMINAL)])
    found = linked(pile)
    assert found[named] != found[nameless]


def test_an_article_that_names_the_ship_means_another_by_its_noun() -> None:
    assert not joined(SHIP, [("the ferry", NOMINAL)], ("z", ["Marela Sky"]))


def test_the_firm_is_the_company_that_others_name() -> None:
    company = ["Velmar Lines", ("the company", NOMINAL)]
    assert joined(company, [("the firm", NOMINAL)], type_="ORG")
    assert not joined(company, [("a company", NOMINAL)], type_="ORG")
    assert not joined(company, [("the rival firm", NOMINAL)], type_="ORG")
    assert not joined(["Velmar Lines", ("a company", NOMINAL)], [("the firm", NOMINAL)], type_="ORG")


def test_a_bus_is_no_plural() -> None:
    assert two("FAC", [("the bus", NOMINAL)], [("the Selmar bus", NOMINAL)])


@pytest.mark.parametrize(
    ("type_", "a", "b", "together"),
    [
        ("PER", "grieving relatives", "the family of each victim", True),
        ("PER", "Relatives of the dead", "families who waited outside", True),
        ("PER", "relatives of the prisoners", "families of the victims", False),
        ("PER", "his family", "families of the victims", False),
        ("PER", "his relatives", "relatives", False),
        ("NORP", "mercenaries", "some 300 Norwegian mercenaries", True),
        ("PER", "the instructors", "Norwegian instructors", True),
        ("PER", "Danish instructors", "Norwegian instructors", False),
        ("PER", "flying instructors", "Norwegian instructors", False),
        ("PER", "soldiers", "300 Norwegian soldiers", False),
        ("PER", "the OSCE observers", "OSCE observers", True),
        ("PER", "foreign observers", "foreign observers", False),
    ],
)
def test_groups_of_people(type_: str, a: str, b: str, together: bool) -> None:
    assert two(type_, [(a, NOMINAL)], [(b, NOMINAL)]) is together


def test_mercenaries_of_two_countries_leave_the_others_alone() -> None:
    pile = Pile()
    pile.story("s", *(pile.article(article) for article in "xyz"))
    norwegian = pile.cluster("x", "NORP", [("Norwegian mercenaries", NOMINAL)])
    danish = pile.cluster("y", "NORP", [("Danish mercenaries", NOMINAL)])
    bare = pile.cluster("z", "NORP", [("mercenaries", NOMINAL)])
    found = linked(pile)
    assert len({found[norwegian], found[danish], found[bare]}) == 3


def test_a_river_is_not_the_firm_named_after_it() -> None:
    pile = Pile()
    pile.story("s", pile.article("x"), pile.article("y"))
    river = pile.cluster("x", "GPE", ["Ilma"])
    firm = pile.cluster("y", "ORG", ["Ilma Mining"])
    found = linked(pile)
    assert found[river] != found[firm]


def test_given_names_a_letter_apart_need_one_portfolio() -> None:
    for role, together in (("Norwegian Foreign Minister", True), ("Norwegian minister", False)):
        assert two("PER", ["Ibrahim Sandogho"], ["Ibrahima Sandogo"], role=role) is together


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Ministry of Foreign Affairs of the Kyrgyz Republic", "Kyrgyz Foreign Ministry"),
        ("Norwegian Ministry of Internal Affairs", "Norway's interior ministry"),
    ],
)
def test_a_ministry_by_its_long_name(a: str, b: str) -> None:
    assert two("ORG", [a], [b])
    assert not two("ORG", [a], [b.replace("Norway's", "Denmark's").replace("Kyrgyz", "Danish")])


def test_one_plane_is_no_air_fleet() -> None:
    assert not two("FAC", [("the aircraft", NOMINAL)], [("the jets", NOMINAL)])
    assert two("PER", ["Pavel Dorosh"], ["Pawel Dorosz"])


def test_one_name_in_three_romanisations() -> None:
    assert two("PER", ["Talgat Jurabekov"], ["Talghat Dzhurabekov"])
    assert two("PER", ["Talgat Jurabekov"], ["Talgat Djurabekov"])
    assert not two("PER", ["Talgat Jurabekov"], ["Ruslan Dzhurabekov"])


def test_a_crashed_army_drone_is_the_drone() -> None:
    assert two("WEAPON", [("the crashed drone", NOMINAL)], [("an army drone", NOMINAL)])
    assert not two("WEAPON", [("a toy drone", NOMINAL)], [("a spy drone", NOMINAL)])
