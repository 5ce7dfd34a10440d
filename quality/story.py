"""Articles and a gold folder in, the story scores out, as flat metrics: what the two story tasks share."""

from __future__ import annotations

import tempfile
from pathlib import Path

import onrecord
from quality.score_story import score


def measure_story(articles: Path, gold: Path) -> dict[str, float]:
    """Build a record of the articles and score it; F1 or accuracy by row of the score table."""
    with tempfile.TemporaryDirectory() as folder:
        record = Path(folder) / "story.duckdb"
        onrecord.build(articles, record)
        table, missing, _ = score(record, gold)
    if missing:
        raise SystemExit(f"the record lacks what the score reads: {missing}")
    metrics = {}
    for row, values in table.items():
        if "f1" in values:
            metrics[f"{row} F1"] = values["f1"]
            if row == "contradiction":
                metrics["contradiction precision"] = values["precision"]
                metrics["contradiction recall"] = values["recall"]
        elif values["accuracy"] is not None:
            metrics[row] = values["accuracy"]
    return metrics
