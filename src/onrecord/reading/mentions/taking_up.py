"""A nominal candidate in, the group that it takes up by its words alone out: "the minister", "the Syrian foreign minister", "Hama province"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from .candidates import Candidate
from .epithets import fits
from .evidence import demonym_of
from .groups import Group
from .lexicon import known
from .types import is_demonym

_REACH = 5
"""Sentences that a bare "the minister" may look back; a fuller phrase looks back to the beginning."""
_UNITS = {"province", "governorate", "region", "city", "town", "village", "district", "county", "oblast", "capital"}


def traits(c: Candidate) -> frozenset[str]:
    """The words of a phrase with countries as codes, so that "Syria's" and "Syrian" are one; possessive marks left out."""
    out = set()
    for word in c.words:
        entry = known(word.capitalize()) or known(word.upper())
        out.add(entry.country if entry is not None and entry.country is not None else word)
    return frozenset(out - {"s"})


def by_noun(c: Candidate, found: Sequence[Candidate], groups: Sequence[Group], owner: Sequence[int]) -> int | None:
    """The person that "the minister" or "the Syrian foreign minister" takes up: the last one of whom the words hold.

    A bare noun asks only that the office allows it, and looks at the last three persons named; a fuller phrase asks
    that all its words stand in one phrase about the person.
    """
    if c.form != "nominal" or c.type != "PER" or c.plural or c.role is None:
        return None
    if c.noun == "head" and c.whose in _HEADS_OF:
        c = replace(c, noun=_HEADS_OF[c.whose], words=frozenset({_HEADS_OF[c.whose]}), whose=frozenset())
    own = traits(c)
    countries = {t for t in own if t.isupper()}
    if c.definite not in ("definite", "demonstrative") and not (c.definite == "possessive" and countries):
        return None
    bare = len(own) == 1
    if bare and c.noun in _RANKED and (first := _first_holder(c, found, owner)) is not None:
        return first if first >= 0 else None
    if bare and (unnamed := _only_unnamed(c, found, groups, owner)) is not None:
        return unnamed
    seen: list[int] = []
    for other in reversed(found[: c.index]):
        if (bare and c.sentence - other.sentence > _REACH) or len(seen) > (2 if bare else 12):
            break
        at = owner[other.index]
        if other.type != "PER" or other.plural or at < 0 or at in seen or other.start <= c.start < other.end:
            continue
        if other.form == "pronoun" and not groups[at].names:
            continue
        seen.append(at)
        if c.gender and groups[at].genders & ({"m", "f"} - {c.gender}):
            continue
        about = [found[m] for m in groups[at].members if found[m].form != "pronoun"]
        if bare and only_deputy(c, about):
            continue
        if c.whose and not any(c.whose & (other.whose | other.words) for other in about):
            continue  # the head of the government is not the head of the inspectorate
        if bare and any(fits(c.noun, other) for other in about):
            return at
        if not bare and any(
            own <= traits(other) or _same_office(own, traits(other), c.noun) for other in about if other.role
        ):
            return at
    return None


_UNNAMED = frozenset("official diplomat source officer aide adviser insider".split())
"""Nouns by which reports call those who do not want to be named."""


def _only_unnamed(
    c: Candidate, found: Sequence[Candidate], groups: Sequence[Group], owner: Sequence[int]
) -> int | None:
    """The only one whom the article has told by this very noun and by no name: "a Tavran official", then "the official"."""
    if c.noun not in _UNNAMED or c.definite != "definite":
        return None
    told = {
        owner[other.index]
        for other in found[: c.index]
        if other.form == "nominal" and other.type == "PER" and other.noun == c.noun and not other.plural
    }
    if len(told) != 1 or (at := told.pop()) < 0 or groups[at].names:
        return None
    first = found[groups[at].members[0]]
    return (
        at
        if first.definite == "indefinite" and not (c.gender and groups[at].genders & ({"m", "f"} - {c.gender}))
        else None
    )


_HEADS_OF = {frozenset({"government"}): "premier", frozenset({"state"}): "president"}
_RANKED = {"minister", "president", "governor", "mayor"}
_UNDER = frozenset({"deputy", "vice", "former", "ex-deputy"})
_DEPUTY = frozenset({"deputy", "vice"})


def only_deputy(c: Candidate, about: Sequence[Candidate]) -> bool:
    """Whether a bare "the minister" would take up one who is told only as a deputy: not the minister, who need not be named."""
    if c.form != "nominal" or c.noun not in _RANKED or c.words & _DEPUTY:
        return False
    offices = [o for o in about if o.form == "nominal" and c.noun in o.words | {o.noun}]
    told = [o for o in offices if len(o.words) > 1]
    return bool(told) and all(o.words & _DEPUTY for o in told)


def _first_holder(c: Candidate, found: Sequence[Candidate], owner: Sequence[int]) -> int | None:
    """Who bears the bare office where the article has named its deputy too: the one without "deputy", -1 where there are two.

    None where nobody or only deputies bear it: then the nearest may be meant.
    """
    full: dict[int, None] = {}
    deputies: dict[int, None] = {}
    for other in found[: c.index]:
        if other.form == "pronoun" or other.plural or other.type != "PER" or c.noun not in other.words | {other.noun}:
            continue
        at = owner[other.index]
        if at >= 0 and len(other.words) > 1:
            (deputies if other.words & _UNDER else full)[at] = None
    full = {at: None for at in full if at not in deputies}
    if not full or not deputies:
        return None
    return next(iter(full)) if len(full) == 1 else -1


def _same_office(one: frozenset[str], other: frozenset[str], noun: str) -> bool:
    """Whether the fuller phrase adds to the other one no more than a country: "the foreign minister", "Syria's foreign minister"."""
    if noun not in other or len(other) < 2:
        return False
    first, second = ({t for t in x if t.isupper()} for x in (one, other))
    return (not first or not second) and one - first == other - second


def earlier_office(office: Candidate, found: Sequence[Candidate], groups: Sequence[Group]) -> int | None:
    """The nameless group whose phrase the office before a name repeats: "Syria's foreign minister" before "Foreign Minister X"."""
    own = traits(office)
    if len(own) < 2:
        return None
    for at in range(len(groups) - 1, -1, -1):
        group = groups[at]
        if group.names or "PER" not in group.types or True in group.plural:
            continue
        about = [found[m] for m in group.members if found[m].form == "nominal"]
        if any(
            len(t := traits(other)) > 1 and (own == t or (t < own and any(w.isupper() for w in t) and len(t) > 2))
            for other in about
        ):
            return at
    return None


def by_unit(doc: Doc, c: Candidate, found: Sequence[Candidate], owner: Sequence[int]) -> int | None:
    """The place named in "Hama province" or "Hama city", which is the place itself; none of "the Tavran town of Osk"."""
    if c.form != "nominal" or c.noun not in _UNITS or c.plural or _says_which(doc, c):
        return None
    for other in found[max(0, c.index - 6) : c.index]:
        if (
            other.type == "GPE"
            and not other.adjective
            and other.name is not None
            and other.name[1] == c.head
            and c.start <= other.start
            and not _of_a_land(doc, other, found)
        ):
            return owner[other.index] if owner[other.index] >= 0 else None
    return None


def _says_which(doc: Doc, c: Candidate) -> bool:
    """Whether "of" and a name stand behind the noun: "the Tavran town of Osk" is Osk."""
    return c.head + 2 < len(doc) and doc[c.head + 1].lower_ == "of" and bool(doc[c.head + 2].ent_type_)


def _of_a_land(doc: Doc, c: Candidate, found: Sequence[Candidate]) -> bool:
    """Whether a single word is built like a nationality and the article has its country: "Tavran" of Tavra."""
    if c.name is None or c.name[1] - c.name[0] > 1:
        return False
    word = doc[c.name[0]].lower_
    return is_demonym(doc, *c.name) or any(
        o.name is not None and o.name[1] - o.name[0] == 1 and demonym_of(word, doc[o.name[0]].lower_) for o in found
    )


_BODIES = frozenset({"ORG", "MEDIA", "FAC"})


def in_brackets(doc: Doc, c: Candidate, found: Sequence[Candidate], owner: Sequence[int]) -> int | None:
    """The body right before the bracket in which its short form stands alone, which need not be its initials.

    "Halvar Gas (HLG)", "the Tavran Press Agency (TAVP)"; no agency in the bracket of a dateline, and nothing that is known by itself.
    """
    if c.name is None or c.type not in _BODIES or c.name[0] < 2 or c.name[1] >= len(doc):
        return None
    first, short = c.name[0], doc[c.name[0] : c.name[1]].text
    if doc[first - 1].text != "(" or doc[c.name[1]].text != ")" or known(short) is not None:
        return None
    letters = [letter for letter in short if letter.isalpha()]
    if " " in short or len(letters) < 2 or sum(letter.isupper() for letter in letters) < 2:
        return None
    for other in found[max(0, c.index - 4) : c.index]:
        if other.name is not None and other.name[1] == first - 1 and other.type in _BODIES and owner[other.index] >= 0:
            name = doc[other.name[0] : other.name[1]]
            own = len(name) > 1 and known(name.text) is None and name.text[:1].lower() == letters[0].lower()
            return owner[other.index] if own else None
    return None
