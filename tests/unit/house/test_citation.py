"""Footnotes: who, through whom, when, where; an unknown claim is an error that says where to look."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from onrecord.engines.record_file import write_record
from onrecord.errors import RecordError
from onrecord.record import Record
from onrecord.reporting.citation import cite
from onrecord.schema.checks import to_arrow
from onrecord.schema.tables import PUBLIC
from tests import handmade
from tests.handmade import put

TEXT = "Ana Veld told Halvar Wire that the bridge was closed. The bridge is open."


@pytest.fixture
def record(tmp_path: Path) -> Record:
    counts = {"independent_origins": 1, "independent_origins_low": 1, "independent_origins_high": 1}
    rows: dict[str, list[dict[str, object]]] = {
        "article": [
            {
                "article_id": "t1", "source": "a.txt", "language": "en", "text": TEXT, "outlet": "The Gazette",
                "headline": "Bridge shut", "published_at": dt.datetime(2031, 4, 5),
            }
        ],
        "entity": [{"entity_id": "e1", "name": "Ana Veld", "type": "PER", "role": "mayor"}],
        "attribution": [
            {
                "attribution_id": "a1", "article_id": "t1", "content_text": "the bridge was closed", "speaker_id": "e1",
                "kind": "indirect", "act": "assert", "attitude": "reporting", "said_on": dt.date(2031, 4, 4),
            }
        ],
        "relay": [{"attribution_id": "a1", "hop": 0, "name": "Halvar Wire"}],
        "statement": [
            {"statement_id": "s1", "article_id": "t1", "start_char": 31, "end_char": 52, "attribution_id": "a1", "text": TEXT[31:52]},
            {"statement_id": "s2", "article_id": "t1", "start_char": 54, "end_char": 73, "text": TEXT[54:73]},
        ],
        "claim": [
            {
                "claim_id": "k12", "proposition": "The bridge was closed", "kind": "fact", "articles": 1, "outlets": 1,
                "status": "contested", **counts,
            }
        ],
        "claim_statement": [
            {"claim_id": "k12", "statement_id": "s1", "stance": "supports"},
            {"claim_id": "k12", "statement_id": "s2", "stance": "opposes"},
        ],
    }  # fmt: skip
    path = tmp_path / "r.duckdb"
    write_record(path, ((table.name, to_arrow(table.name, rows.get(table.name, []))) for table in PUBLIC))
    return Record(path)


def test_a_footnote_names_speaker_chain_day_and_place(record: Record) -> None:
    first, second, third, last = cite(record, "k1").splitlines()
    assert first == "The bridge was closed."
    assert second == (
        "  [1] “the bridge was closed” (Ana Veld, mayor, through Halvar Wire, on 2031-04-04),"
        " in: The Gazette, “Bridge shut”, 2031-04-05, a.txt, characters 31-52."
    )
    assert third.startswith("  [2] Against: “The bridge is open.” (the outlet itself), in: The Gazette")
    assert last == "  1 article, 1 outlet, 1 independent origin."


def test_an_unknown_claim_says_where_to_look(record: Record) -> None:
    with pytest.raises(RecordError, match="no claim begins with 'k9'"):
        cite(record, "k9")


def test_words_of_a_claim_do_as_well_as_its_id(record: Record) -> None:
    assert cite(record, "BRIDGE closed") == cite(record, "k12")
    with pytest.raises(RecordError, match="no claim begins with 'bridge open'"):
        cite(record, "bridge open")


def test_a_denial_is_cited_as_one(tmp_path: Path) -> None:
    rows = handmade.rows()
    rows["attribution"][2]["cue_text"] = "denied"
    with Record(put(tmp_path / "r.duckdb", rows)) as record:
        lines = cite(record, "k1").splitlines()
    assert [line.partition("“")[0].strip() for line in lines[1:4]] == ["[1]", "[2]", "[3] Against: denied:"]


def test_words_that_fit_several_claims_are_answered_with_these_claims(tmp_path: Path) -> None:
    with Record(handmade.write(tmp_path / "r.duckdb")) as record, pytest.raises(RecordError) as told:
        cite(record, "k")
    assert str(told.value).startswith("2 claims for 'k'; give more words, or the id of one:")
    assert "k1  The dam holds." in str(told.value)
    assert "k2  People were moved." in str(told.value)
