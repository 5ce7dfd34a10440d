"""A claim and a text in; agree, disagree, discuss or unrelated, with the sentences that show it, out."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .stance_brief import brief_side
from .stance_features import Passage, features
from .stance_trees import trees

LABELS = ("agree", "disagree", "discuss", "unrelated")
_RELATED_FROM = 0.5
_BY_RULE = 0.6  # share of the golden pairs (quality/gold/pairs.txt, most of them look-alikes) on which the rule for one sentence takes a side and is right
_EVIDENCE = 3  # sentences shown at most
_LEAST_COVER = 0.3  # share of the claim that a sentence shown must hold


@dataclass(frozen=True)
class Stance:
    """What a text does with a claim: label, its probability, and half-open code-point spans of the text, best first."""

    label: str
    probability: float
    evidence: tuple[tuple[int, int], ...]


def stance(claim: str, text: str) -> Stance:
    """How `text` stands to `claim`: one of agree, disagree, discuss, unrelated, with evidence spans (none if unrelated).

    Two steps as in the Fake News Challenge: is the text about the claim, and if so, which side does it take. It reads
    words and their vectors, no parse, so it needs no language model and takes milliseconds. What one sentence says is
    judged by the rules for two statements first, since the steps were learnt on articles.
    """
    row, passages = features(claim, text)
    related = _logistic(trees("related").scores(row)[0])
    brief = brief_side(claim, text[passages[0].start : passages[0].end]) if len(passages) == 1 else None
    if related < _RELATED_FROM and brief is None:
        return Stance("unrelated", round(1.0 - related, 6), ())
    if brief is not None:
        return Stance(brief, _BY_RULE, _evidence(passages))
    scores = trees("side").scores(row)
    shares = np.exp(scores - scores.max())
    shares /= shares.sum()
    best = int(shares.argmax())
    return Stance(LABELS[best], round(float(related * shares[best]), 6), _evidence(passages))


def _evidence(passages: list[Passage]) -> tuple[tuple[int, int], ...]:
    ranked = sorted(passages, key=lambda passage: (-passage.cover, passage.start))[:_EVIDENCE]
    kept = [passage for passage in ranked if passage.cover >= _LEAST_COVER] or ranked[:1]
    return tuple((passage.start, passage.end) for passage in kept)


def _logistic(score: float) -> float:
    return float(1.0 / (1.0 + np.exp(-score)))
