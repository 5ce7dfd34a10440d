"""A file in, the pieces out that are taken in one by one: lines of JSON Lines, mails of a mailbox, the files of a ZIP archive."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from ..errors import IngestError
from .article import Rejection
from .decode import decode
from .kinds import LINES

_MAIL_BEGINS = re.compile(rb"^From [^\r\n]{1,200}\d{4}[^\r\n]{0,40}\r?\n(?=[A-Za-z-]{1,60}:)", re.MULTILINE)
_MOST_BYTES = 200_000_000  # of one file in an archive, once unpacked
_MOST_FILES = 20_000


@dataclass(frozen=True)
class Piece:
    """What is taken in by itself: a file, or a line of JSON Lines by its number; `source` and `suffix` are the file's."""

    source: str
    suffix: str
    data: bytes
    number: int | None = None


def pieces_of(source: str, suffix: str, data: bytes) -> Iterator[Piece | Rejection]:
    """The pieces of a file, in its order; those in an archive are named `archive.zip#folder/file`, mails `mails.mbox#number`.

    Raises IngestError where the file cannot be unpacked.
    """
    if suffix in LINES:
        lines = enumerate(decode(data).split("\n"), start=1)
        yield from (Piece(source, suffix, line.encode(), number) for number, line in lines if line.strip())
    elif suffix == ".mbox":
        mails = [mail for mail in _MAIL_BEGINS.split(data) if mail.strip()]
        yield from (Piece(f"{source}#{number}", ".eml", mail) for number, mail in enumerate(mails, start=1))
    elif suffix == ".zip":
        yield from _unpacked(source, data)
    else:
        yield Piece(source, suffix, data)


def _unpacked(source: str, data: bytes) -> Iterator[Piece | Rejection]:
    """The files of an archive, sorted by name, hidden ones and archives in archives aside."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except zipfile.BadZipFile as error:
        raise IngestError("not readable as a ZIP archive") from error
    with archive:
        files = sorted((each for each in archive.infolist() if not each.is_dir()), key=lambda each: each.filename)
        files = [each for each in files if not _is_hidden(each.filename)]
        if not files:
            raise IngestError("an archive without a file in it")
        if len(files) > _MOST_FILES:
            raise IngestError(f"an archive of more than {_MOST_FILES:,} files; unpack it")
        for each in files:
            name, suffix = f"{source}#{each.filename}", PurePosixPath(each.filename).suffix.lower()
            if suffix in (".zip", ".gz"):
                yield Rejection(name, "packed twice; unpack the archive")
                continue
            if each.file_size > _MOST_BYTES:
                yield Rejection(name, "a file of unreasonable size in an archive; unpack it")
                continue
            try:
                content = archive.read(each)
            except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, EOFError) as error:
                yield Rejection(name, f"cannot be unpacked: {error}")
                continue
            if not content.strip():
                yield Rejection(name, "empty: no text in it")
                continue
            try:
                yield from pieces_of(name, suffix, content)
            except IngestError as error:
                yield Rejection(name, str(error))


def _is_hidden(name: str) -> bool:
    return any(part.startswith((".", "__MACOSX")) for part in PurePosixPath(name).parts)
