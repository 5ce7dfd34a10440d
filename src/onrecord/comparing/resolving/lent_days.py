"""An event mention without a day and the others of its event in, the day that these lend it out; None where something parts them.

A group of mentions joins what reads alike, not what is surely one event: "the owner was arrested" on Sunday and "two managers
were arrested" earlier that week. So a day passes first between mentions that befell the same one, and what is told of
another time, or sums up several, takes none.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from ..pairs.wording import stem
from .days import SUMMED_UP, clause_of, has_day, out_before
from .likeness import sentence_at

Row = Mapping[str, Any]

_DATED = frozenset(("happened", "denied", "planned"))
_LEAST_ARTICLES = 2
_A_SPELL = 0.5  # what a spell that leaves the day out counts against it
_ANOTHER_TIME = re.compile(
    r"\b(?:(?:last|previous|past|earlier|former) (?:week|month|year|spring|summer|autumn|winter)"
    r"|years ago|since|previously|in recent|every|often|another|history)\b",
    re.IGNORECASE,
)
_TIMES = re.compile(r"\b(?:times|repeatedly|regularly)\b")
_ONE_BLOW = "ASSAULT"  # "shot five times" is one shooting, "met six times" six meetings
_ITS_OWN_DAY = re.compile(
    r"\bthe (?:day|night|morning|evening|week|month|year) (?!of )(?:before |after |that |when )?(?:[\w’']+ ){1,5}$"
)  # "on March 14, the day he was arrested": dated there, whatever others say


def lent_day(row: Row, mentions: Sequence[Row], text: str, *, several: bool = False) -> dt.date | None:
    """The day that more than half of the dated mentions give, those of the same recipient before all others.

    `several`: others that read alike are of other days; then a day is lent that two articles give, or for the same recipient.
    """
    if row["status"] not in _DATED or has_day(row):
        return None
    dated = [other for other in mentions if other["happened_from"] is not None]
    theirs = [other for other in dated if other["recipient_id"] == row["recipient_id"] is not None]
    known = any(map(has_day, theirs))
    day = _most(theirs if known else dated)
    if day is None or not _is_open(row, day) or _too_late(row, day, text):
        return None
    settled = known and row["status"] != "planned"  # what befell one person once; plans for it are put off
    articles = {other["article_id"] for other in dated if other["happened_from"] == day}
    if several and not settled and len(articles) < _LEAST_ARTICLES:
        return None
    if row["happened_from"] is not None:
        return day  # "in April" and the others' day of April say the same
    votes = [other for other in dated if other["happened_from"] == day and has_day(other)]
    same = known or _of_one_event(row, dated, votes)
    return day if same and not _told_otherwise(row, text) else None


def _most(mentions: Sequence[Row]) -> dt.date | None:
    """The day that more than half give; a spell ("in April") votes for no day, and half against one outside it."""
    counted = Counter(row["happened_from"] for row in mentions if has_day(row))
    if not counted:
        return None
    day, count = min(counted.items(), key=lambda item: (-item[1], item[0]))
    against = sum((1.0 if has_day(row) else _A_SPELL) for row in mentions if not _within(row, day))
    return day if count > against else None


def _within(row: Row, day: dt.date) -> bool:
    first, last = row["happened_from"], row["happened_to"]
    return bool(first <= day and (last is None or day <= last))


def _of_one_event(row: Row, dated: Sequence[Row], votes: Sequence[Row]) -> bool:
    """Whether those that give the day speak of this event: two articles do, one does in the same word or twice, of no one else.

    On the annotated piles one other article that says it once in another word was right twice and wrong seven times, one
    that names other recipients only never right and wrong twice.
    """
    articles = {vote["article_id"] for vote in votes}
    if len(articles) >= _LEAST_ARTICLES:
        return True
    here = row["article_id"] in articles
    several = _contested(dated)
    if row["recipient_id"] is not None and (several or all(vote["recipient_id"] is not None for vote in votes)):
        return False
    word = stem(row["lemma"])
    return here or (not several and (len(votes) > 1 or stem(votes[0]["lemma"]) == word))


def _contested(mentions: Sequence[Row]) -> bool:
    """Whether the mentions tell of several recipients on several days: then they are several events."""
    days: dict[Any, set[dt.date]] = {}
    for row in mentions:
        if has_day(row) and row["recipient_id"] is not None:
            days.setdefault(row["recipient_id"], set()).add(row["happened_from"])
    found = sorted({tuple(sorted(each)) for each in days.values()})  # many are of the same days
    return any(set(one).isdisjoint(other) for at, one in enumerate(found) for other in found[:at])


def _told_otherwise(row: Row, text: str) -> bool:
    """Whether its own sentence puts it at another time, dates it itself, or tells of several of its kind."""
    if not text:
        return False
    first, last = sentence_at(text, row["start_char"], row["end_char"])
    often = row["type"] != _ONE_BLOW and _TIMES.search(text, first, last) is not None
    before = text[first : row["start_char"]]
    another = _ANOTHER_TIME.search(clause_of(row, text)) is not None
    return often or another or SUMMED_UP.search(before) is not None or _ITS_OWN_DAY.search(before) is not None


def _too_late(row: Row, day: dt.date, text: str) -> bool:
    """Whether an article cannot tell as done what another puts on a later day; a bare noun may stand for what is planned."""
    if not out_before(row, day):
        return False
    return bool(text[row["start_char"] : row["end_char"]].lower() != row["lemma"])


def _is_open(row: Row, day: dt.date) -> bool:
    """Whether a mention has no day, or a spell of which the day is one ("in April")."""
    first, last = row["happened_from"], row["happened_to"]
    return first is None or (last is not None and first < last and first <= day <= last)
