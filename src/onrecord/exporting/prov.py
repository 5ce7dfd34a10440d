"""Who took what from whom as PROV-O JSON-LD (W3C, 2013): quotation, derivation, primary source."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ..record import Record
from .files import single, write_json


def export(record: Record, target: Path) -> list[Path]:
    """Write the provenance graph to `target` (or provenance.json in it); gives the path."""
    graph: list[dict[str, Any]] = []
    for row in record.rows("SELECT article_id, headline, outlet, url, published_at FROM article ORDER BY article_id"):
        node: dict[str, Any] = {"id": name(row["article_id"]), "type": "prov:Entity", "label": row["headline"]}
        if row["outlet"]:
            node["wasAttributedTo"] = {"type": ["prov:Agent", "prov:Organization"], "label": row["outlet"]}
        if row["published_at"]:
            node["generatedAtTime"] = row["published_at"]
        if row["url"]:
            node["atLocation"] = row["url"]
        taken = record.rows(
            "SELECT DISTINCT from_article_id FROM reuse WHERE article_id = ? ORDER BY 1", [row["article_id"]]
        )
        if taken:
            node["wasDerivedFrom"] = [name(each["from_article_id"]) for each in taken]
        graph.append(node)
    for row in record.rows("SELECT entity_id, name, type FROM entity WHERE type IN ('PER', 'ORG', 'MEDIA') ORDER BY 1"):
        kind = "prov:Person" if row["type"] == "PER" else "prov:Organization"
        graph.append({"id": name(row["entity_id"]), "type": ["prov:Agent", kind], "label": row["name"]})
    for row in record.rows("SELECT * FROM attribution ORDER BY attribution_id"):
        node = {
            "id": name(row["attribution_id"]),
            "type": "prov:Entity",
            "value": row["content_text"],
            "wasQuotedFrom": name(row["article_id"]),
        }
        if row["speaker_id"]:
            node["hadPrimarySource"] = name(row["speaker_id"])
        chain = record.relays(row["attribution_id"])
        if chain:
            node["wasInfluencedBy"] = [{"type": ["prov:Agent", "prov:Organization"], "label": hop} for hop in chain]
        graph.append(node)
    return [write_json(single(target, "provenance.json"), {"@context": CONTEXT, "@graph": graph})]


def name(row_id: str) -> str:
    """A URN for a row of the record."""
    return f"urn:onrecord:{row_id}"


def _link(term: str) -> dict[str, str]:
    return {"@id": f"prov:{term}", "@type": "@id"}


CONTEXT: dict[str, Any] = {
    "prov": "http://www.w3.org/ns/prov#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "id": "@id",
    "type": "@type",
    "label": "rdfs:label",
    "value": "prov:value",
    "generatedAtTime": {"@id": "prov:generatedAtTime", "@type": "http://www.w3.org/2001/XMLSchema#dateTime"},
    **{
        term: _link(term)
        for term in (
            "wasAttributedTo",
            "wasDerivedFrom",
            "wasQuotedFrom",
            "hadPrimarySource",
            "wasInfluencedBy",
            "atLocation",
        )
    },
}
