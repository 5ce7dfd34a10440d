"""FNC-1 (dev pairs): how a text stands to a headline."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import onrecord
from quality.devset import predicted, scored
from quality.gate import SHARED

CORPUS = SHARED / "data" / "fnc1" / "dev_pairs.jsonl.gz"


def measure(corpus: Path) -> dict[str, float]:
    """The challenge's weighted score and the mean F1 of the four classes."""
    with gzip.open(corpus.parent / "bodies.jsonl.gz", "rt", encoding="utf-8") as handle:
        bodies = {row["id"]: row["text"] for row in map(json.loads, handle)}
    found = scored(
        "stance",
        corpus,
        predicted(corpus, lambda row: {"stance": onrecord.stance(row["headline"], bodies[row["body"]]).label}),
    )
    return {"weighted score": found["weighted"], "macro F1": found["macro_f1"]}
