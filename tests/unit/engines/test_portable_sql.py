"""Every SELECT of a comparing stage is SQL that DuckDB and Spark read alike; checked without starting Spark."""

from __future__ import annotations

import importlib
import re
from pathlib import Path

import pytest

from onrecord import pipeline
from onrecord.engines.base import prelude
from onrecord.schema.stages import statements

sqlglot = pytest.importorskip("sqlglot")

FOLDER = Path(__file__).parents[3] / "src" / "onrecord" / "comparing"
SELECTS = [
    pytest.param(name, select, id=f"{path.stem}:{name}")
    for path in sorted(FOLDER.glob("*.sql"))
    for name, select in statements("onrecord.comparing", path.stem).items()
]

# Read by both, but not alike: order of elements, rounding, Unicode, time zones (notes of a spike, and Spark's own docs).
UNLIKE = re.compile(
    r"\b(?:array_agg|list|string_agg|group_concat|collect_list|hash|upper|date_diff|datediff|strftime|date_format|unnest|"
    r"explode|qualify|any_value|first|last|regexp_\w+|epoch|now|current_date|random|rand|min_by|max_by|arg_min|arg_max)"
    r"\s*\(|//|::|\bqualify\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize(("name", "select"), SELECTS)
def test_both_dialects_read_it(name: str, select: str) -> None:
    trees = [sqlglot.parse_one(select, read=dialect) for dialect in ("duckdb", "spark")]
    for tree in trees:
        assert isinstance(tree, sqlglot.exp.Query)
    assert not UNLIKE.findall(select)


@pytest.mark.parametrize(("name", "select"), SELECTS)
def test_a_ranking_says_where_nulls_go_and_breaks_ties(name: str, select: str) -> None:
    for window in sqlglot.parse_one(select, read="duckdb").find_all(sqlglot.exp.Window):
        order = window.args.get("order")
        if order is None:
            continue
        assert len(order.expressions) > 1, f"{name}: a tie would fall as it likes"
    for clause in re.findall(r"over\s*\(((?:[^()]|\([^()]*\))*)\)", select, re.IGNORECASE):
        keys = re.split(r"order by", clause, flags=re.IGNORECASE)[1:]
        for key in (item for found in keys for item in re.split(r",(?![^(]*\))", found)):
            assert re.search(r"nulls (?:last|first)", key, re.IGNORECASE), f"{name}: {key.strip()}"


def test_the_linter_catches_what_it_is_for() -> None:
    assert UNLIKE.findall("select array_agg(x) from t")
    assert UNLIKE.findall("select x::int from t")
    assert not UNLIKE.findall("select list_price, first_char from t order by last_char")


@pytest.mark.parametrize("stage", pipeline.COMPARING)
def test_a_stage_declares_the_tables_that_its_sql_reads(stage: str) -> None:
    declared = importlib.import_module(f"onrecord.comparing.{stage}").STAGE
    selects = statements("onrecord.comparing", stage)
    read = {
        table.name
        for select in selects.values()
        for table in sqlglot.parse_one(select, read="duckdb").find_all(sqlglot.exp.Table)
    }
    own = {name for name in read if "__" in name} | set(selects) | set(declared.writes)
    own |= {e.alias for s in selects.values() for e in sqlglot.parse_one(s, read="duckdb").find_all(sqlglot.exp.CTE)}
    assert read - own <= set(declared.reads), f"{stage} reads {sorted(read - own - set(declared.reads))} undeclared"
    assert declared.name == stage


def test_both_preludes_define_the_same_functions() -> None:
    names = {engine: sorted(statements("onrecord.engines.preludes", engine)) for engine in ("duckdb", "spark")}
    assert names["duckdb"] == names["spark"]
    assert all(prelude(engine) for engine in names)
