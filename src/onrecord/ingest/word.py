"""A Word document (.docx) in, its text out: a line for each paragraph; author and dates of the file are no byline."""

from __future__ import annotations

import io
import zipfile

from ..errors import IngestError

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MOST_BYTES = 50_000_000  # of document.xml once unpacked; a book has two


def word_text(data: bytes) -> str:
    """The text of a document. Raises IngestError where it is damaged or too large."""
    from lxml import etree

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if archive.getinfo("word/document.xml").file_size > _MOST_BYTES:
                raise IngestError("a Word document of unreasonable size")
            content = archive.read("word/document.xml")
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        root = etree.fromstring(content, parser)
    except (zipfile.BadZipFile, KeyError, etree.XMLSyntaxError) as error:
        raise IngestError("not readable as a Word document") from error
    paragraphs = []
    for paragraph in root.iter(f"{_W}p"):
        pieces = []
        for node in paragraph.iter(f"{_W}t", f"{_W}tab", f"{_W}br"):
            pieces.append(node.text or "" if node.tag == f"{_W}t" else "\t" if node.tag == f"{_W}tab" else "\n")
        paragraphs.append("".join(pieces))
    return "\n".join(paragraphs).strip("\n")
