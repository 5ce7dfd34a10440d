"""Rows in, a list out that notebooks show as a table and everybody else uses as a list of dictionaries."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence
from typing import Any

MOST_ROWS, MOST_CHARACTERS = 30, 160
_IDS = ("_id", "statement_a", "statement_b")


class Rows(list[dict[str, Any]]):
    """Rows of a record. `_repr_html_` shows the first thirty, every text escaped, ids and empty columns left out."""

    def _repr_html_(self) -> str:
        """The table as HTML, with nothing in it that could run."""
        if not self:
            return "<p>No rows.</p>"
        columns = [name for name in self[0] if _told(name, self)]
        head = "".join(f'<th style="text-align:left">{html.escape(name)}</th>' for name in columns)
        body = "".join(f"<tr>{_cells(row[name] for name in columns)}</tr>" for row in self[:MOST_ROWS])
        more = f"<p>{len(self) - MOST_ROWS:,} more rows.</p>" if len(self) > MOST_ROWS else ""
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"


def _told(name: str, rows: Sequence[dict[str, Any]]) -> bool:
    """Whether a column tells a person something: no id, and not empty throughout what is shown."""
    return not name.endswith(_IDS) and any(row.get(name) is not None for row in rows[:MOST_ROWS])


def _cells(values: Iterable[Any]) -> str:
    return "".join(
        f'<td style="text-align:left;vertical-align:top">{html.escape(_shown(value))}</td>' for value in values
    )


def _shown(value: Any) -> str:
    """The value as text: nothing for null, two decimals for scores, long texts cut."""
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:,.2f}".rstrip("0").rstrip(".")
    words = " ".join(str(value).split())
    return words if len(words) <= MOST_CHARACTERS else words[: MOST_CHARACTERS - 1] + "…"
