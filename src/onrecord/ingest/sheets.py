"""CSV or TSV with a header row in, articles out: the columns have the names of JSON rows (`text`, `title`, `outlet`, ...)."""

from __future__ import annotations

import csv
from collections.abc import Iterator

from ..errors import IngestError
from .article import Article, Rejection
from .rows import TEXT_KEYS, read_row

_LONGEST_CELL = 10_000_000  # a long article has 100,000 characters; the module's own limit of 131,072 is too near
_END = "\x1eend of the sheet\x1e"  # stands in a row of its own behind the last, unless a quotation mark is open there


def read_sheet(source: str, content: str, *, tabs: bool) -> Iterator[Article | Rejection]:
    """An article or a rejection for each row; sources are `path#id`, or `path#row` where there is no id.

    Raises IngestError where the header names no column of texts.
    """
    csv.field_size_limit(_LONGEST_CELL)
    lines = content.split("\n")
    delimiter = "\t" if tabs else ";" if lines[0].count(";") > lines[0].count(",") else ","
    quoted = not tabs or _is_quoted(lines)
    rows = csv.DictReader(
        (f"{line}\n" for line in [*lines, _END]),
        delimiter=delimiter,
        quoting=csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE,
    )
    names = {name: name.strip().lower() for name in rows.fieldnames or () if name}
    if not any(name in TEXT_KEYS for name in names.values()):
        raise IngestError(f"no column of texts: the header must name one of {', '.join(TEXT_KEYS)}")
    first = rows.line_num + 1
    for number, row in enumerate(_each(rows), start=1):
        if isinstance(row, csv.Error):
            yield Rejection(f"{source}#{number}", f"the row of line {first} cannot be read as CSV: {row}")
            first = rows.line_num + 1
            continue
        values = {names[key]: value for key, value in row.items() if key in names and value}
        if any(_END in str(value) for value in values.values()):
            if len(values) > 1 or _END not in values.values():
                yield Rejection(
                    f"{source}#{number}",
                    f"a quotation mark that opens in the row of line {first} is never closed: what follows it is not read",
                )
        elif values:
            yield from read_row(source, values, number)
        first = rows.line_num + 1


def _each(rows: csv.DictReader[str]) -> Iterator[dict[str, str] | csv.Error]:
    """Every row of the sheet, or why it is none: the reader goes on with the line behind a row that it cannot read."""
    while True:
        try:
            yield next(rows)
        except csv.Error as error:
            yield error
        except StopIteration:
            return


def _is_quoted(lines: list[str]) -> bool:
    """True where quotation marks enclose cells of a TSV; many programs that write one mean every mark as it stands."""
    try:
        for _ in csv.reader((f"{line}\n" for line in lines), delimiter="\t", strict=True):
            pass
    except csv.Error:
        return False
    return True
