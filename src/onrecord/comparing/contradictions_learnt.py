"""Pairs that the scorer sets against each other in; conflicts, with the kind that their rows show, out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from .contradictions_fate import other_victim
from .contradictions_lexicon import lexicon, same_doing
from .contradictions_sides import Conflict, Side

UNDECIDED = re.compile(
    r"\b(?:can(?:not|[’']t)|could(?: not|n[’']t)|unable to|(?:not|n[’']t) (?:been )?able to|declin\w+ to|trying to)(?: \w+){0,2} (?:confirm|verify|corroborate|comment)\b"
    r"|\b(?:not|n[’']t) been (?:independently )?(?:confirmed|verified)\b",
    re.I,
)
NOT_THE_FIRST = re.compile(r"\b(?:not|n[’']t) (?:even )?the (?:only|first|last)\b", re.I)
"""What says no only to say that there was more of it."""
Row = Mapping[str, Any]
LEAST = 0.6
"""Probability from which the scorer alone makes a contradiction: on real piles it overrates itself (docs/methods/limits.md)."""


def learnt_conflicts(
    rows: Iterable[Row], ruled: Sequence[Conflict], sides: Iterable[Side], least: float
) -> list[Conflict]:
    """(statement, statement, kind, confidence, because) of `rows` as sure as `least` and LEAST that no rule has found already.

    Left out are pairs of which the sides show that they tell of the fates of two (the network takes "his aide was killed"
    for the contrary of "he was not killed"), that one denies what the other does not tell, or that both say the same words,
    and those in which one only says that it cannot tell.
    """
    side_of = {side.statement: side for side in sides}
    undecided = {key for key, side in side_of.items() if UNDECIDED.search(side.text)}
    known = {(min(each[0], each[1]), max(each[0], each[1])) for each in ruled if each[3] >= least}
    return [
        (row["a"], row["b"], _kind(row), row["opposed"], "")
        for row in rows
        if row["opposed"] >= max(least, LEAST)
        and (min(row["a"], row["b"]), max(row["a"], row["b"])) not in known
        and not undecided & {row["a"], row["b"]}
        and not (row["a"] in side_of and row["b"] in side_of and _apart(side_of[row["a"]], side_of[row["b"]]))
    ]


def _apart(a: Side, b: Side) -> bool:
    """Whether the sides show that the pair is none: two deaths, one sentence twice, "not the first time", a denial of what the other does not tell."""
    if other_victim(a, b) or a.words == b.words:
        return True
    if any(NOT_THE_FIRST.search(side.text) for side in (a, b)):
        return True
    return a.refuses != b.refuses and not _one_doing(a, b)


def _one_doing(a: Side, b: Side) -> bool:
    """Whether a doing of one, by verb or noun, is told by the other: "denied a strike on the depot" answers no "nine dead"."""
    if not a.frames or not b.frames:
        return True
    return any(same_doing(one, other) for one in _doings(a) for other in _doings(b))


def _doings(side: Side) -> frozenset[str]:
    lists = lexicon()
    verbs = {frame.predicate for frame in side.frames if frame.kind == "verb" and frame.predicate not in lists["light"]}
    return frozenset(verbs | {word for word in side.words if word in lists["classes"]})


def _kind(row: Row) -> str:
    """A refusal or a negation on one side is a denial; else what differs: the figures, the state of things, the doer."""
    if row["refused_a"] != row["refused_b"]:
        return "denial"
    if row["value_a"] is not None and row["value_b"] is not None and row["value_a"] != row["value_b"]:
        return "figure"
    if row["status_a"] != row["status_b"]:
        return "status"
    if row["subject_a"] and row["subject_b"] and row["subject_a"] != row["subject_b"] and row["predicate_alike"]:
        return "attribution"
    return "denial"
