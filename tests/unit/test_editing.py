"""The editing program: what it says was taken over was, and it edits as much as it says."""

from __future__ import annotations

import pytest
from quality.editing import WAYS, edited

SOURCE = " ".join(
    f"The harbour board of Halden counted {number} barges at the quay on Friday, and the pilot said the tide was {word}."
    for number, word in enumerate(
        "low high slow swift late early odd cold warm calm rough grey clear dark mild".split()
    )
)
OWN = "Our desk prints this."


@pytest.mark.parametrize("way", WAYS)
def test_what_was_taken_stands_in_the_source(way: str) -> None:
    copy = edited(SOURCE, way, OWN, ["quarry", "ballot"], 7)
    source = SOURCE.split()
    assert copy.taken
    for first, last in copy.taken:
        assert copy.whole[0] <= first < last <= copy.whole[1]
        assert copy.text[first:last] in source
    assert copy.text.startswith(OWN)


@pytest.mark.parametrize(
    ("way", "least", "most"), [("verbatim", 1.0, 1.0), ("edited 40 %", 0.5, 0.8), ("cut", 0.2, 0.4)]
)
def test_a_way_edits_as_much_as_it_says(way: str, least: float, most: float) -> None:
    copy = edited(SOURCE, way, OWN, ["quarry", "ballot"], 7)
    assert least <= len(copy.taken) / len(SOURCE.split()) <= most


def test_the_same_seed_gives_the_same_copy() -> None:
    assert edited(SOURCE, "spun", OWN, ["quarry"], 3) == edited(SOURCE, "spun", OWN, ["quarry"], 3)
