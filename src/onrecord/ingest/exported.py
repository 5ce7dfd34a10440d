"""One document of a press database's export, as its fields tell it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby

from ..errors import IngestError
from .article import Article
from .assemble import Known, assemble
from .dateline import find_dateline, place_name
from .published import DATE, parse_moment

MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"
    r"Nov(?:ember)?|Dec(?:ember)?)\.?"
)
DAY_LINE = re.compile(rf"(?:{MONTH} \d{{1,2}}, \d{{4}}|\d{{1,2}} {MONTH} \d{{4}})\b.{{0,60}}", re.IGNORECASE)
"""A line that opens with a day and its year; weekday, clock and edition may follow."""
RIGHTS = re.compile(r"\W*(?:Copyright\b|\(c\)|©|All Rights Reserved)", re.IGNORECASE)
WORD_COUNT = re.compile(r"[\d,]+ words", re.IGNORECASE)
_COMPANY = re.compile(r"(?:[\w&.,'’()-]+ ){1,7}(?:Inc|Ltd|Limited|LLC|plc|PLC|Corp|Corporation|Company|GmbH|AG|Pty)\.?")
_NO_TEXT = re.compile(r"\W*(?:none|(?:full text |text )?(?:is )?not) available\b.{0,80}", re.IGNORECASE)


@dataclass
class Exported:
    """What was found in one document."""

    headline: str | None = None
    outlet: str | None = None
    day: str | None = None
    """As printed, with clock and zone where they stand there."""
    byline: str | None = None
    dateline: str | None = None
    url: str | None = None
    extra: dict[str, str] = field(default_factory=dict)
    body: str = ""


def article_of(name: str, found: Exported) -> Article:
    """The article of a document. Raises IngestError, with the reason, where its text is none."""
    if _NO_TEXT.fullmatch(found.body.strip()):
        raise IngestError("no text: the database gives none of this article")
    known = Known(
        outlet=found.outlet,
        url=found.url,
        headline=found.headline,
        byline=unsigned(found.byline),
        published_at=parse_moment(found.day),
        place=_place(found.dateline),
        extra=found.extra,
    )
    return assemble(name, found.body.strip("\n"), known, extracted=True)


def paragraphs(lines: list[str]) -> str:
    """The lines of a body as text, without the margin that all share, the rights below it and its publisher's name."""
    kept = list(lines)
    while kept and (not kept[-1].strip() or RIGHTS.match(kept[-1].strip()) or _COMPANY.fullmatch(kept[-1].strip())):
        kept.pop()
    margin = min((len(line) - len(line.lstrip()) for line in kept if line.strip()), default=0)
    return "\n".join(line[margin:].rstrip() for line in kept).strip("\n")


def blocks(rows: Iterable[str]) -> list[list[str]]:
    """The runs of rows with words that empty rows part."""
    return [list(run) for words, run in groupby(rows, key=bool) if words]


def unsigned(byline: str | None) -> str | None:
    """Who wrote it, without "By"; None where nobody is named."""
    names = re.sub(r"^by:?\s+", "", " ".join((byline or "").split()), flags=re.IGNORECASE)
    return None if names.lower() in ("", "anonymous", "unknown", "na", "n/a") else names


def _place(dateline: str | None) -> str | None:
    """The place of "KALDOR, Sund, April 3": the dateline that a field of its own gives."""
    if not dateline:
        return None
    whole = find_dateline(f"{dateline.strip()} - ")
    if whole and whole.place:
        return whole.place
    place = re.sub(rf",?\s*{DATE}.*", "", dateline, flags=re.IGNORECASE).split(",")[0].split(";")[0].strip(" .-–—")
    return place_name(place) if place[:1].isupper() and len(place.split()) <= 4 else None
