"""A record opened: evidence, chains, speakers and the order of rows."""

from __future__ import annotations

from pathlib import Path

from onrecord.record import Record
from onrecord.reporting.citation import cite
from onrecord.schema.tables import PUBLIC
from tests import handmade
from tests.handmade import put


def test_a_contradiction_and_a_claim_lead_to_all_their_statements_once(tmp_path: Path) -> None:
    with Record(handmade.write(tmp_path / "r.duckdb")) as record:
        found = [(each.article_id, each.text) for each in record.evidence(record.contradictions[0])]
        assert found == [("t1", "The dam holds"), ("t3", "The dam does not hold")]
        claim = [(each.article_id, each.text) for each in record.evidence(record.claims[0])]
        assert claim == [("t1", "The dam holds"), ("t2", "The dam holds"), ("t3", "The dam does not hold")]


def test_a_chain_is_told_from_the_speaker_to_the_outlet(tmp_path: Path) -> None:
    with Record(handmade.write(tmp_path / "r.duckdb")) as record:
        assert record.relays("a1") == ["Radio Sund", "Halden Wire"]
        assert "through Radio Sund to Halden Wire" in cite(record, "k1")


def test_a_conduit_has_the_name_that_the_record_has_for_it(tmp_path: Path) -> None:
    rows = handmade.rows()
    wire = {"entity_id": "halden", "name": "Halden Wire", "type": "MEDIA"}
    person = {"entity_id": "rask", "name": "Tor Rask", "type": "PER"}
    rows["entity"] += [wire, person]
    first, last = (row for row in rows["relay"] if row["attribution_id"] == "a1")
    first |= {"name": "the minister's aide", "type": "official", "entity_id": "rask"}
    last |= {"name": "HW", "type": "agency", "entity_id": "halden"}
    with Record(put(tmp_path / "r.duckdb", rows)) as record:
        assert record.relays("a1") == ["the minister's aide", "Halden Wire"]
    last |= {"type": "official"}  # an office, of which the press is only the employer
    with Record(put(tmp_path / "s.duckdb", rows)) as record:
        assert record.relays("a1") == ["the minister's aide", "HW"]


def test_who_only_thinks_is_no_speaker(tmp_path: Path) -> None:
    rows = handmade.rows()
    rows["attribution"][2]["attitude"] = "belief"
    with Record(put(tmp_path / "r.duckdb", rows)) as record:
        assert [row["name"] for row in record.speakers] == ["Ines Torvald"]


def test_the_surest_contradiction_comes_first(tmp_path: Path) -> None:
    rows = handmade.rows()
    rows["contradiction"] += [
        {**rows["contradiction"][0], "contradiction_id": key, "confidence": sure}
        for key, sure in (("x2", 0.95), ("x0", None))
    ]
    with Record(put(tmp_path / "r.duckdb", rows)) as record:
        assert [row["contradiction_id"] for row in record.contradictions] == ["x2", "x1", "x0"]


def test_rows_stand_in_a_record_by_their_key_whatever_their_order(tmp_path: Path) -> None:
    rows = handmade.rows()
    paths = [
        put(tmp_path / "a.duckdb", rows),
        put(tmp_path / "b.duckdb", {name: found[::-1] for name, found in rows.items()}),
    ]
    for table in PUBLIC:
        with Record(paths[0]) as one, Record(paths[1]) as other:
            assert one.rows(f"SELECT * FROM {table.name}") == other.rows(f"SELECT * FROM {table.name}"), table.name
