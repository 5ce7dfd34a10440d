"""Pairs that the scorer sets against each other in; conflicts, with the kind that their rows show, out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ..pairs.undecided import SEEKING, UNDECIDED
from ..pairs.wording import stem
from .lexicon import lexicon, same_doing
from .polarity import corrects_a_number, ended, holds_a_no, names_a_claim, says_no
from .rules.anaphora import is_verdict
from .rules.fate import other_victim
from .sides import Conflict, Side, is_offer

_ASIDE = re.compile(r", (?:where|which|who|whose|when|after|as)\b", re.I)
NOT_THE_FIRST = re.compile(r"\b(?:not|n[’']t) (?:even )?the (?:only|first|last)\b", re.I)
"""What says no only to say that there was more of it."""
_NOT_SO_FAR = re.compile(
    r"\b(?:has|have|had)(?: not| never|n[’']t)\b|\bno \w+ (?:has|have|had) (?:yet )?been\b|\b(?:not yet|yet to)\b", re.I
)
_STILL_MAY = re.compile(
    r"\b(?:could|(?-i:may)|might|will|would|shall|should) be\b|\b(?:plan\w*|expected|set|going|likely) to be\b", re.I
)
Row = Mapping[str, Any]
LEAST = 0.55
"""Probability from which the scorer alone makes a contradiction where one side says no."""
LEAST_UNSAID = 0.65
"""The same where no word of either says no: on real piles the scorer overrates itself there (docs/methods/limits.md)."""
LEAST_BRIEF = 0.7
"""The same where one is of a few words: to "the deaths" most things are a contrary."""
_SAME = 0.95  # probability from which the scorer takes the two for one sentence: they are no contraries if both say no, or neither
_NEVER = 2.0  # more than any probability
_NAMED_IN = re.compile(r"\[[^\]]*\]|\b(?:I|[Mm]y|[Mm]e|[Mm]yself)\b")
"""Whom "my" means stands in brackets: another for each who is said to have said it."""
_A_SENTENCE = 4  # words that are the same by chance seldom
_TELLING = 25  # code points of a statement that says something


def learnt_conflicts(
    rows: Iterable[Row], ruled: Sequence[Conflict], sides: Iterable[Side], least: float
) -> list[Conflict]:
    """(statement, statement, kind, confidence, because) of `rows` as sure as `least` and LEAST that no rule has found already.

    Left out are pairs of which the sides show that they tell of the fates of two (the network takes "his aide was killed"
    for the contrary of "he was not killed"), that one denies what the other does not tell, that both say the same words or
    both say no, and those in which one only says that it cannot tell, looks into it, or corrects a number.
    """
    side_of = {side.statement: side for side in sides}
    known = {(min(each[0], each[1]), max(each[0], each[1])) for each in ruled if each[3] >= least}
    return [
        (row["a"], row["b"], _kind(row), row["opposed"], "")
        for row in rows
        if row["opposed"] >= max(least, LEAST)
        and (min(row["a"], row["b"]), max(row["a"], row["b"])) not in known
        and row["opposed"] >= _asked(row, side_of.get(row["a"]), side_of.get(row["b"]))
    ]


def _asked(row: Row, a: Side | None, b: Side | None) -> float:
    """How sure the scorer must be of two sides; more than it can be where they are none."""
    if a is None or b is None:
        return LEAST_UNSAID
    if _takes_no_stand(a) or _takes_no_stand(b) or _apart(a, b) or any(_on_another(side) for side in (a, b)):
        return _NEVER
    no = holds_a_no(a), holds_a_no(b)
    if row["same"] >= _SAME and no[0] == no[1] and says_no(a) == says_no(b) and a.refuses == b.refuses:
        return _NEVER
    if min(len(a.text), len(b.text)) <= _TELLING:
        return LEAST_BRIEF
    return LEAST if any(no) else LEAST_UNSAID


def _takes_no_stand(side: Side) -> bool:
    """Whether it only says that it cannot tell, looks into it, corrects a number, denies a claim that it does not tell, or declines an offer."""
    settled = not UNDECIDED.search(side.text) and not SEEKING.search(side.text)
    return not settled or corrects_a_number(side) or names_a_claim(side) or (side.act == "deny" and is_offer(side.text))


def _on_another(side: Side) -> bool:
    """Whether it is a verdict on what was said last and denies nothing by itself: "It is part of their propaganda"."""
    return side.act != "deny" and is_verdict(side)


def _apart(a: Side, b: Side) -> bool:
    """Whether the sides show that the pair is none: two deaths, one sentence twice, two denials, "not the first time", "has not been" and "may be", "no longer" and "was", a denial of what the other does not tell."""
    if other_victim(a, b) or a.words == b.words or _quoted_again(a, b) or (says_no(a) and says_no(b)):
        return True
    if any(NOT_THE_FIRST.search(side.text) for side in (a, b)):
        return True
    if ended(a, b):
        return True
    if any(_NOT_SO_FAR.search(one.text) and _STILL_MAY.search(other.text) for one, other in ((a, b), (b, a))):
        return True
    return a.refuses != b.refuses and not one_doing(a, b)


def _quoted_again(a: Side, b: Side) -> bool:
    """Whether one is a part of the other word for word, whoever is said to have said it; unless it is denied there."""
    short, long = sorted((" ".join(re.findall(r"\w+", _NAMED_IN.sub("", side.text))) for side in (a, b)), key=len)
    return a.refuses == b.refuses and len(short.split()) >= _A_SENTENCE and short in long


def one_doing(a: Side, b: Side) -> bool:
    """Whether a doing of one, by verb or noun, is told by the other: "denied a strike on the depot" answers no "nine dead"."""
    if not a.frames or not b.frames:
        return True
    return any(same_doing(one, other) for one in _doings(a) for other in _doings(b))


def _doings(side: Side) -> frozenset[str]:
    """The verbs of a side, and its nouns of doings; of one that is denied, those of the clause that is: a relative clause stands."""
    lists = lexicon()
    frames = [frame for frame in side.frames if frame.main or not side.refuses]
    verbs = {frame.predicate for frame in frames if frame.kind == "verb" and frame.predicate not in lists["light"]}
    told = _ASIDE.split(side.text)[0] if side.refuses else side.text
    nouns = (stem(word) for word in re.findall(r"[A-Za-z][\w'’-]*", told))
    return frozenset(verbs.union(word for word in nouns if word in lists["classes"]))


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
