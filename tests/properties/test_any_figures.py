"""Whatever the text: figures lie inside it, in order, apart from each other, and ranges rise."""

from __future__ import annotations

import itertools

import spacy
from hypothesis import given
from hypothesis import strategies as st

import onrecord.reading.times  # noqa: F401
from onrecord.reading.figures import read_figures
from onrecord.reading.numbers import read_number, read_ordinal, words_of

NLP = spacy.blank("en")
NLP.add_pipe("onrecord_times")
WORDS = st.sampled_from(
    "three 3 10-15 1,200 7.6 million bn % per cent $ £ people killed at least more than between and to or of a the third "
    "round dozens tens hundreds twice as many half in five T-90 2031 March days - ' . , \n ½ one two hundred old".split(
        " "
    )
)


@given(st.lists(WORDS, max_size=14).map(" ".join) | st.text(max_size=50))
def test_spans_and_values(text: str) -> None:
    figures = read_figures(NLP(text))._.figures
    assert all(0 <= f.start < f.end <= len(text) for f in figures)
    assert all(a.start < b.start for a, b in itertools.pairwise(figures))
    assert all(f.value is not None for f in figures if f.value_high is not None)


@given(st.text(max_size=40))
def test_every_number_ends_after_it_begins(text: str) -> None:
    words = words_of(text)
    for at in range(len(words)):
        for found in (read_number(words, at), read_ordinal(words, at)):
            assert found is None or at < found[1] <= len(words)
