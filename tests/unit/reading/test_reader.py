"""The reader: an article on which a stage fails is a row with a reason, and the pile goes on."""

from __future__ import annotations

from typing import Any

import pytest

from onrecord.errors import ModelError
from onrecord.reading import reader
from onrecord.reading.annotations import ArticleContext
from onrecord.reading.language.tokens import blank
from onrecord.reading.readings import reading_of


class Pipeline:
    """A stand-in that fails on one text."""

    def __init__(self, error: Exception) -> None:
        self.error = error

    def __call__(self, text: str) -> str:
        if text == "bad":
            raise self.error
        return text


def texts() -> list[tuple[str, ArticleContext]]:
    return [(text, ArticleContext(article_id=f"t-{text}", source=f"{text}.txt")) for text in ("good", "bad", "fine")]


@pytest.fixture(autouse=True)
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    def prepare(nlp: Any, text: str, context: ArticleContext) -> str:
        return text

    def rows_of(doc: Any) -> dict[str, list[dict[str, Any]]]:
        return {"statement": [{"text": doc}]}

    monkeypatch.setattr(reader, "prepare", prepare)
    monkeypatch.setattr(reader, "rows_of", rows_of)


def test_one_text_that_cannot_be_read_stops_no_pile() -> None:
    nlp: Any = Pipeline(IndexError("list index out of range"))
    found = dict(reader.read_rows(nlp, texts()))
    assert list(found) == ["t-good", "t-bad", "t-fine"]
    (row,) = found["t-bad"]["rejected"]
    assert row["subject"] == "bad.txt"
    assert row["reason"] == "could not be read: IndexError: list index out of range"


def test_the_reason_is_the_fault_itself_not_what_wraps_it() -> None:
    wrapped = ValueError("[E109] Did you forget to call `initialize()`?")
    wrapped.__cause__ = KeyError("man")
    nlp: Any = Pipeline(wrapped)
    (row,) = dict(reader.read_rows(nlp, texts()))["t-bad"]["rejected"]
    assert row["reason"] == "could not be read: KeyError: 'man'"


def test_a_damaged_model_is_no_fault_of_a_text() -> None:
    nlp: Any = Pipeline(ModelError("the model is damaged"))
    with pytest.raises(ModelError):
        list(reader.read_rows(nlp, texts()))


def test_a_wrapped_text_is_read_as_it_runs_and_kept_as_it_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    text = "The boats lay\nin the harbour.\n\nNobody came."
    doc = reader.prepare(blank(), text, ArticleContext(wraps=(13,)))
    assert doc.text == "The boats lay in the harbour.\n\nNobody came."
    assert reading_of(doc)["text"] == text
    assert reader.prepare(blank(), text, ArticleContext()).text == text
