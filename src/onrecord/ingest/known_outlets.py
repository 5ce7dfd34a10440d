"""In: outlets.txt. Out: whether words are the name of a known outlet; many of them hold no word for a medium ("Le Monde")."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

_TITLED = re.compile(r"The [A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+)?")
_NO_OUTLET = re.compile(
    r"\b(?:Hague|Gambia|Bronx|Valley|Netherlands|Bahamas|Philippines|Strand|House|Palace|Ministry|Minister|Office|Government|"
    r"Army|Navy|Court|Senate|Council|Embassy|Presidency|President|Kremlin|Pentagon|Vatican|Police|Front|Union|Party|Committee|"
    r"Parliament|Bank|Commission|Secretariat|Secretary)\b"
)


@cache
def _names() -> frozenset[str]:
    """All spellings, in lower case and without "the"."""
    text = (resources.files(__package__) / "outlets.txt").read_text(encoding="utf-8")
    found: set[str] = set()
    for line in text.splitlines():
        if line.startswith("#") or ":" not in line:
            continue
        for entry in line.partition(":")[2].split(";"):
            name, _, others = entry.strip().partition("=")
            found.update(_key(spelling) for spelling in (name, *others.split(",")) if spelling)
    return frozenset(found)


def known_outlet(name: str) -> str | None:
    """The name as printed where it is a known outlet's and begins with a capital or a digit, else None."""
    tidy = " ".join(name.split())
    return tidy if tidy and not tidy[0].islower() and _key(tidy) in _names() else None


def titled_outlet(name: str) -> str | None:
    """The name where it is built as "The Anglian" is and names neither a place nor who governs; None otherwise.

    Beside a day under the headline nothing else begins so.
    """
    return name if _TITLED.fullmatch(name) and not _NO_OUTLET.search(name) else None


def _key(name: str) -> str:
    return " ".join(name.replace("\u2019", "'").lower().split()).removeprefix("the ")
