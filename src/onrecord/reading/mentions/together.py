"""Candidates and their groups in, the groups out with those in one that a phrase itself makes one: "the ferry Marela Sky", "the village of Osk".

A noun right before a name, or a settlement's noun with "of" and a name, is the named thing: no score is asked.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

from spacy.tokens import Doc, Token

from ..gazetteer.tables import countries
from .candidates import Candidate
from .foretold import foretold
from .groups import Group
from .kin import the_same
from .kinds import CALLED, VESSELS, is_vessel
from .lexicon import known
from .pairs import office_before_comma

SETTLEMENTS: Final = frozenset(
    "city town village suburb settlement hamlet capital state province region district county governorate area".split()
)
_PARTS: Final = frozenset({"area", "region", "district"})
"""With a word before them these are a part of the place: "the harbour area of Selmar"."""
_OF_LAND: Final = frozenset({"capital", "state"})
"""These are also told with their land before them: "Tavra's capital of Selmar"."""
_CALLED_AS: Final = frozenset("known called named dubbed nicknamed identified".split())
FATES: Final = frozenset(
    "packed overcrowded overloaded crowded doomed sunken sinking stricken capsized wrecked missing hijacked passenger".split()
)
"""What is said of a ship before its name is: none of these tells it from another ship."""
_PEOPLE: Final = frozenset({"PER", "NORP"})
_BANDS: Final = frozenset({"gang", "militia", "mob"})


def together(doc: Doc, found: Sequence[Candidate], groups: Sequence[Group], owner: Sequence[int]) -> list[Group]:
    """The groups in order; one whose noun a name completes goes into the group of the name, if it has no other name."""
    by_head = {c.head: c for c in found}
    numbers = {c.head: c.index for c in found}
    into: dict[int, int] = {}
    for c in found:
        if c.name is None or c.adjective or owner[c.index] < 0 or c.name[0] == 0:
            continue
        called = _known_as(doc, c, by_head)
        noun = called or by_head.get(c.name[0] - 1) or by_head.get(c.name[0] - 2)
        if noun is None or noun.form != "nominal" or noun.plural:
            continue
        mine, other = _last(into, owner[c.index]), _last(into, owner[noun.index])
        if other == mine or groups[other].names:
            continue
        if called is noun or (
            (
                noun.definite in ("definite", "demonstrative")
                or (noun.definite == "possessive" and noun.noun in _OF_LAND)
                or (noun.definite == "bare" and noun.noun == "agency")
            )
            and (_called(doc, c, noun) or settled(doc, c, noun) or _seat(doc, c, noun))
        ):
            into[other] = mine
    for c in found:
        noun = _group_behind(doc, c, by_head) if owner[c.index] >= 0 else None
        if noun is not None and owner[noun.index] >= 0:
            mine, other = _last(into, owner[c.index]), _last(into, owner[noun.index])
            if mine != other and not groups[other].names:
                into[other] = mine
    for other, mine in the_same(doc, found, groups, owner, numbers):
        if _last(into, other) == other and _last(into, mine) != other:
            into[other] = mine
    for other, mine in foretold(doc, found, groups, owner):
        if _last(into, other) == other and _last(into, mine) != other:
            into[other] = mine
    _officers(doc, found, groups, owner, into)
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


def _known_as(doc: Doc, c: Candidate, by_head: Mapping[int, Candidate]) -> Candidate | None:
    """The noun whose name follows behind "known as", "called" or "named": "a gang known as the Red Lanterns"."""
    assert c.name is not None
    at = c.name[0] - 1
    while at > 0 and (doc[at].lower_ in ("the", "as") or doc[at].text in ('"', "“", "‘", "'")):
        at -= 1
    at = _identified(doc, at, c)
    if doc[at].lower_ == "identified" and doc[at].dep_ == "acl":
        person = by_head.get(at - 1 - (doc[at - 1].text == ","))  # the parse may hang it on a noun before
        return person if person is not None and person.type == c.type == "PER" else None
    if doc[at].lower_ not in _CALLED_AS or doc[at].head.i not in (at - 1, at - 2) or doc[at].dep_ != "acl":
        return None
    noun = by_head.get(doc[at].head.i)
    fits = noun is not None and (noun.type in _PEOPLE) == (c.type in _PEOPLE)
    return noun if fits or (noun is not None and noun.noun in _BANDS) else None


def _identified(doc: Doc, at: int, c: Candidate) -> int:
    """Where "identified" stands that a person's name completes: "a woman identified by neighbours as Ana Torva"; else `at` as it is."""
    assert c.name is not None
    if c.type != "PER" or doc[c.name[0] - 1].lower_ != "as":
        return at
    first = next((i for i in range(at, max(0, at - _BY), -1) if doc[i].lower_ == "identified"), None)
    if first is None or (first < at and doc[first + 1].lower_ != "by"):
        return at
    return at if any(t.dep_ == "advmod" for t in doc[first].children) else first  # "wrongly identified as"


_BY: Final = 6


def _group_behind(doc: Doc, c: Candidate, by_head: Mapping[int, Candidate]) -> Candidate | None:
    """The noun that follows the name of a body to say what it is: "the Red Lanterns militant group", of which there is one."""
    if c.name is None or c.type != "ORG" or c.adjective:
        return None
    at = c.name[1]
    while (
        at < len(doc)
        and at - c.name[1] < _APART
        and (doc[at].lower_ in _MANNER or doc[at].text in ("(", ")") or doc[at].ent_type_)
    ):
        at += 1
    noun = by_head.get(at)
    fits = noun is not None and noun.form == "nominal" and noun.noun in _GROUPS and not noun.plural
    return noun if fits else None


_APART: Final = 5
_GROUPS: Final = frozenset({"group", "organization", "organisation", "movement", "militia"})
_MANNER: Final = frozenset(
    "terrorist terror militant extremist rebel armed jihadist jihadi islamist insurgent rights aid".split()
)


def _called(doc: Doc, c: Candidate, noun: Candidate) -> bool:
    """Whether a noun for a thing stands right before the name of one: "the private company Velmar Lines"."""
    assert c.name is not None
    tokens = [doc[c.head], doc[c.name[0]]]
    close = any(t.head.i == noun.head and t.dep_ in ("appos", "flat", "nmod:desc") for t in tokens)
    return (
        c.name[0] == noun.head + 1
        and noun.type is not None
        and not {c.type, noun.type} & _PEOPLE
        and (close or _sisters(doc[noun.head], doc[c.head]))
    )


def _sisters(noun: Token, name: Token) -> bool:
    """Whether a parse gives both one place beside each other: "according to state agency HALPRES"."""
    return (
        noun.head.i == name.head.i
        and noun.dep_ == name.dep_
        and noun.dep_ in ("obl", "obl:agent", "obj", "nsubj", "nmod", "iobj")
    )


def settled(doc: Doc, c: Candidate, noun: Candidate) -> bool:
    """Whether it is a settlement "of" a name, which is no country's: "the Tavran town of Osk"."""
    assert c.name is not None
    entry = known(doc[c.name[0] : c.name[1]].text)
    return (
        noun.noun in SETTLEMENTS
        and c.type in ("GPE", "LOC", "FAC", "PER")
        and c.name[0] == noun.head + 2
        and doc[noun.head + 1].lower_ == "of"
        and (noun.noun not in _PARTS or noun.words <= {noun.noun})
        and (entry is None or (entry.use == "name" and entry.name not in _countries()))
    )


def _seat(doc: Doc, c: Candidate, noun: Candidate) -> bool:
    """Whether it is "the capital" with its name behind a comma: "south of the capital, Selmar"."""
    assert c.name is not None
    return noun.noun == "capital" and c.type == "GPE" and c.name[0] == noun.head + 2 and doc[noun.head + 1].text == ","


def _officers(
    doc: Doc, found: Sequence[Candidate], groups: Sequence[Group], owner: Sequence[int], into: dict[int, int]
) -> None:
    """Put an office that a comma parts from its holder's name to the holder, and "the minister" to the only minister named."""
    numbers = {c.head: c.index for c in found}
    for c in found:
        if owner[c.index] < 0 or doc[c.head].dep_ != "conj":
            continue
        office = office_before_comma(c, doc, numbers, found)
        if office >= 0 and owner[office] >= 0:
            mine, other = _last(into, owner[c.index]), _last(into, owner[office])
            if mine != other and not groups[other].names:
                into[other] = mine
    for at, group in enumerate(groups):
        members = [found[m] for m in group.members if found[m].form != "pronoun"]
        nouns = {c.noun for c in members}
        if at in into or len(nouns) != 1 or not nouns <= SEATS or not all(_bare_office(c) for c in members):
            continue
        (noun,) = nouns
        fitting = {
            _last(into, owner[c.index]): None
            for c in found
            if owner[c.index] >= 0 and c.form == "nominal" and c.type == "PER" and not c.plural and c.noun == noun
            if not c.words & _OTHER_SEATS and not _bare_office(c)
        }
        named = [other for other in fitting if groups[other].names]
        definite = any(c.definite in ("definite", "demonstrative") for c in members)
        if definite and members[0].definite != "indefinite" and len(fitting) == len(named) == 1 and named[0] != at:
            into[at] = named[0]


SEATS: Final = frozenset({"minister", "president", "governor", "mayor"})
"""Offices of which an article that names one holder means him, wherever it says the noun alone."""
_OTHER_SEATS: Final = frozenset({"deputy", "vice", "former", "prime", "junior", "acting"})


def _bare_office(c: Candidate) -> bool:
    return c.form == "nominal" and c.type == "PER" and not c.plural and not c.words - {c.noun} and not c.whose


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
