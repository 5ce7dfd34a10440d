"""What one story says of its names: owners left out, initials, groups, outlets; and what stays apart all the same."""

from __future__ import annotations

from typing import Any

import pytest
from tests.parity.pile import Pile
from tests.unit.comparing.test_entities import linked, two

from onrecord.comparing import entities
from onrecord.engines.duckdb import DuckDBEngine
from onrecord.settings import Settings

NOMINAL = "nominal"


@pytest.mark.parametrize(
    ("type_", "a", "b"),
    [
        ("MEDIA", "Norway's Halden TV", "Halden TV"),
        ("ORG", ("Norway's harbour safety board", NOMINAL), "Harbour Safety Board"),
        ("ORG", ("the harbour safety board", NOMINAL), "Harbour Safety Board"),
        ("ORG", ("the rescue group Weisse Boje", NOMINAL), "Weisse Boje"),
        ("MEDIA", ("the Halden Wire agency", NOMINAL), "Halden Wire"),
        ("MEDIA", "NOP", "North Ocean Press"),
        ("MEDIA", "KHTV", "Kanal Halden Television"),
        ("PER", ("22 Norwegian citizens", NOMINAL), ("22 citizens of Norway", NOMINAL)),
        ("ORG", "Velmar", "Velmar Semiconductors NV"),
        ("ORG", "Velmar Semiconductor", "Velmar Semiconductors Inc"),
        ("GPE", "War Monument", "National War Monument"),
        ("FAC", "Selmar Zoo", "Selmar Zoo & Botanical Garden"),
        ("LOC", "Ildamo", "Ildamo Bay"),
        ("ORG", ("the US-led coalition", NOMINAL), ("a U.S.-led military coalition", NOMINAL)),
        ("MEDIA", "The Guardian", "Guardian"),
        ("PER", ("survivors", NOMINAL), ("the survivors", NOMINAL)),
        ("PER", ("IS leaders", NOMINAL), ("the leaders of ISIS", NOMINAL)),
        ("PER", ("US officials", NOMINAL), ("U.S. officials", NOMINAL)),
        ("PER", ("prosecutors", NOMINAL), ("Norwegian prosecutors", NOMINAL)),
        ("GPE", ("neighbouring countries", NOMINAL), ("neighboring countries", NOMINAL)),
        ("ORG", "Tenants' Defence League", "League for the Defence of Tenants"),
        ("ORG", ("Norway's western-backed government", NOMINAL), ("the Norwegian government", NOMINAL)),
        ("ORG", "Harbour Safety Board", "Harbor Safety Board"),
        ("ORG", "Los Faroles Rojos", "Faroles Rojos"),
        ("ORG", "Red Lantern Brothers", "Red Lanterns Brothers"),
        ("GPE", "Osk Province", "Osk"),
        ("FAC", ("the historic Selmar cathedral", NOMINAL), ("the city's famous cathedral", NOMINAL)),
    ],
)
def test_one_thing_within_a_story(type_: str, a: Any, b: Any) -> None:
    assert two(type_, [a], [b])


@pytest.mark.parametrize(
    ("type_", "a", "b"),
    [
        ("PER", ("officials", NOMINAL), ("officials", NOMINAL)),
        ("PER", ("US officials", NOMINAL), ("Norwegian officials", NOMINAL)),
        ("NORP", "Norwegians", "Norway"),
        ("ORG", "Selvar Defence League", "Selvar Defence Board"),
        ("PER", ("22 Norwegian citizens", NOMINAL), ("23 Norwegian citizens", NOMINAL)),
        ("MEDIA", "NOP", "North Atlantic Press"),
        ("ORG", "EMC", "Elling Management Corp"),
        ("ORG", "Bank of Velmar", "People's Bank of Velmar"),
        ("MEDIA", "Global News", "Global Group"),
        ("MEDIA", "Post", "Selmar Post"),
        ("ORG", "Norway's Harbour Board", "Denmark's Harbour Board"),
    ],
)
def test_two_things_within_a_story(type_: str, a: Any, b: Any) -> None:
    assert not two(type_, [a], [b])


def test_a_board_without_owner_joins_nobody_where_two_have_one() -> None:
    pile = Pile()
    pile.story("s", *(pile.article(article) for article in "xyz"))
    norwegian = pile.cluster("x", "ORG", ["Norway's Harbour Board"])
    danish = pile.cluster("y", "ORG", ["Denmark's Harbour Board"])
    plain = pile.cluster("z", "ORG", ["Harbour Board"])
    found = linked(pile)
    assert len({found[norwegian], found[danish], found[plain]}) == 3


def test_the_minister_of_an_article_that_names_none_is_the_one_of_the_others() -> None:
    pile = Pile()
    pile.story("s", *(pile.article(article) for article in "wxyz"))
    named = [pile.cluster(article, "PER", ["Ilo Marden"], role="health minister") for article in "wx"]
    deputy = pile.cluster("y", "PER", ["Ana Torva"], role="deputy minister")
    lone = pile.cluster("z", "PER", [("the minister", NOMINAL)])
    found = linked(pile)
    assert found[lone] == found[named[0]] == found[named[1]] != found[deputy]


def test_the_ministry_is_not_a_foreign_one_of_another_article() -> None:
    pile = Pile()
    pile.story("s", *(pile.article(article) for article in "xyz"))
    foreign = pile.cluster("x", "ORG", ["Norway's foreign ministry"])
    lone = [pile.cluster(article, "ORG", [("the ministry", NOMINAL)]) for article in "yz"]
    found = linked(pile)
    assert found[lone[0]] == found[lone[1]] != found[foreign]


def test_the_ministry_is_the_one_at_home_where_the_story_has_one() -> None:
    pile = Pile()
    pile.story("s", *(pile.article(article) for article in "xyz"))
    pile.cluster("x", "ORG", ["Norway's foreign ministry"])
    health = pile.cluster("y", "ORG", [("the health ministry", NOMINAL)])
    lone = pile.cluster("z", "ORG", [("the ministry", NOMINAL)])
    found = linked(pile)
    assert found[lone] == found[health]


def test_a_name_taken_for_a_person_is_the_town_that_others_find_on_the_map() -> None:
    pile = Pile()
    pile.story("s", *(pile.article(article) for article in "xyz"))
    towns = [pile.cluster(article, "GPE", ["Tolm"], geonames_id=7, lat=1.0, lon=2.0) for article in "xy"]
    person = pile.cluster("z", "PER", ["Tolm"])
    found = linked(pile)
    assert found[person] == found[towns[0]] == found[towns[1]]


def test_a_firm_taken_for_a_person_is_the_firm_that_its_article_names() -> None:
    pile = Pile()
    pile.story("s", *(pile.article(article) for article in "xy"))
    firm = pile.cluster("x", "ORG", ["Velmar Medical"])
    short = pile.cluster("x", "PER", ["Velmar"])
    other = pile.cluster("y", "PER", ["Torva"])
    found = linked(pile)
    assert found[short] == found[firm] != found[other]


def test_initials_of_two_bodies_join_neither() -> None:
    pile = Pile()
    pile.story("s", *(pile.article(article) for article in "xyz"))
    short = pile.cluster("x", "ORG", ["NOP"])
    press = pile.cluster("y", "ORG", ["North Ocean Press"])
    party = pile.cluster("z", "ORG", ["New Order Party"])
    found = linked(pile)
    assert len({found[short], found[press], found[party]}) == 3


def test_the_side_of_a_country_is_the_country() -> None:
    pile = Pile()
    pile.story("s", pile.article("x"), pile.article("y"))
    country = pile.cluster("x", "GPE", ["Norway"])
    side = pile.cluster("y", "ORG", [("the Norwegian side", NOMINAL)])
    found = linked(pile)
    assert found[country] == found[side]


@pytest.mark.parametrize(("a", "b"), [("Orsolya Dal-Brandt", "Orsolya Dalbrandt"), ("Park Sung\u00adho", "Park Sungho"), ("Joe Velden", "Joseph Velden"), ("Bob Ekvall", "Robert Ekvall")])  # fmt: skip
def test_hyphens_and_everyday_names(a: str, b: str) -> None:
    assert two("PER", [a], [b])


def test_everyday_names_make_no_two_people_one() -> None:
    assert not two("PER", ["Bob Ekvall"], ["Bill Ekvall"])
    assert not two("PER", ["Joe Velden"], ["Joseph Velden"], story=False)


def test_a_name_that_an_outlet_of_the_story_bears_is_that_outlet() -> None:
    pile = Pile()
    pile.article("x", outlet="Fanal")
    pile.article("y")
    pile.story("s", "x", "y")
    person = pile.cluster("x", "PER", ["Fanal"])
    place = pile.cluster("y", "GPE", ["Fanal"], geonames_id=7)
    found = linked(pile)
    assert found[person] == found[place]


@pytest.mark.parametrize("outlet", ["Norda Post", "Norda State Television", "The Norda News"])
def test_a_place_is_not_the_outlet_that_is_called_after_it(outlet: str) -> None:
    pile = Pile()
    pile.article("x", outlet=outlet)
    pile.article("y")
    pile.story("s", "x", "y")
    press = pile.cluster("y", "MEDIA", [outlet])
    place = pile.cluster("x", "GPE", ["Norda"])
    found = linked(pile)
    assert found[press] != found[place]


def test_an_office_alone_is_its_only_holder_in_the_article() -> None:
    pile = Pile()
    pile.article("x")
    pile.story("s", "x")
    holder = pile.cluster("x", "PER", ["Orsolya Brandt"], role="Norwegian transport minister")
    alone = pile.cluster("x", "PER", [("Minister", NOMINAL)])
    assert linked(pile)[holder] == linked(pile)[alone]
    pile.cluster("x", "PER", ["Ole Brack"], role="Danish transport minister")
    assert linked(pile)[holder] != linked(pile)[alone]


def test_the_captain_of_one_article_is_the_captain_named_in_another() -> None:
    pile = Pile()
    pile.story("s", pile.article("x"), pile.article("y"))
    named = pile.cluster("x", "PER", ["Ole Brack"], role="captain of the ferry")
    captain = pile.cluster("y", "PER", [("the captain", NOMINAL)])
    found = linked(pile)
    assert found[named] == found[captain]


def test_a_body_once_taken_for_a_person_is_a_body() -> None:
    pile = Pile()
    pile.story("s", pile.article("x"), pile.article("y"))
    first = pile.cluster("x", "PER", ["Pwana Lines"])
    second = pile.cluster("y", "ORG", ["Pwana Lines"])
    engine = DuckDBEngine()
    pile.load(engine)
    entities.STAGE.run(engine, Settings())
    rows = engine.fetch("select type, count(*) as n from entity group by type").to_pylist()
    engine.close()
    assert rows == [{"type": "ORG", "n": 1}], (first, second)


@pytest.mark.parametrize(("country", "one"), [("North Macedonia", True), ("Norway", False)])
def test_the_north_is_the_country_of_the_story_that_begins_so(country: str, one: bool) -> None:
    pile = Pile()
    pile.story("s", pile.article("x"), pile.article("y"))
    whole = pile.cluster("x", "GPE", [country])
    half = pile.cluster("y", "LOC", ["the North"])
    found = linked(pile)
    assert (found[whole] == found[half]) is one


def test_the_post_is_the_one_that_its_article_names() -> None:
    pile = Pile()
    pile.story("s", *(pile.article(article) for article in "xyz"))
    selmar = pile.cluster("x", "MEDIA", ["Selmar Post"])
    short = pile.cluster("x", "MEDIA", ["Post"])
    halden = pile.cluster("y", "MEDIA", ["Halden Post"])
    found = linked(pile)
    assert found[short] == found[selmar] != found[halden]
    again = pile.cluster("y", "MEDIA", ["Post"])
    found = linked(pile)
    assert len({found[short], found[selmar], found[halden]}) == 3, "two of them are called so"
    assert found[again] == found[short]


def test_two_firms_of_one_family_leave_the_short_name_alone() -> None:
    pile = Pile()
    pile.story("s", *(pile.article(article) for article in "xyz"))
    chips = pile.cluster("x", "ORG", ["Velmar Electronics"])
    cars = pile.cluster("y", "ORG", ["Velmar Motors"])
    short = pile.cluster("z", "ORG", ["Velmar"])
    found = linked(pile)
    assert len({found[chips], found[cars], found[short]}) == 3


def test_a_daily_is_not_the_town_that_it_is_named_after() -> None:
    pile = Pile()
    pile.story("s", *(pile.article(article) for article in "xy"))
    town = pile.cluster("x", "GPE", ["Selmar"])
    daily = pile.cluster("y", "MEDIA", ["Selmar Daily"])
    found = linked(pile)
    assert found[town] != found[daily]


def test_what_two_named_bodies_are_called_joins_neither() -> None:
    pile = Pile()
    pile.story("s", *(pile.article(article) for article in "xyz"))
    firm = pile.cluster("x", "ORG", ["Halden Orrick", ("the Norwegian law firm", NOMINAL)])
    papers = pile.cluster("y", "ORG", ["Fjord Files", ("the law firm", NOMINAL)])
    pile.cluster("z", "ORG", [("a Norwegian law firm", NOMINAL)])
    found = linked(pile)
    assert found[firm] != found[papers]


def test_a_cut_name_and_initials_of_one_cluster_meet_the_name_elsewhere() -> None:
    pile = Pile()
    pile.story("s", *(pile.article(article) for article in "xy"))
    both = pile.cluster("x", "ORG", ["VPD", "VPD", "VPD", "Velmar Democrats"])
    long = pile.cluster("y", "ORG", ["Velmar Democrats"])
    found = linked(pile)
    assert found[both] == found[long]


def test_a_listed_name_tells_more_than_its_first_word_used_more_often() -> None:
    pile = Pile()
    pile.story("s", *(pile.article(article) for article in "xy"))
    both = pile.cluster("x", "MEDIA", ["Fox", "Fox", "Fox", "Fox News"])
    listed = pile.cluster("y", "MEDIA", ["Fox News Channel"])
    found = linked(pile)
    assert found[both] == found[listed]


def test_parliament_taken_for_a_place_is_the_only_one_of_the_story() -> None:
    pile = Pile()
    pile.story("s", *(pile.article(article) for article in "xy"))
    place = pile.cluster("x", "GPE", ["Parliament"])
    body = pile.cluster("y", "ORG", [("the Norwegian parliament", NOMINAL)])
    engine = DuckDBEngine()
    pile.load(engine)
    entities.STAGE.run(engine, Settings())
    links = {r["cluster_id"]: r["entity_id"] for r in engine.fetch("select * from cluster_entity").to_pylist()}
    types = {r["entity_id"]: r["type"] for r in engine.fetch("select * from entity").to_pylist()}
    engine.close()
    assert links[place] == links[body]
    assert types[links[place]] == "ORG"


def test_an_office_is_no_part_of_a_full_name() -> None:
    pile = Pile()
    pile.story("s", pile.article("x"))
    pile.cluster("x", "PER", ["President Orsolya Brandt"])
    pile.cluster("x", "PER", ["Queen Tarka"])
    engine = DuckDBEngine()
    pile.load(engine)
    entities.STAGE.run(engine, Settings())
    named = {r["name"] for r in engine.fetch("select name from entity").to_pylist()}
    engine.close()
    assert named == {"Orsolya Brandt", "Queen Tarka"}


def test_a_bay_named_after_a_town_on_the_map_is_not_the_town() -> None:
    pile = Pile()
    pile.article("x")
    pile.article("y")
    pile.story("s", "x", "y")
    town = pile.cluster("x", "GPE", ["Ildamo"], geonames_id=77, lat=1.0, lon=2.0, country_code="NO")
    bay = pile.cluster("y", "LOC", ["Ildamo Bay"])
    found = linked(pile)
    assert found[town] != found[bay]


def test_a_coalition_with_a_name_of_its_own_hides_no_coalition() -> None:
    pile = Pile()
    for article in ("x", "y"):
        pile.article(article)
    pile.story("s", "x", "y")
    named = [pile.cluster(article, "ORG", ["Save Osk Coalition"]) for article in ("x", "y")]
    led = pile.cluster("x", "ORG", [("the US-led coalition", NOMINAL)])
    bare = pile.cluster("x", "ORG", [("the coalition", NOMINAL)])
    found = linked(pile)
    assert found[led] == found[bare] != found[named[0]]
