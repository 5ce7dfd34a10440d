from __future__ import annotations

import numpy as np

from onrecord.reading.language.names import name_spans

LABELS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG")


def names(text: str, guesses: dict[int, dict[str, float]], lines: tuple[int, ...] = (0,)) -> list[tuple[str, str]]:
    """Words that are not guessed are O for sure."""
    words = text.split()
    scores = np.full((len(words), 5), -9.0, np.float32)
    for i in range(len(words)):
        for label, share in guesses.get(i, {"O": 0.999}).items():
            scores[i, LABELS.index(label)] = np.log(share)
    breaks = np.zeros(len(words), bool)
    breaks[list(lines)] = True
    return [(" ".join(words[a:b]), kind) for a, b, kind in name_spans(scores, words, breaks, LABELS)]


def test_names_are_the_best_legal_path() -> None:
    assert names("Adem Koral left", {0: {"B-PER": 0.9}, 1: {"I-ORG": 0.5, "I-PER": 0.45}}) == [("Adem Koral", "PER")]


def test_one_spelling_has_one_type() -> None:
    guesses = {0: {"B-ORG": 0.95, "B-PER": 0.05}, 2: {"B-PER": 0.5, "B-ORG": 0.4}}
    assert names("Harbor and Harbor", guesses) == [("Harbor", "ORG"), ("Harbor", "ORG")]


def test_a_spelling_found_for_sure_is_found_everywhere() -> None:
    guesses = {0: {"B-PER": 0.97}, 2: {"O": 0.6, "B-PER": 0.3}}
    assert names("Koral met Koral", guesses) == [("Koral", "PER"), ("Koral", "PER")]


def test_a_doubtful_name_is_not_copied() -> None:
    guesses = {0: {"B-PER": 0.6, "O": 0.4}}
    assert names("May may May", guesses) == [("May", "PER")]


def test_the_longer_spelling_comes_first() -> None:
    guesses = {0: {"B-PER": 0.97}, 2: {"B-PER": 0.97}, 3: {"I-PER": 0.97}}
    assert names("Adem saw Adem Koral ; Adem Koral left", guesses) == [
        ("Adem", "PER"), ("Adem Koral", "PER"), ("Adem Koral", "PER"),
    ]  # fmt: skip


def test_no_name_runs_over_a_line() -> None:
    guesses = {0: {"B-PER": 0.97}, 1: {"B-PER": 0.4, "I-PER": 0.6}}
    assert names("Koral Adem", guesses, lines=(0, 1)) == [("Koral", "PER"), ("Adem", "PER")]
