"""Rows in, an Arrow table of the schema's types out; a row that does not fit is an error that names table and column."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ..errors import SchemaError
from .tables import TABLES

if TYPE_CHECKING:
    import pyarrow as pa

Row = Mapping[str, Any]


def to_arrow(table: str, rows: Iterable[Row]) -> pa.Table:
    """The rows as an Arrow table with the schema of `table`; missing columns become null.

    Raises SchemaError where a row holds an unknown column, a value of the wrong type, null in a required column,
    or a value outside the column's list.
    """
    import pyarrow as pa

    definition = TABLES[table]
    names = set(definition.column_names)
    listed = list(rows)
    for row in listed:
        unknown = set(row) - names
        if unknown:
            raise SchemaError(f"{table}: no column {sorted(unknown)[0]!r}; its columns are {', '.join(sorted(names))}")
    arrays = []
    for column, field in zip(definition.columns, definition.arrow(), strict=True):
        cells = [row.get(column.name) for row in listed]
        check_cells(f"{table}.{column.name}", cells, column.nullable, column.values)
        try:
            arrays.append(pa.array(cells, type=field.type))
        except (pa.ArrowInvalid, pa.ArrowTypeError) as error:
            raise SchemaError(
                f"{table}.{column.name}: {error}; the stage that writes it must give {column.type}"
            ) from error
    return pa.Table.from_arrays(arrays, schema=definition.arrow())


def check_cells(where: str, cells: Sequence[Any], nullable: bool, values: Sequence[str]) -> None:
    """Nothing, or SchemaError where a cell is null but must not be, or is not one of `values`."""
    for number, cell in enumerate(cells):
        if cell is None:
            if not nullable:
                raise SchemaError(f"{where}: row {number} is null, but the column is required")
        elif values and cell not in values:
            raise SchemaError(f"{where}: row {number} holds {cell!r}, not one of {', '.join(values)}")
