"""ScrapingHub dev: article text out of web pages."""

from __future__ import annotations

from pathlib import Path

from quality.devset import Record, predicted, scored
from quality.gate import SHARED

CORPUS = SHARED / "data" / "extraction" / "dev.jsonl.gz"


def measure(corpus: Path) -> dict[str, float]:
    """F1 of 4-word runs, the benchmark's own measure."""
    import trafilatura

    from onrecord.ingest.html import extract_text

    def predict(record: Record) -> Record:
        tree = trafilatura.load_html(record["html"])
        return {"text": "" if tree is None else extract_text(tree) or ""}

    return {"shingle F1": scored("extraction", corpus, predicted(corpus, predict))["shingle4"]["f1"]}
