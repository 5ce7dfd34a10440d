"""In: gold stories (quality/gold, ../shared/gold). Out: pairs/story.json, the model of "two statements are on one claim".

Run: PYTHONPATH=src:. python training/claims/story.py [--write]; it prints, for each story, what a model learnt on the others
reaches there (average precision of pairs of different articles), which is the figure to believe.
"""

from __future__ import annotations

import argparse
import json
import math
import tempfile
from pathlib import Path

import numpy as np
from quality.claim_stories import Story, stories
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score
from sklearn.preprocessing import StandardScaler

from onrecord.comparing.claims_pairs import NAMES

OUT = Path("src/onrecord/comparing/pairs/story.json")
STRENGTH = 0.03
"""Regularisation: the stories are few and each has its own manner."""


def fitted(parts: list[Story]) -> tuple[LogisticRegression, StandardScaler]:
    """The model learnt on the pairs of some stories; pairs that only one annotator joined are left out."""
    values = np.concatenate([part.values[part.labels != 1] for part in parts])
    labels = np.concatenate([part.labels[part.labels != 1] == 2 for part in parts])
    scaler = StandardScaler().fit(values)
    return LogisticRegression(C=STRENGTH, max_iter=5000).fit(scaler.transform(values), labels), scaler


def main() -> None:
    """Report, and with --write learn on all stories and write the model."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--folder", type=Path, help="where readings are kept for the next run (default: nowhere)")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        found = stories(arguments.folder or Path(folder))
    for story in found:
        model, scaler = fitted([other for other in found if other is not story])
        across = ~story.within
        scores = model.predict_proba(scaler.transform(story.values[across]))[:, 1]
        print(f"{story.name:12} AP {average_precision_score(story.labels[across] == 2, scores):.3f} of {across.sum()}")
    if arguments.write:
        model, scaler = fitted(found)
        weights = model.coef_[0] / scaler.scale_
        intercept = float(model.intercept_[0] - (weights * scaler.mean_).sum())
        data = {
            "intercept": round(intercept, 5),
            "weights": {name: round(float(weight), 5) for name, weight in zip(NAMES, weights, strict=True)},
        }
        assert math.isfinite(intercept)
        OUT.write_text(json.dumps(data, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
