"""In: the network's scores. Out: relations: for each cue its source and its content, in token offsets."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from ..annotations import Relation
from .bio import best_tags, log_shares, spans_of
from .encoder import Encoder, Floats, Scores

Ints = npt.NDArray[np.int64]
LONGEST: Final = 220
"""Words of a paragraph that one cue looks at; longer paragraphs are looked at around each cue."""
SOURCE, CUE, CONTENT = range(3)
SOUGHT: Final = (0.2, 1.0)
"""Where no source was tagged though a word has at least this share of being one, sources get this much in log-shares."""


def sought(lines: Sequence[Floats], paths: list[Ints], switch: float) -> list[Ints]:
    """The paths, those without a source read again with sources made likelier: nine attributions in ten have one."""
    least, more = SOUGHT
    tags = [2 * SOURCE + 1, 2 * SOURCE + 2]
    again = [
        k
        for k, (line, path) in enumerate(zip(lines, paths, strict=True))
        if not np.isin(path, tags).any() and float(np.exp(line[:, tags]).sum(axis=1).max()) > least
    ]
    raised = np.zeros(7, np.float32)
    raised[tags] = more
    for k, path in zip(again, best_tags([lines[k] + raised for k in again], switch), strict=True):
        paths[k] = path
    return paths


def relations_of(encoder: Encoder, scores: Scores, tokens: Ints) -> tuple[Relation, ...]:
    """Relations by the place of their cue, as PolNeAR marks them; `tokens[i]` is the token of word i.

    A relation's score is the share of its cue times the mean share of its tags; below the model's `relation` threshold
    it is dropped, and so is one without content.
    """
    anchors = scores.tasks["anchor"]
    sure = 1.0 / (1.0 + np.exp(anchors[:, 0] - anchors[:, 1]))
    return _relations(encoder, scores, tokens, sure, float(encoder.facts.get("relation", 0.4)), "relations")


def voices_of(encoder: Encoder, scores: Scores, tokens: Ints) -> tuple[tuple[Relation, ...], Floats]:
    """The same as the annotated stories mark them: who is reported to have said what; threshold `voice`.

    Beside the relations the share [W] of each word of opening such a cue.
    """
    sure = (1.0 / (1.0 + np.exp(-encoder.cues(scores)))).astype(np.float32)
    return _relations(encoder, scores, tokens, sure, float(encoder.facts.get("voice", 0.4)), "voices"), sure


def _relations(
    encoder: Encoder, scores: Scores, tokens: Ints, sure: Floats, least: float, style: str
) -> tuple[Relation, ...]:
    cues = np.flatnonzero(sure >= least)
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
            shares = log_shares(encoder.tag(scores.vectors[a:b], group - a, style))
            shares[np.arange(len(group))[:, None], (group - a)[:, None], [0, 1, 2, 5, 6]] -= 1e3  # the cue is a cue
            asked.extend((cue, a, line) for cue, line in zip(group.tolist(), shares, strict=True))
    found: list[Relation] = []
    paths = sought(
        [line for _, _, line in asked],
        best_tags([line for _, _, line in asked], switch := float(encoder.facts.get("switch", 0.5))),
        switch,
    )
    for (cue, a, line), path in zip(asked, paths, strict=True):
        roles: tuple[list[tuple[int, int]], ...] = ([], [], [])
        for first, end, role in spans_of(path):
            roles[role].append((int(tokens[a + first]), int(tokens[a + end - 1]) + 1))
        score = float(sure[cue]) * float(np.exp(line[np.arange(len(path)), path][path > 0].mean()))
        if roles[CONTENT] and score >= least:
            found.append(Relation(tuple(roles[SOURCE]), tuple(roles[CUE]), tuple(roles[CONTENT]), round(score, 4)))
    return tuple(found)
