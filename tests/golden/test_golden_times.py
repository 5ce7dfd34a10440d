"""Times of short invented reports against what a person expects; each file holds head, text and expected rows."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from onrecord.reading.times import times_of

CASES = sorted((Path(__file__).parent / "times").glob("*.txt"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_times(path: Path) -> None:
    head, _, rest = path.read_text().partition("\n\n")
    body, _, expected = rest.partition("=====\n")
    published = dt.date.fromisoformat(head.split()[1]) if head.startswith("published") else None
    rows = [
        " | ".join((body[t.start : t.end], t.type, str(t.value), f"{t.first} to {t.last}" if t.first else "-", t.basis))
        for t in times_of(body, published)
    ]
    assert rows == expected.splitlines()
