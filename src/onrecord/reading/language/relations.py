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


def relations_of(encoder: Encoder, scores: Scores, tokens: Ints) -> tuple[Relation, ...]:
    """Relations by the place of their cue; `tokens[i]` is the token of word i."""
    least = float(encoder.facts.get("anchor", 0.5))
    anchors = scores.tasks["anchor"]
    sure = 1.0 / (1.0 + np.exp(anchors[:, 0] - anchors[:, 1]))
    cues = np.flatnonzero(sure >= least)
    edges = np.append(np.flatnonzero(scores.breaks), len(sure))
    found: list[Relation] = []
    for paragraph in np.unique(np.searchsorted(edges, cues, "right")).tolist():
        low, high = int(edges[paragraph - 1]), int(edges[paragraph])
        here = cues[(cues >= low) & (cues < high)]
        groups = [here] if high - low <= LONGEST else [here[k : k + 1] for k in range(len(here))]
        for group in groups:
            a, b = low, high
            if high - low > LONGEST:
                a, b = max(low, int(group[0]) - LONGEST // 2), min(high, int(group[0]) + LONGEST // 2)
            tags = encoder.tag(scores.vectors[a:b], group - a)
            for cue, line in zip(group.tolist(), tags, strict=True):
                relation = _relation(line, cue - a, float(sure[cue]), tokens[a:b])
                if relation is not None:
                    found.append(relation)
    return tuple(found)


def _relation(tags: Floats, cue: int, sure: float, tokens: Ints) -> Relation | None:
    """The relation of one cue, from tag scores [W, 7]; None where nothing is reported by it."""
    shares = np.exp(tags - tags.max(axis=1, keepdims=True))
    shares /= shares.sum(axis=1, keepdims=True)
    roles = np.stack([shares[:, 0], *(shares[:, 2 * k + 1] + shares[:, 2 * k + 2] for k in range(3))], axis=1)
    picked = roles.argmax(axis=1)
    picked[cue] = 2
    spans = {
        role: _runs(picked == k + 1, shares[:, 2 * k + 1] > shares[:, 2 * k + 2], tokens)
        for k, role in enumerate(ROLES)
    }
    if not spans["content"]:
        return None
    certain = float(np.exp(np.log(np.maximum(roles.max(axis=1)[picked > 0], 1e-6)).mean()))
    return Relation(spans["source"], spans["cue"], spans["content"], round(sure * certain, 4))


def _runs(chosen: npt.NDArray[np.bool_], begins: npt.NDArray[np.bool_], tokens: Ints) -> tuple[tuple[int, int], ...]:
    """Token spans of the runs of chosen words; a word that begins a span begins a new run."""
    runs: list[tuple[int, int]] = []
    last = -2
    for i in np.flatnonzero(chosen).tolist():
        if i == last + 1 and not begins[i]:
            runs[-1] = (runs[-1][0], int(tokens[i]) + 1)
        else:
            runs.append((int(tokens[i]), int(tokens[i]) + 1))
        last = i
    return tuple(runs)
