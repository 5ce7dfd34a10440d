"""Features in, class probabilities out: boosted decision trees from a small file, walked in numpy alone."""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Trees:
    """Trees of one model, one node a row: feature (-1: a leaf), threshold, children, value; `roots` and their class."""

    feature: NDArray[np.int16]
    threshold: Floats
    left: NDArray[np.int32]
    right: NDArray[np.int32]
    value: Floats
    roots: NDArray[np.int32]
    classes: NDArray[np.int8]
    start: Floats

    def scores(self, row: Floats) -> NDArray[np.float64]:
        """The raw score of each class for one row of features; all trees are walked side by side."""
        at = self.roots.copy()
        while True:
            feature = self.feature[at]
            inner = feature >= 0
            if not inner.any():
                break
            goes_left = row[np.maximum(feature, 0)] <= self.threshold[at]
            at = np.where(inner, np.where(goes_left, self.left[at], self.right[at]), at)
        out = self.start.astype(np.float64)
        np.add.at(out, self.classes, self.value[at].astype(np.float64))
        return out


@lru_cache(maxsize=4)
def trees(name: str) -> Trees:
    """The model `name` of `stance.npz` (made by training/stance/train.py)."""
    with np.load(io.BytesIO(files(__package__).joinpath("stance.npz").read_bytes())) as data:
        parts = {part: data[f"{name}_{part}"] for part in Trees.__dataclass_fields__}
    return Trees(**parts)
