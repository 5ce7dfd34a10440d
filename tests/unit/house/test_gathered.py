"""What ingest made of a file is kept by its bytes and name: the same is found again, anything else is taken in anew."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import onrecord.gathered
from onrecord.building import gathered_key
from onrecord.gathered import Gathered, from_text, to_text
from onrecord.ingest.article import Article, Part, Rejection
from onrecord.ingest.collect import Piece, read_piece
from onrecord.pipeline import Pile, gather
from onrecord.store import Store

FERRY = "The ferry Astrid lost power off Selmar on Monday, the harbour office said. Nobody on board was hurt."
BUDGET = "Parliament in Tarnow passed the budget after a night of votes. The coalition is split over a tax on grain."


@pytest.fixture
def taken(monkeypatch: pytest.MonkeyPatch) -> list[Piece]:
    """The pieces that ingest is given from here on."""
    found: list[Piece] = []

    def watched(piece: Piece) -> list[Article | Rejection]:
        found.append(piece)
        return list(read_piece(piece))

    monkeypatch.setattr(onrecord.gathered, "read_piece", watched)
    return found


def gathered(articles: Path, kept: Path, key: dict[str, object] | None = None) -> Pile:
    known = Gathered(Store(kept, key or {}))
    pile = gather([articles], take_in=known)
    known.keep()
    assert pile == gather([articles])
    return pile


def line(name: str, text: str) -> str:
    return json.dumps(
        {"id": name, "text": text, "outlet": "Nord Post", "published": "2031-05-02T10:20:30.5", "desk": 3}
    )


def test_only_a_new_file_is_taken_in(tmp_path: Path, taken: list[Piece]) -> None:
    articles, kept = tmp_path / "articles", tmp_path / "kept"
    articles.mkdir()
    (articles / "a.txt").write_text(FERRY)
    (articles / "empty.json").write_text('{"id": 3}')
    assert [len(found) for found in (gathered(articles, kept).articles, taken)] == [1, 2]
    (articles / "b.txt").write_text(BUDGET)
    assert len(gathered(articles, kept).articles) == 2
    assert [Path(piece.source).name for piece in taken] == ["a.txt", "empty.json", "b.txt"]
    assert len(gathered(articles, kept).rejections) == 1, "what was rejected is rejected again"
    assert len(taken) == 3


def test_a_line_that_is_added_is_taken_in_alone(tmp_path: Path, taken: list[Piece]) -> None:
    rows = tmp_path / "rows.jsonl"
    rows.write_text(line("a", FERRY) + "\n")
    gathered(rows, tmp_path / "kept")
    rows.write_text(line("a", FERRY) + "\n\n{broken\n" + line("b", BUDGET) + "\n")
    pile = gathered(rows, tmp_path / "kept")
    assert [piece.number for piece in taken] == [1, 3, 4]
    assert len(pile.articles) == 2
    assert pile.rejections[0].source.endswith("#3")


def test_a_changed_file_another_name_and_another_code_are_taken_in_anew(tmp_path: Path, taken: list[Piece]) -> None:
    text, kept = tmp_path / "a.txt", tmp_path / "kept"
    text.write_text(FERRY)
    gathered(text, kept, {"code": 1})
    text.write_text(FERRY.replace("Monday", "Sunday"))
    assert "Sunday" in gathered(text, kept, {"code": 1}).articles[0].text
    other = text.rename(tmp_path / "b.txt")
    assert gathered(other, kept, {"code": 1}).articles[0].source.endswith("b.txt")
    gathered(other, kept, {"code": 2})
    assert len(taken) == 4
    gathered(other, kept, {"code": 2})
    assert len(taken) == 4


def test_the_key_changes_with_the_code_of_ingest(monkeypatch: pytest.MonkeyPatch) -> None:
    before = gathered_key()
    assert gathered_key() == before
    monkeypatch.setattr("onrecord.building.code_of", lambda *folders: "other")
    assert gathered_key() != before


def test_what_nobody_asks_for_is_forgotten(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FERRY)
    (tmp_path / "b.txt").write_text(BUDGET)
    gathered(tmp_path / "a.txt", tmp_path / "kept")
    gathered(tmp_path / "b.txt", tmp_path / "kept")
    assert len(Store(tmp_path / "kept", {}).owners()) == 1


words = st.none() | st.text(max_size=9)
parts = st.builds(Part, st.integers(0, 9), st.integers(0, 9), st.sampled_from(["body", "headline"]))
whole = st.builds(
    Article,
    source=st.text(max_size=9),
    text=st.text(max_size=30),
    outlet=words,
    extra=words,
    published_at=st.none() | st.datetimes(dt.datetime(1900, 1, 1), dt.datetime(2100, 1, 1)),
    passages=st.lists(parts, max_size=3).map(tuple),
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(whole | st.builds(Rejection, st.text(max_size=9), st.text(max_size=9)))
def test_what_is_kept_comes_back_as_it_was(found: Article | Rejection) -> None:
    assert from_text(to_text(found)) == found


def test_an_article_that_the_record_holds_already_is_left_out_with_a_reason(tmp_path: Path) -> None:
    (tmp_path / "new.txt").write_text(FERRY, encoding="utf-8")
    first = gather([tmp_path / "new.txt"]).articles[0]
    known = Pile([dataclasses.replace(first, source="old.txt")])
    pile = gather([tmp_path / "new.txt"], known)
    assert [article.source for article in pile.articles] == ["old.txt"]
    assert pile.rejections == [Rejection((tmp_path / "new.txt").as_posix(), "same as old.txt")]
