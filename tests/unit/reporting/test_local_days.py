"""An article that came out on the 6th where its outlet is, though it was the 5th in UTC: every printed day is the 6th."""

from __future__ import annotations

import datetime as dt
import io
import re
from pathlib import Path

import pytest
from rich.console import Console
from starlette.testclient import TestClient
from tests.handmade import put
from tests.web import story

from onrecord.checking import check
from onrecord.exporting import FORMATS
from onrecord.record import Record
from onrecord.reporting import html, markdown, terminal
from onrecord.reporting.citation import cite
from onrecord.web.app import create_app

UTC = dt.datetime(2031, 4, 5, 22, 30)
HERE = '{"published_local": "2031-04-06T07:30:00+09:00"}'


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """The invented story of the web pages, all of it printed on one morning in the east."""
    rows = story.rows()
    rows["article"] = [row | {"published_at": UTC, "extra": HERE} for row in rows["article"]]
    rows["attribution"] = [row | {"said_on": None} for row in rows["attribution"]]
    return put(tmp_path / "east.duckdb", rows)


def days(printed: str) -> set[str]:
    return set(re.findall(r"2031-04-0[56]|2031,\s*4,\s*[56]\b", re.sub(r"T?\d\d:\d\d(:\d\d)?", "", printed)))


def test_reports_and_answers_print_the_day_of_the_place(made: Path) -> None:
    with Record(made) as opened:
        console = Console(file=io.StringIO(), width=200)
        terminal.show(opened, console)
        claim = opened.claims[0]
        found = check("The army fired on the harbour.", opened)
        printed = {
            "terminal": console.file.getvalue(),  # type: ignore[attr-defined]
            "markdown": markdown.render(opened),
            "report": re.sub(r"<time[^>]*>", "", html.render(opened)),
            "citation": cite(opened, claim["claim_id"]),
            "check": "\n".join(each.as_line() for each in found),
        }
    assert {name: days(words) for name, words in printed.items()} == {name: {"2031-04-06"} for name in printed}


@pytest.mark.parametrize("name", ["bibtex", "csl", "ftm"])
def test_references_carry_the_day_of_the_place(made: Path, tmp_path: Path, name: str) -> None:
    with Record(made) as opened:
        words = FORMATS[name](opened, tmp_path / "out")[0].read_text(encoding="utf-8")
    assert days(re.sub(r"\s+", " ", words)) in ({"2031-04-06"}, {"2031, 4, 6"})


def test_pages_show_the_day_of_the_place(made: Path) -> None:
    with TestClient(create_app(made), base_url="http://127.0.0.1:8765") as client:
        for page in (
            "",
            "/articles",
            "/article/t1",
            "/compare?a=t1&b=t2",
            "/entity/ana",
            "/search?q=harbour&kind=articles",
        ):
            assert days(client.get(f"/r/east{page}").text) == {"2031-04-06"}, page
