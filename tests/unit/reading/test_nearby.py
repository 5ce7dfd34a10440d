"""What touches a stretch is found as by going through everything, in the order given."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.nearby import Nearby

stretches = st.tuples(st.integers(0, 30), st.integers(0, 12)).map(lambda each: (each[0], each[0] + each[1]))


def test_neighbours_that_only_meet_at_an_edge_do_not_touch() -> None:
    near = Nearby([(4, 9), (0, 4), (9, 12), (0, 30), (6, 6)], lambda span: span)
    assert near.touching(4, 9) == [(4, 9), (0, 30), (6, 6)]
    assert near.holding(9) == [(9, 12), (0, 30)]
    assert near.touching(30, 40) == []
    assert Nearby([], lambda span: span).touching(0, 9) == []


@given(st.lists(stretches), stretches)
def test_found_is_what_shares_a_place(given_: list[tuple[int, int]], asked: tuple[int, int]) -> None:
    numbers = Nearby(range(len(given_)), lambda n: given_[n])
    start, end = asked
    wanted = [n for n, (a, b) in enumerate(given_) if a < end and b > start]
    assert numbers.touching(start, end) == wanted
