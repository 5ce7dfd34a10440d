"""What is kept of a reading that is stopped, or in which articles could not be read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from onrecord import pipeline
from onrecord.errors import ReadingError
from onrecord.ingest.article import Article
from onrecord.ingest.assemble import assemble
from onrecord.reading.reader import rejection
from onrecord.reading.rows import Rows
from onrecord.settings import Settings
from onrecord.store import ReadingStore

TEXT = "The mayor of Ostrell said on Monday that {n} bridges were closed after the flood in the valley below the town."


def test_what_was_read_before_the_stop_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(articles: Sequence[Article], settings: Settings) -> Iterator[tuple[str, Rows]]:
        yield from ((article.article_id, {"rejected": []}) for article in articles[:3])
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "readings", stopped)
    articles = [assemble(f"{n}.txt", TEXT.format(n=n)) for n in range(2, 7)]
    with pytest.raises(KeyboardInterrupt):
        pipeline.read_into(ReadingStore(tmp_path, {}), articles, Settings(), pipeline.silent)
    assert ReadingStore(tmp_path, {}).articles() == {article.article_id for article in articles[:3]}


Reading = Callable[[Article], Rows]


def whole(article: Article) -> Rows:
    span = {"article_id": article.article_id, "start_char": 0, "end_char": 4, "text": "2031", "type": "DATE"}
    return {
        "time": [span],
        "rejected": [{"stage": "attributions", "subject": "said", "reason": "a weak cue", "score": 0.1}],
    }


def fails(article: Article) -> Rows:
    return {"rejected": [rejection(article.source, IndexError("list index out of range"))]}


def fits_no_table(article: Article) -> Rows:
    return {"time": [{**whole(article)["time"][0], "type": "CENTURY"}]}


def read(
    folder: Path, monkeypatch: pytest.MonkeyPatch, *each: Reading
) -> tuple[list[dict[str, Any]], set[str], list[str]]:
    """Rows of `rejected`, sources of articles that are kept, sources that were read; an article by each way of reading."""
    articles = [assemble(f"{n}.txt", TEXT.format(n=n)) for n in range(2, 2 + len(each))]
    ways = {article.article_id: way for article, way in zip(articles, each, strict=True)}
    asked: list[str] = []

    def reading(unread: Sequence[Article], settings: Settings) -> Iterator[tuple[str, Rows]]:
        asked.extend(article.source for article in unread)
        yield from ((article.article_id, ways[article.article_id](article)) for article in unread)

    monkeypatch.setattr(pipeline, "readings", reading)
    rejected = pipeline.read_into(ReadingStore(folder, {}), articles, Settings(), pipeline.silent)
    kept = ReadingStore(folder, {}).articles()
    return rejected, {article.source for article in articles if article.article_id in kept}, asked


@pytest.mark.parametrize("broken", [fails, fits_no_table])
def test_an_article_that_could_not_be_read_is_told_and_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: Reading
) -> None:
    (row,), kept, asked = read(tmp_path, monkeypatch, whole, broken, whole)
    assert (row["stage"], row["subject"], row["reason"][:18]) == ("reading", "3.txt", "could not be read:")
    assert (kept, asked) == ({"2.txt", "4.txt"}, ["2.txt", "3.txt", "4.txt"])
    assert read(tmp_path, monkeypatch, whole, broken, whole)[1:] == ({"2.txt", "4.txt"}, ["3.txt"])
    assert read(tmp_path, monkeypatch, whole, whole, whole) == ([], {"2.txt", "3.txt", "4.txt"}, ["3.txt"])


@pytest.mark.parametrize("broken", [fails, fits_no_table])
def test_a_fault_in_all_articles_is_no_empty_record(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: Reading
) -> None:
    with pytest.raises(ReadingError, match=r"none of 2 articles could be read, .* the first: 2\.txt: .* --model"):
        read(tmp_path, monkeypatch, broken, broken)
    assert ReadingStore(tmp_path, {}).articles() == set()


def test_a_pile_of_one_broken_article_and_two_that_stay_broken_stop_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert len(read(tmp_path / "one", monkeypatch, fails)[0]) == 1
    for _ in range(2):
        rejected, kept, _ = read(tmp_path / "three", monkeypatch, whole, fails, fails)
        assert ([row["subject"] for row in rejected], kept) == (["3.txt", "4.txt"], {"2.txt"})


def test_a_full_disk_is_no_fault_of_an_article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(ReadingStore, "keep", full)
    with pytest.raises(OSError, match="No space left"):
        read(tmp_path, monkeypatch, whole)
