"""A WARC archive of crawled pages in, an article for each page out. Needs `onrecord[warc]`.

When a page was captured says nothing of when it was published and is kept in `extra` only.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from ..errors import IngestError
from .article import Article, Rejection
from .assemble import Known
from .decode import decode
from .html import read_html

_MOST_BYTES = 20_000_000  # of one page; no article has more


def read_warc(source: str, data: bytes) -> Iterator[Article | Rejection]:
    """The articles of the archive's HTML pages, named `path#address`; pictures, scripts and redirects are no articles.

    Raises IngestError where warcio is not installed or the file is no archive.
    """
    try:
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed
    except ImportError as error:
        raise IngestError("a WARC archive needs warcio: pip install 'onrecord[warc]'") from error
    if not data.lstrip().startswith(b"WARC/"):
        raise IngestError("not readable as a WARC archive")
    pages = 0
    try:
        for record in ArchiveIterator(io.BytesIO(data)):
            if not _is_page(record):
                continue
            pages += 1
            url = record.rec_headers.get_header("WARC-Target-URI") or ""
            name = f"{source}#{url}"
            body = record.content_stream().read(_MOST_BYTES)
            captured = record.rec_headers.get_header("WARC-Date")
            known = Known(url=url if url.startswith("http") else None, extra={"captured": captured} if captured else {})
            try:
                yield read_html(name, decode(body), known)
            except IngestError as error:
                yield Rejection(name, str(error))
    except (ArchiveLoadFailed, ValueError, EOFError) as error:
        raise IngestError("not readable as a WARC archive") from error
    if not pages:
        raise IngestError("an archive without a web page in it")


def _is_page(record: Any) -> bool:
    """True of an HTML page as a server answered with it, or as a tool that renders pages kept it (a `resource`)."""
    if record.rec_type == "resource":
        return "html" in (record.rec_headers.get_header("Content-Type") or "").lower()
    if record.rec_type != "response" or not record.http_headers:
        return False
    kind = record.http_headers.get_header("Content-Type") or ""
    return "html" in kind.lower() and record.http_headers.get_statuscode() == "200"
