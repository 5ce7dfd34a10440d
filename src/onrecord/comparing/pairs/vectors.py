"""Stems in, how rare and how close in meaning they are out: a table of 20,000 stems that ships with the package."""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from .wording import lexicon, root

Array = NDArray[np.float32]
_ONE_CLASS = 0.75
_UNKNOWN_WEIGHT = 8.5  # the weight of a stem that one of five thousand texts holds


@dataclass(frozen=True)
class Words:
    """Rows of unit vectors (float32, 96 columns), a row number and a weight (log inverse document frequency) a stem."""

    rows: dict[str, int]
    vectors: Array
    weights: Array

    def weight(self, term: str) -> float:
        """How much a stem tells: 0 for a word of every text, about 8.5 for one never seen."""
        row = self.rows.get(term)
        return _UNKNOWN_WEIGHT if row is None else max(0.0, float(self.weights[row]))

    def matrix(self, terms: tuple[str, ...]) -> Array:
        """One row a term; a term without a vector is a row of zeros, so that it matches only itself."""
        out = np.zeros((len(terms), self.vectors.shape[1]), np.float32)
        for i, term in enumerate(terms):
            row = self.rows.get(term)
            if row is not None:
                out[i] = self.vectors[row]
        return out

    def similarity(self, a: tuple[str, ...], b: tuple[str, ...]) -> Array:
        """Cosines (len(a), len(b)); exactly 1 where the terms are equal, 0.75 in one class of synonyms or of one root."""
        out: Array = self.matrix(a) @ self.matrix(b).T
        np.clip(out, 0.0, 1.0, out=out)
        out[_alike(a, b) & (out < _ONE_CLASS)] = _ONE_CLASS
        numbers: dict[str, int] = {}
        left, right = _numbered(a, numbers), _numbered(b, numbers)
        out[left[:, None] == right[None, :]] = 1.0
        return out


def _alike(a: tuple[str, ...], b: tuple[str, ...]) -> NDArray[np.bool_]:
    """Whether two terms share a class of synonyms, or a root of four letters and more."""
    classes: dict[str, tuple[int, ...]] = lexicon()["alike"]
    columns: dict[int, int] = {}
    for term in (*a, *b):
        for number in classes.get(term, ()):
            columns.setdefault(number, len(columns))
    in_a, in_b = (np.zeros((len(terms), len(columns)), np.float32) for terms in (a, b))
    for member, terms in ((in_a, a), (in_b, b)):
        for row, term in enumerate(terms):
            for number in classes.get(term, ()):
                member[row, columns[number]] = 1.0
    numbers: dict[str, int] = {}
    roots_a = _numbered(tuple(root(term) if len(term) > 3 else f"{term}:{i}" for i, term in enumerate(a)), numbers)
    roots_b = _numbered(tuple(root(term) if len(term) > 3 else f"{i}:{term}" for i, term in enumerate(b)), numbers)
    same: NDArray[np.bool_] = (in_a @ in_b.T) > 0
    same |= roots_a[:, None] == roots_b[None, :]
    return same


def _numbered(terms: tuple[str, ...], numbers: dict[str, int]) -> NDArray[np.int64]:
    return np.array([numbers.setdefault(term, len(numbers)) for term in terms], np.int64)


@lru_cache(maxsize=1)
def words() -> Words:
    """The shipped table (made by training/claims/words.py from MiniLM's vectors of single words)."""
    with np.load(io.BytesIO(files(__package__).joinpath("words.npz").read_bytes())) as data:
        stems = bytes(data["stems"]).decode("utf-8").split("\n")
        vectors = data["vectors"].astype(np.float32)
        weights = data["weights"].astype(np.float32)
    vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-6)
    return Words({stem: row for row, stem in enumerate(stems)}, vectors, weights)
