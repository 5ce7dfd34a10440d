"""The day from which an article's weekdays count: that of where it came out, while `published_at` is in UTC."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.gathered import from_text, to_text
from onrecord.ingest.article import Article
from onrecord.ingest.collect import collect
from onrecord.pipeline import context_of

BODY = "The mayor of Kaldor resigned on Wednesday after a week of protests over the price of water, her office said."


def article(path: Path, content: str) -> Article:
    path.write_text(content, encoding="utf-8")
    (found,) = collect([path])
    assert isinstance(found, Article)
    return found


def row(tmp_path: Path, **values: object) -> Article:
    return article(tmp_path / "a.jsonl", json.dumps({"text": BODY, **values}))


@pytest.mark.parametrize(
    ("published", "moment", "day"),
    [
        ("2031-06-04T06:20:00+10:00", "2031-06-03 20:20:00", "2031-06-04"),
        ("2031-06-04T21:45:00-07:00", "2031-06-05 04:45:00", "2031-06-04"),
        ("Wed, 04 Jun 2031 00:00:00 +0200", "2031-06-03 22:00:00", "2031-06-04"),
        ("2031-06-04T12:00:00+02:00", "2031-06-04 10:00:00", "2031-06-04"),
        ("2031-06-04T23:59:00Z", "2031-06-04 23:59:00", "2031-06-04"),
        ("2031-06-04", "2031-06-04 00:00:00", "2031-06-04"),
    ],
)
def test_the_moment_is_in_utc_and_the_day_is_local(tmp_path: Path, published: str, moment: str, day: str) -> None:
    found = row(tmp_path, published=published)
    assert (str(found.published_at), str(context_of(found).published_on)) == (moment, day)


def test_feed_mail_and_page_keep_their_day(tmp_path: Path) -> None:
    feed = f"<rss><channel><item><title>Mayor goes</title><pubDate>Wed, 04 Jun 2031 05:00:00 +0900</pubDate><description>{BODY}</description></item></channel></rss>"
    mail = f"Subject: Mayor goes\nDate: Wed, 04 Jun 2031 22:00:00 -0600\n\n{BODY}\n"
    stated = '{"@type": "NewsArticle", "datePublished": "2031-06-04T05:00:00+09:00"}'
    page = f"<html><head><script type='application/ld+json'>{stated}</script></head><body><article><p>{BODY}</p><p>{BODY}</p></article></body></html>"
    for name, content in (("a.rss", feed), ("a.eml", mail), ("a.html", page)):
        assert article(tmp_path / name, content).published_on == dt.date(2031, 6, 4), name


def test_what_is_kept_or_rebuilt_from_a_record_has_the_same_day_and_id(tmp_path: Path) -> None:
    found = row(tmp_path, published="2031-06-04T06:20:00+10:00")
    again = from_text(to_text(found))
    assert isinstance(again, Article)
    assert (again.published_on, again.article_id) == (found.published_on, found.article_id)
    assert again.article_id != replace(found, extra=None).article_id  # read from another day, it is another reading


def test_a_key_of_this_name_in_a_row_moves_no_day_by_more_than_a_zone_does(tmp_path: Path) -> None:
    for stated in ("2019-01-01", "noon", 7, ""):
        found = row(tmp_path, published="2031-06-04T12:00:00Z", published_local=stated)
        assert found.published_on == dt.date(2031, 6, 4)
