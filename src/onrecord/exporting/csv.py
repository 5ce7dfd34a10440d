"""Every public relation as one CSV file, in the order of its key."""

from __future__ import annotations

from pathlib import Path

from ..record import Record
from ..schema.tables import PUBLIC
from .files import folder, write_csv


def export(record: Record, target: Path) -> list[Path]:
    """Write `<relation>.csv` for every public relation into the folder `target`; gives the paths."""
    folder(target)
    return [
        write_csv(target / f"{table.name}.csv", table.column_names, record.table(table.name).to_pylist())
        for table in PUBLIC
    ]
