"""Sides of a story in; pairs out that let one thing befall one person in two manners: resigned or was dismissed, by his own hand or another's."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from ..lexicon import stemmed
from ..sides import Conflict, Frame, Side, each_once, two_reports
from .rescue import by_name

_SCORE = 0.66
_DAYS = dt.timedelta(days=10)
_PRESSED = re.compile(
    r"\b(?:forced|pressed|asked|told|made|compelled|urged|ordered|pressure|refus\w+|deni\w+|threat\w+)\b", re.I
)
_OFFICE = re.compile(
    r"\b(?:minister|chief|director|head|chairman|chairwoman|president|manager|coach|governor|mayor|office|post|job|commander|editor|secretary|boss)\b",
    re.I,
)

_LEFT = (stemmed("resign quit") | {"step_down", "step_aside"}, stemmed("sack dismiss oust") | {"fire", "fir"})
_GAVE_UP = (stemmed("surrender"), stemmed("capture catch"))
_KILLED = stemmed("murder assassinate execute strangle behead")
_SELF = re.compile(
    r"\b(?:committed suicide|(?:killed|shot|hanged|hung|poisoned) (?:himself|herself)|took (?:his|her) own life|died by (?:his|her) own hand|(?:death|it) was (?:a )?suicide)\b",
    re.I,
)
_WILLING = re.compile(r"\b(?:willingly|voluntarily|of (?:his|her) own (?:free )?(?:will|accord)|ran away)\b", re.I)
_TAKEN = stemmed("kidnap abduct")


@each_once
def manner_pairs(sides: Sequence[Side]) -> Iterator[Conflict]:
    """Two manners of one thing that befell one person, told by two reports."""
    of: dict[tuple[str, str], list[tuple[Side, int]]] = defaultdict(list)
    for side in sides:
        if side.refuses or side.hedged:
            continue
        for frame in side.frames:
            if frame.main and frame.actual and not frame.negated and frame.kind == "verb":
                for matter, manner, person in _manners(side, frame):
                    of[matter, person].append((side, manner))
    for (matter, _), told in sorted(of.items()):
        for one in (side for side, manner in told if manner == 0):
            for other in (side for side, manner in told if manner == 1):
                if two_reports(one, other) and not _apart(one, other):
                    yield one.statement, other.statement, "status", _SCORE, matter


def _manners(side: Side, frame: Frame) -> Iterator[tuple[str, int, str]]:
    """(what befell, in which of two manners, whom): 0 by the person's own doing, 1 by another's."""
    acting, suffering = by_name(side, frame.agent, frame.agents), by_name(side, frame.patient, frame.patients)
    pressed = _PRESSED.search(side.text)
    for matter, (own, done), clear in (
        ("resigned / dismissed", _LEFT, not pressed),
        ("surrendered / captured", _GAVE_UP, not pressed),
    ):
        if clear and frame.predicate in own and not frame.patient:
            yield from ((matter, 0, person) for person in sorted(acting))
        if clear and frame.predicate in done and (matter != "resigned / dismissed" or _OFFICE.search(side.text)):
            yield from ((matter, 1, person) for person in sorted(suffering))
    if _SELF.search(side.text) and not re.search(r"\b(?:tried|attempted|not|n[’']t)\b", side.text):
        yield from (("suicide / killing", 0, person) for person in sorted(acting))
    elif frame.predicate in _KILLED:
        yield from (("suicide / killing", 1, person) for person in sorted(suffering))
    if _WILLING.search(side.text):
        yield from (("willingly / by force", 0, person) for person in sorted(acting))
    elif frame.predicate in _TAKEN:
        yield from (("willingly / by force", 1, person) for person in sorted(suffering))


def _apart(a: Side, b: Side) -> bool:
    mine, theirs = a.holds or a.day, b.holds or b.day
    return mine is not None and theirs is not None and abs(mine - theirs) > _DAYS
