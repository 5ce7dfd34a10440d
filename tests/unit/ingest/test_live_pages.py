"""Live pages, whose posts extraction takes for articles of their own, and what JSON-LD states of a page by reference. All of it invented."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from onrecord.ingest.article import Article
from onrecord.ingest.collect import collect

LEAD = "The mayor of Kaldor is under pressure after a week of protests over the price of water."
EARLY = "The harbour master said at dawn that nobody had drowned in the flood of the night."
LAST = 4


def said(number: int) -> str:
    return f"The mayor of Kaldor told reporters at {number} o'clock on Friday that she would not resign, and left the hall."


def post(number: int, tag: str, names: str) -> str:
    point = f"<ul><li>Point {number} of her list is water.</li></ul>" if number != 2 else ""
    return (
        f'<{tag} {names}><header><time datetime="2031-04-04T1{number}:00:00Z">1{number}.00</time><h2>Heading {number} of the day</h2>'
        f"</header><p>{said(number)}</p>{point}</{tag}>"
    )


def page(posts: str, *, script: object = None, around: str = "<ol>") -> str:
    stated = f'<script type="application/ld+json">{json.dumps(script)}</script>' if script else ""
    return (
        f"<html><head><title>Kaldor live</title>{stated}</head><body><nav><ul><li><a href='/'>Home</a></li></ul></nav><main>"
        f'<h1>Kaldor live: the mayor</h1><div class="standfirst"><p>{LEAD}</p></div>{around}{posts}{around.replace("<", "</")}</main>'
        "<footer>© 2031 Kaldor Post. All rights reserved.</footer></body></html>"
    )


def read(path: Path, content: str) -> Article:
    path.write_text(content, encoding="utf-8")
    (found,) = collect([path])
    assert isinstance(found, Article), found
    return found


LIVE = {"@type": "LiveBlogPosting", "headline": "Kaldor live: the mayor", "datePublished": "2031-04-04T08:00:00Z"}
FORMS = {
    "articles": ("article", 'data-component="Block"', "<div>"),
    "items": ("li", 'class="lx-stream__post-container"', "<ol>"),
    "posts": ("div", 'class="post"', "<div>"),
    "sections": ("section", "", "<div>"),
}


@pytest.mark.parametrize("form", FORMS)
def test_every_post_of_a_live_page_is_read(tmp_path: Path, form: str) -> None:
    tag, names, around = FORMS[form]
    posts = "".join(post(number, tag, names) for number in range(LAST, -1, -1))
    lines = read(tmp_path / "a.html", page(posts, script=LIVE, around=around)).text.split("\n")
    assert LEAD in lines
    for number in range(LAST + 1):
        at = lines.index(f"Heading {number} of the day")
        assert lines[at + 1] == said(number)
        assert (lines[at + 2 : at + 3] == [f"- Point {number} of her list is water."]) == (number != 2)


def test_posts_that_only_search_engines_are_told_of_come_below(tmp_path: Path) -> None:
    updates = [
        {"@type": "BlogPosting", "headline": "Early &amp; late", "articleBody": f"<p>{EARLY}</p>"},
        {"@type": "BlogPosting", "headline": "Again", "articleBody": said(1)},
        {"@type": "BlogPosting", "headline": "No words"},
    ]
    posts = "".join(post(number, "div", "") for number in range(LAST))
    text = read(
        tmp_path / "a.html", page(posts, script={"@graph": [{**LIVE, "liveBlogUpdate": updates}]}, around="<div>")
    ).text
    assert text.endswith(f"\nEarly & late\n{EARLY}")
    assert text.count(said(1)) == 1
    assert "Again" not in text


def test_an_article_with_a_list_of_live_posts_beside_it_stays_itself(tmp_path: Path) -> None:
    told = "".join(
        f"<p>{said(number)} The council met for the {number + 3}rd time, and a third of it left.</p>"
        for number in range(6)
    )
    teasers = "".join(f"<li><time>1{n}.00</time><p>Elsewhere, item {n} of the news</p></li>" for n in range(4))
    plain = f"<html><body><main><article><h1>Mayor stays on in Kaldor</h1>{told}</article>"
    beside = f'<aside class="liveblog-teaser"><ul>{teasers}</ul></aside></main></body></html>'
    assert "Elsewhere" not in read(tmp_path / "a.html", plain + beside).text


def test_publisher_and_authors_by_reference(tmp_path: Path) -> None:
    graph = [
        {
            "@type": "NewsArticle",
            "headline": "Mayor stays on",
            "publisher": {"@id": "#kp"},
            "author": [{"@id": "#po"}, {"@id": "#none"}],
        },
        {
            "@type": "WebSite",
            "name": "A site",
            "publisher": {"@type": "Organization", "@id": "#kp", "name": "Kaldor Post"},
        },
        {"@type": "Person", "@id": "#po", "name": "Petra Olm"},
    ]
    found = read(tmp_path / "a.html", page("".join(post(n, "div", "") for n in range(3)), script={"@graph": graph}))
    assert (found.outlet, found.byline) == ("Kaldor Post", "Petra Olm")


def test_words_that_a_page_states_hold_no_markup(tmp_path: Path) -> None:
    script = {"@type": "NewsArticle", "articleBody": f"<p>{EARLY}</p><p>&ldquo;{LEAD}&rdquo; she said.</p>"}
    text = read(
        tmp_path / "a.html",
        f'<html><body><script type="application/ld+json">{json.dumps(script)}</script><div></div></body></html>',
    ).text
    assert text == f"{EARLY}\n“{LEAD}” she said."
