"""Rows of pairs in, one score a pair out: how likely the later candidate names what the earlier one names; above 0 is likelier than not.

The weights are those of `training/coreference.py`: a network of two layers over what is known of each candidate and of the pair.
"""

from __future__ import annotations

import json
import os
from functools import cache
from importlib.resources import files
from io import BytesIO
from pathlib import Path

import numpy as np
from spacy.tokens import Doc

from .pairs import Floats, Ints, Table, features

_CHUNK = 20_000


@cache
def weights() -> dict[str, Floats]:
    """The shipped weights, single precision, read once; those for word vectors only if the encoder is the one learned with."""
    octets = (files(__package__) / "coreference.npz").read_bytes()
    with np.load(BytesIO(octets), allow_pickle=False) as stored:
        encoder = stored["encoder"].tobytes().hex() if "encoder" in stored.files else ""
        kept = {name: stored[name].astype(np.float32) for name in stored.files if name != "encoder"}
    if encoder != encoder_fingerprint():
        kept.pop("project_weight", None)
    return kept


@cache
def encoder_fingerprint() -> str:
    """SHA-256 of the encoder's network as its manifest gives it, in hexadecimal; empty where there is none."""
    manifest = (
        Path(os.environ.get("ONRECORD_MODEL_DIR") or Path(__file__).parent.parent / "language" / "weights")
        / "manifest.json"
    )
    if not manifest.is_file():
        return ""
    return str(json.loads(manifest.read_text(encoding="utf-8")).get("model.onnx", ""))


def score(doc: Doc, table: Table, i: Ints, j: Ints) -> Floats:
    """[pairs] scores; "none of the earlier ones" scores 0, so that exp(score) / (1 + sum of exp) is a probability."""
    w = weights()
    if not len(i):
        return np.zeros(0, np.float32)
    later = table.unary @ w["later_weight"].T + w["later_bias"]
    earlier = table.unary @ w["earlier_weight"].T
    projected = None
    if "project_weight" in w and table.vectors is not None:
        projected = table.vectors @ w["project_weight"].T
        later = later + projected @ w["vlater_weight"].T
        earlier = earlier + projected @ w["vearlier_weight"].T
    out = np.empty(len(i), dtype=np.float32)
    for start in range(0, len(i), _CHUNK):
        a, b = i[start : start + _CHUNK], j[start : start + _CHUNK]
        rows = features(doc, table, a, b)
        if projected is None:
            rows[:, -1] = 0.0
        hidden = later[a] + earlier[b] + rows @ w["pair_weight"].T
        if projected is not None:
            hidden += (projected[a] * projected[b]) @ w["vboth_weight"].T
        hidden = np.maximum(np.maximum(hidden, 0) @ w["second_weight"].T + w["second_bias"], 0)
        out[start : start + _CHUNK] = (hidden @ w["last_weight"].T + w["last_bias"])[:, 0]
    return out
