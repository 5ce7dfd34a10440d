"""Table definitions in, DDL, Arrow and Spark types out: the vocabulary in which `tables.py` is written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import pyarrow as pa

ColumnType = Literal["text", "int", "double", "bool", "date", "timestamp"]
Phase = Literal["ingest", "reading", "comparing", "build"]

SQL_TYPES: dict[ColumnType, str] = {
    "text": "VARCHAR",
    "int": "BIGINT",
    "double": "DOUBLE",
    "bool": "BOOLEAN",
    "date": "DATE",
    "timestamp": "TIMESTAMP",
}


@dataclass(frozen=True)
class Column:
    """One column: its name, its type, what it means, whether it may be null, which values it may take."""

    name: str
    type: ColumnType
    meaning: str
    nullable: bool = True
    values: tuple[str, ...] = ()


@dataclass(frozen=True)
class Table:
    """One relation: columns, key, meaning, the phase that writes it, and whether it is part of the public record."""

    name: str
    phase: Phase
    meaning: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    public: bool = True

    @property
    def column_names(self) -> tuple[str, ...]:
        """The names of the columns, in order."""
        return tuple(column.name for column in self.columns)

    def ddl(self) -> str:
        """A `CREATE TABLE` statement; no primary key, since a key index makes bulk loads four times slower."""
        body = ", ".join(
            f'"{column.name}" {SQL_TYPES[column.type]}' + ("" if column.nullable else " NOT NULL")
            for column in self.columns
        )
        return f'CREATE TABLE "{self.name}" ({body})'

    def arrow(self) -> pa.Schema:
        """The Arrow schema of the table: text as string, int as int64, date as date32, timestamp in microseconds."""
        import pyarrow as pa

        types = {
            "text": pa.string(),
            "int": pa.int64(),
            "double": pa.float64(),
            "bool": pa.bool_(),
            "date": pa.date32(),
            "timestamp": pa.timestamp("us"),
        }
        return pa.schema([pa.field(column.name, types[column.type]) for column in self.columns])


def text(name: str, meaning: str, *values: str, required: bool = False) -> Column:
    """A text column; `values` lists the only values it may take, `required` forbids null."""
    return Column(name, "text", meaning, not required, values)


def integer(name: str, meaning: str, *, required: bool = False) -> Column:
    """A whole-number column."""
    return Column(name, "int", meaning, not required)


def double(name: str, meaning: str) -> Column:
    """A floating-point column."""
    return Column(name, "double", meaning)


def boolean(name: str, meaning: str) -> Column:
    """A true-or-false column."""
    return Column(name, "bool", meaning)


def day(name: str, meaning: str) -> Column:
    """A calendar-day column."""
    return Column(name, "date", meaning)


def moment(name: str, meaning: str) -> Column:
    """A timestamp column without time zone (UTC where the zone is known)."""
    return Column(name, "timestamp", meaning)


def span() -> tuple[Column, Column]:
    """The two columns of a half-open span, in Unicode code points of `article.text`."""
    return (
        integer("start_char", "first code point of the span in article.text", required=True),
        integer("end_char", "one past the last code point of the span", required=True),
    )
