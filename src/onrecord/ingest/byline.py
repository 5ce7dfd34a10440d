"""A line in, who wrote the article out: "By Ada Brenn and Tom Lisk", "Ada Brenn ,", "(Reporting by Ada Brenn)"."""

from __future__ import annotations

import re

from .dateline import AGENCIES, BYLINE_PLACE
from .known_outlets import known_outlet
from .masthead import outlet_name
from .published import DATE, is_date_line

_NAME = r"(?:[A-ZÀ-Þ][\w'’-]*\.?)"
_PERSON = rf"{_NAME}(?: (?:{_NAME}|van|von|der|den|de|da|del|al|el|bin|ibn|la|le))*(?: {_NAME})?"
_BY = re.compile(
    rf"(?:by|(?:exclusive|special report|report|analysis)[:,]? by|written by|story by|report by|words by|text by|from)[: ]\s*(?P<names>{_NAME}.*)",
    re.IGNORECASE,
)
_DATED_BY = re.compile(
    rf"\b[Bb][Yy]:?\s+(?P<names>{_NAME} {_PERSON}(?:(?:,| and) {_NAME} {_PERSON})*)(?=\s*(?:[|,•·/]|$|\d|on |in |at ))"
)
_SIGNED = re.compile(
    r"\((?:additional |extra )?(?:reporting|writing|editing|compiled|written|edited|translated|report)\b.{0,300}\)?"
    r"|[\w’'. ,-]{2,300} contributed (?:to this|reporting|to the) ?(?:report|story|article)?(?: from [A-ZÀ-Þ][\w.’' -]{2,40})?\.?"
    r"|(?:additional |extra )?(?:reporting|writing|editing|compiled|edited|translated) by [A-ZÀ-Þ].{0,200}",
    re.IGNORECASE,
)
_SIGN_OFF = re.compile(
    r"[.!?…\"”’')\]]\s+(\((?:additional |extra )?(?:reporting|writing|editing|compiled|written|edited|translated) (?:and \w+ )?by [^()]{3,400}\)?)\s*$",
    re.IGNORECASE,
)
# What closes the last paragraph of a text put together from agencies: "... he said. AGENCIES", "... since May. More to follow..."
_CLOSED = re.compile(
    rf"[.!?…\"”’)\]]\s*(?P<foot>(?:AGENCIES|(?:{AGENCIES.upper()})(?:\s?[/,]\s?(?:AGENCIES|{AGENCIES.upper()}))*|More (?:to (?:follow|come)|soon)\s*(?:\.{{1,3}}|…)?)\s*)$"
)
_NAME_LINE = re.compile(
    rf"(?P<names>{_NAME}(?: {_NAME}){{1,3}})\s*(?P<mark>[,|/(–—-]|$|\s(?={DATE}))\s*(?P<rest>.*?)\)?"
)
_DESK = re.compile(
    r"(?:[Bb][Yy]:? )?(?P<outlet>(?:[Tt]he )?[A-ZÀ-Þ]\S*(?: \S+){0,4}?)(?i:[’']s)? (?i:staff|bureau|newsroom|news desk|web desk|desk|reporters?|correspondents?)"
    r"(?i: (?:writers?|reporters?|and agencies|report|with agencies))?"
)
_CLOCK_END = re.compile(r"\b[ap]\.m\.$", re.IGNORECASE)
_CORRESPONDENT = re.compile(
    rf"(?P<names>{_NAME}(?: {_NAME}){{1,2}}) in {_NAME}(?: {_NAME}){{0,2}}"
)  # "Ada Brenn in Ustmar"
_ROLE = re.compile(
    r"\b(?:correspondent|reporter|editor|staff|writer|bureau|journalist|agencies|agency|news|press|reuters|afp|ap|desk)\b",
    re.I,
)
_AFTER_NAMES = re.compile(
    rf"\s+(?:on|at)\s+(?=\d|{DATE})|\s*@\w|[\s,(|–—-]+(?:{DATE}|\d{{1,4}}[-/.:]\d|(?:last )?(?:updated|published|posted)\b|\d+\s*\w+ ago\b).*",
    re.IGNORECASE,
)
# "Port Selmar, 4 April 2031", "The Anglian, 4 April 2031": nobody is called so.
_NO_AUTHOR = re.compile(
    r"(?:The|Der|Die|Das|Les|Port|Saint|St\.?|New|Fort|Mount|Cape|Los|Las|Kuala|Buenos|Addis|Upper|Lower|North|South|East|West|"
    r"Northern|Southern|Eastern|Western|Central|Greater|Rio de|Ras al|Tel Aviv|Hong Kong|Abu Dhabi|El Salvador|El Paso) |.*\bDesk$"
)
_DAY_ALONE = re.compile(rf"{DATE}\W*", re.IGNORECASE)
# Words that make a line of capitals a section or an agency's name and no person.
_NO_PERSON_TEXT = (
    "news world politics business sport sports opinion culture home video photo photos latest top stories "
    "story breaking middle east north south west africa asia europe america americas life style health science "
    "technology tech travel economy society international national local regional us uk eu un minister "
    "president foreign deputy prime general more live watch listen read report reports special day week weekly "
    "daily today "
)
_NO_PERSON = frozenset(_NO_PERSON_TEXT.split())


def find_byline(line: str, *, before_body: bool) -> str | None:
    """The authors as printed, without "By"; None where the line is no byline.

    A bare name counts only before the body and with a mark after it (comma, dash, bar), a role or a date.
    """
    place = BYLINE_PLACE.match(line)
    line = line[place.end() :] if place else line
    words = line.split()
    if len(words) > 18 and not _SIGNED.fullmatch(line):
        return None
    if _SIGNED.fullmatch(line):
        if "contributed" in line:
            return line.partition(" contributed")[0]
        names = re.search(r"\bby\s+(.*?)(?:;|\)|$)", line, re.IGNORECASE)
        return names[1].strip() if names else line.strip("()")
    by = _BY.fullmatch(line)
    authors = _AFTER_NAMES.split(by["names"], maxsplit=1)[0].strip(" ,|–—-·•") if by else ""
    ends = _CLOCK_END.sub("", line).endswith((".", "?", "!", ":"))
    if authors and (line[:2] != "by" or before_body) and not ends and _names_people(authors):
        return None if line.lower().startswith("from") and not before_body else authors
    if not before_body:
        return None
    desk = _DESK.fullmatch(line)
    if desk and outlet_name(desk["outlet"]):
        return desk["outlet"]
    there = _CORRESPONDENT.fullmatch(line)
    if there and not any(word.lower() in _NO_PERSON for word in there["names"].split()):
        return there["names"]
    named = _NAME_LINE.fullmatch(line)
    if not named or any(word.lower() in _NO_PERSON for word in named["names"].split()):
        return None
    if outlet_name(named["names"]) or known_outlet(named["names"]):
        return None
    mark, rest = named["mark"], named["rest"]
    if _NO_AUTHOR.match(named["names"]) and (not rest or _DAY_ALONE.fullmatch(rest)):
        return None
    if mark and (
        not rest or is_date_line(rest) or (_ROLE.search(rest) and len(rest.split()) <= 6) or outlet_name(rest)
    ):
        return named["names"]
    return None


def byline_in_date_line(line: str) -> str | None:
    """The authors, with first and last name, that a line of page data names beside the day: `4 April 2031 | by Ada Brenn`."""
    found = _DATED_BY.search(line)
    return found["names"] if found else None


def is_signed(line: str) -> bool:
    """True where the line credits reporters and editors and says nothing else."""
    return len(line) <= 320 and _SIGNED.fullmatch(line) is not None


def sign_off(line: str) -> int | None:
    """Where the credits begin that close a paragraph: `... he said. (Reporting by Ada Brenn; Editing by Tom Lisk)`, `... in May. AGENCIES`."""
    found = _SIGN_OFF.search(line) or _CLOSED.search(line)
    return found.start(1) if found else None


def _names_people(names: str) -> bool:
    """True where most words begin with a capital: "By Ada Brenn in Ustmar", not "By then the bridge was closed"."""
    words = [
        word for word in re.findall(r"[^\W\d_]+", names) if word.lower() not in {"and", "in", "for", "of", "at", "the"}
    ]
    return bool(words) and sum(word[0].isupper() for word in words) >= 0.7 * len(words)
