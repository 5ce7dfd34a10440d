"""Every public relation as one file of JSON lines, in the order of its key."""

from __future__ import annotations

from pathlib import Path

from ..record import Record
from ..schema.tables import PUBLIC
from .files import folder, write_jsonl


def export(record: Record, target: Path) -> list[Path]:
    """Write `<relation>.jsonl` for every public relation into the folder `target`; gives the paths."""
    folder(target)
    return [write_jsonl(target / f"{table.name}.jsonl", record.table(table.name).to_pylist()) for table in PUBLIC]
