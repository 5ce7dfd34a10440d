"""Candidates with pair scores in, groups of candidates that name one thing out: names by rule, the rest by score, both under constraints."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from spacy.tokens import Doc

from . import matching
from .bodies import another_state
from .candidates import Candidate
from .groups import Group, join
from .kin import head_of_family, of_its_own, other_relative, title_gender
from .kinds import by_kind
from .lexicon import known
from .media import masthead, other_medium
from .pairs import Floats, Ints, Table
from .people import another, names_clash, renamed, signs_only
from .taking_up import by_noun, by_unit, earlier_office, in_brackets
from .together import together
from .which import another_named, beside_names, named_apart

_THINGS = {"ORG", "GPE", "LOC", "FAC", "WEAPON", "MEDIA"}
_PEOPLE = {"PER", "NORP"}
_PLACES = {"GPE", "LOC"}
_BODIES = {"ORG", "MEDIA"}
_FAR_APART = 2.0
"""Degrees between two places of which one is not named after the other."""


@dataclass(frozen=True)
class Thresholds:
    """The least score at which a candidate of each form joins an earlier one; higher values link less and more surely."""

    nominal: float = 0.0
    pronoun: float = 0.0
    name: float = 0.0
    margin: float = 0.0
    """How far the best antecedent must be ahead of the best one of another group, for pronouns."""
    strict: bool = False
    """Whether nouns with unlike modifiers are kept apart: "new weapons" from "heavy weapons"."""


def link(doc: Doc, table: Table, i: Ints, j: Ints, scores: Floats, thresholds: Thresholds) -> list[Group]:
    """The groups, in the order of their first members; every candidate is in exactly one."""
    found = table.candidates
    groups: list[Group] = []
    owner: list[int] = []
    bounds = np.searchsorted(i, np.arange(len(found) + 1))
    offices = {c.title_of: c.index for c in found if c.title_of is not None}
    for at, c in enumerate(found):
        if c.title_of is not None:
            owner.append(-1)
            continue
        office = offices.get(c.head)
        if c.name is not None:
            target = _by_name(doc, table, c, groups, owner)
            if target is None:
                target = in_brackets(doc, c, found, owner)
            if target is None:
                target = masthead(doc, c, groups)
            if target is None and office is not None:
                target = earlier_office(found[office], found, groups)
        else:
            target = by_unit(doc, c, found, owner)
            if target is None:
                target = by_noun(c, found, groups, owner)
            if target is None:
                target = by_kind(doc, c, found, groups, owner)
        if target is None:
            rows = slice(int(bounds[at]), int(bounds[at + 1]))
            target = _by_score(doc, table, c, j[rows], scores[rows], owner, groups, thresholds)
        if target is None:
            groups.append(Group())
            target = len(groups) - 1
        if office is not None:
            groups[target].members.append(office)
            owner[office] = target
        join(doc, groups[target], c)
        owner.append(target)
    for c in found:
        if owner[c.index] < 0:
            owner[c.index] = len(groups)
            groups.append(Group())
            join(doc, groups[-1], c)
    return together(doc, found, groups, owner) if thresholds.strict else groups


def _by_name(doc: Doc, table: Table, c: Candidate, groups: list[Group], owner: Sequence[int]) -> int | None:
    """The latest group with a name that can be this one; a fuller match beats a later one."""
    assert c.name is not None
    found = table.candidates
    name = doc[c.name[0] : c.name[1]].text
    best: tuple[int, int, int] | None = None
    family: list[int] = []
    gender = title_gender(doc, c) if c.type == "PER" else None
    # "Mr Norden" of a Karel Norden is neither the country nor its people
    borne = (
        c.type == "PER"
        and known(name) is not None
        and any("PER" in group.types and any(_family(name, other) for other in group.names) for group in groups)
    )
    for at, group in enumerate(groups):
        if borne and "PER" not in group.types:
            continue
        if gender is not None and group.genders & ({"m", "f"} - {gender}):
            continue
        if not group.names or ((c.type in _PEOPLE) != bool(group.types & _PEOPLE) and known(name) is None):
            continue
        rank = max((_alike(name, other, c.type) for other in group.names), default=0)
        if 0 < rank < 3 and _place_and_body(c.type, group.types) and not _short_body(name, rank, c.type):
            continue
        if rank == 1 and c.type in _PLACES and _elsewhere(doc, c, [found[m] for m in group.members]):
            continue
        if rank and not names_clash(name, c.type, group):
            key = (rank, group.members[-1], at)
            if best is None or key > best:
                best = key
            if rank == 2 and c.type == "PER" and any(_family(name, other) for other in group.names):
                family.append(at)
    if best is not None and best[0] == 2 and best[2] in family:
        if gender is not None:  # "Mrs Marn" is not the man whose widow she is
            family = [at for at in family if gender in groups[at].genders]
        first = head_of_family(doc, c, found, owner, family, table.by_head)
        return best[2] if first is None else first
    return best[2] if best else None


def _family(name: str, full: str) -> bool:
    """Whether one word is the family name of a full personal name, which may stand first or last in it."""
    word, parts = matching.words(name), matching.words(full)
    return len(word) == 1 and len(parts) > 1 and word[0] in (parts[0], parts[-1])


def _place_and_body(type_: str | None, types: set[str]) -> bool:
    """Whether one is a place and the other a body: "New York" is no short form of "New York Wire", "AP" not of an Arab Peninsula."""
    return (type_ in _PLACES and bool(types) and types <= _BODIES) or (
        type_ in _BODIES and bool(types) and types <= _PLACES
    )


def _short_body(name: str, rank: int, type_: str | None) -> bool:
    """Whether these are initials and a longer name, and the initials alone were taken for a place."""
    return rank == 2 and (type_ in _PLACES) == name.isupper()


def _elsewhere(doc: Doc, c: Candidate, members: Sequence[Candidate]) -> bool:
    """Whether the gazetteer has both names, far apart: Auckland is no misspelling of Oakland."""
    known_at = {p.start: (p.lat, p.lon) for p in doc._.places if p.lat is not None and p.lon is not None}
    mine = known_at.get(doc[c.name[0]].idx) if c.name is not None else None
    theirs = [known_at[at] for m in members if m.name is not None and (at := doc[m.name[0]].idx) in known_at]
    return mine is not None and bool(theirs) and all(_apart(mine, place) for place in theirs)


def _apart(a: tuple[float, float], b: tuple[float, float]) -> bool:
    """Whether two points, in degrees, are too far apart to be one town and its province."""
    return max(abs(a[0] - b[0]), abs(a[1] - b[1])) > _FAR_APART


def _alike(name: str, other: str, type_: str | None) -> int:
    """3 where the names are one, 2 where one is the other's acronym or full form, 1 where they may be spelt apart, else 0."""
    same, part, alike, acronym = matching.relation(name, other, type_ == "PER")
    if same:
        return 3
    if acronym:
        return 2
    if type_ == "PER":
        return 2 if part else int(bool(alike))
    if part and type_ in ("ORG", "MEDIA"):
        few, many = sorted((matching.words(name), matching.words(other)), key=len)
        return 1 if len(few) > 1 and many[: len(few)] == few else 0
    return int(bool(alike)) if type_ in ("GPE", "LOC", "ORG") and known(name) is None and known(other) is None else 0


def _by_score(
    doc: Doc,
    table: Table,
    c: Candidate,
    js: Ints,
    scores: Floats,
    owner: list[int],
    groups: list[Group],
    thresholds: Thresholds,
) -> int | None:
    """The group of the earlier candidate with the best score, if it is high enough and nothing forbids the link."""
    least = thresholds.name if c.form == "name" else thresholds.nominal if c.form == "nominal" else thresholds.pronoun
    chosen: int | None = None
    top = 0.0
    for at in np.argsort(-scores, kind="stable").tolist():
        value = float(scores[at])
        if chosen is None and value <= least:
            return None
        if chosen is not None and top - value >= thresholds.margin:
            break
        other = table.candidates[int(js[at])]
        target = owner[other.index]
        if target < 0:
            continue
        if _forbidden(doc, table, c, other, groups[target], owner, thresholds.strict):
            continue
        third = thresholds.strict and c.form == "pronoun" and c.gender in ("m", "f")
        if third and chosen is None and _out_of_reach(table, c, target, groups):
            return None
        if chosen is None:
            chosen, top = target, value
            if c.form != "pronoun" or thresholds.margin <= 0:
                break
        elif target != chosen:
            return None
    return chosen


def _forbidden(
    doc: Doc, table: Table, c: Candidate, other: Candidate, group: Group, owner: Sequence[int], strict: bool
) -> bool:
    if c.start >= other.start and c.end <= other.end and table.apposed[c.index] != other.index and c.form != "pronoun":
        return True
    if other.start >= c.start and other.end <= c.end and table.apposed[other.index] != c.index:
        return True
    if (
        c.definite == "indefinite"
        and c.form == "nominal"
        and not (
            table.apposed[c.index] == other.index
            or table.copula[c.index] == other.index
            or table.apposed[other.index] == c.index
        )
    ):
        return doc[c.start].lower_ in ("a", "an", "another")
    about = [table.candidates[m] for m in group.members]
    if strict and signs_only(table, c, other):
        return True
    if strict and (_within_itself(c, about) or _land_and_town(table, c, group) or _no_ministry(c, group, about)):
        return True
    if strict and (another_named(doc, c, table.candidates, group) or beside_names(doc, c, group)):
        return True
    beside = other.index in (table.apposed[c.index], table.copula[c.index])
    if strict and not beside and other_medium(doc, c, table.candidates, group):
        return True
    if strict and _of_another_kind(table, c, group, about):
        return True
    if strict and (
        of_its_own(doc, c, group, table.by_head)
        or (
            other.index not in (table.apposed[c.index], table.copula[c.index])
            and other_relative(doc, c, table.candidates, group, owner, table.by_head)
        )
        or another_state(doc, c, table.candidates, group)
    ):
        return True
    if strict and c.form == "nominal" and c.type == "MEDIA" and group.genders & {"m", "f"}:
        return True
    if strict and another(doc, table, c, group, about):
        return True
    same_noun = strict and c.form == other.form == "nominal" and c.noun == other.noun
    if same_noun and (_told_apart(table, c, group) or named_apart(doc, c, other)):
        return True
    if c.gender in ("m", "f") and (group.genders & ({"m", "f", "n"} - {c.gender})):
        return True
    if c.gender == "n" and group.genders & {"m", "f"}:
        return True
    if (
        c.plural is not None
        and group.plural
        and c.plural not in group.plural
        and not (group.types & {"ORG", "NORP", "MEDIA", "GPE"} or c.type in ("ORG", "NORP", "MEDIA"))
    ):
        return True
    if strict and c.name is not None and all(table.candidates[m].form == "pronoun" for m in group.members):
        return True
    if c.name is not None and group.names:
        name = doc[c.name[0] : c.name[1]].text
        if strict and names_clash(name, c.type, group) and not renamed(doc, c):
            return True
        return not _introduced(doc, table, c, other)
    if c.type in _THINGS and c.form == "name" and "PER" in group.types:
        return True
    return bool(c.form == "nominal" and c.type == "PER" and group.types and not group.types & {"PER"})


def _of_another_kind(table: Table, c: Candidate, group: Group, about: Sequence[Candidate]) -> bool:
    """Whether the noun tells a body and the group is nameless and told by nouns for no thing at all: a ministry is no death toll."""
    if c.form != "nominal" or c.type not in ("ORG", "MEDIA", "GPE") or group.names or group.types:
        return False
    beside = {table.apposed[c.index], table.copula[c.index]}
    return any(o.form == "nominal" and o.index not in beside for o in about)


_FAR = 6
"""Sentences after which a person must be named again before a pronoun can mean them."""


def _out_of_reach(table: Table, c: Candidate, target: int, groups: list[Group]) -> bool:
    """Whether the group was last named too long ago for a pronoun: long before, or before another person of whom it may speak."""
    last = max((m for m in groups[target].members if table.candidates[m].form != "pronoun"), default=-1)
    distance = c.sentence - table.candidates[last].sentence if last >= 0 else _FAR + 1
    if distance > _FAR:
        return True
    if distance <= 2:
        return False
    for at, group in enumerate(groups):
        if (
            at == target
            or "PER" not in group.types
            or True in group.plural
            or group.genders & ({"m", "f"} - {c.gender})
        ):
            continue
        between = [m for m in group.members if last < m < c.index and table.candidates[m].form != "pronoun"]
        if any(table.subject[m] and not table.quoted[m] for m in between):
            return True
    return False


def _told_apart(table: Table, c: Candidate, group: Group) -> bool:
    """Whether the group has the same noun only with other modifiers: "the Western countries" and "neighbouring countries"."""
    own = c.words - {c.noun, doc_form(table, c)}
    if not own:
        return False
    others = [table.candidates[m] for m in group.members]
    sets = [o.words - {o.noun, doc_form(table, o)} for o in others if o.form == "nominal" and o.noun == c.noun]
    return bool(sets) and all(s and not s & own for s in sets)


def _within_itself(c: Candidate, about: Sequence[Candidate]) -> bool:
    """Whether the words before a noun name what it would be: "the Tavran town" is not Tavra, "his brother" not he."""
    return c.form == "nominal" and any(c.start <= o.start and o.end <= c.head and o.index != c.index for o in about)


_LANDS = {"country", "nation", "kingdom", "republic"}
_TOWNS = {"town", "city", "village", "suburb", "settlement"}


def _land_and_town(table: Table, c: Candidate, group: Group) -> bool:
    """Whether one is called a country and the other a town, or the town's group names a known country."""
    kinds = (_LANDS, _TOWNS) if c.noun in _TOWNS else (_TOWNS, _LANDS) if c.noun in _LANDS else None
    if kinds is None or c.form != "nominal":
        return False
    others = [table.candidates[m] for m in group.members]
    return any(o.form == "nominal" and o.noun in kinds[0] for o in others) or (
        c.noun in _TOWNS and any(o.adjective for o in others)
    )


_MINISTRIES = ("ministry", "department", "office", "secretariat")


def _no_ministry(c: Candidate, group: Group, about: Sequence[Candidate]) -> bool:
    """Whether the noun is "ministry" and the group is named or told as no such body: an agency is no ministry."""
    if c.form != "nominal" or c.noun != "ministry":
        return False
    if group.names:
        return not any(word in name.lower() for name in group.names for word in _MINISTRIES)
    return any(o.form == "nominal" and o.noun == "agency" for o in about)


def doc_form(table: Table, c: Candidate) -> str:
    """The head of the phrase as it is written, in lower case."""
    return table.heads[c.index]


def _introduced(doc: Doc, table: Table, c: Candidate, other: Candidate) -> bool:
    """Whether two unlike names stand in apposition, or one in brackets behind the other, and are of one type.

    Places beside each other lie one in the other or in a row ("Oakland, California"), and two listed names are two things.
    """
    if c.type in _PLACES or c.type != other.type:
        return False
    if c.name is not None and other.name is not None:
        one, two = (doc[a:b].text for a, b in (c.name, other.name))
        if (known(one) and known(two)) or (doc[c.name[0] - 1].text != "(" and _initials_of_another(one, two)):
            return False
    return bool(table.apposed[c.index] == other.index or table.copula[c.index] == other.index)


def _initials_of_another(a: str, b: str) -> bool:
    """Whether one is in capitals and the other a longer name with other initials: "the LFK" behind "the Red Lantern" is no name of it."""
    short, long = sorted((a, b), key=len)
    capitals = short.replace(".", "")
    return capitals.isupper() and len(capitals) > 1 and " " in long and not matching.relation(short, long, False)[3]


def groups_of(found: Sequence[Candidate], groups: Sequence[Group]) -> list[int]:
    """For each candidate the number of its group."""
    out = [0] * len(found)
    for at, group in enumerate(groups):
        for member in group.members:
            out[member] = at
    return out
