"""Violent events as a table whose columns are named as in the UCDP GED codebook: best, low, high, sources.

Violent are the PLOVER types ASSAULT and COERCE; `date_end` is empty where the texts give no end ("held since 2014").
"""

from __future__ import annotations

from pathlib import Path

from ..record import Record, Row
from .acled import days_of_doubt, first, grouped
from .files import single, write_csv

COLUMNS = (
    "id",
    "date_start",
    "date_end",
    "date_prec",
    "side_a",
    "side_b",
    "where_coordinates",
    "where_prec",
    "latitude",
    "longitude",
    "country_code",
    "best",
    "low",
    "high",
    "number_of_sources",
    "source_office",
    "source_original",
    "status",
)
VIOLENT = ("ASSAULT", "COERCE")
WHERE_PRECISION = {"exact": 1, "city": 1, "near": 2, "region": 4, "country": 6}


def export(record: Record, target: Path) -> list[Path]:
    """Write one row a violent event group to `target` (or events.ucdp.csv in it); gives the path."""
    groups = grouped(row for row in record.events() if row["type"] in VIOLENT)
    return [write_csv(single(target, "events.ucdp.csv"), COLUMNS, [group_row(group) for group in groups])]


def date_precision(group: list[Row]) -> int | None:
    """1 = exact day, 2 = 2-6 days, 3 = a week, 4 = up to a month, 5 = longer; null where no date is known."""
    days = days_of_doubt(group)
    if days is None:
        return None
    return 1 if days == 0 else 2 if days < 6 else 3 if days == 6 else 4 if days <= 31 else 5


def group_row(group: list[Row]) -> Row:
    """One event; `best` is the middle report of the dead (the lower of two), `low` and `high` the least and the most."""
    killed = sorted(row["killed"] for row in group if row["killed"] is not None)
    outlets = sorted({row["outlet"] or row["source"] for row in group})
    return {
        "id": group[0]["event_group"] or group[0]["event_id"],
        "date_start": first(group, "happened_from"),
        "date_end": first(group, "happened_to"),
        "date_prec": date_precision(group),
        "side_a": first(group, "actor"),
        "side_b": first(group, "recipient"),
        "where_coordinates": first(group, "place"),
        "where_prec": WHERE_PRECISION.get(str(first(group, "place_precision"))),
        "latitude": first(group, "lat"),
        "longitude": first(group, "lon"),
        "country_code": first(group, "country_code"),
        "best": killed[(len(killed) - 1) // 2] if killed else None,
        "low": killed[0] if killed else None,
        "high": killed[-1] if killed else None,
        "number_of_sources": len(outlets),
        "source_office": "; ".join(outlets),
        "source_original": "; ".join(sorted({row["speaker"] for row in group if row["speaker"]})),
        "status": "; ".join(sorted({row["status"] for row in group})),
    }
