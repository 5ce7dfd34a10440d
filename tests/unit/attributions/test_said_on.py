"""Days of speaking, seen from the day of publication; what cannot be settled stays open."""

from __future__ import annotations

import datetime as dt

import pytest

from onrecord.reading.said_on import _EXPRESSION, resolve

WEDNESDAY = dt.date(2031, 5, 14)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Wednesday", dt.date(2031, 5, 14)),
        ("Thursday", dt.date(2031, 5, 8)),
        ("last Wednesday", dt.date(2031, 5, 7)),
        ("yesterday", dt.date(2031, 5, 13)),
        ("today", WEDNESDAY),
        ("May 3", dt.date(2031, 5, 3)),
        ("3 May 2029", dt.date(2029, 5, 3)),
        ("December 30", dt.date(2030, 12, 30)),
        ("last week", None),
        ("next Friday", None),
        ("February 30", None),
    ],
)
def test_a_day(words: str, expected: dt.date | None) -> None:
    match = _EXPRESSION.search(words)
    assert match is not None
    assert resolve(match, WEDNESDAY) == expected


def test_a_weekday_without_a_day_of_publication_is_open() -> None:
    match = _EXPRESSION.search("on Friday")
    assert match is not None
    assert resolve(match, None) is None
