"""How a side says no: by denying, by knowing of nothing, by a word; and what only sounds like it."""

from __future__ import annotations

import pytest
from tests.unit.comparing.sides import frame, side

from onrecord.comparing.conflicts.polarity import corrects_a_number, holds_a_no, names_a_claim, says_no


@pytest.mark.parametrize(
    "text",
    ["No fighters were killed", "it was not aware of any flights", "nothing of the kind was said"],
)
def test_who_begins_with_no_or_knows_of_nothing_says_no(text: str) -> None:
    assert says_no(side(1, text))


def test_a_negated_main_verb_says_no_and_a_negated_aside_does_not() -> None:
    assert says_no(side(1, "he did not leave", frame("leave", "he", negated=True)))
    assert not says_no(
        side(1, "he left, who was not ill", frame("leave", "he"), frame("ill", "who", negated=True, main=False))
    )


@pytest.mark.parametrize("text", ["the report is false", "he isn't ill", "they refused to leave", "a fake letter"])
def test_a_word_of_no(text: str) -> None:
    assert holds_a_no(side(1, text))


@pytest.mark.parametrize("text", ["the northern road is open", "a notable visit", "the knot held"])
def test_words_that_only_hold_the_letters(text: str) -> None:
    assert not holds_a_no(side(1, text))


def test_a_number_may_be_corrected_without_denying_what_is_counted() -> None:
    assert corrects_a_number(side(1, "thirteen people are dead, not eleven"))
    assert not corrects_a_number(side(1, "thirteen people are dead, and none of eleven was not warned"))
    assert not corrects_a_number(side(1, "thirteen people are dead"))


@pytest.mark.parametrize("text", ["the report", "the ISF claim", "it", "that", "these allegations"])
def test_a_denial_may_name_only_the_claim(text: str) -> None:
    assert names_a_claim(side(1, text, refuses=True))
    assert not names_a_claim(side(1, text))


def test_a_denial_that_says_what_it_denies() -> None:
    assert not names_a_claim(side(1, "the report that he had left", refuses=True))
