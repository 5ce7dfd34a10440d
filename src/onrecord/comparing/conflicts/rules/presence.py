"""Sides of a story in; pairs out in which one says that none of a kind is at a place and the other that some came or are there."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from ...linking.lists import country_forms
from ...pairs.wording import root, stem
from ..lexicon import lexicon, same_thing
from ..months import A_MONTH_OR_DAY
from ..parties import lands
from ..polarity import ENDED
from ..sides import Conflict, Frame, Side, each_once, may_oppose

_SURE, _LIMIT = 0.72, 0.6
_LATER = dt.timedelta(days=10)  # who comes after that may have come since the denial
_MONTH = dt.timedelta(days=31)  # "have arrived this month" holds from its first day
_PLACING = ("in", "at", "on", "near", "to", "into", "inside", "off", "around", "within", "aboard")
_CAME = frozenset(
    stem(word)
    for word in "arrive land deploy send fly bring ship station base move cross enter unload field transfer airlift ferry"
    " operate patrol fight position roll drive pour".split()
)
_MET = frozenset(
    stem(word)
    for word in "see spot observe count find photograph film hold keep treat kill capture arrest detect confirm die work"
    " register record wound".split()
)
_SICK = frozenset(stem(word) for word in "case patient outbreak infection death victim".split())
_ARMED = frozenset(
    stem(word)
    for word in "mercenary troop soldier marine trooper fighter tank paratrooper commando warplane battalion".split()
)
_MEN = frozenset(
    stem(word)
    for word in "team unit contingent personnel presence adviser advisor column group detachment force".split()
)
_MILITARY = frozenset(stem(word) for word in "military army navy infantry combat armed troop soldier".split())
_COUNTING = frozenset(("singl", "one", "any", "whatsoever", stem("foreign"), stem("combat"), stem("ground")))
_PROPER = re.compile(
    r"\b(?:in|at|on|near|to|into|inside|off|around|within|aboard|reached) (?:the )?((?:[A-Z][\w’'-]+ ?)+)"
)
_TIMES = re.compile(rf"(?:{A_MONTH_OR_DAY})$")
_WAITING = re.compile(r"\b(?:yet|so far|until now|to date)\b", re.I)
_THERE = frozenset(stem(word) for word in ("there", "here", "present"))
_SENT = frozenset(stem(word) for word in "deploy station base send position".split())
_HAVE = stem("have")
_NOBODY: Final = frozenset[str]()
_TROOPS = frozenset(
    stem(word) for word in "mercenary troop soldier marine trooper fighter paratrooper commando".split()
)
_HOUSES = frozenset(
    stem(word)
    for word in "building house office room studio hall shop hospital school headquarters compound gate".split()
)
_LIMITED = frozenset(stem(word) for word in ("limit", "restrict", "confine"))


@each_once
def presence_pairs(sides: Sequence[Side]) -> Iterator[Conflict]:
    """Absence denied by presence, and help "limited to" other things by fighters who came; sides of one story."""
    home = _home(sides)
    there = [(side, frame, phrase) for side in sides for frame, phrase in _present(side)]
    denied: set[str] = set()
    for side in sides:
        for gone in _absent(side):
            for other, frame, phrase in there:
                if not may_oppose(side, other) or _later(side, other) or not _same(gone.patient, phrase):
                    continue
                if _WAITING.search(side.text) and _since(side, other):
                    continue
                if _one_place(side, gone, other, frame, home) and _one_nation(gone, side, frame, other):
                    denied.add(phrase[0])
                    yield side.statement, other.statement, "denial", _SURE, frame.predicate.replace("_", " ")
    for side in sides:
        for limit in _limits(side):
            allowed = {word for preposition, phrase in limit.rest if preposition == "to" for word in phrase}
            for other, frame, phrase in there:
                if not may_oppose(side, other) or _later(side, other) or allowed & set(phrase):
                    continue
                helpers = limit.patients & (frame.agents | frame.patients | frame.origin)
                if phrase[0] in _ARMED and (helpers or (phrase[0] in denied and not _nation(frame, other))):
                    because = f"limited to {' and '.join(sorted(allowed))} / {phrase[0]}"
                    yield side.statement, other.statement, "denial", _LIMIT, because


def _absent(side: Side) -> Iterator[Frame]:
    """Frames that say that there are none, or that none were sent ("no troops are deployed there")."""
    if (side.hedged and not side.refuses) or ENDED.search(side.text):
        return
    for frame in side.frames:
        none = frame.negated != side.refuses and frame.actual
        armed = bool(frame.patient) and frame.patient[0] in _ARMED
        if none and armed and (frame.predicate == _HAVE or (frame.predicate in _SENT and not frame.agent)):
            whose = frame.agents or frame.patients or side.party  # "no troops have been sent": by whoever says so
            yield replace(frame, patients=frame.patients | whose, agent=(), agents=_NOBODY)
        elif frame.kind == "exists" and none and frame.patient and frame.patient[0] not in lexicon()["vague"]:
            yield frame
        elif (
            frame.kind == "state"
            and none
            and (frame.predicate in _THERE or _is_at(frame))
            and frame.agent[:1]
            and frame.agent[0] in _ARMED
        ):
            yield replace(frame, patient=frame.agent, patients=frame.agents, agent=(), agents=_NOBODY)


def _present(side: Side) -> Iterator[tuple[Frame, tuple[str, ...]]]:
    """Frames that say that some came, or are met at a place; with the phrase of who or what it is."""
    if side.refuses:
        return
    for frame in side.frames:
        if frame.negated or not frame.actual or (frame.patient and frame.patient[0] in _HOUSES):
            continue  # "sixty soldiers entered the building": no word of whose land it stands in
        came, met = frame.predicate in _CAME, frame.predicate in _MET
        has = frame.predicate == _HAVE and bool(frame.patient) and frame.patient[0] in _ARMED
        beside = [
            phrase for preposition, phrase in frame.rest if preposition == "with" and phrase[0] in _ARMED and came
        ]
        for phrase in (frame.agent, frame.patient, *beside):
            if phrase and (came or met or _is_at(frame) or frame.kind == "exists" or (has and phrase is frame.patient)):
                yield frame, phrase


def _is_at(frame: Frame) -> bool:
    """Whether a state is to be somewhere: "are in Orland"."""
    return frame.kind == "state" and bool(frame.rest) and frame.rest[0][0] in _PLACING


def _limits(side: Side) -> Iterator[Frame]:
    for frame in side.frames:
        if frame.predicate in _LIMITED and frame.actual and not frame.negated and frame.patients:
            yield frame


def _same(absent: tuple[str, ...], phrase: tuple[str, ...]) -> bool:
    """Whether one kind is meant; of "cases of cholera" the disease, of troops also "a military team"."""
    if absent[0] in _ARMED and phrase[0] in _MEN and _MILITARY & set(phrase[1:]):
        return True
    if absent[0] in _TROOPS and phrase[0] in _ARMED and _TROOPS & set(phrase[1:]):
        return True  # "14 tanks and 300 soldiers"
    if absent[0] in _SICK:
        return phrase[0] in _SICK and bool(set(absent[1:]) & set(phrase[1:]))
    if phrase[0] in _SICK:
        return absent[0] in phrase[1:]
    return phrase[0] not in lexicon()["vague"] and same_thing(absent[0], phrase[0])


def _places(side: Side) -> frozenset[str]:
    """Stems of the proper names that stand behind a preposition of place."""
    names = (name for match in _PROPER.finditer(side.text) for name in match.group(1).split())
    return frozenset(stem(re.sub(r"[’']s$", "", name).lower()) for name in names if not _TIMES.match(name))


def _spots(frame: Frame) -> frozenset[str]:
    """Heads of the places that a frame gives by common nouns too."""
    return frozenset(phrase[0] for preposition, phrase in frame.rest if preposition in _PLACING)


def _codes(side: Side) -> frozenset[str]:
    return frozenset(name for name in side.named if len(name) == 2 or name.startswith("place:"))


def _nation(frame: Frame, side: Side) -> frozenset[str]:
    """Countries of who is spoken of: those in the phrases, less those that the statement gives as place."""
    found = frame.agents | frame.patients | frame.origin
    placed = _places(side)
    return frozenset(
        code for code in found if (len(code) == 2 or code.startswith("place:")) and not _named_by(code, placed, side)
    )


def _named_by(code: str, placed: frozenset[str], side: Side) -> bool:
    """Whether the country is given as the place: the only country that a statement with a place names."""
    return bool(placed) and _codes(side) == {code} and _whole(placed, frozenset((code,)))


def _one_nation(gone: Frame, side: Side, frame: Frame, other: Side) -> bool:
    """Whether those denied and those reported can be of one country, and of one sort where a sort is denied."""
    mine, theirs = _nation(gone, side), _nation(frame, other)
    if mine and theirs and not mine & theirs:
        return False
    sorts = {word for word in gone.patient[1:] if word not in _COUNTING and word not in _places(side)}
    another = bool(frame.agents | frame.patients) and not theirs  # a body of which no country is known
    if (bool(mine) and not another) or not sorts or gone.patient[0] in _SICK or sorts & other.words:
        return True
    return bool({root(word) for word in sorts} & {root(word) for word in other.words})  # "Tavran troops", "Tavra sent"


def _one_place(side: Side, gone: Frame, other: Side, frame: Frame, home: str | None) -> bool:
    """Whether the place without is the place with: one name, a country and what lies in it, or the story's own."""
    here, there = _places(side), _places(other)
    if here & there:
        return True
    if not here and not _spots(gone) and lands(side.party) & _nation(gone, side) & _nation(frame, other):
        return True  # who has sent no troops of his own has sent them nowhere
    mine, theirs = _codes(side) - _nation(gone, side), _codes(other) - _nation(frame, other)
    if there:
        if not here:  # "there", "on our soil"
            return home is not None and home in theirs and home in (mine or {home})
        return bool(mine & theirs) and _whole(here, mine)
    spots = _spots(frame) | set(frame.patient[1:] + frame.agent[1:])
    if not here and (_spots(gone) - {"soil"}) & spots:
        return True
    if frame.predicate not in _CAME or not _spots(frame):
        return False
    return home is not None and (home in mine or (not here and not mine))


def _whole(here: frozenset[str], codes: frozenset[str]) -> bool:
    """Whether a place is named by the country itself: none in one town says nothing of the next."""
    called = {stem(form[-1]) for form, code in country_forms().items() if code in codes}
    roots = tuple(code.removeprefix("place:") for code in sorted(codes) if code.startswith("place:"))
    return bool(here & called) or any(name.startswith(roots) for name in here if roots)


def _home(sides: Sequence[Side]) -> str | None:
    """The country that most statements of the story name."""
    count = Counter(code for side in sides for code in _codes(side))
    return min(count, key=lambda code: (-count[code], code)) if count else None


def _since(side: Side, other: Side) -> bool:
    """Whether the report is of a day after "not yet"."""
    mine, theirs = side.day, other.holds or other.day
    return mine is not None and theirs is not None and theirs > mine


def _later(side: Side, other: Side) -> bool:
    """Whether the report is of a day so long after the denial that they may have come since, or long before it."""
    mine, theirs = side.day, other.holds or other.day
    if mine is None or theirs is None:
        return False
    since = _MONTH if other.day is not None and abs(other.day - mine) <= _LATER else _LATER
    return theirs - mine > _LATER or mine - theirs > since
