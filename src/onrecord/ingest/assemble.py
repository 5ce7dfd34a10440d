"""A text and what its file says of it in, an Article or the reason why there is none out."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ..errors import IngestError
from .article import LOCAL, Article
from .lines import split_lines
from .outlet import clean_outlet
from .passages import Layout, lay_out
from .published import PartialDate, in_utc
from .screen import reason_against


@dataclass(frozen=True)
class Known:
    """What metadata say of an article; it goes before what the text shows."""

    outlet: str | None = None
    url: str | None = None
    headline: str | None = None
    byline: str | None = None
    published_at: dt.datetime | None = None
    """With the zone where the metadata give one: an article's "Wednesday" is that of where it came out."""
    place: str | None = None
    """Of a dateline that a field of its own gives; one in the text goes before it."""
    extra: Mapping[str, Any] = field(default_factory=dict)


def assemble(source: str, text: str, known: Known | None = None, *, extracted: bool = False) -> Article:
    """The article with its passages; `extracted` where the text was cut out of a page already.

    Raises IngestError, with a reason for a person, where the text is none.
    """
    known = known or Known()
    lines = split_lines(text)
    reason = reason_against(text, lines)
    if reason:
        raise IngestError(reason)
    layout = lay_out(text, known.headline, lines, extracted=extracted, url=known.url)
    if all(part.kind == "furniture" for part in layout.passages):
        raise IngestError("no article in it: only what stands around one (menus, buttons, notices)")
    published_at, basis = _published(known, layout)
    extra = dict(known.extra)
    if known.published_at and published_at and known.published_at.date() != published_at.date():
        extra[LOCAL] = known.published_at.isoformat()
    return Article(
        source=source,
        text=text,
        outlet=clean_outlet(known.outlet) or layout.outlet,
        url=known.url,
        headline=known.headline or layout.headline,
        byline=known.byline or layout.byline,
        dateline_place=(layout.dateline.place if layout.dateline else None) or known.place,
        published_at=published_at,
        published_basis=basis,
        extra=json.dumps(extra, sort_keys=True, ensure_ascii=False, default=str) if extra else None,
        passages=layout.passages,
    )


def _published(known: Known, layout: Layout) -> tuple[dt.datetime | None, str | None]:
    if known.published_at:
        return in_utc(known.published_at), "metadata"
    for printed in (layout.published, layout.dateline.date if layout.dateline else None):
        if printed and printed.year:
            return midnight(printed, printed.year), "dateline"
    return None, None


def midnight(day: PartialDate, year: int) -> dt.datetime | None:
    """The beginning of the day in that year; None for February 29 of a common year."""
    date = day.in_year(year)
    return dt.datetime.combine(date, dt.time()) if date else None
