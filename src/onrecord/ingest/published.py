"""Printed or coded dates in, days out: "September 21", "12 Mar 2025", ISO 8601; years may be missing."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from .clocks import with_clock
from .known_outlets import known_outlet, titled_outlet
from .masthead import outlet_name

_MONTHS_TEXT = "january february march april may june july august september october november december "
MONTHS = _MONTHS_TEXT.split()
_MONTH = r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?,?\s+)?"
DATE = rf"{_WEEKDAY}(?:{_MONTH}\s+{_DAY}(?!\d)|{_DAY}\s+{_MONTH})(?:,?\s+(?:19|20)\d\d)?"

_PARTS = re.compile(
    rf"(?P<month>{_MONTH})\s+(?P<day>{_DAY})(?!\d)(?:,?\s+(?P<year>(?:19|20)\d\d))?"
    rf"|(?P<day2>{_DAY})\s+(?P<month2>{_MONTH})(?:,?\s+(?P<year2>(?:19|20)\d\d))?",
    re.IGNORECASE,
)
_NUMERIC = re.compile(r"\b((?:19|20)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_SLASHED = re.compile(r"(?<![\d.])(\d{1,2})([/.])(\d{1,2})\2((?:19|20)\d\d|[0-4]\d)(?![\d.]\d|\d)")
_LABEL = re.compile(
    r"\s*(?:(?:first\s+)?published(?:\s+time)?|posted|publication date|date|issued|filed|created|source)\b[\s:]*(?:on|at)?[\s:]*",
    re.IGNORECASE,
)
_UPDATED = re.compile(r"\s*(?:last\s+)?(?:updated|modified|edited)(?:\s+time)?\b[\s:]*(?:on|at)?[\s:]*", re.IGNORECASE)
_STAMP = re.compile(r"(?:19|20)\d{6}(?:\d{4}|\d{6})")  # 20310404081500
_FIRST_SECOND = 100_000_000  # in 1973: a smaller number counts something else
_MOST_OTHER_WORDS = 6  # beside a date, a line of page data names an author or a section, a headline says more
_TIME = re.compile(
    r"(?<!\d)(?:(?:[01]?\d|2[0-3])[:.h][0-5]\d(?::[0-5]\d)?\s*(?:[ap]\.?m\.?)?|(?:1[0-2]|[1-9])\s?[ap]\.?m\b\.?)(?!\d)",
    re.IGNORECASE,
)
_CLOSING_DAY = re.compile(rf"(?:[,(–—|]|\son)\s*(?P<date>{DATE})\)?\s*$", re.IGNORECASE)
_AGO = re.compile(
    r"(?<!\d)\d+\s*(?:[hm]|seconds?|minutes?|mins?|hours?|days?|weeks?|months?|years?)\s+ago\b", re.IGNORECASE
)
_CLOCK_WORDS = re.compile(
    r"\b(?:GMT|UTC|BST|CET|CEST|EST|EDT|ET|IST|MSK|PST|PDT|local time|Moscow time|updated|modified|edited|last|at|on|time|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b(?:[+-]\d{1,2}(?::?\d\d)?)?",
    re.IGNORECASE,
)
_ZONE = re.compile(r"\b(?:[A-Z]{1,3}T|[A-Z]{3}|[TZ])\b")  # only beside a clock
_SIGNS = re.compile(r"(?<=\d)[.,;]\s+[Bb]y:?\s+[A-ZÀ-Þ][\w'’-]*(?: [A-ZÀ-Þ][\w'’-]*){1,2}\.?$")
_EDITED = re.compile(
    r"(?<=\d)[.;]\s+(?:this |the )?(?:transcript|interview|conversation|exchange)\b.{0,60}\b(?:edited|condensed|shortened)\b.{0,60}$",
    re.IGNORECASE,
)
_PLACE_AND_DAY = re.compile(rf"[A-ZÀ-Þ][\w’'.-]{{1,30}}(?: [A-ZÀ-Þ][\w’'.-]{{1,30}}){{0,3}}, (?i:{DATE})(?<=\d{{4}})")
_OPENS_DATED = re.compile(rf"\W*(?:{DATE}|(?:19|20)\d\d-|[012]?\d[:.h][0-5]\d)", re.IGNORECASE)


@dataclass(frozen=True)
class PartialDate:
    """A day of a month, with the year where it is printed."""

    month: int
    day: int
    year: int | None = None

    def in_year(self, year: int) -> dt.date | None:
        """The day in that year; None for February 29 of a common year."""
        try:
            return dt.date(year, self.month, self.day)
        except ValueError:
            return None


def parse_date(printed: str) -> PartialDate | None:
    """The first day named in the words, or None."""
    numeric = _NUMERIC.search(printed)
    if numeric:
        found = PartialDate(int(numeric[2]), int(numeric[3]), int(numeric[1]))
        return found if 1 <= found.month <= 12 and found.in_year(found.year or 2000) else None
    match = _PARTS.search(printed)
    if not match:
        return _slashed(printed)
    day = int(re.sub(r"\D", "", match["day"] or match["day2"]))
    word = (match["month"] or match["month2"]).lower().rstrip(".")
    month = next(number for number, name in enumerate(MONTHS, start=1) if name.startswith(word[:3]))
    year = match["year"] or match["year2"]
    found = PartialDate(month, day, int(year) if year else None)
    return found if found.in_year(found.year or 2000) else None


def _slashed(printed: str) -> PartialDate | None:
    """The day of "11/19/2031", where only one order of month and day gives one."""
    found = _SLASHED.search(printed)
    if not found:
        return None
    one, other, year = int(found[1]), int(found[3]), int(found[4])
    year += 2000 if year < 100 else 0  # "15.03.31"
    orders = {(one, other), (other, one)}
    days = [PartialDate(month, day, year) for month, day in sorted(orders) if 1 <= month <= 12 and day >= 1]
    fits = [day for day in days if day.in_year(year)]
    return fits[0] if len(fits) == 1 else None


def parse_moment(coded: object) -> dt.datetime | None:
    """The moment of a metadata value, with its zone where one is given; None where it is no date.

    Takes ISO 8601, RFC 2822 ("Tue, 11 Mar 2025 08:00:00 GMT"), seconds since 1970, 20250311, 20250311080000 and printed dates with a year,
    with the clock beside them ("Mar 11, 2025 8:00 AM ET").
    """
    if isinstance(coded, bool) or coded is None:
        return None
    if isinstance(coded, int | float):
        if 19000101 <= coded <= 20991231 and coded == int(coded):
            return parse_moment(str(int(coded)))
        if coded < _FIRST_SECOND:
            return None  # a year, or the days that a sheet counts
        seconds = coded / 1000 if coded > 1e11 else coded
        return dt.datetime.fromtimestamp(seconds, dt.UTC).replace(tzinfo=None) if 0 < seconds < 4e9 else None
    words = str(coded).strip()
    if _STAMP.fullmatch(words):
        words = f"{words[:8]}T{words[8:]}"
    elif re.fullmatch(r"[1-4]\d{9}(?:\d{3})?", words):
        return parse_moment(int(words))  # seconds or thousandths of them
    for read in (dt.datetime.fromisoformat, _rfc_2822, _printed, _as_mailers_print):
        try:
            moment = read(words).replace(microsecond=0)
            in_utc(moment)  # raises where no such moment is
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
        return moment if moment.year >= 1900 else None  # systems print year 1 or 1753 where they know none
    return None


def _rfc_2822(words: str) -> dt.datetime:
    """The moment of a mail's date with its zone; other dates look alike and mean more ("8:00 PM ET" is no 8:00)."""
    if not re.search(r"[+-]\d{4}\b|\b(?:GMT|UT)$", words) or re.search(r"\d\s?[ap]\.?m\b", words, re.IGNORECASE):
        raise ValueError(words)
    moment = _as_mailers_print(words)
    if moment.tzinfo is None:
        raise ValueError(words)  # "GMT+0200 (CEST)"
    return moment


def _as_mailers_print(words: str) -> dt.datetime:
    from email.utils import parsedate_to_datetime

    return parsedate_to_datetime(words)


def _printed(words: str) -> dt.datetime:
    """The moment of a printed date with a year and, beside it, a clock."""
    day = parse_date(words)
    if day is None or day.year is None:
        raise ValueError(words)
    return with_clock(dt.date(day.year, day.month, day.day), without_day(words))


def in_utc(moment: dt.datetime) -> dt.datetime:
    """The moment in UTC, as a record keeps it, without the zone; one that names no zone stays as it is."""
    return moment.astimezone(dt.UTC).replace(tzinfo=None) if moment.tzinfo else moment


def is_date_line(line: str) -> bool:
    """True where a line gives a date or a clock and no news: "Published: 2 May 2025, 10:04 GMT", "World | Fri May 2, 2025".

    Beside them it may hold a few words of page data, if a label, a bar or a clock at its head shows that it is such a line.
    """
    if len(line) > 160 or line.endswith(("?", "!", "”", '"')):
        return False
    labelled = _LABEL.match(line) is not None or _UPDATED.match(line) is not None
    rest = _LABEL.sub("", _UPDATED.sub("", without_author(line), count=1), count=1)
    rest, dates = re.subn(DATE, " ", rest, flags=re.IGNORECASE)
    rest, numeric = _NUMERIC.subn(" ", rest)
    rest, slashed = re.subn(r"(?<!\d)\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d{2})(?!\d)", " ", rest)
    rest, clocks = _TIME.subn(" ", rest)
    rest, ago = _AGO.subn(" ", rest)
    rest = _CLOCK_WORDS.sub(" ", rest)
    rest = _ZONE.sub(" ", rest) if clocks else rest
    if not (dates or numeric or slashed or clocks or ago):
        return False
    others = re.findall(r"\w+", rest)
    if not others:
        return True
    year = numeric or slashed or re.search(r"\b(?:19|20)\d\d\b", line)
    name = rest.strip(" ,|/–—-·•.:*_")
    if year and (outlet_name(name) or known_outlet(name) or titled_outlet(name)):
        return True
    if not (year or clocks) or len(others) > _MOST_OTHER_WORDS or line.endswith("."):
        return False
    if labelled or re.search(r"[|•·]", line):
        return True
    signed = "by" in others  # "Monday June 2, 2031 7:45 am by Ada Brenn"
    named = all(word[0].isupper() or word in {"by", "and", "of"} for word in others)
    return bool(year and (clocks or signed) and named and _OPENS_DATED.match(line))


def without_author(line: str) -> str:
    """The line without who signs it behind a stop: `The Ustmar Post, 4 April 2031` of "The Ustmar Post, 4 April 2031. By Ada Brenn".

    Nor with what is said there of a transcript: "*The Ustmar Post, 4 April 2031. Transcript edited for clarity.*"
    """
    return _SIGNS.sub("", _EDITED.sub("", line))


def without_day(line: str) -> str:
    """What a line says beside its day."""
    return _SLASHED.sub(" ", _NUMERIC.sub(" ", re.sub(DATE, " ", line, flags=re.IGNORECASE)))


def published_on_line(line: str, *, labelled: bool) -> PartialDate | None:
    """The day on which a line says the article was published; None for updates and, if `labelled`, bare dates."""
    if _UPDATED.match(line) or (labelled and not _LABEL.match(line)):
        return None
    return parse_date(line)


def is_place_and_day(line: str) -> bool:
    """True of `Port Ustmar, 4 April 2031` above the headline of a release."""
    return _PLACE_AND_DAY.fullmatch(line) is not None


def updated_on_line(line: str) -> PartialDate | None:
    """The day, with its year, of `Last updated: 15 March 2031`: all that some pages print; None of other lines."""
    day = parse_date(line) if _UPDATED.match(line) else None
    return day if day and day.year else None


def opens_with_day(line: str) -> bool:
    """True where a day, with its weekday or not, is the first that the line says."""
    return re.match(DATE, line, re.IGNORECASE) is not None or _NUMERIC.match(line) is not None


def published_in_byline(line: str) -> PartialDate | None:
    """The day, with its year, that stands in an author's line: `By Ada Brenn, 5 June 2031`; None where it is an update."""
    day = parse_date(line)
    if day is None or day.year is None:
        return None
    return None if re.match(r"\D*\b(?:updated|modified|edited)\b", line, re.IGNORECASE) else day


def day_of_title(headline: str | None) -> PartialDate | None:
    """The day, with its year, that closes a headline as it does in the titles of briefings: `Remarks in Ustmar, 5 June 2031`."""
    found = _CLOSING_DAY.search(headline or "")
    day = parse_date(found["date"]) if found else None
    return day if day and day.year else None
