"""The outlet of an article that names none, by its address."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from onrecord.ingest.addresses import outlet_of_url
from onrecord.ingest.article import Article
from onrecord.ingest.collect import collect

BODY = "The mayor of Kaldor resigned on Friday after a week of protests over the price of water, her office said."


@pytest.mark.parametrize(
    ("url", "outlet"),
    [
        ("https://www.bbc.co.uk/news/1", "BBC"),
        ("https://edition.cnn.com/2031/04/04/x", "CNN"),
        ("https://kaldorpost.com/mayor", "Kaldor Post"),
        ("https://news.sundtimes.com.au/a", "sundtimes.com.au"),
        ("http://tavra24.net/1", "tavra24.net"),
        ("https://t.me/tavra/1", None),
        ("https://x.com/ada/status/1", None),
        ("https://web.archive.org/web/2031/http://tavra24.net/1", None),
        ("https://news.google.com/articles/1", None),
        ("https://192.168.1.1/x", None),
        ("http://[half/1", None),
        ("ftp://tavra24.net/1", None),
        ("kaldorpost.com", None),
        (None, None),
    ],
)
def test_the_outlet_of_an_address(url: str | None, outlet: str | None) -> None:
    assert outlet_of_url(url, BODY) == outlet


@pytest.mark.parametrize(
    ("row", "outlet"),
    [
        ({"text": BODY}, "Kaldor Post"),
        ({"text": f"KALDOR (Reuters) - {BODY}"}, "Kaldor Post"),
        ({"text": f"{BODY}\n\n© 2031 Sund Times. All rights reserved."}, "Sund Times"),
        ({"text": BODY, "outlet": "Sund Times"}, "Sund Times"),
    ],
)
def test_what_an_article_names_goes_before_its_address(tmp_path: Path, row: dict[str, str], outlet: str) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({**row, "url": "https://kaldorpost.com/mayor"}))
    (found,) = collect([tmp_path])
    assert isinstance(found, Article)
    assert found.outlet == outlet
