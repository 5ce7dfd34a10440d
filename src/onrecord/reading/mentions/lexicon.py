"""A Doc in, the known names in it out: countries, nationalities, regions, bodies, outlets, weapons of the gazetteer.

Matching is on the characters between token borders, so that it does not depend on how a tokenizer cuts "al-Nusra" or "U.S.-led".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc

from ..gazetteer import tables
from ..gazetteer.geonames import geonames

_MOST_TOKENS = 11
_PLAIN = {
    "Male",
    "Victoria",
    "Kingston",
    "Georgetown",
    "Hamilton",
    "Jamestown",
    "Stanley",
    "Plymouth",
    "The Valley",
    "Nice",
}
"""Capitals whose names are more often something else."""
_GONE = frozenset({"AN", "CS"})
"""Codes that GeoNames keeps of states that are no more; their capitals are those of others."""
_FIRST = re.compile(r"[^\s\-–/]+")
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "‑": "-", "‐": "-", "\u00a0": " ", "\n": " "})


@dataclass(frozen=True)
class Entry:
    """What the gazetteer knows under a form: canonical name, type, country, use, and how far the form alone can be trusted.

    `use` is name, adjective ("Syrian") or people ("Syrians"); `kind` the kind of outlet.
    """

    name: str
    type: str
    country: str | None = None
    use: str = "name"
    kind: str | None = None
    sure: bool = True


@dataclass(frozen=True)
class Match:
    """A known name in the Doc, in tokens, half-open."""

    start: int
    end: int
    entry: Entry


def _add(table: dict[str, Entry], form: str, entry: Entry) -> None:
    table.setdefault(form, entry)


@cache
def entries() -> dict[str, Entry]:
    """Everything the gazetteer knows, by form; an earlier kind of thing takes precedence over a later one."""
    table: dict[str, Entry] = {}
    for country in tables.countries().values():
        for form in (country.name, *country.names):
            _add(
                table,
                form.removeprefix("the ").lstrip("~"),
                Entry(country.name, "GPE", country.code, sure=form[0] != "~"),
            )
        for form in country.adjectives:
            _add(table, form, Entry(country.name, "GPE", country.code, "adjective"))
        for form in country.people:
            _add(table, form, Entry(country.name, "NORP", country.code, "people"))
    for code, capital in sorted(geonames().capitals.items()):
        if capital and code not in _GONE:
            _add(table, capital, Entry(capital, "GPE", code, sure=capital not in _PLAIN))
    for known in (*tables.bodies(), *tables.outlets(), *tables.weapons()):
        for form in known.forms:
            if form.startswith("the "):
                continue
            entry = Entry(known.name, known.type, known.country, kind=known.kind, sure=form in known.sure)
            _add(table, form, entry)
            if form.isupper() and len(form) > 3 and known.type == "ORG":
                _add(table, form.capitalize(), entry)
    for region in tables.regions():
        for form in (region.name, *region.names):
            _add(
                table,
                form.removeprefix("the ").lstrip("~"),
                Entry(region.name, region.type, region.country, sure=form[0] != "~"),
            )
        for form in region.adjectives:
            _add(table, form, Entry(region.name, region.type, region.country, "adjective"))
    for country in tables.countries().values():
        for form in (f"Republic of {country.name}", *(f"{adjective} Republic" for adjective in country.adjectives)):
            _add(table, form, Entry(country.name, "GPE", country.code))
    return table


@cache
def _first_words() -> frozenset[str]:
    return frozenset(found.group() for form in entries() if (found := _FIRST.match(form)))


@cache
def _capitals() -> dict[str, Entry]:
    return {form.upper(): entry for form, entry in reversed(entries().items()) if len(form) > 3 and entry.sure}


def known(text: str) -> Entry | None:
    """The entry of a form, with or without "the" before it; None where the gazetteer does not know it."""
    form = text.translate(_APOSTROPHES).strip()
    table = entries()
    for at in (form, form.removeprefix("the ").removeprefix("The ")):
        if at in table:
            return table[at]
    return _capitals().get(form) if form.isupper() else None


def matches(doc: Doc) -> list[Match]:
    """The longest known names, left to right, without overlaps; forms in capitals count within words in capitals."""
    table, first, capitals = entries(), _first_words(), _capitals()
    text = doc.text.translate(_APOSTROPHES)
    starts = [token.idx for token in doc]
    ends = [token.idx + len(token) for token in doc]
    found: list[Match] = []
    at, count = 0, len(doc)
    while at < count:
        word = _FIRST.match(text, starts[at])
        head = word.group() if word else ""
        loud = len(head) > 1 and head.isupper()
        trimmed = head.rstrip(".,;:!?)\"”'")
        hit = 0
        if head in first or trimmed in first or head.removesuffix("'s") in first or loud:
            for stop in range(min(at + _MOST_TOKENS, count), at, -1):
                form = text[starts[at] : ends[stop - 1]]
                entry = table.get(form) or (capitals.get(form) if loud and _loud_around(doc, at, stop) else None)
                if entry is not None:
                    found.append(Match(at, stop, entry))
                    hit = stop
                    break
        at = hit or at + 1
    return found


def _loud_around(doc: Doc, start: int, end: int) -> bool:
    near = [t.text for t in (*doc[max(0, start - 2) : start], *doc[end : end + 2]) if t.is_alpha and len(t) > 1]
    return end - start > 1 or (bool(near) and all(t.isupper() for t in near))
