"""The articles as CSL-JSON (Citation Style Language 1.0.2 data), for Zotero, Pandoc and others."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ..record import Record, Row
from .files import single, write_json


def export(record: Record, target: Path) -> list[Path]:
    """Write the list of items to `target` (or articles.csl.json in it); gives the path."""
    return [write_json(single(target, "articles.csl.json"), [item(row) for row in record.articles])]


def item(row: Row) -> dict[str, Any]:
    """One article; what is not known is left out."""
    found: dict[str, Any] = {
        "id": row["article_id"],
        "type": "article-newspaper",
        "title": row["headline"],
        "container-title": row["outlet"],
        "publisher-place": row["dateline_place"],
        "URL": row["url"],
        "language": row["language"],
        "note": row["source"],
    }
    if row["byline"]:
        found["author"] = [{"literal": row["byline"]}]
    if row["published_on"]:
        day = row["published_on"]
        found["issued"] = {"date-parts": [[day.year, day.month, day.day]]}
    return {key: value for key, value in found.items() if value}
