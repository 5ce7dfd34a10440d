"""Names across articles: what is one, and what must never become one."""

from __future__ import annotations

import random

import pytest
from tests.parity.pile import Pile

from onrecord.comparing import entities
from onrecord.comparing.entities import _untitled
from onrecord.comparing.linking.state import Named
from onrecord.engines.duckdb import DuckDBEngine
from onrecord.schema.ids import content_id
from onrecord.settings import Settings


def linked(pile: Pile) -> dict[str, str]:
    """cluster_id -> entity_id."""
    engine = DuckDBEngine()
    pile.load(engine)
    entities.STAGE.run(engine, Settings())
    found = {r["cluster_id"]: r["entity_id"] for r in engine.fetch("select * from cluster_entity").to_pylist()}
    assert set(found) == {r["cluster_id"] for r in pile.rows["cluster"]}, "every cluster is an entity"
    engine.close()
    return found


def two(type_: str, a: list, b: list, story: bool = True, **columns: str) -> bool:  # type: ignore[type-arg]
    """Whether the first clusters of two articles become one entity."""
    pile = Pile()
    pile.article("x")
    pile.article("y")
    if story:
        pile.story("s", "x", "y")
    first = pile.cluster("x", type_, a, **columns)
    second = pile.cluster("y", type_, b, **columns)
    found = linked(pile)
    return found[first] == found[second]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Tamir Mekhlad", "Taamir Mikhlad"),
        ("Deputy Interior Minister Orsolya Brandt", "Orsolya Brandt"),
        ("Yevgeny Orlenko", "Evgeniy Orlenko"),
        ("Hussein al-Karawi", "Husayn Karawi"),
        ("Lennart Josef Ekvall", "Lennart Ekvall"),
        ("José Altamira", "Jose Altamira"),
        ("Park Sung-ho", "Park Sung Ho"),
        ("King Olav II", "King Olav"),
        ("Zivko Stimaric", "Zhivko Shtimaritz"),
        ("Pavlo Dorosch", "Pavel Dorosh"),
        ("Gil Tarkov", "Gill Tarkov"),
        ("Abu Bajr al-Tarkani", "Abu Bakr al-Tarkani"),
        ("Tamir Galih", "Tamir Glaih"),
        ("Tamir al-Gadri", "Tamir al-Gudairi"),
        ("Ilo Almqvist", "Ilo Almquist"),
        ("Idris Valdemont", "Idriss Valdemon"),
    ],
)
def test_one_person_in_two_spellings(a: str, b: str) -> None:
    assert two("PER", [a], [b])


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Maria Velden", "Mario Velden"),
        ("Anna Velden", "Peter Velden"),
        ("Ali Kamenar", "Ruhan Komeinar"),
        ("Hassan Karawi", "Hussein Karawi"),
        ("Daniel Roth", "Daniela Roth"),
        ("Luke Velden", "Lucy Velden"),
        ("Idris Valdemont", "Idris Valdemar"),
    ],
)
def test_two_people(a: str, b: str) -> None:
    assert not two("PER", [a], [b])


def test_a_spelling_needs_corroboration_across_stories() -> None:
    assert not two("PER", ["Tamir Mekhlad"], ["Taamir Mikhlad"], story=False)
    assert two("PER", ["Tamir Mekhlad"], ["Taamir Mikhlad"], story=False, country_code="JO")


def test_a_surname_joins_the_only_bearer_of_its_story() -> None:
    assert two("PER", ["Orsolya Brandt"], ["Brandt"])
    assert not two("PER", ["Orsolya Brandt"], ["Brandt"], story=False)


@pytest.mark.parametrize(
    ("a", "b", "role", "together"),
    [
        ("Moaz al-Tarkani", "Muath al-Tarkani", "Norwegian pilot", True),
        ("Moaz al-Tarkani", "Muath al-Tarkani", None, False),
        ("Hassan al-Tarkani", "Hussein al-Tarkani", "Norwegian pilot", False),
    ],
)
def test_given_names_spelt_nearly_alike_need_one_role(a: str, b: str, role: str | None, together: bool) -> None:
    columns = {"role": role} if role else {}
    assert two("PER", [a], [b], **columns) is together


def test_a_given_name_alone_is_nobody_of_another_article() -> None:
    pile = Pile()
    pile.story("s", *(pile.article(article) for article in "xy"))
    lawyer = pile.cluster("x", "PER", ["Juan Pedro Altamira"])
    other = pile.cluster("y", "PER", ["Juan"])
    found = linked(pile)
    assert found[lawyer] != found[other]
    pile.cluster("y", "PER", ["Juan Altamira Velden"])
    king = pile.cluster("x", "PER", ["Abdullah ibn al-Karawi"], role="Norway's King")
    ruler = pile.cluster("y", "PER", ["Abdullah"], role="Norwegian King")
    found = linked(pile)
    assert found[king] == found[ruler]


def test_a_surname_that_two_bear_stays_alone() -> None:
    pile = Pile()
    for article in ("x", "y", "z"):
        pile.article(article)
    pile.story("s", "x", "y", "z")
    one = pile.cluster("x", "PER", ["Orsolya Brandt", "Brandt"])
    other = pile.cluster("y", "PER", ["Emil Brandt"])
    bare = pile.cluster("z", "PER", ["Brandt"])
    found = linked(pile)
    assert len({found[one], found[other], found[bare]}) == 3


def test_an_office_is_its_only_holder() -> None:
    pile = Pile()
    for article in ("x", "y", "z"):
        pile.article(article)
    pile.story("s", "x", "y", "z")
    holder = pile.cluster("x", "PER", ["Orsolya Brandt"], role="Norway's Foreign Minister")
    deputy = pile.cluster("x", "PER", ["Emil Havn"], role="Norway's Deputy Foreign Minister")
    office = pile.cluster("y", "PER", [("the Norwegian foreign minister", "nominal")])
    other = pile.cluster("y", "PER", [("the Danish foreign minister", "nominal")])
    anybody = pile.cluster("z", "PER", [("a Norwegian official", "nominal")])
    found = linked(pile)
    assert found[office] == found[holder]
    assert len({found[holder], found[deputy], found[other], found[anybody]}) == 4


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (["the Norwegian army"], ["Norway's armed forces"]),
        (["the Danish Defence Ministry"], ["the Ministry of Defense of Denmark"]),
        (["the United Nations"], ["U.N."]),
        (["the Karvan Relief Front (KRF)"], ["KRF"]),
        (["ISIL"], ["the Daesh group"]),
        ([("Norwegian warplanes", "nominal")], ["the Norwegian Air Force"]),
    ],
)
def test_one_body(a: list[str], b: list[str]) -> None:
    assert two("ORG", a, b, story=False)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (["the Norwegian army"], ["the Danish army"]),
        (["the Danish Defence Ministry"], ["the Danish Interior Ministry"]),
        (["Karvan Relief Front"], ["Karvan Rescue Front"]),
        ([("a source", "nominal")], [("a source", "nominal")]),
    ],
)
def test_two_bodies(a: list[str], b: list[str]) -> None:
    assert not two("ORG", a, b, story=False)


def test_a_leader_owns_his_government() -> None:
    pile = Pile()
    pile.article("x")
    pile.article("y")
    pile.cluster("x", "PER", ["Orsolya Brandt"], role="Norwegian Prime Minister")
    owned = pile.cluster("x", "ORG", [("Brandt's government", "nominal")])
    named = pile.cluster("y", "ORG", [("the Norwegian government", "nominal")])
    found = linked(pile)
    assert found[owned] == found[named]


def test_countries_cities_and_adjectives() -> None:
    pile = Pile()
    for article in ("x", "y"):
        pile.article(article)
    country = pile.cluster("x", "GPE", ["Norway", "Norwegian"])
    adjective = pile.cluster("y", "NORP", ["Norwegian"])
    springfield = pile.cluster("x", "GPE", ["Springfield"], geonames_id=1)
    another = pile.cluster("y", "GPE", ["Springfield"], geonames_id=2)
    capital = pile.cluster("y", "GPE", ["Oslo"], country_code="NO")
    found = linked(pile)
    assert found[country] == found[adjective]
    assert len({found[springfield], found[another], found[capital], found[country]}) == 4


def trap() -> tuple[Pile, str, str, str]:
    """Two namesakes and a third form that would pull them together."""
    pile = Pile()
    for article in ("x", "y", "z"):
        pile.article(article)
    pile.story("s", "x", "y", "z")
    one = pile.cluster("x", "PER", ["Tamir Mekhlad"])
    other = pile.cluster("y", "PER", ["Taamir Mikhlad"])
    between = pile.cluster("z", "PER", ["Tamir Mikhlad"])
    return pile, one, other, between


@pytest.mark.parametrize("verdict", ["reject", "split"])
def test_a_rejected_pair_stays_apart_whatever_the_rest_says(verdict: str) -> None:
    pile, one, other, _ = trap()
    assert linked(pile)[one] == linked(pile)[other]
    pile.rows["judgement"].append(
        {
            "judgement_id": "j1",
            "subject": "entity:" + content_id("e", "person", "Tamir Mekhlad"),
            "verdict": verdict,
            "detail": "entity:" + content_id("e", "person", "Taamir Mikhlad"),
        }
    )
    found = linked(pile)
    assert found[one] != found[other]
    pile.rows["judgement"][0]["undone_by"] = "j2"
    assert linked(pile)[one] == linked(pile)[other]


def test_a_form_that_is_split_off_stands_alone() -> None:
    pile, one, other, between = trap()
    whole = linked(pile)[one]
    pile.rows["judgement"].append(
        {"judgement_id": "j1", "subject": f"entity:{whole}", "verdict": "split", "detail": "Taamir Mikhlad"}
    )
    found = linked(pile)
    assert found[other] != found[one] == found[between]


def test_a_merge_joins_what_the_machine_would_not() -> None:
    pile = Pile()
    pile.article("x")
    one = pile.cluster("x", "PER", ["Orsolya Brandt"])
    other = pile.cluster("x", "PER", ["Lady Havn"])
    assert linked(pile)[one] != linked(pile)[other]
    ids = linked(pile)
    pile.rows["judgement"].append(
        {"judgement_id": "j1", "subject": f"entity:{ids[one]}", "verdict": "merge", "detail": f"entity:{ids[other]}"}
    )
    found = linked(pile)
    assert found[one] == found[other]


def test_the_order_of_rows_changes_nothing() -> None:
    pile, *_ = trap()
    pile.cluster("x", "ORG", ["Karvan Relief Front (KRF)"])
    pile.cluster("z", "ORG", ["KRF"])
    expected = linked(pile)
    for seed in range(5):
        for rows in pile.rows.values():
            random.Random(seed).shuffle(rows)
        assert linked(pile) == expected


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("President Ina Torv", "Ina Torv"),
        ("officer of Dorsland's border guard", "officer of Dorsland's border guard"),
        ("President Torv", "President Torv"),
    ],
)
def test_an_office_is_dropped_before_a_full_name_only(name: str, shown: str) -> None:
    assert _untitled(Named("k", "a", "y", name, "PER", None, None, None, False)) == shown


@pytest.mark.parametrize(
    ("office", "other", "together"),
    [
        ("the police chief", None, True),
        ("the police chief of Osk", None, True),
        ("the deputy police chief", None, False),
        ("the police chief", "the police chief of Havn", False),
    ],
)
def test_the_police_chief_is_the_one_of_the_only_town_that_has_one(
    office: str, other: str | None, together: bool
) -> None:
    pile = Pile()
    pile.story("s", *(pile.article(article) for article in "xyz"))
    for town in ("Osk", "Havn"):
        pile.cluster("x", "GPE", [town])
    chief = pile.cluster("x", "PER", ["Ilo Marden"], role="police chief of Osk")
    if other:
        pile.cluster("z", "PER", [(other, "nominal")])
    nameless = pile.cluster("y", "PER", [(office, "nominal")])
    found = linked(pile)
    assert (found[nameless] == found[chief]) is together


def test_nameless_police_chiefs_of_one_town_are_one() -> None:
    pile = Pile()
    pile.story("s", *(pile.article(article) for article in "xy"))
    pile.cluster("x", "GPE", ["Osk"])
    first = pile.cluster("x", "PER", [("the police chief of Osk", "nominal")])
    second = pile.cluster("y", "PER", [("the police chief", "nominal")])
    found = linked(pile)
    assert found[first] == found[second]


@pytest.mark.parametrize(
    ("named", "other", "one"),
    [
        (["Tarnian Disaster Authority", "TDA"], ["Tarnian Disaster Authority"], True),
        (["Flood Relief Authority", "FRA", "FRA"], ["Flood Relief Authority"], True),
        (["Flood Relief Authority", "FRA", "FRA"], ["FRA"], True),
        (["Flood Relief Authority", "OST", "OST"], ["Flood Relief Authority"], False),  # no acronym of it
        (["the flood relief authority", "FRA", "FRA"], ["the road authority"], False),
    ],
)
def test_a_body_built_like_an_institution_is_its_acronym(named: list[str], other: list[str], one: bool) -> None:
    assert two("ORG", named, other) is one
