"""Event mentions of a story in, the day of the one happening of which it tells out, for those mentions that can be of it.

A pile is about something that happened on one day. An article names that day once, in its first lines, and then tells of
the attack without it; its neighbours may name it in other words. What happened on other days bears a mark of them: a
year, "last month", "earlier", a perfect tense that sums up ("eighteen have been killed").
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from .likeness import sentence_at

Row = Mapping[str, Any]

_HAPPENINGS = frozenset(
    ("ASSAULT", "MOBILIZE", "PROTEST")
)  # what a story may tell of once; words are said on many days
_RESCUES = frozenset("rescue recover evacuate save pull take treat admit bring help".split())
_TOLD = frozenset(("happened", "denied"))
_LEAST_ARTICLES = 2
_SHARE = 0.4
"""Of the votes: an article that tells of the day before too halves its own; down to .34 no story of 27 loses by it."""
_SURE = 3
"""So many mentions that date one event outweigh the story's day: a first report and its reprint are not enough."""
_MONTHS = "january|february|march|april|june|july|august|september|october|november|december"
_ANOTHER_TIME = re.compile(
    r"\b(?:(?:19|20)\d\d|(?:last|previous|past|earlier|former) (?:week|month|year|spring|summer|autumn|winter)"
    rf"|{_MONTHS}|ago|since|previous(?:ly)?|in recent|every|often|another|earlier|former|this (?:month|year)|history)\b",
    re.IGNORECASE,
)
SUMMED_UP = re.compile(
    r"(?<!\bto )\b(?:has|have|['’]ve)(?: (?:been|also|already|now|both|all|each|since|\w+ly)){0,3} \W*$", re.IGNORECASE
)
_WEEKDAYS = "mon|tues|wednes|thurs|fri|satur|sun"
_TIME = re.compile(
    r"\b(?:(?P<back>years? (?:ago|earlier|before)|(?:decades?|centuries) (?:ago|earlier))|(?P<year>(?:19|20)\d\d)"
    rf"|(?:{_WEEKDAYS})day|(?:to|yester)day|tonight|(?:this|last|next|same) (?:day|week|month|year|night|morning|evening|weekend)|(?:{_MONTHS})|now)\b",
    re.IGNORECASE,
)
_BACK = 800  # code points of a paragraph that are looked back over
_BORDER = re.compile(r"[,;:\n\"“”–—]")


def story_days(
    rows: Sequence[Row], group_of: Mapping[str, str], texts: Mapping[str, str] | None = None
) -> dict[str, dt.date]:
    """The day of its story by event_id, for each mention without a day that its own words do not put at another time."""
    days = _days_of_kinds(rows)
    dated = Counter((group_of[row["event_id"]], row["happened_from"]) for row in rows if has_day(row))
    sure = {group for (group, _), count in dated.items() if count >= _SURE}
    found = {}
    for row in rows:
        day = days.get((row["story_id"], _kind(row)))
        open_ = row["happened_from"] is None and row["happened_to"] is None and row["status"] in _TOLD
        if day is None or not open_ or group_of[row["event_id"]] in sure or out_before(row, day):
            continue
        text = (texts or {}).get(row["article_id"], "")
        if not _elsewhere(row, text) and not looked_back_on(row, text):
            found[row["event_id"]] = day
    return found


def _days_of_kinds(rows: Sequence[Row]) -> dict[tuple[str, str], dt.date]:
    """The day by story and type: two articles or more date it, and two fifths of the votes are for it.

    An article has one vote and shares it among the days that it gives.
    """
    told: dict[tuple[str, str], dict[str, list[dt.date]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        if row["type"] in _HAPPENINGS and row["status"] in _TOLD and has_day(row):
            told[(row["story_id"], row["type"])][row["article_id"]].append(row["happened_from"])
    days = {}
    for key, articles in told.items():
        votes: dict[dt.date, list[float]] = defaultdict(list)
        for given in articles.values():
            for day, count in Counter(given).items():
                votes[day].append(count / len(given))
        told_on = Counter(day for given in articles.values() for day in given)  # where the articles are even
        day, shares = min(votes.items(), key=lambda item: (-round(sum(item[1]), 6), -told_on[item[0]], item[0]))
        if len(shares) >= _LEAST_ARTICLES and sum(shares) >= _SHARE * len(articles):
            days[key] = day
    return days


def has_day(row: Row) -> bool:
    """Whether a mention is of one day, not of a spell."""
    return row["happened_from"] is not None and row["happened_from"] == row["happened_to"]


def _kind(row: Row) -> str:
    """The type under which a story's day is looked up: whoever is rescued is rescued from the attack."""
    rescue = row["type"] == "AID" and str(row.get("lemma") or "").split(" ")[0] in _RESCUES
    return "ASSAULT" if rescue else str(row["type"])


def out_before(row: Row, day: dt.date) -> bool:
    """Whether the article came out before the day: then what it tells as done is something else; plans may be of it."""
    published: dt.date | None = row.get("published_on")
    return published is not None and published < day and row["status"] in _TOLD


def _elsewhere(row: Row, text: str) -> bool:
    """Whether the words of its own clause put it at another time, or a perfect tense sums up more than one day."""
    if not text:
        return False
    start = row["start_char"]
    first, _ = sentence_at(text, start, row["end_char"])
    return bool(_ANOTHER_TIME.search(clause_of(row, text)) or SUMMED_UP.search(text[first:start]))


def looked_back_on(row: Row, text: str) -> bool:
    """Whether its paragraph told last of a time years ago and it names none itself: "Five years ago they took X. He was shot"."""
    if not text:
        return False
    first, last = sentence_at(text, row["start_char"], row["end_char"])
    if _TIME.search(text, first, last):
        return False
    before = list(_TIME.finditer(text, max(text.rfind("\n", 0, first) + 1, first - _BACK), first))
    if not before:
        return False
    published: dt.date | None = row.get("published_on")
    year = before[-1]["year"]
    return bool(before[-1]["back"]) or (year is not None and published is not None and int(year) < published.year)


def clause_of(row: Row, text: str) -> str:
    """The words around a mention up to the nearest commas, quotation marks and ends of its sentence."""
    start, end = row["start_char"], row["end_char"]
    first, last = sentence_at(text, start, end)
    before = [match.end() for match in _BORDER.finditer(text, first, start)]
    after = _BORDER.search(text, end, last)
    return text[before[-1] if before else first : after.start() if after else last]
