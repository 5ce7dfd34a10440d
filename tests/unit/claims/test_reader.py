"""The network that reads two statements together: the same whichever comes first, and nothing breaks it."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from onrecord.comparing.pairs import reader as module
from onrecord.comparing.pairs.network import together, worded
from onrecord.comparing.pairs.reader import reader
from onrecord.errors import ModelError

TEXTS = [
    "The dam of Ormel has burst",
    "Water broke through Ormel's dam",
    "Bread costs twice as much as in May",
    "",
    "☂ " * 200,
]


def test_a_pair_gives_the_same_whichever_comes_first() -> None:
    read = reader().alone(TEXTS)
    left, right = np.array([0, 0, 0, 1, 4]), np.array([1, 2, 3, 2, 0])
    assert (reader().together(read, left, right) == reader().together(read, right, left)).all()
    assert np.isfinite(reader().together(read, left, right)).all()


def test_a_paraphrase_is_likelier_one_claim_than_another_matter() -> None:
    read = reader().alone(TEXTS)
    one, two = reader().together(read, np.array([0, 0]), np.array([1, 2]))[:, 0]
    assert one > two
    assert read.places[0] @ read.places[1] > read.places[0] @ read.places[2]


def test_what_is_read_does_not_depend_on_what_stands_beside_it() -> None:
    few, many = reader().alone(TEXTS[:2]), reader().alone([*TEXTS, *TEXTS[:2]])
    assert (few.places == many.places[[0, 1]]).all()
    assert (few.states[1] == many.states[6]).all()


def test_in_a_large_story_each_statement_is_read_with_its_nearest_only() -> None:
    size = 60
    read = reader().alone([f"The mill of Tavik number {number} burnt" for number in range(size)])
    left, right = np.triu_indices(size, 1)
    near = (read.places @ read.places.T)[left, right].astype(np.float32)
    apart = left % 2 != right % 2
    found = together(read, left, right, apart, near, np.zeros_like(near))

    def partners(of: NDArray[np.bool_]) -> NDArray[np.int64]:
        chosen = (found["read"] > 0) & of
        return np.bincount(np.concatenate([left[chosen], right[chosen]]), minlength=size)

    assert partners(apart).min() >= 16
    assert partners(~apart).min() >= 4
    assert found["read"].sum() < len(left)
    assert (found["read_one_claim"][found["read"] == 0] == 0).all()


def test_how_many_threads_read_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    read = reader().alone(TEXTS * 20)
    left, right = np.triu_indices(100, 60)
    several = reader().together(read, left, right)
    monkeypatch.setattr(module, "_THREADS", 1)
    assert (reader().together(read, left, right) == several).all()
    assert len(reader().together(read, left[:0], right[:0])) == 0


def test_denied_words_are_read_as_denied() -> None:
    row = {"attribution_id": "t1", "act": "deny", "polarity": "positive"}
    assert worded(row, "troops had crossed") == "denied: troops had crossed"
    assert worded({**row, "polarity": "negative"}, "no troops had crossed") == "no troops had crossed"


def test_a_missing_file_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ModelError, match=r"lacks none\.z or it is damaged: reinstall onrecord"):
        module._unpacked("none.z")
