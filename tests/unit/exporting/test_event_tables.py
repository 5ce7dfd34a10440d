"""Events as ACLED, UCDP and PLOVER have them: one row an event, days and places no surer than the text."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from onrecord.exporting import acled, ucdp
from onrecord.exporting import acled as one
from onrecord.exporting import ucdp as other
from onrecord.exporting.acled import grouped, time_precision
from onrecord.exporting.plover import CAMEO_ROOTS, event
from onrecord.exporting.ucdp import date_precision
from onrecord.schema.values import EVENT_TYPES
from tests.handmade import put
from tests.web import story

from .conftest import exported, sheet

EVENT = dict.fromkeys(
    ("actor", "recipient", "actor_country", "recipient_country", "actor_type", "recipient_type", "place", "place_id",
     "place_precision", "lat", "lon", "country_code", "killed", "injured", "mode", "speaker", "url", "outlet",
     "happened_from", "happened_to", "event_group")
) | {"event_id": "v1", "type": "ASSAULT", "status": "happened", "trigger": "shelled", "source": "a.txt",
     "start_char": 0, "end_char": 7}  # fmt: skip


def test_mentions_without_a_group_are_events_of_their_own() -> None:
    rows = [
        EVENT | {"event_id": key, "event_group": group}
        for key, group in (("v1", "g"), ("v2", None), ("v3", "g"), ("v4", None))
    ]
    assert [[row["event_id"] for row in group] for group in grouped(rows)] == [["v1", "v3"], ["v2"], ["v4"]]


def test_what_the_first_mention_leaves_open_another_tells() -> None:
    told = EVENT | {
        "event_id": "v2",
        "place": "Selin",
        "lat": 1.5,
        "actor": "the army",
        "happened_from": dt.date(2031, 4, 4),
    }
    for module, place, day in ((acled, "location", "event_date"), (ucdp, "where_coordinates", "date_start")):
        row = module.group_row([EVENT, told])
        assert (row[place], row["latitude"], row[day]) == ("Selin", 1.5, dt.date(2031, 4, 4))


@pytest.mark.parametrize(
    ("days", "acled", "ucdp"), [(1, 2, 2), (5, 2, 2), (6, 2, 3), (7, 2, 4), (8, 3, 4), (31, 3, 4), (32, 3, 5)]
)
def test_weeks_and_months_are_counted_as_the_codebooks_do(days: int, acled: int, ucdp: int) -> None:
    first = dt.date(2031, 4, 4)
    group = [{"happened_from": first, "happened_to": first + dt.timedelta(days=days)}]
    assert (time_precision(group), date_precision(group)) == (acled, ucdp)


@pytest.mark.parametrize(
    ("precision", "acled", "ucdp"),
    [("exact", 1, 1), ("city", 1, 1), ("near", 2, 2), ("region", 3, 4), ("country", 3, 6), (None, None, None)],
)
def test_places_are_no_surer_than_the_text(precision: str | None, acled: int | None, ucdp: int | None) -> None:
    group = [EVENT | {"place_precision": precision}]
    assert (one.group_row(group)["geo_precision"], other.group_row(group)["where_prec"]) == (acled, ucdp)


def test_only_violent_events_are_in_the_table_of_violent_events(tmp_path: Path) -> None:
    rows = story.rows()
    rows["event"] = [
        rows["event"][0] | {"event_id": kind, "event_group": kind, "type": kind}
        for kind in ("ASSAULT", "COERCE", "PROTEST", "CONSULT")
    ]
    found = sheet(exported(put(tmp_path / "r.duckdb", rows), "ucdp", tmp_path))
    assert {row["id"] for row in found} == {"ASSAULT", "COERCE"}


def test_who_acts_is_the_source_of_an_event() -> None:
    found = event(EVENT | {"actor": "the army", "recipient": "Selin"})
    assert [each["actorText"] for each in found["source"]] == ["the army"]
    assert [each["actorText"] for each in found["target"]] == ["Selin"]


def test_every_type_of_event_has_a_root_of_its_own_in_cameo() -> None:
    assert set(CAMEO_ROOTS) == set(EVENT_TYPES)
    assert len(set(CAMEO_ROOTS.values())) == len(EVENT_TYPES)
    assert (CAMEO_ROOTS["COERCE"], CAMEO_ROOTS["ASSAULT"]) == ("17", "19")
