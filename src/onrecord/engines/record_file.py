"""Arrow tables in, one DuckDB file out: the record, with comments on every table and column, closed cleanly."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

from ..errors import RecordError
from ..schema.columns import Table
from ..schema.tables import TABLES
from .base import prelude
from .stopping import stoppable

if TYPE_CHECKING:
    import pyarrow as pa

# DuckDB 2 writes files that 1.5 cannot read unless it is told to write the older form.
STORAGE_VERSION = "v1.5.0"


def write_record(path: Path, tables: Iterable[tuple[str, pa.Table]]) -> None:
    """Write the tables to a new file at `path`, rows sorted by key, checkpointed and without a log beside it.

    Raises RecordError where the system refuses, as on a full disk.
    """
    path.unlink(missing_ok=True)
    try:
        _write(path, tables)
    except duckdb.IOException as error:
        raise RecordError(
            f"{path}: cannot be written ({str(error).splitlines()[0]}); check that there is room"
        ) from error


def _write(path: Path, tables: Iterable[tuple[str, pa.Table]]) -> None:
    connection = duckdb.connect(config={"autoinstall_known_extensions": "false"})
    with contextlib.closing(connection), stoppable():
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


def describe(connection: duckdb.DuckDBPyConnection, definition: Table) -> None:
    """Put the meanings of a table and its columns into the file, where any DuckDB client shows them."""
    comments = [(f'TABLE "{definition.name}"', definition.meaning)]
    comments += [(f'COLUMN "{definition.name}"."{c.name}"', c.meaning) for c in definition.columns]
    for target, meaning in comments:
        connection.execute(f"COMMENT ON {target} IS '{_quoted(meaning)}'")


def open_record(path: Path) -> duckdb.DuckDBPyConnection:
    """A read-only connection to the file that stands at the path now.

    Raises RecordError where DuckDB cannot read the file, or where another program holds it.
    """
    # Attached, not connected to: a process that connects to a path twice is given the file that it opened first, though
    # a build has put another in its place.
    connection = duckdb.connect(config={"autoinstall_known_extensions": "false"})
    try:
        connection.execute(f"ATTACH '{_quoted(path)}' AS record (READ_ONLY)")
        connection.execute("USE record")
        _name_functions(connection)
    except duckdb.Error as error:
        connection.close()
        raise RecordError(_refusal(path, str(error).splitlines()[0])) from error
    return connection


def another_handle(connection: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    """A second connection to a record that `open_record` opened; a temporary view is seen on one of them alone."""
    twin = connection.cursor()
    twin.execute("USE record")
    _name_functions(twin)
    return twin


def _name_functions(connection: duckdb.DuckDBPyConnection) -> None:
    """Questions to a record may use the functions that stages have: a day of publication is the same for both."""
    for statement in prelude("duckdb"):
        connection.execute(statement)


def _refusal(path: Path, reason: str) -> str:
    """Why a file cannot be opened as a record, and what to do: not to build again what is no record or is in use."""
    if _LOCKED.search(reason):
        holder = _HOLDER.search(reason)
        who = f"program {holder[1]} (process {holder[2]})" if holder else "another program"
        return f"{path}: is held by {who}, which may write to it; close it there, then try again"
    if not is_database(path):
        return f"{path}: cannot be opened as a record ({reason}); give a file that `onrecord build` made"
    return f"{path}: cannot be opened as a record ({reason}); if it was one, delete it and build it again from its articles"


_LOCKED = re.compile(r"could not set lock|being used by another process", re.IGNORECASE)
_HOLDER = re.compile(r"held in (.+?) \(PID (\d+)\)")
_MAGIC = b"DUCK"  # at the ninth byte of every DuckDB file


def is_database(path: Path) -> bool:
    """Whether the file begins as every DuckDB database does, damaged or not."""
    try:
        with path.open("rb") as handle:
            return handle.read(12)[8:] == _MAGIC
    except OSError:
        return False


def holdings(path: Path) -> dict[str, str] | None:
    """Id -> source of the articles of a record, empty where they are damaged; null where the file is another's database.

    Raises RecordError where it cannot be opened, for then nobody knows whose it is.
    """
    with contextlib.closing(open_record(path)) as connection:
        listed = "SELECT table_name FROM information_schema.tables WHERE table_catalog = 'record'"
        found = {name for (name,) in connection.execute(listed).fetchall()}
        if found and not {"article", "build"} <= found:
            return None
        try:
            return dict(connection.execute("SELECT article_id, source FROM article").fetchall())
        except duckdb.BinderException:
            return None
        except duckdb.Error:
            return {}


@contextlib.contextmanager
def asked(path: Path) -> Iterator[None]:
    """Around a question to a record: raises RecordError where the file is torn, which shows only when its rows are read."""
    try:
        with stoppable():
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
