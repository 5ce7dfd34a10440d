"""Sides of a story in; pairs out that count differently the soldiers whom a country has at a place: "about 3,500 troops in Azmara", "no more than 1,200"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from ..months import A_MONTH_OR_DAY
from ..sides import Conflict, Side, each_once, told_apart, two_reports
from .counts import NUMBERS

_SCORE = 0.66
_DAYS = dt.timedelta(days=20)  # within a month a force hardly doubles, and who counts names no day
_FAR = 1.5  # times by which the higher count is above the lower: below, both may be estimates of one
_FEW = 10  # fewer soldiers are a patrol, and no strength

_SOLDIERS = r"(?:troops|soldiers|service(?:men|women|members)|personnel|men and women|military men)"
_KINDS = r"(?:instructors|advis[eo]rs|trainers|specialists|technicians|engineers|pilots|officers|marines)"
_AMOUNT = rf"\d[\d,. ]*\d|\d+|several|{'|'.join(list(NUMBERS)[2:])}"
_COUNT = re.compile(
    rf"(?P<cap>\b(?:only|just|no more than|not more than|at most|apart from|except for|a mere|never more than|fewer than|less than)\s+)?"
    r"(?P<about>\b(?:about|some|around|roughly|nearly|almost|approximately|at least|more than|over|up to)\s+)?"
    rf"\b(?P<n>{_AMOUNT})(?P<many> (?:hundred|thousand|dozen))?\s+(?P<whose>(?:[A-Z][\w’'-]+ |[a-z]+[- ]){{0,3}}?)(?P<what>{_SOLDIERS}|{_KINDS})\b",
    re.I,
)
_PUT = re.compile(
    rf"\bnumber of (?P<whose>(?:[A-Z][\w’'-]+ |[a-z]+ ){{0,2}}?)(?P<what>{_SOLDIERS}|{_KINDS})\b[^.;]{{0,40}}? (?:at|is|was|to) [“\"]?(?P<cap>(?:only|just|no more than|not more than|at most|fewer than|less than)\s+)?"
    rf"(?P<about>(?:about|some|around|roughly|nearly|almost|at least|more than|over|up to)\s+)?(?P<n>{_AMOUNT})(?P<many> (?:hundred|thousand|dozen))?\b",
    re.I,
)
_TIMES = {"hundred": 100, "thousand": 1000, "dozen": 12}
_THERE = re.compile(
    r"\b(?:is|are|were|was|has|have|had|there|station\w*|deploy\w*|based|serv(?:e|es|ing)|remain\w*|number of|apart from|except for)\b",
    re.I,
)
_NOT_THERE = re.compile(
    r"\b(?:kill\w*|die[ds]?|dead|lost|loss\w*|fell|wound\w*|injur\w*|captur\w*|prisoner\w*|captive\w*|held|hostage\w*|exchang\w*|missing|besieg\w*|trapp\w*|desert\w*|"
    r"another|additional|further|more (?:troops|soldiers)|first|extra|withdr\w+|pull\w* out|return\w*|leave|left|could|might|(?-i:may)|would|will|plan\w*|if|whether|ago|in (?:19|20)\d\d|last year)\b",
    re.I,
)
_PLACE = re.compile(r"\b(?:in|across|throughout|inside|on) (?:the )?(?P<place>[A-Z][\w’'-]+)")
_PART = re.compile(
    r"\b(?:airfield|airport|air ?base|base|camp|barracks|port|town|village|city|headquarters|border)\b", re.I
)
_TIME = re.compile(A_MONTH_OR_DAY)


@dataclass(frozen=True)
class _Strength:
    side: Side
    number: float
    capped: bool  # "no more than", "only": of all there are
    part: bool  # of one kind or one spot
    nation: str
    places: frozenset[str]
    words: str


@each_once
def strength_pairs(sides: Sequence[Side]) -> Iterator[Conflict]:
    """Two counts of one force at one place, of which the higher is far above: a lower one of some only where it says that there are no more."""
    told = [each for side in sides if not side.refuses for each in _strengths(side)]
    for one, other in combinations(told, 2):
        low, high = sorted((one, other), key=lambda each: each.number)
        if _conflict(low, high):
            yield low.side.statement, high.side.statement, "figure", _SCORE, f"{low.words} / {high.words}"


def _conflict(low: _Strength, high: _Strength) -> bool:
    if high.number < _FAR * low.number or high.capped or not two_reports(low.side, high.side):
        return False
    if told_apart(low.side, high.side, _DAYS) or (low.nation and high.nation and low.nation != high.nation):
        return False
    if low.places and high.places and not low.places & high.places:
        return False
    if low.capped:
        return bool(low.places & high.places) or bool(low.nation) or bool(high.nation) or _kin(low.side, high.side)
    return not low.part and bool(low.places & high.places) and "more than" not in low.words and "least" not in low.words


def _kin(a: Side, b: Side) -> bool:
    return bool((a.named | a.party) & (b.named | b.party))


def _strengths(side: Side) -> list[_Strength]:
    """What a side says of how many soldiers there are."""
    if _NOT_THERE.search(side.text):
        return []
    found = []
    for match in (*_COUNT.finditer(side.text), *_PUT.finditer(side.text)):
        number = _number(match)
        if number < _FEW or not _THERE.search(side.text):
            continue
        special = re.fullmatch(_KINDS, match.group("what"), re.I) is not None
        capped = bool(match.group("cap"))
        adjective = re.search(r"\b[A-Z][\w’'-]+", match.group("whose"))
        found.append(
            _Strength(
                side,
                number,
                capped,
                special or bool(_PART.search(side.text)),
                adjective.group()[:5].lower() if adjective else "",
                frozenset(place for place in _PLACE.findall(side.text) if not _TIME.fullmatch(place)),
                " ".join(match.group().split()),
            )
        )
    return found


def _number(match: re.Match[str]) -> float:
    told = match.group("n").lower()
    value = {"several": 2}.get(told) or NUMBERS.get(told) or float(re.sub(r"[, ]", "", told).rstrip(".") or 0)
    return float(value) * _TIMES.get((match.group("many") or "").strip().lower(), 1)
