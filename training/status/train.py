"""Annotated stories and invented sentences in; `reading/events/status.npz`, the model of an event's status, out.

usage: PYTHONPATH=src:.:training/status python training/status/train.py [--measure]

A logistic regression over the encoder's vectors of the trigger and its governor, facts of grammar, and what the rules say.
How far the rules are to be trusted is learnt from what they said of a story before anybody had read it (`unread.tsv`): on
stories that they have been fitted to they look better than they are. `--measure` leaves out stories in turn instead.
"""

from __future__ import annotations

import argparse
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from gather import FNC1, MEASURED, OWN, Example, Reader, of_sentences, of_stories
from numpy.typing import NDArray
from scipy.optimize import minimize

from onrecord.reading.events import status_learnt
from onrecord.reading.events.status_learnt import FACT_SCALE, MARGIN, RULE_SCALE, STATUSES
from onrecord.reading.mentions.scorer import encoder_fingerprint

PENALTY = 1 / 0.03
SEEN = 3
"""A fact counts if this many examples have it."""
FOLDS = 6


@dataclass(frozen=True)
class Model:
    """What is shipped, in double precision."""

    weights: NDArray[np.float64]
    intercept: NDArray[np.float64]
    facts: tuple[str, ...]


def rows(examples: list[Example], facts: tuple[str, ...]) -> NDArray[np.float64]:
    """What the model weighs; where no rule has spoken its columns are nan."""
    places = {fact: at for at, fact in enumerate(facts)}
    given = np.zeros((len(examples), len(facts)))
    rules = np.zeros((len(examples), 2 * len(STATUSES)))
    for i, example in enumerate(examples):
        given[i, [places[fact] for fact in example.facts if fact in places]] = FACT_SCALE
        if example.unread is None:
            rules[i] = np.nan
            continue
        at = STATUSES.index(example.unread)
        rules[i, at] = RULE_SCALE
        rules[i, len(STATUSES) + at] = RULE_SCALE * example.nominal
    return np.hstack([np.stack([e.vectors for e in examples]).astype(np.float64), given, rules])


def fit(examples: list[Example]) -> Model:
    """The weights that explain the gold statuses best, held small; examples without a rule say nothing of the rules."""
    counts = Counter(fact for example in examples for fact in example.facts)
    facts = tuple(sorted(fact for fact, n in counts.items() if n >= SEEN))
    table = rows(examples, facts)
    centre = np.nanmean(table, axis=0)
    table = np.nan_to_num(table - centre)
    gold = np.array([STATUSES.index(e.gold) for e in examples])
    truth = np.eye(len(STATUSES))[gold]
    shape = (len(STATUSES), table.shape[1] + 1)

    def loss(flat: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        weights = flat.reshape(shape)
        scores = table @ weights[:, :-1].T + weights[:, -1]
        scores -= scores.max(axis=1, keepdims=True)
        logs = scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))
        slope = np.exp(logs) - truth
        value = -(logs * truth).sum() + PENALTY * (weights[:, :-1] ** 2).sum() / 2
        steps = np.hstack([slope.T @ table + PENALTY * weights[:, :-1], slope.sum(axis=0)[:, None]])
        return value, steps.ravel()

    found = minimize(loss, np.zeros(shape).ravel(), jac=True, method="L-BFGS-B", options={"maxiter": 500})
    weights = found.x.reshape(shape)
    return Model(weights[:, :-1], weights[:, -1] - weights[:, :-1] @ centre, facts)


def answers(model: Model, examples: list[Example]) -> list[str]:
    """The statuses as shipped: the model's where the trigger is open and the margin is reached, else the rules'."""
    scores = rows(examples, model.facts) @ model.weights.T + model.intercept
    out = []
    for example, row in zip(examples, scores, strict=True):
        ruled, best = str(example.unread), int(row.argmax())
        out.append(STATUSES[best] if example.open and row[best] - row[STATUSES.index(ruled)] > MARGIN else ruled)
    return out


def measure(examples: list[Example], kept_out: list[Example]) -> None:
    """Right answers of rules and model: of stories left out in turn with the rules of before, and of those never trained on."""
    names = [*OWN, *FNC1]
    told: dict[str, list[tuple[bool, bool]]] = {}
    for fold in range(FOLDS):
        left = set(names[fold::FOLDS])
        model = fit([e for e in examples if e.story not in left])
        _tell(model, [e for e in examples if e.story in left], told)
    _tell(fit(examples), [replace(e, unread=e.ruled) for e in kept_out], told)
    for story, pairs in told.items():
        ruled, learnt = (sum(column) / len(pairs) for column in zip(*pairs, strict=True))
        print(f"{story:12} {len(pairs):4} events  rules {ruled:.3f}  with the model {learnt:.3f}")


def _tell(model: Model, examples: list[Example], told: dict[str, list[tuple[bool, bool]]]) -> None:
    asked = [e for e in examples if e.unread is not None]
    for example, answer in zip(asked, answers(model, asked), strict=True):
        told.setdefault(example.story, []).append((example.unread == example.gold, answer == example.gold))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--measure", action="store_true", help="leave stories out in turn, write nothing")
    arguments = parser.parse_args()
    reader = Reader()
    examples = [*of_stories(reader, [*OWN, *FNC1]), *of_sentences(reader)]
    if arguments.measure:
        measure(examples, list(of_stories(reader, MEASURED)))
        return
    model = fit(examples)
    target = Path(status_learnt.__file__).with_name("status.npz")
    np.savez_compressed(
        target,
        weights=model.weights.astype(np.float16),
        intercept=model.intercept.astype(np.float32),
        facts=np.array(model.facts),
        encoder=np.array(encoder_fingerprint()),
    )
    print(f"{len(examples)} events, {len(model.facts)} facts, {target.stat().st_size} bytes")


if __name__ == "__main__":
    main()
