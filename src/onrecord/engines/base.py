"""Scorers, table names and preludes in, checked batches and statements out: what both engines share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from ..errors import SchemaError
from ..schema.stages import statements

if TYPE_CHECKING:
    import pyarrow as pa

    from ..schema.engine import Scorer

BATCH_ROWS = 4096
"""Rows a scorer sees at once: enough to spread the cost of a call, few enough that texts in them fit in memory."""

_TABLE_NAME = re.compile(r"[a-z][a-z0-9_]*")


def table_name(name: str) -> str:
    """The name, fit to stand in SQL; SchemaError where it is no lower-case identifier."""
    if not _TABLE_NAME.fullmatch(name):
        raise SchemaError(f"{name!r} is no table name: lower-case letters, digits and underscores only")
    return name


def prelude(engine: str) -> list[str]:
    """The statements that give functions which differ between engines one name, for `duckdb` or `spark`."""
    return list(statements("onrecord.engines.preludes", engine).values())


def scored(batches: Iterable[pa.RecordBatch], scorer: Scorer, schema: pa.Schema) -> Iterator[pa.RecordBatch]:
    """What `scorer` makes of each batch that holds a row, with the columns and types of `schema`.

    Raises SchemaError where the scorer returns other columns: a later SELECT would fail far from the cause.
    """
    for batch in batches:
        if batch.num_rows == 0:
            continue
        result = scorer(batch)
        if result.schema.names != schema.names:
            raise SchemaError(f"a scorer returned columns {result.schema.names}, declared are {schema.names}")
        yield result.cast(schema)
