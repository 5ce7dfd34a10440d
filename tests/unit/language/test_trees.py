from __future__ import annotations

import itertools

import numpy as np
import pytest

from onrecord.reading.language.trees import best_tree, heads_of, turned


def is_tree(heads: list[int]) -> bool:
    if sum(h == i for i, h in enumerate(heads)) != 1:
        return False
    for i in range(len(heads)):
        seen = set()
        while heads[i] != i:
            if i in seen:
                return False
            seen.add(i)
            i = heads[i]
    return True


@pytest.mark.parametrize("seed", range(40))
def test_best_tree_is_the_best_of_all_trees(seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(4, 4)).astype(np.float32)
    best = max(
        (heads for heads in itertools.product(range(4), repeat=4) if is_tree(list(heads))),
        key=lambda heads: sum(scores[i, h] for i, h in enumerate(heads)),
    )
    assert best_tree(scores).tolist() == list(best)


@pytest.mark.parametrize("seed", range(20))
def test_each_sentence_is_one_tree_and_no_arc_leaves_it(seed: int) -> None:
    rng = np.random.default_rng(seed)
    n = 30
    starts = rng.random(n) < 0.2
    starts[0] = True
    heads = heads_of(rng.normal(size=(n, n)).astype(np.float32), starts)
    edges = [*np.flatnonzero(starts).tolist(), n]
    for a, b in itertools.pairwise(edges):
        assert is_tree((heads[a:b] - a).tolist())


def test_a_plain_tree_is_left_as_it_is() -> None:
    arcs = np.full((3, 3), -5.0, dtype=np.float32)
    arcs[0, 1] = arcs[1, 1] = arcs[2, 1] = 5.0
    assert heads_of(arcs, np.array([True, False, False])).tolist() == [1, 1, 1]


def test_what_stands_before_of_governs() -> None:
    # the head of the board spoke: "head" was hung on "board", and "board" on "spoke"
    of = np.array([False, False, True, False, False, False])
    assert turned(np.array([1, 4, 4, 4, 5, 5]), of).tolist() == [1, 5, 4, 4, 1, 5]
    root = turned(np.array([1, 4, 4, 4, 4, 4]), of)
    assert root.tolist() == [1, 1, 4, 4, 1, 4]
    right = np.array([1, 5, 4, 4, 1, 5])
    assert turned(right, of).tolist() == right.tolist()
