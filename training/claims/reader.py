"""In: stories with claims marked in. Out: a checkpoint of the network that reads two statements together (pairs/reader.py).

    PYTHONPATH=src:.:training python training/claims/reader.py --minilm FOLDER --out runs/reader.pt [--minutes 85]

First the whole network learns to put statements of one claim near each other (contrastive, story by story); then its
upper three layers read pairs together and say whether both are on one claim, and whether they take two sides of it.
Stories of quality/gold, and others on a happening of theirs, are never seen. Needs torch, safetensors and the package; seeds are fixed, but how far
a run of so many minutes gets depends on the machine.
"""

from __future__ import annotations

import argparse
import pickle
import random
import time
from dataclasses import dataclass
from pathlib import Path

import torch
from quality.claim_stories import ROOT, SHARED, Story, label, piles, real, to_learn_from, written
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F

from model import Block
from onrecord.comparing.pairs.naming import introduced
from onrecord.comparing.pairs.network import worded
from onrecord.comparing.pairs.reader import LONGEST
from onrecord.pieces import CLS, SEP, Pieces

DRILL, PAIRS = 0.3, 36  # share of the time for the first part; pairs on one claim a step of the second
BARE = 0.25  # share of the statements that are read without who says them
HELD, AVERAGE = (
    0.3,
    0.02,
)  # share of the second part before the rate falls; weight of each fifth step in the averaged network
OFTEN = {"written": 3.0, "long": 1.6, "real": 1.0}
"""How often a kind of story is drawn, the short invented ones half as often as real ones: whole articles are what is to be read."""


@dataclass
class Taught:
    """One story: pieces of its statements with and without who says them, [n, n] labels (0, 1, 2; label()), two sides?, two articles?"""

    pieces: list[list[int]]
    bare: list[list[int]]
    labels: Tensor
    sides: Tensor
    apart: Tensor
    often: float


class Reader(nn.Module):
    """BERT's layers; those below `split` read each statement alone."""

    def __init__(self, minilm: dict[str, Tensor], layers: int = 6, split: int = 3, place: int = 128) -> None:
        super().__init__()
        self.split = split
        self.bert = nn.Module()
        self.bert.words, self.bert.pos, self.bert.seg = (
            nn.Embedding(30522, 384),
            nn.Embedding(512, 384),
            nn.Embedding(2, 384),
        )
        self.bert.norm = nn.LayerNorm(384, eps=1e-12)
        self.bert.blocks = nn.ModuleList(Block(384, 12, 1536) for _ in range(layers))
        self.drop = nn.Dropout(0.1)
        self.find = nn.Linear(384, place, bias=False)
        self.other = nn.Parameter(torch.randn(384) * 0.02)
        self.scale = nn.Parameter(torch.tensor([12.0, -7.0, 0.0]))
        self.head = nn.Sequential(nn.Linear(3 * 384, 256), nn.GELU(), nn.Dropout(0.1), nn.Linear(256, 2))
        nn.init.zeros_(self.head[3].weight)
        nn.init.zeros_(self.head[3].bias)
        self._load(minilm)

    def _load(self, w: dict[str, Tensor]) -> None:
        for ours, theirs in (("words", "word"), ("pos", "position"), ("seg", "token_type")):
            getattr(self.bert, ours).weight.data.copy_(w[f"embeddings.{theirs}_embeddings.weight"])
        self.bert.norm.weight.data.copy_(w["embeddings.LayerNorm.weight"])
        self.bert.norm.bias.data.copy_(w["embeddings.LayerNorm.bias"])
        for number, block in enumerate(self.bert.blocks):
            name = f"encoder.layer.{number}."
            for kind in ("weight", "bias"):
                parts = [w[f"{name}attention.self.{part}.{kind}"] for part in ("query", "key", "value")]
                getattr(block.qkv, kind).data.copy_(torch.cat(parts))
                for ours, theirs in (
                    (block.out, "attention.output.dense"), (block.norm1, "attention.output.LayerNorm"),
                    (block.up, "intermediate.dense"), (block.down, "output.dense"), (block.norm2, "output.LayerNorm"),
                ):  # fmt: skip
                    getattr(ours, kind).data.copy_(w[f"{name}{theirs}.{kind}"])

    def alone(self, ids: Tensor, mask: Tensor, layers: int | None = None) -> Tensor:
        """States [n, pieces, 384] of statements read on their own."""
        b = self.bert
        x = self.drop(b.norm(b.words(ids) + b.pos(torch.arange(ids.shape[1]))[None] + b.seg.weight[0]))
        for block in b.blocks[: self.split if layers is None else layers]:
            x = block(x, _bias(mask))
        return x

    def together(self, x: Tensor, mask: Tensor, i: Tensor, j: Tensor) -> Tensor:
        """Log odds [pairs, 2]."""
        a, b = (int(mask[k].sum(1).max()) for k in (i, j))
        z = torch.cat([x[i][:, :a], x[j][:, :b] + self.other], 1)
        m = torch.cat([mask[i][:, :a], mask[j][:, :b]], 1)
        for block in self.bert.blocks[self.split :]:
            z = block(z, _bias(m))
        z = z.float()
        u, v = mean(z[:, :a], m[:, :a]), mean(z[:, a:], m[:, a:])
        with torch.autocast("cpu", enabled=False):
            near = (F.normalize(u, dim=-1) * F.normalize(v, dim=-1)).sum(-1)
            said = self.head(torch.cat([u + v, (u - v).abs(), u * v], -1))
            return torch.stack([said[:, 0] + self.scale[0] * near + self.scale[1], said[:, 1]], -1)


def _bias(mask: Tensor) -> Tensor:
    return torch.zeros(mask.shape).masked_fill(~mask, -1e4)[:, None, None, :]


def mean(x: Tensor, mask: Tensor) -> Tensor:
    """The mean over the pieces that are there."""
    weights = mask[..., None].float()
    return (x.float() * weights).sum(1) / weights.sum(1)


def padded(pieces: list[list[int]]) -> tuple[Tensor, Tensor]:
    """Pieces [n, longest] and which are there."""
    longest = max(map(len, pieces))
    ids = torch.tensor([each + [0] * (longest - len(each)) for each in pieces])
    return ids, torch.tensor([[place < len(each) for place in range(longest)] for each in pieces])


def taught(story: Story, cut: Pieces) -> list[Taught]:
    """What a story teaches; statements of which gold says nothing are left out."""
    found = []
    for part in story.parts:
        known = [(told, tags) for told, tags in zip(part.told, part.tags, strict=True) if tags is not None]
        size = len(known)
        labels, sides, apart = (
            torch.zeros(size, size, dtype=torch.long),
            torch.zeros(size, size),
            torch.zeros(size, size),
        )
        for a in range(size):
            for b in range(size):
                one = known[a][0].row["article_id"] == known[b][0].row["article_id"]
                labels[a, b], sides[a, b] = label(known[a][1], known[b][1], one)
                apart[a, b] = not one
        texts = [worded(told.row, told.grounds) for told, _ in known]
        bare = [text.removeprefix(introduced(told.row)) for text, (told, _) in zip(texts, known, strict=True)]
        often = next((value for kind, value in OFTEN.items() if story.name.startswith(kind)), 0.5)
        found.append(Taught(_cut(texts, cut), _cut(bare, cut), labels, sides, apart, often))
    return [each for each in found if len(each.pieces) > 3]


def _cut(texts: list[str], cut: Pieces) -> list[list[int]]:
    inner = [[piece for word in text.split() for piece in cut(word)][: LONGEST - 2] for text in texts]
    return [[CLS, *each, SEP] for each in inner]


def gathered(kept: Path) -> list[Story]:
    """All stories that are not held out, read once and kept."""
    if kept.exists():
        return list(pickle.loads(kept.read_bytes()))
    folder = kept.parent / "stories"
    here = ROOT / "training" / "claims"
    texts = [*piles(sorted((here / "stories").rglob("*.txt")), folder)]
    texts += written(sorted((here / "written").glob("*.txt")), folder)
    tagged = to_learn_from(sorted((here / "real").glob("*.txt")))
    found = [*texts, *(real(tagged, folder) if (SHARED / "data" / "fnc1").exists() else ())]
    kept.write_bytes(pickle.dumps(found))
    return found


def contrast(vectors: Tensor, labels: Tensor, most: int | None = None) -> Tensor:
    """Statements of one claim nearer than those of none: softplus over the sum of the others in the row."""
    near = (vectors @ vectors.T) * 18
    others = (
        near.masked_fill(labels != 0, -1e4).masked_fill(torch.eye(len(vectors), dtype=torch.bool), -1e4).logsumexp(1)
    )
    i, j = ((labels == 2) & ~torch.eye(len(labels), dtype=torch.bool)).nonzero(as_tuple=True)
    chosen = torch.randperm(len(i))[:most]
    return F.softplus(others[i[chosen]] - near[i[chosen], j[chosen]]).mean() if len(i) else vectors.sum() * 0


def drill(net: Reader, stories: list[Taught], seconds: float, rng: random.Random) -> None:
    """The first part: the mean of all six layers, story by story."""
    start, order = time.time(), [s for s in stories if (s.labels == 2).sum() > len(s.pieces)]
    optimizer = torch.optim.AdamW(net.bert.parameters(), lr=4e-5, weight_decay=0.01)
    step = 0
    while (left := 1 - (time.time() - start) / seconds) > 0:
        if step % len(order) == 0:
            rng.shuffle(order)
        story = order[step % len(order)]
        net.train()
        with torch.autocast("cpu", torch.bfloat16):
            ids, mask = padded(story.pieces)
            vectors = F.normalize(mean(net.alone(ids, mask, layers=len(net.bert.blocks)), mask), dim=-1)
        i, j = torch.triu_indices(len(story.pieces), len(story.pieces), 1)
        sure = story.labels[i, j] != 1
        y = (story.labels[i, j][sure] == 2).float()
        odds = 12 * (vectors @ vectors.T)[i, j][sure] - 7
        loss = contrast(vectors, story.labels) + 3 * F.binary_cross_entropy_with_logits(odds, y, weight=1 + 2 * y)
        _stepped(optimizer, net, loss, 4e-5 * min(1, (step + 1) / 50) * left)
        step += 1
    print("first part", step, "steps, loss", round(float(loss.detach()), 3), flush=True)


def pairs(net: Reader, stories: list[Taught], seconds: float, rng: random.Random) -> None:
    """The second part: a story a step, pairs on one claim (both sides in equal parts) against twice as many on none.

    What is left in the network is the running average of its weights.
    """
    start, step, total = time.time(), 0, [0.0, 0.0]
    net.bert.words.weight.requires_grad_(False)
    net.bert.pos.weight.requires_grad_(False)
    fresh = [net.other, net.scale, *net.head.parameters(), *net.find.parameters()]
    old = [p for p in net.bert.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW([{"params": old}, {"params": fresh}], lr=8e-5, weight_decay=0.01)
    teacher = _vectors(net, stories)
    averaged = {name: value.detach().clone() for name, value in net.state_dict().items()}
    while (left := 1 - (time.time() - start) / seconds) > 0:
        (story,) = rng.choices(stories, [each.often for each in stories])
        step += 1
        chosen = _chosen(story, teacher[id(story)])
        if chosen is None:
            continue
        i, j = chosen
        used, back = torch.unique(torch.cat([i, j]), return_inverse=True)
        i, j = back[: len(i)], back[len(i) :]
        labels, sides = story.labels[used][:, used], story.sides[used][:, used]
        ids, mask = padded([(story.bare if rng.random() < BARE else story.pieces)[k] for k in used.tolist()])
        order_of = torch.argsort(mask.sum(1)[i] + mask.sum(1)[j])
        i, j = i[order_of], j[order_of]
        net.train()
        with torch.autocast("cpu", torch.bfloat16):
            x = net.alone(ids, mask)
            place = F.normalize(net.find(mean(x, mask)).float(), dim=-1)
            said = torch.cat([net.together(x, mask, a, b) for a, b in zip(i.chunk(6), j.chunk(6), strict=True)])
        y = (labels[i, j] == 2).float()
        one = F.binary_cross_entropy_with_logits(said[:, 0], y * 0.96 + 0.02)
        two = F.binary_cross_entropy_with_logits(said[y > 0, 1], sides[i, j][y > 0] * 0.96 + 0.02)
        warm = min(1, step / 200) * max(min(1, left / (1 - HELD)), 0.02)
        optimizer.param_groups[1]["lr"] = 5e-4 * warm
        _stepped(optimizer, net, one + 0.7 * two + 0.15 * contrast(place, labels, 200), 8e-5 * warm)
        if step % 5 == 0:
            for name, value in net.state_dict().items():
                averaged[name].lerp_(value, AVERAGE)
        total = [total[0] + float(one.detach()), total[1] + float(two.detach())]
        if step % 100 == 0:
            print(step, [round(each / 100, 3) for each in total], f"{time.time() - start:.0f}s", flush=True)
            total = [0.0, 0.0]
    net.load_state_dict(averaged)


def _vectors(net: Reader, stories: list[Taught]) -> dict[int, Tensor]:
    """Cosines of the statements of each story after the first part: they say which pairs are hard."""
    net.eval()
    found = {}
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        for story in stories:
            ids, mask = padded(story.pieces)
            vectors = F.normalize(mean(net.alone(ids, mask, layers=len(net.bert.blocks)), mask), dim=-1)
            found[id(story)] = vectors @ vectors.T
    return found


def _chosen(story: Taught, cosines: Tensor) -> tuple[Tensor, Tensor] | None:
    size = len(story.pieces)
    i, j = torch.triu_indices(size, size, 1)
    labels = story.labels[i, j]
    told = (story.apart[i, j] > 0) | (story.sides[i, j] > 0) | (torch.rand(len(labels)) < 0.15)
    on = ((labels == 2) & told).nonzero()[:, 0]
    none = (labels == 0).nonzero()[:, 0]
    if len(on) < 2 or len(none) < 4:
        return None
    two = story.sides[i[on], j[on]] > 0
    weights = torch.where(two, 1 / max(1, int(two.sum())), 1 / max(1, int((~two).sum())))
    on = on[torch.multinomial(weights, min(len(on), PAIRS))]
    hard = cosines[i[none], j[none]] + torch.rand(len(none)) * 0.6
    near = none[hard.topk(min(len(none), len(on))).indices]
    some = none[torch.randint(len(none), (len(on),))]
    chosen = torch.cat([on, near, some])
    flip = torch.rand(len(chosen)) < 0.5
    a, b = i[chosen], j[chosen]
    return torch.where(flip, b, a), torch.where(flip, a, b)


def _stepped(optimizer: torch.optim.Optimizer, net: nn.Module, loss: Tensor, rate: float) -> None:
    optimizer.param_groups[0]["lr"] = rate
    optimizer.zero_grad()
    loss.backward()
    nn.utils.clip_grad_norm_(net.parameters(), 1.0)
    optimizer.step()


def main() -> None:
    """Train and save."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minilm", type=Path, required=True, help="folder with model.safetensors and vocab.txt")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--minutes", type=float, default=85.0)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    args.out.parent.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(args.seed)
    rng = random.Random(args.seed)
    lines = (args.minilm / "vocab.txt").read_text(encoding="utf-8").split("\n")
    cut = Pieces({piece: number for number, piece in enumerate(lines) if piece})
    stories = [each for story in gathered(args.out.with_suffix(".stories")) for each in taught(story, cut)]
    print(len(stories), "stories", sum(len(each.pieces) for each in stories), "statements", flush=True)
    weights = {name.removeprefix("bert."): w for name, w in load_file(str(args.minilm / "model.safetensors")).items()}
    net = Reader(weights)
    drill(net, stories, args.minutes * 60 * DRILL, rng)
    pairs(net, stories, args.minutes * 60 * (1 - DRILL), rng)
    torch.save(dict(net.state_dict()), args.out)


if __name__ == "__main__":
    main()
