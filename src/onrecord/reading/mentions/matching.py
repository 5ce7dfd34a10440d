"""Two names of one article in, how far they can be one thing's names out: parts, acronyms, spellings."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from ..gazetteer.keys import plain, skeleton
from .lexicon import known

_SMALL = {"of", "the", "and", "for", "in", "on", "de", "du", "la", "to", "&"}
_PARTICLES = {
    "al",
    "el",
    "ul",
    "bin",
    "ibn",
    "van",
    "von",
    "de",
    "der",
    "abu",
    "as",
    "an",
    "ad",
    "ar",
    "at",
    "az",
    "ash",
}


@lru_cache(maxsize=32768)
def words(name: str) -> tuple[str, ...]:
    """The words of a name in plain form, articles of Arabic names and the like left out."""
    parts = plain(name).replace(".", " ").split()
    kept = tuple(w for w in parts if w not in _PARTICLES and w != "the")
    return kept or tuple(parts)


@lru_cache(maxsize=32768)
def spelt_alike(a: str, b: str) -> bool:
    """Whether two words can be romanisations or misspellings of one: "Moualem" and "Muallem", "Mekdad" and "Mikdad"."""
    if a == b:
        return True
    if min(len(a), len(b)) < 4:
        return False
    if skeleton(a) and skeleton(a) == skeleton(b):
        return True
    return (
        a[0] == b[0] and Levenshtein.distance(a, b) <= (1 if max(len(a), len(b)) < 8 else 2) and min(len(a), len(b)) > 5
    )


@lru_cache(maxsize=32768)
def initials(name: str) -> tuple[str, ...]:
    """The acronyms a name may have: initials of all words, and of all but the small ones."""
    parts = [w for w in name.replace("-", " ").split() if w[:1].isalpha()]
    every = "".join(w[0] for w in parts).lower()
    main = "".join(w[0] for w in parts if w.lower() not in _SMALL).lower()
    return (every, main)


@lru_cache(maxsize=65536)
def relation(a: str, b: str, person: bool) -> tuple[float, float, float, float]:
    """(same canonical name, one is part of the other, spelt alike, one is the other's acronym), each 0 or 1."""
    first, second = known(a), known(b)
    if first is not None and second is not None:
        return (1.0, 0.0, 1.0, 0.0) if first.name == second.name and first.type == second.type else (0.0, 0.0, 0.0, 0.0)
    x, y = words(a), words(b)
    if x == y:
        return (1.0, 0.0, 1.0, 0.0)
    short, long = (a, b) if len(a) < len(b) else (b, a)
    letters = short.replace(".", "").lower()
    acronym = float(short.isupper() and len(letters) > 1 and letters in initials(long))
    few, many = (x, y) if len(x) <= len(y) else (y, x)
    part = float(set(few) <= set(many) and (not person or few[-1] == many[-1] or len(few) > 1 or few[0] == many[0]))
    if person:
        alike = float(
            spelt_alike(x[-1], y[-1])
            and (len(few) == 1 or spelt_alike(x[0], y[0]) or (few[0][0] == many[0][0] and len(few[0]) == 1))
        )
    else:
        alike = float(len(x) == len(y) and all(spelt_alike(p, q) for p, q in zip(x, y, strict=True)))
    return (0.0, part, alike, acronym)
