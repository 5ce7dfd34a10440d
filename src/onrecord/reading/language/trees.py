"""In: scores of arcs inside one sentence. Out: the best tree: one root, no cycle (Chu-Liu and Edmonds)."""

from __future__ import annotations

import itertools
from typing import Final

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
ROOTS: Final = 3
"""Words tried as root of a sentence whose first tree is none."""
FAR: Final = 4.0
"""How much less likely (in logarithms) a word may be than the likeliest root, to be tried."""


def heads_of(arcs: Floats, starts: npt.NDArray[np.bool_]) -> Ints:
    """Heads [n] of the words of a window: indices in it, a root its own head; no arc leaves its sentence.

    `arcs[i, j]` scores j as the head of i, `arcs[i, i]` scores i as root; `starts` marks first words of sentences.
    """
    n = len(arcs)
    sentence = np.cumsum(starts)
    scores = np.where(sentence[:, None] == sentence[None, :], arcs, -np.inf)
    heads: Ints = scores.argmax(axis=1)
    roots = np.bincount(sentence[heads == np.arange(n)], minlength=int(sentence[-1]) + 1)
    wrong = roots != 1
    reached = heads
    for _ in range(max(1, int(np.ceil(np.log2(n + 1))))):
        reached = reached[reached]  # after this many doublings each word has arrived at its root, or runs in a cycle
    wrong[sentence[heads[reached] != reached]] = True
    edges = [*np.flatnonzero(starts).tolist(), n]
    for a, b in itertools.pairwise(edges):
        if wrong[sentence[a]]:
            heads[a:b] = a + best_tree(scores[a:b, a:b])
    return heads


def best_tree(scores: Floats) -> Ints:
    """Heads [n] of the highest tree with exactly one root (its own head)."""
    n = len(scores)
    if n == 1:
        return np.zeros(1, dtype=np.int64)
    # Node 0 is the root, and only one word may hang from it: the best total over the words that may be it. A word far
    # less likely than another is not tried: forcing it makes one cycle after the other, for a tree that never wins.
    shifted = scores - scores.max(axis=1, keepdims=True)
    likely = np.diagonal(shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True)))
    graph = np.full((n + 1, n + 1), -np.inf)
    graph[1:, 1:] = scores
    np.fill_diagonal(graph, -np.inf)
    candidates = [int(i) for i in np.argsort(-likely, kind="stable")[:ROOTS] if likely[i] > likely.max() - FAR]
    best, found = -np.inf, np.zeros(n, dtype=np.int64)
    for root in candidates:
        graph[1:, 0] = -np.inf
        graph[root + 1, :] = -np.inf
        graph[root + 1, 0] = scores[root, root]
        heads = _edmonds(graph)
        graph[root + 1, 1:] = scores[root]
        graph[root + 1, root + 1] = -np.inf
        total = float(graph[np.arange(1, n + 1), np.where(heads[1:] == 0, 0, heads[1:])][np.arange(n) != root].sum())
        total += float(scores[root, root])
        if total > best:
            best = total
            found = heads[1:] - 1
            found[root] = root
    return found


def _edmonds(graph: npt.NDArray[np.float64]) -> Ints:
    """Heads of the best arborescence out of node 0; graph[i, j]: score of j as head of i."""
    n = len(graph)
    heads: Ints = graph.argmax(axis=1)
    heads[0] = 0
    cycle = _cycle(heads)
    if cycle is None:
        return heads
    inside = np.zeros(n, dtype=bool)
    ring = np.array(cycle, dtype=np.int64)
    inside[ring] = True
    outside = np.flatnonzero(~inside)
    own = graph[ring, heads[ring]]
    m = len(outside)
    smaller = np.full((m + 1, m + 1), -np.inf)
    smaller[:m, :m] = graph[np.ix_(outside, outside)]
    into = graph[np.ix_(ring, outside)] - own[:, None]  # gain of breaking the cycle at each of its words
    smaller[m, :m] = into.max(axis=0)
    enters = ring[into.argmax(axis=0)]
    out_of = graph[np.ix_(outside, ring)]
    smaller[:m, m] = out_of.max(axis=1)
    leaves = ring[out_of.argmax(axis=1)]
    np.fill_diagonal(smaller, -np.inf)
    inner = _edmonds(smaller)
    result = heads.copy()
    for k in range(1, m):
        result[outside[k]] = leaves[k] if inner[k] == m else outside[inner[k]]
    result[enters[inner[m]]] = outside[inner[m]]
    return result


def _cycle(heads: Ints) -> list[int] | None:
    """The nodes of one cycle, or None."""
    state = [0] * len(heads)
    state[0] = 2
    for start in range(1, len(heads)):
        path = []
        node = start
        while state[node] == 0:
            state[node] = 1
            path.append(node)
            node = int(heads[node])
        if state[node] == 1:
            return path[path.index(node) :]
        for seen in path:
            state[seen] = 2
    return None


def turned(heads: Ints, of: npt.NDArray[np.bool_]) -> Ints:
    """The heads, "the head of the board" turned round where it was read the wrong way: what stands before "of" governs.

    `of` tells which words are "of". Where the word before one depends on the noun that this "of" marks, the two change
    places: the first takes the noun's head, and the noun becomes its dependent. A root is its own head.
    """
    out = heads.copy()
    for k in np.flatnonzero(of).tolist():
        noun, before = int(out[k]), k - 1
        if noun > k and before >= 0 and out[before] == noun:
            out[before] = before if out[noun] == noun else out[noun]
            out[noun] = before
    return out
