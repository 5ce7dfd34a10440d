"""Media that articles call by a common noun only: each article has its own newspaper, and a sentence may begin with "State"."""

from __future__ import annotations

import pytest
from tests.parity.pile import Pile
from tests.unit.comparing.test_entities import linked

NOMINAL = "nominal"


def joined(one: list[object], other: list[object]) -> bool:
    """Whether two media of two articles of one story are one entity."""
    pile = Pile()
    pile.story("s", *(pile.article(article) for article in "xy"))
    first = pile.cluster("x", "MEDIA", one)
    second = pile.cluster("y", "MEDIA", other)
    found = linked(pile)
    return found[first] == found[second]


@pytest.mark.parametrize("noun", ["the newspaper", "a newspaper", "the channel", "this website"])
def test_a_noun_that_any_medium_bears_links_no_articles(noun: str) -> None:
    assert not joined([(noun, NOMINAL)], [(noun.replace("a ", "the "), NOMINAL)])


def test_what_says_more_than_the_noun_still_does() -> None:
    assert joined([("state television", NOMINAL)], [("state television", NOMINAL)])


def test_state_television_at_the_head_of_a_sentence_is_no_state_agency() -> None:
    pile = Pile()
    pile.story("s", *(pile.article(article) for article in "xyz"))
    agency = pile.cluster("x", "MEDIA", ["KTA", "KTA", ("State news agency", NOMINAL)])
    pile.cluster("y", "MEDIA", ["KTA", "KTA", ("State news agency", NOMINAL)])
    television = pile.cluster("z", "MEDIA", [("State television", NOMINAL)])
    found = linked(pile)
    assert found[agency] != found[television]


def test_the_agency_by_its_name_is_one() -> None:
    assert joined(["KTA", ("State news agency", NOMINAL)], [("the KTA news agency", NOMINAL)])
