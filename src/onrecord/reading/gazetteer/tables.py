"""The hand-made tables of the gazetteer in, typed rows and lookups out; each file is read once, when first asked for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


def rows(name: str) -> Iterator[list[str]]:
    """The lines of a data file as lists of cells, comments and empty lines left out."""
    text = (files(__package__) / "data" / name).read_text(encoding="utf-8")
    for line in text.split("\n"):
        if line and not line.startswith("#"):
            yield line.split("\t")


def _list(cell: str) -> tuple[str, ...]:
    return tuple(item for item in cell.split("|") if item)


@dataclass(frozen=True)
class Country:
    """A country: ISO code, name, reference point, adjectives ("Syrian"), people ("Syrians"), other names."""

    code: str
    name: str
    lat: float
    lon: float
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    names: tuple[str, ...]


@dataclass(frozen=True)
class Region:
    """A region, sea, river or state: type LOC, GPE or FAC, its country where it lies in one, a precision code."""

    name: str
    type: str
    country: str | None
    lat: float
    lon: float
    precision: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]


@dataclass(frozen=True)
class Known:
    """A named body, group or outlet: type, kind of outlet (agency, broadcaster, paper, platform), country, forms.

    `sure` are forms that count wherever they stand; the others only where the language model sees a name too.
    """

    name: str
    type: str
    kind: str | None
    country: str | None
    forms: tuple[str, ...]
    sure: tuple[str, ...]


def _cells(line: list[str], count: int) -> list[str]:
    return line + [""] * (count - len(line))


@cache
def countries() -> dict[str, Country]:
    """Countries and territories by ISO code."""
    out = {}
    for line in rows("countries.tsv"):
        code, name, lat, lon, adjectives, people, names = _cells(line, 7)[:7]
        listed = _list(adjectives)
        plural = [
            f"{a}s"
            for a in listed
            if a.endswith(("an", "i", "ar", "on"))
            or a in ("Afghan", "Thai", "Slovak", "Greek", "Kazakh", "Uzbek", "Tajik")
        ]
        out[code] = Country(code, name, float(lat), float(lon), listed, (*_list(people), *plural), _list(names))
    return out


@cache
def regions() -> tuple[Region, ...]:
    """Regions, waters, mountains and the states of the USA, in the order of the file."""
    out = []
    for line in rows("regions.tsv"):
        name, kind, code, lat, lon, precision, names, adjectives = _cells(line, 8)[:8]
        out.append(Region(name, kind, code or None, float(lat), float(lon), precision, _list(names), _list(adjectives)))
    return tuple(out)


def _known(name: str, type_: str, kind: str | None, country: str, others: str) -> Known:
    forms = [name, *_list(others)]
    bare = tuple(form.lstrip("~") for form in forms)
    return Known(name.lstrip("~"), type_, kind, country or None, bare, tuple(f for f in forms if not f.startswith("~")))


@cache
def bodies() -> tuple[Known, ...]:
    """International bodies, armed groups, seats of power and peoples without a country."""
    return tuple(_known(c[0], c[1], None, c[2], c[3]) for c in (_cells(line, 4) for line in rows("organisations.tsv")))


@cache
def outlets() -> tuple[Known, ...]:
    """News agencies, broadcasters, papers and platforms."""
    return tuple(_known(c[0], "MEDIA", c[1], c[2], c[3]) for c in (_cells(line, 4) for line in rows("media.tsv")))


@cache
def weapons() -> tuple[Known, ...]:
    """Weapons known by a name of their own."""
    return tuple(_known(c[0], "WEAPON", c[1], "", c[2]) for c in (_cells(line, 3) for line in rows("weapons.tsv")))


@dataclass(frozen=True)
class Role:
    """A noun for people: gender where it tells, kind (office, person, kin, title) and whether the form is plural."""

    noun: str
    gender: str | None
    kind: str
    plural: bool


def _plural(noun: str) -> str:
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")


@cache
def roles() -> dict[str, Role]:
    """Nouns for people, singular and plural forms, in lower case."""
    out: dict[str, Role] = {}
    for line in rows("roles.tsv"):
        noun, gender, kind, plural = _cells(line, 4)[:4]
        out.setdefault(noun, Role(noun, gender or None, kind, False))
        if kind != "title":
            out.setdefault(plural or _plural(noun), Role(noun, gender or None, kind, True))
    return out


@dataclass(frozen=True)
class GroupNoun:
    """A noun for bodies, groups, buildings, lands, weapons or media, with its type and the number of the form."""

    noun: str
    type: str
    plural: bool


@cache
def group_nouns() -> dict[str, GroupNoun]:
    """Nouns for things that are no single person, singular and plural forms, in lower case."""
    out: dict[str, GroupNoun] = {}
    for line in rows("groups.tsv"):
        noun, kind, number = _cells(line, 3)[:3]
        out.setdefault(noun, GroupNoun(noun, kind, number == "pl"))
        out.setdefault(_plural(noun), GroupNoun(noun, kind, True))
    return out


@cache
def genders() -> dict[str, str]:
    """Usual gender (m, f) of given names, names in lower case."""
    return {line[0].lower(): line[1] for line in rows("first_names.tsv")}
