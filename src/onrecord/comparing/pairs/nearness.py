"""Wordings of one story in; which statements are near each other in words and in sense, and how much nearer than others, out."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from .vectors import words
from .wording import Wording

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

_KIN = 0.5  # cosine of single words from which one can stand for the other
_ALL = 200  # statements up to which every pair is a candidate
_NEAREST, _NEAREST_DENIED, _NEAREST_IN_SENSE, _NEAREST_FOUND = 24, 48, 8, 16  # candidates a statement in larger stories
_TOP = 30  # nearest statements that are remembered to tell places from
_AROUND = slice(2, 8)  # of them: what stands around a statement, beyond the one or two that say the same
_BLOCK = 512  # statements (or words) treated at once: bounds the memory
_DIGITS = 5  # rounding, so that another processor's last bit changes nothing


class Nearness:
    """Cover of one statement's weighted words by another's, both ways, and the cosine of what they speak of."""

    def __init__(self, said: Sequence[Wording]) -> None:
        self.table = words()
        self._terms = [tuple(dict.fromkeys(each.terms)) for each in said]
        held: dict[str, int] = {}
        for terms in self._terms:
            for term in terms:
                held[term] = held.get(term, 0) + 1
        self._vocabulary = tuple(sorted(held))
        self._weights = {
            term: self._weigh(math.log((len(said) + 1) / held[term]), self.table.weight(term))
            for term in self._vocabulary
        }

    @staticmethod
    def _weigh(here: float, general: float) -> float:
        """Rarity in the story, at most halfway to the rarity in general: what all speak of tells nothing here."""
        return min(here, (here + general) / 2)

    def weight(self, term: str) -> float:
        """How much a term tells in this story."""
        return self._weights[term]

    def pairs(self, denied: Sequence[bool], places: Floats) -> tuple[Ints, Ints, dict[str, Floats]]:
        """(left, right, values by name): the candidate pairs in order; `denied` statements have more of them.

        `places`: a unit vector of each statement, by which the network that reads pairs finds them.
        """
        count = len(self._terms)
        if count < 2 or not self._vocabulary:
            return np.zeros(0, np.int64), np.zeros(0, np.int64), {}
        held, weighed = self._held(), self._weighed()
        senses = self._senses()
        reach = np.where(np.array(denied), _NEAREST_DENIED, _NEAREST)
        kept: list[tuple[Ints, Ints, Floats]] = []
        tops, sense_tops, found_tops = (np.zeros((count, _TOP), np.float32) for _ in range(3))
        for start in range(0, count, _BLOCK):
            rows = np.arange(start, min(start + _BLOCK, count))
            given, taken = held[rows] @ weighed, (held @ weighed[:, rows]).T
            near: Floats = np.round(np.sqrt(np.maximum(given * taken, 0.0)), _DIGITS).astype(np.float32)
            sense: Floats = np.round(senses[rows] @ senses.T, _DIGITS).astype(np.float32)
            found: Floats = np.round(places[rows] @ places.T, _DIGITS - 1).astype(np.float32)
            near[rows - start, rows] = sense[rows - start, rows] = found[rows - start, rows] = -2.0
            tops[rows], sense_tops[rows], found_tops[rows] = _top(near), _top(sense), _top(found)
            chosen = self._chosen(near, sense, found, reach[rows])
            i, j = np.nonzero(chosen)
            kept.append((i + start, j, np.stack([near[i, j], given[i, j], taken[i, j], sense[i, j], found[i, j]])))
        left, right, values = _once(kept, count)
        near, given, taken, sense, found = values
        return left, right, {
            "near": near,
            "near_low": np.minimum(given, taken),
            "near_high": np.maximum(given, taken),
            **_relative("near", near, tops, left, right),
            "sense": sense,
            **_relative("sense", sense, sense_tops, left, right),
            "found": found,
            **_relative("found", found, found_tops, left, right),
        }  # fmt: skip

    @staticmethod
    def _chosen(near: Floats, sense: Floats, found: Floats, reach: Ints) -> NDArray[np.bool_]:
        """Which columns are candidates of each row: the nearest, ties included, so that no order decides."""
        count = near.shape[1]
        if count <= _ALL:
            return near > -1.5
        chosen = np.zeros(near.shape, np.bool_)
        for values, numbers, least in (
            (near, reach, 0.1),
            (sense, np.full(len(reach), _NEAREST_IN_SENSE), 0.3),
            (found, np.full(len(reach), _NEAREST_FOUND), 0.2),
        ):
            ordered = -np.partition(-values, tuple(sorted({int(n) for n in numbers})), axis=1)
            bounds = ordered[np.arange(len(numbers)), numbers - 1]
            chosen |= values >= np.maximum(bounds, least)[:, None]
        return chosen

    def _held(self) -> Floats:
        """(statements, words): how much of each word of the story a statement holds, by its nearest word."""
        out = np.zeros((len(self._terms), len(self._vocabulary)), np.float32)
        number = {term: place for place, term in enumerate(self._vocabulary)}
        filled = [place for place, terms in enumerate(self._terms) if terms]
        rows = np.concatenate([[number[term] for term in self._terms[place]] for place in filled])
        starts = np.cumsum([0, *(len(self._terms[place]) for place in filled[:-1])])
        for start in range(0, len(self._vocabulary), _BLOCK):
            block = self._vocabulary[start : start + _BLOCK]
            near = self.table.similarity(self._vocabulary, block)
            near[near < _KIN] = 0.0
            out[filled, start : start + len(block)] = np.maximum.reduceat(near[rows], starts, axis=0)
        return out

    def _weighed(self) -> Floats:
        """(words, statements): the share of each word in the weight of a statement."""
        out = np.zeros((len(self._vocabulary), len(self._terms)), np.float32)
        number = {term: place for place, term in enumerate(self._vocabulary)}
        for place, terms in enumerate(self._terms):
            total = sum(self._weights[term] for term in terms)
            for term in terms:
                out[number[term], place] = self._weights[term] / max(total, 1e-9)
        return out

    def _senses(self) -> Floats:
        """(statements, 96): the weighted mean of the words' vectors, less what is common to the story, of length 1."""
        vectors = self.table.matrix(self._vocabulary)
        out = (self._weighed().T @ vectors).astype(np.float32)
        out /= np.maximum(np.linalg.norm(out, axis=1, keepdims=True), 1e-6)
        out -= out.mean(0)
        found: Floats = out / np.maximum(np.linalg.norm(out, axis=1, keepdims=True), 1e-6)
        return found


def _top(values: Floats) -> Floats:
    """The highest values of each row, highest first, padded with 0."""
    size = min(_TOP, values.shape[1])
    found: Floats = -np.sort(np.partition(-values, size - 1, axis=1)[:, :size], axis=1)
    return np.pad(np.maximum(found, 0.0), ((0, 0), (0, _TOP - size)))


def _once(kept: list[tuple[Ints, Ints, Floats]], count: int) -> tuple[Ints, Ints, Floats]:
    """Each pair once, left before right; either row of a pair gives the same values."""
    i, j = np.concatenate([one for one, _, _ in kept]), np.concatenate([other for _, other, _ in kept])
    values = np.concatenate([each for _, _, each in kept], axis=1)
    keys, first = np.unique(np.minimum(i, j) * count + np.maximum(i, j), return_index=True)
    return keys // count, keys % count, values[:, first]


def _relative(name: str, values: Floats, tops: Floats, left: Ints, right: Ints) -> dict[str, Floats]:
    """How much nearer a pair is than what stands around its two statements, and its place among their nearest."""
    around = tops[:, _AROUND].mean(1)
    places = np.sort(np.stack([(tops[side] > values[:, None]).sum(1) for side in (left, right)]), axis=0)
    return {
        f"{name}_more": values - (around[left] + around[right]) / 2,
        f"{name}_place": 1.0 / (1 + places[0]),
        f"{name}_place_both": 1.0 / (1 + places[1]),
    }
