"""A record file: written sorted and commented, opened read-only, refused with a reason."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from onrecord.engines.record_file import holdings, open_record, write_record
from onrecord.errors import RecordError
from onrecord.record import Record
from onrecord.schema.checks import to_arrow
from onrecord.schema.tables import PUBLIC

TEXT = "The mayor of Ostrell, Ana Veld, said on Monday that the bridge was closed."


def small_record(path: Path) -> Path:
    """A record of one article with one attribution."""
    rows: dict[str, list[dict[str, object]]] = {
        "article": [{"article_id": "t1", "source": "a.txt", "language": "en", "text": TEXT, "outlet": "The Ostrell Gazette"}],
        "entity": [{"entity_id": "e1", "name": "Ana Veld", "type": "PER", "role": "mayor of Ostrell"}],
        "attribution": [
            {
                "attribution_id": "a1", "article_id": "t1", "content_text": "the bridge was closed", "cue_text": "said",
                "speaker_id": "e1", "kind": "indirect", "act": "assert", "attitude": "reporting",
            }
        ],
        "attribution_span": [
            {"attribution_id": "a1", "role": "content", "start_char": 52, "end_char": 73},
            {"attribution_id": "a1", "role": "cue", "start_char": 32, "end_char": 36},
        ],
        "figure": [{"figure_id": "f1", "article_id": "t1", "start_char": 0, "end_char": 3, "text": "The", "unit": "bridges"}],
    }  # fmt: skip
    write_record(path, ((table.name, to_arrow(table.name, rows.get(table.name, []))) for table in PUBLIC))
    return path


def test_a_record_leads_back_to_the_words(tmp_path: Path) -> None:
    with Record(small_record(tmp_path / "r.duckdb")) as record:
        evidence = record.evidence({"attribution_id": "a1"})
        assert [(e.source, e.text) for e in evidence] == [("a.txt", "said"), ("a.txt", "the bridge was closed")]
        assert record.speakers == [
            {"entity_id": "e1", "name": "Ana Veld", "role": "mayor of Ostrell", "attributions": 1, "articles": 1}
        ]
        assert len(record.figures("bridge")) == 1
        assert record.figures("ships") == []
        assert "text" not in record.articles[0]
        assert "attribution" in record._repr_html_()


def test_tables_carry_their_meaning(tmp_path: Path) -> None:
    connection = open_record(small_record(tmp_path / "r.duckdb"))
    found = dict(connection.execute("SELECT table_name, comment FROM duckdb_tables()").fetchall())
    assert found["article"] == "One text by one outlet."
    assert not (tmp_path / "r.duckdb.wal").exists()


def test_what_is_no_record_is_refused_with_a_reason(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="no such file"):
        Record(tmp_path / "absent.duckdb")
    (tmp_path / "text.duckdb").write_text("not a database at all, but long enough to look at" * 200)
    with pytest.raises(RecordError, match=r"text\.duckdb: cannot be opened as a record"):
        Record(tmp_path / "text.duckdb")
    write_record(tmp_path / "other.duckdb", [("article", to_arrow("article", []))])
    with pytest.raises(RecordError, match="no record of onrecord"):
        Record(tmp_path / "other.duckdb")


def test_a_record_cannot_be_written_through(tmp_path: Path) -> None:
    import duckdb

    with Record(small_record(tmp_path / "r.duckdb")) as record, pytest.raises(duckdb.InvalidInputException):
        record.rows("DELETE FROM article")


def test_a_record_of_another_version_says_which_column_it_lacks(tmp_path: Path) -> None:
    path = small_record(tmp_path / "older.duckdb")
    with duckdb.connect(str(path)) as connection:
        connection.execute("ALTER TABLE article ADD COLUMN tone VARCHAR")
    Record(path).close()  # columns may be added
    with duckdb.connect(str(path)) as connection:
        connection.execute("ALTER TABLE claim DROP COLUMN status")
    with pytest.raises(
        RecordError, match=r"another version of onrecord wrote it \(its claim has no status\); build it again"
    ):
        Record(path)
    with Record(path, any_version=True) as record:
        assert len(record.rows("SELECT * FROM article")) == 1


def test_a_record_that_was_built_again_is_opened_as_it_is_now(tmp_path: Path) -> None:
    """In one process, while a handle on the file that stood there before is still open."""
    path = small_record(tmp_path / "r.duckdb")
    before = Record(path)
    new = [(table.name, to_arrow(table.name, [])) for table in PUBLIC]
    write_record(tmp_path / "beside", new)
    (tmp_path / "beside").replace(path)
    with Record(path) as record:
        assert record.articles == []
        assert holdings(path) == {}
        assert [row["source"] for row in before.articles] == ["a.txt"]
        assert len(before.duplicate().articles) == 1
    before.close()
