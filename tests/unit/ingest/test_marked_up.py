"""Bodies that services and feeds give: a page, a fragment of one, text with entities, text that only looks like markup."""

from __future__ import annotations

import pytest

from onrecord.errors import IngestError
from onrecord.ingest.assemble import Known
from onrecord.ingest.html import read_marked_up

BODY = "The mayor of Kaldor resigned on Friday after a week of protests over the price of water, her office said."
MORE = "The council of Kaldor will meet on Monday, two officials told the Sund Times."


def text_of(body: str) -> str:
    return read_marked_up("x", body, Known(headline="Mayor resigns")).text


@pytest.mark.parametrize(
    "body",
    [
        f"<p>{BODY}</p>\n<p>{MORE}</p>",
        f"{BODY}<br/><br />{MORE}",
        f'<blockquote cite="https://a.example/?x=1">{BODY}</blockquote><span class="y">{MORE}</span>',
        f'<div class="c">{BODY}</div><div>{MORE}</div>',
        f"<!DOCTYPE html><html><body><article><p>{BODY}</p><p>{MORE}</p></article></body></html>",
        f"<p>{BODY}</p><p>The council of <b>Kaldor</b> will meet on&nbsp;Monday, two <a href='/o'>officials</a> told the Sund Times.</p>",
    ],
    ids=["paragraphs", "breaks", "quotation", "blocks", "page", "inner marks"],
)
def test_a_page_and_a_fragment_give_their_words(body: str) -> None:
    lines = [line.replace("\xa0", " ") for line in text_of(body).split("\n") if line.strip()]
    assert " ".join(lines) == f"{BODY} {MORE}"


def test_what_is_known_goes_before_what_a_page_says() -> None:
    page = f"<html><head><title>Another title altogether</title></head><body><article><p>{BODY}</p><p>{MORE}</p></article></body></html>"
    found = read_marked_up("x", page, Known(headline="Mayor resigns", outlet="Kaldor Post"))
    assert (found.headline, found.outlet) == ("Mayor resigns", "Kaldor Post")


def test_entities_are_letters() -> None:
    assert text_of(f"{BODY} &quot;We&#8217;ll see&quot; &amp; wait.") == f'{BODY} "We’ll see" & wait.'


@pytest.mark.parametrize(
    "words",
    [
        "The test asks whether a <b and b < c, and whether x > y.",
        "It holds where a <b and b> c, for all of them.",
        "He wrote <sic> behind the name, and <ada@kaldor.example> below it.",
        "AT&T and Marks & Spencer; the price rose &c.",
        "The sign <3 stood there.",
        "Use <another> word for it.",
    ],
)
def test_what_only_looks_like_markup_stays(words: str) -> None:
    assert text_of(f"{BODY} {words}") == f"{BODY} {words}"


def test_markup_without_words_is_refused() -> None:
    with pytest.raises(IngestError, match="no article text"):
        text_of('<p></p><div><img src="a.png"></div>')
