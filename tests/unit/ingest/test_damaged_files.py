"""Files that are damaged, cut off or made to do harm: left out with a reason, and the pile goes on."""

from __future__ import annotations

import gzip
import io
import zipfile
from pathlib import Path

import pytest
from tests.unit.ingest.test_archives import BODY as TOLD
from tests.unit.ingest.test_archives import MORE, NEXIS, PAGE
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from onrecord.ingest.article import Article, Rejection
from onrecord.ingest.collect import collect

BODY = "The mayor of Kaldor resigned on Friday after a week of protests over the price of water, her office said."


def read(path: Path, content: str | bytes) -> tuple[list[Article], list[Rejection]]:
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    found = list(collect([path]))
    articles = [each for each in found if isinstance(each, Article)]
    return articles, [each for each in found if isinstance(each, Rejection)]


@pytest.mark.parametrize("damage", ["cut", "spoiled"])
def test_a_damaged_archive_is_left_out_and_the_pile_goes_on(tmp_path: Path, damage: str) -> None:
    packed = gzip.compress(BODY.encode() * 50)
    (tmp_path / "a.txt.gz").write_bytes(packed[:-20] if damage == "cut" else packed[:15] + b"\xff" * 20 + packed[35:])
    (tmp_path / "b.txt").write_text(BODY)
    left_out, kept = collect([tmp_path])
    assert isinstance(left_out, Rejection)
    assert left_out.reason.startswith("cannot be read: ")
    assert kept.source.endswith("b.txt")


def test_pages_that_were_not_found_are_no_articles_of_an_archive(tmp_path: Path) -> None:
    pytest.importorskip("warcio")

    out = io.BytesIO()
    writer = WARCWriter(out, gzip=False)
    for url, status in (("https://kaldorpost.invalid/1", "404 Not Found"), ("https://kaldorpost.invalid/2", "200 OK")):
        headers = StatusAndHeaders(status, [("Content-Type", "text/html")], protocol="HTTP/1.0")
        writer.write_record(
            writer.create_warc_record(url, "response", payload=io.BytesIO(PAGE.encode()), http_headers=headers)
        )
    articles, rejections = read(tmp_path / "a.warc", out.getvalue())
    assert ([article.url for article in articles], rejections) == (["https://kaldorpost.invalid/2"], [])


def test_the_last_document_of_an_export_is_read_though_its_end_is_cut_off(tmp_path: Path) -> None:
    cut = NEXIS.rpartition("End of Document")[0] + f"\n{TOLD}\n\n{MORE}\n\n{TOLD}\n"
    assert len(read(tmp_path / "whole.txt", NEXIS)[0]) == 2
    assert len(read(tmp_path / "cut.txt", cut)[0]) == 2


def word(content: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", content)
    return packed.getvalue()


SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PAGE_OF_WORD = (
    f"<w:document xmlns:w='{SPACE}'><w:body><w:p><w:r><w:t>{BODY} {{}}</w:t></w:r></w:p></w:body></w:document>"
)


def test_a_word_document_reads_no_file_of_the_machine(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("the secret of the house", encoding="utf-8")
    entity = f"<!DOCTYPE d [<!ENTITY x SYSTEM 'file://{tmp_path}/secret'>]>"
    articles, rejections = read(tmp_path / "a.docx", word(entity + PAGE_OF_WORD.format("&x;")))
    assert articles or rejections
    assert "secret of the house" not in "".join(article.text for article in articles)


def test_a_word_document_is_not_unpacked_without_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.ingest.word._MOST_BYTES", 1000)
    _, (rejection,) = read(tmp_path / "a.docx", word(PAGE_OF_WORD.format("x" * 2000)))
    assert rejection.reason == "a Word document of unreasonable size"
    assert len(read(tmp_path / "b.docx", word(PAGE_OF_WORD.format("")))[0]) == 1


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    _, (rejection,) = read(tmp_path / "a.txt", bytes(range(1, 9)) * 50)
    assert rejection.reason == "not text but binary data"
