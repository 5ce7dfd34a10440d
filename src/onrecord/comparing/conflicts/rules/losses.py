"""Sides of a story in; pairs out of which one says that all craft of a camp came back, or none was lost, and the other that one was."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...pairs.wording import stem
from ..doubt import unsure
from ..lexicon import stemmed
from ..parties import lands
from ..sides import Conflict, Frame, Side, each_once, may_oppose, told_apart

_SCORE = 0.68
_DAYS = dt.timedelta(days=4)

_AIR, _SEA, _LAND = "aircraft", "vessel", "vehicle"
_KINDS = {
    stem(word): (kind, sort)
    for kind, sort, listed in (
        (_AIR, "", "aircraft airplane aeroplane"),
        (_AIR, "plane", "plane warplane jet bomber fighter airliner"),
        (_AIR, "helicopter", "helicopter chopper gunship"),
        (_AIR, "drone", "drone uav"),
        (_SEA, "", "ship vessel boat warship cutter frigate corvette tug patrol_boat gunboat submarine trawler"),
        (_LAND, "", "tank vehicle"),
    )
    for word in listed.split()
}
"""Noun -> what it is, and of which sort; "" covers all sorts."""
_NOUNS = "aircraft|airplanes?|planes?|warplanes?|jets?|bombers?|fighters?|helicopters?|choppers?|gunships?|drones?|ships?|vessels?|boats?|warships?|cutters?|frigates?|tugs?|submarines?|trawlers?|tanks?|vehicles?"
_BACK = re.compile(
    rf"\b(?:all|every|each) (?:one )?(?:of )?(?:the |our |its |their |his |her )?(?:\w+ ){{0,2}}?(?P<what>{_NOUNS})\b(?: \w+){{0,4}}? (?:returned|back|safe(?:ly)?|intact|unharmed|undamaged|accounted for|landed|came home)\b",
    re.I,
)
_NONE_LOST = re.compile(
    rf"\b(?:no|not one|not a single|none of (?:the|our|its|their|his)|not an?) (?:of (?:our|its|their) )?(?:\w+ ){{0,2}}?(?P<what>{_NOUNS})\b(?: of (?:ours|its own|theirs))?"
    r" (?:(?:has|have|had|was|were|is|are|went) )?(?:been )?(?:lost|shot down|downed|brought down|destroyed|sunk|missing|crash\w*|sank)\b"
    rf"|\b(?:lost|losing|lose) (?:no|not a single|not one|none of (?:our|its|their)) (?:\w+ ){{0,2}}?(?P<gone>{_NOUNS})\b",
    re.I,
)
_MODEL = re.compile(r"\b(?:Mi|Ka|Su|MiG|Mig|Tu|An|Il|F|UH|AH|CH|C)-\d+\w*")
_LOST = stemmed("lose down crash sink destroy") | {"shoot_down", "bring_down", "come_down", "go_down", "lo"}
_DOWN = stemmed("shoot bring come go")
_CAME_DOWN = re.compile(r"\b(?:shot|shoot|shooting|brought|bring|came|come|gone|went) (?:\w+ ){0,4}?down\b", re.I)
_UNSURE = unsure(r"would|will|almost|nearly|tried|training|years? ago")


@dataclass(frozen=True)
class _Loss:
    """A craft that is said to be lost, or a kind of which none is: of whom, where that is told."""

    side: Side
    kind: str
    sort: str
    owners: frozenset[str]
    by: frozenset[str]


@each_once
def loss_pairs(sides: Sequence[Side]) -> Iterator[Conflict]:
    """Whoever says that all craft came back against whoever says that one was lost."""
    kept = [each for side in sides for each in _kept(side)]
    if not kept:
        return
    lost = [each for side in sides for each in _lost(side)]
    mutual = any(one.owners and other.owners and not one.owners & other.owners for one in lost for other in lost)
    for one in kept:
        for other in lost:
            if (
                not may_oppose(one.side, other.side)
                or told_apart(one.side, other.side, _DAYS)
                or not _one_camp(one, other)
            ):
                continue
            if mutual and not one.owners & other.owners:
                continue  # where two camps lose craft, whose it was must be said
            if one.kind == other.kind and (one.sort in ("", other.sort) or not other.sort):
                yield one.side.statement, other.side.statement, "denial", _SCORE, "none lost / lost"


def _kept(side: Side) -> Iterator[_Loss]:
    if side.refuses or side.hedged or _UNSURE.search(side.text):
        return
    for match in (_BACK.search(side.text), _NONE_LOST.search(side.text)):
        if match:
            groups = match.groupdict()
            kind, sort = craft(str(groups["what"] or groups.get("gone")))
            yield _Loss(side, kind, sort, camp(side.party), frozenset())
            return


def _lost(side: Side) -> Iterator[_Loss]:
    if side.refuses or side.hedged or _UNSURE.search(side.text) or _BACK.search(side.text):
        return
    model = bool(_MODEL.search(side.text))
    for frame in side.frames:
        if frame.negated or not frame.actual or not (frame.main or frame.patient) or not _is_loss(side, frame):
            continue
        phrase = frame.patient or frame.agent
        named = [word for word in phrase if word in _KINDS]
        if not named and not model:
            continue
        kind, sort = _KINDS[named[0]] if named else (_AIR, "")
        own = not frame.patient or frame.predicate == stem("lose")
        owners = camp(frame.agents if own else frame.patients)
        yield _Loss(side, kind, sort, owners, frozenset() if own else camp(frame.agents))


def _is_loss(side: Side, frame: Frame) -> bool:
    return frame.predicate in _LOST or (frame.predicate in _DOWN and bool(_CAME_DOWN.search(side.text)))


def craft(word: str, otherwise: str = _AIR) -> tuple[str, str]:
    """(kind, sort) of a noun or its stem; of what is no craft `otherwise` and no sort."""
    return _KINDS.get(word) or _KINDS.get(stem(word.lower()), (otherwise, ""))


def camp(parties: frozenset[str]) -> frozenset[str]:
    """The countries and peoples among parties."""
    return lands(parties) | frozenset(party for party in parties if party[:1] == "~")


def _one_camp(kept: _Loss, lost: _Loss) -> bool:
    """Whether the craft that is lost may be one of those that all came back."""
    if kept.owners and lost.owners and not kept.owners & lost.owners:
        return False
    return not kept.owners & lost.by
