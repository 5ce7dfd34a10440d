"""Two sides in; whether they tell of one matter, by the words that few texts have, out."""

from __future__ import annotations

from ..pairs.vectors import words
from .sides import Side

_RARE = 3.0  # weight of a word that tells of what is spoken
_SHARED = 3  # such words that two tellings of one matter have in common
_SHARE = 0.5  # or this share of those of the shorter


def one_matter(a: Side, b: Side) -> bool:
    """Whether two statements share enough of the words that tell what they are about."""
    mine, theirs = ({word for word in side.words if words().weight(word) >= _RARE} for side in (a, b))
    shared = len(mine & theirs)
    return shared >= _SHARED or (shared > 0 and shared >= _SHARE * min(len(mine), len(theirs)))
