"""Annotated stories and articles in; `voices.onnx` and `cues.onnx` of the language model, which read voices as they are annotated there, out.

usage: PYTHONPATH=src:.:training:training/voices python training/voices/train.py --tagger TAGGER.onnx [--out WEIGHTS] [--seed 1] [--measure]

The encoder stays as it is. The tagger goes on from TAGGER (what `export.py` wrote, PolNeAR's alone) with PolNeAR and the stories side by
side, told apart by a second table of places, once with the articles of annotated.jsonl and once without them, and what ships is the mean
of both; what opens a cue is learnt anew, as a correction of PolNeAR's log-odds. `--measure` prints,
at each epoch, what the stories show that nothing is learnt from. Fourteen minutes on two cores.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
from pathlib import Path

import numpy as np
import onnx
import torch
from gather import MEASURED, STORIES, Page, Reader, articles, political_news, stories
from onnx import numpy_helper
from torch import Tensor, nn
from torch.nn import functional as F

from export import Graph, cues, tagger
from model import Network, Shape

SHIPPED = Path(__file__).parent.parent.parent / "src/onrecord/reading/language/weights"
EPOCHS, CUE_EPOCHS = 4, 12
GOLD, POLNEAR = 3, 0.5
"""How often a voice of the stories is seen in an epoch, and the part of PolNeAR's that is."""
BATCH, RATE, CUE_RATE = 48, 3e-4, 1e-3
Voice = tuple[Page, int]


class Cues(nn.Module):
    """Log-odds that a word opens a cue: PolNeAR's, scaled, and what the word and its neighbours say against them."""

    def __init__(self, hidden: int = 64, size: int = 384) -> None:
        super().__init__()
        self.wide = nn.Linear(3 * size + 1, hidden)
        self.out = nn.Linear(hidden, 1)
        nn.init.zeros_(self.out.weight)
        nn.init.zeros_(self.out.bias)
        self.scale = nn.Parameter(torch.ones(1))

    def forward(self, page: Page) -> Tensor:
        words = torch.from_numpy(page.vectors.astype(np.float32))
        edge = torch.zeros(1, words.shape[1])
        words = torch.cat([torch.cat([edge, words[:-1]]), words, torch.cat([words[1:], edge])], 1)
        style = torch.full((len(words), 1), float(page.style == 0))
        seen = F.gelu(self.wide(torch.cat([F.dropout(words, 0.1, self.training), style], 1)))
        scores = self.out(F.dropout(seen, 0.3, self.training)).squeeze(-1)
        return self.scale * torch.from_numpy(page.odds) + scores


class Mean:
    """A running mean of a network's weights."""

    def __init__(self, network: nn.Module) -> None:
        self.network, self.steps = network, 0
        self.state = {key: value.clone() for key, value in network.state_dict().items()}

    def step(self) -> None:
        self.steps += 1
        if self.steps % 4 == 0:
            keep = min(0.99, self.steps / (self.steps + 40))
            with torch.no_grad():
                for key, value in self.network.state_dict().items():
                    self.state[key].lerp_(value, 1 - keep)


def learn_cues(told: list[Page], polnear: list[Page], chance: random.Random) -> Cues:
    """The network of cues."""
    network = Cues()
    mean = Mean(network)
    steps = CUE_EPOCHS * (len(told) // 2)
    optimizer = torch.optim.AdamW(network.parameters(), lr=CUE_RATE, weight_decay=0.01)
    for step in range(steps):
        if step % (len(told) // 2) == 0:
            order = chance.sample(told, len(told))
        optimizer.param_groups[0]["lr"] = CUE_RATE * min(1.0, step / 30) * (1 - step / steps)
        at = 2 * (step % (len(told) // 2))
        pages = [(page, 0.5) for page in order[at : at + 2]] + [(page, 0.125) for page in chance.sample(polnear, 2)]
        losses = [w * F.binary_cross_entropy_with_logits(network(p), torch.from_numpy(p.anchors)) for p, w in pages]
        optimizer.zero_grad()
        (5 * torch.stack(losses).sum()).backward()
        optimizer.step()
        mean.step()
    network.load_state_dict(mean.state)
    return network.eval()


def learn_tags(
    network: Network, told: list[Voice], polnear: list[Voice], chance: random.Random, held: list[Voice]
) -> None:
    """Train the tagger of `network` in place; `held` is measured after each epoch."""
    parts = [p for name, p in network.named_parameters() if name.startswith("tag_")]
    mean = Mean(network)
    optimizer = torch.optim.AdamW(parts, lr=RATE, weight_decay=0.01)
    seen = GOLD * len(told) + round(POLNEAR * len(polnear))
    steps, step = EPOCHS * -(-seen // BATCH), 0
    network.train()
    for epoch in range(EPOCHS):
        todo = chance.sample(polnear, round(POLNEAR * len(polnear)))
        todo += [voice for _ in range(GOLD) for voice in chance.sample(told, len(told))]
        todo.sort(key=lambda voice: _length(voice) + 10 * chance.random())
        batches = [todo[at : at + BATCH] for at in range(0, len(todo), BATCH)]
        chance.shuffle(batches)
        for batch in batches:
            optimizer.param_groups[0]["lr"] = RATE * min(1.0, step / 50) * max(0.0, 1 - step / steps)
            scores, tags = _read(network, batch, 0.1)
            loss = F.cross_entropy(scores, tags, ignore_index=-100, label_smoothing=0.05)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(parts, 5.0)
            optimizer.step()
            step += 1
            mean.step()
        now = {key: value.clone() for key, value in network.state_dict().items()}
        network.load_state_dict(mean.state)
        if held:
            print(f"epoch {epoch + 1}: contents right {right(network, held):.3f}")
        if epoch < EPOCHS - 1:
            network.load_state_dict(now)


def right(network: Network, voices: list[Voice]) -> float:
    """The share of voices of which the words tagged content overlap the gold's by half, given their cue."""
    network.eval()
    hits = 0
    with torch.no_grad():
        for at in range(0, len(voices), BATCH):
            batch = voices[at : at + BATCH]
            scores, tags = _read(network, batch, 0.0)
            for found, gold in zip(scores.argmax(1), tags, strict=True):
                a, b = (found >= 5) & (gold >= 0), gold >= 5
                hits += int(2 * (a & b).sum() >= (a | b).sum())
    network.train()
    return hits / len(voices)


def _length(voice: Voice) -> int:
    page, number = voice
    return page.voices[number][2] - page.voices[number][1]


def _read(network: Network, batch: list[Voice], drop: float) -> tuple[Tensor, Tensor]:
    """Scores [A, 7, W] and tags [A, W] (-100 past the end) of the lines of some voices."""
    most, reach = max(map(_length, batch)), network.shape.reach
    words, cue = torch.zeros(len(batch), most, network.shape.hidden), torch.zeros(len(batch), network.shape.hidden)
    places, tags = torch.zeros(len(batch), most, dtype=torch.long), torch.full((len(batch), most), -100)
    for n, (page, number) in enumerate(batch):
        at, low, high, gold = page.voices[number]
        words[n, : high - low] = torch.from_numpy(page.vectors[low:high].astype(np.float32))
        cue[n] = torch.from_numpy(page.vectors[at].astype(np.float32))
        tags[n, : high - low] = torch.from_numpy(gold)
        places[n] = (torch.arange(low, low + most) - at).clamp(-reach, reach) + reach + page.style * (2 * reach + 1)
    kept = F.dropout(torch.ones(len(batch), 1, network.shape.hidden), drop, training=drop > 0)
    bias = torch.zeros(tags.shape).masked_fill(tags < 0, -1e4)[:, None, None, :]
    return network.tag(words * kept, cue * kept[:, 0], places, bias).transpose(1, 2), tags


def start_from(network: Network, path: Path) -> None:
    """The tagger's weights as `export.tagger` wrote them."""
    names = [f"tag_{part}.{kind}" for part in ("cue", "word") for kind in ("weight", "bias")]
    names += ["tag_place.weight", "tag_norm.weight", "tag_norm.bias"]
    for n in range(network.shape.tagger_layers):
        for part in ("qkv.weight qkv.bias out.weight norm1.weight norm1.bias out.bias up.weight up.bias down.weight"
                     " norm2.weight norm2.bias down.bias").split():  # fmt: skip
            names.append(f"tag_layers.{n}.{part}")
    names += ["tag_out.weight", "tag_out.bias"]
    kept = [numpy_helper.to_array(each) for each in onnx.load(str(path)).graph.initializer]
    state = network.state_dict()
    for name, value in zip(names, (array for array in kept if array.dtype in (np.float16, np.float32)), strict=True):
        value = torch.from_numpy(value.astype(np.float32))
        if value.dim() == 2 and name != "tag_place.weight":
            value = value.T.contiguous()
        if name == "tag_cue.bias":
            value = value - torch.tensor([1.0, 0.0]).repeat_interleave(network.shape.tagger)
        if value.shape != state[name].shape:
            raise ValueError(f"{path}: {name} is {tuple(value.shape)}, not {tuple(state[name].shape)}")
        state[name] = value
    network.load_state_dict(state)


def write(network: Network, cue: Cues, shape: Shape, folder: Path, voice: float) -> None:
    """The two graphs, the threshold and the manifest."""
    state = {key: value.numpy() for key, value in network.state_dict().items()}
    state["tag_place.weight"] = state["tag_place.weight"][2 * shape.reach + 1 :]  # the stories' table
    sizes = {"tagger": shape.tagger, "tagger_layers": shape.tagger_layers, "hidden": shape.hidden}
    tagger(Graph(False, half=True), state, sizes, folder / "voices.onnx")
    cues(
        Graph(False, half=True),
        {key: value.numpy() for key, value in cue.state_dict().items()},
        shape.hidden,
        folder / "cues.onnx",
    )
    facts = json.loads((folder / "labels.json").read_text(encoding="utf-8")) | {"voice": voice}
    (folder / "labels.json").write_text(json.dumps(facts, indent=1) + "\n", encoding="utf-8")
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    for name in ("voices.onnx", "cues.onnx", "labels.json"):
        manifest[name] = hashlib.sha256((folder / name).read_bytes()).hexdigest()
    (folder / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tagger", type=Path, default=SHIPPED / "tagger.onnx")
    parser.add_argument("--out", type=Path, default=SHIPPED)
    parser.add_argument("--voice", type=float, default=0.4, help="least share of a cue times that of its words")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--measure", action="store_true")
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    chance = random.Random(args.seed)
    reader = Reader()
    polnear = list(political_news(reader))
    annotated = list(stories(reader, STORIES))
    told = [*annotated, *articles(reader)]
    held = list(stories(reader, MEASURED)) if args.measure else []
    shape = Shape(upos=1, xpos=1, feats=1, dep=1)
    cue = learn_cues(told, polnear, chance)
    learnt = []
    for pages in (annotated, told):
        network = Network(shape)
        start_from(network, args.tagger)
        network.tag_place = nn.Embedding.from_pretrained(network.tag_place.weight.detach().repeat(2, 1), freeze=False)
        learn_tags(network, _voices(pages), _voices(polnear), chance, _voices(held))
        learnt.append(network.state_dict())
    network.load_state_dict({key: (learnt[0][key] + learnt[1][key]) / 2 for key in learnt[0]})
    if held:
        print(f"mean: contents right {right(network, _voices(held)):.3f}")
    write(network, cue, shape, args.out, args.voice)


def _voices(pages: list[Page]) -> list[Voice]:
    return [(page, number) for page in pages for number in range(len(page.voices))]


if __name__ == "__main__":
    main()
