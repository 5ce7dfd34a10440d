"""A PDF in, its text out: lines joined to paragraphs, page numbers and running heads left out. Needs `onrecord[pdf]`."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter

from ..errors import IngestError

_MOST_PAGES = 2000
_NUMBER = re.compile(r"^(?:page\s*)?[-–\s]*\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?[-–\s]*$", re.I)
_GOES_ON = re.compile(r"(?:,|\b(?:a|an|the|and|or|of|to|in|on|at|by|for|with|from|as|that))$", re.I)
"""Ends of a line after which even a short one goes on: a headline is broken where its column ends."""
_LIGATURES = str.maketrans(
    {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "st", "\ufb06": "st"}
)
"""What printers set as one sign and nobody writes: no word that holds one is found or understood."""
_ENDS = re.compile(r"[.!?:;][\"'”’)\]]*$")


def pdf_text(data: bytes) -> str:
    """The text of all pages, a paragraph a line, with an empty line after each.

    Raises IngestError where pypdf is not installed, or the file is damaged, locked, or holds pictures of pages only.
    """
    try:
        from pypdf import PdfReader
        from pypdf.errors import PyPdfError
    except ImportError as error:
        raise IngestError("a PDF needs pypdf: pip install 'onrecord[pdf]'") from error
    logging.getLogger("pypdf").setLevel(
        logging.CRITICAL
    )  # what it would print names no file; the reason given here does
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise IngestError("a PDF that is locked by a password; save it without one")
        if len(reader.pages) > _MOST_PAGES:
            raise IngestError(f"a PDF of more than {_MOST_PAGES} pages; cut it into articles")
        pages = [(page.extract_text() or "").split("\n") for page in reader.pages]
    except IngestError:
        raise
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, OSError) as error:
        raise IngestError("not readable as a PDF") from error
    text = paragraphs(pages)
    if not text:
        raise IngestError(
            "no text in the PDF: its pages are pictures; recognise their text first (for example with ocrmypdf)"
        )
    return text


def paragraphs(pages: list[list[str]]) -> str:
    """The lines of pages as paragraphs: a line goes on in the next unless it ends a sentence before the margin."""
    lines = [line for page in _without_running_heads(pages) for line in page]
    width = max((len(line) for line in lines), default=0)
    out: list[str] = []
    goes_on = False
    for line in lines:
        words = " ".join(line.translate(_LIGATURES).split())
        if not words:
            goes_on = False
        elif not goes_on:
            out.append(words)
            goes_on = True
        elif re.search(r"[a-z]-$", out[-1]) and words[0].islower():
            out[-1] = out[-1][:-1] + words
        else:
            out[-1] += " " + words
        if (
            words
            and len(words) < 0.75 * width
            and (_ENDS.search(words) or (len(words) < 0.5 * width and not _GOES_ON.search(words)))
        ):
            goes_on = False
    return "\n\n".join(out)


def _without_running_heads(pages: list[list[str]]) -> list[list[str]]:
    """The pages without numbers at their ends and without first or last lines that come back on most pages."""
    ends = Counter(line.strip() for page in pages for line in {*page[:2], *page[-2:]} if line.strip())
    running = {line for line, count in ends.items() if count >= 3 and 2 * count > len(pages)}
    kept = []
    for page in pages:
        last = len(page) - 1
        edge = {number for number in range(len(page)) if number < 2 or number > last - 2}
        drop = {n for n in edge if page[n].strip() in running or _NUMBER.match(page[n].strip())}
        kept.append([line for number, line in enumerate(page) if number not in drop])
    return kept
