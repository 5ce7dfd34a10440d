"""In: folders of checkpoints. Out: a folder whose weights are their mean.

    python training/average.py --out runs/mean runs/keep/1 runs/keep/2 runs/keep/3

The last checkpoints of a run lie round the bottom of one valley; their mean lies nearer to it than any of them.
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

import numpy as np
from safetensors.numpy import load_file, save_file


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("runs", type=Path, nargs="+", help="folders with average.safetensors, labels.json, shape.json")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    parts = [load_file(str(run / "average.safetensors")) for run in args.runs]
    mean = {k: np.mean([p[k] for p in parts], axis=0, dtype=np.float64).astype(np.float32) for k in sorted(parts[0])}
    args.out.mkdir(parents=True, exist_ok=True)
    save_file(mean, str(args.out / "average.safetensors"))
    for name in ("labels.json", "shape.json"):
        shutil.copy(args.runs[-1] / name, args.out / name)


if __name__ == "__main__":
    main()
