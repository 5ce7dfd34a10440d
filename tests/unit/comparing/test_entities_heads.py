"""Names cut short within an article, the houses and people of bodies, facilities under several nouns; and their look-alikes."""

from __future__ import annotations

from typing import Any

import pytest
from tests.parity.pile import Pile
from tests.unit.comparing.test_entities import linked, two

from onrecord.comparing.linking.keys import housed_body
from onrecord.comparing.linking.types import type_and_name

NOMINAL = "nominal"


def within(*named: tuple[str, list[Any]], **columns: Any) -> list[str]:
    """The entities of clusters of one article, each given as its type and forms."""
    pile = Pile()
    pile.article("x")
    pile.article("y")
    pile.story("s", "x", "y")
    clusters = [pile.cluster("x", type_, forms, **columns) for type_, forms in named]
    found = linked(pile)
    return [found[cluster] for cluster in clusters]


@pytest.mark.parametrize(
    ("type_", "short", "long_type", "long"),
    [
        ("ORG", "Observatory", "ORG", "Selvar Observatory for Floods"),
        ("ORG", "Council", "ORG", "Danube Council"),
        ("MEDIA", "HZ", "MEDIA", "Halden Zeitung"),
        ("PER", "HZ", "MEDIA", "Halden Zeitung"),
        ("GPE", "al-Marqabi", "PER", "Sela al-Marqabi"),
    ],
)
def test_short_for_the_only_longer_name_of_the_article(type_: str, short: str, long_type: str, long: str) -> None:
    one, other = within((type_, [short]), (long_type, [long]))
    assert one == other


@pytest.mark.parametrize(
    "named",
    [
        [("ORG", ["Observatory"]), ("ORG", ["Selvar Observatory for Floods"]), ("ORG", ["Osk Observatory"])],
        [("ORG", ["Observatory"]), ("ORG", ["Observatory Watch"])],
        [("ORG", ["Council"]), ("ORG", ["Friends of the Council"])],
        [("MEDIA", ["HZ"]), ("MEDIA", ["Halden Zeitung"]), ("ORG", ["Hanse Zentrum"])],
        [("MEDIA", ["HZ"]), ("MEDIA", ["Halden Post"])],
        [("GPE", ["Marqabi", ("the town", NOMINAL)]), ("PER", ["Sela al-Marqabi"])],
        [("GPE", ["Marqabi"]), ("PER", ["Sela al-Marqabi"]), ("PER", ["Tamir al-Marqabi"])],
    ],
)
def test_short_for_nobody(named: list[tuple[str, list[Any]]]) -> None:
    first, *others = within(*named)
    assert first not in others


def test_a_place_on_the_map_is_nobodys_surname() -> None:
    one, other = within(("GPE", ["Marqabi"]), ("PER", ["Sela al-Marqabi"]), geonames_id=7)
    assert one != other


@pytest.mark.parametrize(
    ("type_", "a", "b"),
    [
        ("FAC", ("the defence ministry's headquarters", NOMINAL), ("the Defense Ministry", NOMINAL)),
        ("FAC", ("the main Parliament building", NOMINAL), "Parliament"),
        ("ORG", ("a Norwegian Red Cross team", NOMINAL), ("Red Cross staff", NOMINAL)),
        ("FAC", "al Selmar airbase", ("the captured al-Selmar military airport", NOMINAL)),
        ("FAC", "Osk Prison", ("the Osk jail", NOMINAL)),
        ("GPE", "Selmar Lanternfest", "Lanternfest"),
        ("GPE", "Rakkal", "Rakal"),
    ],
)
def test_one_thing(type_: str, a: Any, b: Any) -> None:
    pile = Pile()
    pile.article("x")
    pile.article("y")
    pile.story("s", "x", "y")
    pile.cluster("x", "GPE", ["Selmar"])
    first, second = pile.cluster("x", type_, [a]), pile.cluster("y", type_, [b])
    found = linked(pile)
    assert found[first] == found[second]


@pytest.mark.parametrize(
    ("type_", "a", "b"),
    [
        ("FAC", ("a UN building", NOMINAL), ("the United Nations", NOMINAL)),
        ("FAC", ("the police headquarters", NOMINAL), ("the police", NOMINAL)),
        ("FAC", "Selmar airport", "Selmar airbase"),
        ("FAC", ("a Syrian airbase", NOMINAL), ("the Syrian military airport at Osk", NOMINAL)),
        ("GPE", "Rakkal", "Rakkan"),
        ("GPE", "Selmar Zoo", "Zoo"),
    ],
)
def test_two_things(type_: str, a: Any, b: Any) -> None:
    assert not two(type_, [a], [b])


def test_houses_and_people_of_bodies() -> None:
    assert housed_body("a CNN team", None) is None, "reporters are not their outlet"
    assert housed_body("a parliament building", None) is None
    assert housed_body("the miners' union headquarters", None) is None


def test_type_and_name_of_a_facility() -> None:
    assert type_and_name("the al-Selmar military airport") == ("airbase", frozenset({"selmar"}))
    assert type_and_name("Selmar airport")[0] is None
    assert type_and_name("the Selmar prison barracks")[0] is None, "two types"
    assert type_and_name("a Norwegian air base") == ("airbase", frozenset())


def article_of(pile: Pile, name: str, *named: tuple[str, list[Any], dict[str, Any]]) -> list[str]:
    pile.article(name)
    return [pile.cluster(name, type_, forms, **columns) for type_, forms, columns in named]


def test_police_are_those_of_the_town_that_most_articles_name() -> None:
    pile = Pile()
    (town,) = article_of(pile, "a", ("ORG", ["Osk police"], {}))
    (again,) = article_of(pile, "b", ("ORG", ["Osk police", ("police", NOMINAL)], {"country_code": "NO"}))
    (bare,) = article_of(pile, "c", ("ORG", [("police", NOMINAL)], {}))
    pile.story("s", "a", "b", "c")
    found = linked(pile)
    assert found[town] == found[again] == found[bare]


def test_police_of_two_towns_leave_police_alone() -> None:
    pile = Pile()
    (town,) = article_of(pile, "a", ("ORG", ["Osk police"], {}))
    article_of(pile, "b", ("ORG", ["Osk police"], {}), ("ORG", ["Selmar police"], {}))
    (other,) = article_of(pile, "c", ("ORG", ["Selmar police"], {}))
    (bare,) = article_of(pile, "d", ("ORG", [("police", NOMINAL)], {}))
    pile.story("s", "a", "b", "c", "d")
    found = linked(pile)
    assert len({found[town], found[other], found[bare]}) == 3


def test_foreign_forces_are_not_the_army_of_the_story() -> None:
    pile = Pile()
    foreign, army = article_of(pile, "a", ("ORG", ["US forces"], {}), ("ORG", [("the army", NOMINAL)], {}))
    article_of(pile, "b", ("ORG", ["the Norwegian army"], {}))
    article_of(pile, "c", ("ORG", ["the Norwegian army"], {}))
    pile.story("s", "a", "b", "c")
    found = linked(pile)
    assert found[foreign] != found[army]
    alone = Pile()
    foreign, army = article_of(alone, "a", ("ORG", ["US forces"], {}), ("ORG", [("the army", NOMINAL)], {}))
    article_of(alone, "b", ("GPE", ["Osk"], {}))
    alone.story("s", "a", "b")
    found = linked(alone)
    assert found[foreign] == found[army], "nobody tells of another"
