"""Sides of a story in; pairs out that judge one matter on opposite poles: genuine and forged, paid and owed, meant and an accident, lawful and not."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ...pairs.vectors import words
from ...pairs.wording import stem
from ..doubt import unsure
from ..lexicon import pole_lists
from ..sides import Conflict, Side, each_once, may_oppose, two_reports

_SCORE = 0.64
_SHORT = 8  # words of a judgement that may leave what is judged to its context ("this one is genuine")
_LOOSE = ("genuine", "owed", "peaceful")  # whose words are said of little else: "a crude forgery"
_NO_JUDGEMENT = ("question", "demand", "request", "threaten", "promise")
_RARE = 3.6  # weight from which a word tells what is judged
_BEFORE = 34  # code points before a word in which a negation turns it
_DAYS = dt.timedelta(days=40)
_NOT = re.compile(
    r"\b(?:not|n[’']t|never|no|nothing|nor|neither|denied|denies|deny|hardly|far from|rul\w+ out|excluded?|without)\b",
    re.I,
)
_ALL = re.compile(r"\b(?:nothing|nobody|everything|all|every)\b")
_WHOLLY = re.compile(
    r"\b(?:operat|act|work|behav|compl|conduct|function)\w* (?:\w+ ){0,3}(?:within the law|lawfully|legally)\b", re.I
)
_UNSURE = unsure(r"would|can|should|appears?|seems?|possibl[ey]|perhaps|probabl[ey]|suspect\w*|investigat\w*|examin\w*")


@dataclass(frozen=True)
class Pole:
    """A scale with two ends, each a pattern, and the nouns of what can be judged on it: groups of words for one thing."""

    name: str
    ends: tuple[re.Pattern[str], re.Pattern[str]]
    things: tuple[frozenset[str], ...]
    own: frozenset[str]


@dataclass(frozen=True)
class Judged:
    """On which end (0 or 1) of a pole a side puts a matter; `things` by the pole's groups, `matter` its rare words."""

    side: Side
    end: int
    things: frozenset[int]
    matter: frozenset[str]
    word: str


@each_once
def pole_pairs(sides: Sequence[Side]) -> Iterator[Conflict]:
    """Whoever puts a matter on one end against whoever puts it on the other."""
    sure = [side for side in sides if not (side.hedged or side.act in _NO_JUDGEMENT or _UNSURE.search(side.text))]
    for pole in _poles():
        judged = [each for side in sure for each in _judged(side, pole)]
        told = frozenset(thing for each in judged for thing in each.things)
        for one in (each for each in judged if each.end == 0):
            for other in (each for each in judged if each.end == 1):
                if (
                    not _opposable(pole, one.side, other.side)
                    or _apart(one.side, other.side)
                    or not _one(pole, told, one, other)
                ):
                    continue
                yield one.side.statement, other.side.statement, "denial", _SCORE, f"{one.word} / {other.word}"


def _opposable(pole: Pole, a: Side, b: Side) -> bool:
    """Whether two sides may be two; of a march only where both name its day, since marches go on for days."""
    if pole.name == "orderly":
        return two_reports(a, b) and bool(a.weekdays & b.weekdays)
    return may_oppose(a, b)


def _one(pole: Pole, told: frozenset[int], a: Judged, b: Judged) -> bool:
    """Whether one thing is judged: by its kind where the pole has kinds, else by the rare words that both hold."""
    if pole.things and a.things and b.things:
        return bool(a.things & b.things)
    if pole.things:
        return pole.name in _LOOSE and len(told) == 1 and bool(a.things or b.things)
    if pole.name == "lawful" and a.side.article == b.side.article and _WHOLLY.search(a.side.text):
        return True  # "the service acts within the law" answers what its article laid on it before
    return bool(a.matter & b.matter)


def _judged(side: Side, pole: Pole) -> Iterator[Judged]:
    ends = []
    for end, pattern in enumerate(pole.ends):
        for match in pattern.finditer(side.text):
            turned = bool(_NOT.search(side.text[max(0, match.start() - _BEFORE) : match.start()]))
            ends.append((end ^ turned ^ side.refuses, match.group(0).lower()))
            break
        if ends and _ALL.search(ends[0][1]):
            break  # "has paid everything that it owes"
    if not ends or len({end for end, _ in ends}) > 1:
        return
    every = bool(pole.things) and _ALL.search(ends[0][1])
    things = frozenset(number for number, names in enumerate(pole.things) if every or names & side.words)
    matter = frozenset(word for word in side.words - pole.own if words().weight(word) >= _RARE)
    if things or not pole.things or len(side.text.split()) <= _SHORT:
        yield Judged(side, ends[0][0], things, matter, ends[0][1])


def _apart(a: Side, b: Side) -> bool:
    mine, theirs = a.holds or a.day, b.holds or b.day
    return mine is not None and theirs is not None and abs(mine - theirs) > _DAYS


@lru_cache(maxsize=1)
def _poles() -> tuple[Pole, ...]:
    out = []
    for name, first, second, things in pole_lists():
        ends = tuple(
            re.compile(rf"\b(?:{'|'.join(told.replace('_', ' ') for told in line.split())})\b", re.I)
            for line in (first, second)
        )
        own = frozenset(stem(word) for line in (first, second) for word in line.replace("_", " ").split())
        groups = tuple(frozenset(stem(word) for word in group.split()) for group in things.split("|") if group)
        out.append(Pole(name, (ends[0], ends[1]), groups, own))
    return tuple(out)
