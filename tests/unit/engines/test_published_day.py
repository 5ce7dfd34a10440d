"""The day of publication in SQL is the one from which reading counts: that of where the article came out."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pyarrow as pa
import pytest

import onrecord
from onrecord.engines.duckdb import DuckDBEngine
from onrecord.ingest.article import Article

AT = dt.datetime(2031, 10, 11, 22, 30)


@pytest.mark.parametrize(
    ("extra", "day"),
    [
        (None, 11),
        ({"section": "local"}, 11),
        ({"published_local": "2031-10-12T07:30:00+09:00", "section": "local"}, 12),
        ({"published_local": "2031-10-10T23:30:00-11:00"}, 10),
        ({"published_local": "2031-12-24T07:30:00+09:00"}, 11),  # a row's own key, of another meaning
        ({"published_local": "at noon"}, 11),
        ({"published_local": None}, 11),
        ({"note": 'has "published_local": "2031-10-12"'}, 11),
        ({"mark": float("nan"), "published_local": "2031-10-12T07:30:00+09:00"}, 12),
    ],
)
def test_the_local_day_goes_before_that_in_utc(extra: dict[str, object] | None, day: int) -> None:
    written = json.dumps(extra, sort_keys=True) if extra else None
    engine = DuckDBEngine()
    engine.put(
        "moment",
        pa.table({"published_at": pa.array([AT], pa.timestamp("us")), "extra": pa.array([written], pa.string())}),
    )
    found = engine.fetch("select published_day(published_at, extra) as day from moment").to_pylist()[0]["day"]
    engine.close()
    assert found == dt.date(2031, 10, day)
    assert found == Article("a.txt", "", published_at=AT, extra=written).published_on


def test_no_moment_has_no_day() -> None:
    engine = DuckDBEngine()
    rows = engine.fetch("select published_day(cast(null as timestamp), 'x') as day").to_pylist()
    engine.close()
    assert rows == [{"day": None}]


def test_a_morning_paper_of_the_far_east_counts_on_its_own_day(tmp_path: Path) -> None:
    text = (
        "Fishermen blocked the harbour of Tamiura on Thursday to keep out two tankers. The mayor said that the boats would "
        "stay until the ministry had answered the letter of the union, and that nobody had been hurt in the harbour."
    )
    row = {
        "outlet": "Tamiura Post",
        "title": "Boats shut Tamiura",
        "published": "2031-11-14T07:30:00+09:00",
        "text": text,
    }
    pile = tmp_path / "pile.jsonl"
    pile.write_text(json.dumps(row) + "\n", encoding="utf-8")
    onrecord.build(pile, tmp_path / "pile.duckdb")
    with onrecord.open(tmp_path / "pile.duckdb") as record:
        days = {row["what"].split(":")[0]: row["date"] for row in record.rows("SELECT * FROM timeline")}
        asked = record.rows("SELECT published_day(published_at, extra) AS day FROM article")
    assert days["Tamiura Post published"] == "2031-11-14"
    assert asked == [{"day": dt.date(2031, 11, 14)}]
