"""A dev set of ../shared in, its scores out: runs our pipeline on raw text and the scorer of ../shared/tools on the result."""

from __future__ import annotations

import functools
import gzip
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from quality.gate import SHARED

Record = dict[str, Any]


def records(path: Path) -> list[Record]:
    """The records of a gzipped JSONL file."""
    with gzip.open(path, "rt", encoding="utf-8") as handle:
        return [json.loads(line) for line in handle if line.strip()]


@functools.cache
def pipeline() -> Any:
    """The whole reading pipeline, loaded once a run of the gate."""
    import onrecord

    return onrecord.load()


def read(record: Record, published: str | None = None) -> Any:
    """The read Doc of a record's text, all of it body."""
    import datetime as dt

    from onrecord.reading.annotations import ArticleContext, Passage
    from onrecord.reading.reader import prepare

    text = record["text"]
    day = dt.date.fromisoformat(published[:10]) if published else None
    context = ArticleContext(
        article_id=str(record["id"]),
        source=str(record["id"]),
        published_on=day,
        published_basis="metadata" if day else None,
        passages=(Passage(0, len(text), "body"),),
    )
    nlp = pipeline()
    return nlp(prepare(nlp, text, context))


def scored(task: str, gold: Path, predictions: Iterable[Record], *options: str) -> Any:
    """What `score.py TASK` prints for the predictions."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", delete=False, encoding="utf-8") as handle:
        handle.writelines(json.dumps(prediction) + "\n" for prediction in predictions)
    command = [sys.executable, str(SHARED / "tools" / "score.py"), task, str(gold), handle.name, *options]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    Path(handle.name).unlink()
    if result.returncode:
        raise SystemExit(f"{' '.join(command)} failed: {result.stderr[-500:]}")
    return json.loads(result.stdout)


def predicted(gold: Path, predict: Callable[[Record], Record]) -> list[Record]:
    """One prediction a record, with the record's id."""
    return [{"id": record["id"], **predict(record)} for record in records(gold)]
