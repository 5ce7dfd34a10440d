"""What third statements say of the sides of a pair."""

from __future__ import annotations

import numpy as np

from onrecord.comparing.pairs.around import AROUND_SIDES, around_sides
from onrecord.comparing.propositions.grouping import Pair

# a and b say the same, c stands against b; d agrees with nobody
PAIRS = [Pair("a", "b", 0.9, 0.0), Pair("b", "c", 0.6, 0.8), Pair("a", "c", 0.5, 0.1), Pair("a", "d", 0.01, 0.01)]


def column(name: str, pairs: list[Pair]) -> list[float]:
    return [float(value) for value in np.exp(around_sides(pairs)[:, AROUND_SIDES.index(name)])]


def test_whoever_agrees_with_a_third_stands_against_whom_it_stands_against() -> None:
    through = column("through", PAIRS)
    assert np.isclose(through[2], 0.01 + 0.9 * 0.8)  # a agrees with b, b stands against c
    assert np.isclose(through[3], 0.01)


def test_two_that_agree_with_a_third_agree() -> None:
    agreed = column("agreed", PAIRS)
    assert np.isclose(agreed[0], 0.01 + 0.5 * 0.6 * 0.9 * 0.2)  # through c: hardly, it stands against b
    assert np.isclose(agreed[2], 0.01 + 0.9 * 0.6 * 0.2)


def test_the_order_of_pairs_and_of_their_two_statements_changes_nothing() -> None:
    turned = [Pair(pair.b, pair.a, pair.same, pair.opposed) for pair in reversed(PAIRS)]
    assert (around_sides(turned)[::-1] == around_sides(PAIRS)).all()
    assert around_sides([]).shape == (0, len(AROUND_SIDES))
