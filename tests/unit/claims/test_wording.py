"""What a text is made of: stems, names, numbers, and what stands under a negation."""

from __future__ import annotations

import pytest

from onrecord.comparing.pairs.vectors import words
from onrecord.comparing.pairs.wording import root, stem, wording


@pytest.mark.parametrize(
    ("one", "other"),
    [("fled", "flee"), ("deployed", "deploys"), ("bodies", "body"), ("rejecting", "rejected"), ("victim's", "victims")],
)
def test_forms_of_one_word_share_a_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(("one", "other"), [("dorsish", "dorsland"), ("tavran", "tavra"), ("karvenian", "karvenia")])
def test_a_country_and_its_adjective_share_a_root(one: str, other: str) -> None:
    assert root(one) == root(other)


def test_different_countries_keep_different_roots() -> None:
    assert root("iran") != root("iraq")


def test_words_after_a_negation_are_negated_and_those_before_are_not() -> None:
    found = wording("The ferry reached the pier but the crew did not signal the harbour.")
    assert stem("signal") in found.negated
    assert stem("reached") not in found.negated


@pytest.mark.parametrize("bound", ["no more than 600 tonnes were kept", "not fewer than 18 people came"])
def test_a_bound_of_a_number_negates_nothing(bound: str) -> None:
    assert wording(bound).negations == 0


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Twenty-one miners", 21.0),
        ("four million crowns", 4e6),
        ("2,413 soldiers", 2413.0),
        ("about 4.1 billion", 4.1e9),
    ],
)
def test_numbers_in_words_and_digits(text: str, number: float) -> None:
    assert wording(text).numbers == (number,)


def test_equal_terms_match_wholly_and_synonyms_nearly() -> None:
    near = words().similarity((stem("troops"), stem("bridge")), (stem("soldiers"), stem("bridges")))
    assert near[1, 1] == 1.0
    assert near[0, 0] >= 0.75
    assert near[0, 1] < 0.5
