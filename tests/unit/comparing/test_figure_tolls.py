"""Rival tolls of one day, and tolls that rise: figures built by hand."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from onrecord.comparing.figures.tolls import rival_tolls

MONDAY = dt.date(2025, 6, 2)


def toll(number: int, concept: str, text: str, day: dt.date | None = MONDAY, **cells: Any) -> dict[str, Any]:
    """A quoted count of an article of its own; `cells` are what is otherwise."""
    base = {
        "value": 9.0 if number == 1 else 17.0, "source_text": f"Speaker {number}", "article_id": f"t{number}", "attribution_id": f"a{number}", "concept": concept, "resolved": text,
        "said_on": None, "published_on": day, "comparator": "exactly",
    }  # fmt: skip
    return base | cells


NINE = toll(1, "dead", "nine people were killed")
TUESDAY = MONDAY + dt.timedelta(days=1)


@pytest.mark.parametrize(
    ("low", "high", "rival"),
    [
        (NINE, toll(2, "dead", "17 people were killed"), True),
        (NINE, toll(2, "dead", "17 people were killed", TUESDAY), False),
        (toll(1, "dead", "nine people were killed", TUESDAY), toll(2, "dead", "17 people were killed"), True),
        (toll(1, "dead", "no more than nine died", comparator="up to"), toll(2, "dead", "17 died", TUESDAY), True),
        (NINE, toll(2, "dead", "12 people were killed", value=12.0), False),
        (NINE, toll(2, "dead", "17 people were killed", source_text="the interior ministry"), False),
        (NINE, toll(2, "dead", "the toll has risen to 17"), False),
        (NINE, toll(2, "dead", "17 people were killed", attribution_id=None), False),
        (NINE, toll(2, "dead", "17 people were killed", article_id="t1"), False),
        (NINE, toll(2, "dead", "17 people were killed", None), False),
        (NINE, toll(2, "injured", "17 people were injured"), False),
        (NINE, toll(2, "dead child", "17 children were killed"), True),
        (toll(1, "dead child", "nine children were killed"), toll(2, "dead", "17 people were killed"), False),
        (toll(1, "dead", "we have seen nine bodies"), toll(2, "dead", "17 people were killed"), False),
        (NINE, toll(2, "dead", "we have seen 17 bodies"), True),
        (toll(1, "dead", "its crew of three died"), toll(2, "dead", "17 people were killed"), False),
        (toll(1, "injured sail", "three sailors were hurt"), toll(2, "injured crew memb", "six of the crew"), True),
    ],
)
def test_rival_or_risen(low: dict[str, Any], high: dict[str, Any], rival: bool) -> None:
    assert rival_tolls(low, high) is rival


def test_a_toll_two_days_on_may_have_risen_beyond_a_bound() -> None:
    low = toll(1, "dead", "no more than nine died", comparator="up to")
    assert rival_tolls(low, toll(2, "dead", "17 died", MONDAY + dt.timedelta(days=1)))
    assert not rival_tolls(low, toll(2, "dead", "17 died", MONDAY + dt.timedelta(days=2)))
