"""A denial that names its matter by a pronoun: sides built by hand."""

from __future__ import annotations

from typing import Any

import pytest
from tests.unit.comparing import sides

from onrecord.comparing.conflicts.rules.anaphora import anaphora_pairs
from onrecord.comparing.conflicts.sides import Side


def side(number: int, text: str, **cells: Any) -> Side:
    """The statement at its place of one article."""
    start = 200 * number
    return sides.side(number, text, **({"article": "t1", "start": start, "end": start + len(text)} | cells))


TOLD = side(1, "Dorsland has moved two battalions to the border")


@pytest.mark.parametrize(
    ("other", "found"),
    [
        (side(2, "it", act="deny"), 1),
        (side(2, "That is a lie"), 1),
        (side(2, "that is incorrect"), 1),
        (side(2, "That is rumors, fabricated rumors"), 1),
        (side(2, "That's simply not true"), 1),
        (side(2, "the report was a complete fabrication"), 1),
        (side(2, "it is wrong to wait"), 0),
        (side(2, "that is not the wrong road"), 0),
        (side(2, "it"), 0),
        (side(2, "This is not the first lie"), 0),
        (side(2, "it", act="deny", speaker="p1"), 0),
        (side(2, "it", act="deny", article="t2"), 0),
        (side(9, "it", act="deny"), 0),
    ],
)
def test_what_is_denied_stands_right_before(other: Side, found: int) -> None:
    assert len(anaphora_pairs([TOLD, other])) == found


def test_the_nearest_is_meant() -> None:
    between = side(2, "A drone crossed the border on Tuesday night")
    found = anaphora_pairs([TOLD, between, side(3, "this", act="deny")])
    assert [pair[:2] for pair in found] == [("s3", "s2")]


def test_what_somebody_said_is_meant_rather_than_what_the_article_tells() -> None:
    told = side(2, "He had last been seen in public in July", own_voice=True, speaker=None)
    found = anaphora_pairs([TOLD, told, side(3, "That is a fabrication")])
    assert [pair[:2] for pair in found] == [("s3", "s1")]
