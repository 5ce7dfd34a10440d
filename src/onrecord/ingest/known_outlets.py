"""In: outlets.txt. Out: whether words are the name of a known outlet; many of them hold no word for a medium ("Le Monde")."""

from __future__ import annotations

from functools import cache
from importlib import resources


@cache
def _names() -> frozenset[str]:
    """All spellings, in lower case and without "the"."""
    text = (resources.files(__package__) / "outlets.txt").read_text(encoding="utf-8")
    found = set()
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


def _key(name: str) -> str:
    return " ".join(name.replace("\u2019", "'").lower().split()).removeprefix("the ")
