"""The status that the rules give in, the one that stands out: a learnt model speaks where the rules had little to go by.

A noun has no tense, and a participle without an auxiliary none of its own: "fear of sabotage", "the sabotage of March"
and "a rise in sabotage" differ in what surrounds them. What a verb's own auxiliaries, tense and negation say stands.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import Final

import numpy as np
from spacy.tokens import Token

from ..annotations import Attribution
from ..mentions.scorer import encoder_fingerprint
from .status_features import Floats, facts_of, is_nominal, vectors_of
from .status_verbs import DENIED, HAPPENED, HYPOTHETICAL, ONGOING, PLANNED
from .triggers import Trigger

STATUSES: Final = (HAPPENED, ONGOING, DENIED, PLANNED, HYPOTHETICAL)
MARGIN: Final = 0.6
"""How much likelier (log odds) the model must hold another status: below, as many are spoilt as mended."""
FACT_SCALE: Final = 3.0
"""What a fact counts beside a coordinate of a vector: the penalty on weights then bears less on it."""
RULE_SCALE: Final = 4.0
"""The same for what the rules say."""
_NOTS = frozenset(("no", "not", "n't", "n’t", "never", "neither", "nor", "without"))


@dataclass(frozen=True)
class Weights:
    """Weights [statuses, vectors + facts + rules] with the intercept [statuses]; the facts by their place."""

    weights: Floats
    intercept: Floats
    places: dict[str, int]


@cache
def weights() -> Weights | None:
    """The shipped weights (made by training/status/train.py), read once; None where they were learnt on another encoder."""
    octets = (files(__package__) / "status.npz").read_bytes()
    with np.load(BytesIO(octets), allow_pickle=False) as stored:
        if str(stored["encoder"]) != encoder_fingerprint():
            return None
        return Weights(
            np.asarray(stored["weights"], dtype=np.float32),
            np.asarray(stored["intercept"], dtype=np.float32),
            {str(name): at for at, name in enumerate(stored["facts"].tolist())},
        )


def weighed(trigger: Trigger, attribution: Attribution | None, dated: bool, ruled: str) -> str:
    """The status `ruled`, or the one that the model holds clearly likelier where the rules leave it room."""
    token = trigger.token
    model = weights()
    if model is None or token.doc.tensor.ndim != 2 or not is_open(token, ruled):
        return ruled
    row = row_of(token, facts_of(trigger, attribution, dated), ruled, model.places)
    scores = model.weights @ row + model.intercept
    best = int(scores.argmax())
    return STATUSES[best] if scores[best] - scores[STATUSES.index(ruled)] > MARGIN else ruled


def row_of(token: Token, facts: frozenset[str], ruled: str | None, places: dict[str, int]) -> Floats:
    """The numbers that the model weighs; `ruled` is None where no rule has spoken."""
    given = np.zeros(len(places), np.float32)
    given[[places[fact] for fact in facts if fact in places]] = FACT_SCALE
    rules = np.zeros(2 * len(STATUSES), np.float32)
    if ruled is not None:
        at = STATUSES.index(ruled)
        rules[at] = RULE_SCALE
        rules[len(STATUSES) + at] = RULE_SCALE * is_nominal(token)
    joined: Floats = np.concatenate([vectors_of(token), given, rules])
    return joined


def is_open(token: Token, ruled: str) -> bool:
    """True where the trigger says nothing of its status itself: no negation, and no verb with auxiliaries or a tense."""
    children = list(token.children)
    if any(c.lower_ in _NOTS for c in children):
        return False
    if is_nominal(token):
        return True
    bare = token.tag_ in ("VBG", "VBN") and not any(c.dep_.startswith(("aux", "cop")) for c in children)
    return ruled == ONGOING and bare
