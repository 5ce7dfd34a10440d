"""The gazetteer's hand-made lists in, lookups out: forms of countries, known bodies and outlets, and nouns for offices."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from .spelling import word_lists, words

# The lists are data that both phases read; a file is no import, so the phases still do not know each other.
_FOLDER = "reading/gazetteer/data"

_HEADS = (
    "government army troops warplanes weapons ministry parliament coalition opposition embassy navy police airforce "
    "cabinet delegation"
)

_PHRASES = (
    ("armed forces", "army"),
    ("military forces", "army"),
    ("government forces", "army"),
    ("regime forces", "army"),
    ("government troops", "army"),
    ("air force", "airforce"),
    ("aerospace forces", "airforce"),
    ("combat troops", "troops"),
    ("ground forces", "troops"),
    ("ground troops", "troops"),
    ("fighter jets", "warplanes"),
    ("war planes", "warplanes"),
)

SYNONYMS = {
    "defense": "defence",
    "internal": "interior",
    "spokesman": "spokesperson",
    "spokeswoman": "spokesperson",
    "chairman": "chair",
    "chairwoman": "chair",
    "chairperson": "chair",
    "premier": "primeminister",
    "organisation": "organization",
    "centre": "center",
    "programme": "program",
    "minister's": "minister",
}


@dataclass(frozen=True)
class Body:
    """A body or outlet known by name: the name to show, its type, its country, and what kind of outlet it is."""

    name: str
    type: str
    country: str | None
    kind: str | None = None


@cache
def institutions() -> dict[str, str]:
    """Nouns that name a body only together with whose it is -> the noun under which equals are compared."""
    return {word: head for head in _HEADS.split() for word in sorted(word_lists()[head])}


def _rows(name: str) -> Iterator[list[str]]:
    text = files("onrecord").joinpath(f"{_FOLDER}/{name}").read_text(encoding="utf-8")
    for line in text.split("\n"):
        if line and not line.startswith("#"):
            cells = line.split("\t")
            yield cells + [""] * (8 - len(cells))


def _listed(cell: str) -> list[str]:
    return [item.lstrip("~") for item in cell.split("|") if item]


@cache
def country_names() -> dict[str, str]:
    """ISO code -> the name to show."""
    return {cells[0]: cells[1] for cells in _rows("countries.tsv")}


@cache
def country_forms() -> dict[tuple[str, ...], str]:
    """Words of a name, adjective or people of a country -> its ISO code ("syrian" and "syrians" -> SY)."""
    forms: dict[tuple[str, ...], str] = {}
    for code, name, _, _, adjectives, people, others, *_ in _rows("countries.tsv"):
        for form in [name, *_listed(others), *_listed(adjectives), *_listed(people)]:
            key = tuple(words(form))
            forms.setdefault(key, code)
            if form in _listed(adjectives) and key[-1][-1] in "nirk":
                forms.setdefault((*key[:-1], key[-1] + "s"), code)
    for code, name, _, _, adjectives, *_ in _rows("countries.tsv"):
        for form in (f"republic of {name}", *(f"{adjective} republic" for adjective in _listed(adjectives))):
            forms.setdefault(tuple(words(form)), code)
    return forms


@cache
def peoples() -> frozenset[tuple[str, ...]]:
    """Words that name the people of a country in the plural ("syrians"), as `country_forms` has them."""
    found = {tuple(words(form)) for row in _rows("countries.tsv") for form in _listed(row[5])}
    adjectives = {tuple(words(form)) for row in _rows("countries.tsv") for form in _listed(row[4])}
    found |= {(*key[:-1], key[-1] + "s") for key in adjectives if key[-1][-1] in "nirk"}
    return frozenset(key for key in found if key not in adjectives and key[-1].endswith("s"))


@cache
def bodies() -> dict[tuple[str, ...], Body]:
    """Words of any form of a known body, outlet or weapon -> what it is."""
    found: dict[tuple[str, ...], Body] = {}
    for name, kind, country, forms, *_ in _rows("organisations.tsv"):
        body = Body(name.lstrip("~"), kind, country or None)
        for form in [name, *_listed(forms)]:
            found.setdefault(tuple(words(form)), body)
    for form, body in media_forms().items():
        found.setdefault(tuple(words(form)), body)
    return found


@cache
def media_forms() -> dict[str, Body]:
    """Every printed form of a listed outlet -> the outlet."""
    found: dict[str, Body] = {}
    for name, kind, country, forms, *_ in _rows("media.tsv"):
        body = Body(name.lstrip("~"), "MEDIA", country or None, kind)
        for form in [body.name, *_listed(forms)]:
            found.setdefault(form, body)
    return found


@cache
def office_words() -> frozenset[str]:
    """Last words of nouns and titles that stand before or after a person's name ("minister", "colonel", "mr")."""
    return frozenset(words(cells[0])[-1] for cells in _rows("roles.tsv") if cells[2] in ("office", "title", "person"))


def with_countries(tokens: list[str]) -> list[str]:
    """The words with every form of a country replaced by `@` and its code, longest form first."""
    forms = country_forms()

    def code(run: tuple[str, ...]) -> str | None:
        return f"@{forms[run]}" if run in forms else None

    return _replaced(tokens, code)


def with_bodies(text: str) -> list[str]:
    """The plain words of a description with listed bodies as `#` and their name: "IS leaders", "the leaders of ISIS" alike."""
    return list(_with_bodies(text))


@lru_cache(maxsize=65536)  # the rules of a story ask for the same few descriptions again and again
def _with_bodies(text: str) -> tuple[str, ...]:
    capitals = text.replace(".", "")  # "U.N. workers"

    def name(run: tuple[str, ...]) -> str | None:
        body, letters = bodies().get(run), "".join(run)
        return f"#{body.name}" if body is not None and (len(letters) > 3 or letters.upper() in capitals) else None

    return tuple(_replaced(plain_words(text), name))


def _replaced(tokens: list[str], known: Callable[[tuple[str, ...]], str | None]) -> list[str]:
    """The words with every run of four or fewer that is known replaced by what it is known as, longest run first."""
    out: list[str] = []
    at = 0
    while at < len(tokens):
        for length in range(min(4, len(tokens) - at), 0, -1):
            found = known(tuple(tokens[at : at + length]))
            if found is not None:
                out.append(found)
                at += length
                break
        else:
            out.append(tokens[at])
            at += 1
    return out


def plain_words(text: str) -> list[str]:
    """The words of a description, ready to be compared: countries as codes, one word for each idea, no small words."""
    return list(_plain_words(text))


@lru_cache(maxsize=65536)
def _plain_words(text: str) -> tuple[str, ...]:
    joined = " ".join(with_countries(words(text)))
    for phrase, single in _PHRASES:
        joined = joined.replace(phrase, single)
    joined = joined.replace("prime minister", "primeminister")
    return tuple(SYNONYMS.get(word, word) for word in joined.split() if word not in word_lists()["empty"])
