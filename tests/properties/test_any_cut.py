"""Wherever a text is cut off, as teasers and paywalls do, and whatever hangs on its end: it is read, and its spans lie in it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from onrecord.pipeline import READING
from onrecord.reading.annotations import ArticleContext, Passage
from onrecord.reading.reader import load, prepare
from onrecord.reading.rows import rows_of

pytestmark = pytest.mark.slow

GOLD = Path(__file__).parents[2] / "quality" / "gold"
ENDS = (
    "told", "by", "to", "of", "said", ",", "and", "that", "“", "(", "allegedly", "according to", "from", "who", "which", "'s", "on Monday",
    "not", ":", "-", "the", "whether", "citing", "accused of", "believed", "saying", "obtained by", "quoted as saying", "a report from the",
    "no", "one", "'I", "this", "because", "in a letter to", "is said to", "denied", "said: “", "...",
)  # fmt: skip


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
    end = data.draw(st.sampled_from(["", *ENDS]))
    text = " ".join([*whole[start : start + length], end]).strip()
    context = ArticleContext(article_id="t", source="t", passages=(Passage(0, len(text), "body"),))
    rows = rows_of(pipeline()(prepare(pipeline(), text, context)))
    for row in rows.get("attribution_span", []):
        assert 0 <= row["start_char"] < row["end_char"] <= len(text)
