"""Bytes in, text out: UTF-8 first, then what the file declares, then detection."""

from __future__ import annotations

import codecs
import re

from ..errors import IngestError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?([\w.:-]{2,40})", re.IGNORECASE)
_OTHER_ALPHABET = re.compile(r"[^\W\d_\x00-\x7f]{3}|(?<!\w)[^\W\d_\x00-\x7f]{2}(?!\w)")
_BEYOND_ASCII = re.compile("[^\x00-\x7f\ufffd]")
_MOST_BROKEN = 0.2  # of the characters outside ASCII
_CUT = re.compile(rb"(?:[\xe1-\xef][\x80-\xbf]|[\xf1-\xf4][\x80-\xbf]{1,2})\s*\Z")
"""The first two bytes or three of a longer character at the very end; one alone may be a Western letter ("café")."""
# Magic numbers of what people drop into a folder by mistake, with the words for it.
_MAGIC = (
    (b"%PDF", "a PDF file; save its text as .txt first"),
    (b"PK\x03\x04", "a ZIP or Office file; save its text as .txt first"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\xd0\xcf\x11\xe0", "an old Office file; save its text as .txt first"),
    (b"SQLite format 3", "a database file"),
)


def decode(data: bytes) -> str:
    """The text of the bytes, without byte order mark, line ends read as Python's text mode reads them (a line feed).

    Raises IngestError where the bytes are no text.
    """
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise IngestError(f"not text but {what}")
    text = _decode(data)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decode(data: bytes) -> str:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError as error:
                raise IngestError(f"starts like {encoding} text but cannot be read as such") from error
    if b"\x00" in data[:65536]:
        raise IngestError("not text but binary data")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = _damaged(data) or _detect(data)
    strange = sum(character < " " and character not in "\t\n\r\x0b\x0c\x1b" for character in text[:4096])
    if strange > 0.02 * max(1, len(text[:4096])):
        raise IngestError("not text but binary data")
    return text


def _damaged(data: bytes) -> str | None:
    """UTF-8 in which a few bytes are broken or the end is cut off, each replaced by U+FFFD; None where it is another table.

    Letters of other tables form whole characters of UTF-8 by chance only, and then break it far more often than not.
    """
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd") - data.count("\ufffd".encode())  # what another program replaced is not broken here
    whole = len(_BEYOND_ASCII.findall(text))
    if broken <= max(2, whole * _MOST_BROKEN):
        return text if whole >= broken or (broken == 1 and _CUT.search(data)) else None
    return None


def _detect(data: bytes) -> str:
    declared = _DECLARED.search(data[:4096])
    if declared:
        try:
            return data.decode(declared.group(1).decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            pass  # pages declare what they are not; detection goes on
    try:
        # English text outside UTF-8 is nearly always this one; detection on few high bytes guesses exotic ones
        western = data.decode("cp1252")
    except UnicodeDecodeError:
        western = ""
    if western and _looks_western(western):
        return western
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    if best is None:
        raise IngestError("not text in any encoding that could be recognised")
    return str(best)


def _looks_western(text: str) -> bool:
    """True where the characters outside ASCII are few, and the letters among them stand one by one in words, as accents do.

    A word of such letters alone is of another alphabet, read with the wrong table; "Ibáñez" is a name in English print.
    """
    high = [character for character in text if character > "\x7f"]
    usual = sum(
        (character.isalpha() and character not in "ðþýÐÞÝ") or character in "‘’“”–—…•£€©®°«»·\xa0" for character in high
    )
    return len(high) <= 0.05 * len(text) and usual >= 0.9 * len(high) and not _OTHER_ALPHABET.search(text)
