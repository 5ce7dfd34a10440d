"""Statements of one story in; for those that only point at another ("denied any role"), the words that they answer, out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ..pairs.wording import stem, wording

Row = Mapping[str, Any]

_POINTING = frozenset(
    stem(word)
    for word in (
        "accusation allegation charge claim role involvement part responsibility wrongdoing report rumour rumor suggestion"
        " figure blame guilt assertion criticism statement account story complicity knowledge hand fault speculation idea"
        " number toll groundless baseless unfounded false untrue absurd nonsense fabrication lie side"
    ).split()
)
"""Words that say what was answered and not what it was."""
_ANSWERS = ("deny", "other", "question", "blame")
_FARTHEST = 6  # statements back to what is answered; in a headline, forward
_LONGEST = 3  # content words of a statement that may be nothing but an answer
_ACCUSING = ("blame", "assert", "threaten", "conjecture")


def grounds_of(rows: Sequence[Row]) -> dict[str, str]:
    """Statement -> the words of the statement that it answers, for statements that hold nothing but pointing words.

    What is answered: the nearest earlier statement of the article that accuses, else that asserts, by another speaker;
    a headline answers what follows it.
    """
    found: dict[str, str] = {}
    articles: dict[str, list[Row]] = {}
    for row in rows:
        articles.setdefault(row["article_id"], []).append(row)
    for _, part in sorted(articles.items()):
        part.sort(key=lambda row: (row["start_char"], row["end_char"], row["statement_id"]))
        pointing = [_points(row) for row in part]
        for place, row in enumerate(part):
            if not pointing[place]:
                continue
            before = [n for n in range(place - 1, max(-1, place - 1 - _FARTHEST), -1) if not pointing[n]]
            after = [n for n in range(place + 1, min(len(part), place + 1 + _FARTHEST)) if not pointing[n]]
            answered = _answered(row, [part[n] for n in before]) or _answered(row, [part[n] for n in after])
            if answered is not None:
                found[row["statement_id"]] = " and ".join(
                    each["resolved"] for each in part if _one_saying(each, answered)
                )
    return found


def _one_saying(row: Row, answered: Row) -> bool:
    """Whether a statement is the answered one, or another proposition of what was said there."""
    said = answered["attribution_id"]
    return row is answered or (said is not None and row["attribution_id"] == said)


def _points(row: Row) -> bool:
    """Whether a statement says nothing but that it answers something."""
    if row["attribution_id"] is None or row["act"] not in _ANSWERS:
        return False
    said = wording(row["text"])
    if said.numbers or len(said.words) > _LONGEST or (said.names and row["act"] != "deny"):
        return False
    return all(word in _POINTING for word in said.words)


def _answered(row: Row, others: Sequence[Row]) -> Row | None:
    """The nearest that accuses, else the nearest that asserts; never the speaker's own words, never a bare phrase."""
    fit = [
        other
        for other in others
        if other["act"] in _ACCUSING
        and len(wording(other["resolved"]).terms) >= 2
        and (other["speaker_id"] is None or other["speaker_id"] != row["speaker_id"])
    ]
    blaming = [other for other in fit if other["act"] == "blame"]
    return next(iter(blaming), None) or next(iter(fit), None)
