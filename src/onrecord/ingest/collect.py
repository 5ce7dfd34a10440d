"""Paths in, articles and rejections out: every kind of file that is read, gzipped or not, and folders of them."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from ..errors import IngestError
from .article import Article, Rejection, broken
from .assemble import assemble
from .databases import looks_like_database, read_database
from .decode import decode
from .excel import read_workbook
from .feeds import looks_like_feed, read_feed
from .folders import files_under
from .html import looks_like_html, read_html
from .kinds import ADVICE, DOCUMENTS, FEEDS, HTML, MAIL, MARKDOWN, READ, SHEETS, TEXT
from .mail import read_mail
from .markdown import read_markdown
from .own_outputs import is_own_output
from .pdf import pdf_text
from .pieces import Piece, pieces_of
from .rows import read_document, read_line
from .rtf import rtf_text
from .sheets import read_sheet
from .warc import read_warc
from .word import open_document_text, word_text

TakeIn = Callable[[Piece], Iterable[Article | Rejection]]
_TEXT_OF = {".docx": word_text, ".odt": open_document_text, ".rtf": rtf_text, ".pdf": pdf_text}


def collect(paths: Sequence[str | Path], take_in: TakeIn | None = None) -> Iterator[Article | Rejection]:
    """Every article under the paths, and a Rejection with a reason for each file or row that is none.

    Folders are searched whole, hidden files left out (see `files_under`). Files come sorted by source, each once, whatever the order of
    `paths`; of equal articles the first counts. `take_in` may stand for `read_piece` where it gives the same.
    Raises InputError where a path does not exist.
    """
    first: dict[str, str] = {}
    for source, path in sorted(files_under(paths).items()):
        for found in [path] if isinstance(path, Rejection) else read_file(source, path, take_in or read_piece):
            if isinstance(found, Article):
                earlier = first.setdefault(found.article_id, found.source)
                if earlier != found.source:
                    yield Rejection(found.source, f"same as {earlier}")
                    continue
            yield found


def read_file(source: str, path: Path, take_in: TakeIn) -> Iterator[Article | Rejection]:
    """The articles of one file, named by `source`, or the reason why it holds none."""
    try:
        data = path.read_bytes()
        suffix = path.suffix.lower()
        if suffix == ".gz":
            data, suffix = gzip.decompress(data), Path(path.stem).suffix.lower()
        if not data.strip():
            raise IngestError("empty: no text in it")
        for piece in pieces_of(source, suffix, data):
            if isinstance(piece, Rejection):
                yield piece
            else:
                yield from take_in(piece)
    except IngestError as error:
        yield Rejection(source, str(error))
    except PermissionError:
        yield Rejection(source, "cannot be read: permission denied")
    except (OSError, EOFError, zlib.error) as error:
        yield Rejection(
            source, f"cannot be read: {error.strerror if isinstance(error, OSError) and error.strerror else error}"
        )


def read_piece(piece: Piece) -> Iterator[Article | Rejection]:
    """The articles of a file's bytes or of one line, or the reason why there is none; never an error."""
    source, suffix, data = piece.source, piece.suffix, piece.data
    try:
        if piece.number is not None:
            yield from read_line(source, data.decode(), piece.number)
            return
        if suffix in MAIL:
            yield read_mail(source, data)
            return
        if suffix == ".warc":
            yield from read_warc(source, data)
            return
        if suffix in DOCUMENTS:
            yield from _read_text(source, _TEXT_OF[suffix](data))
            return
        if suffix == ".xlsx":
            yield from read_workbook(source, data)
            return
        if suffix in ADVICE:
            raise IngestError(f"not a kind of file that is read: {ADVICE[suffix]}")
        content = decode(data)
        if is_own_output(suffix, content):
            raise IngestError("onrecord itself wrote it: a report or an export, and no article")
        if suffix == ".json":
            yield from read_document(source, content)
        elif suffix in SHEETS:
            yield from read_sheet(source, content, tabs=suffix == ".tsv")
        elif looks_like_feed(content) or (suffix in FEEDS and not looks_like_html(content)):
            yield from read_feed(source, content)
        elif suffix in HTML or looks_like_html(content):
            yield read_html(source, content)
        elif suffix in MARKDOWN and not looks_like_database(content):
            yield read_markdown(source, content)
        elif suffix in TEXT | MARKDOWN:
            yield from _read_text(source, content)
        else:
            raise IngestError(f"not a kind of file that is read ({suffix}); give {READ}")
    except IngestError as error:
        yield Rejection(source, str(error))
    except Exception as error:
        yield broken(source if piece.number is None else f"{source}#{piece.number}", error)


def _read_text(source: str, text: str) -> Iterator[Article | Rejection]:
    """The article of a text, or the articles of a text that a press database exported."""
    if looks_like_database(text):
        yield from read_database(source, text)
    else:
        yield assemble(source, text)
