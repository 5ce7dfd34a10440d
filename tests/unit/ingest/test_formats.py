"""Files that people have beside plain text and HTML: sheets, feeds, mail, saved pages, Word documents."""

import io
import json
import zipfile
from pathlib import Path

import pytest

from onrecord.ingest.article import Article, Rejection
from onrecord.ingest.collect import collect

BODY = "The mayor of Kaldor resigned on Friday after a week of protests over the price of water, her office said."


def read(path: Path, content: str | bytes) -> tuple[list[Article], list[Rejection]]:
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    found = list(collect([path]))
    return [each for each in found if isinstance(each, Article)], [
        each for each in found if isinstance(each, Rejection)
    ]


def test_csv_with_quoted_lines_and_other_columns(tmp_path: Path) -> None:
    sheet = (
        f'id,Title,Outlet,Text,section\n1,Mayor goes,Kaldor Post,"{BODY}\n\nShe said ""yes"".",local\n2,x,y,short,z\n'
    )
    (article,), (short,) = read(tmp_path / "a.csv", sheet)
    assert (article.headline, article.outlet, article.extra) == ("Mayor goes", "Kaldor Post", '{"section": "local"}')
    assert article.text == f'{BODY}\n\nShe said "yes".'
    assert article.source.endswith("a.csv#1")
    assert short.source.endswith("a.csv#2")


def test_semicolons_and_tabs(tmp_path: Path) -> None:
    assert read(tmp_path / "a.csv", f"text;outlet\n{BODY};Kaldor Post\n")[0][0].outlet == "Kaldor Post"
    assert read(tmp_path / "a.tsv", f"content\tpublisher\n{BODY}\tKaldor Post\n")[0][0].outlet == "Kaldor Post"


def test_csv_without_texts_says_what_is_missing(tmp_path: Path) -> None:
    _, (rejection,) = read(tmp_path / "a.csv", "place,people\nKaldor,12\n")
    assert "no column of texts" in rejection.reason


def test_rss_with_full_texts_and_the_outlet_an_aggregator_names(tmp_path: Path) -> None:
    feed = f"""<?xml version="1.0"?><rss xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>All the Coast</title>
    <item><title>Mayor resigns</title><link>https://kaldorpost.example/1</link><source url="https://kaldorpost.example">Kaldor Post</source>
    <pubDate>Fri, 04 Apr 2031 10:00:00 +0200</pubDate><description>Short.</description>
    <content:encoded><![CDATA[<p>{BODY}</p><p>"I have heard you," said Ines Torvald. {BODY}</p>]]></content:encoded></item>
    <item><title>Other</title><description>{BODY}</description></item></channel></rss>"""
    (first, second), _ = read(tmp_path / "a.rss", feed)
    assert (first.outlet, first.url, str(first.published_at)) == (
        "Kaldor Post",
        "https://kaldorpost.example/1",
        "2031-04-04 08:00:00",
    )
    assert first.text.startswith(BODY)
    assert (second.outlet, second.text) == ("All the Coast", BODY)
    assert second.source.endswith("a.rss#2")


def test_atom_by_its_content_whatever_the_name(tmp_path: Path) -> None:
    feed = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Kaldor Post</title><entry><title>Mayor</title>
    <link href="https://kaldorpost.example/2"/><updated>2031-04-04T10:00:00Z</updated><summary>{BODY}</summary></entry></feed>"""
    (article,), _ = read(tmp_path / "a.txt", feed)
    assert (article.outlet, article.url) == ("Kaldor Post", "https://kaldorpost.example/2")


def test_a_feed_reads_no_file_of_the_machine(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("the secret of the house stands in this file and nowhere else at all")
    feed = f"""<!DOCTYPE rss [<!ENTITY x SYSTEM "file://{tmp_path}/secret">]><rss><channel><item><title>t</title>
    <description>&x; {BODY}</description></item></channel></rss>"""
    articles, _ = read(tmp_path / "a.xml", feed)
    assert all("secret of the house" not in article.text for article in articles)


def test_a_broken_feed_is_refused(tmp_path: Path) -> None:
    assert "not well-formed" in read(tmp_path / "a.rss", "<rss><channel>")[1][0].reason


def test_mail_and_saved_page(tmp_path: Path) -> None:
    mail = f"Subject: Mayor resigns\nDate: Fri, 04 Apr 2031 10:00:00 +0000\nContent-Type: text/plain; charset=utf-8\n\n{BODY}\n"
    (article,), _ = read(tmp_path / "a.eml", mail)
    assert (article.headline, str(article.published_at)[:10], article.text.strip()) == (
        "Mayor resigns",
        "2031-04-04",
        BODY,
    )
    page = (
        "Snapshot-Content-Location: https://kaldorpost.example/3\nDate: Mon, 09 Jun 2036 10:00:00 +0000\nMIME-Version: 1.0\n"
        'Content-Type: multipart/related; boundary="b"\n\n--b\nContent-Type: text/html; charset=utf-8\n\n'
        f"<html><body><article><h1>Mayor resigns at last</h1><p>{BODY}</p><p>{BODY}</p></article></body></html>\n--b--\n"
    )
    (saved,), _ = read(tmp_path / "a.mhtml", page)
    assert (saved.url, saved.published_at) == ("https://kaldorpost.example/3", None)
    assert BODY in saved.text


def test_word(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        paragraphs = "".join(f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>" for words in ("Mayor resigns", BODY))
        space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        archive.writestr(
            "word/document.xml", f'<w:document xmlns:w="{space}"><w:body>{paragraphs}</w:body></w:document>'
        )
    (article,), _ = read(tmp_path / "a.docx", packed.getvalue())
    assert (article.headline, article.text) == ("Mayor resigns", f"Mayor resigns\n{BODY}")
    assert read(tmp_path / "b.docx", b"PK\x03\x04 broken")[1][0].reason == "not readable as a Word document"


@pytest.mark.parametrize("content", ["<?xml version='1.0'?><invoice><sum>12</sum></invoice>", "<rss><channel/></rss>"])
def test_xml_without_items_is_named(tmp_path: Path, content: str) -> None:
    articles, (rejection,) = read(tmp_path / "a.xml", content)
    assert not articles
    assert "without items" in rejection.reason


def test_quotation_marks_in_a_tsv_are_marks_unless_they_enclose_cells(tmp_path: Path) -> None:
    loose = f'title\ttext\n"Enough\t{BODY}\nFerry stops\t{BODY} It rained.\n"Go\t{BODY} "No," she said.\n'
    articles, rejections = read(tmp_path / "a.tsv", loose)
    assert ([article.headline for article in articles], rejections) == (['"Enough', "Ferry stops", '"Go'], [])
    enclosed = f'title\ttext\n"Mayor ""tired"""\t"{BODY}\n\nIt rained."\n'
    (article,), _ = read(tmp_path / "b.tsv", enclosed)
    assert (article.headline, article.text) == ('Mayor "tired"', f"{BODY}\n\nIt rained.")


def test_a_row_that_is_no_csv_hides_no_row_behind_it(tmp_path: Path) -> None:
    broken = "x" * 10_000_001  # no cell is as long
    sheet = f'title,text\nFerry stops,"{BODY}"\n{broken},x\nBridge shut,"{BODY} Again."\nRain,"{BODY} Still."\n'
    articles, (rejection,) = read(tmp_path / "a.csv", sheet)
    assert [(article.headline, article.source[-7:]) for article in articles] == [
        ("Ferry stops", "a.csv#1"), ("Bridge shut", "a.csv#3"), ("Rain", "a.csv#4")
    ]  # fmt: skip
    assert rejection.source.endswith("a.csv#2")
    assert rejection.reason.startswith("the row of line 3 cannot be read as CSV: ")


def test_a_quotation_mark_that_stays_open_in_a_csv_swallows_no_rows_silently(tmp_path: Path) -> None:
    sheet = f'title,text\nFerry stops,"{BODY}"\nEnough,"{BODY}\nBridge shut,{BODY}\nMole,It rained.\n'
    (article,), (rejection,) = read(tmp_path / "a.csv", sheet)
    assert article.headline == "Ferry stops"
    assert "line 3 is never closed" in rejection.reason


@pytest.mark.parametrize(
    ("source", "outlet"),
    [
        ("Kaldor Post", "Kaldor Post"),
        ({"id": None, "name": "Radio Sund"}, "Radio Sund"),
        ("in/a.txt", None),
        ("https://kaldorpost.example/1", None),
        ("crawl.warc", None),
        (7, None),
    ],
)
def test_source_is_the_outlet_where_it_is_a_name(tmp_path: Path, source: object, outlet: str | None) -> None:
    (article,), _ = read(tmp_path / "a.json", json.dumps({"Title": "Mayor goes", "Body": BODY, "source": source}))
    assert (article.headline, article.outlet) == ("Mayor goes", outlet)
    assert (article.extra is None) == (outlet is not None)


@pytest.mark.parametrize(
    ("date", "day"),
    [(20310404, "2031-04-04"), (1933066800, "2031-04-04"), (2031, "None"), (47942, "None"), (20319999, "None")],
)
def test_a_number_is_a_day_only_where_it_is_written_as_one(tmp_path: Path, date: int, day: str) -> None:
    (article,), _ = read(tmp_path / "a.json", json.dumps({"text": BODY, "Date": date}))
    assert str(article.published_at)[:10] == day


def test_json_lines_under_the_name_of_json(tmp_path: Path) -> None:
    lines = "".join(json.dumps({"text": f"{BODY} {more}"}) + "\n" for more in ("It rained.", "It snowed."))
    articles, rejections = read(tmp_path / "a.json", lines)
    assert ([article.source[-2:] for article in articles], rejections) == (["#1", "#2"], [])
    assert "not valid JSON" in read(tmp_path / "b.json", '{"text":\n"broken\n}')[1][0].reason


def test_atom_names_authors_and_its_own_page(tmp_path: Path) -> None:
    person = (
        "<author><name>{0}</name><email>desk@kaldorpost.example</email><uri>https://kaldorpost.example/p</uri></author>"
    )
    feed = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Kaldor Post</title><entry><title>Mayor</title>
    <link rel="replies" href="https://kaldorpost.example/2/talk"/><link href="https://kaldorpost.example/2"/>
    {person.format("Petra Olm")}{person.format("Jon Hald")}<summary>{BODY}</summary></entry></feed>"""
    (article,), _ = read(tmp_path / "a.atom", feed)
    assert (article.byline, article.url) == ("Petra Olm, Jon Hald", "https://kaldorpost.example/2")


PARAGRAPHS = (
    "<p>The harbour of Tolm was closed on Tuesday after a tanker ran aground, the port authority said.</p>"
    "<p>&ldquo;The captain did not answer our calls,&rdquo; said Ina Brask, the harbour master, who had warned of the storm a day earlier.</p>"
)


def test_what_a_site_s_own_service_answers(tmp_path: Path) -> None:
    post = {
        "title": {"rendered": "Harbour &amp; port closed"},
        "content": {"rendered": PARAGRAPHS},
        "date": "2031-03-04T10:00:00",
    }
    (article,), _ = read(tmp_path / "a.json", json.dumps([post]))
    assert article.headline == "Harbour & port closed"
    assert article.text.split("\n")[1].startswith("\u201cThe captain did not answer our calls,\u201d said Ina Brask")
    assert "<" not in article.text


@pytest.mark.parametrize("key", ["articles", "results", "data"])
def test_lists_and_keys_of_news_services(tmp_path: Path, key: str) -> None:
    row = {
        "source": {"id": None, "name": "Halden Wire"},
        "headline": "Harbour closed",
        "articleBody": BODY,
        "publishedAt": "2031-03-04T10:00:00Z",
    }
    (article,), _ = read(tmp_path / "a.json", json.dumps({"status": "ok", key: [row]}))
    assert (article.outlet, article.headline) == ("Halden Wire", "Harbour closed")
    assert str(article.published_at) == "2031-03-04 10:00:00"


def test_a_day_that_can_be_read_goes_before_one_that_cannot(tmp_path: Path) -> None:
    (article,), _ = read(tmp_path / "a.json", json.dumps({"text": BODY, "published": "unknown", "date": "2031-03-04"}))
    assert str(article.published_at) == "2031-03-04 00:00:00"


def test_entities_in_plain_text_are_letters_and_a_lone_ampersand_stays(tmp_path: Path) -> None:
    (article,), _ = read(tmp_path / "a.json", json.dumps({"text": f"{BODY} Brask &amp; Sons&rsquo; yard was shut."}))
    assert article.text.endswith("Brask & Sons\u2019 yard was shut.")
    (article,), _ = read(tmp_path / "b.json", json.dumps({"text": f"{BODY} R&D went on; a < b."}))
    assert article.text.endswith("R&D went on; a < b.")


def test_a_row_keeps_its_address_and_a_date_that_cannot_be_read(tmp_path: Path) -> None:
    row = {
        "id": "a",
        "url": "https://kaldorpost.invalid/1",
        "title": "",
        "headline": "Mayor resigns",
        "published": "a while ago",
        "text": BODY,
    }
    ((article,), _) = read(tmp_path / "rows.jsonl", json.dumps(row) + "\n")
    assert (article.url, article.headline, article.published_at) == (
        "https://kaldorpost.invalid/1",
        "Mayor resigns",
        None,
    )
    assert json.loads(article.extra) == {"published": "a while ago"}


def test_a_page_is_of_the_day_of_its_publication_not_of_its_last_change(tmp_path: Path) -> None:
    stated = json.dumps(
        {"@type": "NewsArticle", "dateModified": "2031-06-09T10:00:00Z", "datePublished": "2031-04-04T10:00:00Z"}
    )
    page = f'<html><head><script type="application/ld+json">{stated}</script></head><body><article><h1>Mayor resigns at last</h1><p>{BODY}</p><p>{BODY}</p></article></body></html>'
    assert str(read(tmp_path / "a.html", page)[0][0].published_at) == "2031-04-04 10:00:00"


def test_one_text_printed_on_two_days_is_two_articles(tmp_path: Path) -> None:
    rows = [{"id": day, "text": BODY, "outlet": "Kaldor Post", "published": f"2031-04-0{day}"} for day in (4, 5)]
    articles, rejections = read(tmp_path / "rows.jsonl", "\n".join(map(json.dumps, rows)))
    assert (len(articles), rejections) == (2, [])


def test_a_page_is_read_by_the_table_that_it_declares(tmp_path: Path) -> None:
    page = (
        '<html><head><meta charset="iso-8859-2"></head><body><article><h1>Čapek</h1>'
        f"<p>Karel Čapek spoke. {BODY}</p><p>{BODY}</p></article></body></html>"
    )
    assert "Karel Čapek spoke." in read(tmp_path / "a.html", page.encode("iso-8859-2"))[0][0].text


def test_text_of_wide_letters_is_read(tmp_path: Path) -> None:
    assert read(tmp_path / "a.txt", BODY.encode("utf-32"))[0][0].text == BODY


def test_a_flash_is_an_article_and_fewer_words_are_none(tmp_path: Path) -> None:
    assert len(read(tmp_path / "a.txt", "The ferry sank off Selmar, nine died.")[1]) == 1
    assert len(read(tmp_path / "b.txt", "The ferry sank off old Selmar, nine died.")[0]) == 1
