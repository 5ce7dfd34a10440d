"""In: word pieces with features. Out: scores of every task; one encoder, one pass, and a small tagger asked per cue.

The encoder is BERT's (MiniLM-L6). Words are read at their first piece. For each reporting cue the tagger looks at the
cue's paragraph again, with the cue marked, and says which words are its source, its cue and its content.
"""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F

NONE = -100


@dataclasses.dataclass(frozen=True)
class Shape:
    """Sizes of the network."""

    upos: int
    xpos: int
    feats: int
    dep: int
    name: int = 9
    hidden: int = 384
    layers: int = 6
    heads: int = 12
    inner: int = 1536
    vocabulary: int = 30522
    positions: int = 512
    arc: int = 256
    label: int = 128
    tagger: int = 128
    tagger_layers: int = 2
    reach: int = 64  # relative positions that the tagger tells apart, on each side


class Block(nn.Module):
    """One transformer layer, BERT's (norm after) or the tagger's."""

    def __init__(self, hidden: int, heads: int, inner: int) -> None:
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(hidden, 3 * hidden)
        self.out = nn.Linear(hidden, hidden)
        self.norm1 = nn.LayerNorm(hidden, eps=1e-12)
        self.up = nn.Linear(hidden, inner)
        self.down = nn.Linear(inner, hidden)
        self.norm2 = nn.LayerNorm(hidden, eps=1e-12)
        self.drop = nn.Dropout(0.1)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        b, n, d = x.shape
        q, k, v = self.qkv(x).view(b, n, 3, self.heads, d // self.heads).permute(2, 0, 3, 1, 4).unbind(0)
        # Written out: on a CPU in bfloat16 the fused attention takes twice as long, there and back.
        scores = torch.matmul(q * (d // self.heads) ** -0.5, k.transpose(-1, -2)).float()
        mixed = torch.matmul(torch.softmax(scores if bias is None else scores + bias, -1).to(v.dtype), v)
        x = self.norm1(x + self.drop(self.out(mixed.transpose(1, 2).reshape(b, n, d))))
        return self.norm2(x + self.drop(self.down(F.gelu(self.up(x)))))


class Biaffine(nn.Module):
    """Scores [B, W, W, out] of dependent (rows) and head (columns)."""

    def __init__(self, size: int, out: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.zeros(out, size + 1, size))
        nn.init.normal_(self.weight, std=0.02)

    def forward(self, dependent: Tensor, head: Tensor) -> Tensor:
        ones = torch.ones_like(dependent[..., :1])
        return torch.einsum("bid,odh,bjh->boij", torch.cat([dependent, ones], -1), self.weight, head)


class Network(nn.Module):
    """Everything; `forward` gives losses, `read` the word-level scores, `tag` the scores of one cue's paragraph."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.smoothing = 0.05
        d = shape.hidden
        self.embed = nn.Embedding(shape.vocabulary, d)
        self.position = nn.Embedding(shape.positions, d)
        self.case = nn.Embedding(6, d)
        self.quote = nn.Embedding(4, d)
        self.breaks = nn.Embedding(2, d)
        for table in (self.case, self.quote, self.breaks):
            nn.init.normal_(table.weight, std=0.01)
        self.norm = nn.LayerNorm(d, eps=1e-12)
        self.layers = nn.ModuleList(Block(d, shape.heads, shape.inner) for _ in range(shape.layers))
        self.drop = nn.Dropout(0.1)
        sizes = {"upos": shape.upos, "xpos": shape.xpos, "feats": shape.feats, "start": 2, "name": shape.name,
                 "source": 3, "cue": 3, "content": 3, "anchor": 2,
                 "event": 8, "time": 3, "polarity": 2, "modality": 2}  # fmt: skip
        self.widths = sizes
        self.words = nn.Linear(d, sum(sizes.values()))
        self.arcs = nn.Linear(d, 2 * shape.arc)
        self.arc = Biaffine(shape.arc, 1)
        self.labels = nn.Linear(d, 2 * shape.label)
        self.label = Biaffine(shape.label, shape.dep)
        t = shape.tagger
        self.tag_word = nn.Linear(d, t)
        self.tag_cue = nn.Linear(d, 2 * t)
        self.tag_place = nn.Embedding(2 * shape.reach + 1, t)
        nn.init.normal_(self.tag_place.weight, std=0.1)
        self.tag_norm = nn.LayerNorm(t)
        self.tag_layers = nn.ModuleList(Block(t, 4, 2 * t) for _ in range(shape.tagger_layers))
        self.tag_out = nn.Linear(t, 7)

    def encode(self, ids: Tensor, case: Tensor, quote: Tensor, breaks: Tensor, bias: Tensor | None) -> Tensor:
        """Piece vectors [B, P, 384]; `bias` is added to the attention scores (None: no padding)."""
        x = self.embed(ids) + self.position.weight[: ids.shape[1]] + self.case(case)
        x = self.norm(x + self.quote(quote) + self.breaks(breaks))
        for layer in self.layers:
            x = layer(x, bias)
        return x

    def tag(self, words: Tensor, cue: Tensor, place: Tensor, bias: Tensor | None) -> Tensor:
        """Tag scores [A, W, 7] of `words` [A, W, 384] for cue vectors [A, 384]; `place`: 0..2*reach, reach = the cue."""
        scale, shift = self.tag_cue(cue).unsqueeze(1).chunk(2, -1)
        z = self.tag_word(words)
        x = self.tag_norm(z * (1 + scale) + shift + self.tag_place(place))
        for layer in self.tag_layers:
            x = layer(x, bias)
        return self.tag_out(x)

    def forward(self, batch: dict[str, Tensor]) -> dict[str, Tensor]:
        """The loss of each task that the batch has labels for."""
        bias = torch.zeros(batch["mask"].shape).masked_fill(~batch["mask"], -1e4)[:, None, None, :]
        x = self.encode(batch["ids"], batch["case"], batch["quote"], batch["breaks"], bias)
        n, d = x.shape[0], x.shape[2]
        h = torch.gather(x, 1, batch["first"].unsqueeze(-1).expand(n, -1, d))
        h = self.drop(h)
        real = batch["real"]
        losses: dict[str, Tensor] = {}
        flat = self.words(h[real])
        for task, part in zip(self.widths, flat.split(list(self.widths.values()), -1), strict=True):
            gold = batch[task][real]
            if bool((gold != NONE).any()):
                losses[task] = F.cross_entropy(part.float(), gold, ignore_index=NONE)
        heads = batch["head"]
        if bool((heads != NONE).any()):
            dep, head = self.arcs(h).chunk(2, -1)
            scores = self.arc(F.gelu(dep), F.gelu(head)).squeeze(1).float()
            scores = scores.masked_fill(~real[:, None, :], -1e4)
            losses["arc"] = F.cross_entropy(scores.flatten(0, 1), heads.flatten(), ignore_index=NONE)
            at = (heads != NONE) & (batch["dep"] != NONE)
            rows, cols = at.nonzero(as_tuple=True)
            dep, head = self.labels(h).chunk(2, -1)
            dep, head = F.gelu(dep)[rows, cols], F.gelu(head)[rows, heads[rows, cols]]
            dep = torch.cat([dep, torch.ones_like(dep[:, :1])], -1)
            weight = self.label.weight  # [out, size + 1, size]
            mixed = (dep @ weight.transpose(0, 1).flatten(1)).view(len(dep), weight.shape[0], -1)
            losses["label"] = F.cross_entropy(torch.einsum("noh,nh->no", mixed, head).float(), batch["dep"][rows, cols])
        anchors = batch["anchors"]
        if len(anchors):
            losses["tag"] = self.tag_loss(h, anchors, batch["tags"], batch["near"])
        return losses

    def tag_loss(self, h: Tensor, anchors: Tensor, tags: Tensor, near: Tensor) -> Tensor:
        """Cross-entropy over the paragraphs of the gold cues; only the words of the paragraph are computed."""
        starts = near.int().argmax(1)
        most = int(near.sum(1).max())
        columns = (starts[:, None] + torch.arange(most)[None]).clamp(max=h.shape[1] - 1)
        inside = near.gather(1, columns) & (torch.arange(most)[None] < near.sum(1, keepdim=True))
        words = h[anchors[:, :1], columns]
        reach = self.shape.reach
        place = (columns - anchors[:, 1:]).clamp(-reach, reach) + reach
        bias = torch.zeros(inside.shape).masked_fill(~inside, -1e4)[:, None, None, :]
        scores = self.tag(words, h[anchors[:, 0], anchors[:, 1]], place, bias)
        return F.cross_entropy(scores[inside].float(), tags.gather(1, columns)[inside],
                               label_smoothing=self.smoothing if self.training else 0.0)  # fmt: skip


def start_from(network: Network, path: Path) -> None:
    """Loads the encoder of a BERT-like safetensors file in place."""
    old = load_file(str(path))
    new: dict[str, Any] = {
        "embed.weight": old["embeddings.word_embeddings.weight"],
        "position.weight": old["embeddings.position_embeddings.weight"]
        + old["embeddings.token_type_embeddings.weight"][0],
        "norm.weight": old["embeddings.LayerNorm.weight"],
        "norm.bias": old["embeddings.LayerNorm.bias"],
    }
    for n in range(network.shape.layers):
        was, now = f"encoder.layer.{n}.", f"layers.{n}."
        for kind in ("weight", "bias"):
            parts = [old[f"{was}attention.self.{p}.{kind}"] for p in ("query", "key", "value")]
            new[f"{now}qkv.{kind}"] = torch.cat(parts)
            for a, b in (("attention.output.dense", "out"), ("attention.output.LayerNorm", "norm1"),
                         ("intermediate.dense", "up"), ("output.dense", "down"), ("output.LayerNorm", "norm2")):  # fmt: skip
                new[f"{now}{b}.{kind}"] = old[f"{was}{a}.{kind}"]
    missing = network.load_state_dict(new, strict=False)
    if missing.unexpected_keys:
        raise ValueError(f"not the expected encoder: {missing.unexpected_keys[:3]}")
