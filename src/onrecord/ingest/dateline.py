"""The start of a paragraph in, its dateline out: place, day, credited agency ("TOKYO, September 21. /TASS/.")."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from .published import DATE, PartialDate, parse_date

# Agencies that credit themselves in datelines of other outlets' pages; also the outlet where nothing else is shown.
AGENCIES = (
    "Reuters|Thomson Reuters|AP|Associated Press|The Associated Press|AFP|Agence France-Presse|dpa|DPA|UPI|Xinhua|TASS|"
    "ITAR-TASS|Itar-Tass|Sputnik|RIA Novosti|RIA|Interfax|Interfax-Ukraine|Bloomberg|Bloomberg News|Kyodo|Kyodo News|"
    "Anadolu Agency|Anadolu|AA|SANA|IRNA|Tasnim|Mehr|MNA|Fars|FNA|ANI|PTI|IANS|Yonhap|ANSA|EFE|Ukrinform|Belga|CNN|"
    "VOA|BBC|NNA|KUNA|WAM|SPA|QNA|MENA|Petra|APA|PA|CNA|NAN|PAN|APP|Bernama|Antara|Jiji|Jiji Press|AAP|CP|"
    "The Canadian Press|Canadian Press|Efe|Prensa Latina|Rudaw|RFE/RL|IPS|IRIN"
)
_CAPS_WORD = r"(?:[A-ZÀ-Þ][A-ZÀ-Þ.'’]+|[A-Z]\.(?:[A-Z]\.)*)"
_CAPS_PLACE = rf"{_CAPS_WORD}(?:[ /–-](?:{_CAPS_WORD}|AND|de|DE|al|AL|el))*"
_NAME = r"[A-ZÀ-Þ][\w'’.-]+"
_NAMES = rf"{_NAME}(?: (?:{_NAME}|al|de|el))*"
_REGION = rf"(?:\s?,\s+(?:{_NAMES}|{_CAPS_PLACE}))"
_CREDIT = r"(?:\((?P<round>[^()\n]{2,40})\)|/(?P<slash>[^/\n]{2,30})/)"
DAY = rf"(?:(?i:{DATE})|\d{{1,2}}[./]\d{{1,2}}[./](?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d)"
_DASH = r"(?:--|[-–—―_])"

_CAPS = re.compile(
    rf"(?P<place>{_CAPS_PLACE})(?P<region>{_REGION}{{0,2}}?)(?:(?:[.,]?|\s{_DASH})\s+(?P<date>{DAY}))?"
    rf"(?:[,.]?\s*{_CREDIT})?(?:,?\s+(?P<after>{DAY}))?\s*(?P<end>{_DASH}|:|\.(?=\s|$)|(?<=[)/])\s)"
)
_TITLE = re.compile(
    rf"(?P<place>{_NAMES})(?P<region>{_REGION}?)(?:,?\s+(?P<date>{DAY}))?(?:[,.]?\s*{_CREDIT})(?:,?\s+(?P<after>{DAY}))?\s*(?P<end>{_DASH}|:|\.)?"
)
_TITLE_DATE = re.compile(
    rf"(?P<place>{_NAMES})(?P<region>{_REGION}?),?\s+(?P<date>{DAY})\s*(?P<end>{_DASH}|:|\.)(?=\s)"
)
_AGENCY_DASH = re.compile(
    rf"(?P<place>{_NAMES}|{_CAPS_PLACE}),\s+(?P<slash>{AGENCIES}|[A-Z]{{3,6}})\s*(?P<end>{_DASH})\s"
)
# "SELMAR, 13 MAY 2031, KTA. The", "Selmar, 16 October, Tavrinform - The": the agency stands where a year could.
_LISTED = re.compile(
    rf"(?P<place>{_CAPS_PLACE}|{_NAMES}),\s+(?P<date>{DAY}),\s+(?P<slash>{AGENCIES}|[A-Z]{{2,8}}|{_NAME.replace('.', '')}(?:[ -]{_NAME.replace('.', '')})?)\s*(?P<end>{_DASH}|\.)\s"
)
_GLUED = re.compile(rf"\((?P<round>{AGENCIES})\)\s?(?=[A-ZÀ-Þ\"“])")
_CREDIT_ONLY = re.compile(rf"{_CREDIT}\s*(?P<end>{_DASH})\s")
_DATE_CREDIT = re.compile(rf"(?P<date>{DAY})\s*{_CREDIT}\s*(?P<end>{_DASH})\s")
LABEL = re.compile(rf"(?P<place>{_CAPS_PLACE}):(?=\s+[A-ZÀ-Þ\"“])")
BYLINE_PLACE = re.compile(rf"(?P<place>{_CAPS_PLACE})\s*\|\s*(?=[Bb][Yy]\s)")
_DASHES = frozenset(["-", "--", "–", "—", "―", "_"])
_SIGNED = re.compile(rf"[Bb][Yy]:? (?:(?![A-Z]{{2}})[A-ZÀ-Þ][\w'’.-]* |and |, ){{2,9}}(?={_CAPS_PLACE})")
_SMALL = {"AND": "and", "OF": "of", "THE": "the", "DE": "de", "AL": "al", "ON": "on"}
_SHORT = {"U.S.": "U.S.", "U.N.": "U.N.", "D.C.": "D.C."}
NOT_PLACES = re.compile(
    r"(?:by|exclusive|update|updated|breaking|analysis|opinion|watch|video|photos?|(?:mon|tues|wednes|thurs|fri|satur|sun)day|factbox|explainer|editorial|live|read|more|"
    r"related|note|correction|file|timeline|interview|comment|just in|alert|urgent|column|review|profile|obituary|letters?|blog|podcast|transcript|recap|preview|essay|feature|poll|survey|reports?|sources?|origins?|claim|advisory|wrapup|the(?! hague)|new(?! [a-z]{3,})"
    r"|new (?:details?|video|poll|report|study|information|evidence)|(?:q|a|in|on|key)$)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Dateline:
    """What a dateline says: its end within the paragraph, the place as a name, day and credit where given."""

    end: int
    place: str | None
    date: PartialDate | None
    credit: str | None


def find_dateline(paragraph: str) -> Dateline | None:
    """The dateline at the start of the paragraph, or None.

    A place in capitals needs a date, a credit or a dash; a place in normal case needs an agency's credit or a date.
    """
    signed = _SIGNED.match(paragraph)  # "By Ada Brenn KALDOR, Nov 6 (Reuters) - ..."
    if signed:
        behind = find_dateline(paragraph[signed.end() :])
        return replace(behind, end=behind.end + signed.end()) if behind else None
    for pattern in (_CAPS, _LISTED, _AGENCY_DASH, _TITLE, _TITLE_DATE, _DATE_CREDIT, _CREDIT_ONLY, _GLUED):
        found = pattern.match(paragraph)
        if found:
            line = _accept(found, pattern)
            if line:
                return line
    return None


def is_dateline(line: str) -> bool:
    """True where the line is a dateline and nothing else."""
    found = find_dateline(line + " ") if len(line) <= 120 else None
    return found is not None and found.end >= len(line)


def find_label_dateline(paragraph: str) -> Dateline | None:
    """A place in capitals and a colon ("SELMAR: The mayor..."), the dateline of papers of South Asia, or None.

    Labels of speakers look alike; the caller must know that no other paragraph begins so.
    """
    found = LABEL.match(paragraph)
    if not found or NOT_PLACES.match(found["place"]) or len(found["place"]) < 4:
        return None
    return Dateline(found.end(), place_name(found["place"]), None, None)


def _accept(found: re.Match[str], pattern: re.Pattern[str]) -> Dateline | None:
    groups = found.groupdict()
    place, end = groups.get("place"), groups.get("end") or ""
    credit = (groups.get("round") or groups.get("slash") or "").strip() or None
    day = groups.get("date") or groups.get("after")
    date = parse_date(day) if day else None
    if place is not None and (NOT_PLACES.match(place) or len(place) < 3 or len(place.split()) > 5):
        return None
    alone = not found.string[found.end() :].strip()
    if alone and place is not None and not (credit or date) and len(place.split()) > 2:
        return None  # a line in capitals with a dash after it is more often a shout than a place
    if credit and date is None and place is not None and re.search(DAY, credit):
        date, credit = parse_date(credit), None
    if pattern is _CAPS:
        if not (credit or date or end in _DASHES):
            return None  # capitals and a full stop or colon alone may be a shout or a speaker's label
        if credit and not date and not end.strip() and not _is_agency(credit):
            return None  # "NATO (the alliance) said"
        if credit and not date and end == ":" and credit[0].islower() and not _is_agency(credit):
            return None  # "BRENN (voice-over): ..." is who speaks
    elif pattern is _LISTED:
        # "Selmar, 16 October, Ada Brenn." is a letter's head, "On Monday, 16 October, Karpress -" is prose.
        if (end == "." and not (place or "").isupper()) or re.match(
            r"(?:On|In|At|By|Since|Until|Late|Early)\b", place or ""
        ):
            return None
    elif pattern in (_TITLE, _CREDIT_ONLY, _DATE_CREDIT) and (
        credit is None or not (_is_agency(credit) or (date and _is_name(credit)) or _by_dash(end, credit))
    ):
        return None
    return Dateline(found.end(), place_name(place) if place else None, date, credit)


def _is_agency(credit: str) -> bool:
    return re.fullmatch(AGENCIES, credit.split("/")[0].strip()) is not None


def _is_name(credit: str) -> bool:
    return re.fullmatch(rf"{_NAMES}|[A-Z]{{2,8}}", credit) is not None


def _by_dash(end: str, credit: str) -> bool:
    """A dash after a bracket with a name in it: an agency that is on no list."""
    return end in _DASHES and _is_name(credit) and len(credit.split()) <= 3


def place_name(printed: str) -> str:
    """The place of a dateline spelled as a name: `TOKYO` -> `Tokyo`, `RIO DE JANEIRO` -> `Rio de Janeiro`."""
    if any(character.islower() for character in printed.replace("al-", "").replace("el-", "")):
        return printed
    parts = re.split(r"([ /-])", printed)
    named = []
    for number, part in enumerate(parts):
        if part.upper() in _SHORT:
            named.append(_SHORT[part.upper()])
        elif number and part in _SMALL:
            named.append(_SMALL[part])
        else:
            named.append(part.capitalize())
    return "".join(named)
