"""CSV or TSV with a header row in, articles out: the columns have the names of JSON rows (`text`, `title`, `outlet`, ...)."""

from __future__ import annotations

import csv
from collections.abc import Iterator

from ..errors import IngestError
from .article import Article, Rejection
from .rows import TEXT_KEYS, read_row

_LONGEST_CELL = 10_000_000  # a long article has 100,000 characters; the module's own limit of 131,072 is too near


def read_sheet(source: str, content: str, *, tabs: bool) -> Iterator[Article | Rejection]:
    """An article or a rejection for each row; sources are `path#id`, or `path#row` where there is no id.

    Raises IngestError where the header names no column of texts.
    """
    csv.field_size_limit(_LONGEST_CELL)
    lines = content.split("\n")
    delimiter = "\t" if tabs else ";" if lines[0].count(";") > lines[0].count(",") else ","
    rows = csv.DictReader((f"{line}\n" for line in lines), delimiter=delimiter)
    names = {name: name.strip().lower() for name in rows.fieldnames or () if name}
    if not any(name in TEXT_KEYS for name in names.values()):
        raise IngestError(f"no column of texts: the header must name one of {', '.join(TEXT_KEYS)}")
    try:
        for number, row in enumerate(rows, start=1):
            values = {names[key]: value for key, value in row.items() if key in names and value}
            if values:
                yield from read_row(source, values, number)
    except csv.Error as error:
        yield Rejection(f"{source}#{rows.line_num}", f"line {rows.line_num} cannot be read as CSV: {error}")
