"""A name and its first label in, the type of thing it names out: by the gazetteer, by its last word, by the words around it."""

from __future__ import annotations

import re
from functools import lru_cache

from spacy.tokens import Doc

from ..gazetteer.geonames import geonames
from ..gazetteer.tables import genders, group_nouns, roles
from .lexicon import known

_OUTLET = re.compile(
    r"(?:News|Newspaper|Times|Post|Herald|Tribune|Gazette|Courier|Observer|Journal|Chronicle|Mail|Telegraph|Daily|TV|Television|Radio"
    r"|Press|Channel|Broadcasting|Magazine|Media|News Agency|Press Agency|news agency|Wire|Weekly|Review)$"
)
_DEMONYM = re.compile(r"[A-Z][a-z]{2,}(?:ish|ian|ese|ean)")
_OFFICE_WORDS = frozenset(
    "foreign defence defense interior prime deputy minister president army navy government parliament embassy "
    "ambassador police forces troops air finance justice health energy".split()
)
_NOT_OUTLET = re.compile(
    r"\b(?:Council|Committee|Ministry|University|Party|Union|Office|Post Office|Authority|Group)\b"
)
_WATER_LAND = {
    "sea",
    "ocean",
    "river",
    "lake",
    "gulf",
    "bay",
    "strait",
    "channel",
    "mountains",
    "mountain",
    "mount",
    "hills",
    "hill",
    "valley",
    "desert",
    "peninsula",
    "island",
    "islands",
    "coast",
    "heights",
    "plateau",
    "canyon",
    "creek",
    "glacier",
    "cape",
    "forest",
    "delta",
    "basin",
    "volcano",
    "steppe",
    "plain",
    "plains",
    "east",
    "west",
    "north",
    "south",
}
_BUILT = {
    "airport",
    "airfield",
    "airbase",
    "base",
    "bridge",
    "street",
    "road",
    "avenue",
    "boulevard",
    "highway",
    "square",
    "hospital",
    "prison",
    "jail",
    "palace",
    "mosque",
    "church",
    "cathedral",
    "temple",
    "synagogue",
    "stadium",
    "arena",
    "hotel",
    "tower",
    "station",
    "port",
    "harbour",
    "harbor",
    "dam",
    "tunnel",
    "crossing",
    "checkpoint",
    "plant",
    "camp",
    "castle",
    "museum",
    "park",
    "theatre",
    "theater",
    "hall",
    "building",
    "house",
    "center",
    "centre",
    "library",
    "mall",
    "school",
    "monument",
    "cemetery",
    "zoo",
    "canal",
    "lane",
    "drive",
    "plaza",
    "terminal",
}
_BODY = re.compile(
    r"\b(?:Ministry|Department|Agency|Council|Committee|Commission|Party|University|College|Institute|Army|Forces|Police|Union|Bank|Court|Group|Inc|Ltd|Corp|Company|Association|Organi[sz]ation|Authority|Federation|Front|Brigade|Brigades|Battalion|Movement|Foundation|Parliament|Congress|Office|Board|Bureau|Coalition|League|Society|Service|Services|FC|Club|Team)\b"
)


_UNITED = re.compile(
    r"\b(?:Community|Council|Commission|Union|League|Organi[sz]ation|Association|Alliance|Confederation|Assembly|Committee)(?: (?:of|for)\b|$)"
)
"""Names of bodies of states that begin as places do: "Gulf Community of States"."""


@lru_cache(maxsize=16384)
def is_place(name: str) -> bool:
    """Whether GeoNames has a place of this name."""
    return bool(geonames().find(name))


def refine(doc: Doc, start: int, end: int, label: str) -> str:
    """One of values.ENTITY_TYPES, or OTH for a name of another kind (an event, a work, a law)."""
    text = doc[start:end].text
    entry = known(text)
    if entry is not None and (entry.sure or label != "PER"):
        return entry.type
    if is_demonym(doc, start, end):
        return "GPE"
    noun = called(doc, start)
    if noun is not None and label != "WEAPON":
        return noun
    if label in ("PER", "WEAPON", "NORP", "MEDIA", "GPE", "FAC"):
        return label
    last, first = doc[end - 1].lower_, doc[start].lower_
    if (
        label in ("LOC", "ORG")
        and end - start > 1
        and _OUTLET.search(text)
        and not _NOT_OUTLET.search(text)
        and label == "ORG"
    ):
        return "MEDIA"
    if label == "LOC":
        return _land(text, first, last, end - start)
    if label == "ORG":
        return "PER" if bears_office(doc, start, end) else "ORG"
    if _BODY.search(text):
        return "ORG"
    head = group_nouns().get(last)
    return "WEAPON" if head is not None and head.type == "WEAPON" and end - start > 1 else "OTH"


_ALSO_FIRMS = frozenset(
    "lawyer counsel solicitor owner producer consultant author founder employer partner rival supporter member customer trader "
    "manager sponsor source operator ally enemy opponent critic host".split()
)
"""Nouns for people that are said of firms and bodies too."""


def bears_office(doc: Doc, start: int, end: int) -> bool:
    """Whether two or three capitalised words stand behind a person's office and a comma: "its chief engineer, Ilo Marden"."""
    if not 2 <= end - start <= 3 or start < 2 or doc[start - 1].text != "," or _BODY.search(doc[start:end].text):
        return False
    if not all(token.is_title and token.is_alpha and token.lower_ not in group_nouns() for token in doc[start:end]):
        return False
    role = roles().get(doc[start - 2].lower_)
    if role is None or role.plural or role.kind != "office" or role.noun in _ALSO_FIRMS:
        return False
    return doc[start:end].root.dep_ == "appos" and doc[start:end].root.head.i == start - 2


def is_demonym(doc: Doc, start: int, end: int) -> bool:
    """Whether a single word is built like a nationality and stands before what such a word describes.

    "Dorsish troops", "the Karvenian Foreign Minister": countries that no gazetteer knows are named so too.
    """
    if end - start != 1 or end >= len(doc) or not _DEMONYM.fullmatch(doc[start].text):
        return False
    following = doc[end]
    return following.lower_ in _OFFICE_WORDS or (following.is_lower and following.pos_ in ("NOUN", "ADJ"))


def called(doc: Doc, start: int) -> str | None:
    """The type that the noun before a name gives it: "rebel group X", "the newspaper X", "the village of X"; else None."""
    at = start - 1
    if (
        at > 1
        and doc[at].lower_ == "of"
        and doc[at - 1].lower_
        in (
            "city",
            "town",
            "village",
            "province",
            "district",
            "county",
            "state",
            "governorate",
            "municipality",
            "suburb",
        )
    ):
        return "GPE"
    if at > 0 and _craft_before(doc, at):
        return "FAC"
    if at < 1 or doc[at].lower_ not in (
        "group",
        "agency",
        "newspaper",
        "magazine",
        "broadcaster",
        "channel",
        "militia",
        "faction",
        "party",
        "company",
        "firm",
        "airline",
    ):
        return None
    noun = group_nouns()[doc[at].lower_].type if doc[at].lower_ in group_nouns() else "ORG"
    return "MEDIA" if doc[at].lower_ == "agency" and doc[at - 1].lower_ == "news" else noun


_CRAFT = frozenset("ship vessel boat ferry tanker freighter trawler yacht frigate icebreaker tug tugboat".split())


def _craft_before(doc: Doc, at: int) -> bool:
    """Whether the word is a ship and the name behind it is its own: "the trawler Anna Velden", not "the ship Anna Velden had built"."""
    ship, name = doc[at], doc[at + 1]
    if ship.lower_ not in _CRAFT or not name.text[:1].isupper():
        return False
    if ship.head.i > at:  # "ship" describes the name, which the parse takes for the head
        return ship.dep_ in ("nmod:desc", "compound") and ship.head.text[:1].isupper()
    whole = name if name.head.i <= at or name.head.i > at + 4 else name.head
    if whole.dep_ == ship.dep_ and whole.head.i == ship.head.i:
        return name.lower_ not in genders()  # the parse gives the verb two subjects, or leaves "that" unsaid
    return whole.head.i == at and whole.dep_ in ("appos", "flat", "nmod", "nmod:desc", "compound")


def _land(text: str, first: str, last: str, length: int) -> str:
    if length > 1 and _UNITED.search(text):
        return "ORG"
    if length > 1 and (
        last in _WATER_LAND or first in ("lake", "mount", "gulf", "cape", "river", "sea", "strait", "bay")
    ):
        return "GPE" if is_place(text) and last in ("beach", "island", "hills", "heights") else "LOC"
    if length > 1 and last in _BUILT and not (is_place(text) and last in ("park", "port", "hall", "center", "centre")):
        return "FAC"
    return "GPE"
