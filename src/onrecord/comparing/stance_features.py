"""A claim and a text in; the numbers that tell how the text stands to the claim, and its nearest sentences, out."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from .pairs.features import align, negation_apart
from .pairs.vectors import words
from .pairs.wording import Wording, lexicon, wording

_LONGEST = 60  # sentences of a text that are looked at; stance shows early
_SENTENCE = re.compile(r"[^\n]+?(?:[.!?]+[\"”’')]*(?=\s+[\"“‘'(A-Z0-9])|\n|$)")
_CUES = (
    "deny", "denial", "fake", "hoax", "false", "rumor", "debunk", "doubt", "dismiss", "refute", "not", "no", "claim", "report",
    "reportedly", "allegedly", "alleged", "apparently", "unconfirmed", "confirm", "confirmed", "official", "say", "accord",
    "source", "believe", "could", "may", "might", "would", "if", "whether", "investigate", "video", "question", "prank",
    "satire", "untrue", "myth", "wrong", "retract", "update", "actually", "however", "despite", "truth", "true", "real",
    "really", "evidence", "expert", "spokesman", "spokeswoman", "spokesperson", "tell", "suggest", "speculate", "speculation",
    "viral", "story", "fabricate", "invent", "bogus", "mislead", "correct", "correction", "verify", "unverified", "photo",
)  # fmt: skip


@dataclass(frozen=True)
class Passage:
    """A sentence of the text: half-open code points, and how much of the claim it holds (0 to 1)."""

    start: int
    end: int
    cover: float


@dataclass(frozen=True)
class Body:
    """A text cut into sentences, with one matrix of its terms."""

    text: str
    spans: tuple[tuple[int, int], ...]
    worded: tuple[Wording, ...]
    terms: tuple[str, ...]
    starts: tuple[int, ...]
    """Number of the first term of each sentence."""
    counts: dict[str, int]
    cues: tuple[frozenset[str], ...]
    vector: NDArray[np.float32]


@lru_cache(maxsize=4096)
def body_of(text: str) -> Body:
    """The text as a Body; headings and paragraphs end sentences."""
    spans = [
        (m.start() + len(m.group()) - len(m.group().lstrip()), m.start() + len(m.group().rstrip()))
        for m in _SENTENCE.finditer(text)
    ]
    spans = [(start, end) for start, end in spans if start < end][:_LONGEST]
    worded = tuple(wording(text[start:end]) for start, end in spans)
    terms: list[str] = []
    starts = []
    counts: dict[str, int] = {}
    for each in worded:
        starts.append(len(terms))
        terms += each.terms
        for term in each.terms:
            counts[term] = counts.get(term, 0) + 1
    return Body(
        text, tuple(spans), worded, tuple(terms), tuple(starts), counts,
        tuple(_cues(text[start:end]) for start, end in spans), _vector(tuple(terms)),
    )  # fmt: skip


@lru_cache(maxsize=65536)
def _cues(text: str) -> frozenset[str]:
    from .pairs.wording import stem

    found = {stem(word) for word in re.findall(r"[A-Za-z]+", text)} | set(re.findall(r"[a-z]+", text.lower()))
    return frozenset(cue for cue in _CUES if cue in found)


def _vector(terms: tuple[str, ...]) -> NDArray[np.float32]:
    """The weighted mean of the terms' vectors, of length 1."""
    table = words()
    if not terms:
        return np.zeros(table.vectors.shape[1], np.float32)
    weights = np.array([table.weight(term) for term in terms], np.float32)
    total: NDArray[np.float32] = (table.matrix(terms) * weights[:, None]).sum(0)
    return total / max(float(np.linalg.norm(total)), 1e-6)


def features(claim: str, text: str) -> tuple[NDArray[np.float32], list[Passage]]:
    """(features in the order of `names()`, sentences in the order of the text with what they hold of the claim)."""
    body = body_of(text)
    head = wording(claim)
    table = words()
    terms = tuple(dict.fromkeys(head.terms)) or ("",)
    weights = np.array([table.weight(term) + 0.1 for term in terms])
    covers = np.zeros(max(1, len(body.spans)))
    exact = np.zeros(max(1, len(body.spans)))
    reached = np.zeros(len(terms))
    if body.terms:
        near = table.similarity(terms, body.terms)
        near[near < 0.5] = 0.0
        reached = near.max(1)
        bounds = [*body.starts, len(body.terms)]
        for i in range(len(body.spans)):
            if bounds[i] < bounds[i + 1]:
                part = near[:, bounds[i] : bounds[i + 1]].max(1)
                covers[i] = (part * weights).sum() / weights.sum()
                exact[i] = ((part >= 1.0) * weights).sum() / weights.sum()
    passages = [Passage(s, e, float(c)) for (s, e), c in zip(body.spans, covers, strict=False)]
    order = np.argsort(-covers, kind="stable")
    best = int(order[0])
    values: list[float] = []
    values += _whole(head, terms, weights, reached, body)
    values += [float(covers[i]) for i in order[:3]] + [0.0] * (3 - min(3, len(covers)))
    values += [float(exact.max()), float(covers[:3].max()), float(covers.mean()), best / max(1, len(covers))]
    values += [float((covers >= 0.5).sum()) / 5, len(covers) / 30, math.log1p(len(terms))]
    top = [int(i) for i in order[:3]]
    values += _manner(head, body, top)
    values += _cue_values(claim, body, top)
    return np.array(values, np.float32), passages


def _whole(
    head: Wording, terms: tuple[str, ...], weights: NDArray[np.float64], reached: NDArray[np.float64], body: Body
) -> list[float]:
    """How much of the claim the whole text holds: exactly, nearly, in names, in numbers, in its general sense."""
    exact = np.array([float(term in body.counts) for term in terms])
    frequency = (
        sum(min(5, body.counts.get(term, 0)) * w for term, w in zip(terms, weights, strict=True)) / weights.sum()
    )
    names = list(dict.fromkeys(head.names))
    numbers = set(head.numbers)
    told = {number for each in body.worded for number in each.numbers}
    heaviest = sorted(zip(weights, exact, strict=True), reverse=True)[:3]
    return [
        float((exact * weights).sum() / weights.sum()),
        float((reached * weights).sum() / weights.sum()),
        float(exact.sum()) / 5,
        frequency,
        sum(term in body.counts for term in names) / max(1, len(names)),
        float(bool(names)),
        float(bool(numbers & told)),
        float(bool(numbers) and not numbers & told),
        float(_vector(tuple(head.terms)) @ body.vector),
        max((float(_vector(tuple(head.terms)) @ _vector(each.terms)) for each in body.worded[:8]), default=0.0),
        float(np.mean([e for _, e in heaviest])),
    ]


def _manner(head: Wording, body: Body, top: list[int]) -> list[float]:
    """Negations, refuting and hedging words: in the claim, in the first sentences, in the nearest, in the whole text."""
    lead = body.worded[:3]
    near = [body.worded[i] for i in top if i < len(body.worded)]
    rows: list[float] = [float(head.negations), float(head.refuting), float(head.hedging), float(head.conditional)]
    for part in (lead, near, near[:1], body.worded):
        size = max(1, len(part))
        rows += [
            sum(w.refuting for w in part) / size,
            sum(w.hedging for w in part) / size,
            sum(w.negations for w in part) / size,
        ]
        rows += [float(sum(w.refuting for w in part) > 0), sum(w.conditional for w in part) / size]
    apart = [negation_apart(head, w, align(head, w, words().weight)) for w in near[:2]]
    rows += [float(any(apart)), float(bool(apart) and apart[0])]
    failing = lexicon()["failing"]
    rows += [float(any(w in failing for each in near for w in each.words))]
    return rows


def _cue_values(claim: str, body: Body, top: list[int]) -> list[float]:
    """For each cue word: in the claim; near or at the start of the text; in how many sentences."""
    own = _cues(claim)
    lead = frozenset().union(*body.cues[:3]) if body.cues else frozenset()
    near = frozenset().union(*(body.cues[i] for i in top if i < len(body.cues))) if body.cues else frozenset()
    values: list[float] = ["?" in claim, '"' in claim or "“" in claim or "'" in claim]
    values = [float(v) for v in values]
    for cue in _CUES:
        values.append(float(cue in own))
        values.append(float(cue in lead) + float(cue in near))
        values.append(sum(cue in each for each in body.cues) / max(1, len(body.cues)))
    return values
