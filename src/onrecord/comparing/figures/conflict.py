"""Reported figures in; pairs that count the same thing of one event at one time and cannot both be right, out."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from ..pairs.features import align
from ..pairs.vectors import words
from ..pairs.wording import stem, wording
from .answers import answered, wide_apart
from .concept import PEOPLE, RISING
from .rejected import rejected, rejected_pairs
from .tolls import CHANGED, FAR_MORE, OFFICIALS, OTHERS, TOLLS, met, rival_tolls

Row = dict[str, Any]
Conflict = tuple[str, str, str, float, str]

_NEIGHBOURS = 40  # figures with which one figure is compared at most, nearest in value, within a story and concept
_ABOUT = 0.1  # "about 200" is taken to cover 180 to 220
_AT_BEST = 0.6  # "up to 400" tells of about 400, and not of 150; "no more than 400" does not
_AS_MANY = re.compile(r"\b(?:up to|as many as)\b", re.I)
_SURE = 0.7
_BESIDE = 600  # code points within which an article lays two counts of one hour side by side
_BACKGROUND = dt.timedelta(days=3)
_TELLING = 4.0  # weight from which a shared noun says that two measures are of one thing ("nitrate", not "part")
_SAME_AROUND = 0.4
_DENIED = re.compile(r"\b(?:not|rather than|instead of)(?: the)? $", re.I)
_TELLING_NUMBER = 100  # from which the same number of the same unit in one story is the same count

_HEADING = 4  # words of a list's line at most: "Florida club: 49 killed"
_NAME = re.compile(r"[A-Z][\w’'.-]*(?:\s+(?:[A-Z][\w’'.-]*|\d+(?:-[A-Z]\w*)?))*")
_PAST = re.compile(r"\b(?:ago|last (?:year|month|decade)|since (?:19|20)\d\d|in (?:19|20)\d\d|(?:19|20)\d\d)\b", re.I)


def figure_pairs(rows: Sequence[Row]) -> list[Conflict]:
    """(statement, statement, "figure", confidence, because) for figures of one story that cannot both hold, sorted.

    Counts that rise while an event goes on (dead, injured) conflict where one article lays them side by side, under two
    names, and where two articles give them for one day, or the later gives fewer (`tolls`); other reports of the same
    two counts follow. Other counts may conflict across articles.
    """
    found: dict[tuple[str, str], Conflict] = {}
    for _, part in groupby(rows, key=lambda row: row["story_id"]):
        told = [row for row in part if row["value"] != 0]  # "nobody was hurt" is a denial, and of what it is limited to
        figures = _figures(told)
        by_concept: dict[str, list[Row]] = defaultdict(list)
        for row in figures:
            by_concept[row["concept"]].append(row)
        for _, same in sorted(by_concept.items()):
            for a, b in _conflicting(same):
                key = (min(a["statement_id"], b["statement_id"]), max(a["statement_id"], b["statement_id"]))
                found.setdefault(
                    key, (a["statement_id"], b["statement_id"], "figure", _SURE, f"{a['text']} / {b['text']}")
                )
        for a, b in _of_all_and_of_some(figures):
            key = (min(a["statement_id"], b["statement_id"]), max(a["statement_id"], b["statement_id"]))
            found.setdefault(key, (a["statement_id"], b["statement_id"], "figure", _SURE, f"{a['text']} / {b['text']}"))
        for one, other, because in rejected_pairs(told):
            key = (min(one, other), max(one, other))
            found.setdefault(key, (one, other, "denial", _SURE, because))
    return [found[key] for key in sorted(found)]


def _figures(rows: Sequence[Row]) -> list[Row]:
    """Each figure once, in its smallest statement, with its concept; passengers and crew of one statement are added up."""
    smallest: dict[str, Row] = {}
    values: dict[str, set[float]] = defaultdict(set)
    for row in rows:
        if _turned_down(row) or rejected(row):
            continue
        values[row["statement_id"]].add(row["value"])
        kept = smallest.get(row["figure_id"])
        if row["own"] and (kept is None or (row["size"], row["statement_id"]) < (kept["size"], kept["statement_id"])):
            smallest[row["figure_id"]] = row
    out = []
    for row in answered(
        sorted(smallest.values(), key=lambda row: (row["article_id"], row["start_char"], row["figure_id"]))
    ):
        if row["concept"] is not None and (not row["derived"] or row["answers"]):
            out.append({**row, "values": values[row["statement_id"]]})
    return sorted(_summed(out), key=lambda row: (row["value"], row["figure_id"]))


def _turned_down(row: Row) -> bool:
    """Whether the statement gives the number only to deny it: "96,000 doses, not 240,000"."""
    at = str(row["resolved"]).find(str(row["text"]))
    return at > 0 and bool(_DENIED.search(str(row["resolved"])[max(0, at - 16) : at]))


def _summed(rows: Sequence[Row]) -> Iterator[Row]:
    crews: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        crews[row["statement_id"]].append(row)
    for row in rows:
        units = set(wording(str(row["unit"] or "").lower()).words)
        beside = [
            other
            for other in crews[row["statement_id"]]
            if other is not row and stem("crew") in wording(str(other["unit"]).lower()).words
        ]
        if stem("passengers") in units and beside and row["value_high"] is None:
            total = row["value"] + beside[0]["value"]
            yield {
                **row,
                "value": total,
                "text": f"{row['text']} and {beside[0]['text']}",
                "values": row["values"] | {total},
            }
        elif not (row["concept"] == "aboard" and stem("crew") in units):
            yield row


def _conflicting(figures: Sequence[Row]) -> Iterator[tuple[Row, Row]]:
    """The pairs of one concept that conflict; for rising counts those of one article, and what repeats both elsewhere."""
    rising = figures[0]["concept"].split()[0] in RISING
    seeds: list[tuple[Row, Row]] = []
    for number, a in enumerate(figures):
        for b in figures[number + 1 : number + 1 + _NEIGHBOURS]:
            if a["answers"] == b["figure_id"] or b["answers"] == a["figure_id"]:
                if apart(a, b) and _two_voices(a, b) and not any(CHANGED.search(row["resolved"]) for row in (a, b)):
                    seeds.append((a, b))
                continue
            if not apart(a, b) or a["values"] & b["values"] or not _two_voices(a, b) or not _one_event(a, b):
                continue
            if (
                (_side_by_side(a, b) or _played_down(a, b) or rival_tolls(a, b))
                if rising
                else a["concept"] == "aboard" or _one_measure(a, b, figures)
            ):
                seeds.append((a, b))
    yield from seeds
    if not rising:
        for a, b in seeds:
            for one in (row for row in figures if _same_count(row, a)):
                for other in (row for row in figures if _same_count(row, b)):
                    if not one["values"] & other["values"] and _two_voices(one, other) and _one_event(one, other):
                        yield one, other
    if rising:
        for a, b in seeds:
            for one in (row for row in figures if _repeats(row, a)):
                for other in (row for row in figures if _repeats(row, b)):
                    if one["statement_id"] != other["statement_id"] and _one_event(one, other):
                        yield one, other


def _two_voices(a: Row, b: Row) -> bool:
    """Whether two speak: no speaker against himself, no article's own voice against itself or another's."""
    if (a["attribution_id"] is None and b["attribution_id"] is None) or a["cue_text"] == b["cue_text"] == ":":
        return False  # lines of a list ("Orm mine: 21 dead") have no speakers
    if any(row["cue_text"] == ":" and len(row["resolved"].split()) <= _HEADING for row in (a, b)):
        return False
    if a["speaker_id"] is not None and a["speaker_id"] == b["speaker_id"]:
        return False
    return bool(a["statement_id"] != b["statement_id"])


def _one_event(a: Row, b: Row) -> bool:
    """Whether nothing says that the two count at different times: their days, a year, "ago", "in March"."""
    rising = a["concept"].split()[0] in RISING
    day_a, day_b = a["holds_from"] or a["as_of"], b["holds_from"] or b["as_of"]
    if rising and a["as_of"] and b["as_of"] and a["as_of"] != b["as_of"]:
        return False
    if rising and day_a and day_b and abs(day_a - day_b) > _BACKGROUND:
        return False
    for row, day, other in ((a, day_a, b), (b, day_b, a)):
        told = other["said_on"] or other["published_on"] or row["published_on"]
        if rising and day and told and told - day > 7 * _BACKGROUND:
            return False
        if _PAST.search(row["resolved"]):
            return False
    return True


def _side_by_side(a: Row, b: Row) -> bool:
    if a["article_id"] != b["article_id"] or abs(a["start_char"] - b["start_char"]) > _BESIDE or met(a):
        return False
    if (
        a["attribution_id"] is None
        or b["attribution_id"] is None
        or CHANGED.search(a["resolved"])
        or CHANGED.search(b["resolved"])
    ):
        return False
    return not (a["said_on"] and b["said_on"] and a["said_on"] != b["said_on"])


def _played_down(a: Row, b: Row) -> bool:
    """Whether officials count fewer than residents, doctors or opponents do on the same day, so far as days are known."""
    low, high = (_source(row) for row in (a, b))  # figures come sorted by value
    days = [row["said_on"] or row["published_on"] for row in (a, b)]
    if a["concept"].startswith("doing") or met(a) or (None not in days and days[0] != days[1]):
        return False
    if any(CHANGED.search(row["resolved"]) for row in (a, b)) or b["value"] < FAR_MORE * a["value"]:
        return False
    return bool(OFFICIALS.search(low) and not OTHERS.search(low) and OTHERS.search(high))


def _of_all_and_of_some(figures: Sequence[Row]) -> Iterator[tuple[Row, Row]]:
    """Rival tolls of which the lower is of all and the higher of some: "two dead", "three sailors killed"."""
    tolls = [row for row in figures if row["concept"].split()[0] in TOLLS]
    for number, a in enumerate(tolls):
        for b in tolls[number + 1 : number + 1 + _NEIGHBOURS]:
            if a["concept"] == b["concept"] or not apart(a, b) or a["values"] & b["values"]:
                continue
            if _two_voices(a, b) and _one_event(a, b) and rival_tolls(a, b):
                yield a, b


def _source(row: Row) -> str:
    return str(row["source_text"] or "") if row["attribution_id"] is not None else ""


def _same_count(row: Row, of: Row) -> bool:
    """Whether a figure is the same number of the same, too long a number to be so by chance."""
    told = str(round(row["value"])).rstrip("0")
    return row["value"] == of["value"] and row["value"] >= _TELLING_NUMBER and (len(told) > 1 or row is of)


def _repeats(row: Row, of: Row) -> bool:
    """Whether a figure is another report of the same count by the same speaker."""
    if row["value"] != of["value"] or row["attribution_id"] is None:
        return False
    if row["speaker_id"] is not None and row["speaker_id"] == of["speaker_id"]:
        return True
    mine, theirs = _source(row).split(), _source(of).split()
    return bool(mine and theirs) and stem(mine[-1]) == stem(theirs[-1])


def _one_measure(a: Row, b: Row, figures: Sequence[Row]) -> bool:
    """Whether two amounts are of one stuff or kind: a telling noun in common beside the unit, and words around alike."""
    if wide_apart(a, b) or a["concept"].split()[-1] in PEOPLE:
        return False  # "two men" and "1,200 men" of one story
    around_a, around_b = _around(a), _around(b)
    if not around_a or not around_b:  # "there were 600 tonnes": of what the lines before spoke
        quoted = a["attribution_id"] is not None and b["attribution_id"] is not None
        return quoted and _next_to(a, b, figures)
    if not _one_bearer(a, b):
        return False
    shared = [
        word for word in around_a if word in around_b and words().weight(word) >= _TELLING and not word[0].isdigit()
    ]
    return bool(shared) and likeness(" ".join(around_a), " ".join(around_b)) >= _SAME_AROUND


def _next_to(a: Row, b: Row, figures: Sequence[Row]) -> bool:
    """Whether an article lays the two side by side with no other number of the same between them."""
    first, last = sorted((a["start_char"], b["start_char"]))
    if a["article_id"] != b["article_id"] or last - first > _BESIDE:
        return False
    return not any(row["article_id"] == a["article_id"] and first < row["start_char"] < last for row in figures)


def _one_bearer(a: Row, b: Row) -> bool:
    """Whether the names that stand last before the numbers may be one: not "the Orm 4 carries" and "the Tal Heavy carries"."""
    mine, theirs = (_bearer(row) for row in (a, b))
    return not mine or not theirs or 2 * len(mine & theirs) >= min(len(mine), len(theirs))


def _bearer(row: Row) -> frozenset[str]:
    before = row["resolved"].partition(row["text"])[0]
    names = [found.group().split()[0 if found.start() else 1 :] for found in _NAME.finditer(before)]
    last = next((name for name in reversed(names) if name), [])
    return frozenset(word.lower().removesuffix("’s").removesuffix("'s") for word in last)


def _around(row: Row) -> list[str]:
    unit = set(wording(str(row["unit"]).lower()).words)
    found = wording((row["about"] or row["resolved"]).lower())
    return [word for word in found.words if word not in unit]


def bounds(row: Mapping[str, Any]) -> tuple[float, float]:
    """The lowest and highest number that the words allow."""
    low = float(row["value"])
    high = float(row["value_high"]) if row["value_high"] is not None else low
    match row["comparator"]:
        case "more than" | "at least":
            return low, math.inf
        case "up to" if _AS_MANY.search(str(row["text"])):
            return low * _AT_BEST, high * (1 + _ABOUT)
        case "up to" | "less than":
            return 0.0, high
        case "nearly":
            return low * (1 - _ABOUT), high
        case "about":
            return low * (1 - _ABOUT), high * (1 + _ABOUT)
    return low - _rounding(low), high + _rounding(high)


def apart(a: Mapping[str, Any], b: Mapping[str, Any]) -> bool:
    """Whether no number fits both."""
    low_a, high_a = bounds(a)
    low_b, high_b = bounds(b)
    return high_a < low_b or high_b < low_a


def _rounding(value: float) -> float:
    """Half of the last digit that is given, for numbers of which at least the last two digits are zero."""
    whole = round(value)
    if whole < 100 or abs(whole - value) > 1e-9 or whole % 100:
        return 0.0
    step = 100
    while whole % (step * 10) == 0:
        step *= 10
    return step / 2


def likeness(a: str | None, b: str | None) -> float:
    """How alike two short noun phrases are, 0 to 1: the mean of both coverages; 0 where one is empty."""
    if not a or not b:
        return 0.0
    found = align(wording(a.lower()), wording(b.lower()), words().weight)
    return (found.cover_a + found.cover_b) / 2
