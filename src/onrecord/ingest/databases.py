"""The text of one file exported from a press database in, the articles in it out: Nexis, older LexisNexis, Factiva, ProQuest.

Each document has a head (headline, outlet, day, length, byline), a body, and a mark at which it ends or begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..errors import IngestError
from .article import Article, Rejection
from .exported import DAY_LINE, WORD_COUNT, Exported, article_of
from .factiva import is_coded, read_coded, read_plain
from .nexis import read_nexis
from .proquest import is_proquest, read_proquest

_END = re.compile(r"^[ \t]*(?:End of Document|(?:AN[ \t]+)?Document [A-Z][A-Z0-9]{3,}\w{12,})[ \t]*$", re.M)
_COUNTED = re.compile(
    r"^[ \t]*(?:(?:Document[ \t]+)?\d+ of \d+(?:[ \t]+(?:DOCUMENTS?|STORIES))?|LEVEL \d+ - \d+ OF \d+ (?:STORIES|DOCUMENTS))[ \t]*$",
    re.M,
)
_RULE = re.compile(r"^[ \t]*_{20,}[ \t]*$", re.M)
_LENGTH = re.compile(r"^[ \t]*(?:Length:\s*|WC\s+)?[\d,]+ words[ \t]*$", re.I | re.M)
_REST_WORDS = (
    60  # what stands behind the last end is a list of what was searched for, unless it is as long as an article
)


def looks_like_database(text: str) -> bool:
    """True where a text ends or numbers documents as databases do, and counts their words or names their fields."""
    if is_proquest(text):
        return True
    return bool(_END.search(text) or _COUNTED.search(text)) and _LENGTH.search(text) is not None


def read_database(source: str, text: str) -> Iterator[Article | Rejection]:
    """The articles of an export, in its order, each named `path#number`; a document without a body is a rejection."""
    for number, part in enumerate(_documents(text), start=1):
        name = f"{source}#{number}"
        try:
            yield article_of(name, _read(part))
        except IngestError as error:
            yield Rejection(name, str(error))


def _read(lines: list[str]) -> Exported:
    """The document as its own form tells it."""
    if is_proquest("\n".join(lines)):
        return read_proquest(lines)
    if is_coded(lines):
        return read_coded(lines)
    return read_plain(lines) if _is_factiva(lines) else read_nexis(lines)


def _is_factiva(lines: list[str]) -> bool:
    """True where a bare count of words stands and the day right below it."""
    rows = [line.strip() for line in lines if line.strip()]
    counted = next((at for at, row in enumerate(rows) if WORD_COUNT.fullmatch(row)), None)
    return counted is not None and any(DAY_LINE.fullmatch(row) for row in rows[counted + 1 : counted + 3])


def _documents(text: str) -> list[list[str]]:
    """The lines of each document; what stands between the last end and the file's end belongs to none if it is short."""
    if is_proquest(text):
        pieces = _COUNTED.split(text)[1:] if _COUNTED.search(text) else [text]
        pieces = [part for piece in pieces for part in _RULE.split(piece) if is_proquest(part)] or pieces
    elif _END.search(text):
        pieces = _END.split(text)
        rest = pieces[-1]
        searched = rest.lstrip().startswith("Search Summary") or len(rest.split()) <= _REST_WORDS
        pieces = pieces[:-1] if searched else pieces
    else:
        pieces = _COUNTED.split(text)[1:]
    parts = [_COUNTED.sub("", piece).strip("\n").split("\n") for piece in pieces]
    return [part for part in parts if any(line.strip() for line in part)]
