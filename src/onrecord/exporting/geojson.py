"""The places of events as GeoJSON (RFC 7946): one point a place, with what happened there."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ..record import Record, Row
from .files import iso, single, write_json


def export(record: Record, target: Path) -> list[Path]:
    """Write the feature collection to `target` (or places.geojson in it); gives the path."""
    by_place: dict[tuple[float, float], list[Row]] = {}
    for row in record.events():
        if row["lat"] is not None and row["lon"] is not None:
            by_place.setdefault((row["lon"], row["lat"]), []).append(row)
    features = [feature(point, rows) for point, rows in sorted(by_place.items())]
    return [write_json(single(target, "places.geojson"), {"type": "FeatureCollection", "features": features})]


def feature(point: tuple[float, float], rows: list[Row]) -> dict[str, Any]:
    """One place: longitude before latitude, as the standard has it."""
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": list(point)},
        "properties": {
            "name": rows[0]["place"],
            "geonames_id": rows[0]["place_id"],
            "precision": rows[0]["place_precision"],
            "events": [
                {
                    "id": row["event_id"],
                    "type": row["type"],
                    "trigger": row["trigger"],
                    "status": row["status"],
                    "date": iso(row["happened_from"]) if row["happened_from"] else None,
                    "outlet": row["outlet"],
                }
                for row in rows
            ],
        },
    }
