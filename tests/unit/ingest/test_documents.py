"""What offices save: rich text, Word, LibreOffice, Excel. Days that sheets count. All of it invented."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from pathlib import Path

import pytest

from onrecord.ingest.article import Article, Rejection
from onrecord.ingest.collect import collect
from onrecord.ingest.rtf import rtf_text
from onrecord.ingest.sheets import day_of_serial

BODY = "The mayor of Kaldor resigned on Friday after a week of protests over the price of water, her office said."
MORE = "The council of Kaldor will meet on Monday, two officials told the Sund Times."
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def read(path: Path, content: bytes) -> list[Article | Rejection]:
    path.write_bytes(content)
    return list(collect([path]))


def only(path: Path, content: bytes) -> Article:
    (found,) = read(path, content)
    assert isinstance(found, Article), found
    return found


def reason(path: Path, content: bytes) -> str:
    (found,) = read(path, content)
    assert isinstance(found, Rejection), found
    return found.reason


def packed(parts: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


RICH = (
    r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Times New Roman;}}{\colortbl;\red0\green0\blue0;}{\stylesheet{\s0 Normal;}}"
    r"{\info{\title Export}{\author Desk}}{\header\pard Page 1\par}\pard\plain {\b Mayor of Kaldor Resigns}\par\par By Petra Olm\par "
    r"845 words\par 4 April 2031\par Kaldor Gazette\par KALGAZ\par English\par (c) 2031 Kaldor Media \par\par "
    r"KALDOR \emdash  The mayor resigned. \ldblquote We shall not wait,\rdblquote  said In\'e9s Torvald of the caf\u233?\u8217\'92s council, "
    "\r\n"
    r"in the {\field{\*\fldinst HYPERLINK \"http://a.example\"}{\fldrslt Sund Times}} on \{Friday\}.{\pict\wmetafile8 0102030405}{\v hidden}\par\par "
    r"Document KALGAZ0020310404ea440003x\par\par Search Summary\par Results Found\cell 1\cell\row}"
)


def test_rich_text_is_read_as_it_stands_on_the_page(tmp_path: Path) -> None:
    found = only(tmp_path / "factiva.rtf", RICH.encode("ascii"))
    assert (found.headline, found.outlet, found.byline) == ("Mayor of Kaldor Resigns", "Kaldor Gazette", "Petra Olm")
    assert found.text == (
        "KALDOR — The mayor resigned. “We shall not wait,” said Inés Torvald of the café’s council, in the Sund Times on {Friday}."
    )


def test_rich_text_of_other_alphabets_and_of_cells() -> None:
    assert rtf_text(rb"{\rtf1\ansicpg1251 \'cf\'f0\'e8\par}") == "При"
    assert rtf_text(rb"{\rtf1\ansicpg932 \'82\'a0}") == "あ"
    assert rtf_text(rb"{\rtf1\uc2\u8211\'a1\'c8 x{\uc1\u8211- y}}") == "– x– y"
    assert rtf_text(rb"{\rtf1 HD\cell Mayor\cell\row WC\cell 45 words\cell\row}") == "HD\tMayor\nWC\t45 words"
    assert rtf_text(rb"{\rtf1 a}}} b{{{") == "a b"


def test_what_is_no_rich_text_says_so(tmp_path: Path) -> None:
    assert reason(tmp_path / "a.rtf", b"Mayor of Kaldor resigns") == "not readable as rich text"


def test_a_box_in_a_word_document_stands_once(tmp_path: Path) -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>In the box.</w:t></w:r></w:p></w:txbxContent>"
    words = (
        f'<w:document xmlns:w="{W}" xmlns:mc="{MC}"><w:body><w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>{BODY}</w:t>'
        f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"
        f"<w:del><w:r><w:delText>Deleted</w:delText></w:r></w:del></w:p><w:p><w:r><w:t>One</w:t><w:br/><w:t>two</w:t></w:r></w:p>"
        "</w:body></w:document>"
    )
    assert only(tmp_path / "a.docx", packed({"word/document.xml": words})).text == f"{BODY}\nIn the box.\nOne\ntwo"


def test_open_document(tmp_path: Path) -> None:
    space = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
    words = (
        f'<body xmlns:text="{space}"><text:tracked-changes><text:p>Deleted</text:p></text:tracked-changes><text:h>Council meets</text:h>'
        f"<text:p>{BODY[:20]}<text:span>{BODY[20:]}</text:span><text:note><text:note-body><text:p>a note</text:p></text:note-body></text:note>"
        f"<text:line-break/>It<text:s/>met.</text:p></body>"
    )
    assert only(tmp_path / "a.odt", packed({"content.xml": words})).text == f"Council meets\n{BODY}\nIt met."
    assert reason(tmp_path / "b.odt", b"PK\x03\x04 broken") == "not readable as an OpenDocument text"


def workbook(rows: list[list[object]], name: str = "Articles") -> bytes:
    xlsxwriter = pytest.importorskip("xlsxwriter")
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        book.add_worksheet("About").write(0, 0, "Who kept this")
        sheet = book.add_worksheet(name)
        day = book.add_format({"num_format": "d mmm yyyy hh:mm"})
        for at, row in enumerate(rows):
            for column, value in enumerate(row):
                sheet.write(at, column, value, *([day] if isinstance(value, dt.datetime) else []))
    return out.getvalue()


def test_a_workbook(tmp_path: Path) -> None:
    data = workbook(
        [
            ["ID", "Title", "Outlet", "Date", "Text", "Desk"],
            [7, "Mayor resigns", "Kaldor Post", dt.datetime(2031, 4, 4, 8, 30), BODY, "foreign"],
            [],
            ["", "Council meets", "", 47944, MORE],
        ]
    )
    first, second = read(tmp_path / "pile.xlsx", data)
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.source[-6:], first.outlet, str(first.published_at)) == (
        "xlsx#7",
        "Kaldor Post",
        "2031-04-04 08:30:00",
    )
    assert first.extra == '{"desk": "foreign"}'
    assert (second.source[-6:], second.headline, str(second.published_at)) == ("xlsx#4", "Council meets", "2031-04-06 00:00:00")  # fmt: skip


def test_workbooks_without_articles_say_why(tmp_path: Path) -> None:
    assert reason(tmp_path / "a.xlsx", workbook([["place", "dead"], ["Kaldor", 4]])).startswith("no column of texts")
    assert reason(tmp_path / "b.xlsx", b"PK\x03\x04 broken") == "not readable as an Excel workbook"
    own = ["attribution_id", "role", "start_char", "end_char"]
    assert reason(tmp_path / "c.xlsx", workbook([own])).startswith("onrecord itself wrote it")


def test_days_as_sheets_count_them(tmp_path: Path) -> None:
    sheet = f"title,published,text\nOne,47942,{BODY.replace(',', ';')}\nTwo,2031,{MORE.replace(',', ';')}\n"
    first, second = read(tmp_path / "a.csv", sheet.encode())
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (str(first.published_at), second.published_at) == ("2031-04-04 00:00:00", None)


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("47942", "2031-04-04"),
        ("47942.75", "2031-04-04T18:00:00"),
        ("2031", None),
        ("20310404", None),
        ("nan", None),
        ("inf", None),
        ("", None),
        ("4 April 2031", None),
    ],
)
def test_the_day_of_a_number(printed: str, day: str | None) -> None:
    assert day_of_serial(printed) == day


def test_old_sheets_of_macs_count_from_1904() -> None:
    assert day_of_serial("46480", from_1904=True) == "2031-04-04"


@pytest.mark.parametrize(
    ("name", "advice"),
    [("a.doc", "save it as .docx"), ("a.msg", "save it as .eml"), ("a.xls", "save it as .xlsx"), ("a.epub", "a book")],
)
def test_what_is_not_read_says_what_to_do(tmp_path: Path, name: str, advice: str) -> None:
    assert advice in reason(tmp_path / name, b"\xd0\xcf\x11\xe0 old")
