"""Channels and chats as Telegram Desktop exports them: a post an article, by whom it was written first, at its moment."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest

from onrecord.ingest.article import Article, Rejection
from onrecord.ingest.rows import read_document
from onrecord.ingest.telegram import posts_of

LINK = {"type": "link", "text": "https://dorn.example/1"}


def post(number: int, text: Any, **more: Any) -> dict[str, Any]:
    return {"id": number, "type": "message", "date": "2031-05-14T18:40:12", "from": "Dorn Watch", "text": text, **more}


def chat(*posts: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"name": "Dorn Watch", "type": "public_channel", "id": 77, "messages": list(posts), **more}


def read(document: Any) -> list[Article | Rejection]:
    return list(read_document("result.json", json.dumps(document)))


def test_a_post_is_an_article_of_its_channel() -> None:
    service = {"id": 1, "type": "service", "date": "2031-05-01T08:00:00", "action": "create_channel", "text": "made"}
    words = ["The bridge at Korm is shut, a guard told us. ", LINK, " No lorry has crossed since Monday."]
    (article,) = read(chat(service, post(41, words, date_unixtime="1936543212"), post(42, "", photo="1.jpg")))
    assert isinstance(article, Article)
    assert (article.source, article.outlet, article.byline) == ("result.json#41", "Dorn Watch", None)
    assert article.published_at == dt.datetime(2031, 5, 14, 16, 40, 12)  # in UTC, not on the clock of whoever exported
    assert article.text == f"{words[0]}{LINK['text']}{words[2]}"


@pytest.mark.parametrize(
    ("more", "byline"),
    [
        ({"forwarded_from": "Korm Press", "author": "Ada"}, "Korm Press"),
        ({"author": "Ada Brenn"}, "Ada Brenn"),
        ({"from": "Ivo Marn"}, "Ivo Marn"),  # in a group
        ({}, None),
    ],
)
def test_who_wrote_a_post(more: dict[str, Any], byline: str | None) -> None:
    (article,) = read(chat(post(41, "The bridge at Korm is open, the army said.", **more)))
    assert isinstance(article, Article)
    assert article.byline == byline
    assert article.published_at == dt.datetime(2031, 5, 14, 18, 40, 12)


def test_a_whole_account_keeps_its_chats_apart() -> None:
    other = chat(post(41, "The bridge at Korm is shut, a guard said."), name="Korm Daily", id=78)
    mine, left = (
        chat(post(41, "The bridge at Korm is open, the army said.")),
        chat(post(5, "No lorry came to Velm on Monday, a guard said.")),
    )
    left |= {"name": "Velm Talk", "id": 79}
    found = read({"about": "an export", "left_chats": {"list": [left]}, "chats": {"list": [mine, other]}})
    assert [(each.source, each.outlet) for each in found if isinstance(each, Article)] == [
        ("result.json#77/41", "Dorn Watch"),
        ("result.json#78/41", "Korm Daily"),
        ("result.json#79/5", "Velm Talk"),
    ]


def test_an_export_without_words_says_so() -> None:
    (left_out,) = read(chat(post(42, "", photo="1.jpg")))
    assert isinstance(left_out, Rejection)
    assert left_out.reason == "empty: no post of this Telegram export has words"


@pytest.mark.parametrize(
    "document",
    [
        [],
        {"messages": "none"},
        {"messages": [{"text": "a post without a type"}]},
        {"chats": {"list": []}},
        {"chats": 3},
    ],
)
def test_what_is_no_export(document: object) -> None:
    assert posts_of(document) is None
