"""Sides of a story in; pairs out of which one says that there are no cases of an illness and the other that somebody has it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..lexicon import stemmed
from ..sides import Conflict, Side, each_once, may_oppose

_SCORE = 0.66


_CASES = stemmed("case infection outbreak patient occurrence diagnosis contamination poisoning")
_CATCHING = stemmed("contract infect catch diagnose")
_SHOWING = stemmed("confirm report register detect record emerge spread appear break_out find identify rise exist")
_ILLNESSES = stemmed(
    "ebola cholera covid coronavirus measles polio plague flu influenza malaria typhoid typhus dengue zika anthrax tuberculosis"
    " diphtheria rabies hepatitis meningitis smallpox mpox monkeypox sars mers lassa marburg leprosy hiv aids salmonella legionella botulism"
)
_GENERAL = stemmed("virus disease illness infection epidemic pathogen fever bacteria poison poisoning")
_ELSEWHERE = re.compile(r"\b(?:in|at|near) ((?:[A-Z][\w’'-]+ ?)+)")


@each_once
def illness_pairs(sides: Sequence[Side]) -> Iterator[Conflict]:
    """Whoever says that nobody has an illness against whoever says that somebody does."""
    reported = [side for side in sides if not side.refuses and _has(side)]
    for side in sides:
        if not any(
            f.negated and f.main and f.kind == "exists" and f.patient[:1] and f.patient[0] in _CASES
            for f in side.frames
        ):
            continue
        for other in reported:
            if may_oppose(side, other) and _one_illness(side, other) and _one_place(side, other):
                yield side.statement, other.statement, "denial", _SCORE, "no case / cases"


def _has(side: Side) -> bool:
    """Whether a side says that somebody caught an illness, or that cases of it were found."""
    for frame in side.frames:
        if frame.negated or not ((frame.main and frame.actual) or frame.mode == "told"):
            continue  # "symptoms of those who had contracted it"
        heads = {phrase[0] for phrase in (frame.agent, frame.patient) if phrase}
        if frame.predicate in _CATCHING or (frame.predicate == "have" and heads & _ILLNESSES):
            return True
        if frame.predicate in _SHOWING and heads & (_CASES | _ILLNESSES):
            return True
    return False


def _one_illness(a: Side, b: Side) -> bool:
    mine, theirs = (side.words & _ILLNESSES for side in (a, b))
    if mine and theirs:
        return bool(mine & theirs)
    return all(side.words & (_ILLNESSES | _GENERAL | _CASES) for side in (a, b))


def _one_place(a: Side, b: Side) -> bool:
    """Whether no two places are named, or one lies in both."""
    mine, theirs = ({word for name in _ELSEWHERE.findall(side.text) for word in name.split()} for side in (a, b))
    return not mine or not theirs or bool(mine & theirs)
