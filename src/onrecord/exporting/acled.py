"""Events as a table whose columns are named as in the ACLED codebook; a row an event group, not a mention.

`event_type` and `sub_event_type` hold the PLOVER type and mode, which no coder of ACLED chose; `fatalities` is the least that
an outlet reports, `event_date` the first day.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ..comparing.timeline import precision
from ..record import Record, Row
from .files import single, write_csv

COLUMNS = (
    "event_id_cnty",
    "event_date",
    "time_precision",
    "event_type",
    "sub_event_type",
    "actor1",
    "actor2",
    "iso2",
    "location",
    "latitude",
    "longitude",
    "geo_precision",
    "source",
    "source_scale",
    "notes",
    "fatalities",
    "status",
)
GEO_PRECISION = {"exact": 1, "city": 1, "near": 2, "region": 3, "country": 3}


def export(record: Record, target: Path) -> list[Path]:
    """Write one row an event group to `target` (or events.acled.csv in it); gives the path."""
    rows = [group_row(group) for group in grouped(record.events())]
    return [write_csv(single(target, "events.acled.csv"), COLUMNS, rows)]


def grouped(events: Iterable[Row]) -> list[list[Row]]:
    """The mentions of each event together, in the order of their first mention; a mention without group stands alone."""
    groups: dict[str, list[Row]] = {}
    for row in events:
        groups.setdefault(row["event_group"] or row["event_id"], []).append(row)
    return list(groups.values())


def first(group: list[Row], column: str) -> object:
    """The first value of a column that is not null."""
    return next((row[column] for row in group if row[column] is not None), None)


def time_precision(group: list[Row]) -> int | None:
    """1 = the day is known, 2 = within a week, 3 = within a month or less sure (ACLED codebook); null where no date is known."""
    days = days_of_doubt(group)
    return None if days is None else 1 if days == 0 else 2 if days <= 7 else 3


def days_of_doubt(group: list[Row]) -> int | None:
    """How many days after the first known one the event may have begun: 0 where the day is known; null without a date.

    What goes on has no last day: "since 2014" leaves a year, "since May" a month.
    """
    row = next((row for row in group if row["happened_from"] is not None), None)
    if row is None:
        return None
    start, end = row["happened_from"], row["happened_to"]
    if end is not None:
        return int((end - start).days)
    return {4: 365, 7: 30}.get(len(precision(start, None)), 0)  # YYYY, YYYY-MM, else a day


def group_row(group: list[Row]) -> Row:
    """One event with the least deadly report of it, as ACLED counts; every outlet is a source."""
    killed = [row["killed"] for row in group if row["killed"] is not None]
    outlets = sorted({row["outlet"] or row["source"] for row in group})
    return {
        "event_id_cnty": group[0]["event_group"] or group[0]["event_id"],
        "event_date": first(group, "happened_from"),
        "time_precision": time_precision(group),
        "event_type": group[0]["type"],
        "sub_event_type": first(group, "mode"),
        "actor1": first(group, "actor"),
        "actor2": first(group, "recipient"),
        "iso2": first(group, "country_code"),
        "location": first(group, "place"),
        "latitude": first(group, "lat"),
        "longitude": first(group, "lon"),
        "geo_precision": GEO_PRECISION.get(str(first(group, "place_precision"))),
        "source": "; ".join(outlets),
        "source_scale": len(outlets),
        "notes": "; ".join(
            f"{row['trigger']} ({row['source']} {row['start_char']}-{row['end_char']})" for row in group
        ),
        "fatalities": min(killed) if killed else None,
        "status": "; ".join(sorted({row["status"] for row in group})),
    }
