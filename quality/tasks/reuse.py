"""newsclusters dev: one article of each event, copied by an editing program between lines of the copier's own.

Ways: verbatim, 10 to 40 % of the words edited, sentences in another order, spun with synonyms, cut to a third. Recall is the share
of unchanged words found in passages from the right article; precision the share of found characters that were made from it;
direction the share of copies that are told from their sources.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from onrecord.comparing import reuse
from onrecord.engines.duckdb import DuckDBEngine
from onrecord.reading.shingles import shingle_rows
from onrecord.schema.checks import to_arrow
from onrecord.settings import Settings
from quality.devset import records
from quality.editing import WAYS, Copy, edited
from quality.gate import SHARED

CORPUS = SHARED / "data" / "newsclusters" / "dev.jsonl.gz"

OWN = (
    "Our desk in Halden prints what follows with small changes. Readers who were there may write to the editor before noon. "
    "Subscribers find the crossword on page nine."
)
EARLIER = dt.datetime(2031, 5, 2, 8)


def measure(corpus: Path) -> dict[str, float]:
    """Recall, precision and direction, by the way of editing."""
    sources: dict[str, str] = {}
    for record in records(corpus):
        if len(record["text"].split()) > 150:
            sources.setdefault(str(record["event"]), record["text"])
    words = sorted({word for text in sources.values() for word in text.split() if word.isalpha()})
    found: dict[str, float] = {}
    pointing = copies_in_all = 0
    for way in WAYS:
        copies = {
            event: edited(text, way, OWN, words, number) for number, (event, text) in enumerate(sorted(sources.items()))
        }
        rows = passages(sources, copies)
        taken = hit = covered = right = 0
        for event, copy in copies.items():
            spans = [
                (row["start_char"], row["end_char"])
                for row in rows
                if row["article_id"] == f"copy {event}" and row["from_article_id"] == f"source {event}"
            ]
            inside = {at for first, last in spans for at in range(first, last)}
            taken += len(copy.taken)
            hit += sum(first in inside and last - 1 in inside for first, last in copy.taken)
            right += sum(copy.whole[0] <= at < copy.whole[1] for at in inside)
            pointing += bool(spans)
            copies_in_all += 1
        covered = sum(row["end_char"] - row["start_char"] for row in rows if judged(row))
        found[f"recall, {way}"] = hit / taken
        found[f"precision, {way}"] = right / covered if covered else 0.0
    found["direction"] = pointing / copies_in_all
    return found


def judged(row: Mapping[str, Any]) -> bool:
    """Whether a passage lies between a copy and a source: two copies share the frame, two sources perhaps a wire."""
    return bool(row["article_id"].split()[0] != row["from_article_id"].split()[0])


def passages(sources: Mapping[str, str], copies: Mapping[str, Copy]) -> Sequence[dict[str, Any]]:
    """Rows of `reuse` over all sources and all copies; a copy is a day later than its source."""
    articles, shingles, parts = [], [], []
    for prefix, texts, day in (("source", sources, 0), ("copy", {e: c.text for e, c in copies.items()}, 1)):
        for event, text in sorted(texts.items()):
            key = f"{prefix} {event}"
            articles.append(
                {"article_id": key, "source": key, "outlet": key, "language": "en", "text": text, "published_at": EARLIER + dt.timedelta(days=day)}
            )  # fmt: skip
            parts.append({"article_id": key, "start_char": 0, "end_char": len(text), "kind": "body"})
            shingles += shingle_rows(key, text, [(0, len(text))], Settings().shingle_words)
    engine = DuckDBEngine()
    try:
        for table, rows in (("article", articles), ("passage", parts), ("shingle", shingles), ("attribution_reading", []), ("attribution_span", [])):  # fmt: skip
            engine.put(table, to_arrow(table, rows))
        reuse.STAGE.run(engine, Settings())
        found: list[dict[str, Any]] = engine.fetch("select * from reuse order by all").to_pylist()
        return found
    finally:
        engine.close()
