"""Files that hold files: ZIP archives and mailboxes."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from onrecord.ingest.article import Article, Rejection
from onrecord.ingest.collect import collect

BODY = "The mayor of Kaldor resigned on Friday after a week of protests over the price of water, her office said."
MORE = "The council of Kaldor will meet on Monday, two officials told the Sund Times."


def zipped(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def test_an_archive_is_read_as_the_files_in_it(tmp_path: Path) -> None:
    files = {
        "desk/b.txt": f"Mayor resigns\n\n{BODY}\n\n{BODY}".encode(),
        "a.jsonl": f'{{"id": "one", "text": "{MORE}"}}\n{{"text": "{BODY}"}}\n'.encode(),
        "__MACOSX/desk/._b.txt": b"\x00\x05",
        ".hidden.txt": BODY.encode(),
        "c.txt": b"  \n",
        "d.zip": b"PK\x03\x04",
        "e.jsonl": b"\x00\x01\x02",
        "f.png": b"\x89PNG\r\n",
    }
    (tmp_path / "pile.zip").write_bytes(zipped(files))
    found = list(collect([tmp_path]))
    named = {each.source.partition("pile.zip#")[2]: each for each in found}
    assert {name for name, each in named.items() if isinstance(each, Article)} == {
        "a.jsonl#one",
        "a.jsonl#2",
        "desk/b.txt",
    }
    assert {name: each.reason for name, each in named.items() if isinstance(each, Rejection)} == {
        "c.txt": "empty: no text in it",
        "d.zip": "packed twice; unpack the archive",
        "e.jsonl": "not text but binary data",
        "f.png": "not text but a picture",
    }


def test_archives_that_hold_nothing_say_so(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zipped({}))
    (tmp_path / "b.zip").write_bytes(b"PK\x03\x04 broken")
    assert [each.reason for each in collect([tmp_path]) if isinstance(each, Rejection)] == [
        "an archive without a file in it",
        "not readable as a ZIP archive",
    ]


def test_a_mailbox_holds_its_mails(tmp_path: Path) -> None:
    (tmp_path / "m.mbox").write_text(
        f"From ada@a.example Fri Apr  4 10:00:00 2031\nSubject: Mayor resigns\nDate: Fri, 04 Apr 2031 10:00:00 +0000\n\n{BODY}\n"
        "From what we know she left in 2031\nby car.\n\n"
        f"From MAILER-DAEMON Sat Apr  5 11:00:00 2031\nSubject: Council\nDate: Sat, 05 Apr 2031 10:00:00 +0000\n\n{MORE}\n"
    )
    first, second = (each for each in collect([tmp_path]) if isinstance(each, Article))
    assert (first.source[-6:], first.headline, second.headline) == ("mbox#1", "Mayor resigns", "Council")
    assert first.text.rstrip().endswith("From what we know she left in 2031\nby car.")
    assert str(second.published_at)[:10] == "2031-04-05"
