"""In: a checkpoint of training/claims/reader.py. Out: comparing/pairs/weights: two ONNX graphs and the pieces, packed.

    PYTHONPATH=src:training python training/claims/pack.py --run reader.pt --vocabulary .../vocab.txt [--texts FILE]

Layers are int8 with few steps and the table of pieces has fewer still: packed, they take little more than half a byte a
weight. Pieces that the texts (one a line) hold fewer than four times are left out: longest-first cutting falls back to shorter ones.
Without texts the pieces are those that ship already.
"""

from __future__ import annotations

import argparse
import tempfile
import zlib
from collections import Counter
from pathlib import Path

import numpy as np
import torch
from onnx import TensorProto

from export import Array, Graph
from onrecord.comparing.pairs.reader import LONGEST
from onrecord.pieces import Pieces

OUT = Path("src/onrecord/comparing/pairs/weights")
LAYER_STEPS, TABLE_STEPS = 31, 11
PIECES = "pieces.txt.z"
MARKS = 104
"""Numbers of the vocabulary that are marks or unused: they keep their places."""


def kept(vocabulary: list[str], texts: Path, least: int) -> list[int]:
    """The numbers of the pieces that stay: all marks, single characters, and what the texts hold often enough."""
    pieces = Pieces({piece: number for number, piece in enumerate(vocabulary)})
    seen: Counter[int] = Counter()
    for line in texts.read_text(encoding="utf-8").splitlines():
        for word in line.split():
            seen.update(pieces(word))
    short = {n for n, piece in enumerate(vocabulary) if len(piece.removeprefix("##")) == 1 and piece[-1:].isascii()}
    return sorted(
        set(range(MARKS)) | short | {number for number, count in seen.items() if count >= least and number >= MARKS}
    )


def shipped(vocabulary: list[str]) -> list[int]:
    """The numbers of the pieces that the package has."""
    number = {piece: n for n, piece in enumerate(vocabulary)}
    return [number[piece] for piece in zlib.decompress((OUT / PIECES).read_bytes()).decode("utf-8").split("\n")]


def blocks(g: Graph, x: str, state: dict[str, Array], layers: range) -> str:
    """Transformer layers over [1, n, 384]."""
    for number in layers:
        x = g.block(x, state, f"bert.blocks.{number}", 12, apart=True)
    return x


def alone(g: Graph, state: dict[str, Array], split: int, path: Path) -> None:
    """Pieces [1, n] -> states [1, n, 384] and the place [128] (length 1) by which pairs are found."""
    x = g.table(state["bert.words.weight"], "ids")
    length = g.op("Shape", "ids", start=1, end=2)
    zero, axis = g.keep(np.array([0])), g.keep(np.array([0]))
    x = g.op("Add", x, g.op("Slice", g.keep(state["bert.pos.weight"][:LONGEST]), zero, length, axis))
    x = g.op("Add", x, g.keep(state["bert.seg.weight"][0]))
    x = blocks(g, g.norm(x, state, "bert.norm"), state, range(split))
    mean = g.op("ReduceMean", x, g.keep(np.array([1])), keepdims=0)
    place = g.op("LpNormalization", g.dense(mean, state["find.weight"], exact=True), axis=-1, p=2)
    squeezed = g.op("Squeeze", place, g.keep(np.array([0])))
    g.save(path, {"ids": (TensorProto.INT64, [1, "n"])}, {"states": x, "place": squeezed})


def together(g: Graph, state: dict[str, Array], split: int, layers: int, path: Path) -> None:
    """States of two statements -> log odds [2] of one claim, and of two sides of it."""
    other = g.op("Add", "other", g.keep(state["other"]))
    zero, one, last, axis = (g.keep(np.array([n])) for n in (0, 1, np.iinfo(np.int64).max, 1))
    heads = [g.op("Slice", part, zero, one, axis) for part in ("one", other)]
    tails = [g.op("Slice", part, one, last, axis) for part in ("one", other)]
    # Both first marks come first: their values are several times those of words, and they are quantized on their own.
    x = blocks(g, g.op("Concat", *heads, *tails, axis=1), state, range(split, layers))
    sizes = [g.op("Shape", part, start=1, end=2) for part in tails]
    two = g.keep(np.array([2]))
    middle = g.op("Add", two, sizes[0])
    u = g.op("Concat", g.op("Slice", x, zero, one, axis), g.op("Slice", x, two, middle, axis), axis=1)
    v = g.op("Concat", g.op("Slice", x, one, two, axis), g.op("Slice", x, middle, last, axis), axis=1)
    u, v = (g.op("ReduceMean", part, axis, keepdims=0) for part in (u, v))
    product = g.op("Mul", u, v)
    features = g.op("Concat", g.op("Add", u, v), g.op("Abs", g.op("Sub", u, v)), product, axis=-1)
    hidden = g.dense(features, state["head.0.weight"], state["head.0.bias"], exact=True)
    said = g.dense(g.gelu(hidden), state["head.3.weight"], state["head.3.bias"], exact=True)
    unit = [g.op("LpNormalization", part, axis=-1, p=2) for part in (u, v)]
    near = g.op("ReduceSum", g.op("Mul", *unit), g.keep(np.array([-1])), keepdims=1)
    scale = state["scale"]
    near = g.op("Add", g.op("Mul", near, g.keep(np.array([scale[0], 0.0], np.float32))),
                g.keep(np.array([scale[1], 0.0], np.float32)))  # fmt: skip
    states = (TensorProto.FLOAT, [1, "n", 384]), (TensorProto.FLOAT, [1, "m", 384])
    said = g.op("Squeeze", g.op("Add", said, near), g.keep(np.array([0])))
    g.save(path, {"one": states[0], "other": states[1]}, {"said": said})


def main() -> None:
    """Write the files and say how large they are."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--vocabulary", type=Path, required=True)
    parser.add_argument("--texts", type=Path)
    parser.add_argument("--least", type=int, default=4)
    parser.add_argument("--split", type=int, default=3)
    parser.add_argument("--out", type=Path, default=OUT)
    args = parser.parse_args()
    state = {name: value.float().numpy() for name, value in torch.load(args.run, weights_only=True).items()}
    vocabulary = args.vocabulary.read_text(encoding="utf-8").split("\n")
    numbers = kept(vocabulary, args.texts, args.least) if args.texts else shipped(vocabulary)
    state["bert.words.weight"] = state["bert.words.weight"][numbers]
    layers = 1 + max(int(name.split(".")[2]) for name in state if name.startswith("bert.blocks."))
    args.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for name, rows in (("alone", 1), ("together", 2)):
            g = Graph(True, steps=LAYER_STEPS, table_steps=TABLE_STEPS, apart_rows=rows)
            path = Path(folder) / f"{name}.onnx"
            if name == "alone":
                alone(g, state, args.split, path)
            else:
                together(g, state, args.split, layers, path)
            packed(path.read_bytes(), args.out / f"{name}.onnx.z")
    packed("\n".join(vocabulary[number] for number in numbers).encode("utf-8"), args.out / PIECES)


def packed(content: bytes, path: Path) -> None:
    """Writes a file packed; Huffman codes alone: weights do not repeat, they are only unevenly spread."""
    coder = zlib.compressobj(9, zlib.DEFLATED, 15, 9, zlib.Z_HUFFMAN_ONLY)
    path.write_bytes(coder.compress(content) + coder.flush())
    print(path.name, len(content), "->", path.stat().st_size)


if __name__ == "__main__":
    main()
