"""Sides of a story in; pairs out of which one parts two things and the other traces one to the other: "unrelated to the storm", "brought down by the storm"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...pairs.undecided import SEEKING, UNDECIDED
from ...pairs.vectors import words
from ...pairs.wording import stem
from ..lexicon import same_thing, stemmed
from ..polarity import BORN, OTHER_CAUSE, PARTED, UNLIKELY, says_no
from ..sides import Conflict, Side, may_oppose

_SCORE = 0.66
_RARE = 3.0  # weight of a word that tells what is meant
_NEAR = 9  # words after the relation in which stands what it goes to
_TRACED = re.compile(
    rf"\b{BORN} (?:\w+ )?(?:off|from)\b|\b(?:piece|part|fragment|chip|splinter|remnant|result|consequence) (?:of|off|from)\b"
    r"|\b(?:caused|triggered|sparked|set off|brought down|left|made) by\b"
    r"|\b(?:related|linked|connected|tied|attribut\w+|due|owing|traced)\b(?: \w+){0,6}? to\b|\bbecause of\b",
    re.I,
)
_CAUSING = stemmed("cause leave make create gouge dig carve produce form trigger start bring hit strike crash fall")
_HAPPENING = stemmed(
    "event incident accident attack explosion blast crash death fire crater impact outage outbreak collapse case it this that"
)
"""What a report calls the happening that its whole story is about."""


@dataclass(frozen=True)
class _Tie:
    """Two things that a side parts, or of which it traces one to the other, by their words."""

    first: frozenset[str]
    second: frozenset[str]


def unrelated_pairs(sides: Sequence[Side]) -> list[Conflict]:
    """Who says that two things have nothing to do with each other against who traces one to the other."""
    traced = [(side, tie) for side in sides if _affirms(side) for tie in _ties(side, _TRACED)]
    found: dict[tuple[str, str], Conflict] = {}
    for side in sides:
        if side.refuses or UNDECIDED.search(side.text):
            continue
        for parted in _ties(side, PARTED):
            for other, tie in traced:
                if may_oppose(side, other) and _one_matter(parted, tie):
                    _add(found, side, other, "unrelated")
        if OTHER_CAUSE.search(side.text):
            for other in sides:
                if (
                    other.article != side.article
                    and may_oppose(side, other)
                    and _affirms(other)
                    and _causes(other, side)
                ):
                    _add(found, side, other, "another cause")
    return [found[key] for key in sorted(found)]


def _add(found: dict[tuple[str, str], Conflict], side: Side, other: Side, because: str) -> None:
    a, b = side.statement, other.statement
    found.setdefault((min(a, b), max(a, b)), (a, b, "denial", _SCORE, because))


def _affirms(side: Side) -> bool:
    """Whether a side takes a stand, and no negative one."""
    doubted = UNLIKELY.search(side.text) or SEEKING.search(side.text) or UNDECIDED.search(side.text)
    return not says_no(side) and not doubted


def _ties(side: Side, relation: re.Pattern[str]) -> Iterator[_Tie]:
    for match in relation.finditer(side.text):
        before = re.split(r"[;.!?]\s", side.text[: match.start()])[-1]
        after = " ".join(re.split(r"[;.!?]\s", side.text[match.end() :])[0].split()[:_NEAR])
        yield _Tie(_things(before), _things(after))


def _things(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in re.findall(r"[A-Za-z][\w’'-]*", text))


def _one_matter(parted: _Tie, traced: _Tie) -> bool:
    """Whether what the happening is traced to is what it is parted from, and the happening is the same."""
    for first, second in ((parted.first, parted.second), (parted.second, parted.first)):
        if _told(second) & traced.second:
            return bool(first & _HAPPENING) or not _told(first) or _alike(_told(first), _told(traced.first))
    return False


def _told(things: frozenset[str]) -> frozenset[str]:
    return frozenset(word for word in things if words().weight(word) >= _RARE)


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return any(same_thing(a, b) for a in one for b in other)


def _causes(other: Side, side: Side) -> bool:
    """Whether a side tells as fact what did the thing whose cause the other doubts."""
    for frame in other.frames:
        agent, patient = frame.agent[:1], frame.patient[:1]
        if frame.kind == "verb" and frame.actual and not frame.negated and frame.predicate in _CAUSING and agent:
            thing = (*patient, *agent)
            if any(word in side.words and words().weight(word) >= _RARE for word in thing):
                return True
    return False
