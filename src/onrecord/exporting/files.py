"""Rows or JSON in, a file out: what the formats share. A target without a suffix is a folder."""

from __future__ import annotations

import csv
import datetime as dt
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from ..errors import ExportError


def spare_records(target: Path) -> None:
    """Raises ExportError where a database stands at `target`: an export in its place would destroy it."""
    from ..engines.record_file import is_database

    if target.is_file() and is_database(target):
        raise ExportError(f"{target}: is a record or another database and would be lost; give another -o")


def single(target: Path, name: str) -> Path:
    """`target` itself where it has a suffix, else the file `name` in the folder `target`; folders are made.

    Raises ExportError where the folder cannot be made.
    """
    path = target if target.suffix else target / name
    folder(path.parent)
    return path


def folder(target: Path) -> Path:
    """The folder, made where it is missing. Raises ExportError where that fails."""
    try:
        target.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ExportError(f"{target}: {error.strerror or error}; choose another place with -o") from error
    return target


def write_csv(path: Path, columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> Path:
    """A UTF-8 CSV file with a header, lines ended by a line feed, null as empty cell."""
    with path.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.DictWriter(handle, list(columns), lineterminator="\n", extrasaction="ignore")
        writer.writeheader()
        writer.writerows({column: cell(row.get(column)) for column in columns} for row in rows)
    return path


def write_json(path: Path, content: Any) -> Path:
    """A UTF-8 JSON file, indented by one."""
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1, default=iso) + "\n", encoding="utf-8")
    return path


def write_jsonl(path: Path, rows: Iterable[Any]) -> Path:
    """A UTF-8 file of JSON lines."""
    with path.open("w", encoding="utf-8") as handle:
        handle.writelines(json.dumps(row, ensure_ascii=False, default=iso) + "\n" for row in rows)
    return path


_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""What may begin a formula; a lone sign is none, but nobody misses the difference. The wide forms count in East Asian settings."""


def cell(value: Any) -> Any:
    """A value as a CSV cell, whole numbers without decimals; text that a spreadsheet would run as a formula gets an apostrophe before it.

    Articles are hostile input; see OWASP, CSV injection.
    """
    if value is None:
        return ""
    if isinstance(value, (dt.date, dt.datetime)):
        return iso(value)
    if isinstance(value, str) and value.lstrip(" \n")[:1] in _FORMULA:
        return "'" + value
    if isinstance(value, float) and value.is_integer():
        return int(value)  # 340 bodies, not 340.0
    return value


def iso(value: Any) -> str:
    """ISO 8601 of a day or moment."""
    if isinstance(value, (dt.date, dt.datetime)):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no form in JSON")
