"""Wherever a text is cut off, as teasers and paywalls do, and whatever hangs on its end: it is read, and its spans lie in it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from quality.damaged import ENDS, rows_read
from spacy.language import Language

from onrecord.pipeline import READING
from onrecord.reading.reader import load

pytestmark = pytest.mark.slow

GOLD = Path(__file__).parents[2] / "quality" / "gold"


@cache
def words() -> list[list[str]]:
    """The words of every text written for this project."""
    return [path.read_text(encoding="utf-8").split(" ") for path in sorted(GOLD.glob("**/texts/*.txt"))]


@cache
def pipeline() -> Language:
    """The reading pipeline, loaded once."""
    return load(READING, None)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_text_cut_off_anywhere_is_read(data: st.DataObject) -> None:
    whole = data.draw(st.sampled_from(words()))
    start = data.draw(st.integers(0, len(whole) - 1))
    length = data.draw(st.integers(1, 50))
    end = data.draw(st.sampled_from(ENDS))
    text = " ".join([*whole[start : start + length], end]).strip()
    for row in rows_read(pipeline(), text).get("attribution_span", []):
        assert 0 <= row["start_char"] < row["end_char"] <= len(text)
