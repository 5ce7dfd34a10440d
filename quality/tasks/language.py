"""The language pipeline on the dev sets of attribution, parsing and names, from raw text (training/evaluate.py)."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from quality.gate import ROOT, SHARED

CORPUS = SHARED / "data" / "polnear" / "dev.jsonl.gz"

WATCHED = {
    "polnear": ("source_exact", "cue_exact", "content_exact", "relation"),
    "ud_ewt": ("upos", "las", "sentences"),
    "ud_gum": ("upos", "las", "sentences"),
    "ner_uner_ewt": ("micro",),
}


def measure(corpus: Path) -> dict[str, float]:
    """F1 of each part; speed is measured in benchmarks/, not here, since machines are noisy."""
    command = [sys.executable, str(ROOT / "training" / "evaluate.py"), "--data", str(corpus.parent.parent)]
    command += ["--scorer", str(SHARED / "tools" / "score.py"), "--only", *WATCHED]
    found = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    return {f"{name} {metric}": found[name][metric] for name, metrics in WATCHED.items() for metric in metrics}
