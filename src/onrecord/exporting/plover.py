"""The events as PLOVER JSON lines (Open Event Data Alliance, PLOVER codebook 2021): one object an event mention."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ..record import Record, Row
from .files import single, write_jsonl

# CAMEO root codes of the PLOVER types (table of the PLOVER codebook; where it names several, the first).
CAMEO_ROOTS = {
    "AGREE": "03",
    "CONSULT": "04",
    "SUPPORT": "05",
    "COOPERATE": "06",
    "AID": "07",
    "CONCEDE": "08",
    "RETREAT": "087",
    "REQUEST": "10",
    "ACCUSE": "11",
    "REJECT": "12",
    "THREATEN": "13",
    "PROTEST": "14",
    "MOBILIZE": "15",
    "SANCTION": "16",
    "COERCE": "17",
    "ASSAULT": "19",
}


def export(record: Record, target: Path) -> list[Path]:
    """Write one JSON object an event to `target` (or events.plover.jsonl in it); gives the path."""
    return [write_jsonl(single(target, "events.plover.jsonl"), [event(row) for row in record.events()])]


def event(row: Row) -> dict[str, Any]:
    """One event with the field names of the codebook; `status` and `attributedTo` say whose event it is."""
    return {
        "id": row["event_id"],
        "date": row["happened_from"],
        "endDate": row["happened_to"],
        "source": [actor(row, "actor")] if row["actor"] else [],
        "target": [actor(row, "recipient")] if row["recipient"] else [],
        "event": row["type"],
        "mode": row["mode"],
        "context": [],
        "cameo": CAMEO_ROOTS[row["type"]],
        "status": row["status"],
        "attributedTo": row["speaker"],
        "eventText": row["trigger"],
        "eventLocation": {"name": row["place"], "geonames": row["place_id"], "lat": row["lat"], "lon": row["lon"]},
        "locationPrecision": row["place_precision"],
        "fatalities": row["killed"],
        "injured": row["injured"],
        "publication": {"publisher": row["outlet"], "source": row["source"], "url": row["url"]},
        "span": [row["start_char"], row["end_char"]],
        "group": row["event_group"],
    }


def actor(row: Row, side: str) -> dict[str, Any]:
    """An actor: the words, the ISO country code, the kind of actor."""
    return {"actorText": row[side], "code": row[f"{side}_country"], "type": row[f"{side}_type"]}
