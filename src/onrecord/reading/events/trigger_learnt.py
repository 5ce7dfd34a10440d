"""What the rules say of a Doc in, its triggers out: those of the rules, and words that a learnt model holds to name an event.

The lexicon misses two events in five of a story that nobody has read: words that it does not hold, and words whose conditions
are too narrow. What the rules found stands; the model adds to it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import Final

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc, Token

from ..mentions.scorer import encoder_fingerprint
from .lexicon import Entry
from .matching import Trigger
from .trigger_features import Surroundings, facts_of, stands_beside
from .triggers import ELEMENTS, Judged, judge

Floats = NDArray[np.float32]
TYPES: Final = (
    "none AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE "
    "COERCE ASSAULT"
).split()
LEAST: Final = 0.6
"""How likely (any event at all) a word must be that the lexicon does not match: about here the added ones pay on unread texts."""
LEAST_DROPPED: Final = 0.6
"""The same for a word that the lexicon matches and the rules drop for a reason."""


@dataclass(frozen=True)
class Weights:
    """One hidden layer: `vectors` [hidden, 2 * 384] of the word and its governor, `facts` [facts, hidden + types] by place."""

    vectors: Floats
    facts: Floats
    bias: Floats
    out: Floats
    places: dict[str, int]


@cache
def weights() -> Weights | None:
    """The shipped weights (made by training/triggers/train.py), read once; None where they were learnt on another encoder."""
    octets = (files(__package__) / "triggers.npz").read_bytes()
    with np.load(BytesIO(octets), allow_pickle=False) as stored:
        if str(stored["encoder"]) != encoder_fingerprint():
            return None
        return Weights(
            stored["vectors"].astype(np.float32) * stored["vector_scale"][:, None],
            stored["facts"].astype(np.float32) * stored["fact_scale"],
            np.asarray(stored["bias"], np.float32),
            np.asarray(stored["out"], np.float32),
            {str(name): at for at, name in enumerate(stored["names"].tolist())},
        )


def all_triggers(doc: Doc) -> list[Trigger]:
    """The triggers of the rules and those that the model adds, in order, at most one a token."""
    judged, model = judge(doc), weights()
    if model is None or doc.tensor.ndim != 2 or not len(doc):
        return judged.kept
    around = Surroundings(doc, judged)
    taken = {i for t in judged.kept for i in range(t.first, t.last)} | set(around.kept)
    asked = [t for t in around.words if t.i not in taken and around.dropped.get(t.i) != ELEMENTS]
    if not asked:
        return judged.kept
    added = []
    for token, row in zip(asked, likelihoods(asked, around, model), strict=True):
        least = LEAST_DROPPED if token.i in around.dropped else LEAST
        type_ = TYPES[1 + int(row[1:].argmax())]
        if 1 - row[0] >= least and not _is_told_beside(token, type_, around):
            added.append(_trigger(token, type_, judged))
    return sorted([*judged.kept, *added], key=lambda t: t.token.i)


def likelihoods(words: list[Token], around: Surroundings, model: Weights) -> Floats:
    """[words, types]: how likely each word names no event, or one of a type."""
    tensor = np.asarray(around.doc.tensor, dtype=np.float32)
    at = [token.i for token in words]
    rows = np.hstack([tensor[at], tensor[[token.head.i for token in words]]])
    told = np.zeros((len(words), model.facts.shape[1]), np.float32)
    for n, token in enumerate(words):
        places = sorted(model.places[fact] for fact in facts_of(token, around) if fact in model.places)
        told[n] = model.facts[places].sum(axis=0)
    hidden = len(model.vectors)
    inner = np.maximum(rows @ model.vectors.T + told[:, :hidden] + model.bias[:hidden], 0)
    scores = inner @ model.out.T + told[:, hidden:] + model.bias[hidden:]
    scores = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares: Floats = scores / scores.sum(axis=1, keepdims=True)
    return shares


def _is_told_beside(token: Token, type_: str, around: Surroundings) -> bool:
    """True where the rules have a word beside it for the same deed."""
    return any(
        around.kept.get(other.i) == type_ and stands_beside(token, other)
        for other in (token.head, *token.children)
        if other.i != token.i
    )


def _trigger(token: Token, type_: str, judged: Judged) -> Trigger:
    """The word as a trigger: as the lexicon has it where the type is the same, else without conditions."""
    known = judged.matched.get(token.i)
    if known is None or known.entry.type != type_:
        return Trigger(token, token.i, token.i + 1, Entry(type_))
    return replace(known, entry=replace(known.entry, light=False))
