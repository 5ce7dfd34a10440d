"""Event types of the PLOVER gold standard records: 322 sentences, none of which the lexicon was trained on."""

from __future__ import annotations

from pathlib import Path

from quality.devset import read, records
from quality.gate import SHARED

CORPUS = SHARED / "data" / "plover" / "dev.jsonl.gz"
RENAMED = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}


def measure(corpus: Path) -> dict[str, float]:
    """The share of sentences whose event words name the right type first, or at all."""
    from onrecord.reading.events.triggers import triggers_of

    first = some = 0
    sentences = records(corpus)
    for record in sentences:
        spans = [(s["start"], s["end"]) for s in record["spans"] if s["role"] == "EVT"]
        triggers = triggers_of(read(record))
        triggers = [t for t in triggers if any(a <= t.token.idx < b for a, b in spans)] or triggers
        types = [t.entry.type for t in triggers]
        wanted = RENAMED.get(record["event"], record["event"])
        first += types[:1] == [wanted]
        some += wanted in types
    return {"first type": first / len(sentences), "any type": some / len(sentences)}
