"""Unnamed persons of a story: the one who did the deed, the one who was hurt; and all who must stay apart."""

from __future__ import annotations

import pytest
from tests.parity.pile import Pile
from tests.unit.comparing.test_entities import linked, two

NOMINAL = "nominal"


def told(*phrases: str) -> list[tuple[str, str]]:
    return [(phrase, NOMINAL) for phrase in phrases]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (["A gunman", "the gunman"], ["the shooter"]),
        (["the gunman"], ["A suspect", "the suspect"]),
        (["the attacker"], ["the knifeman"]),
        (["the lone gunman"], ["the suspected gunman"]),
        (["the wounded soldier"], ["the injured soldier"]),
        (["A diver", "the diver", "the diver"], ["a diver", "the diver", "the diver"]),
    ],
)
def test_one_unnamed_person(a: list[str], b: list[str]) -> None:
    assert two("PER", told(*a), told(*b))
    assert not two("PER", told(*a), told(*b), story=False)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (["the gunman"], ["the knifeman"]),
        (["the gunman"], ["a gunman"]),
        (["the gunman"], ["another gunman", "the gunman"]),
        (["the wounded soldier"], ["the dead soldier"]),
        (["the Selmar attacker"], ["the Osk attacker"]),
        (["the driver"], ["the driver"]),
        (["the bus driver", "the driver"], ["the lorry driver", "the driver"]),
        (["the witness"], ["the witness"]),
        (["the man", "the man"], ["the man", "the man"]),
        (["a resident", "the resident"], ["a resident", "the resident"]),
        (["the wounded official", "the official"], ["the wounded official", "the official"]),
        (["her killer"], ["his killer"]),
        (["the son", "the son"], ["the son", "the son"]),
        (["the gunmen"], ["the gunmen"]),
    ],
)
def test_two_unnamed_persons(a: list[str], b: list[str]) -> None:
    assert not two("PER", told(*a), told(*b))


def pile(*articles: list[list[str]]) -> tuple[Pile, list[list[str]]]:
    """A story, and the clusters of each article, told as persons without names."""
    found = Pile()
    names = [found.article(f"x{at}") for at in range(len(articles))]
    found.story("s", *names)
    return found, [
        [found.cluster(name, "PER", told(*phrases)) for phrases in article]
        for name, article in zip(names, articles, strict=True)
    ]


def test_who_is_quoted_is_an_origin_of_his_own() -> None:
    made, ((one,), (other,)) = pile([["the wounded soldier"]], [["the wounded soldier"]])
    for article, cluster in (("x0", one), ("x1", other)):
        made.attribution(article, cluster, "It was over in a minute.")
    found = linked(made)
    assert found[one] != found[other]


def test_where_a_text_tells_of_several_nobody_joins() -> None:
    made, ((one,), (other,), _) = pile([["the gunman"]], [["the shooter"]], [["two gunmen"]])
    found = linked(made)
    assert found[one] != found[other]
    made, ((one,), (other,), _) = pile([["the gunman"]], [["the shooter"]], [["any other suspects"]])
    found = linked(made)
    assert found[one] == found[other], "whom the police only look for"


def test_a_suspect_beside_the_gunman_is_somebody_else() -> None:
    made, ((gunman, suspect), (other,), (shooter,)) = pile(
        [["the gunman", "the gunman"], ["the suspect"]], [["the suspect"]], [["the shooter"]]
    )
    found = linked(made)
    assert found[suspect] == found[other]
    assert found[gunman] == found[shooter]
    assert found[gunman] != found[suspect]


def test_a_third_text_that_tells_them_apart_keeps_the_open_one_out() -> None:
    made, ((wounded,), (open_one,), (dead,)) = pile(
        [["the wounded diver", "the diver", "the diver"]],
        [["a diver", "the diver", "the diver"]],
        [["the dead diver", "the diver", "the diver"]],
    )
    found = linked(made)
    assert len({found[wounded], found[open_one], found[dead]}) == 3


def test_of_two_in_one_article_the_main_one_counts() -> None:
    made, ((first, second), (other,)) = pile([["a soldier"], ["the wounded soldier"]], [["the wounded soldier"]])
    found = linked(made)
    assert found[second] == found[other] != found[first]
