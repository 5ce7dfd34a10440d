"""The lines of one Nexis or LexisNexis document in, its fields and its body out.

Newer exports: headline, outlet, day, rights, named fields, "Body", text, "Classification". Older ones: outlet, day, edition,
headline, named fields, text, named fields again. The oldest name the headline and the body as well.
"""

from __future__ import annotations

import re

from .exported import DAY_LINE, RIGHTS, WORD_COUNT, Exported, blocks, paragraphs

_HEAD = re.compile(
    r"(Section|Length|Byline|Dateline|Highlight|Headline|Title|Body|Series|Column|Type|Journal[ -]Code|Correction(?:-Date)?|"
    r"Distribution|Keywords?|Contact|Source|Author|Anchors?|Guests?|Reporters?|Show)\s*:\s*(.*)",
    re.IGNORECASE,
)
_FOOT = re.compile(
    r"(Load-Date|Language|Publication-Type|Document-Type|Graphic|Classification|Update|Acc-No)\s*:\s*(.*)", re.I
)
_INDEXED = re.compile(
    r"(Subject|Geographic|Organi[sz]ation|Company|Ticker|Industry|Person|City|State|Country|Journal Code|Notes?|URL|Correction-Date)\s*:\s*(.*)",
    re.IGNORECASE,
)
_HEADING = re.compile(r"Classification|Graphics?|Notes?|Load-Date", re.IGNORECASE)
_PAGED = re.compile(r"Page \d+ of \d+|Link to (?:Image|Original Document|PDF)|\|? ?About LexisNexis\b.*", re.IGNORECASE)
_EDITION = re.compile(
    r".*\b(?:edition|cycle|final|section|correction appended|replica)\b.*|(?:first|second|third|city|national)", re.I
)
_TOP_LINES = 16  # a head has no more lines with words above or between its fields
_HEADLINE_LINES = 3
_MARGIN = 55  # a field that goes on in the next line fills its own


def read_nexis(lines: list[str]) -> Exported:
    """The document; `lines` begin after the end of the one before, so that a cover page may stand above the first."""
    found = Exported()
    rows = [line.strip() for line in lines]
    field_at = next((at for at, row in enumerate(rows) if _is_length(row)), None)
    field_at = (
        field_at if field_at is not None else next((at for at, row in enumerate(rows) if _HEAD.fullmatch(row)), 0)
    )
    day_at = _day_above(rows, field_at)
    first_field = next(
        (at for at in range(day_at + 1, len(rows)) if _opens_body(rows[at]) or _HEAD.fullmatch(rows[at])), field_at
    )
    if day_at >= 0:
        found.day = rows[day_at]
        above = _blocks(rows, max(0, day_at - 3 * _TOP_LINES), day_at)
        if above:
            found.outlet = above[-1].pop()
            found.headline = _headline_of(next((block for block in reversed(above) if block), []))
        if not found.headline:
            found.headline = _headline_below(rows, day_at, first_field)
    begin = _read_fields(found, rows, first_field)
    end = _foot(found, rows, begin)
    first_row = [found.body] if found.body else []
    found.body = paragraphs([*first_row, *lines[begin:end]])
    return found


def _is_length(row: str) -> bool:
    named = _HEAD.fullmatch(row)
    return bool(named and named[1].lower() == "length") or WORD_COUNT.fullmatch(row) is not None


def _opens_body(row: str) -> bool:
    return row.lower() in ("body", "body:")


def _day_above(rows: list[str], field_at: int) -> int:
    """The line of the day: the last above the length, or right below it; -1 where none is."""
    above = [at for at in range(max(0, field_at - 3 * _TOP_LINES), field_at) if DAY_LINE.fullmatch(rows[at])]
    if above:
        return above[-1]
    return next(
        (at for at in range(field_at, min(field_at + _TOP_LINES, len(rows))) if DAY_LINE.fullmatch(rows[at])), -1
    )


def _blocks(rows: list[str], begin: int, end: int) -> list[list[str]]:
    """The runs of lines with words, without rights, page numbers and fields."""
    return blocks(
        row for row in rows[begin:end] if not (RIGHTS.match(row) or _PAGED.fullmatch(row) or _HEAD.fullmatch(row))
    )


def _headline_of(block: list[str]) -> str | None:
    """The headline at the end of the lines; the page's running head may stand above it, or a cover page without an empty line."""
    title = block[-1:] if len(block) > _HEADLINE_LINES or block[-1:] == block[-2:-1] else block
    return " ".join(title) or None


def _headline_below(rows: list[str], day_at: int, first_field: int) -> str | None:
    """The headline of older exports: the first lines below the day and its edition."""
    below = _blocks(rows, day_at + 1, first_field)
    if not below:
        return None
    beside = rows[day_at + 1] if day_at + 1 < len(rows) else ""
    if beside and len(below) > 1:
        below = below[1:]  # the edition stands right below the day
    title = [row for row in below[0] if not _EDITION.fullmatch(row)] if len(below) == 1 else below[0]
    return " ".join(title) or None


def _read_fields(found: Exported, rows: list[str], begin: int) -> int:
    """Read the named fields from `begin` on; the line at which the body begins, of which `found.body` may hold the first words."""
    mark = next((at for at in range(begin, min(begin + 3 * _TOP_LINES, len(rows))) if _opens_body(rows[at])), None)
    key, last = "", begin - 1
    for at in range(begin, len(rows) if mark is None else mark):
        row = rows[at]
        named = _HEAD.fullmatch(row)
        if named and named[1].lower() == "body":
            found.body = named[2]
            return at + 1
        if named:
            key, last = named[1].lower(), at
            _keep(found, key, named[2])
        elif not row or RIGHTS.match(row) or WORD_COUNT.fullmatch(row) or _PAGED.fullmatch(row):
            key, last = ("" if not row else key), (last if not row else at)
        elif key and (mark is not None or len(rows[at - 1]) >= _MARGIN) and last == at - 1:
            last = at
            _keep(found, key, row)
        elif mark is None:
            if found.headline is None and len(row) < 200 and not row.endswith("."):
                found.headline, last = row, at
                continue
            break
    return (last if mark is None else mark) + 1


def _keep(found: Exported, key: str, words: str) -> None:
    """The words under their field; a field that stands already goes on."""
    if not words:
        return
    if key in ("byline", "author"):
        found.byline = f"{found.byline} {words}" if found.byline else words
    elif key in ("headline", "title"):
        found.headline = f"{found.headline} {words}" if found.headline and found.extra.get("titled") else words
        found.extra["titled"] = "1"
    else:
        if key == "dateline":
            found.dateline = words
        found.extra[key] = f"{found.extra[key]} {words}" if key in found.extra else words


def _foot(found: Exported, rows: list[str], begin: int) -> int:
    """The line at which the body ends: what describes, indexes and dates the document follows."""
    found.extra.pop("titled", None)
    end = len(rows)
    for at in range(begin, len(rows)):
        row = rows[at]
        named = _FOOT.fullmatch(row)
        indexed = _INDEXED.fullmatch(row)
        if indexed and not (indexed[1].isupper() or "%)" in indexed[2]):
            indexed = None
        if indexed and indexed[1].lower() == "url" and indexed[2].startswith("http"):
            found.url = indexed[2]
        if (named or indexed or _HEADING.fullmatch(row)) and end == len(rows):
            end = at
    return end
