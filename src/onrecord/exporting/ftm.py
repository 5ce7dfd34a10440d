"""Entities and who said what as FollowTheMoney statements (the CSV form of nomenklatura): one row a property value."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from ..record import Record
from .files import single, write_csv

COLUMNS = (
    "id",
    "entity_id",
    "canonical_id",
    "prop",
    "prop_type",
    "schema",
    "value",
    "dataset",
    "lang",
    "original_value",
    "external",
    "first_seen",
    "last_seen",
    "origin",
)
SCHEMA = {"PER": "Person", "ORG": "Organization", "MEDIA": "Organization", "NORP": "Organization", "WEAPON": "Asset"}
TYPES = {"name": "name", "alias": "name", "country": "country", "position": "string", "title": "string",
         "publisher": "string", "sourceUrl": "url", "date": "date", "proof": "entity", "mentions": "entity",
         "document": "entity", "entity": "entity", "role": "string"}  # fmt: skip


def export(record: Record, target: Path) -> list[Path]:
    """Write the statements to `target` (or statements.ftm.csv in it); gives the path."""
    rows = [dict(zip(COLUMNS, row, strict=True)) for row in statements(record)]
    return [write_csv(single(target, "statements.ftm.csv"), COLUMNS, rows)]


def statements(record: Record) -> Iterator[tuple[object, ...]]:
    """Rows of COLUMNS: articles, entities with their aliases, and which article names which entity."""
    for row in record.articles:
        key = f"onrecord-{row['article_id']}"
        day = row["published_on"].isoformat() if row["published_on"] else None
        found = {"id": key, "title": row["headline"], "publisher": row["outlet"], "sourceUrl": row["url"], "date": day}
        for prop, value in found.items():
            yield from one(key, "Article", prop, value, row["source"])
    for row in record.rows("SELECT * FROM entity ORDER BY entity_id"):
        key, schema = (
            f"onrecord-{row['entity_id']}",
            SCHEMA.get(row["type"], "Address" if row["type"] else "LegalEntity"),
        )
        name = "full" if schema == "Address" else "name"
        yield from one(key, schema, "id", key, "entity")
        yield from one(key, schema, name, row["name"], "entity")
        yield from one(key, schema, "country", (row["country_code"] or "").lower(), "entity")
        if schema == "Person":
            yield from one(key, schema, "position", row["role"], "entity")
        if schema != "Address":
            aliases = record.rows("SELECT alias FROM entity_alias WHERE entity_id = ? ORDER BY 1", [row["entity_id"]])
            for alias in aliases:
                yield from one(key, schema, "alias", alias["alias"], "entity")
    for row in record.rows(
        "SELECT DISTINCT entity_id, article_id FROM mention WHERE entity_id IS NOT NULL ORDER BY 1, 2"
    ):
        key = f"onrecord-{row['entity_id']}-{row['article_id']}"
        yield from one(key, "Documentation", "id", key, "mention")
        yield from one(key, "Documentation", "entity", f"onrecord-{row['entity_id']}", "mention")
        yield from one(key, "Documentation", "document", f"onrecord-{row['article_id']}", "mention")


def one(entity: str, schema: str, prop: str, value: str | None, origin: str) -> Iterator[tuple[object, ...]]:
    """One statement, or none where the value is not known."""
    if value:
        digest = hashlib.sha1(".".join(("onrecord", entity, prop, value)).encode(), usedforsecurity=False).hexdigest()
        kind = TYPES.get(prop, "string")
        yield (digest, entity, entity, prop, kind, schema, value, "onrecord", "eng", None, "f", None, None, origin)
