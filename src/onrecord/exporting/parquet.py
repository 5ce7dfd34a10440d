"""Every public relation as one Parquet file, with the types of the schema."""

from __future__ import annotations

from pathlib import Path

from ..record import Record
from ..schema.tables import PUBLIC
from .files import folder


def export(record: Record, target: Path) -> list[Path]:
    """Write `<relation>.parquet` for every public relation into the folder `target`; gives the paths."""
    import pyarrow.parquet as pq

    folder(target)
    paths = []
    for table in PUBLIC:
        path = target / f"{table.name}.parquet"
        pq.write_table(record.table(table.name).cast(table.arrow()), path, compression="zstd")
        paths.append(path)
    return paths
