"""GUM coreference in, the weights of the mention-pair scorer out (`coreference.npz`, about 100 kB; licence of the data: CC BY, CC BY-SA).

Run: python training/coreference.py [--gold-parse] [--vectors] [--epochs 12]   (five minutes on two cores; needs torch)
Documents are read by the shipped language pipeline, so that the scorer learns on what it will meet; `--gold-parse` takes the
treebank's trees instead. Non-commercial genres are left out. Each candidate picks one of its earlier candidates or none; the
loss is the marginal likelihood of all right ones. Seeds are fixed.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))
sys.path.insert(0, str(ROOT / "training"))

import spacy  # noqa: E402

import gum  # noqa: E402
from onrecord.reading.mentions import candidates, names, pairs  # noqa: E402
from onrecord.reading.mentions.scorer import encoder_fingerprint  # noqa: E402


def documents(split: str, gold_parse: bool) -> Any:
    if gold_parse:
        yield from gum.gold_docs(spacy.blank("en").vocab, split, free_only=split == "train")
        return
    from onrecord.reading.language import load

    nlp = load()
    for record in gum.records("coref_gum", split):
        if split != "train" or gum.free(record):
            yield nlp(record["text"]), record


def rows(doc: Any, record: dict[str, Any]) -> dict[str, Any] | None:
    """Features of a document and, for each pair, whether gold has both in one cluster."""
    names.names(doc)
    found = candidates.find(doc, [False] * len(doc))
    if len(found) < 2:
        return None
    gold = {(m["start"], m["end"]): m["cluster"] for m in record["mentions"]}
    heads = {}
    for m in record["mentions"]:
        heads.setdefault(m["head"][0], m["cluster"])
    labels = []
    for c in found:
        label = gold.get((doc[c.start].idx, doc[c.end - 1].idx + len(doc[c.end - 1])))
        labels.append(label if label is not None else heads.get(doc[c.head].idx))
    table = pairs.describe(doc, found)
    i, j = pairs.pair_index(table)
    ids = {label: at for at, label in enumerate(sorted({x for x in labels if x is not None}))}
    code = np.array([ids[x] if x is not None else -1 - at for at, x in enumerate(labels)])
    return {
        "unary": table.unary,
        "vectors": table.vectors,
        "pair": pairs.features(doc, table, i, j).astype(np.float16),
        "i": i,
        "j": j,
        "right": code[i] == code[j],
    }


def main() -> None:
    import torch
    from torch import nn

    from coreference_network import Scorer, loss, tensors

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold-parse", action="store_true")
    parser.add_argument("--vectors", action="store_true")
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--out", type=Path, default=ROOT / "src/onrecord/reading/mentions/coreference.npz")
    args = parser.parse_args()
    encoder = encoder_fingerprint() if args.vectors else ""
    torch.manual_seed(7)
    torch.set_num_threads(1)
    started = time.time()
    sets = {}
    for split in ("train", "dev"):
        sets[split] = [
            tensors(d) for doc, record in documents(split, args.gold_parse) if (d := rows(doc, record)) is not None
        ]
        print(
            split,
            len(sets[split]),
            "documents",
            sum(len(d["i"]) for d in sets[split]),
            "pairs",
            round(time.time() - started),
            "s",
            flush=True,
        )
    sample = sets["train"][0]
    if not args.vectors:
        for d in [*sets["train"], *sets["dev"]]:
            d["pair"][:, -1] = 0
            d.pop("vectors", None)
    model = Scorer(sample["unary"].shape[1], sample["pair"].shape[1], 384 if args.vectors else 0)
    steps = args.epochs * len(sets["train"])
    optimiser = torch.optim.AdamW(model.parameters(), lr=2e-3, weight_decay=1e-2)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, 2e-3, steps, pct_start=0.1)
    draw = np.random.default_rng(7)
    for epoch in range(args.epochs):
        model.train()
        total = 0.0
        for at in draw.permutation(len(sets["train"])):
            d = dict(sets["train"][at])
            if args.vectors and draw.random() < 0.25:  # what is learned must also serve without these vectors
                d["pair"] = d["pair"].clone()
                d["pair"][:, -1] = 0
                d.pop("vectors")
            optimiser.zero_grad()
            value = loss(model(d), d)
            value.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            total += float(value)
        model.eval()
        with torch.no_grad():
            dev = float(np.mean([float(loss(model(d), d)) for d in sets["dev"]]))
        print(
            f"epoch {epoch + 1}: train {total / len(sets['train']):.4f} dev {dev:.4f} {time.time() - started:.0f} s",
            flush=True,
        )
    weights = {k.replace(".", "_"): v.detach().numpy().astype(np.float16) for k, v in model.state_dict().items()}
    weights["encoder"] = np.frombuffer(bytes.fromhex(encoder), dtype=np.uint8)
    np.savez_compressed(args.out, **weights)
    print(args.out, args.out.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
