"""Sides of a story in; pairs out of which one says that goods or arms fell to others and the other that all were delivered, kept or destroyed."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from ...pairs.wording import stem
from ..doubt import unsure
from ..lexicon import stemmed
from ..sides import Conflict, Frame, Side, each_once, may_oppose

_SCORE = 0.62
_BESIDE = 300  # code points before "destroyed it" in which the goods are named

_PARCELS = stemmed(
    "bundle cache package crate shipment consignment cargo load airdrop supply parcel pallet container delivery"
)
_ARMS = stemmed("weapon arm ammunition rifle grenade missile weaponry munition equipment aid tank launcher rocket")
_TAKEN = stemmed("seize capture recover obtain loot steal intercept snatch_up grab")
_FELL = stemmed("fall end_up land make get wind_up")
_HANDS = stem("hand")
_RIGHT = stemmed("right intended safe our")
_LOST = re.compile(r"\b(?:enemy|wrong|their|rebel|militants?[’']?|jihadist) hands\b|\bhands of\b", re.I)
_KEPT = re.compile(r"\b(?:never|not|n[’']t) (?:\w+ )?(?:left|leave|fell|fall|fallen)\b[^.;]{0,30}\bhands\b", re.I)
_ALL = re.compile(r"\b(?:all|every|each)\b", re.I)
_SAFE = stemmed("deliver arrive receive account reach recover")
_CLAIMING = re.compile(r"\b(?:brag\w*|boast\w*|claim(?:s|ed|ing)?|show(?:s|ed|ing)?|reported)\b", re.I)
_UNSURE = unsure(r"investigat\w*|looking into|examin\w*|would|already")
_DESTROYED_IT = re.compile(
    r"\bdestroyed (?:it|them|that|this)\b|\b(?:it|they) (?:had been|has been|was|were) destroyed\b", re.I
)


@each_once
def spoils_pairs(sides: Sequence[Side]) -> Iterator[Conflict]:
    """Whoever says that others took the goods against whoever says that nothing was left for them to take."""
    before = _before(sides)
    taken = [(side, parcels) for side in sides if (parcels := _taken(side)) is not None]
    for side in sides:
        kept = _kept(side, before.get(side.statement))
        if kept is None:
            continue
        word, parcels = kept
        for other, theirs in taken:
            if may_oppose(side, other) and (parcels or theirs) and not (side.refuses or other.refuses):
                yield side.statement, other.statement, "denial", _SCORE, word


def _taken(side: Side) -> bool | None:
    """Whether a side says that goods fell to others, and if so whether of single loads."""
    if side.hedged or _UNSURE.search(side.text) or _KEPT.search(side.text):
        return None
    claimed = bool(_CLAIMING.search(side.text))
    for frame in side.frames:
        if frame.mode not in ("actual", "told") or not (frame.main or claimed):
            continue
        hands = next((phrase for _, phrase in frame.rest if phrase[:1] == (_HANDS,)), ())
        goods = _goods(frame)
        if goods is None:
            continue
        wrong = bool(hands) and not _RIGHT & set(hands)
        lost = wrong and not frame.negated and (frame.predicate in _FELL or claimed)
        astray = bool(hands) and frame.negated and frame.predicate in _FELL and bool(_RIGHT & set(hands))
        took = (
            frame.predicate in _TAKEN
            and not frame.negated
            and (bool(frame.agent) or not frame.main or side.speaker is not None)
        )
        if lost or astray or (took and frame.patient[:1] != ()):
            return goods
    return None


def _kept(side: Side, before: Side | None) -> tuple[str, bool] | None:
    """(what became of the goods, whether of single loads) where a side leaves none to others."""
    if side.hedged or re.search(r"\b(?:whether|if|could|would|might|(?-i:may))\b", side.text):
        return None
    if _KEPT.search(side.text) and _mentioned(side.words):
        return "kept", bool(_PARCELS & side.words)
    for frame in side.frames:
        if frame.mode not in ("actual", "told") or frame.negated:
            continue
        goods = _goods(frame)
        if goods is not None and frame.predicate in _SAFE and frame.main and _ALL.search(side.text):
            return frame.predicate, goods
        if frame.predicate == stem("destroy") and goods and _PARCELS & set(frame.patient) and _LOST.search(side.text):
            return frame.predicate, True
    it = _DESTROYED_IT.search(side.text) is not None
    if it and (_LOST.search(side.text) or (before is not None and before.words & _PARCELS)):
        return "destroy", True
    return None


def _goods(frame: Frame) -> bool | None:
    """Whether what is moved is a single load (True) or arms in general (False); None where it is neither."""
    heads = [*frame.patient, *([] if frame.patient else frame.agent)]
    if any(head in _PARCELS for head in heads):
        return True
    return False if any(head in _ARMS for head in heads) else None


def _mentioned(told: frozenset[str]) -> bool:
    return bool(told & (_PARCELS | _ARMS))


def _before(sides: Sequence[Side]) -> dict[str, Side]:
    """Statement -> the nearest one before it in the article."""
    of_article: dict[str, list[Side]] = defaultdict(list)
    for side in sides:
        of_article[side.article].append(side)
    return {side.statement: other for _, told in sorted(of_article.items()) for side, other in _neighbours(told)}


def _neighbours(told: list[Side]) -> Iterator[tuple[Side, Side]]:
    told = sorted(told, key=lambda side: (side.start, side.end, side.statement))
    for at, side in enumerate(told):
        near = [other for other in told[:at] if other.end <= side.start <= other.end + _BESIDE]
        if near:
            yield side, near[-1]
