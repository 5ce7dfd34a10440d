"""In: media.txt. Out: the media that are often quoted, by every spelling, with their kind (values.HOP_TYPES)."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

WRITTEN_SMALL = frozenset(("dpa", "epd", "swissinfo", "taz", "ntv", "ukrinform"))
"""Those of them that are written small in running text."""


@cache
def listed() -> dict[str, tuple[str, str]]:
    """Spelling in lower case -> (name, kind)."""
    text = resources.files(__package__).joinpath("media.txt").read_text(encoding="utf-8")
    found: dict[str, tuple[str, str]] = {}
    for line in text.splitlines():
        if line.startswith("#") or ":" not in line:
            continue
        kind, names = line.split(":", 1)
        for entry in names.split(";"):
            name, _, others = entry.strip().partition("=")
            for spelling in (name, *others.split(",")):
                if spelling:
                    found.setdefault(spelling.lower(), (name, kind))
    return found


def opening(word: str) -> str:
    """The letters and digits that a name begins with ("al" of "al-jazeera"), the word itself where it begins with none."""
    match = re.match(r"\w+", word)
    return match.group() if match else word


@cache
def openings() -> frozenset[str]:
    """What the listed names begin with, in lower case."""
    return frozenset(opening(name) for name in listed())
