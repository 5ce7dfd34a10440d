"""Crowds told in other words, and phrases that two articles copied: what is one in a story, and what stays apart."""

from __future__ import annotations

from typing import Any

import pytest
from tests.parity.pile import Pile
from tests.unit.comparing.test_entities import linked, two

from onrecord.comparing.linking.copied import Place, copied

NOMINAL = "nominal"


def told(*phrases: str) -> list[tuple[str, str]]:
    """Forms of a cluster that only common nouns tell of."""
    return [(phrase, NOMINAL) for phrase in phrases]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (told("more than 80 schoolgirls", "the girls"), told("the abducted girls", "the girls")),
        (told("14 Tavran servicemen"), told("14 servicemen")),
        (told("the striking miners"), told("400 miners", "the miners")),
        (told("the two countries"), told("the two neighbours")),
        (told("96 sick children"), told("sick children")),
        (told("three hundred soldiers"), told("300 Tavran soldiers")),
        (told("eleven Tavran customs officers"), told("11 customs officers")),
        (told("22 police officers"), told("22 police officers")),
        (told("14 more customs officers"), told("14 additional customs officers")),
        (told("nine suspected smugglers"), told("nine alleged smugglers")),
    ],
)
def test_one_crowd(a: Any, b: Any) -> None:
    assert two("PER", a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (told("14 servicemen"), told("9 servicemen")),
        (told("three people"), told("four people")),
        (told("the Norwegian miners", "the miners"), told("the Swedish miners", "the miners")),
        (told("other injured miners"), told("the injured and tired miners")),
        (told("his relatives"), told("his relatives")),
        (told("two soldiers"), told("two Tavran soldiers")),
        (told("300 Norwegian soldiers"), told("300 Swedish soldiers")),
        (told("two hundred soldiers"), told("300 soldiers")),
        (told("the two countries"), told("the three countries")),
    ],
)
def test_two_crowds(a: Any, b: Any) -> None:
    assert not two("PER", a, b)


def test_an_article_with_two_crowds_of_a_kind_settles_nothing() -> None:
    pile = Pile()
    pile.article("x")
    pile.article("y")
    pile.story("s", "x", "y")
    first = pile.cluster("x", "PER", told("the wounded miners"))
    second = pile.cluster("x", "PER", told("the arrested miners"))
    third = pile.cluster("y", "PER", told("the miners", "the miners"))
    found = linked(pile)
    assert len({found[first], found[second], found[third]}) == 3


COPY = "On Monday a harbour pilot told the Selvar council that the quay had moved by a hand's width."
OTHER = "A ship came in on Friday. On Sunday a harbour pilot was buried at sea by the men of the lifeboat crew."


def places(**texts: str) -> list[Place]:
    """One cluster an article for "a harbour pilot"."""
    return [
        Place(f"c{name}", name, at := text.index("a harbour pilot"), at + len("a harbour pilot"))
        for name, text in texts.items()
    ]


def test_a_phrase_among_the_same_words_is_one_thing() -> None:
    texts = {"x": f"Selvar's quay is moving. {COPY}", "y": f"{COPY} Nobody was hurt."}
    assert copied(places(**texts), texts, {"x": "s", "y": "s"}) == [("cx", "cy")]
    assert copied(places(**texts), texts, {"x": "s", "y": "t"}) == [], "not across stories"
    apart = {"x": COPY, "y": OTHER}
    assert copied(places(**apart), apart, {"x": "s", "y": "s"}) == []


def test_a_passage_that_stands_twice_in_an_article_settles_nothing() -> None:
    texts = {"x": f"{COPY} {COPY}", "y": COPY}
    found = places(**texts)
    again = texts["x"].rindex("a harbour pilot")
    found.append(Place("c2", "x", again, again + len("a harbour pilot")))
    assert ("c2", "cy") not in copied(found, texts, {"x": "s", "y": "s"})


def test_copies_join_clusters_but_never_two_named_ones() -> None:
    pile = Pile()
    pile.article("x", COPY)
    pile.article("y", COPY)
    pile.story("s", "x", "y")
    at = COPY.index("a harbour pilot")
    nameless = [pile.cluster(article, "PER", told("a harbour pilot")) for article in ("x", "y")]
    for mention in pile.rows["cluster_mention"]:
        mention["start_char"], mention["end_char"] = at, at + len("a harbour pilot")
    found = linked(pile)
    assert found[nameless[0]] == found[nameless[1]]
    two_names = Pile()
    two_names.article("x", COPY)
    two_names.article("y", COPY)
    two_names.story("s", "x", "y")
    named = [two_names.cluster("x", "PER", ["Ada Velk", ("a harbour pilot", NOMINAL)])]
    named.append(two_names.cluster("y", "PER", ["Ole Brandt", ("a harbour pilot", NOMINAL)]))
    for mention in two_names.rows["cluster_mention"]:
        if mention["form"] == NOMINAL:
            mention["start_char"], mention["end_char"] = at, at + len("a harbour pilot")
    found = linked(two_names)
    assert found[named[0]] != found[named[1]]


@pytest.mark.parametrize(
    ("a", "b", "together"),
    [
        ("some 6,000 Karvian soldiers", "Karvian troops", True),
        ("Norwegian servicemen", "Norwegian soldiers", True),
        ("Karvian soldiers", "Dorvian troops", False),
        ("wounded soldiers", "fresh troops", False),
        ("Islamic State militants", "IS fighters", True),
        ("Islamic State militants", "Taliban fighters", False),
        ("U.N. drivers", "UN drivers", True),
    ],
)
def test_those_under_arms_for_one_land_or_body_are_one(a: str, b: str, together: bool) -> None:
    assert two("PER", told(a), told(b)) is together
