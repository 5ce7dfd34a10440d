"""Two wordings on one matter in; whether both can hold, what parts them and how sure that is, out.

Rules, not a trained model: no set at hand marks contradictions between news sentences, and each rule can be told to a
person. Confidences are shares of right pairs on invented stories, rounded down.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from .features import Alignment, opposites
from .vectors import words
from .wording import Wording, lexicon, stem

_ACTUAL = ("happened", "ongoing", "denied")
_LEAST_COVER = 0.45  # share of the shorter text that the other must speak of
_UNIQUE = frozenset(
    stem(w) for w in ("main", "chief", "sole", "primary", "principal", "biggest", "largest", "responsible")
)


@dataclass(frozen=True)
class Side:
    """A statement as its pair sees it: wording, speech act, status, the day it holds for."""

    wording: Wording
    act: str
    status: str
    date: dt.date | None
    text: str

    @property
    def denies(self) -> bool:
        """Whether the sentence is put forward only to be denied ("denied that troops had crossed")."""
        return self.act == "deny" and not self.wording.negations


@dataclass(frozen=True)
class Opposition:
    """Kind of contradiction (values.CONTRADICTION_KINDS) or "", confidence, and the words that part the two."""

    kind: str = ""
    confidence: float = 0.0
    because: str = ""


def opposed(a: Side, b: Side, found: Alignment, weigh: Callable[[str], float]) -> Opposition:
    """The strongest rule that holds, or an empty Opposition; symmetric in a and b."""
    if a.status not in _ACTUAL or b.status not in _ACTUAL or _not_yet_then_now(a, b):
        return Opposition()
    candidates = [_denial(a, b, found), _antonym(a, b, found), _exclusive(a, b, weigh), _exclusive(b, a, weigh)]
    return max(candidates, key=lambda o: (o.confidence, o.kind, o.because))


def _denial(a: Side, b: Side, found: Alignment) -> Opposition:
    """One denies or negates what the other says."""
    cover, other = max(found.cover_a, found.cover_b), min(found.cover_a, found.cover_b)
    if cover < _LEAST_COVER:
        return Opposition()
    if a.denies != b.denies:
        plain = b if a.denies else a
        if plain.wording.negations:
            return Opposition()
        return Opposition("denial", min(0.9, 0.35 + 0.5 * cover + 0.3 * other), "denied")
    if a.denies and b.denies:
        return Opposition()
    parted = [
        (left, near, weight)
        for left, right, near, weight in found.pairs
        if near >= 0.6 and (left in a.wording.negated) != (right in b.wording.negated)
    ]
    if not parted or bool(a.wording.negations) == bool(b.wording.negations):
        return Opposition()
    best = max(parted, key=lambda p: (p[1] * p[2], p[0]))
    return Opposition("denial", min(0.9, 0.15 + 0.6 * cover + 0.5 * other), best[0])


def _antonym(a: Side, b: Side, found: Alignment) -> Opposition:
    """Opposite words said of the same thing."""
    pairs = opposites(a.wording, b.wording)
    cover, other = max(found.cover_a, found.cover_b), min(found.cover_a, found.cover_b)
    if not pairs or cover < _LEAST_COVER or a.denies != b.denies:
        return Opposition()
    return Opposition("status", min(0.85, 0.1 + 0.5 * cover + 0.5 * other), f"{pairs[0][0]} / {pairs[0][1]}")


def _exclusive(a: Side, b: Side, weigh: Callable[[str], float]) -> Opposition:
    """A says "only X" (or "the main X"); B speaks of the same doing with something that is not X."""
    only = a.wording.exclusive
    if not only or a.denies or b.denies or b.wording.negations or b.wording.exclusive:
        return Opposition()
    rest = tuple(t for t in dict.fromkeys(a.wording.terms) if t not in only)
    target = tuple(t for t in dict.fromkeys(a.wording.terms) if t in only)
    others = tuple(dict.fromkeys(b.wording.terms))
    if len(rest) < 2 or not target or not others:
        return Opposition()
    table = words()
    kept = table.similarity(rest, others).max(1)
    met = table.similarity(target, others).max(1)
    kept_share = sum(weigh(t) * s for t, s in zip(rest, kept, strict=True) if s >= 0.5)
    kept_share /= max(1e-9, sum(weigh(t) for t in rest))
    met_share = sum(weigh(t) * s for t, s in zip(target, met, strict=True) if s >= 0.5)
    met_share /= max(1e-9, sum(weigh(t) for t in target))
    if kept_share < 0.5 or met_share > 0.5:
        return Opposition()
    return Opposition("status", min(0.8, 0.25 + 0.6 * kept_share - 0.3 * met_share), f"only {target[0]}")


def _not_yet_then_now(a: Side, b: Side) -> bool:
    """Whether the negative one says "yet" or "so far" and the other holds for a later day: a development, no contradiction."""
    for one, other in ((a, b), (b, a)):
        lower = f" {one.text.lower()} "
        if (
            one.wording.negations
            and (" yet" in lower or "so far" in lower)
            and one.date is not None
            and other.date is not None
            and other.date > one.date
        ):
            return True
    return False


def failing(side: Wording) -> bool:
    """Whether a text speaks of failure or lack, which counts as a negation of its outcome."""
    return any(word in lexicon()["failing"] for word in side.words)
