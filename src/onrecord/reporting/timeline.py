"""A record in, its days out: what happened and what was said, in two lanes, each entry with the place in its article."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from ..record import Record


@dataclass(frozen=True)
class Entry:
    """One thing that happened or was said, with every article that reports it: (article id, anchor in the report, outlet)."""

    what: str
    said: bool
    reports: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class Day:
    """A date (YYYY, YYYY-MM or YYYY-MM-DD; null where the texts do not settle it) and its entries."""

    date: str | None
    happened: tuple[Entry, ...]
    said: tuple[Entry, ...]


def days(record: Record, outlets: dict[str, str]) -> tuple[Day, ...]:
    """The days in order, undated things last; equal entries of several articles are one."""
    rows = record.rows(
        "SELECT date, what, article_id, event_id, attribution_id FROM timeline"
        " ORDER BY date NULLS LAST, what, article_id, event_id NULLS LAST, attribution_id NULLS LAST"
    )
    found: defaultdict[str | None, dict[tuple[str, bool], list[tuple[str, str, str]]]] = defaultdict(dict)
    for row in rows:
        said = row["attribution_id"] is not None and row["event_id"] is None
        reports = found[row["date"]].setdefault((" ".join(row["what"].split()), said), [])
        if row["article_id"]:
            spot = f"a-{row['attribution_id']}" if said else f"e-{row['event_id']}" if row["event_id"] else ""
            report = (row["article_id"], spot or f"art-{row['article_id']}", outlets.get(row["article_id"], ""))
            if not any(known[0] == report[0] for known in reports):
                reports.append(report)
    return tuple(
        Day(
            date,
            tuple(Entry(what, said, tuple(r)) for (what, said), r in entries.items() if not said),
            tuple(Entry(what, said, tuple(r)) for (what, said), r in entries.items() if said),
        )
        for date, entries in sorted(found.items(), key=lambda item: (item[0] is None, item[0] or ""))
    )
