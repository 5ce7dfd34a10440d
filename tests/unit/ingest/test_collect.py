import gzip
import json
from pathlib import Path

import pytest

from onrecord.errors import InputError
from onrecord.ingest.article import Article, Rejection
from onrecord.ingest.collect import collect
from onrecord.schema.tables import TABLES

BODY = "The mayor of Kaldor resigned on Monday after a week of protests over the price of water, her office said."
PAGE = f"""<!doctype html><html><head><title>Mayor of Kaldor resigns | Kaldor Post</title>
<script type="application/ld+json">{{"@graph": [{{"@type": "NewsArticle", "headline": "Mayor of Kaldor resigns",
"datePublished": "2025-04-04T23:30:00-02:00", "author": {{"name": "Petra Olm"}}, "publisher": {{"name": "Kaldor Post"}}}}]}}</script>
</head><body><nav><a href="/">Home</a> <a href="/w">World</a></nav><span>14:02 GMT 9 June 2031</span>
<article><h1>Mayor of Kaldor resigns</h1><p>{BODY}</p><p>"I have heard you," said Ines Torvald. {BODY}</p></article>
<footer>Imprint</footer></body></html>"""


def split(paths: list[Path]) -> tuple[list[Article], dict[str, str]]:
    found = list(collect(paths))
    rejected = {Path(r.source).name: r.reason for r in found if isinstance(r, Rejection)}
    return [a for a in found if isinstance(a, Article)], rejected


def test_a_mixed_folder(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "a.txt").write_text(f"Mayor resigns\n\n{BODY}", encoding="utf-8")
    (tmp_path / "b.html").write_text(PAGE, encoding="utf-8")
    row = {
        "id": "r1",
        "outlet": "Radio Halden",
        "title": "Mayor gone",
        "published": "2025-04-05T10:00:00+02:00",
        "text": BODY,
    }
    (tmp_path / "c.jsonl").write_text(
        json.dumps(row | {"section": "local"}) + "\n{broken\n" + '{"id": 7}\n', encoding="utf-8"
    )
    (tmp_path / "d.txt").write_bytes(b"")
    (tmp_path / "e.txt").write_bytes(b"\x00\x01\x02\x03" * 50)
    (tmp_path / "f.pdf").write_bytes(b"%PDF-1.4 ...")
    (tmp_path / "g.txt").write_text("Too few words.", encoding="utf-8")
    (tmp_path / ".hidden.txt").write_text(BODY, encoding="utf-8")
    articles, rejected = split([tmp_path])

    assert [Path(a.source).name for a in articles] == ["b.html", "c.jsonl#r1", "a.txt"]
    page, row_article, text = articles
    assert (page.outlet, page.headline, page.byline) == ("Kaldor Post", "Mayor of Kaldor resigns", "Petra Olm")
    assert (str(page.published_at), page.published_basis) == ("2025-04-05 01:30:00", "metadata")
    assert page.text.count("The mayor of Kaldor") == 2
    assert "Imprint" not in page.text
    assert (row_article.outlet, row_article.extra) == ("Radio Halden", '{"section": "local"}')
    assert str(row_article.published_at) == "2025-04-05 08:00:00"
    assert text.headline == "Mayor resigns"
    assert set(rejected) == {"c.jsonl#2", "c.jsonl#7", "d.txt", "e.txt", "f.pdf", "g.txt"}
    assert "line 2 is not valid JSON" in rejected["c.jsonl#2"]
    assert "PDF" in rejected["f.pdf"]


def test_text_is_kept_to_the_character(tmp_path: Path) -> None:
    text = f"  Mayor\xa0resigns \n\n\t{BODY}\u200b “Yes”\u2028{BODY}  \n"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    assert split([tmp_path / "a.txt"])[0][0].text == text


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252", "iso-8859-15"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    quote = '"' if encoding.startswith("iso") else "“"
    text = f"Café owner resigns\n\n{quote}I go,{quote} said the owner of Café Olm in Kaldor on Monday. {BODY}"
    (tmp_path / "a.txt").write_bytes(text.encode(encoding))
    assert split([tmp_path])[0][0].text == text


def test_gzip_and_json(tmp_path: Path) -> None:
    (tmp_path / "a.json.gz").write_bytes(
        gzip.compress(json.dumps([{"id": 1, "text": BODY}, {"id": 2, "text": "x"}]).encode())
    )
    articles, rejected = split([tmp_path])
    assert [Path(a.source).name for a in articles] == ["a.json.gz#1"]
    assert set(rejected) == {"a.json.gz#2"}


def test_duplicates_name_the_first_in_any_order(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(BODY, encoding="utf-8")
    for paths in ([tmp_path / "b.txt", tmp_path / "a.txt"], [tmp_path]):
        articles, rejected = split(paths)
        assert [Path(a.source).name for a in articles] == ["a.txt"]
        assert rejected == {"b.txt": f"same as {tmp_path / 'a.txt'}"}


def test_other_languages_are_refused_and_short_lists_of_names_are_not(tmp_path: Path) -> None:
    german = "Der Bürgermeister von Kaldor ist am Montag nach Protesten gegen den Wasserpreis zurückgetreten, teilte sein Büro mit. "
    (tmp_path / "de.txt").write_text(german * 4, encoding="utf-8")
    (tmp_path / "ru.txt").write_text(
        "Мэр города ушёл в отставку после недели протестов из-за цены на воду, сообщил её офис." * 3, encoding="utf-8"
    )
    (tmp_path / "list.txt").write_text(
        "Bridge closed\nMayor resigns\nWater dearer\nBakers strike\nFerry sinks", encoding="utf-8"
    )
    articles, rejected = split([tmp_path])
    assert [Path(a.source).name for a in articles] == ["list.txt"]
    assert all(reason.startswith("not English") for reason in rejected.values())


def test_html_without_an_article_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<html><body><script>var a = 1;</script></body></html>", encoding="utf-8")
    assert split([tmp_path])[1] == {"a.html": "no article text found in the page"}


def test_a_missing_path_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file or folder; check the path"):
        list(collect([tmp_path / "nowhere"]))


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone.txt")
    assert "cannot be read" in split([tmp_path])[1]["a.txt"]


def test_a_page_without_an_article_is_refused(tmp_path: Path) -> None:
    buttons = "Share this article\nFacebook\nTwitter\nEmail\nPrint\n\nSubscribe to our newsletter\nSign up\n\nPrivacy policy\nTerms of use\n"
    (tmp_path / "buttons.txt").write_text(buttons)
    (tmp_path / "flash.txt").write_text(
        buttons + "\nThe ferry to Selin sank off the old mole on Monday, the harbour master said.\n"
    )
    flash, refused = sorted(collect([tmp_path]), key=lambda found: isinstance(found, Rejection))
    assert isinstance(flash, Article)
    assert [part.kind for part in flash.passages if part.kind != "furniture"] == ["body"]
    assert refused == Rejection(
        f"{tmp_path.as_posix()}/buttons.txt",
        "no article in it: only what stands around one (menus, buttons, notices)",
    )


def test_rows_say_why_they_have_no_text(tmp_path: Path) -> None:
    (tmp_path / "rows.jsonl").write_text('{"id": "a"}\n{"id": "b", "text": null}\n{"id": "c", "text": 5}\n')
    reasons = [found.reason for found in collect([tmp_path]) if isinstance(found, Rejection)]
    assert [reason.partition(":")[0] for reason in reasons] == ["no text", "empty", "no text"]
    assert "no key `text`" in reasons[0]
    assert "is no string" in reasons[2]


def test_a_text_too_long_to_be_parsed_is_refused_and_the_build_goes_on(tmp_path: Path) -> None:
    line = "MARA OSTREL: The dam would not hold, and the council had known of it since the spring, he said.\n\n"
    (tmp_path / "hearing.txt").write_text(line * 11_000)
    (tmp_path / "part.txt").write_text(line * 2_000)
    refused, part = sorted(collect([tmp_path]), key=lambda found: isinstance(found, Article))
    assert isinstance(part, Article)
    assert refused == Rejection(
        f"{tmp_path.as_posix()}/hearing.txt",
        f"too long for one article: {len(line * 11_000):,} characters, at most 300,000; give it in parts",
    )


@pytest.mark.parametrize(
    "page",
    [
        "Kaldor Post\n\nPlease log in to continue reading. Already a reader of the Post? You have one article left this month.",
        "Mayor of Kaldor resigns\n\nTo continue reading, subscribe now for one crown a month, and cancel whenever you like.",
        "Kaldor Post\n\nPlease enable JavaScript and cookies in your browser, then load this page again to go on.",
        "Just a moment\n\nChecking if you are a human. This may take some seconds, and then the page will open for you.",
        "Kaldor Post\n\nPage not found. The page that you asked for is no longer here, try the search at the top instead.",
    ],
)
def test_a_page_that_stands_before_the_article_is_none(tmp_path: Path, page: str) -> None:
    (tmp_path / "wall.txt").write_text(page, encoding="utf-8")
    articles, rejected = split([tmp_path])
    assert articles == []
    assert rejected["wall.txt"].startswith("no article but a page that stands before it")


@pytest.mark.parametrize(
    "text",
    [
        'Readers of the Kaldor Post had to log in to continue reading on Monday, its editor said: "We were under attack."',
        "The library asks its users to accept cookies, the mayor of Kaldor said on Monday, and nobody has to agree to that.",
        f"Mayor resigns\n\n{BODY} {BODY} {BODY}\n\nSubscribe to continue with our letters.",
    ],
)
def test_an_article_that_speaks_of_such_pages_or_ends_in_one_is_kept(tmp_path: Path, text: str) -> None:
    (tmp_path / "article.txt").write_text(text, encoding="utf-8")
    assert split([tmp_path])[1] == {}


def test_one_word_is_no_words(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("Kaldor", encoding="utf-8")
    assert split([tmp_path])[1] == {"one.txt": "too short to be an article: 1 word"}


def test_a_broken_pdf_prints_nothing_of_its_own(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.4 garbage")
    assert split([tmp_path])[1] == {"broken.pdf": "not readable as a PDF"}
    assert capfd.readouterr().err == ""


def test_half_a_character_that_stands_alone_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "rows.jsonl").write_text(
        '{"title": "Ferry \\ud83d sinks", "text": "The ferry \\udc00 sank on Monday \\ud83d\\ude00, the harbour master said."}\n'
    )
    (article,) = [found for found in collect([tmp_path]) if isinstance(found, Article)]
    assert article.text == "The ferry \ufffd sank on Monday 😀, the harbour master said."
    assert article.headline == "Ferry \ufffd sinks"


def test_json_nested_too_deep_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "deep.json").write_text("[" * 200_000)
    (rejection,) = collect([tmp_path])
    assert isinstance(rejection, Rejection)
    assert rejection.reason == "not valid JSON: nested too deep"


@pytest.mark.parametrize("name", ["a.txt", "b.jsonl", "c.html", "d.csv"])
def test_what_no_reader_foresaw_is_left_out_and_the_pile_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    text = "The ferry sank on Monday, the harbour master said."
    (tmp_path / "z.eml").write_text(f"Subject: Ferry\n\n{text}\n{text}\n")
    content = {".jsonl": json.dumps({"text": text}), ".csv": f"title,text\nFerry,{text!r}\n"}
    (tmp_path / name).write_text(content.get(Path(name).suffix, f"<p>{text}</p>" if name == "c.html" else text))

    def fails(*_: object, **__: object) -> Article:
        raise IndexError("string index out of range")

    for module, reader in (
        ("html", "assemble"),
        ("collect", "assemble"),
        ("collect", "read_html"),
        ("rows", "read_marked_up"),
    ):
        monkeypatch.setattr(f"onrecord.ingest.{module}.{reader}", fails)
    found = list(collect([tmp_path]))
    assert [each.reason for each in found if isinstance(each, Rejection)] == [
        "cannot be read: IndexError: string index out of range"
    ]
    assert [Path(each.source).name for each in found if isinstance(each, Article)] == ["z.eml"]


def test_reports_and_tables_of_the_program_are_no_articles(tmp_path: Path) -> None:
    header = ",".join(TABLES["article"].column_names)
    (tmp_path / "article.csv").write_text(f'{header}\nt1,a.txt,"{BODY}"\n', encoding="utf-8")
    (tmp_path / "mine.csv").write_text(f'title,text\nMayor resigns,"{BODY}"\n', encoding="utf-8")
    report = PAGE.replace("<head>", '<head><meta name="generator" content="onrecord 0.1.0">')
    (tmp_path / "report.html").write_text(report, encoding="utf-8")
    other = PAGE.replace("<head>", '<head><meta name="generator" content="Press 6.4"><!-- onrecord -->')
    (tmp_path / "page.html").write_text(other, encoding="utf-8")
    articles, rejected = split([tmp_path])
    assert {Path(article.source).name.partition("#")[0] for article in articles} == {"mine.csv", "page.html"}
    assert set(rejected) == {"article.csv", "report.html"}
    assert all("onrecord itself wrote it" in reason for reason in rejected.values())
