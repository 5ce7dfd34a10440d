"""TempEval-3 dev (AQUAINT): spans and values of time expressions."""

from __future__ import annotations

from pathlib import Path

from quality.devset import Record, predicted, read, scored
from quality.gate import SHARED

CORPUS = SHARED / "data" / "tempeval3" / "dev.jsonl.gz"


def measure(corpus: Path) -> dict[str, float]:
    """F1 of spans that overlap, of equal spans, and of spans with the right value."""

    def predict(record: Record) -> Record:
        times = read(record, record.get("dct"))._.times
        return {"timexes": [{"start": t.start, "end": t.end, "type": t.type, "value": t.value} for t in times]}

    found = scored("timeml", corpus, predicted(corpus, predict))["timexes"]
    return {"relaxed F1": found["relaxed"]["f1"], "strict F1": found["strict"]["f1"], "value F1": found["value"]["f1"]}
