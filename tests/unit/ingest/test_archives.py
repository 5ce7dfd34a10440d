"""What newsrooms and libraries have: PDF, WARC archives, exports of Nexis and Factiva. All of it invented."""

from __future__ import annotations

import builtins
import io
from pathlib import Path
from typing import Any

import pytest

from onrecord.errors import IngestError
from onrecord.ingest.article import Article, Rejection
from onrecord.ingest.collect import collect
from onrecord.ingest.databases import looks_like_database
from onrecord.ingest.pdf import paragraphs, pdf_text

BODY = "The mayor of Kaldor resigned on Friday after a week of protests over the price of water, her office said."
MORE = "Ines Torvald, who leads the opposition, told Radio Sund that the council would vote on Monday on a new mayor."

NEXIS = f"""
Mayor of Kaldor resigns

Kaldor Post (Sund)

April 4, 2031 Friday 10:15 AM GMT

Copyright 2031 Kaldor Post Limited All Rights Reserved

Section: WORLD NEWS; Version:1
Length: 45 words
Byline: Petra Olm in Kaldor
Highlight: Water at the heart of the quarrel
Body

{BODY}

{MORE}

Load-Date: April 4, 2031

End of Document


Council meets over water

Sund Times

April 6, 2031 Sunday

Copyright 2031 Sund Media

Length: 38 words

Body

{MORE} {BODY}

Load-Date: April 6, 2031

End of Document
"""
OLD = f"""
1 of 2 DOCUMENTS

Kaldor Post

April 4, 2031 Friday

Mayor of Kaldor resigns

BYLINE: Petra Olm
SECTION: NEWS; Pg. 3
LENGTH: 45 words

{BODY}

{MORE}

LOAD-DATE: April 4, 2031

2 of 2 DOCUMENTS

Sund Times

April 6, 2031 Sunday

LENGTH: 38 words
HIGHLIGHT: Council

{MORE} {BODY}

LOAD-DATE: April 6, 2031
"""
FACTIVA = f"""Mayor of Kaldor resigns
By Petra Olm
45 words
4 April 2031
10:15
Halden Wire News
HWN
English
(c) 2031 Halden Wire

KALDOR, April 4 (Halden Wire) - {BODY}

{MORE}

Document HWN0000020310404ej4400abc


Council meets over water
38 words
6 April 2031
Sund Times
SUNT
English
Copyright 2031 Sund Media

{MORE} {BODY}

Document SUNT000020310406ej4600def
"""
CODED = f"""HD
Mayor of Kaldor resigns
BY By Petra Olm
WC 45 words
PD 4 April 2031
SN Halden Wire News
SC HWN
LA English
CY (c) 2031 Halden Wire
LP
{BODY}
TD
{MORE}
AN
Document HWN0000020310404ej4400abc
"""


def read(path: Path, content: str | bytes) -> tuple[list[Article], list[Rejection]]:
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    found = list(collect([path]))
    return [each for each in found if isinstance(each, Article)], [
        each for each in found if isinstance(each, Rejection)
    ]


@pytest.mark.parametrize(
    ("export", "outlet", "clock", "byline"),
    [
        (NEXIS, "Kaldor Post (Sund)", "10:15:00", "Petra Olm in Kaldor"),
        (OLD, "Kaldor Post", "00:00:00", "Petra Olm"),
        (FACTIVA, "Halden Wire News", "00:00:00", "Petra Olm"),
    ],
    ids=["nexis", "lexisnexis", "factiva"],
)
def test_one_file_with_two_articles(tmp_path: Path, export: str, outlet: str, clock: str, byline: str) -> None:
    (first, second), rejections = read(tmp_path / "export.txt", export)
    assert rejections == []
    assert (first.outlet, first.headline, first.byline, str(first.published_at)) == (
        outlet,
        "Mayor of Kaldor resigns",
        byline,
        f"2031-04-04 {clock}",
    )
    assert BODY in first.text
    assert first.text.endswith(MORE)
    assert (second.outlet, str(second.published_at)) == ("Sund Times", "2031-04-06 00:00:00")
    assert second.text == f"{MORE} {BODY}"
    assert [first.source[-2:], second.source[-2:]] == ["#1", "#2"]
    for article in (first, second):
        for furniture in (
            "words",
            "Copyright",
            "Load-Date",
            "LOAD-DATE",
            "End of Document",
            "Length",
            "English",
            "Document",
        ):
            assert furniture not in article.text


def test_nexis_keeps_its_other_fields(tmp_path: Path) -> None:
    (first, _), _ = read(tmp_path / "export.txt", NEXIS)
    assert first.extra is not None
    assert '"section": "WORLD NEWS; Version:1"' in first.extra
    assert '"highlight": "Water at the heart of the quarrel"' in first.extra


def test_factiva_with_codes(tmp_path: Path) -> None:
    (article,), _ = read(tmp_path / "export.txt", CODED)
    assert (article.outlet, article.headline, article.byline) == (
        "Halden Wire News",
        "Mayor of Kaldor resigns",
        "Petra Olm",
    )
    assert article.text == f"{BODY}\n\n{MORE}"


def test_a_document_without_a_body_is_left_out_with_a_reason(tmp_path: Path) -> None:
    (_, _), (rejection,) = read(tmp_path / "export.txt", NEXIS + "\nOnly a headline\n\nSund Times\n\nApril 7, 2031 Monday\n\nLength: 0 words\n\nBody\n\n\nEnd of Document\n")  # fmt: skip
    assert rejection.source.endswith("export.txt#3")


def test_an_article_that_speaks_of_documents_is_no_export() -> None:
    assert not looks_like_database(f"{BODY}\n\nEnd of Document was the title of his book.\n\n{MORE}")
    assert not looks_like_database(f"{BODY}\n\nThe letter has 45 words.\n\n{MORE}")
    assert looks_like_database(FACTIVA)


def pdf(pages: list[list[str]]) -> bytes:
    """A PDF by hand: a page a list of lines, in Helvetica."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    kids = []
    for lines in pages:
        shown = "".join("(" + line.replace("(", "\\(").replace(")", "\\)") + ") Tj T*\n" for line in lines)
        stream = f"BT /F1 11 Tf 14 TL 50 780 Td\n{shown}ET"
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(objects)} 0 R"
            " /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    out, offsets = io.BytesIO(), []
    out.write(b"%PDF-1.4\n")
    for number, each in enumerate(objects, start=1):
        offsets.append(out.tell())
        out.write(f"{number} 0 obj\n{each}\nendobj\n".encode("latin-1"))
    start = out.tell()
    out.write(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode())
    out.write("".join(f"{offset:010} 00000 n \n" for offset in offsets).encode())
    out.write(f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF".encode())
    return out.getvalue()


HEAD = "Kaldor Post"
PAGES = [
    [HEAD, "Mayor of Kaldor resigns", "", "The mayor of Kaldor resigned on Friday after a week of protests over the", "price of water, her office said. She had been in office for eleven years and", "had wanted to stay.", "", "1"],
    [HEAD, "Ines Torvald, who leads the opposition, told Radio Sund that the coun-", "cil would vote on Monday on a new mayor, and that she would stand for the", "office herself.", "2"],
    [HEAD, "Nobody was hurt.", "3"],
]  # fmt: skip


def test_a_pdf_gives_paragraphs_without_page_numbers_and_running_heads(tmp_path: Path) -> None:
    pytest.importorskip("pypdf")
    (article,), rejections = read(tmp_path / "page.pdf", pdf(PAGES))
    assert rejections == []
    assert "protests over the price of water, her office said." in article.text, "lines of a paragraph are joined"
    assert "the council would vote on Monday" in article.text, "a word parted at a line's end is whole"
    assert HEAD not in article.text
    assert not any(line in {"1", "2", "3"} for line in article.text.split("\n"))


def test_paragraphs_end_where_a_sentence_ends_before_the_margin() -> None:
    pages = [["A line that runs to the margin of the page and then goes", "on here.", "Another begins here and runs to the margin of the page as well."]]  # fmt: skip
    assert paragraphs(pages) == (
        "A line that runs to the margin of the page and then goes on here.\n\nAnother begins here and runs to the margin of the page as well."
    )


def test_a_headline_that_is_broken_goes_on_and_signs_of_printers_are_letters() -> None:
    long = "A line that runs to the margin of the page and then goes a little further than most."
    pages = [
        [
            "Mayor of Kaldor resigns,",
            "what we know",
            "By Ines Torvald",
            "Staff of the o\ufb03ce",
            f"{long} The \ufb02ood was \ufb01rst.",
        ]
    ]
    assert paragraphs(pages).split("\n\n") == [
        "Mayor of Kaldor resigns, what we know",
        "By Ines Torvald",
        "Staff of the office",
        f"{long} The flood was first.",
    ]


def test_a_pdf_export_of_a_database_holds_its_articles(tmp_path: Path) -> None:
    pytest.importorskip("pypdf")
    lines = ["Mayor of Kaldor resigns", "", "Kaldor Post", "", "April 4, 2031 Friday", "", "Length: 45 words", "", "Body", "",
             BODY[: BODY.index("over")].strip(), BODY[BODY.index("over") :], "", "Load-Date: April 4, 2031", "", "End of Document"]  # fmt: skip
    (article,), _ = read(tmp_path / "export.pdf", pdf([lines]))
    assert (article.outlet, article.headline) == ("Kaldor Post", "Mayor of Kaldor resigns")
    assert article.text == BODY


@pytest.mark.parametrize(
    ("content", "reason"),
    [(pdf([[]]), "its pages are pictures"), (b"%PDF-1.4\nnothing", "not readable as a PDF"), (b"no pdf at all", "not readable as a PDF")],
    ids=["pictures", "damaged", "other"],
)  # fmt: skip
def test_a_pdf_that_cannot_be_read_says_why(tmp_path: Path, content: bytes, reason: str) -> None:
    pytest.importorskip("pypdf")
    _, (rejection,) = read(tmp_path / "a.pdf", content)
    assert reason in rejection.reason


def warc(pages: list[tuple[str, str, str]], compress: bool = False) -> bytes:
    """An archive by warcio: (address, type, body) a response."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    out = io.BytesIO()
    writer = WARCWriter(out, gzip=compress)
    for url, kind, body in pages:
        headers = StatusAndHeaders("200 OK", [("Content-Type", kind)], protocol="HTTP/1.0")
        record = writer.create_warc_record(url, "response", payload=io.BytesIO(body.encode()), http_headers=headers, warc_headers_dict={"WARC-Date": "2033-01-01T00:00:00Z"})  # fmt: skip
        writer.write_record(record)
    return out.getvalue()


PAGE = f'<html><head><title>Mayor goes</title><meta property="og:site_name" content="Kaldor Post"></head><body><article><h1>Mayor goes</h1><p>{BODY}</p><p>{MORE}</p></article></body></html>'


@pytest.mark.parametrize("compress", [False, True])
def test_an_archive_gives_its_pages_and_nothing_else(tmp_path: Path, compress: bool) -> None:
    pytest.importorskip("warcio")
    data = warc([("https://kaldorpost.invalid/1", "text/html; charset=utf-8", PAGE), ("https://kaldorpost.invalid/a.js", "text/javascript", "let a = 1;"),
                 ("https://kaldorpost.invalid/2", "text/html", "<html><body></body></html>")], compress)  # fmt: skip
    (article,), (empty,) = read(tmp_path / ("crawl.warc.gz" if compress else "crawl.warc"), data)
    assert (article.url, article.outlet) == ("https://kaldorpost.invalid/1", "Kaldor Post")
    assert article.source.endswith("#https://kaldorpost.invalid/1")
    assert article.published_at is None, "the day of capture is no day of publication"
    assert article.extra == '{"captured": "2033-01-01T00:00:00Z"}'
    assert BODY in article.text
    assert empty.source.endswith("#https://kaldorpost.invalid/2")


def test_a_page_that_a_tool_rendered_is_a_page(tmp_path: Path) -> None:
    pytest.importorskip("warcio")
    from warcio.warcwriter import WARCWriter

    out = io.BytesIO()
    writer = WARCWriter(out, gzip=False)
    for url, kind, body in (("https://kaldorpost.invalid/1", "text/html", PAGE), ("urn:log:1", "text/plain", BODY)):
        payload = io.BytesIO(body.encode())
        writer.write_record(writer.create_warc_record(url, "resource", payload=payload, warc_content_type=kind))
    (article,), rejections = read(tmp_path / "crawl.warc", out.getvalue())
    assert (article.url, article.outlet, rejections) == ("https://kaldorpost.invalid/1", "Kaldor Post", [])


def test_an_archive_without_pages_or_without_sense_says_so(tmp_path: Path) -> None:
    pytest.importorskip("warcio")
    _, (rejection,) = read(tmp_path / "a.warc", warc([("https://x.invalid/a.js", "text/javascript", "let a = 1;")]))
    assert "without a web page" in rejection.reason
    _, (rejection,) = read(tmp_path / "b.warc", b"these are no records at all\r\n\r\n")
    assert "not readable as a WARC archive" in rejection.reason


@pytest.mark.parametrize(("module", "name", "content", "extra"), [("pypdf", "a.pdf", pdf(PAGES), "onrecord[pdf]"), ("warcio", "a.warc", b"WARC/1.0\r\n\r\n", "onrecord[warc]")], ids=["pdf", "warc"])  # fmt: skip
def test_a_missing_extra_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: str, name: str, content: bytes, extra: str
) -> None:
    real = builtins.__import__

    def refuse(wanted: str, *rest: Any, **more: Any) -> Any:
        if wanted.split(".")[0] == module:
            raise ImportError(wanted)
        return real(wanted, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", refuse)
    _, (rejection,) = read(tmp_path / name, content)
    assert f"pip install '{extra}'" in rejection.reason


def test_pdf_text_raises_for_locked_files() -> None:
    pypdf = pytest.importorskip("pypdf")
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf(PAGES)))
    try:
        writer.encrypt("secret", algorithm="RC4-128")
    except Exception:
        pytest.skip("this pypdf cannot encrypt without cryptography")
    out = io.BytesIO()
    writer.write(out)
    with pytest.raises(IngestError, match="locked by a password"):
        pdf_text(out.getvalue())


def test_a_name_of_two_keeps_its_hyphen_at_the_end_of_a_line_and_a_parted_word_does_not() -> None:
    lines = ["the treaty between the Anglo-", "Tavran council and the har-", "bour office is void."]
    assert paragraphs([lines]) == "the treaty between the Anglo- Tavran council and the harbour office is void."
