"""A record in, its days out: what happened and what was said, in two lanes, each entry with the place in its article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from ..record import Record, Row
from .happenings import Happening, happenings


@dataclass(frozen=True)
class Entry:
    """One thing that happened or was said, with every article that reports it: (article id, anchor in the report, outlet)."""

    what: str
    said: bool
    reports: tuple[tuple[str, str, str], ...]
    speakers: tuple[str, ...] = ()
    """Who says that it happened, where it is not the outlets themselves."""


@dataclass(frozen=True)
class Day:
    """A date (YYYY, YYYY-MM or YYYY-MM-DD; null where the texts do not settle it) and its entries."""

    date: str | None
    happened: tuple[Entry, ...]
    said: tuple[Entry, ...]


def days(record: Record, outlets: dict[str, str]) -> tuple[Day, ...]:
    """The days in order, undated things last; reports of one event and statements of one claim by one speaker are one entry."""
    points, told = _points(record), happenings(record)
    found: defaultdict[str | None, defaultdict[tuple[bool, str], list[Row]]] = defaultdict(lambda: defaultdict(list))
    for row in record.rows(
        "SELECT date, what, article_id, event_id, attribution_id FROM timeline"
        " ORDER BY date NULLS LAST, what, article_id, event_id NULLS LAST, attribution_id NULLS LAST"
    ):
        said = row["attribution_id"] is not None and row["event_id"] is None
        what, speaker = " ".join(row["what"].split()), None
        if happening := told.get(row["event_id"]):
            if happening.speech:  # that somebody denied something stands in the other lane
                continue
            what, speaker = _worded(what, happening)
        key = points.get(row["attribution_id"] if said else row["event_id"]) or what
        found[row["date"]][said, key].append(row | {"what": what, "speaker": speaker})
    return tuple(
        Day(
            date,
            _ordered(_entry(rows, said, outlets) for (said, _), rows in entries.items() if not said),
            _ordered(_entry(rows, said, outlets) for (said, _), rows in entries.items() if said),
        )
        for date, entries in sorted(found.items(), key=lambda item: (item[0] is None, item[0] or ""))
    )


def _worded(what: str, happening: Happening) -> tuple[str, str | None]:
    """The words of the statement in place of the bare trigger, and who says so; what is only planned stays marked."""
    planned = " (planned)" if what.endswith("(planned)") else ""
    return happening.words + planned, happening.speaker


def _ordered(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """What most articles report first; entries in the same words are one, bare words ("explosion") come last."""
    merged: dict[str, Entry] = {}
    for entry in entries:
        key = entry.what.casefold().rstrip(".")
        if known := merged.get(key):
            reports = {report[0]: report for report in (*entry.reports, *known.reports)}
            speakers = tuple(dict.fromkeys((*known.speakers, *entry.speakers)))
            entry = Entry(known.what, known.said, _sorted(reports.values()), speakers)
        merged[key] = entry
    return tuple(sorted(merged.values(), key=lambda entry: (-len(entry.reports), " " not in entry.what, entry.what)))


def _sorted(reports: Iterable[tuple[str, str, str]]) -> tuple[tuple[str, str, str], ...]:
    return tuple(sorted(reports, key=lambda report: (report[2], report[0])))


def _points(record: Record) -> dict[str, str]:
    """Event or attribution id -> what it is about: the event that its mentions share, the claim that it supports and who says so."""
    rows = record.rows("SELECT event_id AS id, event_group AS point FROM event WHERE event_group IS NOT NULL")
    rows += record.rows(
        "SELECT a.attribution_id AS id, min(c.claim_id) || ' ' || coalesce(a.speaker_id, a.attribution_id) AS point"
        " FROM claim_statement c JOIN statement s USING (statement_id) JOIN attribution a USING (attribution_id)"
        " WHERE c.stance = 'supports' GROUP BY a.attribution_id, a.speaker_id"
    )
    return {row["id"]: row["point"] for row in rows}


def _entry(rows: list[Row], said: bool, outlets: dict[str, str]) -> Entry:
    """One entry in the words that tell most, with one report an article."""
    reports: dict[str, tuple[str, str, str]] = {}
    for row in rows:
        if row["article_id"]:
            spot = f"a-{row['attribution_id']}" if said else f"e-{row['event_id']}" if row["event_id"] else ""
            report = (row["article_id"], spot or f"art-{row['article_id']}", outlets.get(row["article_id"], ""))
            reports.setdefault(row["article_id"], report)
    what = max((row["what"] for row in rows), key=lambda words: (min(len(words), 160), words))
    speakers = tuple(dict.fromkeys(row["speaker"] for row in rows if row["speaker"]))
    return Entry(what, said, _sorted(reports.values()), speakers)
