"""GUM dev: coreference within a document, from raw text, without singletons."""

from __future__ import annotations

from pathlib import Path

from quality.devset import Record, predicted, read, scored
from quality.gate import SHARED

CORPUS = SHARED / "data" / "coref_gum" / "dev.jsonl.gz"


def measure(corpus: Path) -> dict[str, float]:
    """CoNLL F1: the mean of MUC, B-cubed and CEAF-e; whole noun phrases of every type, as GUM annotates them."""
    from onrecord.reading.mentions.coreference import noun_phrases

    def predict(record: Record) -> Record:
        return {"mentions": [{"start": s, "end": e, "cluster": g} for s, e, g in noun_phrases(read(record))]}

    return {"CoNLL F1": scored("coref", corpus, predicted(corpus, predict))["conll_f1"]}
