"""Names as the model marks them in, the same without days and feasts out: "New Year's Eve" is no place, "Thursday" no person."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from spacy.tokens import Doc

from .found import Found

_FEAST: Final = re.compile(
    r"\bNew[ -]Years?(?: ?['’]s?)?(?:[ -](?:Eve|Day))?\b|\b(?:Christmas|Easter|Boxing)[ -](?:Eve|Day|Sunday|Monday)\b",
    re.IGNORECASE,
)
WEEKDAYS: Final = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())


def undated(doc: Doc, found: Sequence[Found]) -> list[Found]:
    """The names in order, those cut that run into a feast, or a person's into a weekday; those gone of which nothing is left.

    A weekday at the front stays where more follows: "Sunday Mail" is an outlet.
    """
    feasts = [feast.span() for feast in _FEAST.finditer(doc.text)]
    kept: list[Found] = []
    for start, end, label in found:
        inside = [any(a <= doc[at].idx < b for a, b in feasts) for at in range(start, end)]
        while start < end and inside[0]:
            start, inside = start + 1, inside[1:]
        if True in inside:
            end = start + inside.index(True)
        while end > start and doc[end - 1].lower_ in WEEKDAYS and (label == "PER" or end - start == 1):
            end -= 1
        if start < end:
            kept.append((start, end, label))
    return kept
