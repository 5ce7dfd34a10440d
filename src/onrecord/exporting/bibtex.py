"""The articles as BibTeX, one @article an article."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from urllib.parse import quote

from ..record import Record, Row
from .files import single

_SPECIAL = {"\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "%": r"\%", "&": r"\&", "#": r"\#", "$": r"\$", "_": r"\_",
            "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}  # fmt: skip


def export(record: Record, target: Path) -> list[Path]:
    """Write the entries to `target` (or articles.bib in it); gives the path."""
    path = single(target, "articles.bib")
    path.write_text("\n".join(entry(row) for row in record.articles), encoding="utf-8")
    return [path]


def escaped(words: str) -> str:
    """Text in which no character means anything to TeX, on one line."""
    return "".join(_SPECIAL.get(character, character) for character in re.sub(r"\s+", " ", words))


def address(url: str) -> str:
    r"""The URL with all signs that no address may hold as percent signs and numbers, so that braces cannot end the field.

    `_`, `&`, `~` and `%` stay: styles print the field with \url, which takes each sign as it is.

    >>> address("https://post.example/a_b?q={x} y")
    'https://post.example/a_b?q=%7Bx%7D%20y'
    """
    return quote("".join(url.split("\n")).strip(), safe="!#$%&'()*+,-./:;=?@[]_~")


def key(row: Row) -> str:
    """Outlet + year + the beginning of the id: readable and unique."""
    outlet = unicodedata.normalize("NFKD", row["outlet"] or "anon").encode("ascii", "ignore").decode()
    year = row["published_on"].year if row["published_on"] else "nd"
    return f"{re.sub(r'[^a-z0-9]', '', outlet.lower()) or 'anon'}{year}{row['article_id'][1:7]}"


def entry(row: Row) -> str:
    """One @article; what is not known is left out."""
    day = row["published_on"]
    found = {
        "author": f"{{{escaped(row['byline'])}}}" if row["byline"] else None,
        "title": escaped(row["headline"]) if row["headline"] else None,
        "journal": escaped(row["outlet"]) if row["outlet"] else None,
        "date": day.isoformat() if day else None,
        "year": str(day.year) if day else None,
        "url": address(row["url"]) if row["url"] else None,
        "note": escaped(row["source"]),
    }
    body = "".join(f"  {name} = {{{value}}},\n" for name, value in found.items() if value)
    return f"@article{{{key(row)},\n{body}}}\n"
