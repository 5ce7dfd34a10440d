"""In: FNC-1 train pairs. Out: comparing/stance.npz, two sets of boosted trees: related or not; agree, disagree, discuss.

Dev bodies and headlines occur in no training pair. Run: PYTHONPATH=src python training/stance/train.py DATA [FEATURES]
FEATURES is a folder where features are kept between runs. Set OMP_NUM_THREADS=1 on a busy machine.
"""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

from onrecord.comparing.stance import LABELS
from onrecord.comparing.stance_features import features

WEIGHTS = {"agree": 1.5, "disagree": 6.0, "discuss": 1.0}  # towards the rare sides: macro F1 counts each alike
SEEDS = 2


def load(data: Path, split: str, keep: Path | None) -> tuple[np.ndarray, np.ndarray, list[str]]:
    """Features, label numbers and ids of the pairs of a split."""
    with gzip.open(data / "fnc1" / f"{split}_pairs.jsonl.gz", "rt", encoding="utf-8") as handle:
        pairs = sorted((json.loads(line) for line in handle), key=lambda p: (p["body"], p["id"]))
    labels = np.array([LABELS.index(p["stance"]) for p in pairs])
    ids = [p["id"] for p in pairs]
    kept = keep / f"fnc_{split}.npz" if keep else None
    if kept is not None and kept.exists():
        return np.load(kept)["X"], labels, ids
    with gzip.open(data / "fnc1" / "bodies.jsonl.gz", "rt", encoding="utf-8") as handle:
        bodies = {row["id"]: row["text"] for row in map(json.loads, handle)}
    rows = np.stack([features(p["headline"], bodies[p["body"]])[0] for p in pairs])
    if kept is not None:
        np.savez(kept, X=rows)
    return rows, labels, ids


def boosted(seed: int, **settings: Any) -> HistGradientBoostingClassifier:
    """A model whose size keeps the file small."""
    return HistGradientBoostingClassifier(
        random_state=seed, early_stopping=False, max_features=0.3, l2_regularization=5.0, **settings
    )


def flat(models: list[HistGradientBoostingClassifier]) -> dict[str, np.ndarray]:
    """The trees of several models as arrays, their scores averaged."""
    parts: dict[str, list[Any]] = {k: [] for k in ("feature", "threshold", "left", "right", "value")}
    roots, classes = [], []
    for model in models:
        for group in model._predictors:
            for which, tree in enumerate(group):
                base = len(parts["feature"])
                roots.append(base)
                classes.append(which)
                for node in tree.nodes:
                    leaf = bool(node["is_leaf"])
                    parts["feature"].append(-1 if leaf else int(node["feature_idx"]))
                    parts["threshold"].append(0.0 if leaf else float(node["num_threshold"]))
                    parts["left"].append(0 if leaf else base + int(node["left"]))
                    parts["right"].append(0 if leaf else base + int(node["right"]))
                    parts["value"].append(float(node["value"]) / len(models) if leaf else 0.0)
    start = np.mean([np.ravel(m._baseline_prediction) for m in models], axis=0)
    return {
        "feature": np.array(parts["feature"], np.int16),
        "threshold": np.array(parts["threshold"], np.float32),
        "left": np.array(parts["left"], np.int32),
        "right": np.array(parts["right"], np.int32),
        "value": np.array(parts["value"], np.float32),
        "roots": np.array(roots, np.int32),
        "classes": np.array(classes, np.int8),
        "start": start.astype(np.float32),
    }


def main(data: str, keep: str | None = None, out: str = "src/onrecord/comparing/stance.npz") -> None:
    """Train and write."""
    folder = Path(keep) if keep else None
    x, y, _ = load(Path(data), "train", folder)
    unrelated = LABELS.index("unrelated")
    related = [
        boosted(s, max_iter=60, max_leaf_nodes=16, learning_rate=0.12).fit(x, y != unrelated) for s in range(SEEDS)
    ]
    inside = y != unrelated
    weight = np.array([WEIGHTS[LABELS[label]] for label in y[inside]])
    side = [
        boosted(s, max_iter=120, max_leaf_nodes=8, learning_rate=0.05, min_samples_leaf=60).fit(
            x[inside], y[inside], sample_weight=weight
        )
        for s in range(SEEDS)
    ]
    arrays = {f"related_{k}": v for k, v in flat(related).items()} | {f"side_{k}": v for k, v in flat(side).items()}
    np.savez_compressed(out, **arrays)
    print(Path(out).stat().st_size, "bytes")


if __name__ == "__main__":
    main(*sys.argv[1:])
