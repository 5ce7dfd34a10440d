"""A desk and a request in, a template and its values out: one module a view."""

from __future__ import annotations

from typing import Any

Page = tuple[str, dict[str, Any]]
"""The template's name and what it shows."""

A_PAGE = 25
"""Rows on one page of a list."""


class MissingError(LookupError):
    """The record holds no such row: the answer is a 404."""


def page_number(value: str | None) -> int:
    """The number of a page of a list, from 1; what is no number counts as 1."""
    return min(10_000, max(1, int(value))) if value and value.isascii() and value.isdigit() and len(value) < 7 else 1
