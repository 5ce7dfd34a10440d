"""The reading store: what was read is found again, whatever was killed in between."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.errors import SchemaError
from onrecord.store import ReadingStore

KEY = {"version": "x", "stages": [["times", 1]]}


def time_row(article: str, start: int) -> dict[str, object]:
    return {"article_id": article, "start_char": start, "end_char": start + 6, "text": "Sunday", "type": "DATE"}


def test_rows_come_back_for_the_articles_asked_for(tmp_path: Path) -> None:
    store = ReadingStore(tmp_path, KEY)
    store.add({"t1": {"time": [time_row("t1", 5), time_row("t1", 0)]}, "t2": {"time": [time_row("t2", 3)]}})
    again = ReadingStore(tmp_path, KEY)
    assert again.articles() == {"t1", "t2"}
    assert again.load("time", ["t1"])["start_char"].to_pylist() == [0, 5]
    assert again.load("figure", ["t1"]).num_rows == 0


def test_tables_without_an_article_column_are_filtered_by_owner(tmp_path: Path) -> None:
    store = ReadingStore(tmp_path, KEY)
    span = {"role": "cue", "start_char": 0, "end_char": 4}
    store.add(
        {
            "t1": {"attribution_span": [{"attribution_id": "a1", **span}]},
            "t2": {"attribution_span": [{"attribution_id": "a2", **span}]},
        }
    )
    assert store.load("attribution_span", ["t2"])["attribution_id"].to_pylist() == ["a2"]


def test_another_key_finds_nothing(tmp_path: Path) -> None:
    ReadingStore(tmp_path, KEY).add({"t1": {"time": [time_row("t1", 0)]}})
    assert ReadingStore(tmp_path, {**KEY, "version": "y"}).articles() == set()


def test_a_batch_whose_list_was_never_written_does_not_count(tmp_path: Path) -> None:
    store = ReadingStore(tmp_path, KEY)
    store.add({"t1": {"time": [time_row("t1", 0)]}})
    listing = next(path for path in store.folder.glob("*.json") if path.name != "key.json")
    listing.unlink()
    assert ReadingStore(tmp_path, KEY).articles() == set()


def test_a_row_that_does_not_fit_names_its_column(tmp_path: Path) -> None:
    with pytest.raises(SchemaError, match=r"time\.type: row 0 holds 'CENTURY'"):
        ReadingStore(tmp_path, KEY).add({"t1": {"time": [{**time_row("t1", 0), "type": "CENTURY"}]}})


def many(store: ReadingStore) -> list[str]:
    articles = [f"t{number:02}" for number in range(20)]
    for article in articles:
        store.add({article: {"time": [time_row(article, 0)]}})
    return articles


def lists(store: ReadingStore) -> list[str]:
    return sorted(path.stem for path in store.folder.glob("*.json") if path.name != "key.json")


def test_many_small_batches_become_one(tmp_path: Path) -> None:
    store = ReadingStore(tmp_path, KEY)
    articles = many(store)
    store.tidy()
    assert len(lists(store)) == 1
    again = ReadingStore(tmp_path, KEY)
    assert again.load("time", articles)["article_id"].to_pylist() == articles
    assert len(list(store.folder.glob("*.parquet"))) == 1


def test_a_kill_before_the_old_batches_are_gone_counts_no_row_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = ReadingStore(tmp_path, KEY)
    articles = many(store)

    def killed(self: ReadingStore, batch: str) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(ReadingStore, "_drop", killed)
    with pytest.raises(KeyboardInterrupt):
        store.tidy()
    again = ReadingStore(tmp_path, KEY)
    assert len(lists(again)) == 21
    assert again.load("time", articles)["article_id"].to_pylist() == articles


def test_what_nobody_uses_any_more_goes(tmp_path: Path) -> None:
    store = ReadingStore(tmp_path, KEY)
    articles = many(store)
    store.tidy(articles[:3])
    assert ReadingStore(tmp_path, KEY).owners() == set(articles[:3])
