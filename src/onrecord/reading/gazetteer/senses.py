"""A toponym as written in, the places it may mean out: countries, regions, places of GeoNames, other spellings last."""

from __future__ import annotations

import re
from functools import lru_cache

from .geonames import ADMIN1, ADMIN2, COUNTRY, REGION, Candidate, geonames
from .keys import plain
from .tables import Region, countries, regions

_UNIT = re.compile(
    r"\s+(?:province|governorate|region|oblast|district|city|town|village|state|republic|prefecture|area|municipality|suburbs?)$",
    re.IGNORECASE,
)
_SIDE = re.compile(
    r"^(?:the\s+|(?:northern|southern|eastern|western|central|north|south|east|west|downtown|greater|city of|north-?west(?:ern)?|north-?east(?:ern)?|south-?west(?:ern)?|south-?east(?:ern)?)\s+)",
    re.IGNORECASE,
)


_LARGE_CITY = 500_000
"""A city that shares its name with a state, a sea or a region is only thought of from this population on."""


@lru_cache(maxsize=1)
def _large() -> dict[str, tuple[Candidate, ...]]:
    """Countries and regions by every form, adjectives and peoples included."""
    table: dict[str, list[Candidate]] = {}
    names = geonames()
    for code, country in countries().items():
        place = Candidate(
            names.country_ids.get(code), country.lat, country.lon, names.populations.get(code, 0), code, 0, COUNTRY
        )
        for form in (country.name, *country.names, *country.adjectives, *country.people):
            table.setdefault(plain(form.lstrip("~")).removeprefix("the "), []).append(place)
    for region in regions():
        place = _region(region)
        for form in (region.name, *region.names, *region.adjectives):
            table.setdefault(plain(form.lstrip("~")).removeprefix("the "), []).append(place)
    return {form: tuple(found) for form, found in table.items()}


def _region(region: Region) -> Candidate:
    """The region as a place; a state or province takes id and division from GeoNames' division of that name."""
    id_, division = None, 0
    if region.country is not None and region.type == "GPE":
        for place in geonames().find(region.name.removesuffix(" State")):
            if place.kind == ADMIN1 and place.country == region.country:
                id_, division = place.geonames_id, place.division
                break
    return Candidate(id_, region.lat, region.lon, 0, region.country, division, REGION)


@lru_cache(maxsize=16384)
def senses(name: str) -> tuple[Candidate, ...]:
    """The places that the name may mean, without order of likelihood; empty where nothing is known of it.

    Second-level divisions stand back where a city of their name lies in them, first-level ones where the region table has them.
    """
    key = plain(name).removeprefix("the ")
    large = _large().get(key, ())
    found = geonames().find(key)
    if not large and not found:
        for shorter in (_UNIT.sub("", name), _SIDE.sub("", name), _SIDE.sub("", _UNIT.sub("", name))):
            if shorter != name and (large or found or plain(shorter)):
                large = _large().get(plain(shorter), ())
                found = geonames().find(shorter)
                if large or found:
                    break
    if not large and not found:
        found = geonames().sounds_like(name)[:12]
    if any(c.kind == REGION for c in large):
        found = [c for c in found if c.kind not in (ADMIN1, ADMIN2) and c.population > _LARGE_CITY]
    if any(c.kind == COUNTRY for c in large):
        found = []
    cities = {(c.country, c.division) for c in found if c.kind not in (ADMIN1, ADMIN2)}
    found = [c for c in found if c.kind != ADMIN2 or (c.country, c.division) not in cities]
    return (*large, *found)
