"""Numbers in words and digits, and what must not be read as one."""

from __future__ import annotations

import pytest

from onrecord.reading.numbers import read_number, read_ordinal, words_of


def numbers(text: str) -> list[float]:
    words, found, at = words_of(text), [], 0
    while at < len(words):
        number = read_number(words, at)
        if number is None:
            at += 1
        else:
            found.append(number[0])
            at = number[1]
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("two hundred and six villagers", [206]),
        ("7.6 million", [7_600_000]),
        ("£3.6bn", [3_600_000_000]),
        ("twenty-one boats", [21]),
        ("ten thousand five hundred", [10_500]),
        ("1,234,567", [1_234_567]),
        ("a dozen eggs and two dozen plates", [12, 24]),
        ("half a million", [500_000]),
        ("2 1/2 hours", [2.5]),
        ("five and six", [5, 6]),
        ("one in five", [1, 5]),
        ("nineteen ninety-six", [19, 96]),
        ("a man and a dog", []),
        ("hundreds came", []),
    ],
)
def test_numbers(text: str, expected: list[float]) -> None:
    assert numbers(text) == expected


@pytest.mark.parametrize(("text", "expected"), [("third", 3), ("11th", 11), ("twenty-first", 21), ("11 th", None)])
def test_ordinals(text: str, expected: int | None) -> None:
    found = read_ordinal(words_of(text), 0)
    assert (found[0] if found else None) == expected


def test_words_of_a_text_without_the_blank() -> None:
    assert [word.text for word in words_of("said onThursday")] == ["said", "on", "Thursday"]
