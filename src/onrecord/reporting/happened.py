"""An article's text and the place of a number in it; the earlier year or month that the number belongs to, out.

Articles on one happening list those before it: "In October 1991, a man shot 22 people". Their tolls are no part of the
story's own. The sentence says so, or the paragraph's first, or the paragraph under the heading that holds the number.
"""

from __future__ import annotations

import re
from itertools import pairwise

_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
)  # fmt: skip
# "Since 2011" and "started in March 2011" reach to the present: what they count goes on.
_REACHES = re.compile(
    r"\b(?:since|from|until|start\w*|beg[au]n|broke out|going back|established|founded|born)\W+(?:\w+\W+){0,2}$",
    re.IGNORECASE,
)
_DATE = re.compile(
    rf"\b(?:(?P<month>{'|'.join(_MONTHS)})\s+(?:\d{{1,2}},?\s+)?)?(?P<year>(?:1[89]|20)\d\d)\b"
    rf"|(?:\b(?P<last_month>{'|'.join(_MONTHS)})\s+(?:\d{{1,2}},?\s+)?)?\b(?P<last>last year)\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[.!?])[\"”’)]*\s+(?=[\"“‘A-Z])")
_HEADING = 70  # characters of a line without a full stop that is taken for a heading


EARLIER = "earlier"
"""Stands for a time that the text does not name: an entry of a list whose other entries look back."""


def heading(text: str, start: int) -> bool:
    """Whether the number stands in a heading above a paragraph, as the entries of a list do."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", start)
    line = text[first:last].strip()
    return (
        first > 0
        and 0 <= last < len(text) - 1
        and len(line) < _HEADING
        and not line.endswith((".", "!", "?", '"', "”"))
    )


def earlier(text: str, start: int, year: int) -> str | None:
    """`1991-10`, `1991` where the number at `start` tells of a year before `year`; None where it tells of the story's own."""
    digits = re.compile(r"\d+").match(text, start)
    if digits:  # "2000 hours" is no year
        text = text[:start] + "#" * len(digits.group()) + text[digits.end() :]
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", start)
    last = len(text) if last < 0 else last
    line = text[first:last]
    if heading(text, start):
        sentences = [line, *re.findall(r"\A\s*([^\n]+)", text[last:])]
    else:
        cuts = [0, *(match.end() for match in _SENTENCE.finditer(line)), len(line)]
        spans = list(pairwise(cuts))
        own = next((line[a:b] for a, b in spans if a <= start - first < b), line)
        opening = line[slice(*spans[0])]
        sentences = [own, opening] if len(own) < _HEADING else [own]
    return next((found for sentence in sentences if (found := _year(sentence, year))), None)


def _year(sentence: str, year: int) -> str | None:
    """The one earlier time that a sentence names; None where it also names the story's own year, or one that reaches on."""
    found = []
    for match in _DATE.finditer(sentence):
        if _REACHES.search(sentence[: match.start()]):
            return None
        named = year - 1 if match["last"] else int(match["year"])
        month = match["month"] or match["last_month"]
        found.append(f"{named}-{_MONTHS.index(month.lower()) + 1:02}" if month else str(named))
    return found[0] if found and all(int(each[:4]) < year for each in found) else None


def in_words(time: str) -> str:
    """`October 1991` for `1991-10`."""
    if time == EARLIER:
        return "on an earlier occasion"
    year, _, month = time.partition("-")
    return f"{_MONTHS[int(month) - 1].capitalize()} {year}" if month else year
