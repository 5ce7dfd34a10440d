"""A record -> files of one format each; `FORMATS` names them, each is imported when it is used."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..record import Record

Export = Callable[["Record", Path], list[Path]]

MEANINGS = {
    "acled": "events as a table with ACLED-like columns",
    "bibtex": "the articles as BibTeX",
    "claimreview": "the claims as schema.org ClaimReview, the rating left empty for a person",
    "csl": "the articles as CSL-JSON",
    "csv": "every relation as CSV",
    "ftm": "entities and who said what as FollowTheMoney statements (CSV)",
    "geojson": "the places of events as GeoJSON",
    "hxl": "the figures as HXL-tagged CSV",
    "jsonl": "every relation as JSON lines",
    "parquet": "every relation as Parquet",
    "plover": "the events as PLOVER JSON lines",
    "prov": "who took what from whom as PROV-O JSON-LD",
    "ucdp": "violent events as a table with UCDP-like columns (best, low, high, number of sources)",
    "webannotation": "attributions and mentions as W3C Web Annotations",
    "xlsx": "the relations that people read as an Excel workbook (needs onrecord[excel])",
}
"""What each format gives."""


def _lazy(name: str) -> Export:
    def export(record: Record, target: Path) -> list[Path]:
        import importlib

        from .files import spare_records

        spare_records(target)
        written: list[Path] = importlib.import_module(f".{name}", __name__).export(record, target)
        return written

    export.__doc__ = f"Write {MEANINGS[name]}; gives the paths written."
    return export


FORMATS: dict[str, Export] = {name: _lazy(name) for name in MEANINGS}
"""Format -> `export(record, target)`; a format of many files takes `target` as a folder, one of a single file as that file."""
