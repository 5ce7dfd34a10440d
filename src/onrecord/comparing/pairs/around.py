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

AROUND_SIDES = ("own", "same", "through", "agreed", "crowd")
"""Log odds that the two stand against each other, and that they are on one claim; of the surest way through a third that one
agrees with and the other stands against, and of one that both agree with; how much either stands against."""
_NEIGHBOUR = 0.05  # probability from which a statement is a neighbour
_RIVAL = 0.03  # and from which it is a rival
_NEAR_ZERO, _NO_WAY, _NOBODY = 1e-3, 0.01, 0.1  # keep logarithms finite
_DIGITS = 6


def around_sides(pairs: Sequence[Pair]) -> Floats:
    """One row of AROUND_SIDES a pair."""
    same: dict[str, dict[str, float]] = {}
    against: dict[str, dict[str, float]] = {}
    for pair in pairs:
        for kept, probability, least in ((same, pair.same, _NEIGHBOUR), (against, pair.opposed, _RIVAL)):
            if probability >= least:
                kept.setdefault(pair.a, {})[pair.b] = kept.setdefault(pair.b, {})[pair.a] = probability
    crowd = {each: math.fsum(found.values()) for each, found in against.items()}
    out = np.zeros((len(pairs), len(AROUND_SIDES)))
    for place, pair in enumerate(pairs):
        through, agreed = 0.0, 0.0
        for one, other in ((pair.a, pair.b), (pair.b, pair.a)):
            mine, theirs, rivals, friends = (
                same.get(one, {}),
                against.get(one, {}),
                against.get(other, {}),
                same.get(other, {}),
            )
            for third, value in mine.items():
                through = max(through, value * rivals.get(third, 0.0))
                if third in friends:
                    turned = (1 - theirs.get(third, 0.0)) * (1 - rivals.get(third, 0.0))
                    agreed = max(agreed, value * friends[third] * turned)
        both = crowd.get(pair.a, 0.0) + crowd.get(pair.b, 0.0)
        out[place] = (
            _log_odds(pair.opposed),
            _log_odds(pair.same),
            math.log(_NO_WAY + through),
            math.log(_NO_WAY + agreed),
            math.log(both + _NOBODY),
        )
    return np.round(out, _DIGITS)


def _log_odds(probability: float) -> float:
    return math.log((probability + _NEAR_ZERO) / (1 - probability + _NEAR_ZERO))
