"""Whose family, captors or page several articles tell of: one person's are one, two persons' are not."""

from __future__ import annotations

import pytest
from tests.parity.pile import Pile
from tests.unit.comparing.test_entities import linked

NOMINAL = "nominal"


def owned(pile: Pile, article: str, owner: str, phrase: str, *forms: str | tuple[str, str]) -> tuple[str, str]:
    """The clusters of an owner and of a phrase that opens with a mention of him."""
    whose = pile.cluster(article, "PER", [owner])
    one = pile.cluster(article, "PER", [*forms, (phrase, NOMINAL)])
    mention = next(m for m in pile.rows["cluster_mention"] if m["cluster_id"] == one and m["text"] == phrase)
    first = phrase.split()[0].removesuffix("'s")
    pile.rows["cluster_mention"].append(
        mention
        | {
            "mention_id": mention["mention_id"] + "w",
            "end_char": mention["start_char"] + len(first),
            "text": first,
            "form": "pronoun" if first.islower() else "name",
            "cluster_id": whose,
        }
    )
    return whose, one


def pile() -> Pile:
    """Two articles of one story."""
    found = Pile()
    found.article("x")
    found.article("y")
    found.story("s", "x", "y")
    return found


@pytest.mark.parametrize(
    ("owner", "first", "second", "together"),
    [
        ("Ilo Marden", "his family", "Marden's relatives", True),
        ("Ilo Marden", "his captors", "his kidnappers", True),
        ("Ilo Marden", "his Facebook page", "Marden's Facebook account", True),
        ("Ilo Marden", "his friends", "his friends", False),
        ("Vela Torin", "his family", "Torin's relatives", False),
    ],
)
def test_what_people_have_one_of(owner: str, first: str, second: str, together: bool) -> None:
    told = pile()
    _, one = owned(told, "x", "Ilo Marden", first)
    _, other = owned(told, "y", owner, second)
    found = linked(told)
    assert (found[one] == found[other]) is together


def test_a_sister_is_the_one_whom_the_story_names() -> None:
    told = pile()
    brother, one = owned(told, "x", "Ilo Marden", "his sister", "Ana Marden")
    _, other = owned(told, "y", "Ilo Marden", "his sister")
    found = linked(told)
    assert found[one] == found[other] != found[brother]


def test_of_two_sisters_none_is_meant() -> None:
    told = pile()
    told.article("z")
    told.story("s", "z")
    owned(told, "x", "Ilo Marden", "his sister", "Ana Marden")
    owned(told, "z", "Ilo Marden", "his sister", "Sela Marden")
    _, other = owned(told, "y", "Ilo Marden", "his sister")
    found = linked(told)
    assert list(found.values()).count(found[other]) == 1


def test_the_family_is_that_of_the_only_one_whose_family_is_told_of() -> None:
    told = pile()
    _, one = owned(told, "x", "Ilo Marden", "his family")
    other = told.cluster("y", "PER", [("the family", NOMINAL)])
    found = linked(told)
    assert found[one] == found[other]
    owned(told, "y", "Vela Torin", "her family")
    found = linked(told)
    assert found[one] != found[other]


def test_a_given_name_is_the_one_of_the_family_and_of_no_like_sound() -> None:
    told = pile()
    sister = told.cluster("x", "PER", ["Lucy Marden"])
    brother = told.cluster("y", "PER", ["Luke Marden"])
    given = told.cluster("y", "PER", ["Lucy"])
    found = linked(told)
    assert found[given] == found[sister] != found[brother]


@pytest.mark.parametrize(
    ("told", "one"),
    [
        ("its foreign minister", True),
        ("whose foreign minister", True),
        ("its defence minister", False),
        ("its deputy foreign minister", False),
        ("its allies", False),
    ],
)
def test_a_country_s_own_minister_is_the_one_whom_the_story_names(told: str, one: bool) -> None:
    found = pile()
    found.cluster("x", "GPE", ["Tavra", "Tavran"])
    minister = found.cluster("x", "PER", ["Ilo Marden"], role="Tavran foreign minister")
    land = found.cluster("y", "GPE", ["Tavra"])
    whose = _of(found, "y", land, told)
    entities = linked(found)
    assert (entities[minister] == entities[whose]) is one


def test_another_country_s_minister_is_another_one() -> None:
    found = pile()
    found.cluster("x", "GPE", ["Tavra", "Tavran"])
    minister = found.cluster("x", "PER", ["Ilo Marden"], role="Tavran foreign minister")
    whose = _of(found, "y", found.cluster("y", "GPE", ["Norvia"]), "its foreign minister")
    listed = _of(found, "y", found.cluster("y", "GPE", ["Norway"]), "whose foreign minister")
    entities = linked(found)
    assert len({entities[minister], entities[whose], entities[listed]}) == 3


def _of(found: Pile, article: str, land: str, told: str) -> str:
    """The cluster of somebody told with a pronoun that stands for a land."""
    one = found.cluster(article, "PER", [(told, NOMINAL)])
    mention = next(m for m in found.rows["cluster_mention"] if m["cluster_id"] == one)
    first = told.split()[0]
    found.rows["cluster_mention"].append(
        mention
        | {
            "mention_id": mention["mention_id"] + "w",
            "end_char": mention["start_char"] + len(first),
            "text": first,
            "form": "pronoun",
            "cluster_id": land,
        }
    )
    return one
