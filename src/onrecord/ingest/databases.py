"""The text of one file exported from a press database in, the articles in it out: Nexis, older LexisNexis, Factiva.

Each document has a head (headline, outlet, day, length, byline), a body, and a mark at which it ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ..errors import IngestError
from .article import Article, Rejection
from .assemble import Known, assemble
from .published import parse_moment

_END = re.compile(r"^[ \t]*(?:End of Document|Document [A-Z][A-Z0-9]{3,}\w{12,})[ \t]*$", re.M)
_COUNTED = re.compile(r"^[ \t]*(?:Document )?\d+ of \d+(?: DOCUMENTS)?[ \t]*$", re.M)
_FIELD = re.compile(
    r"^(Section|Length|Byline|Dateline|Highlight|Load-Date|Language|Publication-Type|Graphic|Journal Code|Correction-Date)\s*:\s*(.*)$",
    re.I,
)
_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_DAY = re.compile(rf"^(?:({_MONTH}) (\d{{1,2}}), (\d{{4}})|(\d{{1,2}}) ({_MONTH}) (\d{{4}}))\b[\w ,:.]*$", re.I)
_WORDS = re.compile(r"^[\d,]+ words$")
_RIGHTS = re.compile(r"^(?:Copyright\b|\(c\)|©)", re.I)
_CODED = re.compile(r"^(HD|BY|CR|WC|PD|ET|SN|SC|PG|LA|CY|LP|TD|AN|ED|CO|IN|NS|RE|PUB|IPD)(?:[ \t]+(.*))?$")
_TOP_LINES = 16  # a head is never longer


@dataclass
class _Document:
    """What was found in one document."""

    headline: str | None = None
    outlet: str | None = None
    day: str | None = None
    byline: str | None = None
    extra: dict[str, str] = field(default_factory=dict)
    body: list[str] = field(default_factory=list)


def looks_like_database(text: str) -> bool:
    """True where a text ends documents as Nexis and Factiva do, and counts their words."""
    if not (_END.search(text) or _COUNTED.search(text)):
        return False
    return re.search(r"^[ \t]*(?:Length:\s*|WC[ \t]+)?[\d,]+ words[ \t]*$", text, re.I | re.M) is not None


def read_database(source: str, text: str) -> Iterator[Article | Rejection]:
    """The articles of an export, in its order, each named `path#number`; a document without a body is a rejection."""
    for number, part in enumerate(_documents(text), start=1):
        found = _coded(part) if any(_CODED.match(line) and line[:2] == "HD" for line in part) else _plain(part)
        name = f"{source}#{number}"
        known = Known(found.outlet, None, found.headline, found.byline, parse_moment(found.day), found.extra)
        try:
            yield assemble(name, "\n".join(found.body).strip("\n"), known, extracted=True)
        except IngestError as error:
            yield Rejection(name, str(error))


def _documents(text: str) -> list[list[str]]:
    """The lines of each document; what stands between the last end and the file's end belongs to none if it is short."""
    if _END.search(text):
        pieces = _END.split(text)
        pieces = pieces if len(pieces[-1].split()) > 60 else pieces[:-1]
    else:
        pieces = _COUNTED.split(text)[1:]
    parts = [[line.strip() for line in _COUNTED.sub("", piece).strip().split("\n")] for piece in pieces]
    return [part for part in parts if any(part)]


def _plain(lines: list[str]) -> _Document:
    """A document whose head is told by its lines: headline, outlet, day, rights, then named fields or counts."""
    found = _Document()
    top = [at for at, line in enumerate(lines) if line][:_TOP_LINES]
    head = [lines[at] for at in top]
    day_at = next((at for at, line in enumerate(head) if _DAY.match(line)), None)
    begin = top[0]
    if day_at is not None:
        found.day = _iso(head[day_at])
        begin = top[day_at] + 1
    counted = next((at for at, line in enumerate(head) if _WORDS.match(line)), None)
    if (
        counted is not None and day_at is not None and counted < day_at
    ):  # Factiva: length and day stand before the outlet
        found.headline = head[0] if counted else None
        byline = [line for line in head[1:counted] if re.match(r"by\b", line, re.I)]
        found.byline = re.sub(r"^by\s+", "", byline[0], flags=re.I) if byline else None
        after = [line for line in head[day_at + 1 :] if not re.fullmatch(r"\d{1,2}:\d{2}", line)]
        found.outlet = after[0] if after else None
    elif day_at is not None:  # Nexis: headline, outlet, day; older exports begin with the outlet
        before = [line for line in head[:day_at] if not _RIGHTS.match(line)]
        found.outlet = before[-1] if before else None
        found.headline = before[0] if len(before) > 1 else None
    _fields(found, lines, begin, counted is not None and day_at is not None and counted < day_at)
    return found


def _fields(found: _Document, lines: list[str], begin: int, factiva: bool) -> None:
    """Read named fields from `begin` on; the body begins after the last of the head's lines."""
    rest, at = lines, begin
    if factiva:
        rights = next((n for n in range(begin, min(begin + 9, len(rest))) if _RIGHTS.match(rest[n])), begin)
        found.body = rest[rights + 1 :]
        return
    last = begin - 1
    for at in range(begin, len(rest)):
        line = rest[at]
        named = _FIELD.match(line)
        if named:
            key = named[1].lower()
            if key == "byline":
                found.byline = named[2] or None
            elif key not in ("load-date", "language", "publication-type") and named[2]:
                found.extra[key] = named[2]
            last = at
        elif line.lower() == "body":
            last = at
            break
        elif line and not _RIGHTS.match(line) and not _WORDS.match(line):
            if found.headline is None and len(line) < 200 and not line.endswith("."):
                found.headline, last = line, at  # older exports: the headline stands between the fields
                continue
            if last >= begin or at - begin > _TOP_LINES:
                break
        else:
            last = at if line else last
    body = rest[last + 1 :]
    end = next(
        (n for n, line in enumerate(body) if re.match(r"(?:load-date|language|publication-type)\s*:", line, re.I)),
        len(body),
    )
    found.body = [line for line in body[:end] if not re.match(r"(?:graphic|correction-date)\s*:", line, re.I)]


def _coded(lines: list[str]) -> _Document:
    """A Factiva document with two-letter codes before each field."""
    values: dict[str, list[str]] = {}
    code = ""
    for line in lines:
        begins = _CODED.match(line)
        if begins:
            code = begins[1]
            values.setdefault(code, []).append(begins[2] or "")
        elif code:
            values[code].append(line)

    def words(key: str) -> str | None:
        return " ".join(" ".join(values.get(key, [])).split()) or None

    found = _Document(words("HD"), words("SN"), None, words("BY"))
    found.byline = re.sub(r"^by\s+", "", found.byline, flags=re.I) if found.byline else None
    found.day = _iso(words("PD") or "")
    found.body = ["\n\n".join(part for key in ("LP", "TD") if (part := "\n".join(values.get(key, [])).strip()))]
    return found


def _iso(line: str) -> str | None:
    """The day of a line as YYYY-MM-DD; null where it names none."""
    if not (day := _DAY.match(line.strip())):
        return None
    month, number, year = (day[1], day[2], day[3]) if day[1] else (day[5], day[4], day[6])
    months = [name.lower() for name in _MONTH.split("|")]
    return f"{year}-{months.index(month.lower()) + 1:02d}-{int(number):02d}"
