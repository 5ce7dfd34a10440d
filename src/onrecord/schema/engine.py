"""What a comparing stage may ask of a database, whichever engine runs it: five methods."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import pyarrow as pa

Scorer = Callable[["pa.RecordBatch"], "pa.RecordBatch"]


class Engine(Protocol):
    """Tables by name, SQL in the subset that DuckDB and Spark share, Arrow in and out."""

    def put(self, table: str, rows: pa.Table) -> None:
        """Store Arrow rows as `table`, in place of what had that name."""

    def materialise(self, table: str, select: str) -> None:
        """Store the result of one SELECT as `table` (Spark: through Parquet, so that lineage stays short)."""

    def map_batches(self, table: str, select: str, scorer: Scorer, schema: pa.Schema, unit: Sequence[str] = ()) -> None:
        """Run a SELECT, pass its record batches through `scorer`, store the batches it returns as `table`.

        `scorer` must be picklable and must not depend on how rows fall into batches. Rows that agree in the columns `unit`
        may be kept: what it gives for them, with these columns, depends on them alone.
        """

    def fetch(self, select: str) -> pa.Table:
        """The result of a SELECT as an Arrow table."""

    def close(self) -> None:
        """Free what the engine holds."""
