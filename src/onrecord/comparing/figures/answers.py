"""The figures of a story in the order of their articles in; the same with what they count, bare numbers by what they answer, out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from .concept import concept

Row = dict[str, Any]

_NEAR = 400  # code points before a bare number within which stands the count that it answers
_NEXT = 150  # and of a count of things, where no "number" is spoken of
_COUNTED = re.compile(r"\b(?:numbers?|figures?|tolls?|counts?|totals?|tally|list|twice|double|half)\b", re.I)
_WIDELY = 20  # times at most by which two counts of one thing differ
_BARE = re.compile(
    r"^\W*(?:(?:put|puts|had put)? ?(?:the|its own|their own|his|her|its|a) (?:real |true |actual )?(?:number|figure|toll|count|total|tally|list)s? "
    r"(?:at|as|is|was|of|from)?|(?:admit\w*|speaks?|spoke|talk\w*|told|count\w*|say|says|said|insist\w*)? ?(?:to|of|on|only|just)?|there were)?\W*"
    r"(?:about|around|only|just|at least|at most|up to|more than|fewer than|less than|nearly|almost)?\W*$",
    re.I,
)
_AFTER = re.compile(
    r"^\W*(?:$|[\w ]{3,25} (?:included|among them)\b|and |but |crew (?:included|and all)|all told|in all|altogether|by now|so far)",
    re.I,
)
_COUNTS = re.compile(
    r"^(?:[^,;]{0,40}, )?(?P<who>[\w’' -]{2,40}?) (?:(?:now|still|only|has|have|had|itself|themselves) ){0,2}"
    r"(?:admit(?:s|ted)? to|acknowledge[sd]?|put|puts|speaks? of|spoke of|counts?|counted|lists?|listed|recorded|registered|raised its own figure|"
    r"confirm(?:s|ed)?) (?:only |just |about |at least |from |the (?:number|figure|toll) at )?[^.;]{0,12}$",
    re.I,
)
_BY_COUNT = re.compile(
    r"\bby (?P<who>(?:the )?(?:official|government|police|army|hospital|union)) (?:count|figures?|tally)\b", re.I
)


def answered(rows: Sequence[Row]) -> Iterator[Row]:
    """Each figure with `concept` (None where it compares with nothing) and `answers`: the id of the count that a bare number answers.

    What an outlet says that others count ("the authorities admit to 34") has them as `source_text`, as if it were quoted.
    """
    before: list[Row] = []
    for row in rows:
        if before and before[0]["article_id"] != row["article_id"]:
            before = []
        told = {**row, **_counter(row), "concept": _counted(row), "answers": None}
        if (told["concept"] is None or told["derived"]) and (answer := _answer(told, before)) is not None:
            told |= {"concept": answer["concept"], "answers": answer["figure_id"]}
            told |= {"comparator": "about"} if row["derived"] else {}  # "twice that number"
        before.append(told)
        yield told


def _counted(row: Row) -> str | None:
    told = concept(row)
    one_of_them = told is not None and told.startswith("unit") and row["value"] <= 1  # "one bundle"
    return None if one_of_them else told


def _counter(row: Row) -> Row:
    """Who counts in the article's own words, as columns of an attribution."""
    if row["attribution_id"] is not None:
        return {}
    before = row["resolved"].partition(row["text"])[0]
    counted = _COUNTS.search(before) or _BY_COUNT.search(row["resolved"])
    if counted is None:
        return {}
    return {"attribution_id": row["statement_id"], "source_text": counted.group("who"), "cue_text": "count"}


def _answer(row: Row, before: Sequence[Row]) -> Row | None:
    """The last count of another voice right before a number that says nothing of what it counts."""
    head, found, tail = row["resolved"].partition(row["text"])
    if not found or (row["unit"] is not None and not row["derived"]):
        return None
    if row["attribution_id"] is None or not (_BARE.match(head) or row["cue_text"] == "count") or not _AFTER.match(tail):
        return None
    for other in reversed(before):
        if row["start_char"] - other["start_char"] > _NEAR:
            return None
        if other["statement_id"] != row["statement_id"] and other["concept"] is not None and not other["derived"]:
            loose = other["concept"].startswith("unit") and not _COUNTED.search(row["resolved"])
            far = row["start_char"] - other["start_char"] > _NEXT
            return other if not wide_apart(row, other) and not (loose and far) else None
    return None


def wide_apart(a: Row, b: Row) -> bool:
    """Whether two numbers are too far apart to be two counts of one thing."""
    low, high = sorted((a["value"], b["value"]))
    return bool(high > _WIDELY * low)
