"""Sides of a story in; pairs out that count differently what one doing moved, hit or lost: one blast and two, six of 22 lorries and fourteen."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...pairs.wording import stem
from ..doubt import unsure
from ..lexicon import same_thing, stemmed
from ..sides import Conflict, Side, each_once, told_apart, two_reports

_SCORE = 0.64
_DAYS = dt.timedelta(days=1)

NUMBERS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
        " eighteen nineteen twenty".split()
    )
}
_NUMBER = rf"\d[\d,]*|{'|'.join(list(NUMBERS)[1:])}"
_PART = re.compile(
    rf"\b(?P<part>{_NUMBER}) of (?:the |its |our |their )?(?P<all>{_NUMBER}) (?:[\w-]+ )?(?P<what>[a-z]+s)\b", re.I
)
_ONE = re.compile(
    r"\b(?<!not )(?<!no )(?:only one|just one|a single|one single|exactly one|one) (?P<what>[\w-]+(?: [\w-]+)?)",
    re.I,
)
_ALONE = re.compile(r"\b(?:only one|just one|(?<!not )a single|one single|no second|not two)\b", re.I)
_SEVERAL = re.compile(rf"\b(?P<number>{_NUMBER}) (?:[\w-]+ )?(?P<what>[a-z]{{4,}}s|aircraft)\b", re.I)
_LOST = stemmed("burn destroy damage hit lose sink kill wreck die perish burn_out knock")
_UNSURE = unsure(r"would|will|so far|earlier|another|first")
_COUNTED = stemmed(
    "aircraft plane warplane jet helicopter chopper drone ship vessel boat tanker submarine tank lorry truck car missile rocket bomb"
    " mine torpedo shell mortar explosion blast strike airstrike raid attack impact crater attacker"
)


@dataclass(frozen=True)
class _Count:
    side: Side
    number: int
    what: str


@each_once
def count_pairs(sides: Sequence[Side]) -> Iterator[Conflict]:
    """Rival parts of one whole that were lost, and one only against several."""
    sure = [side for side in sides if not (side.hedged or side.refuses or _UNSURE.search(side.text))]
    for told in (_parts(sure), _singles(sure)):
        for one, other in told:
            if two_reports(one.side, other.side) and not told_apart(one.side, other.side, _DAYS):
                a, b = one.side.statement, other.side.statement
                yield a, b, "figure", _SCORE, f"{one.number} / {other.number} {one.what}"


def _parts(sides: Sequence[Side]) -> Iterator[tuple[_Count, _Count]]:
    """Two parts of one whole, both lost."""
    told = []
    for side in sides:
        match = _PART.search(side.text)
        if match and any(frame.predicate in _LOST and not frame.negated for frame in side.frames):
            what = f"{_value(match.group('all'))} {stem(match.group('what').lower())}"
            told.append(_Count(side, _value(match.group("part")), what))
    for number, one in enumerate(told):
        for other in told[number + 1 :]:
            if one.what == other.what and one.number != other.number:
                yield one, other


def _singles(sides: Sequence[Side]) -> Iterator[tuple[_Count, _Count]]:
    """One and no second of a kind, and several."""
    ones = []
    several = []
    for side in sides:
        alone = _ONE.search(side.text) if _ALONE.search(side.text) else None
        thing = next((word for word in _behind(alone) if word in _COUNTED), "")
        if thing:
            ones.append(_Count(side, 1, thing))
        for match in _SEVERAL.finditer(side.text):
            thing = stem(match.group("what").lower().removesuffix("s"))
            if _value(match.group("number")) > 1 and thing in _COUNTED:
                several.append(_Count(side, _value(match.group("number")), thing))
    for one in ones:
        for other in several:
            if one.side.statement != other.side.statement and same_thing(one.what, other.what):
                yield one, other


def _behind(alone: re.Match[str] | None) -> list[str]:
    """The stems of the words behind "one": "army helicopter"."""
    return [stem(word) for word in alone.group("what").lower().split()] if alone else []


def _value(told: str) -> int:
    return NUMBERS.get(told.lower()) or int(told.replace(",", "") if told[:1].isdigit() else 0)
