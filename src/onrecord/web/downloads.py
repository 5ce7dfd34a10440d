"""A record as people judged it and a format in, one file to be saved out; several files come in a ZIP archive."""

from __future__ import annotations

import io
import tempfile
import zipfile
from pathlib import Path
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response

from ..exporting import FORMATS, MEANINGS
from .pages import MissingError, Page
from .shelf import Desk

REPORTS = {
    "report.html": "the report: one page that needs no server",
    "report.md": "the report as Markdown",
    "judgements.csv": "the judgements, as kept beside the record",
}
ENDINGS = {
    "acled": ".csv",
    "bibtex": ".bib",
    "claimreview": ".jsonld",
    "csl": ".json",
    "ftm": ".csv",
    "geojson": ".geojson",
    "hxl": ".csv",
    "plover": ".jsonl",
    "prov": ".jsonld",
    "ucdp": ".csv",
    "webannotation": ".jsonld",
    "xlsx": ".xlsx",
}
"""The suffix of the formats of a single file; the others fill a folder."""


def formats(desk: Desk, request: Request) -> Page:
    """What the record can be saved as."""
    return "export.html", {"formats": MEANINGS, "reports": REPORTS}


def download(desk: Desk, format: str) -> Response:
    """The record in a format, to be saved and never shown. Raises MissingError where there is no such format."""
    if format == "judgements.csv":
        kept = desk.judgements.path
        return saved(kept.read_bytes() if kept.exists() else b"", f"{desk.name}.judgements.csv")
    with tempfile.TemporaryDirectory(prefix="onrecord-") as folder:
        target = Path(folder) / f"{desk.name}{ENDINGS.get(format, '')}"
        if format == "report.html":
            from ..reporting.html import write_report

            return saved(Path(write_report(desk.record, target.with_suffix(".html"))).read_bytes(), f"{desk.name}.html")
        if format == "report.md":
            from ..reporting.markdown import write_report as write_markdown

            return saved(Path(write_markdown(desk.record, target.with_suffix(".md"))).read_bytes(), f"{desk.name}.md")
        if format not in FORMATS:
            raise MissingError("format")
        written = sorted(FORMATS[format](desk.record, target))
        if len(written) == 1:
            return saved(written[0].read_bytes(), f"{desk.name}-{format}{written[0].suffix}")
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            for path in written:
                # A fixed day: the same record gives the same bytes.
                entry = zipfile.ZipInfo(path.name, (2000, 1, 1, 0, 0, 0))
                archive.writestr(entry, path.read_bytes(), zipfile.ZIP_DEFLATED)
        return saved(packed.getvalue(), f"{desk.name}-{format}.zip")


def saved(content: bytes, name: str) -> Response:
    """An answer that browsers keep as a file and never show as a page."""
    headers = {"content-disposition": f"attachment; filename*=UTF-8''{quote(name, safe='')}"}
    return Response(content, media_type="application/octet-stream", headers=headers)
