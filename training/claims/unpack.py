"""In: the shipped network (comparing/pairs/weights) and MiniLM. Out: a checkpoint that `reader.py` can go on from.

    PYTHONPATH=src:.:training python training/claims/unpack.py --minilm FOLDER --out runs/shipped.pt

Weights come back as they are read at run time, with the few steps that packing left them; pieces that packing left out
come back as MiniLM has them. What the graphs are written by stands in `pack.py`.
"""

from __future__ import annotations

import argparse
import zlib
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from pack import OUT, PIECES
from reader import Reader
from safetensors.torch import load_file
from torch import Tensor


def layers(inputs: Iterator[np.ndarray], names: Iterator[str]) -> dict[str, Tensor]:
    """Floats of quantized matrices and of what stands beside them, in the order in which `Graph.block` writes them."""
    out = {}
    for name in names:
        value = next(inputs)
        if value.dtype == np.int8:
            value = (value * next(inputs)).T
        out[name] = torch.from_numpy(np.ascontiguousarray(value, np.float32))
    return out


def blocks(numbers: range) -> Iterator[str]:
    """The names of a layer's weights in the order in which they are written."""
    order = ("qkv.weight", "qkv.bias", "out.weight", "norm1.weight", "norm1.bias", "out.bias", "up.weight", "up.bias",
             "down.weight", "norm2.weight", "norm2.bias", "down.bias")  # fmt: skip
    return (f"bert.blocks.{number}.{name}" for number in numbers for name in order)


def kept(name: str) -> Iterator[np.ndarray]:
    """The weights of a graph in their order, without the edges of its slices."""
    model = onnx.load_from_string(zlib.decompress((OUT / f"{name}.onnx.z").read_bytes()))
    arrays = (numpy_helper.to_array(each) for each in model.graph.initializer)
    return (each for each in arrays if each.dtype != np.int64)


def unpacked(minilm: Path, split: int = 3) -> dict[str, Tensor]:
    """The state of `Reader`."""
    weights = {name.removeprefix("bert."): w for name, w in load_file(str(minilm / "model.safetensors")).items()}
    net = Reader(weights, split=split)
    state = net.state_dict()
    count = len(net.bert.blocks)
    alone, together = kept("alone"), kept("together")
    pieces = zlib.decompress((OUT / PIECES).read_bytes()).decode("utf-8").split("\n")
    number = {piece: n for n, piece in enumerate((minilm / "vocab.txt").read_text(encoding="utf-8").split("\n"))}
    table = torch.from_numpy((next(alone) * next(alone)).astype(np.float32))
    state["bert.words.weight"][[number[piece] for piece in pieces]] = table
    places = torch.from_numpy(next(alone))
    state["bert.pos.weight"][: len(places)] = places
    state["bert.seg.weight"][0] = torch.from_numpy(next(alone))
    state |= layers(alone, iter(("bert.norm.weight", "bert.norm.bias")))
    state |= layers(alone, blocks(range(split)))
    state["find.weight"] = torch.from_numpy(next(alone).T.copy())
    state["other"] = torch.from_numpy(next(together))
    state |= layers(together, blocks(range(split, count)))
    for name in ("head.0", "head.3"):
        state[f"{name}.weight"] = torch.from_numpy(next(together).T.copy())
        state[f"{name}.bias"] = torch.from_numpy(next(together))
    state["scale"][:2] = torch.from_numpy(np.stack([next(together), next(together)])[:, 0])
    return state


def main() -> None:
    """Write the checkpoint."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minilm", type=Path, required=True, help="folder with model.safetensors and vocab.txt")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    args.out.parent.mkdir(parents=True, exist_ok=True)
    torch.save(unpacked(args.minilm), args.out)


if __name__ == "__main__":
    main()
