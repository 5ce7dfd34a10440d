"""A denial that holds another's claim stands against that other; one that only mentions him does not."""

from __future__ import annotations

from typing import Any

import pytest
from tests.unit.comparing.sides import side

from onrecord.comparing.conflicts.lexicon import refutes
from onrecord.comparing.conflicts.rules.nested import nested_pairs
from onrecord.comparing.conflicts.sides import Side

DENIAL = "Vesk's claim that ten fighters had crossed the river"
CLAIM = "ten fighters had crossed the river"


def outer(text: str = DENIAL, **cells: Any) -> Side:
    return side(1, text, act="deny", refuses=True, **({"article": "t"} | cells))


def inner(text: str = CLAIM, within: str = DENIAL, **cells: Any) -> Side:
    start = within.index(text)
    return side(2, text, **({"article": "t", "start": start, "end": start + len(text)} | cells))


def test_who_denies_a_claim_stands_against_whose_it_is() -> None:
    assert [each[:3] for each in nested_pairs([outer(), inner()])] == [("s1", "s2", "denial")]


@pytest.mark.parametrize(
    "other",
    [
        inner(speaker="p1"),
        inner(speaker=None),
        inner(act="deny"),
        inner(article="u"),
        inner("crossed"),
    ],
    ids=["his own claim", "nobody's claim", "a denial of his own", "another article", "a word of it"],
)
def test_what_is_no_claim_of_another_does_not(other: Side) -> None:
    assert nested_pairs([outer(), other]) == []


def test_whom_a_denied_clause_only_quotes_makes_no_claim() -> None:
    words = "he had met the man who said ten fighters had crossed the river"
    assert nested_pairs([outer(words), inner(within=words)]) == []


@pytest.mark.parametrize("cue", ["denied", "pushed back on Monday against", "shot down", "cast doubt on", "countered"])
def test_words_of_denying(cue: str) -> None:
    assert refutes(cue)


@pytest.mark.parametrize("cue", ["said", "pushed for", "called", "laid down", "cast", "pointed back to"])
def test_words_that_deny_nothing(cue: str) -> None:
    assert not refutes(cue)
