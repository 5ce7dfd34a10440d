"""Statuses side by side: one event, every speaker with the status that he gives it, with his words."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

from tests import handmade
from tests.handmade import put
from tests.web import story

from onrecord.engines.record_file import write_record
from onrecord.record import Record
from onrecord.reporting.statuses import event_statuses
from onrecord.schema.checks import to_arrow
from onrecord.schema.tables import PUBLIC


def written(path: Path, *events: dict[str, Any]) -> Path:
    """A record of the hand-made articles with the given events of one group; triggers are words of their article."""
    rows = handmade.rows()
    texts = {row["article_id"]: row["text"] for row in rows["article"]}
    rows["event"] = []
    for number, event in enumerate(events):
        start = texts[event["article_id"]].index(event["trigger"])
        span = {"start_char": start, "end_char": start + len(event["trigger"])}
        rows["event"].append({"event_id": f"v{number}", "type": "MOBILIZE", "event_group": "g1"} | span | event)
    write_record(path, [(table.name, to_arrow(table.name, rows.get(table.name, []))) for table in PUBLIC])
    return path


HELD = {"article_id": "t1", "trigger": "dam holds", "status": "happened", "attribution_id": "a1"}
NOT_HELD = {"article_id": "t3", "trigger": "hold", "status": "denied", "attribution_id": "a3"}
MOVED = {"article_id": "t1", "trigger": "moved", "status": "happened", "happened_from": dt.date(2031, 4, 3)}


def test_speakers_and_the_outlets_own_voice_stand_side_by_side(tmp_path: Path) -> None:
    with Record(written(tmp_path / "r.duckdb", HELD, NOT_HELD, MOVED)) as record:
        (event,) = event_statuses(record)
    assert event.disputed
    assert event.statuses == ("happened", "denied")
    assert [(s.voice, s.status) for s in event.speakers] == [
        ("Ines Torvald", "happened"),
        ("Kaldor Post (own voice)", "happened"),
        ("Dagny Frost", "denied"),
    ]
    assert event.happened_from == dt.date(2031, 4, 3)
    first = event.speakers[0].evidence[0]
    assert first.text == "The dam holds"
    assert first.relay == ("Radio Sund", "Halden Wire")
    assert first.trigger == "dam holds"


def test_a_speaker_reported_twice_is_one_row_with_two_pieces_of_evidence(tmp_path: Path) -> None:
    again = HELD | {"article_id": "t2", "attribution_id": "a2"}
    with Record(written(tmp_path / "r.duckdb", HELD, again)) as record:
        assert event_statuses(record) == []
        (event,) = event_statuses(record, differing=False)
    assert not event.disputed
    (speaker,) = event.speakers
    assert [each.outlet for each in speaker.evidence] == ["Kaldor Post", "Sund Times"]


def test_an_event_is_shown_in_the_words_of_who_tells_it(tmp_path: Path) -> None:
    rows = story.rows()
    start = story.TEXTS["t1"].index("shelling of the harbour")
    rows["statement"].append(
        {
            "statement_id": "s-near",
            "article_id": "t1",
            "start_char": start,
            "end_char": start + 23,
            "text": "shelling of the harbour",
        }
    )
    with Record(put(tmp_path / "r.duckdb", rows)) as record:
        (event,) = event_statuses(record)
    assert event.disputed
    assert [each.evidence[0].text for each in event.speakers] == [
        "12 people were killed in the shelling of the harbour",
        "troops had shelled the harbour of Port Selin",
    ]
