"""The entities of a story in; for whom each speaks or acts, and what countries and persons a phrase names, out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from ..linking.lists import bodies, country_forms
from ..linking.spelling import words as spelled
from ..pairs.vectors import words
from ..pairs.wording import root, stem
from .lexicon import lexicon

Row = Mapping[str, Any]
PERSON = "person:"
"""Begins the party that a person is, beside the id that every entity with a name has."""


def persons(parties: frozenset[str]) -> list[str]:
    """Of parties those that are persons, sorted."""
    return sorted(party for party in parties if party.startswith(PERSON))


def lands(parties: frozenset[str]) -> frozenset[str]:
    """Those of the parties that are countries or other places."""
    return frozenset(party for party in parties if len(party) == 2 or party.startswith("place:"))


def land_of(code: str) -> str:
    """The party that a country code is; "~tavra" is a land that only the pile knows."""
    return f"place:{root(code[1:])}" if code.startswith("~") else code


class Regions:
    """Words in, the countries that they name out: ISO codes by the gazetteer, else roots of places that the pile names."""

    def __init__(self, entities: Sequence[Row], aliases: Sequence[Row] = ()) -> None:
        self._forms = country_forms()
        self._codes = {
            spelled(row["name"])[0]: str(row["country_code"])
            for row in entities
            if row["type"] == "GPE" and row["country_code"] and len(spelled(row["name"])) == 1
        }
        self._unlisted = {
            root(word)
            for row in entities
            if row["type"] == "GPE" and not row["country_code"] and row["name"][:1].isupper()
            for word in spelled(row["name"])
            if len(word) > 3 and stem(word) not in words().rows  # "Territory" and "Drones" are no country's name
        }
        land = {
            row["entity_id"]: land_of(str(row["country_code"] or f"~{spelled(row['name'])[0]}"))
            for row in entities
            if row["type"] == "GPE" and row["name"][:1].isupper() and len(spelled(row["name"])) == 1
        }
        self._capitals = {
            spelled(row["alias"])[0]: land[row["entity_id"]]
            for row in aliases
            if row["entity_id"] in land
            and len(spelled(row["alias"])) == 1
            and stem(row["alias"].lower()) not in words().rows
        }

    def of(self, text: str) -> frozenset[str]:
        """Of "Dorsish troops near Selmar": what names a country, by name or adjective."""
        tokens = spelled(text)
        found = {
            code for size in (1, 2) for k in range(len(tokens)) if (code := _seats().get(tuple(tokens[k : k + size])))
        }
        for word in tokens:
            bare = word.removesuffix("s") if (word,) not in self._forms else word
            code = self._forms.get((word,)) or self._forms.get((bare,)) or self._codes.get(word)
            if code:
                found.add(code)
            elif len(word) > 3 and root(word) in self._unlisted:
                found.add(f"place:{root(word)}")
            if not code and word in self._capitals:
                found.add(self._capitals[word])
        return frozenset(found)


class People:
    """A phrase in, the one person whom it names out: "the group's leader Ilmar Aho", not "an aide of Ilmar Aho"."""

    def __init__(self, entities: Sequence[Row]) -> None:
        self._parts: dict[str, set[str]] = defaultdict(set)
        self._last: dict[str, set[str]] = defaultdict(set)
        for row in entities:
            if row["type"] == "PER" and row["name"][:1].isupper():
                parts = [stem(word) for word in spelled(row["name"])]
                self._last[parts[-1]].add(row["entity_id"])
                for part in parts:
                    self._parts[part].add(row["entity_id"])

    def named(self, phrase: str | None) -> str | None:
        """The entity; None where the head is neither part of the name nor an office, or the name may be of two."""
        told = [stem(word) for word in spelled(phrase or "")]
        person = self.within(told)
        held = person is not None and (told[0] in lexicon()["offices"] or person in self._parts.get(told[0], ()))
        return person if held else None

    def within(self, told: Sequence[str]) -> str | None:
        """The one person of whose name the stems hold most: the last name, or two parts of it ("the death of Ilmar Aho")."""
        parts: dict[str, int] = defaultdict(int)
        for word in dict.fromkeys(told):
            for entity in self._parts.get(word, ()):
                parts[entity] += 1
        last = set().union(*(self._last.get(word, set()) for word in told))
        likely = {entity: count for entity, count in parts.items() if entity in last or count > 1}
        best = [entity for entity, count in likely.items() if count == max(likely.values())]
        return best[0] if len(best) == 1 else None


class Groups:
    """Of "at least ten Red Front fighters" the Red Front: in whose name people fight."""

    def __init__(self, entities: Sequence[Row], aliases: Sequence[Row] = ()) -> None:
        names = {row["entity_id"]: row["name"] for row in entities if row["type"] in ("ORG", "NORP")}
        called = [*names.items(), *((row["entity_id"], row["alias"]) for row in aliases if row["entity_id"] in names)]
        self._groups = {
            tuple(stem(word) for word in spelled(name)): each
            for each, name in sorted(called, reverse=True)
            if name[:1].isupper()
        }

    def fought_for(self, phrase: Sequence[str]) -> frozenset[str]:
        """The group's id, by the stems of a phrase, the head first; nothing where the head fights for nobody."""
        if len(phrase) < 2 or not armed(phrase[0]):
            return frozenset()
        runs = (tuple(phrase[a:b]) for a in range(1, len(phrase)) for b in range(len(phrase), a, -1))
        return next(
            (frozenset((self._groups[way],)) for run in runs for way in (run, run[::-1]) if way in self._groups),
            frozenset(),
        )


@lru_cache(maxsize=1)
def _seats() -> dict[tuple[str, ...], str]:
    """Where governments sit, by which they are called -> country."""
    known = bodies()
    return {key: str(body.country) for key, body in known.items() if body.name in _SEATS and body.country}


def parties_of(entities: Sequence[Row], regions: Regions, aliases: Sequence[Row] = ()) -> dict[str, frozenset[str]]:
    """Entity -> its id and the countries for which it speaks or acts: of governments, forces, officials, nationalities.

    A weapon, a place that is no state and a nominal without a country speak for nobody.
    """
    out = {}
    groups = Groups(entities, aliases)
    for row in entities:
        if row["type"] in ("WEAPON", "LOC", "FAC"):
            continue
        found = {row["entity_id"]} if row["name"][:1].isupper() else set()
        found |= groups.fought_for([stem(word) for word in spelled(row["name"])][::-1])
        found |= {f"{PERSON}{each}" for each in found} if row["type"] == "PER" else set()
        told = f"{row['name']} {row['role'] or ''}"
        if row["type"] in ("GPE", "NORP"):
            found |= {land_of(str(row["country_code"]))} if row["country_code"] else set()
            found |= regions.of(row["name"])
        elif OFFICIAL.search(told):
            found |= regions.of(" ".join(word for word in told.split() if word[:1].isupper()))
            found |= {land_of(str(row["country_code"]))} if row["country_code"] else set()
        out[row["entity_id"]] = frozenset(found)
    return out


def armed(word: str) -> bool:
    """Whether a stemmed noun can stand for those who fight for a party."""
    kinds = lexicon()["nouns"]
    fighting = kinds[stem("soldier")] | kinds[stem("militant")]
    return word in (stem("member"), stem("man")) or bool(kinds.get(word, frozenset()) & fighting)


_SEATS = frozenset(
    ("Kremlin", "White House", "Pentagon", "State Department", "Downing Street", "Whitehall", "Foreign Office", "Elysee Palace",
     "Quai d'Orsay", "Zhongnanhai", "Blue House")
)  # fmt: skip
OFFICIAL = re.compile(
    r"\b(?:minist\w*|government|president|premier|chancellor|king|army|military|forces?|troops?|soldiers?|navy|air force|"
    r"ambassador|embassy|diplomat|spokes\w+|kremlin|parliament|foreign office|state department|pentagon|white house|general|"
    r"officer|official|guards?|battalion\w*|warplanes|jets|drones?|side|authorities)\b",
    re.I,
)
