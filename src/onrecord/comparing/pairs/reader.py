"""Words of statements in; how surely two of them are on one claim, and how surely one stands against the other, out.

A network of six layers (MiniLM's, fine-tuned): three read each statement alone, once; three read a pair together. The
division follows PreTTR (MacAvaney et al. 2020): most of the reading is done once a statement, not once a pair.
"""

from __future__ import annotations

import os
import zlib
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from ...errors import ModelError
from ...pieces import CLS, SEP, Pieces

Floats = NDArray[np.float32]
LONGEST: Final = 80
"""Pieces of a statement that are read, the two marks included: what the network was trained on."""
_THREADS: Final = min(8, os.cpu_count() or 1)
"""Statements, and pairs, are read apart from each other: how many threads read them changes nothing but the time."""
_SHARE: Final = 64  # pairs that a thread takes at once
_DIGITS: Final = 3
"""Rounding of what the network says, so that another processor's last bits change nothing."""


@dataclass(frozen=True)
class Alone:
    """What is kept of statements read alone: `states` [pieces, 384] of each, and unit vectors [n, 128] to find pairs by."""

    states: list[NDArray[np.float16]]
    places: Floats


class Reader:
    """The network; it gives the same for a pair whichever of the two comes first."""

    def __init__(self) -> None:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3

        def session(name: str) -> Any:
            return onnxruntime.InferenceSession(
                _unpacked(f"{name}.onnx.z"), options, providers=["CPUExecutionProvider"]
            )

        lines = _unpacked("pieces.txt.z").decode("utf-8").split("\n")
        self._pieces = Pieces({piece: number for number, piece in enumerate(lines) if piece})
        self._alone, self._together = session("alone"), session("together")

    def alone(self, texts: Sequence[str]) -> Alone:
        """Each text read on its own."""
        with ThreadPoolExecutor(_THREADS) as threads:
            read = list(threads.map(self._one, texts))
        places = np.array([place for _, place in read], np.float32).reshape(len(texts), 128)
        return Alone([state for state, _ in read], np.round(places, 4))

    def _one(self, text: str) -> tuple[NDArray[np.float16], Floats]:
        inner = [piece for word in text.split() for piece in self._pieces(word)][: LONGEST - 2]
        state, place = self._alone.run(["states", "place"], {"ids": np.array([[CLS, *inner, SEP]], np.int64)})
        return state[0].astype(np.float16), place

    def together(self, read: Alone, left: NDArray[np.int64], right: NDArray[np.int64]) -> Floats:
        """[pairs, 2]: log odds that both are on one claim, and that they are on two sides of it if they are."""
        shares = range(0, len(left), _SHARE)
        with ThreadPoolExecutor(_THREADS) as threads:
            found = threads.map(lambda k: self._pairs(read, left[k : k + _SHARE], right[k : k + _SHARE]), shares)
            return np.round(np.concatenate([np.zeros((0, 2), np.float32), *found]), _DIGITS)

    def _pairs(self, read: Alone, left: NDArray[np.int64], right: NDArray[np.int64]) -> Floats:
        out = np.zeros((len(left), 2), np.float32)
        for row, (i, j) in enumerate(zip(left.tolist(), right.tolist(), strict=True)):
            one, other = read.states[i], read.states[j]
            if (len(other), other.tobytes()) < (len(one), one.tobytes()):
                one, other = other, one
            feed = {"one": one[None].astype(np.float32), "other": other[None].astype(np.float32)}
            out[row] = self._together.run(["said"], feed)[0]
        return out


def _unpacked(name: str) -> bytes:
    try:
        return zlib.decompress(files(__package__).joinpath("weights", name).read_bytes())
    except (OSError, zlib.error) as error:
        raise ModelError(
            f"the model that compares statements lacks {name} or it is damaged: reinstall onrecord"
        ) from error


@lru_cache(maxsize=1)
def reader() -> Reader:
    """The shipped network (made by training/claims/reader.py and pack.py)."""
    return Reader()
