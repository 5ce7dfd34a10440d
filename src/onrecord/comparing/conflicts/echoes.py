"""Conflicts that rules found and scored pairs in; conflicts of statements that repeat one of the two sides out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ..pairs.undecided import SEEKING, UNDECIDED
from .learnt import one_doing
from .lexicon import same_doing, stems
from .polarity import denying, ended
from .rules.fate import other_victim
from .sides import Conflict, Side, may_oppose

Row = Mapping[str, Any]
SAME = 0.6
"""Probability from which a statement repeats another."""
COPIED = 0.95
"""The same where it says just that."""
_TURNED = 0.25  # probability of two sides up to which it repeats it and does not answer it
OPPOSED = 0.3  # what the scorer must itself give the pair: of those below it one in three is right
_TELLING = 25  # code points of a statement that says something: to "that" and "any role" others stand as they stand
_SCORE = 0.62


def echoed_conflicts(
    rows: Iterable[Row],
    ruled: Sequence[Conflict],
    sides: Iterable[Side],
    same: float = SAME,
    opposed: float = OPPOSED,
) -> list[Conflict]:
    """(statement, statement, kind, confidence, because): what repeats one side of a conflict stands against the other too.

    A report says one thing in five ways, and a rule knows two of them. Figures are left out: who repeats a matter gives a
    number of his own. `same`: probability from which a statement repeats another; COPIED for conflicts of the scorer alone.
    """
    side_of = {side.statement: side for side in sides}
    score: dict[tuple[str, str], tuple[float, float]] = {}
    near: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        a, b = row["a"], row["b"]
        score[min(a, b), max(a, b)] = (row["same"], row["opposed"])
        if row["same"] >= same and row["opposed"] <= _TURNED:
            near[a].append(b)
            near[b].append(a)
    known = {(min(each[0], each[1]), max(each[0], each[1])) for each in ruled}
    found: dict[tuple[str, str], Conflict] = {}
    for one, other, kind, _, because in sorted(ruled):
        if kind == "figure":
            continue
        for repeated, answered in ((one, other), (other, one)):
            for again in near[repeated]:
                key = (min(again, answered), max(again, answered))
                if key in known or key in found or score.get(key, (0.0, 0.0))[1] < opposed:
                    continue
                if not {again, answered, repeated} <= side_of.keys():
                    continue
                if _echoes(side_of[repeated], side_of[again], side_of[answered], because):
                    found[key] = (*key, kind, _SCORE, because)
    return [found[key] for key in sorted(found)]


def _echoes(repeated: Side, again: Side, answered: Side, because: str) -> bool:
    if not may_oppose(again, answered) or other_victim(again, answered) or ended(again, answered):
        return False
    if denying(again) != denying(repeated) or min(len(again.text), len(answered.text)) <= _TELLING:
        return False
    if again.refuses != answered.refuses and not one_doing(again, answered):
        return False
    shared = _parties(repeated) & _parties(answered)
    if shared and not shared & _parties(again):
        return False  # the matter is told of somebody else
    if any(UNDECIDED.search(side.text) or SEEKING.search(side.text) for side in (again, answered)):
        return False
    return denying(again) or not because or _says(again, because)


def _parties(side: Side) -> frozenset[str]:
    """Whoever the side speaks for, names, or tells of."""
    told = (frame.agents | frame.patients | frame.whose for frame in side.frames)
    return side.party.union(side.named, *told)


def _says(side: Side, because: str) -> bool:
    """Whether a side holds the doing that the conflict is about, or a word for it."""
    doings = [stems(word) for word in re.findall(r"\w+", because.lower())]
    return any(same_doing(doing, word) for doing in doings for word in side.words)
