"""In: the data sets and MiniLM. Out: checkpoints of the network, a learning curve; may be cut and continued.

    python training/train.py --out runs/language --minutes 120

The learning rate follows the time spent, not the steps, so that the decay ends when the time does on any machine.
"""

from __future__ import annotations

import argparse
import dataclasses
import itertools
import json
import math
import random
import time
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file

from data import read_all, vocabulary
from documents import NAMES
from model import Network, Shape, start_from
from onrecord.pieces import Pieces
from swaps import Pool
from windows import batches, collate, windows

WEIGHTS = {"upos": 0.4, "xpos": 0.3, "feats": 0.3, "start": 0.5, "name": 2.0, "source": 0.4, "cue": 0.4, "content": 0.4,
           "anchor": 1.5, "arc": 1.0, "label": 0.6, "tag": 2.0, "event": 0.4, "time": 0.3, "polarity": 0.1, "modality": 0.1}  # fmt: skip

SILVER = 0.3
"""What a silver name counts, beside one of the treebanks."""


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--encoder", type=Path, required=True, help="folder with model.safetensors and vocab.txt")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--minutes", type=float, default=120.0, help="training time, over all continuations")
    parser.add_argument("--save", type=float, default=8.0, help="minutes between checkpoints")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--window", type=int, default=192, help="most pieces in a window")
    parser.add_argument("--batch", type=int, default=2048, help="pieces in a batch")
    parser.add_argument("--encoder-rate", type=float, default=1.5e-4)
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--share", type=float, default=1.0, help="part of the attribution windows seen in an epoch")
    parser.add_argument("--silver", type=Path, help="names for the attribution articles, made by silver.py")
    parser.add_argument("--exact", action="store_true", help="float32 throughout (bfloat16 forward otherwise)")
    parser.add_argument("--without-polnear", action="store_true", help="PolNeAR states no licence")
    parser.add_argument("--without-timeml", action="store_true", help="TempEval-3 states none either")
    return parser.parse_args()


def rate(done: float) -> float:
    """Factor of the learning rate at a share of the time: 4 % warm-up, then a line down to zero."""
    return min(done / 0.04, 1.0) if done < 0.04 else max(0.0, (1.0 - done) / 0.96)


def main() -> None:
    args = arguments()
    torch.manual_seed(args.seed)
    torch.set_num_threads(args.threads)
    args.out.mkdir(parents=True, exist_ok=True)
    split = Pieces(vocabulary(args.encoder / "vocab.txt"))
    sets = {"polnear": not args.without_polnear, "timeml": not args.without_timeml}
    train, classes = read_all(args.data, "train", split, silver=args.silver, **sets)
    dev, _ = read_all(args.data, "dev", split, classes, **sets)
    (args.out / "labels.json").write_text(json.dumps({**classes, "name": list(NAMES)}, indent=1), encoding="utf-8")
    shape = Shape(**{task: len(classes[task]) for task in ("upos", "xpos", "feats", "dep")})
    (args.out / "shape.json").write_text(json.dumps(dataclasses.asdict(shape)), encoding="utf-8")
    network = Network(shape)
    start_from(network, args.encoder / "model.safetensors")
    encoder_names = ("embed.", "position.", "norm.", "layers.")
    pool = Pool(train, split)
    groups: dict[tuple[bool, bool], list[torch.nn.Parameter]] = {}
    for name, parameter in network.named_parameters():
        groups.setdefault((name.startswith(encoder_names), parameter.dim() > 1), []).append(parameter)
    optimizer = torch.optim.AdamW(
        [{"params": p, "top": args.encoder_rate if e else args.head_rate, "weight_decay": 0.01 if w else 0.0}
         for (e, w), p in groups.items()],
        lr=0.0, betas=(0.9, 0.98), eps=1e-6, fused=True,
    )  # fmt: skip
    average = {k: v.clone() for k, v in network.state_dict().items()}
    spent, step, epoch = 0.0, 0, 0
    if (args.out / "state.pt").exists():
        state = torch.load(args.out / "state.pt", weights_only=True)
        optimizer.load_state_dict(state["optimizer"])
        spent, step, epoch = state["spent"], state["step"], state["epoch"]
        network.load_state_dict(load_file(str(args.out / "last.safetensors")))
        average = load_file(str(args.out / "average.safetensors"))
    probe_rng = random.Random(1)
    probe = []
    for kind in ("attribution", "syntax"):
        some = [w for d in dev if d.kind == kind for w in windows(d, args.window, None)]
        probe.append(batches(probe_rng.sample(some, min(120, len(some))), args.batch * 2, probe_rng))
    log = (args.out / "log.jsonl").open("a", encoding="utf-8")
    budget = args.minutes * 60
    sums: dict[str, list[float]] = {}
    last_save = spent
    pieces = 0
    mark, marked = time.monotonic(), 0.0
    network.train()

    def save() -> None:
        save_file(network.state_dict(), str(args.out / "last.safetensors"))
        save_file(average, str(args.out / "average.safetensors"))
        kept = args.out / f"minute{round(spent / 60):03d}"
        kept.mkdir(exist_ok=True)
        save_file(average, str(kept / "average.safetensors"))
        for name in ("labels.json", "shape.json"):
            (kept / name).write_bytes((args.out / name).read_bytes())
        torch.save({"optimizer": optimizer.state_dict(), "spent": spent, "step": step, "epoch": epoch},
                   args.out / "state.pt")  # fmt: skip

    def look() -> dict[str, float]:
        """Dev losses of the averaged weights."""
        kept = {k: v.clone() for k, v in network.state_dict().items()}
        network.load_state_dict(average)
        network.eval()
        out: dict[str, list[float]] = {}
        with torch.no_grad():
            for batch in itertools.chain(*probe):
                for task, loss in network(tensors(collate(batch, None))).items():
                    out.setdefault(task, []).append(float(loss))
        network.load_state_dict(kept)
        network.train()
        return {task: round(sum(v) / len(v), 4) for task, v in out.items()}

    while spent < budget:
        rng = random.Random(f"{args.seed}-{epoch}-{step}")
        todo = []
        for kind in ("attribution", "syntax"):
            items = [w for d in train if d.kind == kind for w in windows(d, args.window, rng)]
            if kind == "attribution":
                items = rng.sample(items, round(args.share * len(items)))
            todo += batches(items, args.batch, rng)
        rng.shuffle(todo)
        for batch in todo:
            began = time.monotonic()
            done = spent / budget
            for group in optimizer.param_groups:
                group["lr"] = group["top"] * rate(done)
            with torch.autocast("cpu", dtype=torch.bfloat16, enabled=not args.exact):
                losses = network(tensors(collate(batch, rng, pool=pool)))
            total = torch.stack([WEIGHTS[task] * loss for task, loss in losses.items()]).sum()
            if batch[0].document.kind == "attribution" and "name" in losses:
                total = total - (1 - SILVER) * WEIGHTS["name"] * losses["name"]
            optimizer.zero_grad(set_to_none=True)
            total.backward()
            norm = torch.nn.utils.clip_grad_norm_(network.parameters(), 5.0)
            if math.isfinite(float(norm)):
                optimizer.step()
            step += 1
            if step % 4 == 0:
                keep = min(0.985, step / (step + 40))
                with torch.no_grad():
                    for key, value in network.state_dict().items():
                        average[key].lerp_(value, 1 - keep)
            for task, loss in losses.items():
                sums.setdefault(task, []).append(float(loss.detach()))
            pieces += sum(w.size for w in batch)
            spent += time.monotonic() - began
            if step % 25 == 0:
                now = time.monotonic()
                line = {"step": step, "epoch": epoch, "minutes": round(spent / 60, 2), "rate": round(rate(done), 4),
                        "pieces_s": round((pieces - marked) / (now - mark)),
                        **{t: round(sum(v) / len(v), 4) for t, v in sums.items()}}  # fmt: skip
                mark, marked = now, float(pieces)
                sums.clear()
                log.write(json.dumps(line) + "\n")
                log.flush()
            if spent - last_save > args.save * 60 or spent >= budget:
                last_save = spent
                save()
                log.write(
                    json.dumps({"step": step, "epoch": epoch, "minutes": round(spent / 60, 2), "dev": look()}) + "\n"
                )
                log.flush()
                mark, marked = time.monotonic(), float(pieces)
            if spent >= budget:
                break
        epoch += 1


def tensors(arrays: dict[str, object]) -> dict[str, torch.Tensor]:
    return {key: torch.as_tensor(value) for key, value in arrays.items()}


if __name__ == "__main__":
    main()
