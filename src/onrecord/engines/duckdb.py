"""SQL and Arrow tables in, Arrow tables out, by DuckDB: the engine that every build uses unless told otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb
import pyarrow as pa

from .base import BATCH_ROWS, prelude, scored, table_name
from .record_file import STORAGE_VERSION
from .stopping import stoppable

if TYPE_CHECKING:
    from ..schema.engine import Scorer


class DuckDBEngine:
    """The five methods of `schema.engine.Engine` on one DuckDB connection.

    `path` is a database file to write, or None for memory. One thread, so that rows come in the same order and sums of
    doubles have the same last digit in every run; stages are small enough not to miss the others.
    """

    def __init__(self, path: Path | str | None = None, *, threads: int = 1) -> None:
        config: dict[str, str | int | bool] = {
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
            "threads": threads,
        }
        if path is not None:
            config["storage_compatibility_version"] = STORAGE_VERSION
        self.connection = duckdb.connect(":memory:" if path is None else str(path), config=config)
        self.connection.execute("set timezone = 'UTC'")
        for statement in prelude("duckdb"):
            self.connection.execute(statement)

    def put(self, table: str, rows: pa.Table) -> None:
        """Store Arrow rows as `table`, in place of what had that name."""
        name = table_name(table)
        self.connection.register("arriving_rows", rows)
        try:
            with stoppable():
                self.connection.execute(f"create or replace table {name} as select * from arriving_rows")
        finally:
            self.connection.unregister("arriving_rows")

    def materialise(self, table: str, select: str) -> None:
        """Store the result of one SELECT as `table`."""
        with stoppable():
            self.connection.execute(f"create or replace table {table_name(table)} as {select}")

    def map_batches(self, table: str, select: str, scorer: Scorer, schema: pa.Schema, unit: Sequence[str] = ()) -> None:
        """Run a SELECT, pass its record batches through `scorer`, store what it returns as `table`."""
        batches = self.fetch(select).to_batches(max_chunksize=BATCH_ROWS)
        self.put(table, pa.Table.from_batches(scored(batches, scorer, schema), schema=schema))

    def fetch(self, select: str) -> pa.Table:
        """The result of a SELECT as an Arrow table."""
        with stoppable():
            return self.connection.sql(select).to_arrow_table()

    def close(self) -> None:
        """Close the connection; a file is complete afterwards."""
        self.connection.close()
