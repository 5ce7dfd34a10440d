"""Sides of a story in; pairs out of which one says that no craft of a camp was up, there or across, and the other tells what its craft did."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...pairs.wording import stem
from ..doubt import unsure
from ..lexicon import stemmed
from ..sides import Conflict, Frame, Side, each_once, may_oppose, told_apart
from .losses import camp, craft

_SCORE = 0.66
_DAYS = dt.timedelta(days=2)

_NOUNS = r"(?P<what>aircraft|(?:air|war)?planes?|jets?|bombers?|fighters?|helicopters?|choppers?|drones?|ships?|vessels?|boats?|warships?)"
_NONE = re.compile(
    rf"\b(?:no|not one|not a single|none of (?:our|its|their|the)|not any)(?: of (?:our|its|their))? (?:(?!no\b|not\b)[\w’'-]+ ){{0,3}}?{_NOUNS}\b(?: of (?:ours|its own|theirs))?(?:, [^,.;]{{2,40}},)?"
    r" (?:(?:has|have|had|was|were|is|are|ever|even|been) ){0,3}(?:in (?:the|that) (?:air|sky|area)|over|airborne|near|there|flying|flew|flown|up|crossed|entered|violated|left|took off|operat\w+|active|involved|present|launched)\b",
    re.I,
)
_NO_SORTIE = re.compile(
    r"\b(?:no|not one|not a single|never an?|not an?y?) (?:\w+ ){0,2}?(?:sort(?:y|ies?)|flights?|air ?strikes?|air raids?|air operations?|bombing (?:runs?|raids?))\b",
    re.I,
)
_NOT_FLOWN = re.compile(
    rf"\b(?:our|its|their) (?:\w+ )?{_NOUNS} (?:did not|didn[’']t|never|were not|weren[’']t|had not|have not) (?:\w+ )?(?:fly|flying|flew|flown|taken? off|took off|operat\w+|cross(?:ed)?|enter(?:ed)?|leave|left)\b",
    re.I,
)
_DID = stemmed(
    "strike hit bomb drop circle fly attack fire cross enter release target raid launch pound destroy pass overfly shell ram"
)
_ARMY = stemmed("army government regime military command ministry staff force")
_OVER = re.compile(r"\b(?:was|were|had been|have been|has been) (?:\w+ )?over\b", re.I)
_UNSURE = unsure(r"would|will|years? ago|last (?:year|month|week)|earlier|could not")


@dataclass(frozen=True)
class _Flight:
    side: Side
    kind: str
    sort: str
    owners: frozenset[str]


@each_once
def flight_pairs(sides: Sequence[Side]) -> Iterator[Conflict]:
    """Whoever says that none of a camp's craft was up against whoever tells what one did."""
    none = [each for side in sides for each in _none(side)]
    if not none:
        return
    done = [each for side in sides for each in _done(side)]
    for one in none:
        for other in done:
            if not may_oppose(one.side, other.side) or told_apart(one.side, other.side, _DAYS):
                continue
            if not other.owners or (one.owners and not one.owners & other.owners):
                continue
            if one.kind == other.kind and (one.sort in ("", other.sort) or not other.sort):
                a, b = one.side.statement, other.side.statement
                yield a, b, "denial", _SCORE, "none was up / what one did"


def _none(side: Side) -> Iterator[_Flight]:
    if side.refuses or side.hedged:
        return
    match = _NONE.search(side.text) or _NOT_FLOWN.search(side.text)
    if match:
        kind, sort = craft(match.group("what"))
        owners = frozenset[str]().union(
            *(camp(f.agents | f.patients) for f in side.frames if f.agent or f.patient if _is_craft(f))
        )
        yield _Flight(side, kind, sort, (owners or camp(side.party)) | _state(side.source))
    elif _NO_SORTIE.search(side.text):
        yield _Flight(side, "aircraft", "", camp(side.party) | _state(side.source))


def _done(side: Side) -> Iterator[_Flight]:
    if side.refuses or side.hedged or _UNSURE.search(side.text) or _NONE.search(side.text):
        return
    for frame in side.frames:
        if frame.negated or not frame.actual or not frame.agent or not _is_craft(frame):
            continue
        if (
            frame.predicate in _DID
            or (frame.predicate == stem("come") and camp(frame.origin))
            or (frame.kind == "state" and _OVER.search(side.text))
        ):
            head = next(word for word in frame.agent if craft(word, "")[0])
            kind, sort = craft(head)
            yield _Flight(side, kind, sort, camp(frame.agents | frame.origin) or _state(frozenset(frame.agent)))
            return


def _state(told: frozenset[str]) -> frozenset[str]:
    """Whether an army or a government is spoken of, as one camp: of "army helicopters" the army command speaks."""
    return frozenset(("state",)) if told & _ARMY else frozenset()


def _is_craft(frame: Frame) -> bool:
    return any(craft(word, "")[0] for word in (*frame.agent[:1], *(() if frame.agent else frame.patient[:1])))
