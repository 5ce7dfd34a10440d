"""Statements of one story and pairs of them in; what the network that reads two statements together says of them out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .naming import introduced, renamed
from .reader import Alone, reader

Row = Mapping[str, Any]
Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

_PARTNERS = 16  # of each statement that are read with it, in a small story
_READ = 1600
"""Statements times partners: beyond 100 statements each has fewer, so that thousands of articles take minutes, not an hour."""
_FEWEST = 4
_WORTH = 0.3
"""Cosine of two places, or cover of words, below which a pair is not read: of those that gold puts on one claim, one in thirty."""
_MOST = 6.0  # log odds beyond which nothing more is learnt


def alone(rows: Sequence[Row], grounds: Sequence[str]) -> Alone:
    """Each statement read on its own; what is put forward only to be denied says so."""
    return reader().alone([worded(row, said) for row, said in zip(rows, grounds, strict=True)])


def worded(row: Row, said: str) -> str:
    """The words of a statement as the network reads them."""
    denied = row["attribution_id"] is not None and row["act"] == "deny" and row["polarity"] != "negative"
    said = renamed(said, row.get("names") or ())
    return introduced(row) + (f"denied: {said}" if denied else said)


def together(read: Alone, left: Ints, right: Ints, apart: Bools, found: Floats, near: Floats) -> dict[str, Floats]:
    """By name: whether a pair was read, log odds that both are on one claim and that they take two sides of it (else 0).

    Read are pairs in which one is among the partners of the other by its place or by its words; of one article (not
    `apart`) fewer: there an outlet says things once, but sets sides against each other.
    """
    count = len(read.states)
    partners = int(np.clip(_READ // max(count, 1), _FEWEST, _PARTNERS))
    chosen = np.zeros(len(left), np.bool_)
    worth = (found >= _WORTH) | (near >= _WORTH)
    for at, most in ((np.flatnonzero(worth & apart), partners), (np.flatnonzero(worth & ~apart), partners // 4)):
        chosen[at] = _foremost(left[at], right[at], found[at], count, most)
        chosen[at] |= _foremost(left[at], right[at], near[at], count, most // 2)
    out = np.zeros((2, len(left)), np.float32)
    out[:, chosen] = np.clip(reader().together(read, left[chosen], right[chosen]), -_MOST, _MOST).T
    return {"read": chosen.astype(np.float32), "read_one_claim": out[0], "read_two_sides": out[1]}


def _foremost(left: Ints, right: Ints, values: Floats, count: int, most: int) -> NDArray[np.bool_]:
    """Which pairs are among the `most` of either statement by value; ties by the place of the pair."""
    chosen = np.zeros(len(left), np.bool_)
    both = np.concatenate([left, right])
    pairs = np.concatenate([np.arange(len(left))] * 2)
    order = np.lexsort((pairs, -values[pairs], both))
    starts = np.searchsorted(both[order], np.arange(count))
    rank = np.arange(len(order)) - starts[both[order]]
    chosen[pairs[order[rank < most]]] = True
    return chosen
