"""Attributions and mentions as W3C Web Annotations (Web Annotation Data Model, 2017), one JSON-LD collection.

Each target holds a TextPositionSelector (code points), a TextQuoteSelector with 32 characters either side, and the
SHA-256 of the text it was made on, so that an annotation that no longer fits its text is noticed.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from ..record import Record, Row
from .files import single, write_json

_AROUND = 32


def export(record: Record, target: Path) -> list[Path]:
    """Write the annotation collection to `target` (or annotations.json in it); gives the path."""
    articles = {row["article_id"]: row for row in record.rows("SELECT article_id, source, url, text FROM article")}
    hashes = {key: hashlib.sha256(row["text"].encode()).hexdigest() for key, row in articles.items()}

    def place(row: Row) -> dict[str, Any]:
        article = articles[row["article_id"]]
        text, start, end = article["text"], row["start_char"], row["end_char"]
        return {
            "source": article["url"] or article["source"],
            "state": {"type": "sha256", "value": hashes[row["article_id"]]},
            "selector": [
                {"type": "TextPositionSelector", "start": start, "end": end},
                {
                    "type": "TextQuoteSelector",
                    "exact": text[start:end],
                    "prefix": text[max(0, start - _AROUND) : start],
                    "suffix": text[end : end + _AROUND],
                },
            ],
        }

    items = [*attributions(record, place), *mentions(record, place)]
    collection = {
        "@context": ["http://www.w3.org/ns/anno.jsonld", {"sha256": "urn:onrecord:sha256"}],
        "type": "AnnotationCollection",
        "label": "onrecord: who said what, and who is named",
        "total": len(items),
        "first": {"type": "AnnotationPage", "startIndex": 0, "items": items},
    }
    return [write_json(single(target, "annotations.json"), collection)]


def attributions(record: Record, place: Any) -> list[dict[str, Any]]:
    """One annotation for each span of each attribution's content; the body says who said it, through whom, when."""
    found = record.rows(
        """
        SELECT a.*, s.start_char, s.end_char, e.name AS speaker FROM attribution a
        JOIN attribution_span s ON s.attribution_id = a.attribution_id AND s.role = 'content'
        LEFT JOIN entity e ON e.entity_id = a.speaker_id
        ORDER BY a.article_id, s.start_char, a.attribution_id
        """
    )
    items = []
    for row in found:
        chain = record.relays(row["attribution_id"])
        said = f"{row['speaker'] or row['source_text'] or 'unnamed source'} ({row['act']}, {row['kind']})"
        via = f", through {', '.join(chain)}" if chain else ""
        day = f", on {row['said_on']}" if row["said_on"] else ""
        items.append(
            {
                "id": f"urn:onrecord:{row['attribution_id']}:{row['start_char']}",
                "type": "Annotation",
                "motivation": "identifying",
                "body": {"type": "TextualBody", "format": "text/plain", "language": "en", "value": f"{said}{via}{day}"},
                "target": place(row),
            }
        )
    return items


def mentions(record: Record, place: Any) -> list[dict[str, Any]]:
    """One annotation for each mention of a known entity, tagged with the entity's name."""
    found = record.rows(
        "SELECT m.*, e.name FROM mention m JOIN entity e USING (entity_id) ORDER BY article_id, start_char, mention_id"
    )
    return [
        {
            "id": f"urn:onrecord:{row['mention_id']}",
            "type": "Annotation",
            "motivation": "tagging",
            "body": {
                "type": "TextualBody",
                "purpose": "tagging",
                "value": row["name"],
                "id": f"urn:onrecord:{row['entity_id']}",
            },
            "target": place(row),
        }
        for row in found
    ]
