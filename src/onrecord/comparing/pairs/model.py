"""Features in, a calibrated probability out: a logistic model whose weights are a JSON file that a person can read."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class Logistic:
    """Weights by feature name and an intercept."""

    weights: Mapping[str, float]
    intercept: float

    def probability(self, features: Mapping[str, float]) -> float:
        """The probability for one set of features; features without a weight count nothing."""
        total = self.intercept + sum(self.weights[name] * features.get(name, 0.0) for name in sorted(self.weights))
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))

    def probabilities(self, names: Sequence[str], values: NDArray[np.float64]) -> NDArray[np.float64]:
        """The probability for each row of `values`, whose columns are `names`."""
        weights = np.array([self.weights[name] for name in names])
        found: NDArray[np.float64] = 1.0 / (1.0 + np.exp(-np.clip(values @ weights + self.intercept, -30.0, 30.0)))
        return found


@lru_cache(maxsize=8)
def logistic(name: str) -> Logistic:
    """The model `<name>.json` of this package (made by training/claims/same.py and story.py)."""
    data = json.loads(files(__package__).joinpath(f"{name}.json").read_text(encoding="utf-8"))
    return Logistic(weights=data["weights"], intercept=data["intercept"])
