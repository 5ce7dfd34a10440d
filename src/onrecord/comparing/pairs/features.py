"""Two wordings in; the numbers that say whether they express one proposition, and where they part, out."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from .vectors import words
from .wording import Wording, lexicon

NAMES = (
    "cosine",
    "cover_low",
    "cover_high",
    "entities",
    "entities_apart",
    "rare_shared",
    "words_shared",
    "numbers_shared",
    "numbers_apart",
    "negation_apart",
    "conditional_apart",
    "length",
    "length_apart",
)
_NEAR = 0.5  # cosine of single words from which one can stand for the other ("troops", "soldiers")


@dataclass(frozen=True)
class Alignment:
    """Which terms of A stand for which of B: (stem of A, stem of B, cosine, weight), best first; and the coverages."""

    pairs: tuple[tuple[str, str, float, float], ...]
    cover_a: float
    cover_b: float


def align(a: Wording, b: Wording, weigh: Callable[[str], float]) -> Alignment:
    """Each term with its nearest in the other text, from a cosine of 0.5; coverage = weighted share of terms with one."""
    left, right = tuple(dict.fromkeys(a.terms)), tuple(dict.fromkeys(b.terms))
    if not left or not right:
        return Alignment((), 0.0, 0.0)
    near = words().similarity(left, right)
    near[near < _NEAR] = 0.0
    weights_a = np.array([weigh(term) for term in left])
    weights_b = np.array([weigh(term) for term in right])
    best_a, best_b = near.max(1), near.max(0)
    pairs = []
    for i, term in enumerate(left):
        j = int(near[i].argmax())
        if near[i, j] > 0:
            pairs.append((term, right[j], float(near[i, j]), float(min(weights_a[i], weights_b[j]))))
    pairs.sort(key=lambda pair: (-pair[2] * pair[3], pair[0], pair[1]))
    return Alignment(
        tuple(pairs),
        float((best_a * weights_a).sum() / max(weights_a.sum(), 1e-9)),
        float((best_b * weights_b).sum() / max(weights_b.sum(), 1e-9)),
    )


def weigher(frequent: Mapping[str, float]) -> Callable[[str], float]:
    """Weight of a stem: its rarity in general, but no more than its rarity within the story (`frequent`: stem -> log)."""
    table = words()
    return lambda term: min(table.weight(term), frequent.get(term, 99.0))


def compare(
    a: Wording,
    b: Wording,
    weigh: Callable[[str], float],
    entities: tuple[int, int, int] | None = None,
    found: Alignment | None = None,
) -> dict[str, float]:
    """The features of NAMES, each between about 0 and 3 and the same whichever text comes first.

    `entities`: how many entities a has, b has, both have; without it the capitalised words of the texts stand in.
    """
    found = align(a, b, weigh) if found is None else found
    set_a, set_b = frozenset(a.terms), frozenset(b.terms)
    shared = sorted(set_a & set_b)
    norm_a = math.sqrt(sum(weigh(t) ** 2 for t in sorted(set_a)))
    norm_b = math.sqrt(sum(weigh(t) ** 2 for t in sorted(set_b)))
    named = (len(set(a.names)), len(set(b.names)), len(set(a.names) & set(b.names)))
    in_a, in_b, both = named if entities is None else entities
    rare = sorted((weigh(t) for t in shared), reverse=True)[:3]
    numbers_a, numbers_b = frozenset(a.numbers), frozenset(b.numbers)
    sizes = sorted((len(set_a), len(set_b)))
    return {
        "cosine": sum(weigh(t) ** 2 for t in shared) / max(norm_a * norm_b, 1e-9),
        "cover_low": min(found.cover_a, found.cover_b),
        "cover_high": max(found.cover_a, found.cover_b),
        "entities": both / max(1, min(in_a, in_b)),
        "entities_apart": min(3, max(0, min(in_a, in_b) - both)) / 3,
        "rare_shared": sum(rare) / 8,
        "words_shared": min(6, len(shared)) / 3,
        "numbers_shared": float(bool(numbers_a & numbers_b)),
        "numbers_apart": float(bool(numbers_a) and bool(numbers_b) and not numbers_a & numbers_b),
        "negation_apart": float(negation_apart(a, b, found)),
        "conditional_apart": float(bool(a.conditional) != bool(b.conditional)),
        "length": math.log1p(sizes[0]) / 2,
        "length_apart": math.log((1 + sizes[1]) / (1 + sizes[0])),
    }


def negation_apart(a: Wording, b: Wording, found: Alignment) -> bool:
    """Whether a term that both share is negated in one only, or two opposites stand against each other."""
    for left, right, _, _ in found.pairs:
        if (left in a.negated) != (right in b.negated):
            return True
    return bool(opposites(a, b))


def opposites(a: Wording, b: Wording) -> tuple[tuple[str, str], ...]:
    """Pairs of opposite words ("strong", "weak"), one in each text, neither or both of them negated."""
    antonyms = lexicon()["antonyms"]
    both = frozenset(a.words) & frozenset(b.words)  # "manned or unmanned" in both texts sets nothing against anything
    return tuple(
        (x, y)
        for x in dict.fromkeys(a.words)
        for y in dict.fromkeys(b.words)
        if (x, y) in antonyms and x not in both and y not in both and (x in a.negated) == (y in b.negated)
    )
