"""Names of bodies that belong to a kind of people in, whole out: "Velmar People's Assembly", "Farmers' Union of Osk"; and an outlet told as one.

A model breaks such names at the possessive mark and takes the first half for a people or a person.
"""

from __future__ import annotations

from typing import Final

from spacy.tokens import Doc

from ..gazetteer.tables import group_nouns, roles
from .found import Found, apart, mask
from .lexicon import known

_MARKS: Final = frozenset({"'s", "’s", "'", "’"})
_LEFT: Final = 3
_OUTLET_NOUNS: Final = frozenset(
    {"newspaper", "magazine", "daily", "weekly", "tabloid", "broadcaster", "website", "paper"}
)


def peoples(doc: Doc, found: list[Found]) -> list[Found]:
    """The names with those that run over "People's" or "Workers'" in one piece; a longer name that has them whole stays."""
    more = [body for token in doc[1:-1] if token.text in _MARKS and (body := _body(doc, token.i)) is not None]
    for start, end, label in more:
        over = [f for f in found if f[0] < end and start < f[1]]
        if any(f[0] <= start and end <= f[1] for f in over):
            continue
        fronts = [(f[0], _front(doc, f[0], start), f[2]) for f in over if f[0] < start]
        kept = [f for f in fronts if f[1] - f[0] > 1]
        found = [*(f for f in found if f not in over), *kept, (start, end, label)]
    return apart(found)


def _front(doc: Doc, start: int, end: int) -> int:
    """Where the name ends that stands before "of the" and the body's name."""
    while end > start and (doc[end - 1].lower_ in ("of", "the", "for") or doc[end - 1].is_punct):
        end -= 1
    return end


def _body(doc: Doc, mark: int) -> Found | None:
    """The name around the possessive mark: plural people in capitals before, a body's noun in capitals behind; None elsewhere."""
    whose = doc[mark - 1]
    role, group = roles().get(whose.lower_), group_nouns().get(whose.lower_)
    people = (role is not None and role.plural) or (group is not None and group.type == "NORP")
    if not people or not whose.is_title or whose.whitespace_ or not doc[mark].whitespace_:
        return None
    end = mark + 1
    while end < len(doc) and doc[end].is_title and doc[end].is_alpha and "\n" not in doc[end - 1].whitespace_:
        end += 1
    while end > mark + 1 and (
        (noun := group_nouns().get(doc[end - 1].lower_)) is None or noun.type not in ("ORG", "GPE")
    ):
        end -= 1  # "Workers' Party Conference" is the party's
    if end == mark + 1:
        return None
    start = mark - 1
    while start > max(0, mark - 1 - _LEFT) and doc[start - 1].is_title and doc[start - 1].is_alpha:
        if known(doc[start:end].text) is not None:
            break
        if doc[start - 1].lower_ in _SMALL or doc[start - 1].pos_ not in ("PROPN", "ADJ", "NOUN"):
            break
        start -= 1
    last = group_nouns().get(doc[end - 1].lower_)
    return start, _land_behind(doc, end), last.type if last is not None else "ORG"


_SMALL: Final = frozenset("the a an and of in at for but so its their his her our this that".split())


def _land_behind(doc: Doc, end: int) -> int:
    """The end of the name with "of" and the country behind it: "Workers' Party of Korea"."""
    if end + 1 >= len(doc) or doc[end].lower_ != "of":
        return end
    start = end + 1 + (doc[end + 1].lower_ == "the")
    for stop in range(min(start + 3, len(doc)), start, -1):
        entry = known(doc[start:stop].text)
        if entry is not None and entry.country and entry.use == "name":
            return stop
    return end


def mastheads(doc: Doc, found: list[Found]) -> list[Found]:
    """Outlets whose name is a common word in capitals, told as what they are: "the Envoy, a magazine based in Selmar"."""
    taken, out = mask(doc, found), []
    for token in doc[1:-3]:
        if not token.is_title or not token.is_alpha or token.is_sent_start or doc[token.i - 1].lower_ != "the":
            continue
        end = token.i + 1
        while end < len(doc) and doc[end].is_title and doc[end].is_alpha:
            end += 1
        if doc[end : end + 1].text != "," or doc[end + 1 : end + 2].text.lower() not in ("a", "an"):
            continue
        for word in doc[end + 2 : end + 6]:
            if word.is_punct or not word.is_lower:
                break
            if word.lower_ in _OUTLET_NOUNS:
                if not any(taken[token.i : end]) and doc[token.i - 2 : token.i - 1].text not in (".", "\n"):
                    out.append((token.i, end, "MEDIA"))
                break
    return out
