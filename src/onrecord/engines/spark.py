"""SQL and Arrow tables in, Arrow tables out, by Spark 4: for piles that one machine does not hold."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq
from pyspark.sql import SparkSession
from pyspark.sql.pandas.types import from_arrow_schema

from .base import BATCH_ROWS, prelude, scored, table_name

if TYPE_CHECKING:
    from ..schema.engine import Scorer

_OPTIONS = {
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.timestampType": "TIMESTAMP_NTZ",  # a record's times carry no zone
    "spark.sql.parquet.outputTimestampType": "TIMESTAMP_MICROS",
    "spark.sql.parquet.inferTimestampNTZ.enabled": "true",
    "spark.sql.execution.arrow.maxRecordsPerBatch": str(BATCH_ROWS),
    "spark.sql.ansi.enabled": "true",  # a bad cast is an error, as in DuckDB, not a null
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
}


def local_session(parallelism: int = 2) -> SparkSession:
    """A Spark session on this machine; it takes ten seconds and more to start, so a process wants only one."""
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)  # else workers take the first python3 on PATH
    builder = SparkSession.builder.master(f"local[{parallelism}]").appName("onrecord")
    options = _OPTIONS | {
        "spark.sql.shuffle.partitions": str(parallelism),
        "spark.driver.bindAddress": "127.0.0.1",
    }
    for key, value in options.items():
        builder = builder.config(key, value)
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    return session


class SparkEngine:
    """The five methods of `schema.engine.Engine` on one Spark session.

    Every table is a Parquet folder under `folder` and a view on it: lineage stays one stage long, and a table that a
    SELECT replaces may be read by that SELECT. With `session` None a local one is started and stopped on `close`.
    """

    def __init__(self, folder: Path | str | None = None, *, session: SparkSession | None = None) -> None:
        self._owns_folder = folder is None
        self._folder = Path(tempfile.mkdtemp(prefix="onrecord-spark-") if folder is None else folder)
        self._owns_session = session is None
        self.session = session or local_session()
        for key, value in _OPTIONS.items():
            if session is not None and self.session.conf.isModifiable(key):
                self.session.conf.set(key, value)
        for statement in prelude("spark"):
            self.session.sql(statement)
        self._written = 0

    def put(self, table: str, rows: pa.Table) -> None:
        """Store Arrow rows as `table`, in place of what had that name."""
        target = self._next(table)
        target.mkdir(parents=True)
        pq.write_table(rows, target / "part-0.parquet", coerce_timestamps="us")
        self._show(table, target, rows.schema)

    def materialise(self, table: str, select: str) -> None:
        """Store the result of one SELECT as `table`, through Parquet."""
        self._store(table, self.session.sql(select))

    def map_batches(self, table: str, select: str, scorer: Scorer, schema: pa.Schema, unit: Sequence[str] = ()) -> None:
        """Run a SELECT, pass its record batches through `scorer` in the workers, store what it returns as `table`."""

        def work(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
            return scored(batches, scorer, schema)

        frame = self.session.sql(select)
        self._store(table, frame.mapInArrow(work, from_arrow_schema(schema, prefer_timestamp_ntz=True)))

    def fetch(self, select: str) -> pa.Table:
        """The result of a SELECT as an Arrow table."""
        return self.session.sql(select).toArrow()

    def close(self) -> None:
        """Stop the session, where this engine started it, and delete the tables, where the folder was its own."""
        if self._owns_session:
            self.session.stop()
        if self._owns_folder:
            shutil.rmtree(self._folder, ignore_errors=True)

    def _next(self, table: str) -> Path:
        self._written += 1
        return self._folder / f"{table_name(table)}-{self._written}"

    def _store(self, table: str, frame: Any) -> None:
        target = self._next(table)
        schema = frame.schema
        frame.write.parquet(str(target))
        self.session.read.schema(schema).parquet(str(target)).createOrReplaceTempView(table)

    def _show(self, table: str, target: Path, schema: pa.Schema) -> None:
        spark_schema = from_arrow_schema(schema, prefer_timestamp_ntz=True)
        self.session.read.schema(spark_schema).parquet(str(target)).createOrReplaceTempView(table)
