"""Exports of press databases as their sites write them: cover pages, editions, footers, index terms. All of it invented (exports/)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from onrecord.ingest.article import Article, Rejection
from onrecord.ingest.collect import collect
from onrecord.ingest.databases import looks_like_database, read_database

EXPORTS = Path(__file__).parent / "exports"
_NO_TEXT = (
    "All Rights Reserved",
    "Copyright",
    "LOAD-DATE",
    "Load-Date",
    "LENGTH",
    "Publication",
    "Classification",
    "Search",
    "words",
    "Document",
    "Inc.",
    "Subject",
)


def articles(name: str) -> list[Article]:
    found = list(collect([EXPORTS / f"{name}.txt"]))
    assert not [each for each in found if isinstance(each, Rejection)]
    return [each for each in found if isinstance(each, Article)]


Head = tuple[str, str, str | None, str | None, str]
HEADS: dict[str, list[Head]] = {
    "nexis": [
        (
            "The Sund Monitor (Velm)",
            "Mayor of Kaldor resigns amid protests over water",
            "Petra Olm in Kaldor",
            None,
            "2031-04-04 10:15",
        ),
        ("Sund Daily News", "Council meets over water", "Staff Writer", "Kaldor", "2031-04-06 00:00"),
    ],
    "lexisnexis": [
        (
            "The Kaldor Gazette",
            "Mayor of Kaldor Resigns Amid Protests Over Water",
            "PETRA OLM; Tom Lisk contributed reporting from Velm.",
            "Kaldor",
            "2031-04-04 00:00",
        ),
        (
            "Halden Wire",
            "Council to meet over water in Kaldor",
            "TOM LISK, Halden Wire Writer",
            "Velm",
            "2031-04-05 19:45",
        ),
        ("The Sund Times (Velm)", "Water: what the council knew", None, None, "2031-04-06 00:00"),
    ],
    "lexisnexis_oldest": [
        (
            "Kaldor Gazette",
            "Mayor of Kaldor Resigns",
            "Petra Olm, Gazette Foreign Service",
            "Kaldor",
            "1998-10-14 00:00",
        ),
        ("Halden Wire", "Council to meet over water", None, "Velm", "1998-10-15 00:00"),
    ],
    "factiva": [
        (
            "Sund Market Journal",
            "Mayor of Kaldor Resigns --- Protests Over Water Went On for a Week",
            "Petra Olm and Tom Lisk",
            "Kaldor",
            "2031-04-04 00:00",
        ),
        (
            "Halden News",
            "UPDATE 2-Council of Kaldor to meet over water on Monday",
            "Tom Lisk",
            "Velm",
            "2031-04-05 10:15",
        ),
        ("Sund Times", "Water dearer", "Staff Reporter", None, "2031-04-06 00:00"),
    ],
    "factiva_coded": [
        ("Halden Wire News", "Mayor of Kaldor Resigns", "Petra Olm", "Kaldor", "2031-04-04 10:15"),
        ("Sund Times", "Council to meet over water", None, None, "2031-04-05 00:00"),
    ],
    "proquest": [
        ("Kaldor Post", "Mayor of Kaldor resigns amid protests over water", "Petra Olm", None, "2031-04-04 00:00"),
        ("Sund Times", "Council meets over water", None, None, "2031-04-06 00:00"),
    ],
}


@pytest.mark.parametrize("name", HEADS)
def test_each_document_has_its_own_head_and_nothing_but_its_text(name: str) -> None:
    found = articles(name)
    assert [
        (each.outlet, each.headline, each.byline, each.dateline_place, str(each.published_at)[:16]) for each in found
    ] == HEADS[name]
    assert {each.published_basis for each in found} == {"metadata"}
    for each in found:
        assert not [words for words in _NO_TEXT if words in each.text]
        assert each.text.count("\n\n") <= 3
        assert {"The", "Ines", "KALDOR", "KALDOR:", "KALDOR,", "VELM,", "*"} >= {each.text.split()[0]}


def test_what_a_document_says_beside_its_head_is_kept() -> None:
    first = json.loads(articles("nexis")[0].extra or "")
    assert first["highlight"].startswith("Council says it did not know")
    assert first["section"] == "WORLD NEWS; Version:1"
    coded = json.loads(articles("factiva_coded")[0].extra or "")
    assert coded["companies"] == "kdw : Kaldor Waterworks"
    assert articles("proquest")[0].url == "http://search.proquest.example/docview/111222333"


def test_a_sentence_that_begins_with_two_capitals_is_no_field() -> None:
    assert "\n\nIN KALDOR the people went into the streets" in articles("factiva_coded")[0].text


def test_a_cover_page_without_empty_lines_heads_nothing() -> None:
    lines = [line for line in (EXPORTS / "nexis.txt").read_text().split("\n") if line.strip()]
    found = [each for each in read_database("x.docx", "\n".join(lines)) if isinstance(each, Article)]
    assert [each.headline for each in found] == [head[1] for head in HEADS["nexis"]]


def test_a_database_that_gives_no_text_says_so() -> None:
    head = "Document 1 of 1\n\nCouncil meets\n\nFull text: Not available.\n\nTitle: Council meets\n\nPublication title: Sund Times; Velm\n"
    (found,) = read_database("a.txt", head)
    assert found == Rejection("a.txt#1", "no text: the database gives none of this article")


@pytest.mark.parametrize(
    "text",
    [
        "The report, page 2 of 3, has 300 words on the bridge, the mayor said.\n\nShe gave no day.",
        "Publication title: none. The mayor said that she would publish the full text of the treaty on Friday.",
        "Full text: what the mayor said\n\nI have resigned after a week of protests over the price of water.",
    ],
)
def test_articles_that_look_a_little_like_exports_are_none(text: str) -> None:
    assert not looks_like_database(text)
