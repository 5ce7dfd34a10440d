"""Pairs of one story's statements with probabilities in; what third statements say of each pair out.

Whoever says what a third statement says stands against whom the third stands against; two that both agree with a third agree.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from ..propositions.grouping import Pair

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

AROUND_SIDES = ("own", "same", "through", "agreed", "crowd")
"""Log odds that the two stand against each other, and that they are on one claim; of the surest way through a third that one
agrees with and the other stands against, and of one that both agree with; how much either stands against."""
_NEIGHBOUR = 0.05  # probability from which a statement is a neighbour
_RIVAL = 0.03  # and from which it is a rival
_NEAR_ZERO, _NO_WAY, _NOBODY = 1e-3, 0.01, 0.1  # keep logarithms finite
_DIGITS = 6


def around_sides(pairs: Sequence[Pair]) -> Floats:
    """One row of AROUND_SIDES a pair."""
    number = {each: n for n, each in enumerate(sorted({name for pair in pairs for name in (pair.a, pair.b)}))}
    left = np.array([number[pair.a] for pair in pairs], np.int64)
    right = np.array([number[pair.b] for pair in pairs], np.int64)
    same = _Links(left, right, np.array([pair.same for pair in pairs], np.float64), _NEIGHBOUR, len(number))
    against = _Links(left, right, np.array([pair.opposed for pair in pairs], np.float64), _RIVAL, len(number))
    through, agreed = np.zeros(len(pairs)), np.zeros(len(pairs))
    for one, other in ((left, right), (right, left)):
        _reach(one, other, same, against, through, agreed)
    crowd = [math.fsum(against.row(n)[1].tolist()) for n in range(len(number))]
    out = np.array(
        [
            (
                _log_odds(pair.opposed),
                _log_odds(pair.same),
                math.log(_NO_WAY + by),
                math.log(_NO_WAY + along),
                math.log(crowd[a] + crowd[b] + _NOBODY),
            )
            for pair, a, b, by, along in zip(
                pairs, left.tolist(), right.tolist(), through.tolist(), agreed.tolist(), strict=True
            )
        ]
    ).reshape(len(pairs), len(AROUND_SIDES))
    return np.round(out, _DIGITS)


class _Links:
    """Whom each statement is linked with, and how surely: rows of a sparse matrix, one behind the other."""

    def __init__(self, left: Ints, right: Ints, values: Floats, least: float, size: int) -> None:
        kept = values >= least
        first, second = np.concatenate([left[kept], right[kept]]), np.concatenate([right[kept], left[kept]])
        order = np.lexsort((second, first))
        self.of, self.others, self.values = first[order], second[order], np.concatenate([values[kept]] * 2)[order]
        self._starts = np.searchsorted(self.of, np.arange(size + 1))

    def row(self, one: int) -> tuple[Ints, Floats]:
        """The statements that it is linked with, and the values."""
        place = slice(int(self._starts[one]), int(self._starts[one + 1]))
        return self.others[place], self.values[place]

    def rows(self, of: Ints) -> tuple[Ints, Ints]:
        """The places of several rows, one row behind the other, and how long each is."""
        lengths = self._starts[of + 1] - self._starts[of]
        shift = self._starts[of] - (np.cumsum(lengths) - lengths)
        return np.repeat(shift, lengths) + np.arange(int(lengths.sum())), lengths

    def at(self, of: Ints, others: Ints) -> Floats:
        """The value of each (statement, statement); 0 where the two are not linked."""
        if not len(self.of):
            return np.zeros(len(of))
        width = int(max(self.others.max(), others.max(initial=0))) + 1
        keys, sought = self.of * width + self.others, of * width + others
        place = np.minimum(np.searchsorted(keys, sought), len(keys) - 1)
        return np.where(keys[place] == sought, self.values[place], 0.0)


def _reach(one: Ints, other: Ints, same: _Links, against: _Links, through: Floats, agreed: Floats) -> None:
    """Raise `through` and `agreed` of each pair to the surest way from `one` over a third statement to `other`."""
    size = int(max(one.max(initial=-1), other.max(initial=-1))) + 1
    mine, theirs = np.zeros(size), np.zeros(size)
    turned = 1 - against.at(same.of, same.others)
    order = np.argsort(one, kind="stable")
    for places in np.split(order, np.flatnonzero(np.diff(one[order])) + 1) if len(order) else ():
        start = int(one[places[0]])
        near, value = same.row(start)
        if not len(near):
            continue
        foes, hate = against.row(start)
        mine[near], theirs[foes] = value, hate
        at, lengths = against.rows(other[places])
        _raise(through, places, mine[against.others[at]] * against.values[at], lengths)
        at, lengths = same.rows(other[places])
        thirds = same.others[at]
        _raise(agreed, places, mine[thirds] * same.values[at] * ((1 - theirs[thirds]) * turned[at]), lengths)
        mine[near], theirs[foes] = 0.0, 0.0


def _raise(out: Floats, places: Ints, found: Floats, lengths: Ints) -> None:
    """Raise each place of `out` to the largest of its own run of `found`; runs follow each other, some empty."""
    full = lengths > 0
    if full.any():
        starts = (np.cumsum(lengths) - lengths)[full]
        out[places[full]] = np.maximum(out[places[full]], np.maximum.reduceat(found, starts))


def _log_odds(probability: float) -> float:
    return math.log((probability + _NEAR_ZERO) / (1 - probability + _NEAR_ZERO))
