"""A file in, whether onrecord wrote it out: reports and exports that lie among articles are no articles."""

from __future__ import annotations

import csv
import re

from ..schema.tables import PUBLIC

_GENERATOR = re.compile(r'<meta name="generator" content="onrecord [^"<>]{1,40}">')
_HEAD = 20_000  # characters; the report names its maker in its first lines
_HEADERS = frozenset(table.column_names for table in PUBLIC)


def is_own_output(suffix: str, content: str) -> bool:
    """Whether the text is a report, or the table of a relation that was exported as CSV."""
    if suffix in (".html", ".htm"):
        return _GENERATOR.search(content, 0, _HEAD) is not None
    if suffix == ".csv":
        line = content[:_HEAD].partition("\n")[0].strip()
        return is_own_header(tuple(next(csv.reader([line]), ())))
    return False


def is_own_header(names: tuple[str, ...]) -> bool:
    """Whether the columns are those of a relation."""
    return names in _HEADERS
