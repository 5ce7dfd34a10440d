"""GeoWebNews (dev): toponyms recognised and resolved, within 161 km."""

from __future__ import annotations

from pathlib import Path

from quality.devset import Record, predicted, read, scored
from quality.gate import SHARED

CORPUS = SHARED / "data" / "geo" / "dev.jsonl.gz"


def measure(corpus: Path) -> dict[str, float]:
    """Span F1, accuracy within 161 km given the span, and from text to place."""

    def predict(record: Record) -> Record:
        places = read(record, record.get("date"))._.places
        return {"toponyms": [{"start": p.start, "end": p.end, "lat": p.lat, "lon": p.lon} for p in places]}

    found = scored("geoparse", corpus, predicted(corpus, predict))
    return {
        "span F1": found["recognition_exact"]["f1"],
        "accuracy at 161 km": found["resolution_given_span"]["accuracy_161km"],
        "end to end at 161 km": found["end_to_end_161km"]["f1"],
    }
