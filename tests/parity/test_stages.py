"""Every comparing stage gives the same rows on DuckDB and on Spark."""

from __future__ import annotations

import datetime as dt
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.parity.pile import Pile

from onrecord import pipeline
from onrecord.engines.duckdb import DuckDBEngine
from onrecord.reading.shingles import shingle_rows, term_rows
from onrecord.schema.engine import Engine
from onrecord.schema.tables import TABLES
from onrecord.settings import Settings

pytestmark = pytest.mark.spark

MISSING = {"predicate": "missing", "kind": "state", "agent": "passenger ferry astrid"}
DAY = dt.date(2031, 5, 2)
WIRE = (
    "Coastguard vessels searched the Lindvik strait for a second night after the ferry Astrid lost power in heavy seas. "
    "Eleven passengers were still missing, the harbour office in Selmar told relatives who had gathered at the quay."
)
DENIAL = "No passenger of the ferry Astrid is missing, Orsolya Brandt said."
FIGURE = "Nine passengers of the ferry Astrid were still missing on Friday."
BUDGET = "Parliament passed the budget in Tarnow after a night of votes, with the coalition split over new taxes."
RESULT_TABLES = [name for name, table in TABLES.items() if table.phase == "comparing" and name != "cluster_entity"]


def small_pile() -> Pile:
    """Three reports of one accident and one of something else, in every table that comparing reads."""
    pile = Pile()
    texts = {
        "a": (WIRE, {"outlet": "Reuters", "day": 2, "headline": "Ferry Astrid adrift off Selmar"}),
        "b": (f"SELMAR (Reuters) - {WIRE}\n{DENIAL}", {"outlet": "Nord Post", "day": 3, "headline": "Ferry Astrid"}),
        "c": (
            f"{FIGURE} {DENIAL}",
            {"outlet": "Selmar Courier", "day": 3, "headline": "Astrid: none missing?"}
            | {"extra": '{"published_local": "2031-05-04T01:00:00+13:00"}'},
        ),
        "d": (BUDGET, {"outlet": "Kanal Tarnow", "headline": "Budget passed"}),
    }
    for article, (text, columns) in texts.items():
        pile.article(article, text, **columns)
        pile.rows["shingle"] += shingle_rows(article, text, [(0, len(text))], 5)
        pile.rows["article_term"] += term_rows(article, columns["headline"], text, [(0, len(text))])
    country = {article: pile.cluster(article, "GPE", ["Norway"]) for article in "abc"}
    office = {article: pile.cluster(article, "ORG", ["the harbour office"]) for article in "ab"}
    spokes = {"b": pile.cluster("b", "PER", ["Orsolya Brandt", "Brandt"], role="Norwegian transport minister")}
    spokes["c"] = pile.cluster("c", "PER", ["Orsolja Brandt"])
    pile.cluster("d", "PER", [("the Norwegian transport minister", "nominal")])
    for article in "ab":
        said = pile.attribution(article, office[article], "Eleven passengers were still missing", kind="indirect")
        pile.statement(article, "Eleven passengers were still missing", said, [MISSING], predicate="miss")
        start = next(a["text"] for a in pile.rows["article"] if a["article_id"] == article).index("Eleven")
        pile.rows["attribution_span"].append(
            {"attribution_id": said, "role": "content", "start_char": start, "end_char": start + 36}
        )
        pile.event(article, "search", "AID", actor_cluster=country[article], place="Lindvik", happened_from=DAY)
    pile.rows["relay_reading"].append({"attribution_id": said, "hop": 0, "name": "Reuters", "type": "agency"})
    for article in "bc":
        said = pile.attribution(
            article, spokes[article], "No passenger of the ferry Astrid is missing", act="deny", said_on=DAY,
            occasion="0", occasion_kind="press conference", occasion_host="Selmar TV",
        )  # fmt: skip
        pile.statement(
            article,
            "No passenger of the ferry Astrid is missing",
            said,
            [MISSING | {"negated": True}],
            polarity="negative",
            status="denied",
            predicate="miss",
        )
    pile.statement("c", FIGURE, None, [MISSING], predicate="miss", holds_from=DAY)
    pile.rows["figure"].append(
        {"figure_id": "f1", "article_id": "c", "start_char": 0, "end_char": 4, "text": "Nine", "value": 9.0,
         "comparator": "exactly", "unit": "passengers", "about": "passengers of the ferry Astrid"}
    )  # fmt: skip
    pile.statement("d", BUDGET)
    return pile


def compared(engine: Engine) -> dict[str, list[dict[str, Any]]]:
    """Run every stage in order; each table's rows, sorted, and a check that its columns are those of the schema."""
    small_pile().load(engine)
    for stage in pipeline.comparing_stages():
        stage.run(engine, Settings())
        for table in stage.writes:
            if table in TABLES and table != "cluster_entity":
                schema = engine.fetch(f"select * from {table}").schema
                wanted = TABLES[table].arrow()
                assert {f.name: f.type for f in wanted} == {f.name: f.type for f in schema}, f"{stage.name}: {table}"
    out = {}
    for table in RESULT_TABLES:
        columns = ", ".join(TABLES[table].column_names)
        rows = engine.fetch(f"select {columns} from {table}").to_pylist()
        out[table] = sorted(rows, key=lambda row: [str(value) for value in row.values()])
    return out


@pytest.fixture(scope="module")
def on_duckdb() -> dict[str, list[dict[str, Any]]]:
    engine = DuckDBEngine()
    out = compared(engine)
    engine.close()
    return out


@pytest.fixture(scope="module")
def on_spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, list[dict[str, Any]]]]:
    pytest.importorskip("pyspark", reason="pyspark is not installed: pip install 'onrecord[spark]'")
    if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
        pytest.skip("Spark needs Java 17 on PATH or in JAVA_HOME")
    source = str(Path(__file__).parents[2] / "src")  # Spark's workers are processes of their own
    os.environ["PYTHONPATH"] = os.pathsep.join([source, os.environ.get("PYTHONPATH", "")])
    from onrecord.engines.spark import SparkEngine, local_session

    session = local_session(1)
    session.conf.set("spark.sql.codegen.wholeStage", "false")  # compiling takes longer than running on so few rows
    session.conf.set("spark.sql.codegen.factoryMode", "NO_CODEGEN")
    engine = SparkEngine(tmp_path_factory.mktemp("spark"), session=session)
    yield compared(engine)
    engine.close()
    session.stop()


def test_the_pile_reaches_every_stage(on_duckdb: dict[str, list[dict[str, Any]]]) -> None:
    empty = {table for table, rows in on_duckdb.items() if not rows}
    assert empty <= {"contradiction"}, "a table without rows would prove nothing"


@pytest.mark.parametrize("table", RESULT_TABLES)
def test_both_engines_give_the_same_rows(
    table: str, on_duckdb: dict[str, list[dict[str, Any]]], on_spark: dict[str, list[dict[str, Any]]]
) -> None:
    assert on_duckdb[table] == on_spark[table]
