"""One statement's row in; what kind of source it has, of which country, and in which office, out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from ..linking.lists import Body, bodies, office_words, plain_words
from ..linking.spelling import word_lists, words

Row = dict[str, Any]
_OFFICIALS = re.compile(r"\b(?:officials?|officers?|authorities|aides?|commanders?|leaders)\b", re.IGNORECASE)
_SOURCES = re.compile(r"\b(?:sources?|insiders?|(?:person|people) familiar)\b", re.IGNORECASE)
_PUBLIC = re.compile(
    r"\b(?:witness\w*|residents?|villagers?|survivors?|relatives?|famil(?:y|ies)|passengers?|neighbou?rs?)\b", re.I
)
_EXPERTS = re.compile(r"\b(?:experts?|analysts?|engineers?|scientists?|doctors?|specialists?|critics?)\b", re.I)
_GOVERNING = re.compile(
    r"\b(?:ministry|department|government|administration|authorities|army|military|armed forces|police|navy|"
    r"air force|pentagon|kremlin|white house|presidency|cabinet|embassy|side)\b",
    re.IGNORECASE,
)
_OFFICE_HELD = re.compile(
    r"\b(?:minist\w+|president|premier|chancellor|spokes\w+|press secretary|ambassador|governor|commander|general|"
    r"official|secretary of state|defen[cs]e secretary)\b",
    re.IGNORECASE,
)
_SPOKES = re.compile(r"\b(?:spokes\w+|press (?:secretary|service|officer|office))\b", re.IGNORECASE)
_REPORTS = re.compile(
    r"\b(?:reports|rumou?rs|accounts|claims|media|press|newspapers?|tabloids?|papers|outlets|websites?|users|"
    r"blogs?|forums?|platforms)\b",
    re.I,
)
_STATE_MEDIA = re.compile(r"\bstate(?:-run|-owned)?\s(?:media|television|tv|radio|news|broadcaster|press)\b", re.I)
_PAPERS = {
    "memo": "memorandum", "memorandum": "memorandum", "letter": "letter", "indictment": "indictment", "e-mail": "email",
    "email": "email", "contract": "contract", "photo": "photo", "photograph": "photo", "picture": "photo",
    "image": "photo", "video": "video", "footage": "video", "recording": "recording", "tape": "recording",
}  # fmt: skip
_WRITTEN = re.compile(
    r"\b(?:(?:news |press )?release|statement|report|indictment|document|study|ruling|communiqu[eé]|bulletin|verdict|post|"
    r"tweet|memo|memorandum|letter|e-?mail|message|blog|page|account|video|recording|footage|papers)\b",
    re.IGNORECASE,
)
_PRONOUNS = frozenset("he she they who which it them one him her".split())
_OFFICE_OF = re.compile(
    r"(?:(?:his|her) office|the (?:company|firm|\w*maker|manufacturer|producer|supplier|"
    r"(?:\w+\s)?(?:group|movement|organi[sz]ation)))\Z",
    re.IGNORECASE,
)
_GROUP = frozenset("group movement organization".split())
_GROUP_KIND = frozenset("terrorist militant rebel extremist jihadist islamist armed separatist insurgent".split())
_FIRM = frozenset("company firm maker manufacturer drugmaker carmaker planemaker producer supplier operator".split())
_BLAND = frozenset(
    "official officer man woman whistleblower whistle blower head himself herself itself same unnamed".split()
)
_SIDE = frozenset("version side account line position camp".split())
_BARE_OFFICIALS = frozenset(
    "official officials officers authorities senior top high ranking military government local state security two several "
    "some many other administration defence".split()
)
_ANONYMOUS = re.compile(r"\b(?:anonym\w+|not authori[sz]ed|asked not|declined to be)\b", re.IGNORECASE)
_STOOD_FOR = {"CS": "RS"}  # codes that gazetteers still give for countries that are gone


def country_of(row: Row) -> str | None:
    """The ISO code of the country for which a source speaks, where its name, role or code tells one; else None."""
    code = row["country_code"]
    if code is None:
        told = plain_words(f"{row['speaker'] or ''} {row['source_text'] or ''} {row['speaker_role'] or ''}")
        named = {word[1:] for word in told if word[0] == "@"}
        code = named.pop() if len(named) == 1 else None if named else _country_of_body(row)
    return _STOOD_FOR.get(code, code) if code else None


def _country_of_body(row: Row) -> str | None:
    """The country of the listed body that a source's name or office tells ("the Pentagon press secretary")."""
    told_of = (listed_body(row[key]) for key in ("speaker", "speaker_role", "source_text"))
    return next((body.country for body in told_of if body is not None and body.country), None)


@lru_cache(maxsize=65536)
def listed_body(told_of: str | None) -> Body | None:
    """The first listed body, no medium, of which a description tells ("the Pentagon press secretary")."""
    said = words(told_of or "")
    for length in (4, 3, 2, 1):
        for start in range(len(said) - length + 1):
            body = bodies().get(tuple(said[start : start + length]))
            if body is not None and body.type == "ORG":
                return body
    return None


def apart(row: Row, other: Row) -> bool:
    """Whether two sources are told to be of two countries."""
    mine, theirs = country_of(row), country_of(other)
    return bool(mine and theirs and mine != theirs)


def speaks_for(row: Row) -> bool:
    """Whether what is told of a source says that it speaks for a body: a spokesperson, a press secretary."""
    return bool(_SPOKES.search(f"{row['speaker_role'] or ''} {told(row)}"))


def told(row: Row) -> str:
    """The words that an article has for the source."""
    return f"{row['source_text'] or ''} {row['speaker'] or ''}"


def unnamed(row: Row) -> str | None:
    """The kind of somebody unnamed: official, source, public, expert; None for whoever is named or nobody."""
    if row["attribution_id"] is None or row["speaker_type"] != "PER" or row["by_name"]:
        return None
    kinds = (("source", _SOURCES), ("official", _OFFICIALS), ("public", _PUBLIC), ("expert", _EXPERTS))
    return next((kind for kind, pattern in kinds if pattern.search(row["speaker"])), None)


def bare_officials(row: Row) -> bool:
    """Whether unnamed officials are told by no body but a country or a part of a government, and asked for no secrecy."""
    if unnamed(row) != "official" or _ANONYMOUS.search(f"{told(row)} {row['speaker_role'] or ''}"):
        return False
    said = {word for word in plain_words(told(row)) if word[0] != "@" and word not in _PRONOUNS}
    return said <= _BARE_OFFICIALS or bool(_country_of_body(row))


def governs(row: Row) -> bool:
    """Whether a country, a part of its government, or somebody named who holds an office in it speaks."""
    if row["speaker_type"] == "GPE":
        return row["country_code"] is not None or len({w for w in plain_words(told(row)) if w[0] == "@"}) < 2
    if row["speaker_type"] == "ORG":
        return bool(_GOVERNING.search(row["speaker"]))
    if row["speaker_type"] is None and row["speaker"]:
        said = plain_words(row["speaker"])
        return any(word[0] == "@" for word in said) and all(word[0] == "@" or word in _SIDE for word in said)
    held = f"{row['speaker_role'] or ''} {row['source_text'] or ''}"
    return row["speaker_type"] == "PER" and bool(row["by_name"]) and bool(_OFFICE_HELD.search(held))


def carrier(row: Row) -> str | None:
    """What only carries another's words: outlet (a medium by name), reports (of nobody named), state media, else the
    noun of a paper ("letter", "photo"); None for a voice of its own.
    """
    if row["attribution_id"] is None or row["speaker_type"] in ("ORG", "GPE", "PER"):
        return None
    if row["speaker"] is None and row["source_text"] is None:
        return None if row["speech"] == "direct" else "reports"
    if _STATE_MEDIA.search(told(row)):
        return "state media"
    if row["speaker_type"] == "MEDIA" and row["by_name"]:
        return "outlet"
    for word in re.findall(r"[\w-]+", told(row).lower()):
        if word in _PAPERS:
            return _PAPERS[word]
    return "reports" if _REPORTS.search(told(row)) else None


def paper(row: Row) -> bool:
    """Whether something written or posted, not by name, is told as the source: a release, a report, a post."""
    if row["attribution_id"] is None or row["by_name"] or row["speaker_type"] in ("PER", "ORG", "GPE", "NORP"):
        return False
    return bool(_WRITTEN.search(told(row)))


def bland(row: Row) -> set[str] | None:
    """The nouns of a description in the singular that tells nobody apart ("the minister himself", "his office", "the
    drugmaker"); None for whoever is named, for several, and for a source that must stay unnamed.
    """
    if row["by_name"] or not row["speaker_id"] or row["speaker_type"] in ("GPE", "MEDIA"):
        return None
    if row["speaker_type"] == "ORG" and not _OFFICE_OF.match(row["source_text"] or ""):
        return None
    said = set(plain_words(row["source_text"] or row["speaker"])) - {"who", "which"}
    if said & {"he", "she", "it", "him", "her"} or not said:
        said = set(plain_words(row["speaker"]))
    if _SOURCES.search(told(row)):
        return None
    plain = _BLAND | _FIRM | _GROUP | _GROUP_KIND | word_lists()["office"] | {"office", "minister"}
    lands = {word for word in said if word[0] == "@"}
    said -= lands
    return said if said and said <= plain | word_lists()["portfolio"] | {"primeminister"} else None


def firms(said: Iterable[str]) -> set[str]:
    """The nouns among words that stand for a business."""
    return set(_FIRM.intersection(said))


def bodies_meant(said: Iterable[str]) -> set[str]:
    """The nouns among words that stand for a business or a group."""
    return set((_FIRM | _GROUP).intersection(said))


def offices(row: Row) -> set[str]:
    """The words of office in what is told of a source."""
    held = set(plain_words(f"{row['speaker_role'] or ''} {row['source_text'] or ''}"))
    return held & (word_lists()["office"] | office_words())
