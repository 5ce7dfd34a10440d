"""Sides of a story in; pairs out that give one person two ages, or one place two distances from another."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..months import A_MONTH
from ..sides import Conflict, Side, each_once, two_reports

_SCORE = 0.68
_NAME = r"[A-Z][\w’'-]+(?: (?:(?:al|bin|ibn|de|van|von|el)[ -])?[A-Z][\w’'-]+)*"
_AGED = (
    re.compile(rf"\b(?P<name>{_NAME}), (?:aged? )?(?P<age>\d\d?)(?=[,.;)]|$)"),
    re.compile(rf"\b(?P<name>{_NAME}) \((?P<age>\d\d?)\)"),
    re.compile(rf"\b(?P<age>\d\d?)-year-old (?:(?!and\b|or\b)[a-z-]+ ){{0,3}}(?P<name>{_NAME})"),
    re.compile(rf"\b(?P<name>{_NAME}) (?:is|was|turned) (?P<age>\d\d?)(?: years? old)?(?=[,.;)]|$)"),
)
_NO_AGE = re.compile(rf"\b(?:{A_MONTH}|Page|Chapter|Article|Flight|Route|No|Group|Under)$")
_FAR = re.compile(
    rf"\b(?P<place>{_NAME}),? (?:(?:which )?(?:is|lies|sits)|a \w+|located|situated)?,? ?(?P<loose>about|some|around|roughly|nearly|almost|just|over|more than|less than)? ?"
    r"(?P<number>\d[\d,.]*) ?-?(?P<unit>kilomet(?:re|er)s?|kms?|miles?|mi)\b(?: \([^)]*\))? ?"
    rf"(?:(?:north|south|east|west)[-\w]*|away|outside)? ?(?:of|from|outside) (?:the (?:\w+ )?(?:capital|city|town|village)(?: of)?,? ?)?(?P<of>{_NAME})"
)
_MILE = 1.609
_ROUND = 0.2  # share by which two roundings of one distance differ, "about" or not
_LEAST, _MOST = 1, 99


@dataclass(frozen=True)
class Measure:
    """What a side measures: of whom or between what, how much, and the words for it."""

    side: Side
    of: tuple[str, ...]
    value: float
    words: str


@each_once
def measure_pairs(sides: Sequence[Side]) -> Iterator[Conflict]:
    """Rival ages of one person, and rival distances between two places, in two reports."""
    ages: dict[str, list[Measure]] = defaultdict(list)
    distances: dict[tuple[str, ...], list[Measure]] = defaultdict(list)
    for side in sides:
        if not side.refuses and not side.hedged:
            for measure in _ages(side):
                ages[measure.of[-1]].append(measure)
            for measure in _distances(side):
                distances[measure.of].append(measure)
    for told, rival in ((ages, _two_ages), (distances, _two_distances)):
        for _, each in sorted(told.items()):
            for number, one in enumerate(each):
                for other in each[number + 1 :]:
                    if two_reports(one.side, other.side) and rival(one, other):
                        a, b = one.side.statement, other.side.statement
                        because = f"{one.words} / {other.words}"
                        yield a, b, "figure", _SCORE, because


def _ages(side: Side) -> Iterator[Measure]:
    for pattern in _AGED:
        for match in pattern.finditer(side.text):
            name, age = tuple(match.group("name").split()), int(match.group("age"))
            if _LEAST <= age <= _MOST and not _NO_AGE.search(match.group("name")):
                yield Measure(side, name, age, str(age))


def _two_ages(a: Measure, b: Measure) -> bool:
    """Whether one person, by the same full name, has two ages: of "Aho, 31" there may be several."""
    return a.value != b.value and a.of == b.of and len(a.of) > 1


def _distances(side: Side) -> Iterator[Measure]:
    for match in _FAR.finditer(side.text):
        number = float(match.group("number").replace(",", "").rstrip("."))
        far = number * (_MILE if match.group("unit").startswith("mi") else 1.0)
        words = f"{match.group('number')} {match.group('unit')}"
        yield Measure(side, tuple(sorted((match.group("place"), match.group("of")))), far, words)


def _two_distances(a: Measure, b: Measure) -> bool:
    low, high = sorted((a.value, b.value))
    return high > low * (1 + _ROUND) and high - low > _MILE
