"""The start of an article and its whole text in, a dateline in one of the loose styles out: `Kaldor: ...`, `(Kaldor) - ...`.

Labels of speakers, sections and captions look like these, so the place must be one that the text itself names as a place
("in Kaldor"), or stand with a region or a day.
"""

from __future__ import annotations

import re

from .dateline import AGENCIES, DAY, NOT_PLACES, Dateline, place_name
from .masthead import SECTION_WORDS
from .published import parse_date

_NAME = r"[A-ZÀ-Þ][\w'’.-]*"
_PLACE = rf"{_NAME}(?:[ /–-]\s?(?:{_NAME}|al|de|el|of)){{0,3}}"
_REGION = rf"(?:\s?,\s+{_NAME}(?: {_NAME})?)"
_DASH = r"(?:--|[-–—―_])"
_SENTENCE = r"(?=\s*[A-ZÀ-Þ\"“'‘0-9])"
_WHERE = rf"(?P<place>{_PLACE})(?P<region>{_REGION})?"
_LOOSE = (
    re.compile(rf"{_WHERE}(?:\s?[,|–—-]\s(?P<date>{DAY}))?(?:\s?[:|]|\s{_DASH})\s{_SENTENCE}"),
    re.compile(rf"[(\[]{_WHERE}(?:,\s+(?P<date>{DAY}))?[)\]]\s*{_DASH}?\s{_SENTENCE}"),
    re.compile(rf"(?P<date>{DAY})\s*[,–—|(-]\s*{_WHERE}\)?\s*(?:{_DASH}|:)\s{_SENTENCE}"),
)
_ALONE = re.compile(rf"{_WHERE}(?:(?:,|\s{_DASH}|\s?\|)?\s+(?P<date>{DAY}))?[.:,]?")
_DOMAIN = r"(?P<credit>[\w-]+\.(?:com|net|org|news|info|tv|[a-z]{2}))"
_OWN_NAME = (
    re.compile(rf"[(\[]{_DOMAIN}[)\]](?:\s*{_DASH})?\s+(?=[A-ZÀ-Þ\"“])", re.IGNORECASE),
    re.compile(rf"{_DOMAIN}\s+{_DASH}\s+(?=[A-ZÀ-Þ\"“])", re.IGNORECASE),
)
_SMALL = frozenset(
    [
        "In",
        "At",
        "Near",
        "From",
        "The",
        "And",
        "But",
        "Of",
        "To",
        "While",
        "As",
        "New",
        "A",
        "An",
        "On",
        "By",
        "For",
        "With",
    ]
)


def find_loose_dateline(paragraph: str, text: str) -> Dateline | None:
    """The dateline at the start of the article's first paragraph, or None; `text` is the whole article."""
    for pattern in _OWN_NAME:
        own = pattern.match(paragraph)
        if own:
            return Dateline(own.end(), None, None, own["credit"])
    for pattern in _LOOSE:
        found = pattern.match(paragraph)
        if found and _is_place(found, text):  # a bar or a region after the name leaves less doubt
            date = found.groupdict().get("date")
            return Dateline(found.end(), place_name(found["place"]), parse_date(date) if date else None, None)
    return None


def find_lone_dateline(line: str, text: str) -> Dateline | None:
    """The dateline that is a line of its own below the headline, "Kaldor, 4 April 2031" or "KALDOR", or None."""
    found = _ALONE.fullmatch(line)
    if not found or not (found["date"] or (found["place"].isupper() and len(found["place"]) > 3)):
        return None
    if not _is_place(found, text):
        return None
    return Dateline(found.end(), place_name(found["place"]), parse_date(found["date"]) if found["date"] else None, None)


def _is_place(found: re.Match[str], text: str) -> bool:
    """True where the text says "in Kaldor" and nowhere puts a name before it, as it would before a person's.

    After a bar, or with its region and a dash, the second is enough.
    """
    place = found["place"]
    words = place.lower().split()
    if NOT_PLACES.match(place) or re.fullmatch(AGENCIES, place) or all(word in SECTION_WORDS for word in words):
        return False
    marked = bool(re.search(r"\|\s*$", found[0]) or (found["region"] and not found[0].rstrip().endswith(":")))
    names = [part.strip() for part in re.split(r"[/–]", place_name(place))]
    return any(_named_as_place(name, text, marked=marked) for name in names)


def _named_as_place(name: str, text: str, *, marked: bool) -> bool:
    written = re.escape(name)
    before = re.findall(rf"\b([A-ZÀ-Þ][\w'’-]*\.?) {written}\b", text)
    if any(word not in _SMALL for word in before):
        return False
    return (
        marked
        or re.search(rf"\b(?:[Ii]n|[Nn]ear|[Oo]utside|[Aa]cross|capital,?) {written}\b(?!['’]s| [A-Z])", text)
        is not None
    )
