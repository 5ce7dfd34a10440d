"""In: a place where whoever quotes somebody is named. Out: the office or spokesperson of the one who is quoted.

"..., Brenn was quoted as saying by his press secretary, Ada Orr"; "her office quoted her as telling them".
"""

from __future__ import annotations

from spacy.tokens import Doc

from .names import Medium
from .runs import nominal

_SPOKEN_FOR = frozenset(
    "secretary spokesman spokeswoman spokesperson office aide lawyer attorney counsel adviser advisor assistant".split()
)
_WHOSE = frozenset(("his", "her", "its", "their"))
_LONGEST = 6  # words of a description


def spoken_for(doc: Doc, at: int) -> Medium | None:
    """Who speaks for the one quoted, from the token on or one before it; by name where one follows behind a comma."""
    if at >= len(doc):
        return None
    start = at - 1 if at > 0 and doc[at - 1].lower_ in _WHOSE else at
    end = start + 1 if doc[start].lower_ in _WHOSE else start
    while end < min(len(doc), start + _LONGEST) and nominal(doc[end]):
        end += 1
    if end <= start + 1 or doc[end - 1].lemma_.lower() not in _SPOKEN_FOR:
        return None
    first = end + 1
    stop = first
    while stop < len(doc) and doc[stop].pos_ == "PROPN" and doc[stop].text[:1].isupper():
        stop += 1
    if stop > first and doc[end].text == ",":
        return Medium(doc[first:stop].text, first, stop, "official")
    if doc[start].lower_ in ("a", "an"):
        return Medium(doc[start + 1 : end].text, start + 1, end, "official")
    return Medium(doc[start:end].text, start, end, "official") if doc[start].lower_ in _WHOSE else None
