"""ECB+ train in; `events.json`, the model of which event mentions are one event, out.

usage: PYTHONPATH=src:. python training/event_links.py ECBPLUS_TRAIN.jsonl.gz

The texts are built as one pile with the set's own event mentions as triggers; every candidate pair of a story is an
example. A logistic regression with bounds: what agrees never counts against, what differs never for one event. Days,
exact places, "another" and differing numbers of victims are too rare in the set's clipped sentences to be weighed by
it; their bounds are set by hand, and so is the price of joining what happened with what is only planned.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy as np
from quality.devset import Record, records
from quality.tasks.event_links import given_triggers, links
from scipy.optimize import minimize

from onrecord.comparing import events
from onrecord.comparing.resolving import likeness
from onrecord.comparing.resolving.likeness import NAMES, Mentions

AT_MOST = {
    "day_apart": -3.0,
    "place_apart": -2.5,
    "another": -7.0,
    "victims_apart": -0.5,
    "tolls_apart": -5.0,
    "mode_apart": -1.0,
    "actor_apart": -1.0,
    "recipient_apart": -0.7,
    "unreal_apart": -1.2,
    "type_apart": -1.0,
    "countries_apart": -2.5,
    "targets_apart": -1.0,
    "bare_synonym_apart": -1.5,
    "bare_stem_apart": -0.5,
    "dealings_apart": -2.0,
    "beside_apart": -0.5,
}
AT_LEAST = {"beside": 1.0, "day": 0.5, "place": 0.5, "actor": 0.5, "recipient": 0.5, "victims": 0.5}
CAPS = {"article": 2.0, "one_article": 1.0}  # the set's articles are a sentence or two: whole ones are more alike
RIDGE = 1.0


def examples(gold: list[Record]) -> tuple[np.ndarray, np.ndarray]:
    """Features and labels of the candidate pairs of every story."""
    rows: list[dict[str, Any]] = []
    texts: dict[str, str] = {}

    def keep(found: Any, given: Any) -> list[dict[str, str]]:
        rows.extend(dict(row) for row in found)
        texts.update(given)
        return [{"event_id": row["event_id"], "event_group": row["event_id"]} for row in found]

    real, events.event_groups = events.event_groups, keep  # type: ignore[assignment]
    try:
        with given_triggers(gold):
            links(gold)
    finally:
        events.event_groups = real
    by_text = {record["text"]: record for record in gold}
    stories: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        stories[row["story_id"]].append(row)
    out, labels = [], []
    for _, mentions in sorted(stories.items()):
        chains = [chain(by_text[texts[row["article_id"]]], row) for row in mentions]
        ready = Mentions(mentions, texts)
        for a, b in ready.candidates():
            out.append(ready.features(a, b))
            labels.append([chains[i] is not None and chains[i] == chains[j] for i, j in zip(a, b, strict=True)])
    return np.concatenate(out).astype(float), np.concatenate(labels).astype(float)


def chain(record: Record, row: dict[str, Any]) -> tuple[str, str] | None:
    """The set's chain for a mention."""
    for mention in record["mentions"]:
        if mention["kind"] == "event" and any(
            a < row["end_char"] and row["start_char"] < b for a, b in mention["spans"]
        ):
            return record["topic"], mention["chain"]
    return None


def fit(features: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """Weights in the order of NAMES, then the intercept."""

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        score = features @ weights[:-1] + weights[-1]
        chance = 1 / (1 + np.exp(-score))
        value = np.logaddexp(0, score).sum() - (labels * score).sum() + RIDGE * (weights[:-1] ** 2).sum() / 2
        slope = chance - labels
        return value, np.append(features.T @ slope + RIDGE * weights[:-1], slope.sum())

    bounds: list[tuple[float | None, float | None]] = []
    for name in NAMES:
        negative = name.endswith("_apart") or name in ("another", "one_article")
        bounds.append((None, AT_MOST.get(name, 0.0)) if negative else (AT_LEAST.get(name, 0.0), CAPS.get(name)))
    bounds[NAMES.index("one_article")] = (None, CAPS["one_article"])
    result = minimize(loss, np.zeros(len(NAMES) + 1), jac=True, method="L-BFGS-B", bounds=[*bounds, (None, None)])
    found: np.ndarray = result.x
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("ecbplus", type=Path)
    arguments = parser.parse_args()
    features, labels = examples(records(arguments.ecbplus))
    weights = fit(features, labels)
    print(f"{len(labels)} pairs, {labels.mean():.2f} of one event")
    model = {
        "intercept": round(float(weights[-1]), 4),
        "weights": {name: round(float(w), 4) for name, w in zip(NAMES, weights, strict=False)},
    }
    target = Path(likeness.__file__).with_name("events.json")
    target.write_text(json.dumps(model, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
