"""A Word (.docx) or LibreOffice document (.odt) in, its text out: a line for each paragraph; author and dates of the file are no byline."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from ..errors import IngestError

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_O = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_WORD_SIGNS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_OPEN_SIGNS = {f"{_O}tab": "\t", f"{_O}line-break": "\n", f"{_O}s": " "}
_NO_TEXT = frozenset({f"{_O}note", f"{_O}tracked-changes", f"{_O}sequence-decls"})
_MOST_BYTES = 50_000_000  # of a part once unpacked; a book has two


def word_text(data: bytes) -> str:
    """The text of a Word document. Raises IngestError where it is damaged or too large."""
    root = part_of(data, "word/document.xml", "a Word document")
    return "\n".join(_word_lines(root)).strip("\n")


def open_document_text(data: bytes) -> str:
    """The text of an OpenDocument text. Raises IngestError where it is damaged or too large."""
    root = part_of(data, "content.xml", "an OpenDocument text")
    lines = (_open_words(each) for each in _skipping(root, _NO_TEXT) if each.tag in (f"{_O}p", f"{_O}h"))
    return "\n".join(lines).strip("\n")


def part_of(data: bytes, name: str, kind: str) -> Any:
    """The outermost element of an XML part in a packed document. Raises IngestError where there is none, or it is too large."""
    from lxml import etree

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if archive.getinfo(name).file_size > _MOST_BYTES:
                raise IngestError(f"{kind} of unreasonable size")
            content = archive.read(name)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        return etree.fromstring(content, parser)
    except (zipfile.BadZipFile, KeyError, etree.XMLSyntaxError, RuntimeError, NotImplementedError) as error:
        raise IngestError(
            f"not readable as {kind}"
        ) from error  # the last two: locked by a password, packed in a strange way


def _word_lines(root: Any) -> list[str]:
    """The paragraphs; one in a text box comes after the one that holds the box, and stands there once, not twice."""
    lines = []
    for paragraph in _skipping(root, {_FALLBACK}):
        if paragraph.tag == f"{_W}p":
            inner = {f"{_W}p", f"{_W}pPr", _FALLBACK}
            nodes = _skipping(paragraph, inner)
            lines.append(
                "".join((node.text or "") if node.tag == f"{_W}t" else _WORD_SIGNS.get(node.tag, "") for node in nodes)
            )
    return lines


def _open_words(paragraph: Any) -> str:
    words = [paragraph.text or ""]
    for node in paragraph:
        if node.tag not in _NO_TEXT and node.tag not in (f"{_O}p", f"{_O}h") and isinstance(node.tag, str):
            words.append(_OPEN_SIGNS.get(node.tag, "") + _open_words(node))
        words.append(node.tail or "")
    return "".join(words)


def _skipping(top: Any, left_out: set[str] | frozenset[str]) -> list[Any]:
    """The elements below `top` in their order, those of `left_out` and what they hold aside."""
    found, waiting = [], list(reversed(top))
    while waiting:
        each = waiting.pop()
        if each.tag not in left_out:
            found.append(each)
            waiting.extend(reversed(each))
    return found
