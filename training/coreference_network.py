"""Features of candidates and pairs in, pair scores and the loss over a document out: the network that is learned."""

from __future__ import annotations

from typing import Any

import numpy as np
import torch
from torch import nn


class Scorer(nn.Module):
    def __init__(self, unary: int, pair: int, vector: int, hidden: int = 96) -> None:
        super().__init__()
        self.later, self.earlier, self.pair = (
            nn.Linear(unary, hidden),
            nn.Linear(unary, hidden, bias=False),
            nn.Linear(pair, hidden, bias=False),
        )
        self.project = nn.Linear(vector, 48, bias=False) if vector else None
        if vector:
            self.vlater, self.vearlier, self.vboth = (
                nn.Linear(48, hidden, bias=False),
                nn.Linear(48, hidden, bias=False),
                nn.Linear(48, hidden, bias=False),
            )
        self.second, self.last = nn.Linear(hidden, 48), nn.Linear(48, 1)
        self.drop = nn.Dropout(0.2)

    def forward(self, d: dict[str, Any]) -> torch.Tensor:
        i, j = d["i"], d["j"]
        h = self.later(d["unary"])[i] + self.earlier(d["unary"])[j] + self.pair(d["pair"])
        if self.project is not None and "vectors" in d:
            v = self.project(self.drop(d["vectors"]))
            h = h + self.vlater(v)[i] + self.vearlier(v)[j] + self.vboth(v[i] * v[j])
        return self.last(torch.relu(self.second(self.drop(torch.relu(h))))).squeeze(1)


def loss(scores: torch.Tensor, d: dict[str, Any]) -> torch.Tensor:
    n = len(d["unary"])
    zero = torch.zeros(n)
    high = zero.scatter_reduce(0, d["i"], scores.detach(), "amax")
    every = torch.exp(-high).scatter_add(0, d["i"], torch.exp(scores - high[d["i"]]))
    right = torch.zeros(n).scatter_add(0, d["i"], torch.exp(scores - high[d["i"]]) * d["right"])
    anaphor = torch.zeros(n).scatter_reduce(0, d["i"], d["right"], "amax") > 0
    picked = torch.where(anaphor, right, torch.exp(-high))
    return (torch.log(every) - torch.log(picked + 1e-12)).mean()


def tensors(d: dict[str, Any]) -> dict[str, Any]:
    out = {
        "unary": torch.tensor(d["unary"]),
        "pair": torch.tensor(d["pair"].astype(np.float32)),
        "i": torch.tensor(d["i"]),
        "j": torch.tensor(d["j"]),
        "right": torch.tensor(d["right"].astype(np.float32)),
    }
    if d["vectors"] is not None:
        out["vectors"] = torch.tensor(d["vectors"])
    return out
