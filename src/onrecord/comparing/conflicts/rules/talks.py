"""Sides of a story in; pairs out over who walked out of talks, or whether anybody did, and over who accepted a plan and who turned it down."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...pairs.wording import stem
from ..doubt import unsure
from ..lexicon import stemmed
from ..sides import Conflict, Frame, Side, each_once, may_oppose, told_apart

_SCORE = 0.64
_DAYS = dt.timedelta(days=4)

_ROOM = "room|table|talks|hall|session|meeting|negotiations?|negotiating table|chamber|conference|consultations"
_OUT = re.compile(
    rf"\b(?:walk(?:ed|s|ing)?|storm(?:ed|s|ing)?) out\b|\b(?:left|leaves?|leaving|quit|abandon(?:ed|s)|broke off|boycotted) (?:the |these |those )?(?:\w+ )?(?:{_ROOM})\b(?! of (?:the|a) )",
    re.I,
)
_STAYED = re.compile(
    rf"\b(?:stayed|remained|sat|still sitting|stay) (?:on )?(?:at|in) the (?:\w+ )?(?:{_ROOM})\b|\b(?:never|(?:did|has|have|had) not|n[’']t) (?:left|leave|walk(?:ed)? out of|quit|abandon(?:ed)?) (?:the |these )?(?:\w+ )?(?:{_ROOM})\b",
    re.I,
)
_AWAY = re.compile(
    r"\bleft for (?:the airport|home|(?:his|her|their|the) (?:hotel|capital|embassy|plane))\b|\bflew home\b", re.I
)
_NOBODY = re.compile(
    r"\b(?:nobody|no[ -]one|neither (?:side|delegation|party)?|none of the (?:sides|delegations|parties)|no (?:delegation|side|party)) (?:had |has |have )?(?:ever )?",
    re.I,
)
_ANYBODY = re.compile(
    r"\b(?:anybody|anyone|either (?:side|delegation)|any (?:side|delegation|party|of the sides))\b", re.I
)
_WE = re.compile(r"\b(?:we|our delegation|our side|I|my delegation)\b", re.I)
_PLANS = stemmed(
    "plan proposal offer draft text roadmap terms compromise initiative formula document deal agreement package project scheme"
)
_ACCEPTED = stemmed("accept approve back endorse welcome agree sign")
_REFUSED = frozenset(("turn_down",)) | stemmed("reject refuse decline")
_BOTH = re.compile(
    r"\bboth (?:\w+ )?(?:sides|delegations|parties|governments|camps|of them)\b|\bneither (?:side|delegation|party)\b",
    re.I,
)
_UNSURE = unsure(r"would|will|should|must|threaten\w*|ready to|yet|so far")


@dataclass(frozen=True)
class _Going:
    """That a party went out of talks (`gone`), or stayed; `all`: nobody went."""

    side: Side
    parties: frozenset[str]
    gone: bool
    all: bool = False


@dataclass(frozen=True)
class _Answer:
    """What a party answered to a plan; `both`: all parties did."""

    side: Side
    parties: frozenset[str]
    plan: frozenset[str]
    accepts: bool
    both: bool


@each_once
def talk_pairs(sides: Sequence[Side]) -> Iterator[Conflict]:
    """Who walked out against who says that nobody, or not they, did; who accepted a plan against who has them refuse it."""
    sure = [side for side in sides if not side.hedged and not _UNSURE.search(side.text)]
    goings = [each for side in sure for each in _goings(side)]
    answers = [each for side in sure for each in _answers(side)]
    pairs = [
        *(
            (a.side, b.side, "walked out / stayed")
            for a in goings
            for b in goings
            if a.gone and not b.gone and _met(a, b)
        ),
        *((a.side, b.side, "accepted / refused") for a in answers for b in answers if _opposite(a, b)),
    ]
    for one, other, because in pairs:
        if may_oppose(one, other) and not told_apart(one, other, _DAYS):
            a, b = one.statement, other.statement
            yield a, b, "denial", _SCORE, because


def _goings(side: Side) -> Iterator[_Going]:
    out, stayed = _OUT.search(side.text), _STAYED.search(side.text)
    nobody = _NOBODY.search(side.text)
    if out and (side.refuses or (nobody and nobody.end() >= out.start() - 12)):
        yield _Going(side, _who(side), False, not side.refuses or bool(_ANYBODY.search(side.text)))
    elif stayed and not side.refuses:
        yield _Going(side, _people(side.party) if _WE.search(side.text) else _who(side), False)
        if out and not stayed.start() <= out.start() < stayed.end():
            yield _Going(side, _who(side) - side.party, True)
    elif (out and not any(frame.negated and frame.main for frame in side.frames)) or (
        _AWAY.search(side.text) and not side.refuses
    ):
        yield _Going(side, _who(side), True)


def _who(side: Side) -> frozenset[str]:
    """Whom a side has go: who acts in it, else whom it names."""
    acting = frozenset[str]().union(*(frame.agents for frame in side.frames if not frame.negated))
    return _people(acting or side.named)


def _people(parties: frozenset[str]) -> frozenset[str]:
    return frozenset(one for one in parties if one.startswith(("person:", "place:", "~")) or len(one) == 2)


def _met(gone: _Going, stayed: _Going) -> bool:
    """Whether who went is who is said to have stayed, or nobody went at all."""
    if stayed.all or gone.parties & stayed.parties:
        return True
    named = {stem(word.lower()) for word in re.findall(r"\b[A-Z][\w’'-]{3,}", gone.side.text)}
    return bool(_WE.search(stayed.side.text) and named & stayed.side.source)


def _answers(side: Side) -> Iterator[_Answer]:
    if side.refuses:
        return
    for frame in side.frames:
        if frame.mode != "actual" or frame.kind != "verb":
            continue
        plan = _plan(frame)
        said = frame.predicate in _ACCEPTED or frame.predicate in _REFUSED
        signs = frame.predicate == stem("refuse") and any(
            other.predicate == stem("sign") and other.patient[:1] and other.patient[0] in _PLANS
            for other in side.frames
        )
        if said and (plan or signs):
            accepts = (frame.predicate in _ACCEPTED) != frame.negated
            yield _Answer(
                side, _people(frame.agents) or _people(side.party), plan, accepts, bool(_BOTH.search(side.text))
            )


def _plan(frame: Frame) -> frozenset[str]:
    return frozenset({*frame.patient} if frame.patient[:1] and frame.patient[0] in _PLANS else ())


def _opposite(a: _Answer, b: _Answer) -> bool:
    """Whether one party, or both, took up and turned down what may be one plan."""
    if not a.accepts or b.accepts or not _one_plan(a.plan - _PLANS, b.plan - _PLANS):
        return False
    return b.both or a.both or bool(a.parties & b.parties)


def _one_plan(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether the words that say which plan it is let both be one: not the loan offer and the plan for a buffer zone."""
    return not one or not other or bool(one & other)
