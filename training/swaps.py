"""In: the words of a window with their names. Out: other names of like type and length, to be read in their place."""

from __future__ import annotations

import collections
import random

import numpy as np

from documents import NAMES, Document
from names import coined, invented
from onrecord.pieces import Pieces
from onrecord.reading.language.pieces import case_class


def swap_names(
    document: Document, start: int, stop: int, pool: Pool, rng: random.Random
) -> dict[int, tuple[tuple[int, ...], int]]:
    """Word -> pieces and case to read in its place: some names give way to others of their type and length."""
    out: dict[int, tuple[tuple[int, ...], int]] = {}
    tags = document.labels.get("name")
    if tags is None:
        return out
    given: dict[tuple[str, ...], list[str] | None] = {}
    i = start
    while i < stop:
        tag = int(tags[i])
        if tag <= 0 or not NAMES[tag].startswith("B-"):
            i += 1
            continue
        kind, end = NAMES[tag][2:], i + 1
        while end < stop and int(tags[end]) > 0 and NAMES[int(tags[end])] == f"I-{kind}":
            end += 1
        form = (kind, *document.words[i:end])
        if form not in given:  # one name gives way to one name throughout a window
            given[form] = None
            if kind != "OTH" and rng.random() < 0.3 and all(w.isalpha() for w in form[1:]):
                roll, words = rng.random(), end - i
                given[form] = (
                    coined(kind, words, rng) if roll < 0.4
                    else invented(kind, words, rng) if roll < 0.7
                    else pool.draw(kind, words, rng)
                )  # fmt: skip
        if given[form]:
            for k, word in enumerate(given[form] or ()):
                out[i + k] = (pool.split(word), case_class(word))
        i = end
    return out


class Pool:
    """The names of the training set, by type and number of words."""

    def __init__(self, documents: list[Document], split: Pieces) -> None:
        self.split = split
        self._names: dict[tuple[str, int], list[list[str]]] = collections.defaultdict(list)
        for document in documents:
            tags = document.labels.get("name")
            if tags is None or document.kind == "attribution":
                continue
            for i in np.flatnonzero(tags > 0).tolist():
                if NAMES[int(tags[i])].startswith("B-"):
                    kind, end = NAMES[int(tags[i])][2:], i + 1
                    while end < len(tags) and int(tags[end]) > 0 and NAMES[int(tags[end])] == f"I-{kind}":
                        end += 1
                    self._names[kind, end - i].append(document.words[i:end])

    def draw(self, kind: str, words: int, rng: random.Random) -> list[str] | None:
        """Any of them."""
        fitting = self._names.get((kind, words))
        return rng.choice(fitting) if fitting else None
