"""Notes and clippings in Markdown: what their head says, and their words without the marks."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from onrecord.ingest.article import Article, Rejection
from onrecord.ingest.collect import collect
from onrecord.ingest.front_matter import split_front_matter
from onrecord.ingest.markdown import without_marks

BODY = "The mayor of Kaldor resigned on Friday after a week of protests over the price of water, her office said."
CLIPPED = f"""---
title: "Mayor of Kaldor resigns: \\"enough\\""
source: "https://www.kaldorpost.com/2031/04/04/mayor"
author:
  - "[[Petra Olm]]"
  - "[[Tom Lisk]]"
published: 2031-04-04
created: 2031-04-09
tags:
  - "clippings"
---
![The town hall](https://img.kaldorpost.com/a_(1).jpg "Town hall")

{BODY}

## What the council knew

> "We shall not wait," said Ines Torvald of the [opposition](https://kaldorpost.com/x).
"""


def read(path: Path, content: str) -> Article:
    path.write_text(content, encoding="utf-8")
    (found,) = collect([path])
    assert isinstance(found, Article), found
    return found


def test_a_clipping_tells_who_published_it_when_and_where(tmp_path: Path) -> None:
    found = read(tmp_path / "a.md", CLIPPED)
    assert (found.headline, found.byline) == ('Mayor of Kaldor resigns: "enough"', "Petra Olm, Tom Lisk")
    assert (found.outlet, found.url) == ("Kaldor Post", "https://www.kaldorpost.com/2031/04/04/mayor")
    assert (str(found.published_at), found.published_basis) == ("2031-04-04 00:00:00", "metadata")
    assert json.loads(found.extra or "") == {"created": "2031-04-09", "tags": ["clippings"]}
    assert found.text == (
        f'{BODY}\n\nWhat the council knew\n\n"We shall not wait," said Ines Torvald of the opposition.'
    )


def test_other_spellings_of_the_head(tmp_path: Path) -> None:
    head = '+++\ntitle = "Council meets"\ndate = "2031-04-06T10:00:00+02:00"\nauthor = "By Ada Brenn"\noutlet = "Sund Times"\n+++\n'
    found = read(tmp_path / "a.markdown", head + BODY)
    assert (found.headline, found.byline, found.outlet, str(found.published_at)) == (
        "Council meets",
        "Ada Brenn",
        "Sund Times",
        "2031-04-06 08:00:00",
    )
    source = read(tmp_path / "b.md", f"---\nsource: Sund Times\nurl: https://sundtimes.com/7\ndate: soon\n---\n{BODY}")
    assert (source.outlet, source.url, source.published_at) == ("Sund Times", "https://sundtimes.com/7", None)
    assert json.loads(source.extra or "") == {"date": "soon"}


def test_the_day_of_saving_is_no_day_of_publication(tmp_path: Path) -> None:
    assert read(tmp_path / "a.md", f"---\ncreated: 2031-04-09\nclipped: 2031-04-09\n---\n{BODY}").published_at is None


def test_a_text_between_rules_is_no_head() -> None:
    text = f"---\n{BODY}\n\nIt met before.\n---\nMore."
    assert split_front_matter(text) == ({}, text)
    assert split_front_matter("---\nnever closed: yes\n" + BODY)[0] == {}


@pytest.mark.parametrize(
    ("marked", "words"),
    [
        ("# Mayor resigns #", "Mayor resigns"),
        ("**Tom Brell:** We have *never* denied it.", "Tom Brell: We have never denied it."),
        ("***Both*** and __strong__ and _soft_.", "Both and strong and soft."),
        ("> [!quote] On Friday\n> > We shall not wait.", "On Friday\nWe shall not wait."),
        ("See [the [long] list](https://a.example/b_(c) 'List') here.", "See [the [long] list](https://a.example/b_(c) 'List') here."),
        ("[![alt](a.png)](https://a.example) Text", " Text"),
        ("[[Kaldor (town)|Kaldor]] and ![[map.png]][[Sund]]", "Kaldor and Sund"),
        ("It fell.[^2] See <https://a.example/x>.\n\n[^2]: By a third.", "It fell. See https://a.example/x.\n\nBy a third."),
        ("Text [one][a].\n\n[a]: https://a.example/x", "Text one."),
        ("R\\*D, 5 \\> 3 &amp; more\\", "R*D, 5 > 3 & more"),
        ("~~old~~ ==new== `code`<br/>", "old new code"),
        ("One\n\n* * *\n\nTwo", "One\n\n\nTwo"),
        ("| a | b |\n|---|---|\n| 1 | 2 |", "| a | b |\n\n| 1 | 2 |"),
        ("```\nquoted\n```", "quoted"),
    ],
)  # fmt: skip
def test_words_without_marks(marked: str, words: str) -> None:
    assert without_marks(marked) == words


@pytest.mark.parametrize(
    "plain",
    [
        "water_price_2031.txt has 5 * 3 * 2 cells & a_b_c.",
        "He wrote: 2 < 3 and 4 > 3 [sic].",
        "- one\n- two\n\n1. first",
        "The price (in #dollars) rose ~10%.",
        "*** Flash ***",
    ],
)
def test_words_that_are_no_marks_stay(plain: str) -> None:
    assert without_marks(plain) == plain


def test_an_empty_note_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---\ntitle: Only a head\n---\n")
    (found,) = collect([tmp_path])
    assert isinstance(found, Rejection)
    assert found.reason == "empty: no text in it"


def test_many_marks_take_no_time() -> None:
    for sign in ("*", "_", "[", "![", "[[", "`", "(", "<a ", "\\", "**a", "_a ", ">"):
        without_marks(sign * (100_000 // len(sign)))
