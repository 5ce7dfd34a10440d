"""Durations that only place something in time compare nothing; those that somebody reports do."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.unit.reporting.test_real_piles import figure, opened

from onrecord.reporting.figures import figure_groups
from onrecord.reporting.findings import gather
from onrecord.reporting.placing import only_says_when


@pytest.mark.parametrize(
    ("text", "words", "unit", "only"),
    [
        ("The bridge fell two years ago.", "two years", "years", True),
        ("Nine were hurt in the past 24 hours.", "24 hours", "hours", True),
        ("The past two weeks were quiet.", "The past two weeks", "weeks", True),
        ("She left two days after the vote.", "two days", "days", True),
        ("They will meet in about 10 days.", "10 days", "days", True),
        ("He was held for five years.", "five years", "years", False),
        ("The truce lasted four hours and then broke.", "four hours", "hours", False),
        ("The past two ministers resigned.", "The past two ministers", "ministers", False),
        ("Nine ships after the storm.", "Nine ships", "ships", False),
    ],
)
def test_a_duration_that_only_says_when(text: str, words: str, unit: str, only: bool) -> None:
    at = text.index(words)
    assert only_says_when(unit, text, at, at + len(words)) is only


def told(key: str, value: float, unit: str, about: str, article: str) -> dict[str, Any]:
    return figure(key, value, unit, f"a{key}", article) | {"about": about}


def units(tmp_path: Path, *figures: dict[str, Any]) -> dict[str, bool]:
    with opened(tmp_path, figure=list(figures)) as record:
        return {group.unit: group.compared for group in figure_groups(record, gather(record).outlets)}


def test_money_is_compared_by_what_it_is_paid_for(tmp_path: Path) -> None:
    found = units(
        tmp_path,
        told("1", 9.6, "US dollars", "9.6 US dollars a dose of vaccine", "t1"),
        told("2", 1_100_000, "US dollars", "1.1 million US dollars in cash on the estate", "t2"),
        told("3", 10, "US dollars", "10 US dollars for a dose of vaccine", "t3"),
    )
    assert found["US dollars a dose of vaccine"]
    assert not found["US dollars in cash on the estate"]


def test_some_of_them_are_no_count_of_all(tmp_path: Path) -> None:
    found = units(
        tmp_path,
        told("1", 22, "lorries", "22 lorries", "t1"),
        told("2", 14, "lorries", "14 of the 22 lorries", "t2"),
        told("3", 20, "lorries", "20 lorries of the relief body", "t3"),
    )
    assert found["lorries"]
    assert found["lorries, a part of them"] is False
