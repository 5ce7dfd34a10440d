"""Ids and row checks."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import SchemaError
from onrecord.schema.checks import to_arrow
from onrecord.schema.ids import content_id, hash_int
from onrecord.schema.tables import TABLES


def test_ids_are_the_same_for_ever() -> None:
    """A changed hash would orphan every judgement that people made."""
    assert content_id("a", "x", None, 3) == content_id("a", "x", "", "3")
    assert content_id("t", "Some text") == "t56ba21724bdb0b9d"


@given(st.text(max_size=20), st.text(max_size=20))
def test_parts_do_not_run_together(a: str, b: str) -> None:
    if "\x1f" not in a + b and a + b != a:
        assert content_id("x", a, b) != content_id("x", a + b)
    assert -(2**63) <= hash_int(a) < 2**63


def test_rows_become_typed_columns() -> None:
    table = to_arrow(
        "build",
        [
            {
                "build_id": "b",
                "version": "1",
                "model": "m",
                "settings": "{}",
                "articles": 2,
                "at": dt.datetime(2020, 1, 2),
            }
        ],
    )
    assert table.schema == TABLES["build"].arrow()
    assert table["seconds"].to_pylist() == [None]


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({"stage": "x", "subject": "y"}, "rejected.reason: row 0 is null"),
        ({"stage": "x", "subject": "y", "reason": "z", "when": 1}, "no column 'when'"),
        ({"stage": "x", "subject": "y", "reason": "z", "score": "high"}, "rejected.score"),
    ],
)
def test_a_bad_row_is_an_error_that_says_where(row: dict[str, object], message: str) -> None:
    with pytest.raises(SchemaError, match=message):
        to_arrow("rejected", [row])
