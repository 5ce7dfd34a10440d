"""Whatever the text: times lie inside it, in order, apart from each other, and their days agree with their values."""

from __future__ import annotations

import datetime as dt
import itertools

from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.times import times_of

WORDS = st.sampled_from(
    "the a last next this past two 3 31 1999 2031 March May Sept. Monday days week year years ago later quarter third "
    "of in until , . - ' s early 10:30 p.m. today second half 30th fiscal now Q \n 2/30/2031 XX half an hour \n\n".split(
        " "
    )
)


@given(st.lists(WORDS, max_size=14).map(" ".join), st.none() | st.dates(dt.date(1700, 1, 1), dt.date(2100, 1, 1)))
def test_spans_and_days(text: str, published: dt.date | None) -> None:
    times = times_of(text, published)
    assert all(0 <= t.start < t.end <= len(text) for t in times)
    assert all(a.end <= b.start for a, b in itertools.pairwise(times))
    for time in times:
        assert (time.first is None) == (time.last is None)
        if time.first and time.last:
            assert time.first <= time.last
        assert time.value or time.basis


@given(st.text(max_size=60))
def test_any_text(text: str) -> None:
    assert all(text[t.start : t.end].strip() for t in times_of(text, dt.date(2031, 5, 14)))
