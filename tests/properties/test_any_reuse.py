"""Copied passages of any two texts: within both texts, without overlap, and as alike as they say."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.comparing.reusing.alignment import MIN_SIMILARITY, passages

WORDS = st.lists(st.sampled_from("harbour the of pilot tide said barge quay storm night".split()), max_size=60)


@settings(max_examples=60, deadline=None)
@given(WORDS, WORDS, WORDS)
def test_passages_lie_in_both_texts_and_do_not_overlap(before: list[str], shared: list[str], after: list[str]) -> None:
    a, b = tuple(before + shared), tuple(shared + after)
    for start, end in (("start", "end"), ("other_start", "other_end")):
        text = a if start == "start" else b
        spans = sorted((getattr(passage, start), getattr(passage, end)) for passage in passages(a, b, 10))
        assert all(0 <= first < last <= len(text) for first, last in spans)
        assert all(one[1] <= other[0] for one, other in pairwise(spans))
    assert all(MIN_SIMILARITY / 2 <= passage.similarity <= 1 for passage in passages(a, b, 10))
