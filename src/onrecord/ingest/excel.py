"""An Excel workbook (.xlsx) in, articles out: the columns have the names of JSON rows, as in CSV; days are cells of their own kind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ..errors import IngestError
from .article import Article, Rejection
from .own_outputs import is_own_header
from .rows import TEXT_KEYS
from .sheets import day_of_serial, read_rows
from .word import part_of

_M = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_KIND = "an Excel workbook"
_DAYS = frozenset([*range(14, 18), 22, *range(27, 37), *range(50, 59)])
"""Numbers of the formats that show a number as a day."""
_SHOWS_DAY = re.compile(r"(?:\"[^\"]*\"|\[[^\]]*\]|[^dyDY\"\[])*[dyDY]")


def read_workbook(source: str, data: bytes) -> Iterator[Article | Rejection]:
    """An article or a rejection for each row of the sheets that have a column of texts; sources are `path#id`, or `path#row`.

    Raises IngestError where no sheet has one.
    """
    book = part_of(data, "xl/workbook.xml", _KIND)
    links = part_of(data, "xl/_rels/workbook.xml.rels", _KIND)
    target = {each.get("Id"): each.get("Target").lstrip("/").removeprefix("xl/") for each in links}
    shared, days = _shared(data), _day_formats(data)
    from_1904 = any(each.get("date1904") in ("1", "true") for each in book.iter(f"{_M}workbookPr"))
    headers, found = [], False
    for sheet in book.iter(f"{_M}sheet"):
        root = part_of(data, f"xl/{target[sheet.get(_R)]}", _KIND)
        rows = list(_rows(root, shared, days, from_1904))
        if not rows:
            continue
        header = {at: words.strip().lower() for at, words in rows[0][1].items()}
        headers.append(tuple(header.values()))
        if is_own_header(headers[-1]) or not any(name in TEXT_KEYS for name in header.values()):
            continue
        found = True
        yield from read_rows(
            source,
            ((number, {header[at]: words for at, words in row.items() if at in header}) for number, row in rows[1:]),
        )
    if not found and any(map(is_own_header, headers)):
        raise IngestError("onrecord itself wrote it: a report or an export, and no article")
    if not found:
        raise IngestError(f"no column of texts: the first row must name one of {', '.join(TEXT_KEYS)}")


def _rows(root: Any, shared: list[str], days: set[int], from_1904: bool) -> Iterator[tuple[int, dict[str, str]]]:
    """The number of each row that holds words, and its cells by the letters of their columns."""
    for number, row in enumerate(root.iter(f"{_M}row"), start=1):
        cells = {}
        for at, cell in enumerate(row.iter(f"{_M}c")):
            words = _cell(cell, shared, days, from_1904)
            if words:
                cells[re.sub(r"\d", "", cell.get("r") or f"#{at}")] = words
        if cells:
            yield int(row.get("r") or number), cells


def _cell(cell: Any, shared: list[str], days: set[int], from_1904: bool) -> str:
    kind, value = cell.get("t"), cell.find(f"{_M}v")
    if kind == "inlineStr":
        return "".join(each.text or "" for each in cell.iter(f"{_M}t"))
    printed = (value.text or "") if value is not None else ""
    if kind == "s":
        return shared[int(printed)] if printed.isdigit() and int(printed) < len(shared) else ""
    if kind in (None, "n") and int(cell.get("s") or 0) in days:
        return day_of_serial(printed, from_1904=from_1904) or printed
    return "" if kind == "e" else printed


def _shared(data: bytes) -> list[str]:
    """The words that cells refer to by number; a workbook of numbers has none."""
    try:
        root = part_of(data, "xl/sharedStrings.xml", _KIND)
    except IngestError:
        return []
    phonetic = f"{_M}rPh"
    return [
        "".join(text.text or "" for text in each.iter(f"{_M}t") if text.getparent().tag != phonetic)
        for each in root.iter(f"{_M}si")
    ]


def _day_formats(data: bytes) -> set[int]:
    """The numbers of the cell styles that show a number as a day."""
    try:
        root = part_of(data, "xl/styles.xml", _KIND)
    except IngestError:
        return set()
    own = {
        int(each.get("numFmtId"))
        for each in root.iter(f"{_M}numFmt")
        if _SHOWS_DAY.match((each.get("formatCode") or "").split(";")[0][:200])
    }
    styles = next(root.iter(f"{_M}cellXfs"), ())
    return {at for at, each in enumerate(styles) if int(each.get("numFmtId") or 0) in _DAYS | own}
