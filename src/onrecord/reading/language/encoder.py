"""In: the words of a text. Out: word vectors, the scores of every task and of every arc, from one pass.

Windows hold whole paragraphs. A paragraph longer than a window is cut where the network itself starts a sentence: the
last sentence of a window that is cut is read again at the head of the next, so no sentence is read in halves.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from ...pieces import CLS, SEP, Pieces
from .pieces import case_class, quote_classes
from .weights import Weights

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
WINDOW: Final = 192
"""Pieces in a window, the two marks included: what the network was trained on."""


@dataclass
class Scores:
    """What the network says of n words; `arcs` are squares [w, w] by window (row: dependent, diagonal: root)."""

    vectors: Floats
    tasks: dict[str, Floats]
    arcs: list[tuple[int, Floats]]
    starts: npt.NDArray[np.bool_]
    breaks: npt.NDArray[np.bool_]


class Encoder:
    """The network: `read` for a text, `label` for dependency relations, `tag` for the words around cues."""

    def __init__(self, weights: Weights) -> None:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3

        def session(name: str) -> Any:
            return onnxruntime.InferenceSession(weights.bytes(name), options, providers=["CPUExecutionProvider"])

        self.facts: dict[str, Any] = weights.json("labels.json")
        self.labels: dict[str, list[str]] = self.facts["labels"]
        self.vocabulary = {piece: n for n, piece in enumerate(weights.lines("vocab.txt")) if piece}
        self.pieces = Pieces(self.vocabulary)
        self._model, self._labeller, self._cues = map(session, ("model.onnx", "labeller.onnx", "cues.onnx"))
        self._taggers = {"relations": session("tagger.onnx"), "voices": session("voices.onnx")}
        widths = {
            "upos": 0,
            "xpos": 0,
            "feats": 0,
            "start": 2,
            "name": 0,
            "source": 3,
            "cue": 3,
            "content": 3,
            "anchor": 2,
        }
        self._slices: dict[str, slice] = {}
        at = 0
        for task, width in widths.items():
            width = width or len(self.labels[task])
            self._slices[task] = slice(at, at + width)
            at += width
        self._width = at
        self.hidden = int(self.facts["hidden"])

    def read(self, words: Sequence[str], spaced: Sequence[bool], breaks: Sequence[bool]) -> Scores:
        """Scores of `words`; `spaced[i]`: white space follows; `breaks[i]`: a line starts (the first word is one)."""
        n = len(words)
        pieces = [self.pieces(word) for word in words]
        sizes = np.fromiter(map(len, pieces), np.int64, n)
        total = np.concatenate([np.zeros(1, np.int64), np.cumsum(sizes)])
        flat = np.fromiter((p for word in pieces for p in word), np.int64, int(total[-1]))
        lines = np.asarray(breaks, dtype=bool)
        edges = [*np.flatnonzero(lines).tolist(), n]
        quote: list[int] = []
        for a, b in itertools.pairwise(edges):
            quote.extend(quote_classes(words[a:b], spaced[a:b]))
        features = {
            "case": np.repeat(np.fromiter(map(case_class, words), np.int64, n), sizes),
            "quote": np.repeat(np.array(quote, dtype=np.int64), sizes),
            "breaks": np.zeros(len(flat), dtype=np.int64),
        }
        features["breaks"][total[:-1][lines]] = 1
        out = Scores(np.zeros((n, self.hidden), np.float32), {}, [], lines.copy(), lines)
        everything = np.zeros((n, self._width), np.float32)
        start = 0
        while start < n:
            end, cut = _window(start, edges, total)
            vectors, scores, arcs = self._run(flat, features, total, start, end)
            begins = scores[:, self._slices["start"]]
            starts = (begins[:, 1] > begins[:, 0]) | lines[start:end]
            starts[0] = True
            if cut:
                inner = np.flatnonzero(starts)
                if inner[-1] > 0:
                    end = start + int(inner[-1])
            size = end - start
            out.vectors[start:end] = vectors[:size]
            everything[start:end] = scores[:size]
            out.starts[start:end] = starts[:size]
            out.arcs.append((start, arcs[:size, :size]))
            start = end
        out.tasks = {task: everything[:, part] for task, part in self._slices.items()}
        return out

    def _run(
        self, flat: Ints, features: dict[str, Ints], total: Ints, start: int, end: int
    ) -> tuple[Floats, Floats, Floats]:
        a, b = int(total[start]), int(total[end])
        ids = np.empty((1, b - a + 2), np.int64)
        ids[0, 0], ids[0, -1] = CLS, SEP
        ids[0, 1:-1] = flat[a:b]
        feed = {"ids": ids, "first": total[start:end] - a + 1}
        for name, values in features.items():
            row = np.full((1, b - a + 2), 5 if name == "case" else 0, np.int64)
            row[0, 1:-1] = values[a:b]
            feed[name] = row
        vectors, scores, arcs = self._model.run(["vectors", "scores", "arcs"], feed)
        return vectors, scores, arcs

    def label(self, dependents: Floats, heads: Floats) -> Floats:
        """Scores [N, relations] of pairs of word vectors [N, 384]."""
        return np.asarray(self._labeller.run(None, {"dependents": dependents, "heads": heads})[0], dtype=np.float32)

    def cues(self, scores: Scores) -> Floats:
        """Log-odds [W] that a word opens a cue of speech as reports of rival press are annotated: no attitudes, no plans."""
        anchors = scores.tasks["anchor"]
        feed = {"vectors": scores.vectors, "scores": anchors[:, 1] - anchors[:, 0]}
        return np.asarray(self._cues.run(None, feed)[0], dtype=np.float32)

    def tag(self, vectors: Floats, cues: Ints, style: str) -> Floats:
        """Scores [A, W, 7] of the tags O, B and I of source, cue and content, for the words [W, 384] of a paragraph.

        `style`: "relations" as PolNeAR marks them, "voices" as the annotated stories do.
        """
        reach = int(self.facts["reach"])
        places = np.clip(np.arange(len(vectors))[None, :] - cues[:, None], -reach, reach) + reach
        feed = {"vectors": vectors, "cues": cues, "places": places}
        return np.asarray(self._taggers[style].run(None, feed)[0], dtype=np.float32)


def _window(start: int, edges: list[int], total: Ints) -> tuple[int, bool]:
    """End of the window that begins at `start`, and whether it cuts a paragraph."""
    room = int(total[start]) + WINDOW - 2
    end = int(np.searchsorted(total, room, "right")) - 1
    k = int(np.searchsorted(edges, end, "right")) - 1
    if edges[k] > start:
        return edges[k], False
    return max(end, start + 1), end < edges[-1]
