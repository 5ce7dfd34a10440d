"""In: a checkpoint. Out: a folder the package can load: three ONNX graphs (int8), vocabulary, labels, manifest.

    python training/export.py --run runs/language --vocabulary .../vocab.txt --out src/onrecord/reading/language/weights

The graphs are written node by node, so that the torch exporter is not needed and the fused operators of onnxruntime are
used directly. Weights are int8 per column, embeddings int8 per row, activations uint8, measured as they come.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from safetensors.numpy import load_file

from data import load
from onrecord.reading.language import load as load_pipeline

Array = np.ndarray[Any, Any]
OURS = "com.microsoft"


class Graph:
    """Collects nodes and weights of one ONNX graph; each method returns the name of its output."""

    def __init__(
        self, quantized: bool, ranges: list[Array] | None = None, watch: bool = False, *, steps: int = 127,
        table_steps: int = 127, apart_rows: int = 1, half: bool = False,
    ) -> None:  # fmt: skip
        """`ranges`: largest absolute value of each channel that enters each layer quantized `apart`, in their order;
        `watch`: what enters those layers becomes outputs, to measure the ranges; `steps`, `table_steps`: values on each
        side of 0 that weights and embeddings may take; `apart_rows`: how many first rows `apart` sets apart; `half`:
        matrices are kept in half precision and made single when the graph is loaded."""
        self.steps, self.table_steps, self.apart_rows = steps, table_steps, apart_rows
        self.ranges = ranges
        self.watch = watch
        self.entering: list[str] = []
        self.nodes: list[onnx.NodeProto] = []
        self.weights: list[onnx.TensorProto] = []
        self.quantized, self.half = quantized, half
        self._count = 0

    def op(self, kind: str, *inputs: str, domain: str = "", outputs: int = 1, **attributes: Any) -> Any:
        names = []
        for _ in range(outputs):
            self._count += 1
            names.append(f"t{self._count}")
        self.nodes.append(helper.make_node(kind, list(inputs), names, domain=domain, **attributes))
        return names[0] if outputs == 1 else names

    def keep(self, value: Array) -> str:
        self._count += 1
        name = f"w{self._count}"
        small = self.half and value.dtype == np.float32 and value.ndim > 1
        self.weights.append(
            numpy_helper.from_array(np.ascontiguousarray(value.astype(np.float16) if small else value), name)
        )
        return str(self.op("Cast", name, to=TensorProto.FLOAT)) if small else name

    def dense(self, x: str, weight: Array, bias: Array | None = None, exact: bool = False, apart: bool = False) -> str:
        """x @ weight.T + bias; weight as torch keeps it, [out, in]; `exact`: never in int8.

        `apart`: the first row is quantized on its own. [CLS] carries values several times those of any word; in one
        range with it the words would be left with a third of the 256 steps.
        """
        matrix = weight.T.astype(np.float32)
        if apart:
            self.entering.append(x)
        if not self.quantized or exact:
            y = self.op("MatMul", x, self.keep(matrix))
            return y if bias is None else self.op("Add", y, self.keep(bias.astype(np.float32)))
        if apart and self.ranges is not None:
            # After SmoothQuant (Xiao et al. 2023): channels with large values hand some of it over to the weights.
            smooth = np.maximum(self.ranges[len(self.entering) - 1], 1e-3) ** 0.35
            smooth = (smooth / np.exp(np.log(smooth).mean())).astype(np.float32)
            x = self.op("Mul", x, self.keep(1.0 / smooth))
            matrix = matrix * smooth[:, None]
        scale = np.maximum(np.abs(matrix).max(axis=0), 1e-8) / self.steps
        small = np.clip(np.rint(matrix / scale), -self.steps, self.steps).astype(np.int8)
        rest = [self.keep(small), self.keep(scale.astype(np.float32)), ""]
        if bias is not None:
            rest.append(self.keep(bias.astype(np.float32)))
        if not apart:
            return str(self.op("DynamicQuantizeMatMul", x, *rest, domain=OURS))
        ends = (0, self.apart_rows, np.iinfo(np.int64).max, 1)
        zero, one, last, axis = (self.keep(np.array([n])) for n in ends)
        parts = [self.op("Slice", x, *edges, axis) for edges in ((zero, one), (one, last))]
        return str(self.op("Concat", *(self.op("DynamicQuantizeMatMul", y, *rest, domain=OURS) for y in parts), axis=1))

    def table(self, weight: Array, index: str) -> str:
        """Rows of an embedding."""
        if not self.quantized or len(weight) < 1000:
            return str(self.op("Gather", self.keep(weight.astype(np.float32)), index))
        scale = np.maximum(np.abs(weight).max(axis=1, keepdims=True), 1e-8) / self.table_steps
        small = np.clip(np.rint(weight / scale), -self.table_steps, self.table_steps).astype(np.int8)
        rows = self.op("Cast", self.op("Gather", self.keep(small), index), to=TensorProto.FLOAT)
        return str(self.op("Mul", rows, self.op("Gather", self.keep(scale.astype(np.float32)), index)))

    def norm(self, x: str, state: dict[str, Array], name: str, epsilon: float = 1e-12) -> str:
        return str(
            self.op("LayerNormalization", x, self.keep(state[f"{name}.weight"]), self.keep(state[f"{name}.bias"]),
                    axis=-1, epsilon=epsilon)
        )  # fmt: skip

    def block(self, x: str, state: dict[str, Array], name: str, heads: int, apart: bool = False) -> str:
        """One transformer layer; every row of the batch is full, so there is no mask."""
        qkv = self.dense(x, state[f"{name}.qkv.weight"], state[f"{name}.qkv.bias"], apart=apart)
        q, k, v = self.op("Split", qkv, outputs=3, axis=-1, num_outputs=3)
        mixed = self.op("MultiHeadAttention", q, k, v, domain=OURS, num_heads=heads)
        x = self._add_norm(
            x, self.dense(mixed, state[f"{name}.out.weight"]), state, f"{name}.norm1", f"{name}.out.bias"
        )
        up = self.dense(x, state[f"{name}.up.weight"], apart=apart)
        up = self.op("BiasGelu", up, self.keep(state[f"{name}.up.bias"]), domain=OURS)
        down = self.dense(up, state[f"{name}.down.weight"], apart=apart)
        return self._add_norm(x, down, state, f"{name}.norm2", f"{name}.down.bias")

    def _add_norm(self, x: str, y: str, state: dict[str, Array], norm: str, bias: str) -> str:
        return str(
            self.op("SkipLayerNormalization", x, y, self.keep(state[f"{norm}.weight"]),
                    self.keep(state[f"{norm}.bias"]), self.keep(state[bias]), domain=OURS, epsilon=1e-12)
        )  # fmt: skip

    def gelu(self, x: str) -> str:
        return str(self.op("Gelu", x, domain=OURS))

    def save(self, path: Path, inputs: dict[str, tuple[int, list[Any]]], outputs: dict[str, str]) -> None:
        for name, inner in outputs.items():
            self.nodes.append(helper.make_node("Identity", [inner], [name]))
        graph = helper.make_graph(
            self.nodes, path.stem,
            [helper.make_tensor_value_info(n, kind, shape) for n, (kind, shape) in inputs.items()],
            [helper.make_tensor_value_info(n, TensorProto.FLOAT, None) for n in outputs],
            self.weights,
        )  # fmt: skip
        if self.watch:
            graph.output.extend(helper.make_tensor_value_info(n, TensorProto.FLOAT, None) for n in self.entering)
        opsets = [helper.make_opsetid("", 18), helper.make_opsetid(OURS, 1)]
        model = helper.make_model(graph, opset_imports=opsets, producer_name="onrecord", ir_version=9)
        path.write_bytes(model.SerializeToString(deterministic=True))


def encoder(g: Graph, state: dict[str, Array], shape: dict[str, int], path: Path) -> None:
    """Pieces of one window -> vectors [W, 384], scores of the word tasks [W, S], arcs [W, W]."""
    x = g.table(state["embed.weight"], "ids")
    length = g.op("Shape", "ids", start=1, end=2)
    zero, axis = g.keep(np.array([0])), g.keep(np.array([0]))
    x = g.op("Add", x, g.op("Slice", g.keep(state["position.weight"]), zero, length, axis))
    for name in ("case", "quote", "breaks"):
        x = g.op("Add", x, g.table(state[f"{name}.weight"], name))
    x = g.norm(x, state, "norm")
    for n in range(shape["layers"]):
        x = g.block(x, state, f"layers.{n}", shape["heads"], apart=True)
    x = g.op("Gather", g.op("Squeeze", x, g.keep(np.array([0]))), "first", axis=0)
    scores = g.dense(x, state["words.weight"], state["words.bias"], exact=True)
    dep, head = g.op(
        "Split", g.dense(x, state["arcs.weight"], state["arcs.bias"], exact=True), outputs=2, axis=-1, num_outputs=2
    )
    dep, head = g.gelu(dep), g.gelu(head)
    weight = state["arc.weight"][0]  # [arc + 1, arc]
    mixed = g.op("Add", g.op("MatMul", dep, g.keep(weight[:-1])), g.keep(weight[-1]))
    arcs = g.op("MatMul", mixed, g.op("Transpose", head, perm=[1, 0]))
    whole = (TensorProto.INT64, [1, "pieces"])
    g.save(
        path,
        {"ids": whole, "case": whole, "quote": whole, "breaks": whole, "first": (TensorProto.INT64, ["words"])},
        {"vectors": x, "scores": scores, "arcs": arcs},
    )


def labeller(g: Graph, state: dict[str, Array], shape: dict[str, int], path: Path) -> None:
    """Vectors of words and of their heads, [N, 384] each -> scores of the relations [N, dep]."""
    size = shape["label"]
    weight, bias = state["labels.weight"], state["labels.bias"]
    dep = g.gelu(g.dense("dependents", weight[:size], bias[:size]))
    head = g.gelu(g.dense("heads", weight[size:], bias[size:]))
    cube = state["label.weight"]  # [dep, size + 1, size]
    kinds = cube.shape[0]
    flat = cube[:, :-1].transpose(0, 2, 1).reshape(kinds * size, size)  # rows: (kind, head side)
    mixed = g.dense(dep, flat, cube[:, -1].reshape(-1))
    mixed = g.op("Reshape", mixed, g.keep(np.array([-1, kinds, size])))
    scores = g.op("MatMul", mixed, g.op("Unsqueeze", head, g.keep(np.array([2]))))
    rows = (TensorProto.FLOAT, ["n", shape["hidden"]])
    g.save(path, {"dependents": rows, "heads": rows}, {"labels": g.op("Squeeze", scores, g.keep(np.array([2])))})


def tagger(g: Graph, state: dict[str, Array], shape: dict[str, int], path: Path) -> None:
    """Vectors of one paragraph [W, 384], cues [A], relative places [A, W] -> scores of the tags [A, W, 7]."""
    size = shape["tagger"]
    cue = g.op("Gather", "vectors", "cues", axis=0)
    both = g.dense(cue, state["tag_cue.weight"], state["tag_cue.bias"] + np.repeat([1.0, 0.0], size).astype(np.float32))
    scale, shift = g.op("Split", g.op("Unsqueeze", both, g.keep(np.array([1]))), outputs=2, axis=-1, num_outputs=2)
    z = g.op("Unsqueeze", g.dense("vectors", state["tag_word.weight"], state["tag_word.bias"]), g.keep(np.array([0])))
    x = g.op("Add", g.op("Mul", z, scale), shift)
    x = g.op("Add", x, g.table(state["tag_place.weight"], "places"))
    x = g.norm(x, state, "tag_norm", 1e-5)
    for n in range(shape["tagger_layers"]):
        x = g.block(x, state, f"tag_layers.{n}", 4)
    tags = g.dense(x, state["tag_out.weight"], state["tag_out.bias"])
    g.save(
        path,
        {"vectors": (TensorProto.FLOAT, ["words", shape["hidden"]]), "cues": (TensorProto.INT64, ["cues"]),
         "places": (TensorProto.INT64, ["cues", "words"])},
        {"tags": tags},
    )  # fmt: skip


def cues(g: Graph, state: dict[str, Array], size: int, path: Path) -> None:
    """Vectors of words [W, 384], PolNeAR's log-odds [W] -> log-odds [W] that a word opens a cue (training/voices); the style is the stories'."""
    edge, axis = g.keep(np.zeros((1, size), np.float32)), g.keep(np.array([0]))
    padded = g.op("Concat", edge, "vectors", edge, axis=0)
    before = g.op("Slice", padded, g.keep(np.array([0])), g.keep(np.array([-2])), axis)
    after = g.op("Slice", padded, g.keep(np.array([2])), g.keep(np.array([np.iinfo(np.int64).max])), axis)
    wide = g.op("Concat", before, "vectors", after, axis=1)
    seen = g.gelu(g.dense(wide, state["wide.weight"][:, : 3 * size], state["wide.bias"]))
    own = g.op("Squeeze", g.dense(seen, state["out.weight"], state["out.bias"]), g.keep(np.array([1])))
    odds = g.op("Add", own, g.op("Mul", "scores", g.keep(state["scale"].astype(np.float32))))
    whole = (TensorProto.FLOAT, ["words", size])
    g.save(path, {"vectors": whole, "scores": (TensorProto.FLOAT, ["words"])}, {"cues": odds})


def unlearnt(size: int) -> dict[str, Array]:
    """Weights of `cues` that leave PolNeAR's log-odds as they are, until training/voices has learnt better ones."""
    return {"wide.weight": np.zeros((1, 3 * size + 1), np.float32), "wide.bias": np.zeros(1, np.float32),
            "out.weight": np.zeros((1, 1), np.float32), "out.bias": np.zeros(1, np.float32), "scale": np.ones(1, np.float32)}  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--vocabulary", type=Path, required=True)
    parser.add_argument("--lemmas", type=Path, required=True, help="lemmas.json, made by lemmas.py")
    parser.add_argument(
        "--articles", type=Path, required=True, help="training articles (.jsonl.gz) to measure ranges on"
    )
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--weights", default="average", help="average or last")
    parser.add_argument("--full", action="store_true", help="keep float32")
    parser.add_argument("--settings", type=json.loads, default={}, help="JSON: thresholds found by tune.py")
    args = parser.parse_args()
    state = load_file(str(args.run / f"{args.weights}.safetensors"))
    shape = json.loads((args.run / "shape.json").read_text())
    labels = json.loads((args.run / "labels.json").read_text())
    args.out.mkdir(parents=True, exist_ok=True)
    width = sum(len(labels[task]) for task in ("upos", "xpos", "feats", "name")) + 2 + 3 * 3 + 2
    for name in (
        "words.weight",
        "words.bias",
    ):  # the heads of TimeML come last, help the others to learn and do not ship
        state[name] = state[name][:width]
    small = not args.full
    labeller(Graph(small), state, shape, args.out / "labeller.onnx")
    tagger(Graph(False, half=small), state, shape, args.out / "tagger.onnx")
    (args.out / "voices.onnx").write_bytes((args.out / "tagger.onnx").read_bytes())  # until training/voices has learnt
    cues(Graph(False, half=small), unlearnt(shape["hidden"]), shape["hidden"], args.out / "cues.onnx")
    encoder(Graph(False, watch=small), state, shape, args.out / "model.onnx")
    settings = {"labels": labels, "reach": shape["reach"], "hidden": shape["hidden"], **args.settings}
    (args.out / "labels.json").write_text(json.dumps(settings, indent=1) + "\n", encoding="utf-8")
    (args.out / "vocab.txt").write_bytes(args.vocabulary.read_bytes())
    (args.out / "lemmas.json").write_bytes(args.lemmas.read_bytes())
    seal(args.out)
    if small:
        ranges = measure(args.out, args.articles)
        encoder(Graph(True, ranges), state, shape, args.out / "model.onnx")
        seal(args.out)
    print({path.name: path.stat().st_size for path in sorted(args.out.iterdir())})


def seal(folder: Path) -> None:
    """Writes the manifest."""
    names = (
        "model.onnx",
        "labeller.onnx",
        "tagger.onnx",
        "voices.onnx",
        "cues.onnx",
        "labels.json",
        "vocab.txt",
        "lemmas.json",
    )
    manifest = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in names}
    (folder / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")


class Watcher:
    """Stands before the session of a watched graph and notes the ranges."""

    def __init__(self, session: Any) -> None:
        self.session = session
        self.ranges: list[Array] = []

    def run(self, outputs: list[str], feed: dict[str, Array]) -> list[Array]:
        values = self.session.run(None, feed)
        peaks = [np.abs(v[0, 1:]).max(axis=0) for v in values[len(outputs) :]]
        self.ranges = [np.maximum(a, b) for a, b in zip(self.ranges, peaks, strict=True)] if self.ranges else peaks
        return values[: len(outputs)]


def measure(folder: Path, articles: Path) -> list[Array]:
    """The ranges over some training articles."""
    nlp = load_pipeline(str(folder))
    encoder = nlp.get_pipe("onrecord_language_encoder").encoder
    encoder._model = watcher = Watcher(encoder._model)
    for record in load(articles)[::20]:
        nlp(record["text"])
    return watcher.ranges


if __name__ == "__main__":
    main()
