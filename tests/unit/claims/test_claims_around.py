"""What third statements say of a pair."""

from __future__ import annotations

import numpy as np

from onrecord.comparing.claims_around import AROUND, around

# 0-1, 0-2 and 1-2 fit one another; 3 fits only 2, and 4 fits nothing
LEFT, RIGHT = np.array([0, 0, 1, 2, 0, 3]), np.array([1, 2, 2, 3, 3, 4])
SURE = np.array([0.5, 0.9, 0.8, 0.5, 0.04, 0.01])


def test_a_way_through_a_third_statement_counts_as_its_weaker_half() -> None:
    through = around(LEFT, RIGHT, SURE)[:, AROUND.index("through")]
    assert np.allclose(np.exp(through), [0.81, 0.51, 0.51, 0.01, 0.51, 0.01], atol=1e-4)


def test_pairs_that_are_hardly_likely_are_no_neighbours() -> None:
    found = around(LEFT, RIGHT, SURE)
    assert found[5, AROUND.index("shared")] == 0
    assert np.isclose(
        np.exp(found[5, AROUND.index("crowd")]), 0.6, atol=1e-4
    )  # 2-3 alone, and what keeps logarithms finite


def test_the_order_of_pairs_and_of_their_two_statements_changes_nothing() -> None:
    turned = around(RIGHT[::-1], LEFT[::-1], SURE[::-1])[::-1]
    assert (turned == around(LEFT, RIGHT, SURE)).all()
    assert around(LEFT[:0], RIGHT[:0], SURE[:0]).shape == (0, len(AROUND))
