"""Towns that stand for a country which no list knows."""

from __future__ import annotations

import pytest
from tests.parity.pile import Pile
from tests.unit.comparing.test_entities import linked

HERE = (
    "VELSK, May 3 (Halvarnet) - The Tavran foreign minister, Ilo Marden, told reporters in Velsk that Tavra was sorry."
)


def same(there: str, type_: str = "GPE") -> bool:
    """Whether "Velsk" of one article is the Tavra of another, which is told in Velsk."""
    pile = Pile()
    pile.article("x", HERE)
    pile.article("y", there)
    pile.story("s", "x", "y")
    land = _cluster(pile, "x", "GPE", HERE, "Tavra", ("Tavran", "Tavra"))
    _cluster(pile, "x", "PER", HERE, "Ilo Marden", ("Ilo Marden",), role="Tavran foreign minister")
    town = _cluster(pile, "x", "GPE", HERE, "Velsk", ("VELSK", "Velsk"))
    other = _cluster(pile, "y", type_, there, "Velsk", ("Velsk",) * there.count("Velsk"))
    found = linked(pile)
    assert found[land] != found[town], "the town of a dateline stays the town"
    assert found[other] in (found[land], found[town])
    return found[other] == found[land]


def _cluster(pile: Pile, article: str, type_: str, text: str, name: str, forms: tuple[str, ...], **columns: str) -> str:
    """A cluster whose names stand where the text has them."""
    before = len(pile.rows["cluster_mention"])
    cluster = pile.cluster(article, type_, list(forms), **columns)
    pile.rows["cluster"][-1]["name"] = name
    at: dict[str, int] = {}
    for row in pile.rows["cluster_mention"][before:]:
        row["start_char"] = text.index(row["text"], at.get(row["text"], 0))
        row["end_char"] = at[row["text"]] = row["start_char"] + len(row["text"])
    return cluster


@pytest.mark.parametrize(
    "text",
    [
        "Velsk has denied the attack. Nobody believed that Velsk would pay.",
        "Two days later Velsk accused its neighbour of lying, and the envoy asked Velsk for proof.",
    ],
)
def test_a_town_that_only_acts_is_the_country(text: str) -> None:
    assert same(text)


def test_so_is_one_that_a_reader_took_for_a_person() -> None:
    assert same("Velsk threatened to close the strait.", "PER")


@pytest.mark.parametrize(
    "text",
    [
        "Velsk denied the attack. Shots were heard in Velsk.",
        "Velsk was shelled on Monday, and the road to Velsk is closed.",
        "Velsk burned for two days.",
    ],
)
def test_a_town_where_something_happens_stays_the_town(text: str) -> None:
    assert not same(text)


def test_the_country_keeps_its_name() -> None:
    from onrecord.comparing import entities
    from onrecord.engines.duckdb import DuckDBEngine
    from onrecord.settings import Settings

    pile = Pile()
    pile.article("x", HERE)
    _cluster(pile, "x", "GPE", HERE, "Tavra", ("Tavra",))
    _cluster(pile, "x", "PER", HERE, "Ilo Marden", ("Ilo Marden",), role="Tavran foreign minister")
    _cluster(pile, "x", "GPE", HERE, "Velsk", ("VELSK", "Velsk"))
    for article in ("y", "z"):
        text = f"Velsk denied the attack in {article}."
        pile.article(article, text)
        _cluster(pile, article, "GPE", text, "Velsk", ("Velsk",))
    pile.story("s", "x", "y", "z")
    engine = DuckDBEngine()
    pile.load(engine)
    entities.STAGE.run(engine, Settings())
    names = {row["name"] for row in engine.fetch("select name from entity").to_pylist()}
    engine.close()
    assert names == {"Tavra", "Ilo Marden", "VELSK"} or names == {"Tavra", "Ilo Marden", "Velsk"}


def test_officials_of_two_countries_make_it_nobodys_seat() -> None:
    pile = Pile()
    text = "The Tavran foreign minister, Ilo Marden, and the Norvian president, Ana Torva, met in Velsk. Tavra and Norvia agreed."
    pile.article("x", text)
    land = _cluster(pile, "x", "GPE", text, "Tavra", ("Tavra",))
    second = _cluster(pile, "x", "GPE", text, "Norvia", ("Norvia",))
    _cluster(pile, "x", "PER", text, "Ilo Marden", ("Ilo Marden",), role="Tavran foreign minister")
    _cluster(pile, "x", "PER", text, "Ana Torva", ("Ana Torva",), role="Norvian president")
    town = _cluster(pile, "x", "GPE", text, "Velsk", ("Velsk",))
    pile.article("y", "Velsk denied it.")
    other = _cluster(pile, "y", "GPE", "Velsk denied it.", "Velsk", ("Velsk",))
    pile.story("s", "x", "y")
    found = linked(pile)
    assert found[other] == found[town]
    assert found[other] not in (found[land], found[second])


def seat(head: str, town: str = "Osk Velsk", type_: str = "ORG", body: str = "") -> bool:
    """Whether "Osk Velsk denied it" is Tavra where a report from there opens with this head."""
    pile = Pile()
    text = f"{head} Tavra was calm. {body}"
    pile.article("x", text)
    land = _cluster(pile, "x", "GPE", text, "Tavra", ("Tavra",))
    if body:
        _cluster(pile, "x", type_, text, body, (body,))
    _cluster(pile, "x", "GPE", text, town.upper(), (town.upper(),))
    pile.article("y", f"{town} denied it.")
    other = _cluster(pile, "y", "GPE", f"{town} denied it.", town, (town,))
    pile.story("s", "x", "y")
    found = linked(pile)
    return found[other] == found[land]


def test_a_seat_of_two_words_is_told_by_a_ministry_of_the_land() -> None:
    assert seat("OSK VELSK, May 3 -", body="Tavra's Foreign Ministry")
    assert not seat("OSK VELSK, May 3 -", body="Norvia's Foreign Ministry")


def test_or_by_an_agency_that_bears_the_lands_name() -> None:
    assert seat("OSK VELSK, May 3. /Tavrinform/.")
    assert not seat("OSK VELSK, May 3. /Halvarinform/.")
