"""Quotations hold for any text: inside their paragraph, in order, never overlapping."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.attributions.quotes import find_quotes


@given(st.text(alphabet="ab .,!?\n\"'“”‘’«»-s", max_size=120))
def test_quotations_are_ordered_and_inside_their_paragraph(text: str) -> None:
    paragraphs = [match.span() for match in re.finditer(r"[^\n]+", text)]
    quotes = find_quotes(text, paragraphs)
    last = 0
    for quote in quotes:
        assert last <= quote.start <= quote.inner <= quote.outer <= quote.end
        assert any(start <= quote.start and quote.end <= end for start, end in paragraphs)
        last = quote.end
