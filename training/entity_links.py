"""Annotated stories in; `likely.json`, the model of which nameless clusters are one, out.

usage: PYTHONPATH=src:. python training/entity_links.py STORIES RECORDS [--held-out]

STORIES is a text file with a line a story: its name, the folder of its texts and that of its gold. RECORDS is a
folder for the records: what was read for them before is not read again. Every candidate pair of
a story both of whose clusters gold knows is an example; it is one where gold links them across articles. Stories of
newsclusters and syria-2015 are for measuring: they are left out. `--held-out` prints, before it fits all, how often the
model is right on each story when it is fitted on the others.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np
from quality.measures import norm

import onrecord
from onrecord.comparing import entities
from onrecord.comparing.linking import likely
from onrecord.comparing.linking.likely import LEAST
from onrecord.comparing.linking.nameless import NAMES, Mention, candidates

MEASURED = frozenset({"syria", "berlin", "cologne", "lasvegas", "panama", "satellite", "harambe"})
RIDGE = 1.0
STEPS = 25


def examples(texts: Path, gold: Path, record: Path) -> tuple[np.ndarray, np.ndarray]:
    """Features and labels of the pairs of one story of which gold knows both clusters."""
    rows: list[list[float]] = []
    labels: list[float] = []
    named: dict[str, str] = {}

    def keep(clusters, mentions, stored, quoted):  # type: ignore[no-untyped-def]
        found = list(mentions)
        known = entity_of(found, named_articles(stored), gold)
        for one, other, values in candidates(clusters, found, stored, quoted):
            a, b = (known.get(side.cluster.cluster_id) for side in (one, other))
            if a is not None and b is not None:
                rows.append(values)
                labels.append(float(a[1] is not None and a[1] == b[1]))
        return []

    def named_articles(stored):  # type: ignore[no-untyped-def]
        for path in sorted(texts.iterdir()):
            if path.is_file():
                body = path.read_text(encoding="utf-8")
                named.update({article: path.stem for article, text in stored.items() if text.strip() == body.strip()})
        return named

    real, entities.likely = entities.likely, keep
    try:
        record.unlink(missing_ok=True)
        onrecord.build(texts, record)
    finally:
        entities.likely = real
    return np.array(rows).reshape(-1, len(NAMES)), np.array(labels)


def entity_of(mentions: list[Mention], stems: dict[str, str], gold: Path) -> dict[str, tuple[str, int | None]]:
    """Cluster -> (gold's entity, its link across articles or None), by the form that most of its mentions have."""
    story = json.loads((gold / "story.json").read_text(encoding="utf-8"))
    links = {
        (Path(article).stem, entity): number
        for number, group in enumerate(story.get("same_speaker", []))
        for article, entity in group["mentions"]
    }
    forms: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for path in sorted(gold.glob("*.json")):
        document = json.loads(path.read_text(encoding="utf-8")) if path.name != "story.json" else None
        for entity in document["entities"] if document else ():
            for form in [*entity["mentions"], entity["name"]]:
                text = form if isinstance(form, str) else form["text"]
                forms[Path(document["doc"]).stem][norm(text)].add(entity["id"])
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for mention in mentions:
        if mention.form != "pronoun" and (stem := stems.get(mention.article_id)):
            votes[mention.cluster_id, stem].update(sorted(forms[stem].get(norm(mention.text), ())))
    best = {key: min(count, key=lambda entity: (-count[entity], entity)) for key, count in votes.items() if count}
    return {cluster: (entity, links.get((stem, entity))) for (cluster, stem), entity in best.items()}


def fit(features: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """Weights in the order of NAMES, then the intercept."""
    middle, spread = features.mean(0), features.std(0)
    spread[spread == 0] = 1.0
    inputs = np.column_stack([(features - middle) / spread, np.ones(len(labels))])
    penalty = np.diag([RIDGE] * len(NAMES) + [0.0])
    found = np.zeros(len(NAMES) + 1)
    for _ in range(STEPS):  # Newton's method: few features, a convex loss
        chance = 1 / (1 + np.exp(-inputs @ found))
        slope = inputs.T @ (chance - labels) + penalty @ found
        bend = (inputs * (chance * (1 - chance))[:, None]).T @ inputs + penalty
        found -= np.linalg.solve(bend, slope)
    weights = found[:-1] / spread
    return np.append(weights, found[-1] - weights @ middle)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("stories", type=Path)
    parser.add_argument("records", type=Path)
    parser.add_argument("--held-out", action="store_true")
    arguments = parser.parse_args()
    sets: dict[str, tuple[np.ndarray, np.ndarray]] = {}
    for line in arguments.stories.read_text(encoding="utf-8").splitlines():
        name, texts, gold = line.split()
        if name not in MEASURED:
            sets[name] = examples(Path(texts), Path(gold), arguments.records / f"{name}.duckdb")
            print(name, len(sets[name][1]), int(sets[name][1].sum()), flush=True)
    if arguments.held_out:
        chosen = right = 0
        for name, (features, labels) in sorted(sets.items()):
            others = [sets[other] for other in sorted(sets) if other != name]
            weights = fit(np.concatenate([f for f, _ in others]), np.concatenate([y for _, y in others]))
            picked = features @ weights[:-1] + weights[-1] >= np.log(LEAST / (1 - LEAST))
            chosen, right = chosen + int(picked.sum()), right + int(labels[picked].sum())
        print(f"held out: {right} of {chosen} pairs that the model takes for one are")
    features, labels = (np.concatenate([sets[name][part] for name in sorted(sets)]) for part in (0, 1))
    weights = fit(features, labels)
    print(f"{len(labels)} pairs, {labels.mean():.2f} are one")
    model = {
        "intercept": round(float(weights[-1]), 4),
        "weights": {name: round(float(weight), 4) for name, weight in zip(NAMES, weights, strict=False)},
    }
    target = Path(likely.__file__).with_name("likely.json")
    target.write_text(json.dumps(model, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
