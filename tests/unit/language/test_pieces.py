from __future__ import annotations

import pytest

from onrecord.pieces import LONGEST_WORD, UNKNOWN, Pieces
from onrecord.reading.language.pieces import CASES, QUOTES, case_class, quote_classes

VOCABULARY = {
    p: n for n, p in enumerate(["missile", "##s", "u", ".", "s", '"', "'", "cafe", "—", "anka", "##ra"], 1000)
}


def names(word: str) -> list[str]:
    back = {n: p for p, n in VOCABULARY.items()}
    return [back.get(n, "?") for n in Pieces(VOCABULARY)(word)]


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("Missiles", ["missile", "##s"]),
        ("U.S.", ["u", ".", "s", "."]),
        ("Café", ["cafe"]),
        ("“", ['"']),
        ("’s", ["'", "s"]),
        ("--", ["—"]),
        ("ANKARA", ["anka", "##ra"]),
        ("zzz", ["?"]),
    ],
)
def test_words_become_pieces(word: str, pieces: list[str]) -> None:
    assert names(word) == pieces


def test_a_word_always_has_a_piece_and_never_too_many() -> None:
    split = Pieces(VOCABULARY)
    assert split("\u200b") == (UNKNOWN,)
    assert len(split("u." * 50)) == LONGEST_WORD


@pytest.mark.parametrize(
    ("word", "case"),
    [("said", "lower"), ("Koral", "title"), ("NATO", "upper"), ("A", "initial"), ("McRae", "mixed"), ("40", "none"),
     ("U.S.", "upper"), ("Т", "initial")],
)  # fmt: skip
def test_case_classes(word: str, case: str) -> None:
    assert CASES[case_class(word)] == case


def marks(text: str) -> str:
    words = text.split()
    spaced = [True] * len(words)
    letters = {"outside": ".", "opens": "(", "closes": ")", "inside": "i"}
    return "".join(letters[QUOTES[c]] for c in quote_classes(words, spaced))


def test_straight_double_marks_alternate() -> None:
    assert marks('" We won " he said . " Good "') == "(ii)...(i)".replace("...", "...")


def test_a_double_quotation_left_open_runs_on() -> None:
    assert marks("“ We will not stop .") == "(iiiii"


def test_curly_marks_have_their_own_direction() -> None:
    assert marks("so ” he said “ go ”") == ".)..(i)"


def test_single_marks_quote_only_when_they_close() -> None:
    words = ["'", "Go", "'", "he", "said"]
    assert quote_classes(words, [False, False, True, True, True]) == [1, 3, 2, 0, 0]
    workers = ["the", "workers", "'", "rights"]
    assert quote_classes(workers, [True, False, True, True]) == [0, 0, 0, 0]
    opened = ["'", "twas", "night"]
    assert quote_classes(opened, [False, True, True]) == [0, 0, 0]


def test_a_single_mark_inside_a_double_quotation_changes_nothing() -> None:
    words = ['"', "the", "'", "Harbor", "'", "deal", '"', "ended"]
    spaced = [False, True, False, False, True, False, True, True]
    assert quote_classes(words, spaced) == [1, 3, 3, 3, 3, 3, 2, 0]
