"""Arrow tables in, one DuckDB file out: the record, with comments on every table and column, closed cleanly."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb

from ..errors import RecordError
from ..schema.columns import Table
from ..schema.tables import TABLES

if TYPE_CHECKING:
    import pyarrow as pa

# DuckDB 2 writes files that 1.5 cannot read unless it is told to write the older form.
STORAGE_VERSION = "v1.5.0"


def write_record(path: Path, tables: Iterable[tuple[str, pa.Table]]) -> None:
    """Write the tables to a new file at `path`, rows sorted by key, checkpointed and without a log beside it."""
    path.unlink(missing_ok=True)
    connection = duckdb.connect(config={"autoinstall_known_extensions": "false"})
    try:
        connection.execute(f"ATTACH '{_quoted(path)}' AS record (STORAGE_VERSION '{STORAGE_VERSION}')")
        connection.execute("USE record")
        connection.execute("BEGIN")
        for name, rows in tables:
            definition = TABLES[name]
            connection.execute(definition.ddl())
            connection.register("incoming", rows)
            columns = ", ".join(f'"{column}"' for column in definition.column_names)
            sorting = dict.fromkeys(definition.key + definition.column_names)
            order = ", ".join(f'"{column}" NULLS LAST' for column in sorting)
            connection.execute(f'INSERT INTO "{name}" SELECT {columns} FROM incoming ORDER BY {order}')
            connection.unregister("incoming")
            describe(connection, definition)
        connection.execute("COMMIT")
        connection.execute("CHECKPOINT record")
        connection.execute("USE memory")
        connection.execute("DETACH record")
    finally:
        connection.close()


def describe(connection: duckdb.DuckDBPyConnection, definition: Table) -> None:
    """Put the meanings of a table and its columns into the file, where any DuckDB client shows them."""
    comments = [(f'TABLE "{definition.name}"', definition.meaning)]
    comments += [(f'COLUMN "{definition.name}"."{c.name}"', c.meaning) for c in definition.columns]
    for target, meaning in comments:
        connection.execute(f"COMMENT ON {target} IS '{_quoted(meaning)}'")


def open_record(path: Path) -> duckdb.DuckDBPyConnection:
    """A read-only connection to a record.

    Raises RecordError where DuckDB cannot read the file, or where a build holds it.
    """
    try:
        return duckdb.connect(str(path), read_only=True, config={"autoinstall_known_extensions": "false"})
    except duckdb.Error as error:
        reason = str(error).splitlines()[0]
        raise RecordError(
            f"{path}: cannot be opened as a record ({reason}); build it again from its articles"
        ) from error


def tables(path: Path) -> frozenset[str]:
    """The names of the tables and views in a file; none where it cannot be read."""
    return frozenset(name for (name,) in _tried(path, "SELECT table_name FROM information_schema.tables"))


def sources(path: Path) -> dict[str, str]:
    """Id -> source of the articles of a record; empty where they cannot be read."""
    return dict(_tried(path, "SELECT article_id, source FROM article"))


def _tried(path: Path, query: str) -> list[tuple[Any, ...]]:
    try:
        with contextlib.closing(open_record(path)) as connection:
            rows: list[tuple[Any, ...]] = connection.execute(query).fetchall()
            return rows
    except (RecordError, duckdb.Error):
        return []  # torn, held, or of another version: whoever builds it again need not know what was in it


@contextlib.contextmanager
def asked(path: Path) -> Iterator[None]:
    """Around a question to a record: raises RecordError where the file is torn, which shows only when its rows are read."""
    try:
        yield
    except (
        duckdb.IOException,
        duckdb.SerializationException,
        duckdb.FatalException,
        duckdb.InternalException,
    ) as error:
        raise RecordError(
            f"{path}: a part of the file is missing or damaged; build it again from its articles"
        ) from error


def _quoted(words: str | Path) -> str:
    return str(words).replace("'", "''")
