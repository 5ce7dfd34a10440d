"""Sides of a story in; pairs out of which one says that arms, poison or fighters were not kept at a place, or no store of them, and the other that they were."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ...pairs.wording import stem
from ..doubt import unsure
from ..lexicon import stemmed
from ..sides import Conflict, Frame, Side, each_once, may_oppose, told_apart
from .losses import camp

_SCORE = 0.64
_DAYS = dt.timedelta(days=10)

_THINGS = {
    "arms": stemmed(
        "weapon arm ammunition munition shell rocket missile mortar explosive gunpowder grenade bomb launcher gun rifle weaponry warhead cartridge bullet"
    ),
    "poison": stemmed("chemical chlorine poison sarin phosgene ammonia toxin mustard agent precursor"),
    "fighters": stemmed("fighter militant gunman terrorist rebel combatant insurgent soldier troop"),
}
_WORKS = stemmed("workshop factory laboratory lab plant")
_STORES = _WORKS | stemmed("depot store warehouse cache arsenal dump stockpile bunker")
_CIVIL = stemmed(
    "hospital clinic school mosque church market home house ship lorry truck vessel convoy ambulance building village"
)
_CAME = stemmed("come stand operate run")
_MEASURES = stemmed(
    "gram kilo kilogram ton tonne piece single trace kind type box crate cylinder canister barrel stock load cargo shipment consignment quantity drum cache number hundred dozen"
)
_HELD = stemmed("keep hold store hide carry have load stockpile smuggle transport contain bring find conceal see")
_KEPT = stemmed(
    "keep hold store hide carry have load stockpile smuggle transport stash stow conceal contain bring ship find exist serve use turn make fill produce manufacture deliver house base stay shelter operate be lie pack cram"
)
_STRUCK = stemmed("hit strike destroy blow_up shell bomb target attack burst explode")
_SHOT = stemmed("fire shoot shell attack operate launch")
_USED = stemmed("use turn convert make occupy take")
_POSTS = stemmed("base post position headquarters centre center shield cover stronghold command barracks")
_NUCLEAR = stemmed("nuclear")
_IN_PHRASE = ("as", "with", "into", "for", "of", "under", "in", "", "from")
_NOTHING_BUT = re.compile(
    r"\b(?:carr(?:y|ied|ies|ying)|load(?:ed)?|contain(?:ed|s)?|stored|list(?:s|ed)?|aboard|on board)\b[^.;]{0,90}\b(?:nothing but|nothing else|nothing except)\b",
    re.I,
)
_PLACE = re.compile(r"\b(?:in|at|near|of|outside|aboard|on) (?:the )?((?:[A-Z][\w’'-]+ ?)+)")
_UNSURE = unsure(r"would|will|years? ago|in (?:19|20)\d\d|other than|no longer|any ?more|yet")


@dataclass(frozen=True)
class _Store:
    side: Side
    things: frozenset[str]
    keepers: frozenset[str]


@each_once
def store_pairs(sides: Sequence[Side]) -> Iterator[Conflict]:
    """Whoever says that nothing of a kind was kept against whoever says that it was."""
    none = [each for side in sides for each in _none(side)]
    if not none:
        return
    kept = [each for side in sides for each in _kept(side)]
    for one in none:
        for other in kept:
            shared = one.things & other.things
            if not shared or not may_oppose(one.side, other.side) or told_apart(one.side, other.side, _DAYS):
                continue
            if one.keepers and other.keepers and not one.keepers & other.keepers:
                continue
            if not _one_place(one.side, other.side):
                continue
            a, b = one.side.statement, other.side.statement
            yield a, b, "denial", _SCORE, min(shared)


def _none(side: Side) -> Iterator[_Store]:
    if side.hedged or _UNSURE.search(side.text):
        return
    for frame in side.frames:
        if frame.negated == side.refuses or not (frame.main or side.refuses) or not frame.actual:
            continue
        if frame.kind != "exists" and frame.predicate not in _HELD and not _inside(frame):
            continue
        phrase = frame.patient or frame.agent
        things = _headed(phrase)
        if things:
            yield _Store(side, things, camp(frame.agents) if frame.patient else frozenset())
        elif set(phrase[:1]) & _STORES:
            yield _Store(side, _built(phrase) | {"store"}, camp(frame.agents))
    if not side.refuses and _NOTHING_BUT.search(side.text) and not _things(side.words):
        yield _Store(side, frozenset(("arms", "poison")), frozenset())


def _kept(side: Side) -> Iterator[_Store]:
    if side.refuses or _UNSURE.search(side.text):
        return
    for frame in side.frames:
        if frame.negated or frame.mode not in ("actual", "told") or frame.kind == "noun":
            continue
        things = _of(frame)
        if "store" in things and not _things(side.words - frozenset(frame.agent)):
            things -= {"store"}  # a factory may make anything
        if things:
            yield _Store(
                side, things, camp(frame.agents) if frame.patient and frame.predicate not in _STRUCK else frozenset()
            )


def _of(frame: Frame) -> frozenset[str]:
    """What a frame says was kept, or that a store was there."""
    if _inside(frame):
        return _headed(frame.agent)
    if frame.predicate in _SHOT and any(given == "from" and set(phrase[:1]) & _CIVIL for given, phrase in frame.rest):
        return frozenset(("fighters", "arms"))
    if (
        frame.predicate in _USED
        and set(frame.patient[:1]) & _CIVIL
        and any(set(phrase[:2]) & _POSTS for _, phrase in frame.rest)
    ):
        return frozenset(("fighters",))
    phrases = [
        frame.patient or frame.agent,
        *(phrase for preposition, phrase in frame.rest if preposition in _IN_PHRASE),
    ]
    words = {word for phrase in phrases for word in phrase}
    store = words & _STORES
    if store and (frame.predicate in _KEPT | _STRUCK | _CAME or frame.kind in ("state", "exists")):
        return frozenset(("store", *_things(words))) | _built(words)
    if frame.predicate in _KEPT or frame.kind == "exists":
        if frame.predicate == stem("carry") and not set(frame.agent[:1]) & _CIVIL:
            return frozenset()  # children who carry weapons
        return _headed(frame.patient or frame.agent)
    return frozenset()


def _inside(frame: Frame) -> bool:
    """Whether it says that some were inside: "fighters were in the clinic"."""
    return frame.kind == "state" and any(given in ("in", "inside", "at", "on") for given, _ in frame.rest)


def _built(words: Iterable[str]) -> frozenset[str]:
    """Whether it is a place where things are made or one where they lie."""
    return frozenset("works" if word in _WORKS else "depot" for word in words if word in _STORES)


def _headed(phrase: tuple[str, ...]) -> frozenset[str]:
    """The things of which a phrase speaks: its head, or what there is a measure of ("a gram of gunpowder")."""
    if not phrase or _NUCLEAR & set(phrase):
        return frozenset()
    return _things(set(phrase)) if phrase[0] in _MEASURES else _things(set(phrase[:1]))


def _things(words: set[str] | frozenset[str]) -> frozenset[str]:
    return frozenset(thing for thing, nouns in _THINGS.items() if nouns & words)


def _one_place(a: Side, b: Side) -> bool:
    mine, theirs = (set(_PLACE.findall(side.text)) for side in (a, b))
    return not mine or not theirs or bool({name.strip() for name in mine} & {name.strip() for name in theirs})
