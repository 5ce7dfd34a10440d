"""Stages do what they declare: every table read is in `reads`, every table written in `writes`, and none is forgotten."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import sqlglot
from sqlglot import exp

import onrecord.building
from onrecord.pipeline import COMPARING, READING, READING_TABLES, comparing_stages, silent
from onrecord.schema.checks import to_arrow
from onrecord.schema.tables import TABLES
from onrecord.settings import Settings

if TYPE_CHECKING:
    import pyarrow as pa

pytestmark = pytest.mark.slow


class Watching:
    """An engine that notes which tables a stage reads and writes."""

    def __init__(self, engine: Any) -> None:
        self.engine = engine
        self.reads: set[str] = set()
        self.writes: set[str] = set()

    def note(self, select: str) -> None:
        tree = sqlglot.parse_one(select, dialect="duckdb")
        own = {cte.alias for cte in tree.find_all(exp.CTE)}
        self.reads |= {table.name for table in tree.find_all(exp.Table)} - own

    def put(self, table: str, rows: pa.Table) -> None:
        self.writes.add(table)
        self.engine.put(table, rows)

    def materialise(self, table: str, select: str) -> None:
        self.note(select)
        self.writes.add(table)
        self.engine.materialise(table, select)

    def map_batches(self, table: str, select: str, scorer: Any, schema: pa.Schema, unit: tuple[str, ...] = ()) -> None:
        self.note(select)
        self.writes.add(table)
        self.engine.map_batches(table, select, scorer, schema, unit)

    def fetch(self, select: str) -> pa.Table:
        self.note(select)
        return self.engine.fetch(select)

    def close(self) -> None:
        self.engine.close()


@pytest.fixture(scope="module")
def watched(tmp_path_factory: pytest.TempPathFactory, sample_articles: Path) -> dict[str, tuple[set[str], set[str]]]:
    """What each stage read and wrote while the sample story was compared."""
    from onrecord.engines.duckdb import DuckDBEngine
    from onrecord.pipeline import gather, read_into
    from onrecord.store import ReadingStore

    store = ReadingStore(tmp_path_factory.mktemp("store"), {})
    pile = gather([sample_articles])
    read_into(store, pile.articles, Settings(), silent)
    engine = DuckDBEngine()
    onrecord.building.load_tables(engine, pile, store)
    engine.put("judgement", to_arrow("judgement", []))
    found = {}
    for stage in comparing_stages():
        watching = Watching(engine)
        stage.run(watching, Settings())
        found[stage.name] = (watching.reads, watching.writes)
    engine.close()
    return found


@pytest.mark.parametrize("name", COMPARING)
def test_a_stage_touches_only_what_it_declares(name: str, watched: dict[str, tuple[set[str], set[str]]]) -> None:
    stage = next(each for each in comparing_stages() if each.name == name)
    reads, writes = watched[name]
    inner = {table for table in writes if table.startswith(f"{name}__")}
    assert reads - inner - set(stage.writes) <= set(stage.reads), "reads a table that it does not declare"
    assert set(stage.reads) <= reads, "declares a table that it does not read"
    assert writes - inner == set(stage.writes), "writes other tables than it declares"


def test_each_stage_reads_only_what_was_written_before() -> None:
    there = {"article", "passage", "judgement", *READING_TABLES}
    for stage in comparing_stages():
        assert set(stage.reads) <= there, stage.name
        there |= set(stage.writes)
    assert {table.name for table in TABLES.values() if table.public} - {"build"} <= there


def test_every_reading_table_has_one_stage() -> None:
    written = [table for stage in READING for table in stage.writes]
    assert len(written) == len(set(written))
    assert set(written) <= set(TABLES)
