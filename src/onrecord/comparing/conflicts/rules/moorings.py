"""Sides of a story in; pairs out of which one has a ship, a vehicle or a person lying in port or at home and the other elsewhere at that time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from ...pairs.wording import stem
from ..doubt import unsure
from ..lexicon import same_thing, stemmed
from ..sides import Conflict, Frame, Side, each_once, in_text_order, may_oppose
from ..spans import falls_into, is_span

_SCORE = 0.66

_HAVENS = stemmed(
    "port harbour harbor berth quay dock pier jetty wharf shipyard dockyard marina base hangar garage barracks mooring drydock depot"
)
_HOMES = stemmed("home bed work hospital school prison jail")
_TIED = frozenset(("tie_up", "lay_up")) | stemmed("moor dock berth garage")
_RESTING = stemmed("be remain stay lie stand sit rest")
_OUT = stemmed("leave quit depart sail")
_LEFT = stemmed("sail")
_STAYS = stemmed("stay lie stop linger loiter hover anchor wait remain stand circle drift be")
_MOVES = stemmed(
    "pass cross cruise steam circle loiter approach enter fish trawl tow drag patrol manoeuvre maneuver collide ram lower drift hover anchor sail"
)
_SEEN = stemmed("see spot film photograph observe track sight detect locate place put show record")
_POSTED = stemmed("anchor station position park moor stop")
_OVERBOARD = stemmed("go come jump dive lower launch put leave enter drop fire set")
_GOING = stemmed("go put head set")
_CREW = stemmed("diver frogman boat dinghy commando swimmer submersible drone mini-submarine saboteur")
_CRAFT = stemmed(
    "ship vessel boat trawler ferry tanker freighter cutter tug barge yacht submarine frigate corvette lorry truck car van"
)
_TRAWLERS = stemmed("trawler cutter drifter dragger")
_FISHING = stemmed("fishing boat vessel ship")
_SCENES = stemmed(
    "area sea water vicinity zone mile kilometre kilometer metre meter scene place point coast pipeline line cable strait bay gulf spot"
    " position wreck site course ground sector crossing checkpoint bridge square airport border station restaurant bar club"
)
_BESIDE = ("near", "off", "over", "above", "within", "past", "around", "along", "across", "through")
_PLACING = ("in", "at", "on", "to", "into", "inside", *_BESIDE)
_ALWAYS = re.compile(
    r"\b(?:all|the whole|the entire|that whole) (?:the )?(?:time|day|night|week|weekend|evening|morning)\b|\bsince\b|\bnever\b|\bfrom\b.{3,40}\b(?:to|until)\b",
    re.I,
)
_UNSURE = unsure(r"would|will|should|years? ago|usually|normally|every|nowhere")
_NAME = re.compile(
    r"(?P<full>(?!(?:The|A|An|In|On|At) )[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)+)"
    r"|\b(?:ship|vessel|boat|trawler|ferry|tanker|freighter|cutter|tug|barge|yacht|submarine|frigate|corvette) (?P<behind>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)"
    r"|\b[Tt]he (?P<bare>[A-Z][\w’'-]+) (?:has|had|was|is|did|never|lay|left|sailed|passed)\b"
)


@dataclass(frozen=True)
class _Seat:
    """Where a side has a thing: `things`: its ids and names; `words`: how it is called; `stays`: whether it lay there; `home`: at home, not in port."""

    side: Side
    things: frozenset[str]
    words: tuple[str, ...]
    stays: bool = False
    home: bool = False


@each_once
def mooring_pairs(sides: Sequence[Side]) -> Iterator[Conflict]:
    """Whoever has a thing in port against whoever has it at sea then, and whoever denies that it was there."""
    told = [side for side in sides if not (side.hedged or _UNSURE.search(side.text))]
    before = _Before(sides)
    lying = [each for side in told for each in _lying(side, before)]
    absent = [each for side in told for each in _absent(side, before)]
    if not lying and not absent:
        return
    out = [each for side in told for each in _elsewhere(side, before)]
    for one, other in [
        *((a, b) for a in lying for b in out if _rival(a, b)),
        *((a, b) for a in absent for b in out if _denied(a, b)),
    ]:
        side = replace(one.side, weekdays=frozenset()) if is_span(one.side) else one.side
        if may_oppose(side, other.side):
            a, b = one.side.statement, other.side.statement
            yield a, b, "denial", _SCORE, "in port / elsewhere"


class _Before:
    """The craft of which each side's article spoke last before it, for a bare "the ship"."""

    def __init__(self, sides: Sequence[Side]) -> None:
        self._sides = sides

    @cached_property
    def _named(self) -> dict[str, tuple[str, frozenset[str]]]:
        found: dict[str, tuple[str, frozenset[str]]] = {}
        for told in in_text_order(self._sides):
            last: tuple[str, frozenset[str]] = ("", frozenset())
            for side in told:
                found[side.statement] = last
                for match in _NAME.finditer(side.text):
                    behind, bare = match.group("behind"), match.group("bare")
                    head = stem(match.group(0).split()[0].lower()) if behind else ""
                    name = [stem(word) for word in (behind or bare or "").lower().split()]
                    last = (head, frozenset((" ".join(sorted(name)),))) if name else last
                for frame in side.frames:
                    for phrase, ids in ((frame.agent, frame.agents), (frame.patient, frame.patients)):
                        things = _named(side, phrase, ids)
                        if things and {*phrase} & _CRAFT:
                            last = (next(word for word in phrase if word in _CRAFT), things)
        return found

    def of(self, side: Side, head: str) -> frozenset[str]:
        """What a bare noun calls, as far as the side before called a craft so."""
        noun, things = self._named[side.statement]
        return things if not noun or same_thing(noun, head) else frozenset()


def _lying(side: Side, before: _Before) -> Iterator[_Seat]:
    """That a thing was in port, or did not leave it."""
    if side.refuses:
        return
    for frame in side.frames:
        if frame.mode != "actual" or frame.kind == "noun":
            continue
        tied = frame.predicate in _TIED and not frame.negated
        phrase, ids = (frame.patient, frame.patients) if tied and frame.patient else (frame.agent, frame.agents)
        if tied or _kept(side, frame):
            things = _things(side, phrase, ids, before)
            if things:
                yield _Seat(side, things, phrase, home=not tied and bool(_at(frame) & _HOMES))


def _kept(side: Side, frame: Frame) -> bool:
    if frame.negated:
        left = frame.predicate in _OUT and (
            bool({*frame.patient[:1]} & _HAVENS)
            or any(phrase[0] in _HAVENS for _, phrase in frame.rest)
            or (frame.predicate in _LEFT and not frame.patient)
        )
        return left or (frame.predicate in _GOING and _goes_out(frame))
    if frame.kind != "state" and frame.predicate not in _RESTING:
        return False
    heads = _at(frame)
    return bool(heads & _HAVENS) or bool(_ALWAYS.search(side.text) and heads & (_HOMES | {stem("here")}))


def _at(frame: Frame) -> frozenset[str]:
    """The heads of the places at which it is."""
    given = ("in", "at", "on", "alongside", "", "inside")
    return frozenset(phrase[0] for preposition, phrase in frame.rest if preposition in given)


def _absent(side: Side, before: _Before) -> Iterator[_Seat]:
    """That a thing, or any of a kind, was not there."""
    for frame in side.frames:
        if (not frame.main and not side.refuses) or frame.mode != "actual":
            continue
        if frame.negated != side.refuses and frame.agent and _rests(frame) and _scene(frame):
            yield _Seat(side, _things(side, frame.agent, frame.agents, before), frame.agent)


def _elsewhere(side: Side, before: _Before) -> Iterator[_Seat]:
    """That a thing was at sea, at a scene, or on its way."""
    if side.refuses:
        return
    for frame in side.frames:
        if frame.negated or frame.mode not in ("actual", "told") or frame.kind == "noun":
            continue
        crew = bool({*frame.agent[:1], *frame.patient[:1]} & _CREW) and frame.predicate in _OVERBOARD
        from_it = next((phrase for preposition, phrase in frame.rest if preposition == "from"), ())
        if crew and from_it:
            yield _Seat(side, _things(side, from_it, frozenset(), before), from_it)
        crew = crew and frame.predicate in _OUT and bool({*frame.agent[:1]} & _CREW)
        seen = (frame.predicate in _SEEN or (frame.predicate in _POSTED and not frame.agent)) and _scene(frame)
        phrase, ids = (frame.patient, frame.patients) if crew or seen else (frame.agent, frame.agents)
        stays = _rests(frame) and _scene(frame)
        if crew or seen or stays or _moves(frame):
            yield _Seat(side, _things(side, phrase, ids, before), phrase, stays or seen)


def _rests(frame: Frame) -> bool:
    return frame.kind == "state" or frame.predicate in _STAYS


def _moves(frame: Frame) -> bool:
    heads = {phrase[0] for _, phrase in frame.rest} | {*frame.patient[:1]}
    if frame.predicate in _OUT and heads & _HAVENS:
        return True
    return not heads & _HAVENS and (frame.predicate in _MOVES or (frame.predicate in _GOING and _goes_out(frame)))


def _goes_out(frame: Frame) -> bool:
    return any(phrase[0] in ("out", "sea", stem("sail")) for _, phrase in frame.rest) and not frame.patient


def _scene(frame: Frame) -> bool:
    """Whether a place that is no port is told."""
    heads = [(preposition, phrase[0]) for preposition, phrase in frame.rest if preposition in _PLACING]
    if any(head in _HAVENS | _HOMES for _, head in heads):
        return False
    return any(head in _SCENES or preposition in _BESIDE for preposition, head in heads)


def _things(side: Side, phrase: tuple[str, ...], ids: frozenset[str], before: _Before) -> frozenset[str]:
    """The ids and names of what a phrase calls; of a bare "ship" the one that its side names, else the one of just before."""
    found = _named(side, phrase, ids)
    if not found and {*phrase[:1]} & _CRAFT:
        others = _crew(side) | {f"person:{side.speaker}"}
        found = frozenset(one for one in side.named - others if one.startswith("person:"))
    return found or (before.of(side, phrase[0]) if len(phrase) == 1 and phrase[0] in _CRAFT else frozenset())


def _crew(side: Side) -> frozenset[str]:
    """The ids of divers, boats and the like, which come from a ship and are none."""
    told = [(f.agent, f.agents) for f in side.frames] + [(f.patient, f.patients) for f in side.frames]
    return frozenset[str]().union(*(ids for phrase, ids in told if {*phrase[:1]} & _CREW))


def _named(side: Side, phrase: tuple[str, ...], ids: frozenset[str]) -> frozenset[str]:
    craft = bool({*phrase[:1]} & _CRAFT)  # "the Tavran ship Olm" is of a country and none
    found = {one for one in ids if _is_thing(one, ids, craft)}
    for match in _NAME.finditer(side.text):
        name = next(told for told in match.groups() if told)
        words = tuple(stem(word) for word in re.sub(r"[’']s$", "", name).lower().split())
        tails = (words[start:] for start in range(max(1, len(words) - 1)))
        told = words if phrase and set(phrase) <= set(words) else next((t for t in tails if set(t) <= set(phrase)), ())
        if told:
            found.add(" ".join(sorted(told)))
    return frozenset(found)


def _is_thing(one: str, ids: frozenset[str], craft: bool) -> bool:
    countries = not craft and any(len(each) == 2 or each.startswith("place:") for each in ids)
    return one.startswith("person:") or (one[:1] == "e" and not countries and f"person:{one}" not in ids)


def _rival(lying: _Seat, out: _Seat) -> bool:
    """Whether it is one thing at one time; who is at home may do much, but is not at a scene."""
    return bool(lying.things & out.things) and (out.stays or not lying.home) and falls_into(out.side, lying.side)


def _denied(absent: _Seat, out: _Seat) -> bool:
    """Whether the thing that was not there is the one that was; of "any fishing boat" each that is one."""
    if absent.side.holds and out.side.holds and absent.side.holds != out.side.holds:
        return False
    if absent.things:
        return out.stays and absent.side.speaker != out.side.speaker and bool(absent.things & out.things)
    head, sorts = absent.words[0], set(absent.words[1:])
    if head not in _CRAFT or not out.words or not out.things:
        return False
    theirs = set(out.words) | (_FISHING if out.words[0] in _TRAWLERS else frozenset())
    return sorts <= theirs and any(same_thing(head, word) for word in theirs & (_CRAFT | {out.words[0]}))
