"""Pages in, a network out that says which words name an event and of which type: one hidden layer over vectors and facts."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np
import torch
from gather import FITTED, SENTENCES, Page
from numpy.typing import NDArray
from torch.nn.functional import cross_entropy, dropout

from onrecord.reading.events.trigger_features import RULED
from onrecord.reading.events.trigger_learnt import TYPES

HIDDEN = 48
EPOCHS = 10
RATE = 3e-3
DECAY = 0.02
DROPOUT = 0.25
BATCH = 256
SMOOTHING = 0.02
QUIET = 0.4
"""The share of words without an event that an epoch sees; each weighs the more."""
SEEN, SEEN_RULED = 15, 4
"""A fact counts if this many words have it."""
UNTRUSTED = frozenset((*FITTED, SENTENCES))
"""Where the rules' answers are no sample of what they are worth: their facts are set to what they are on average elsewhere."""

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Model:
    """What is shipped, in single precision: the places of the facts, and the weights as `trigger_learnt.Weights` has them."""

    places: dict[str, int]
    vectors: Floats
    facts: Floats
    bias: Floats
    out: Floats


class Network(torch.nn.Module):
    """Vectors and facts -> one hidden layer -> scores; facts speak to the scores directly too."""

    def __init__(self, width: int, facts: int) -> None:
        super().__init__()
        self.vectors = torch.nn.Linear(width, HIDDEN)
        self.facts = torch.nn.Linear(facts, HIDDEN + len(TYPES), bias=False)
        self.out = torch.nn.Linear(HIDDEN, len(TYPES))
        torch.nn.init.normal_(self.facts.weight, std=0.02)

    def forward(self, vectors: torch.Tensor, facts: torch.Tensor) -> torch.Tensor:
        told = self.facts(facts)
        inner = self.vectors(dropout(vectors, DROPOUT, self.training)) + told[:, :HIDDEN]
        scores: torch.Tensor = self.out(dropout(torch.relu(inner), DROPOUT, self.training)) + told[:, HIDDEN:]
        return scores


def vocabulary(pages: list[Page]) -> dict[str, int]:
    """The facts that count, by place; those of the rules last."""
    counts = Counter(fact for page in pages for facts in page.facts for fact in facts)
    often = {fact for fact, n in counts.items() if n >= (SEEN_RULED if fact.startswith(RULED) else SEEN)}
    return {fact: at for at, fact in enumerate(sorted(often, key=lambda fact: (fact.startswith(RULED), fact)))}


def table(page: Page, places: dict[str, int]) -> Floats:
    """[words, facts] of ones and zeros."""
    given = np.zeros((len(page.facts), len(places)), np.float32)
    for row, facts in zip(given, page.facts, strict=True):
        row[[places[fact] for fact in facts if fact in places]] = 1
    return given


def train(pages: list[Page], seed: int) -> Model:
    """The network fitted to the pages."""
    torch.manual_seed(seed)
    torch.set_num_threads(1)
    chance = np.random.default_rng(seed)
    pages = [page for page in pages if page.facts]
    places = vocabulary(pages)
    vectors = np.concatenate([page.vectors for page in pages])
    facts = np.concatenate([table(page, places) for page in pages])
    gold = np.concatenate([page.types for page in pages])
    ruled = np.array([fact.startswith(RULED) for fact in places])
    doubted = np.concatenate([np.full(len(page.facts), page.story in UNTRUSTED) for page in pages])
    facts[np.ix_(doubted, ruled)] = facts[np.ix_(~doubted, ruled)].mean(axis=0)
    centre, spread = vectors.mean(axis=0), vectors.std(axis=0) + 1e-3
    given = torch.tensor((vectors - centre) / spread)
    told, truth = torch.tensor(facts), torch.tensor(gold)
    open_ = torch.tensor(~ruled, dtype=torch.float32)
    network = Network(vectors.shape[1], len(places))
    events, others = np.flatnonzero(gold), np.flatnonzero(gold == 0)
    size = len(events) + int(QUIET * len(others))
    optimiser = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=DECAY)
    rate = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, RATE, total_steps=EPOCHS * (size // BATCH + 1), pct_start=0.15
    )
    network.train()
    for _ in range(EPOCHS):
        order = np.concatenate([events, chance.choice(others, size - len(events), replace=False)])
        chance.shuffle(order)
        for first in range(0, size, BATCH):
            batch = torch.tensor(order[first : first + BATCH])
            lost = (torch.rand(len(batch), len(places)) < DROPOUT).float() * open_
            losses = cross_entropy(
                network(given[batch], told[batch] * (1 - lost)),
                truth[batch],
                reduction="none",
                label_smoothing=SMOOTHING,
            )
            loss = (losses * torch.where(truth[batch] == 0, 1 / QUIET, 1.0)).mean()
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            rate.step()
    return _folded(network, places, centre, spread)


def _folded(network: Network, places: dict[str, int], centre: Floats, spread: Floats) -> Model:
    """The network with the scaling of the vectors inside its weights."""
    weights = {name: value.detach().numpy() for name, value in network.named_parameters()}
    vectors = weights["vectors.weight"] / spread
    bias = np.concatenate([weights["vectors.bias"] - vectors @ centre, weights["out.bias"]])
    return Model(places, vectors, weights["facts.weight"].T.copy(), bias, weights["out.weight"])


def likelihoods(model: Model, page: Page) -> Floats:
    """[words, types] of a page."""
    told = table(page, model.places) @ model.facts
    inner = np.maximum(page.vectors @ model.vectors.T + told[:, :HIDDEN] + model.bias[:HIDDEN], 0)
    scores = inner @ model.out.T + told[:, HIDDEN:] + model.bias[HIDDEN:]
    scores = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares: Floats = scores / scores.sum(axis=1, keepdims=True)
    return shares
