"""Figures of a short invented report against what a person expects; without a parse, so the words alone must do."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
import spacy

import onrecord.reading.figures
import onrecord.reading.times  # noqa: F401
from onrecord.reading.annotations import ArticleContext

CASES = sorted((Path(__file__).parent / "figures").glob("*.txt"))


def number(value: float | None) -> str:
    return "-" if value is None else f"{value:g}" if value % 1 else str(int(value))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_figures(path: Path) -> None:
    head, _, rest = path.read_text().partition("\n\n")
    body, _, expected = rest.partition("=====\n")
    nlp = spacy.blank("en")
    nlp.add_pipe("onrecord_times")
    nlp.add_pipe("onrecord_figures")
    doc = nlp.make_doc(body)
    doc._.article = ArticleContext(published_on=dt.date.fromisoformat(head.split()[1]))
    rows = [
        " | ".join(
            (
                body[f.start : f.end].replace("\n", " "),
                number(f.value) + (f" to {number(f.value_high)}" if f.value_high else ""),
                f.comparator or "-",
                f.unit or "-",
                str(f.as_of or "-"),
                "derived" if f.derived else "stated",
            )
        )
        for f in nlp(doc)._.figures
    ]
    assert rows == expected.splitlines()
