"""Sides of a story in; pairs out of which one says that none of a kind of people died, or all, and the other tells of some who did, or lived."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence

from ..doubt import unsure
from ..lexicon import stemmed
from ..sides import Conflict, Frame, Side, each_once, two_reports

_SCORE = 0.66
_DAYS = dt.timedelta(days=2)

_HARM = stemmed("kill die perish murder slay injure hurt wound harm massacre")
_DEATH = stemmed("kill die perish murder slay massacre drown")
_CIVIL = stemmed(
    "civilian child woman villager resident bystander guest mother family boy girl shopper farmer worshipper pupil baby"
)
_MANY = "passengers|crew|hostages|captives|miners|students|children|pupils|workers|residents|sailors|climbers|tourists|diplomats|aid workers"
_NO_CIVILIAN = re.compile(
    r"\b(?:no|not a single|without(?: any)?|zero) civilian (?:casualt\w+|deaths?|losses|victims?|injuries)\b"
    r"|\b(?:no|not a single|not one) civilians? (?:\w+ ){0,2}(?:killed|hurt|harmed|injured|wounded|died)\b"
    r"|\bonly (?:\w+ )?(?:militants|fighters|terrorists|rebels|insurgents|combatants) (?:were|had been|have been) (?:killed|hit)\b"
    r"|\b(?:all|each|every one) of (?:the|those) (?:dead|killed|victims)(?: \w+){0,3}? (?:were|was) (?:\w+ )?(?:militants?|fighters?|terrorists?|rebels?|insurgents?|combatants?)\b",
    re.I,
)
_CIVILIANS = re.compile(
    r"\b(?:most|all|many|half|some|several|two|three|four|five|six|seven|eight|nine|ten|\d+) of (?:the|those) (?:dead|killed|victims)(?: \w+){0,4}? (?:were|was|are) (?:\w+ ){0,2}(?:civilians?|women|children|villagers)\b",
    re.I,
)
_ALL_SAFE = re.compile(
    rf"\b(?:all|every one) (?:(?:of )?(?:the|our|its|his) |\d+ )?(?:\w+ ){{0,2}}?(?P<who>{_MANY})(?: \w+){{0,3}}? (?:(?:are|were|have been|had been) (?:now )?)?"
    r"(?:safe|unharmed|alive|unhurt|rescued|freed|survived|escaped)\b",
    re.I,
)
_NO_SURVIVOR = re.compile(
    r"\bno survivors\b|\b(?:nobody|no[ -]one|none) (?:\w+ ){0,3}survived\b"
    r"|\b(?:all|everyone|everybody) (?:\w+ ){0,4}(?:aboard|on board|passengers(?: and crew)?)(?: \w+){0,3}? (?:died|dead|were killed|was killed|perished)\b",
    re.I,
)
_SURVIVOR = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|several|some|\d+|the|a) (?:\w+ )?survivors?\b|\b(?:found|pulled \w*|rescued|brought) (?:out )?alive\b",
    re.I,
)
_UNSURE = unsure(r"would|hope\w*|fear\w*|feared|search\w*|possible|unlikely|any")

Test = Callable[[Side], str]


@each_once
def toll_pairs(sides: Sequence[Side]) -> Iterator[Conflict]:
    """Whoever says that none died, or all, against whoever tells otherwise."""
    told = [side for side in sides if not side.refuses and not side.hedged and not _UNSURE.search(side.text)]
    for none, some, because in (
        (_no_civilian, _civilians, "no civilians / civilians"),
        (_all_safe, _dead, "all safe / dead"),
        (_no_survivor, _survivors, "no survivors / survivors"),
    ):
        first = [(side, what) for side in told if (what := none(side))]
        second = [(side, what) for side in told if (what := some(side))] if first else []
        for one, kind in first:
            for other, among in second:
                if two_reports(one, other) and _one_event(one, other) and (kind in among.split() or kind == "any"):
                    yield one.statement, other.statement, "denial", _SCORE, because


def _one_event(a: Side, b: Side) -> bool:
    """Whether both may speak of one event: of one day, so far as days are known, and of no two parties or places."""
    mine, theirs = a.holds or a.day, b.holds or b.day
    if mine is not None and theirs is not None and abs(mine - theirs) > _DAYS:
        return False
    return a.article == b.article or not a.named or not b.named or bool(a.named & b.named)


def _no_civilian(side: Side) -> str:
    return "any" if _NO_CIVILIAN.search(side.text) else ""


def _civilians(side: Side) -> str:
    """Whether a side says that civilians came to harm."""
    if _NO_CIVILIAN.search(side.text):
        return ""
    harmed = any(_whom(frame, _HARM) & _CIVIL for frame in side.frames)
    return "civilian" if harmed or _CIVILIANS.search(side.text) else ""


def _all_safe(side: Side) -> str:
    match = _ALL_SAFE.search(side.text)
    return min(stemmed(match.group("who").split()[-1])) if match else ""


def _dead(side: Side) -> str:
    """The kinds of people of whom a side says that some died."""
    return " ".join(sorted(set().union(*(_whom(frame, _DEATH) for frame in side.frames))))


def _no_survivor(side: Side) -> str:
    return "any" if _NO_SURVIVOR.search(side.text) else ""


def _survivors(side: Side) -> str:
    lived = any(f.predicate == "surviv" and not f.negated and f.actual and f.main and f.agent for f in side.frames)
    return "alive" if (lived or _SURVIVOR.search(side.text)) and not _NO_SURVIVOR.search(side.text) else ""


def _whom(frame: Frame, harm: frozenset[str]) -> frozenset[str]:
    """The words for who came to harm by a frame that is told as fact."""
    if frame.negated or not frame.actual or frame.predicate not in harm or not (frame.main or frame.patient):
        return frozenset()
    return frozenset(frame.patient or frame.agent)
