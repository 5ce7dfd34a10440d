"""The reading store: what was read is found again, whatever was killed in between."""

from __future__ import annotations

import os
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


def test_of_other_keys_only_the_last_used_stays(tmp_path: Path) -> None:
    def used(version: int, at: int) -> Path:
        """The folder of a version that was used at that time; those that it retires are gone."""
        store = ReadingStore(tmp_path, {"version": version})
        if not store.articles():
            store.add({"t1": {"time": [time_row("t1", 0)]}})
        store.retire_others()
        os.utime(store.folder / "key.json", (at, at))
        return store.folder

    (tmp_path / "compared").mkdir()
    one, two = used(1, 1), used(2, 2)
    assert used(1, 3) == one, "two settings in turn: both stay"
    three = used(3, 4)
    assert {path for path in tmp_path.iterdir() if path.name != "compared"} == {one, three}
    assert (tmp_path / "compared").is_dir()
    assert not two.exists()


def test_a_key_that_has_kept_nothing_yet_retires_no_other(tmp_path: Path) -> None:
    for version in range(3):
        ReadingStore(tmp_path, {"version": version}).add({"t1": {"time": [time_row("t1", 0)]}})
    ReadingStore(tmp_path, {"version": 9}).retire_others()
    assert len(list(tmp_path.iterdir())) == 3
