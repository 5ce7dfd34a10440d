"""Pairs of one story's statements with probabilities in; what third statements say of each pair out.

Two statements that both fit a third one probably fit each other; one that fits everything a little fits nothing.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

AROUND = ("own", "through", "shared", "crowd")
"""Log odds of the pair itself; of the surest way through a third statement; neighbours that both share; neighbours of both."""
_NEIGHBOUR = 0.05  # probability from which a statement is a neighbour
_NEAR_ZERO, _NO_WAY, _NOBODY = 1e-3, 0.01, 0.1  # keep logarithms finite
_DIGITS = 6


def around(left: Ints, right: Ints, probabilities: Floats) -> Floats:
    """One row of AROUND a pair; a pair counts for others from a probability of .05."""
    neighbours: dict[int, dict[int, float]] = {}
    rows = list(zip(left.tolist(), right.tolist(), np.round(probabilities, _DIGITS).tolist(), strict=True))
    for i, j, probability in rows:
        if probability >= _NEIGHBOUR:
            neighbours.setdefault(i, {})[j] = probability
            neighbours.setdefault(j, {})[i] = probability
    crowd = {i: math.fsum(found.values()) for i, found in neighbours.items()}
    out = np.zeros((len(rows), len(AROUND)))
    for place, (i, j, probability) in enumerate(rows):
        few, many = sorted((neighbours.get(i, {}), neighbours.get(j, {})), key=len)
        ways = [(value, many[third]) for third, value in few.items() if third in many]
        both = (crowd.get(i, 0.0), crowd.get(j, 0.0))
        out[place] = (
            math.log((probability + _NEAR_ZERO) / (1 - probability + _NEAR_ZERO)),
            math.log(_NO_WAY + max((min(way) for way in ways), default=0.0)),
            math.fsum(a * b for a, b in ways) / math.sqrt((both[0] + _NEIGHBOUR) * (both[1] + _NEIGHBOUR)),
            math.log(both[0] + both[1] + _NOBODY),
        )
    return np.round(out, _DIGITS)
