"""Candidates and their groups in, the groups out with those in one that a phrase itself makes one: "the ferry Marela Sky", "the village of Osk".

A noun right before a name, or a settlement's noun with "of" and a name, is the named thing: no score is asked.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final

from spacy.tokens import Doc

from ..gazetteer.tables import countries
from .candidates import Candidate
from .groups import Group
from .kinds import CALLED, VESSELS, is_vessel
from .lexicon import known

_SETTLEMENTS: Final = frozenset({"city", "town", "village", "suburb", "settlement", "hamlet"})
FATES: Final = frozenset(
    "packed overcrowded overloaded crowded doomed sunken sinking stricken capsized wrecked missing hijacked passenger".split()
)
"""What is said of a ship before its name is: none of these tells it from another ship."""
_PEOPLE: Final = frozenset({"PER", "NORP"})


def together(doc: Doc, found: Sequence[Candidate], groups: Sequence[Group], owner: Sequence[int]) -> list[Group]:
    """The groups in order; one whose noun a name completes goes into the group of the name, if it has no other name."""
    by_head = {c.head: c for c in found}
    into: dict[int, int] = {}
    for c in found:
        if c.name is None or c.adjective or owner[c.index] < 0 or c.name[0] == 0:
            continue
        noun = by_head.get(c.name[0] - 1) or by_head.get(c.name[0] - 2)
        if noun is None or noun.form != "nominal" or noun.plural or noun.definite not in ("definite", "demonstrative"):
            continue
        mine, other = _last(into, owner[c.index]), _last(into, owner[noun.index])
        if (
            other != mine
            and not groups[other].names
            and (_called(doc, c, noun) or _settled(doc, c, noun) or _seat(doc, c, noun))
        ):
            into[other] = mine
    _first_craft(doc, found, groups, owner, into)
    _listed(found, groups, owner, into)
    for other, mine in into.items():
        target = groups[_last(into, mine)]
        target.members = sorted(target.members + groups[other].members)
        target.types |= groups[other].types
    return sorted((g for at, g in enumerate(groups) if at not in into), key=lambda g: min(g.members))


def _last(into: dict[int, int], at: int) -> int:
    while at in into:
        at = into[at]
    return at


def _called(doc: Doc, c: Candidate, noun: Candidate) -> bool:
    """Whether a noun for a thing stands right before the name of one: "the private company Velmar Lines"."""
    assert c.name is not None
    tokens = [doc[c.head], doc[c.name[0]]]
    return (
        c.name[0] == noun.head + 1
        and noun.type is not None
        and not {c.type, noun.type} & _PEOPLE
        and any(t.head.i == noun.head and t.dep_ in ("appos", "flat", "nmod:desc") for t in tokens)
    )


def _settled(doc: Doc, c: Candidate, noun: Candidate) -> bool:
    """Whether it is a settlement "of" a name, which is no country's: "the Tavran town of Osk"."""
    assert c.name is not None
    entry = known(doc[c.name[0] : c.name[1]].text)
    return (
        noun.noun in _SETTLEMENTS
        and c.type in ("GPE", "LOC", "FAC", "PER")
        and c.name[0] == noun.head + 2
        and doc[noun.head + 1].lower_ == "of"
        and (entry is None or (entry.use == "name" and entry.name not in _countries()))
    )


def _seat(doc: Doc, c: Candidate, noun: Candidate) -> bool:
    """Whether it is "the capital" with its name behind a comma: "south of the capital, Selmar"."""
    assert c.name is not None
    return noun.noun == "capital" and c.type == "GPE" and c.name[0] == noun.head + 2 and doc[noun.head + 1].text == ","


def _first_craft(
    doc: Doc, found: Sequence[Candidate], groups: Sequence[Group], owner: Sequence[int], into: dict[int, int]
) -> None:
    """Put "a packed ferry" that opens an article, and "Ferry" of its headline, to the one ship that the article names."""
    ships = {
        _last(into, owner[c.index]) for c in found if c.name is not None and owner[c.index] >= 0 and is_vessel(doc, c)
    }
    if len(ships) != 1:
        return
    (ship,) = ships
    taken: set[str] = set()
    for c in found:
        at = _last(into, owner[c.index]) if owner[c.index] >= 0 else ship
        if c.form != "nominal" or c.noun not in VESSELS or c.plural or c.inner or at == ship or groups[at].names:
            continue
        headline = c.sentence == 0
        if c.words - {c.noun, doc[c.head].lower_} <= FATES and (headline or c.definite == "definite" or not taken):
            into[at] = ship
        if not headline:
            taken.add(c.noun)


def _listed(found: Sequence[Candidate], groups: Sequence[Group], owner: Sequence[int], into: dict[int, int]) -> None:
    """Put "the alliance" that stands before its name to the one listed body of the article that is called so."""
    for c in found:
        at = _last(into, owner[c.index]) if owner[c.index] >= 0 else -1
        if at < 0 or c.form != "nominal" or c.noun not in CALLED or c.definite != "definite" or groups[at].names:
            continue
        fitting = {
            _last(into, number)
            for number, group in enumerate(groups)
            if any((entry := known(name)) and entry.name in CALLED[c.noun] for name in group.names)
        }
        if len(fitting) == 1 and len(c.words) == 1:
            into[at] = fitting.pop()


@cache
def _countries() -> frozenset[str]:
    return frozenset(country.name for country in countries().values())
