"""In: scores of BIO tags, word by word. Out: the likeliest tags in which no I follows another type (Viterbi's search)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]


def log_shares(scores: Floats) -> Floats:
    """Log-probabilities over the last axis."""
    shifted = scores - scores.max(axis=-1, keepdims=True)
    return np.asarray(shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True)), dtype=np.float32)


def best_tags(lines: Sequence[Floats], switch: float = 0.0) -> list[Ints]:
    """The tags of each line [W, K] of log-shares: 0 is O, then B and I of each type by turns.

    `switch` is the cost of beginning a span. All lines go side by side, so the longest sets the time.
    """
    if not lines:
        return []
    count, width, tags = len(lines), max(map(len, lines)), lines[0].shape[1]
    inside = np.arange(2, tags, 2)
    allowed = np.zeros((tags, tags), np.float32)
    allowed[:, inside] = -1e4
    allowed[inside - 1, inside] = allowed[inside, inside] = 0.0
    allowed[:, inside - 1] -= switch
    scores = np.zeros((width, count, tags), np.float32)
    scores[:, :, 1:] = -1e4  # past the end of a line there is nothing
    for n, line in enumerate(lines):
        scores[: len(line), n] = line
    best = scores[0].copy()
    best[:, inside] -= 1e4
    back = np.zeros((width, count, tags), np.int64)
    for i in range(1, width):
        reached = best[:, :, None] + allowed
        back[i] = reached.argmax(axis=1)
        best = reached.max(axis=1) + scores[i]
    paths = np.zeros((count, width), np.int64)
    paths[:, -1] = best.argmax(axis=1)
    rows = np.arange(count)
    for i in range(width - 1, 0, -1):
        paths[:, i - 1] = back[i, rows, paths[:, i]]
    return [path[: len(line)] for path, line in zip(paths, lines, strict=True)]


def spans_of(path: Ints) -> list[tuple[int, int, int]]:
    """(first, end, type) of each span; type 0 is that of tags 1 and 2, and so on."""
    spans: list[tuple[int, int, int]] = []
    for i in np.flatnonzero(path).tolist():
        kind = (int(path[i]) - 1) // 2
        if path[i] % 2 == 0 and spans and spans[-1][1] == i and spans[-1][2] == kind:
            spans[-1] = (spans[-1][0], i + 1, kind)
        else:
            spans.append((i, i + 1, kind))
    return spans
