"""The lines of one ProQuest document in, its fields and its body out: every field is named, the text "Full text"."""

from __future__ import annotations

import re

from .exported import Exported, paragraphs

_FIELD = re.compile(r"([A-Z][A-Za-z /()-]{2,40}):(?:\s+(.*)|$)")
_TEXT = ("full text", "fulltext")
_KEPT = ("section", "subject", "location", "column", "dateline", "credit")


def is_proquest(text: str) -> bool:
    """True where fields are named as ProQuest names them."""
    return re.search(r"^Publication title:", text, re.M) is not None and (
        re.search(r"^Full ?text:", text, re.M | re.IGNORECASE) is not None
    )


def read_proquest(lines: list[str]) -> Exported:
    """The document."""
    rows = [line.strip() for line in lines]
    begin = next(
        (at for at, row in enumerate(rows) if (named := _FIELD.fullmatch(row)) and named[1].lower() in _TEXT), len(rows)
    )
    last = next((at for at in range(begin, len(rows)) if rows[at].startswith("Publication title:")), len(rows))
    end = last
    while begin < end < len(rows) and (not rows[end - 1] or (end - 1 > begin and _FIELD.fullmatch(rows[end - 1]))):
        end -= 1
    values: dict[str, str] = {}
    for row in (*rows[:begin], *rows[end:]):
        named = _FIELD.fullmatch(row)
        if named and named[2]:
            values.setdefault(named[1].lower(), named[2].strip())
    found = Exported(values.get("title"), _outlet(values.get("publication title")))
    found.headline = found.headline or next((row for row in rows[:begin] if row and not _FIELD.fullmatch(row)), None)
    found.day = values.get("publication date") or values.get("date")
    found.byline = _authors(values.get("author"))
    found.dateline = values.get("dateline")
    found.extra = {key: values[key] for key in _KEPT if key in values}
    address = values.get("document url", "")
    found.url = address if address.startswith("http") else None
    if begin < len(rows):
        opening = _FIELD.fullmatch(rows[begin])
        found.body = paragraphs([opening[2] or "" if opening else "", *lines[begin + 1 : end]])
    return found


def _outlet(title: str | None) -> str | None:
    """The outlet of "Ustmar Post, Late Edition (East Coast); Ustmar, Norda"."""
    name = (title or "").partition(";")[0].strip()
    return (
        re.sub(r",? (?:(?:Late|Early|First|Final|Online|National|International)\W+)?Edition\b.*", "", name, flags=re.I)
        or None
    )


def _authors(author: str | None) -> str | None:
    """The authors as their names are said: "Ada Brenn, Tom Lisk" of "Brenn, Ada; Lisk, Tom"."""
    people = [
        " ".join(reversed(one.strip(" .").split(", ", 1))) for one in (author or "").split(";") if one.strip(" .")
    ]
    return ", ".join(people) or None
