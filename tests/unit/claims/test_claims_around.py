"""What third statements say of the sides of a pair."""

from __future__ import annotations

import random
from itertools import combinations

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


def test_of_many_pairs_each_is_told_the_surest_way_there_is() -> None:
    names = [f"s{n:02}" for n in range(30)]
    chance = random.Random(7)
    pairs = [
        Pair(a, b, round(chance.random() ** 3, 6), round(chance.random() ** 4, 6))
        for a, b in combinations(names, 2)
        if chance.random() < 0.5
    ]
    same = {key: p.same for p in pairs if p.same >= 0.05 for key in ((p.a, p.b), (p.b, p.a))}
    against = {key: p.opposed for p in pairs if p.opposed >= 0.03 for key in ((p.a, p.b), (p.b, p.a))}
    ways = [
        max(
            (
                same.get((one, third), 0.0) * against.get((other, third), 0.0)
                for one, other in ((p.a, p.b), (p.b, p.a))
                for third in names
            ),
        )
        for p in pairs
    ]
    assert np.allclose(column("through", pairs), [0.01 + way for way in ways], atol=1e-5)
    assert around_sides([]).shape == (0, len(AROUND_SIDES))
