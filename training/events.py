"""PLOVER sentences in, accuracy of event types out: the shipped lexicon alone, and a classifier on top of it.

usage: python training/events.py PLOVER.jsonl.gz [--model FOLDER] [--folds 5]

The classifier (softmax regression over the lexicon's types, statuses and the lemmas of the event words) is measured on
held-out folds and not shipped: the examples of the codebook count an announced act by the announcement ("will send
troops" is AGREE), while a record keeps the act (MOBILIZE) with the status `planned`. The four types of the older
codebook are mapped: DEMAND to REQUEST, DISAPPROVE and INVESTIGATE to ACCUSE, FIGHT to ASSAULT.
"""

from __future__ import annotations

import argparse
import gzip
import json
from pathlib import Path
from typing import Any

import numpy as np
from spacy.tokens import Doc

from onrecord.reading.events.status import status_of
from onrecord.reading.events.triggers import triggers_of
from onrecord.reading.language import load

RENAMED = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("plover", type=Path)
    parser.add_argument("--model", default=None)
    parser.add_argument("--folds", type=int, default=5)
    arguments = parser.parse_args()
    with gzip.open(arguments.plover, "rt", encoding="utf-8") as handle:
        records = [json.loads(line) for line in handle]
    nlp = load(arguments.model)
    gold = [RENAMED.get(record["event"], record["event"]) for record in records]
    told = [features(nlp(record["text"]), record) for record in records]
    print(f"{len(records)} sentences")
    print(
        f"lexicon, first trigger of the event words   {np.mean([t[0] == g for t, g in zip(told, gold, strict=True)]):.3f}"
    )
    print(
        f"lexicon, any trigger of the event words     {np.mean([g in t[1] for t, g in zip(told, gold, strict=True)]):.3f}"
    )
    found = held_out([t[2] for t in told], gold, arguments.folds)
    print(
        f"classifier, {arguments.folds} held-out folds              {np.mean([f == g for f, g in zip(found, gold, strict=True)]):.3f}"
    )


def features(doc: Doc, record: dict[str, Any]) -> tuple[str | None, list[str], list[str]]:
    """The type of the first trigger, all types, and the names of the features that hold."""
    spans = [(s["start"], s["end"]) for s in record["spans"] if s["role"] == "EVT"]
    triggers = triggers_of(doc)
    triggers = [t for t in triggers if any(a <= t.token.idx < b for a, b in spans)] or triggers
    types = [t.entry.type for t in triggers]
    names = [f"{t.entry.type} {status_of(t, None, False)}" for t in triggers] + types
    names += [f"first {types[0]}"] if types else []
    for token in doc:
        inside = any(a <= token.idx < b for a, b in spans)
        if inside or token.pos_ in ("VERB", "NOUN", "AUX"):
            names.append(f"{'in' if inside else 'out'} {token.lemma_.lower()}")
    return (types[0] if types else None), types, sorted(set(names))


def held_out(told: list[list[str]], gold: list[str], folds: int) -> list[str]:
    """The type that a classifier gives each sentence which has not seen its fold (every n-th sentence of a type)."""
    names = {name: n for n, name in enumerate(sorted({name for row in told for name in row}))}
    types = sorted(set(gold))
    matrix = np.zeros((len(told), len(names)))
    for row, found in enumerate(told):
        matrix[row, [names[name] for name in found]] = 1.0
    target = np.array([types.index(g) for g in gold])
    fold = np.zeros(len(gold), dtype=int)
    for kind in range(len(types)):
        rows = np.flatnonzero(target == kind)
        fold[rows] = np.arange(len(rows)) % folds
    out = np.zeros(len(gold), dtype=int)
    for number in range(folds):
        weights = fitted(matrix[fold != number], target[fold != number], len(types))
        out[fold == number] = np.argmax(matrix[fold == number] @ weights, axis=1)
    return [types[n] for n in out]


def fitted(matrix: np.ndarray, target: np.ndarray, kinds: int, steps: int = 200, decay: float = 2e-3) -> np.ndarray:
    """Weights [features, kinds] of a softmax regression, by gradient descent with momentum."""
    wanted = np.eye(kinds)[target]
    weights = np.zeros((matrix.shape[1], kinds))
    speed = np.zeros_like(weights)
    for _ in range(steps):
        scores = matrix @ weights
        chances = np.exp(scores - scores.max(axis=1, keepdims=True))
        chances /= chances.sum(axis=1, keepdims=True)
        gradient = matrix.T @ (chances - wanted) / len(matrix) + decay * weights
        speed = 0.9 * speed - 0.5 * gradient
        weights = weights + speed
    return weights


if __name__ == "__main__":
    main()
