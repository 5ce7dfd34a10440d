"""In: ECB+ train (sentences that share event chains or none). Out: pairs/same.json, the model of "one proposition".

Two sentences of different articles on one happening count as one proposition where they share two event chains, or half
of their chains; as none where they share no chain; pairs in between are left out. Run as words.py is run.
"""

from __future__ import annotations

import collections
import gzip
import itertools
import json
import math
import random
import sys
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, roc_auc_score

from onrecord.comparing.pairs.features import NAMES, compare, weigher
from onrecord.comparing.pairs.wording import wording

PRIOR = 0.68  # so that 0.5 is precise on invented stories; ECB+ pairs are as dense


def sentences(path: Path) -> dict[str, list[tuple[str, str, set[str]]]]:
    """seminal event -> (document, sentence, event chains that are no singletons)."""
    out: dict[str, list[tuple[str, str, set[str]]]] = collections.defaultdict(list)
    with gzip.open(path, "rt", encoding="utf-8") as handle:
        for line in handle:
            row = json.loads(line)
            for s in row["sentences"]:
                text = row["text"][s["start"] : s["end"]].replace(" 's", "'s").replace(" n't", "n't").replace(" ,", ",")
                chains = {
                    m["chain"]
                    for m in row["mentions"]
                    if m["kind"] == "event" and any(s["start"] <= a < s["end"] for a, _ in m["spans"])
                }
                if not text.startswith("http"):
                    out[row["seminal_event"]].append((row["id"], text, chains))
    return out


def pairs(path: Path, limit: int = 600) -> tuple[np.ndarray, np.ndarray]:
    """Features and labels of pairs that share a word."""
    rows, labels = [], []
    for event, found in sorted(sentences(path).items()):
        chooser = random.Random(event)
        worded = [wording(text) for _, text, _ in found]
        holding = collections.Counter(term for w in worded for term in set(w.terms))
        weigh = weigher({t: math.log((len(found) + 1) / c) for t, c in holding.items() if c >= 3})
        some = []
        for i, j in itertools.combinations(range(len(found)), 2):
            if found[i][0] == found[j][0] or not set(worded[i].terms) & set(worded[j].terms):
                continue
            both = {c for c in found[i][2] & found[j][2] if not c.startswith("Singleton")}
            if not both or len(both) >= 2 or 2 * len(both) >= len(found[i][2] | found[j][2]):
                some.append((i, j, bool(both)))
        chooser.shuffle(some)
        for i, j, label in some[:limit]:
            features = compare(worded[i], worded[j], weigh)
            rows.append([features[name] for name in NAMES])
            labels.append(label)
    return np.array(rows), np.array(labels)


def main(data: str, out: str = "src/onrecord/comparing/pairs/same.json") -> None:
    """Fit, report on dev, write."""
    x, y = pairs(Path(data) / "ecbplus/train.jsonl.gz")
    x_dev, y_dev = pairs(Path(data) / "ecbplus/dev.jsonl.gz")
    model = LogisticRegression(C=1.0, max_iter=2000).fit(x, y)
    scores = model.predict_proba(x_dev)[:, 1]
    print(
        f"dev: AUC {roc_auc_score(y_dev, scores):.3f}, AP {average_precision_score(y_dev, scores):.3f}, {y_dev.mean():.2f}"
    )
    shift = math.log(PRIOR / (1 - PRIOR)) - math.log(y.mean() / (1 - y.mean()))
    weights = {name: round(float(w), 4) for name, w in zip(NAMES, model.coef_[0], strict=True)}
    model_file = {"intercept": round(float(model.intercept_[0] + shift), 4), "weights": weights}
    Path(out).write_text(json.dumps(model_file, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
