"""PolNeAR dev, raw text: the right source where the content is right, and the wire that a dateline credits.

A content is right where it overlaps the annotated one by half. Its source is right where the words that name it overlap the
annotated ones by half, or where another mention of the speaker stands in them: quotations that go on have no words of their
own. A wire is what the article's metadata name; it is shown where an agency stands in brackets in the first paragraphs.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from quality.devset import Record, read, records
from quality.gate import SHARED
from quality.measures import Share, Tally, chars, iou, match

CORPUS = SHARED / "data" / "polnear" / "dev.jsonl.gz"

SHOWN = re.compile(r"\((?:AP|Reuters|REUTERS|UPI|AFP)\)")
FIRST = 600  # code points in which a dateline stands


def measure(corpus: Path) -> dict[str, float]:
    """Shares and precision, recall over all articles of the split."""
    source, wire, shown = Share(), Tally(), Share()
    for record in records(corpus):
        score_sources(record, read(record), source)
        found = credited(record["text"])
        gold = (record["wire"] or "").lower()
        right = bool(gold) and gold in (found or "").lower()
        wire.gold, wire.pred, wire.hit = wire.gold + bool(gold), wire.pred + bool(found), wire.hit + right
        if gold and SHOWN.search(record["text"][:FIRST]):
            shown.add(right)
    return {
        "right source given right content": float(source.row()["accuracy"] or 0.0),
        "wire precision": wire.row()["precision"],
        "wire recall": wire.row()["recall"],
        "wire recall where shown": float(shown.row()["accuracy"] or 0.0),
    }


def score_sources(record: Record, doc: Any, share: Any) -> None:
    """Count, for each attribution whose content is right, whether its source is."""
    gold = [chars(a["content"]) for a in record["attributions"]]
    found = doc._.attributions
    contents = [chars(a.content) for a in found]
    pairs = match(range(len(gold)), range(len(found)), lambda i, j: iou(gold[i], contents[j]))
    for i, j in pairs.items():
        if iou(gold[i], contents[j]) >= 0.5:
            share.add(right_source(record["attributions"][i], found[j], doc))


def right_source(gold: Record, found: Any, doc: Any) -> bool:
    """Whether the source of a found attribution is the annotated one, by its words or by another mention of the speaker."""
    want, have = chars(gold["source"]), chars(found.source)
    if not want:
        return not have
    if iou(want, have) >= 0.5 or (have and have <= want):
        return True
    if found.speaker is None:
        return False
    mentions = [m for m in doc._.mentions if m.cluster == found.speaker]
    return any(start <= m.start and m.end <= end for m in mentions for start, end in gold["source"])


def credited(text: str) -> str | None:
    """The agency that a dateline among the first paragraphs credits."""
    from onrecord.ingest.dateline import find_dateline

    for paragraph in [part for part in text.split("\n") if part.strip()][:8]:
        line = find_dateline(paragraph)
        if line is not None and line.credit:
            return line.credit
    return None
