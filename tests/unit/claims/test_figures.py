"""Figures that cannot both be right, and those that can."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from onrecord.comparing.figure_conflict import conflict, figure_pairs

NOON = dt.date(2031, 3, 12)


def figure(value: float, unit: str = "people killed", **columns: Any) -> dict[str, Any]:
    row: dict[str, Any] = {
        "figure_id": f"f{value}", "story_id": "s", "statement_id": f"st{value}", "article_id": f"t{value}", "text": str(value),
        "value": value, "value_high": None, "comparator": "exactly", "unit": unit, "about": "blast in the port", "as_of": NOON,
        "said_on": None, "published_on": NOON, "speaker_id": f"e{value}", "resolved": "", "size": 10, "derived": False, "own": True,
    }  # fmt: skip
    return row | columns


def test_two_tolls_of_one_day_by_two_speakers_conflict() -> None:
    score, because = conflict(figure(14), figure(17))
    assert score >= 0.5
    assert because == "14 / 17"


@pytest.mark.parametrize(
    "other",
    [
        figure(17, as_of=dt.date(2031, 3, 13)),
        figure(17, as_of=None, published_on=dt.date(2031, 3, 13)),
        figure(17, speaker_id="e14"),
        figure(17, derived=True),
        figure(17, unit="people injured"),
        figure(9, comparator="at least"),
        figure(17, unit="kilometres", about="distance to the port"),
    ],
    ids=["another day", "published later", "one speaker", "derived", "injured", "at least fewer", "another unit"],
)
def test_look_alikes_do_not(other: dict[str, Any]) -> None:
    assert conflict(figure(14), other)[0] == 0.0


def test_bodies_and_people_killed_are_one_count() -> None:
    assert conflict(figure(14), figure(17, unit="bodies", about="17 bodies had been brought in"))[0] >= 0.5


def test_a_stock_may_be_compared_across_days() -> None:
    mine = figure(600, unit="tonnes", about="ammonium nitrate in the hall", comparator="up to", as_of=None)
    board = figure(
        2700, unit="tonnes", about="ammonium nitrate in the depot", as_of=None, published_on=dt.date(2031, 3, 15)
    )
    assert conflict(mine, board)[0] >= 0.5


def test_rounded_numbers_that_meet_do_not_conflict() -> None:
    assert (
        conflict(
            figure(7.6e6, "people displaced", comparator="more than"),
            figure(8e6, "people displaced", comparator="nearly"),
        )[0]
        == 0
    )


def test_statements_that_share_a_figure_do_not_conflict_over_another() -> None:
    both = figure(800, unit="tonnes", statement_id="x", comparator="exactly", about="ammonium nitrate in the hall")
    rows = [
        both,
        figure(2700, unit="tonnes", statement_id="x", figure_id="g", about="ammonium nitrate in the hall"),
        figure(
            2700, unit="tonnes", statement_id="y", figure_id="h", about="ammonium nitrate in the hall", speaker_id="z"
        ),
    ]
    assert figure_pairs(rows) == []
    assert len(figure_pairs([rows[0], rows[2]])) == 1
