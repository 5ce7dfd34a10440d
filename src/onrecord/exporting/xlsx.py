"""The relations that people read as an Excel workbook: one sheet each, frozen header, no formulas."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from ..errors import ExportError
from ..record import Record
from ..schema.tables import TABLES
from .files import iso, single

SHEETS = (
    "article",
    "attribution",
    "relay",
    "claim",
    "contradiction",
    "figure",
    "event",
    "timeline",
    "entity",
    "rejected",
)
_NO_TIME = dt.datetime(2000, 1, 1)  # the time of making would make every export differ
_LONGEST = 32_767  # characters that a cell of Excel holds


def export(record: Record, target: Path) -> list[Path]:
    """Write the workbook to `target` (or record.xlsx in it); gives the path. Raises ExportError without XlsxWriter."""
    try:
        import xlsxwriter
    except ImportError as error:
        raise ExportError("the format xlsx needs XlsxWriter: pip install 'onrecord[excel]'") from error
    path = single(target, "record.xlsx")
    # Articles are hostile input: nothing of them may become a formula or a link.
    safe = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    path.open("ab").close()  # where it cannot be written, the system's own error says so
    with xlsxwriter.Workbook(str(path), safe) as book:
        book.set_properties({"created": _NO_TIME})
        bold, wrap = book.add_format({"bold": True, "bottom": 1}), book.add_format({"text_wrap": True, "valign": "top"})
        for name in SHEETS:
            sheet = book.add_worksheet(name)
            columns = [c.name for c in TABLES[name].columns if not (name == "article" and c.name == "text")]
            sheet.freeze_panes(1, 0)
            for number, column in enumerate(columns):
                sheet.write_string(0, number, column, bold)
                sheet.set_column(
                    number, number, 48 if "text" in column or column in ("why", "proposition", "what") else 18, wrap
                )
            for line, row in enumerate(record.table(name).to_pylist(), start=1):
                for number, column in enumerate(columns):
                    value = row[column]
                    if isinstance(value, (int, float)) and not isinstance(value, bool):
                        sheet.write_number(line, number, value)
                    elif value is not None:
                        words = (
                            value if isinstance(value, str) else str(value) if isinstance(value, bool) else iso(value)
                        )
                        sheet.write_string(line, number, words[:_LONGEST])
    return [path]
