"""The DuckDB engine: five methods, no downloads, files that older versions read."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pyarrow as pa
import pytest

from onrecord.engines.duckdb import DuckDBEngine
from onrecord.errors import SchemaError

ROWS = pa.table({"name": ["b", "a", None], "count": [2, 1, 3]})


def doubled(batch: pa.RecordBatch) -> pa.RecordBatch:
    return pa.record_batch({"name": batch.column(0), "twice": pa.array([n.as_py() * 2 for n in batch.column(1)])})


def test_tables_in_and_out() -> None:
    engine = DuckDBEngine()
    engine.put("given", ROWS)
    engine.materialise("kept", "select * from given where name is not null")
    engine.materialise("kept", "select name, count + 1 as count from kept")
    schema = pa.schema([("name", pa.string()), ("twice", pa.int64())])
    engine.map_batches("scored", "select name, count from kept", doubled, schema)
    assert engine.fetch("select * from scored order by name nulls last").to_pylist() == [
        {"name": "a", "twice": 4},
        {"name": "b", "twice": 6},
    ]
    engine.map_batches("empty", "select name, count from kept where count > 99", doubled, schema)
    assert engine.fetch("select * from empty").schema.names == ["name", "twice"]
    engine.close()


def test_a_scorer_that_returns_other_columns_is_an_error() -> None:
    engine = DuckDBEngine()
    engine.put("given", ROWS)
    with pytest.raises(SchemaError, match="declared are"):
        engine.map_batches("out", "select name, count from given", doubled, pa.schema([("other", pa.string())]))


def test_a_name_that_is_no_identifier_is_refused() -> None:
    with pytest.raises(SchemaError, match="no table name"):
        DuckDBEngine().put("x; drop table y", ROWS)


def test_days_between() -> None:
    engine = DuckDBEngine()
    select = "select days_between(cast('2031-03-01' as date), cast('2031-02-27' as date)) as days"
    assert engine.fetch(select).to_pylist() == [{"days": 2}]


def test_nothing_is_installed_on_its_own() -> None:
    with pytest.raises(duckdb.Error):
        DuckDBEngine().fetch("select * from read_xlsx('no.xlsx')")


def test_a_file_can_be_opened_again(tmp_path: Path) -> None:
    engine = DuckDBEngine(tmp_path / "x.duckdb")
    engine.put("given", ROWS)
    engine.close()
    again = DuckDBEngine(tmp_path / "x.duckdb")
    assert again.fetch("select count(*) as n from given").to_pylist() == [{"n": 3}]
    again.close()
    assert not (tmp_path / "x.duckdb.wal").exists()
