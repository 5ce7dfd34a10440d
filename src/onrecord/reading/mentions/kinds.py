"""A bare definite noun in, the one named thing of the article that it can mean out: "the firm", "the broadcaster", "the council".

Learned scores see pairs; that an article names only one company is no fact of a pair. Where two named things fit, nothing is
said here and the scores decide.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from spacy.tokens import Doc

from . import matching
from .candidates import Candidate
from .groups import Group

_FIRMS: Final = frozenset("company firm airline carrier manufacturer operator shipowner utility producer".split())
_OUTLETS: Final = frozenset(
    "broadcaster newspaper paper channel station outlet network magazine daily portal tabloid weekly".split()
)
_TRADE: Final = re.compile(
    r"\b(?:Lines?|Mining|Mines|Holdings?|Chemicals?|Chemie|Energy|Steel|Airlines?|Airways|Motors?|Industries|Systems|Shipping|Oil|Gas"
    r"|Petroleum|Power|Electric|Electronics|Technologies|Pharma|Pharmaceuticals|Foods|Stores|Logistics|Construction|Engineering"
    r"|Telecom|Insurance|Capital|Partners|Company|Corporation|Corp|Inc|Ltd|Limited|PLC|plc|GmbH|AG|SA|LLC)\b\.?$"
)
"""The last words of firms' names: that a body is a firm must show, since models take ships and platforms for bodies too."""


def by_kind(
    doc: Doc, c: Candidate, found: Sequence[Candidate], groups: Sequence[Group], owner: Sequence[int]
) -> int | None:
    """The number of the group that `c` takes up, None where none or more than one fits; nouns for people are left to others."""
    if c.form != "nominal" or c.definite not in ("definite", "demonstrative") or c.plural or c.inner or c.type == "PER":
        return None
    if c.words - {c.noun, doc[c.head].lower_} or c.name is not None:
        return None
    before = {
        owner[other.index]: None
        for other in found[: c.index]
        if owner[other.index] >= 0 and other.name is not None and not (other.start <= c.start < other.end)
    }
    named = [at for at in before if groups[at].names and not groups[at].types & {"PER", "NORP"}]
    same = [at for at in named if any(_heads(c.noun, name) for name in groups[at].names)]
    if same:
        return same[0] if len(same) == 1 else None
    if c.noun in _FIRMS:
        fitting = [at for at in named if any(map(_TRADE.search, groups[at].names))]
    elif c.noun in _OUTLETS:
        own = (doc._.article.outlet or "").lower()
        fitting = [
            at
            for at in named
            if "MEDIA" in groups[at].types and not any(name.lower() == own for name in groups[at].names)
        ]
    else:
        return None
    return fitting[0] if len(fitting) == 1 else None


def _heads(noun: str, name: str) -> bool:
    """Whether the noun is the head of the name: its last word, or the one before "of" or "for"."""
    words = matching.words(name)
    if len(words) < 2:
        return False
    lowered = name.lower().split()
    first = next((i for i, word in enumerate(lowered) if word in ("of", "for")), None)
    return noun == (lowered[first - 1] if first else words[-1])
