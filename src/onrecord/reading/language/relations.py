"""In: the network's scores. Out: relations: for each cue its source and its content, in token offsets."""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

from ..annotations import Relation
from .encoder import Encoder, Floats, Scores

Ints = npt.NDArray[np.int64]
LONGEST: Final = 220
"""Words of a paragraph that one cue looks at; longer paragraphs are looked at around each cue."""
ROLES: Final = ("source", "cue", "content")
TAGS: Final = 7  # O, then B and I of each role


def relations_of(encoder: Encoder, scores: Scores, tokens: Ints) -> tuple[Relation, ...]:
    """Relations by the place of their cue; `tokens[i]` is the token of word i."""
    anchors = scores.tasks["anchor"]
    sure = 1.0 / (1.0 + np.exp(anchors[:, 0] - anchors[:, 1]))
    cues = np.flatnonzero(sure >= float(encoder.facts.get("anchor", 0.5)))
    edges = np.append(np.flatnonzero(scores.breaks), len(sure))
    asked: list[tuple[int, int, Floats]] = []  # cue, first word, log-shares of the tags [W, 7]
    for paragraph in np.unique(np.searchsorted(edges, cues, "right")).tolist():
        low, high = int(edges[paragraph - 1]), int(edges[paragraph])
        here = cues[(cues >= low) & (cues < high)]
        groups = [here] if high - low <= LONGEST else [here[k : k + 1] for k in range(len(here))]
        for group in groups:
            a, b = low, high
            if high - low > LONGEST:
                a, b = max(low, int(group[0]) - LONGEST // 2), min(high, int(group[0]) + LONGEST // 2)
            tags = encoder.tag(scores.vectors[a:b], group - a)
            tags -= tags.max(axis=2, keepdims=True)
            tags -= np.log(np.exp(tags).sum(axis=2, keepdims=True))
            asked.extend((cue, a, line) for cue, line in zip(group.tolist(), tags, strict=True))
    found: list[Relation] = []
    paths = best_tags(
        [line for _, _, line in asked], [cue - a for cue, a, _ in asked], encoder.facts.get("switch", 0.5)
    )
    for (cue, a, line), path in zip(asked, paths, strict=True):
        spans = {role: _runs(path, 2 * k + 1, tokens[a:]) for k, role in enumerate(ROLES)}
        if spans["content"]:
            shares = line[np.arange(len(path)), path][path > 0]
            score = float(sure[cue]) * float(np.exp(shares.mean()))
            found.append(Relation(spans["source"], spans["cue"], spans["content"], round(score, 4)))
    return tuple(found)


def best_tags(lines: list[Floats], cues: list[int], switch: float) -> list[Ints]:
    """The likeliest tags of each line [W, 7] of log-shares in which no I follows another role (Viterbi's search).

    Word `cues[n]` of line n takes a cue tag; `switch` is the cost of beginning a span. All lines go side by side.
    """
    if not lines:
        return []
    allowed = np.zeros((TAGS, TAGS), np.float32)
    for inside in (2, 4, 6):
        allowed[:, inside] = -1e4
        allowed[[inside - 1, inside], inside] = 0.0
    allowed[:, [1, 3, 5]] -= switch
    count, width = len(lines), max(map(len, lines))
    scores = np.zeros((count, width, TAGS), np.float32)
    scores[:, :, 1:] = -1e4  # past the end of a line there is nothing
    for n, (line, cue) in enumerate(zip(lines, cues, strict=True)):
        scores[n, : len(line)] = line
        scores[n, cue, [0, 1, 2, 5, 6]] -= 1e3
    best = scores[:, 0] + np.where(np.isin(np.arange(TAGS), (2, 4, 6)), -1e4, 0.0).astype(np.float32)
    back = np.zeros((width, count, TAGS), np.int8)
    for i in range(1, width):
        reached = best[:, :, None] + allowed
        back[i] = reached.argmax(axis=1)
        best = reached.max(axis=1) + scores[:, i]
    paths = np.zeros((count, width), np.int64)
    paths[:, -1] = best.argmax(axis=1)
    rows = np.arange(count)
    for i in range(width - 1, 0, -1):
        paths[:, i - 1] = back[i, rows, paths[:, i]]
    return [path[: len(line)] for path, line in zip(paths, lines, strict=True)]


def _runs(path: Ints, begin: int, tokens: Ints) -> tuple[tuple[int, int], ...]:
    """Token spans of one role: a run starts at its B tag."""
    runs: list[tuple[int, int]] = []
    last = -2
    for i in np.flatnonzero((path == begin) | (path == begin + 1)).tolist():
        if i == last + 1 and path[i] != begin:
            runs[-1] = (runs[-1][0], int(tokens[i]) + 1)
        else:
            runs.append((int(tokens[i]), int(tokens[i]) + 1))
        last = i
    return tuple(runs)
