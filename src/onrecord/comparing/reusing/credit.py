"""Articles that share a passage in, who copied from whom and whom the copy credits out."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import cache, lru_cache

from ..linking.lists import bodies, media_forms
from ..linking.spelling import is_given_name, words

_NEAR = 250
"""Characters around a passage, and at both ends of an article, in which a credit may stand."""

_DOMAIN = re.compile(r"^(?:https?://)?(?:www\.)?([\w-]+)\.(?:[a-z]{2,4}\.)?[a-z]{2,6}(?:/.*)?$", re.IGNORECASE)


@dataclass(frozen=True)
class Side:
    """One of two articles with a common passage."""

    article_id: str
    text: str
    outlet: str | None
    byline: str | None
    published_at: dt.datetime | None


@lru_cache(maxsize=4096)
def outlet_name(outlet: str | None) -> str | None:
    """The name of an outlet; of "www.selmar-courier.com" selmar courier; listed ones under their listed name."""
    if not outlet:
        return None
    domain = _DOMAIN.match(outlet.strip())
    plain = domain.group(1).replace("-", " ") if domain else outlet
    body = bodies().get(tuple(words(plain)))
    return body.name if body is not None and body.type == "MEDIA" else plain


@cache
def _agencies() -> frozenset[str]:
    return frozenset(body.name for body in bodies().values() if body.type == "MEDIA" and body.kind == "agency")


def listed_agency(name: str | None) -> str | None:
    """The listed name of a news agency; None for any other name."""
    known = outlet_name(name)
    return known if known in _agencies() else None


@cache
def _agency_forms() -> tuple[re.Pattern[str], dict[str, str]]:
    """A pattern of all forms of listed agencies, the longest first, and the agency of each form."""
    forms = {form: body.name for form, body in media_forms().items() if body.kind == "agency"}
    either = "|".join(re.escape(form) for form in sorted(forms, key=lambda form: (-len(form), form)))
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)"), forms


@lru_cache(maxsize=4096)
def named_agencies(text: str) -> tuple[str, ...]:
    """The listed news agencies that a text names, in its order ("(AFP)", "/TASS/", "Reuters reported")."""
    pattern, forms = _agency_forms()
    found = (match for match in pattern.finditer(text) if not _of_a_person(text, match))
    return tuple(dict.fromkeys(forms[match.group()] for match in found))


_FAMILY_NAME = re.compile(r" [A-Z][a-z’'-]+\b")
_GIVEN_NAME = re.compile(r"\b([A-Z][a-z]+) $")


def _of_a_person(text: str, match: re.Match[str]) -> bool:
    """Whether an agency's name is part of a person's: "Petra Lund", "Michael Bloomberg"."""
    if not match.group().istitle():
        return False
    before = _GIVEN_NAME.search(text, max(0, match.start() - 30), match.start())
    named_so = before is not None and is_given_name(before[1].lower())
    return named_so or (is_given_name(match.group().lower()) and _FAMILY_NAME.match(text, match.end()) is not None)


def names(text: str, name: str | None) -> bool:
    """Whether a text holds an outlet's name in capitals."""
    if not name:
        return False
    form = r"\W+".join(re.escape(word) for word in words(name))
    return any(match.group()[0].isupper() for match in re.finditer(rf"\b{form}\b", text, re.IGNORECASE))


def credit_zone(side: Side, start: int, end: int) -> str:
    """The byline, both ends of the article and what stands around the passage."""
    around = side.text[max(0, start - _NEAR) : end + _NEAR]
    return "\n".join((side.byline or "", side.text[:_NEAR], around, side.text[-_NEAR:]))


def _later(one: dt.datetime | None, other: dt.datetime | None) -> bool | None:
    """Whether `one` came out later; None where that is not known.

    Midnight is how a day without a clock is stored, which most papers print: within that day it orders nothing.
    """
    if one is None or other is None or one == other:
        return None
    if one.date() == other.date() and dt.time() in (one.time(), other.time()):
        return None
    return one > other


def copied_from(one: Side, other: Side, at: tuple[int, int], other_at: tuple[int, int]) -> tuple[bool, str | None]:
    """(True where `one` copied from `other`, the credited name or None).

    In this order: who names the other's outlet copied; the later one did; the one that is no agency did; the shorter did.
    """
    mine, theirs = outlet_name(one.outlet), outlet_name(other.outlet)
    zone, other_zone = credit_zone(one, *at), credit_zone(other, *other_at)
    by_one = mine != theirs and names(zone, theirs)
    by_other = mine != theirs and names(other_zone, mine)
    if by_one != by_other:
        return by_one, theirs if by_one else mine
    later = _later(one.published_at, other.published_at)
    if later is not None:
        one_copied = later
    elif (mine in _agencies()) != (theirs in _agencies()):
        one_copied = theirs in _agencies()
    elif len(one.text) != len(other.text):
        one_copied = len(one.text) < len(other.text)
    else:
        one_copied = one.article_id > other.article_id
    copier_zone, own = (zone, mine) if one_copied else (other_zone, theirs)
    credits_given = [agency for agency in named_agencies(copier_zone) if agency != own]
    return one_copied, credits_given[0] if credits_given else None
