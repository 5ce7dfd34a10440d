"""GUM dev: coreference within a document, from raw text, without singletons."""

from __future__ import annotations

from pathlib import Path

from quality.devset import Record, predicted, read, scored
from quality.gate import SHARED

CORPUS = SHARED / "data" / "coref_gum" / "dev.jsonl.gz"


def measure(corpus: Path) -> dict[str, float]:
    """CoNLL F1: the mean of MUC, B-cubed and CEAF-e."""

    def predict(record: Record) -> Record:
        mentions = read(record)._.mentions
        return {
            "mentions": [
                {"start": m.start, "end": m.end, "cluster": m.cluster} for m in mentions if m.cluster is not None
            ]
        }

    return {"CoNLL F1": scored("coref", corpus, predicted(corpus, predict))["conll_f1"]}
