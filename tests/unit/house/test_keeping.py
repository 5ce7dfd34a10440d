"""A unit of rows is scored once; what is kept for it is what the engine alone would give."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.building import compared_key
from onrecord.engines.duckdb import DuckDBEngine
from onrecord.incremental import story_digests
from onrecord.keeping import Keeping
from onrecord.schema.checks import to_arrow
from onrecord.settings import Settings
from onrecord.store import Store

SCHEMA = pa.schema([("article", pa.string()), ("word", pa.string()), ("copy", pa.int64())])
SELECT = "select article, word, times from given order by word"
Row = tuple[str, str, int]


def given_rows(rows: list[Row]) -> pa.Table:
    schema = pa.schema([("article", pa.string()), ("word", pa.string()), ("times", pa.int64())])
    return pa.Table.from_pylist([dict(zip(schema.names, row, strict=True)) for row in rows], schema)


class Repeating:
    """A scorer that gives each row `times` times, none for 0, and notes whose rows it saw."""

    def __init__(self) -> None:
        self.seen: list[str] = []

    def __call__(self, batch: pa.RecordBatch) -> pa.RecordBatch:
        rows = batch.to_pylist()
        self.seen += [row["article"] for row in rows]
        out = [{"article": r["article"], "word": r["word"], "copy": n} for r in rows for n in range(r["times"])]
        return pa.RecordBatch.from_pylist(out, schema=SCHEMA)


def scored(rows: list[Row], store: Store | None, table: str = "out") -> tuple[list[Row], list[str]]:
    """The rows that are given out, sorted, and whose rows the scorer saw."""
    engine, scorer = DuckDBEngine(), Repeating()
    try:
        engine.put("given", given_rows(rows))
        asked = Keeping(engine, store) if store else engine
        asked.map_batches(table, SELECT, scorer, SCHEMA, ("article",))
        found = [(r["article"], r["word"], r["copy"]) for r in asked.fetch(f"select * from {table}").to_pylist()]
        if store:
            assert found == sorted(found), "in an order of their own, whatever was kept"
        return sorted(found), sorted(set(scorer.seen))
    finally:
        engine.close()


def test_only_units_with_a_new_row_are_scored(tmp_path: Path) -> None:
    rows = [("a", "ferry", 2), ("a", "quay", 1), ("b", "choir", 0)]
    assert scored(rows, Store(tmp_path, {}))[1] == ["a", "b"]
    assert scored(rows, Store(tmp_path, {}))[1] == [], "b gave nothing, and that is known"
    assert scored([*rows, ("c", "roof", 1)], Store(tmp_path, {}))[1] == ["c"]
    assert scored([("a", "ferry", 3), *rows[1:]], Store(tmp_path, {}))[1] == ["a"], "a row of it is another"
    assert scored(rows[1:], Store(tmp_path, {}))[1] == ["a"], "a row of it is gone"


def test_another_table_and_another_key_know_nothing_of_it(tmp_path: Path) -> None:
    rows = [("a", "ferry", 2)]
    scored(rows, Store(tmp_path, {"code": 1}))
    assert scored(rows, Store(tmp_path, {"code": 1}), "other")[1] == ["a"]
    assert scored(rows, Store(tmp_path, {"code": 2}))[1] == ["a"]


def test_the_key_changes_with_the_code_and_with_each_setting_of_comparing(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = compared_key(Settings())
    assert compared_key(Settings(processes=3)) == plain
    for changed in ("min_reuse_words=9", "story_window_days=9", "min_claim_score=0.9", "min_contradiction_score=0.9"):
        assert compared_key(Settings().with_values([changed])) != plain, changed
    monkeypatch.setattr("onrecord.comparing.identity.code_of", lambda *folders: "other")
    assert compared_key(Settings()) != plain


piles = st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from(["ferry", "quay"]), st.integers(0, 2)), max_size=6)


@settings(deadline=None, max_examples=30)
@given(st.lists(piles, min_size=1, max_size=3))
def test_rows_come_and_go_and_what_is_given_is_what_the_engine_alone_gives(steps: list[list[Row]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for rows in steps:
            assert scored(rows, Store(Path(folder), {}))[0] == scored(rows, None)[0]


def test_a_story_is_compared_again_when_a_word_of_it_changed_and_not_when_rows_changed_places() -> None:
    def digests(*articles: dict[str, str]) -> dict[str, str]:
        engine = DuckDBEngine()
        engine.put("incremental__story", pa.table({"article_id": ["t1", "t2", "t3"], "story_id": ["y1", "y1", "y2"]}))
        engine.put(
            "article",
            to_arrow("article", [{"source": "a.txt", "language": "en", "text": "x", **each} for each in articles]),
        )
        found = story_digests(engine, ["article"])
        engine.close()
        return found

    one, two, three = ({"article_id": f"t{number}", "headline": "Ferry adrift"} for number in (1, 2, 3))
    before = digests(one, two, three)
    assert digests(three, two, one) == before
    after = digests(one, {**two, "headline": "Ferry sunk"}, three)
    assert (after["y1"] == before["y1"], after["y2"] == before["y2"]) == (False, True)
