"""Sides of a story in; who lays a use of force on a party, against who says for that party that there was none of its doing, out.

"Tavran drones struck the column" stands against "not one of our batteries fired", "it carried out no operation near the town" and, of
a speaker whose country no text tells, "denied any part in it".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..camps import Camps, home, is_power
from ..lexicon import lexicon, same_thing, stemmed, stems
from ..months import A_MONTH
from ..sides import TIME, Conflict, Frame, Side, each_once, may_oppose
from .accusation import Accusation, answers, claimants
from .denial import AT_SOMEBODY

_BARE, _DENIED = 0.72, 0.7
_FORCE = stemmed(
    "attack strike hit bomb shell raid target bombard pound airstrike bombardment assault shoot fire blast down gas"
    " operation sortie mission round shot"
) | {stems(word) for word in ("blow_up", "shoot_down", "open_fire", "gun_down", "use_force")}
_WITH_ARMS = stemmed("use drop release launch send fire") | {stems("carry_out")}
"""Doings that are force where arms or an attack are their object."""
_ARMS = stemmed(
    "weapon gas chlorine sarin gun rocket missile artillery shell mortar howitzer bomb barrel drone torpedo explosive attack strike"
    " raid assault airstrike round shot"
)
_FLYING = stemmed("fly flight sortie aircraft plane warplane jet drone helicopter bomber")
_SKY = stemmed("sky air airborne")
_CROSSING = stemmed("cross enter leave fly")
_DOING = stemmed("conduct fire launch make fly open use send order") | {stems("carry_out")}
_ENEMY = stemmed("enemy hostile foreign")
_SAYING = stemmed("have say know think believe confirm show prove conclude find")
_SELF = stemmed("we us it they i he she")
_OURS = re.compile(r"\b(?:our|ours|its|their|his|her|my|whose)\b", re.I)
_BEHIND = re.compile(r"\b(?:was|were|is|are|stood|being) (?:\w+ )?behind\b|\bresponsib\w+ for\b|\bto blame\b", re.I)
_NO_PART = re.compile(
    r"\b(?:involvement|involved|role|part|hand|responsibility|accusations?|allegations?|charges|insinuations?|blame)\b"
    r"|\bnothing to do with\b|\bnot responsible\b",
    re.I,
)
_AGAINST = re.compile(r"\bagainst\b", re.I)
_NOTHING = re.compile(r"\bnothing to do with\b|\bnot responsible\b", re.I)
_SOME_TIME = re.compile(r"\bsince\b|\byet\b|\bso far\b|\bas well\b|^\W*(?:that|this)\b|^\W*it\W*$", re.I)
_MONTHS = re.compile(rf"\b(?:{A_MONTH}|last (?:month|year))\b")
_BRIEF = 14  # words of a denial that repeats no deed


@dataclass(frozen=True)
class Denied:
    """A denial: its side, for whom, what was not hit (empty: nothing), whether only flying is denied."""

    side: Side
    camp: frozenset[str]
    targets: frozenset[str]
    flying: bool
    score: float


@each_once
def dispute_pairs(sides: Sequence[Side]) -> Iterator[Conflict]:
    """Each statement that lays force on a party, with each denial by or of that party in the story."""
    ruling = home(sides)
    laid = [each for side in sides if (each := force_laid(side, ruling)) is not None]
    camps = Camps(sides, laid, ruling)
    for denial in denials(sides, camps):
        for each in laid:
            if not each.accused & denial.camp or (denial.flying and not _by_air(each.side)):
                continue
            if each.side.party & denial.camp or not may_oppose(each.side, denial.side):
                continue
            if _at_another_time(each.side, denial.side) or (denial.score == _BARE and _in_passing(each)):
                continue
            if denial.targets and not any(same_thing(a, b) for a in denial.targets for b in each.things):
                continue
            yield each.side.statement, denial.side.statement, "denial", denial.score, "who did it"


def force_laid(side: Side, ruling: frozenset[str]) -> Accusation | None:
    """The party on which a speaker lays a use of force; None where nobody lays one."""
    if side.refuses or side.act == "deny" or side.hedged or side.own_voice:
        return None
    accused, things = set[str](), set[str]()
    outright = bool(side.cue & lexicon()["accusing"])
    for frame in side.frames:
        if not frame.negated and frame.mode in ("actual", "told") and _is_force(frame):
            accused |= _doers(frame, ruling) or (side.accused if outright else frozenset())
            things |= frame.nouns
    if not accused and _BEHIND.search(side.text):
        for frame in side.frames:
            if frame.kind == "state" and not frame.negated:
                accused |= _doers(frame, ruling)
    bare = not any(
        f.kind == "verb" or f.predicate in _FORCE for f in side.frames
    )  # "an attack on Selmar" names who was hit
    if not accused and outright and bare:
        accused |= side.accused or side.named
        accused |= ruling if is_power(side.words) else frozenset()
    accused -= side.party
    return (
        Accusation(side, frozenset(accused), frozenset(("attack",)), frozenset(things), outright) if accused else None
    )


def _doers(frame: Frame, ruling: frozenset[str]) -> frozenset[str]:
    """The parties of who acts; the power in question where it is told without its country."""
    return frame.agents or (ruling if is_power(frame.agent) else frozenset())


def _is_force(frame: Frame) -> bool:
    if frame.kind != "verb":
        return False
    armed = bool(_ARMS & {*frame.patient, *frame.agent})
    return (frame.predicate in _FORCE and bool(frame.patient or frame.rest or armed)) or (
        frame.predicate in _WITH_ARMS and armed
    )


def denials(sides: Sequence[Side], camps: Camps) -> Iterator[Denied]:
    """The sides that deny for a party, without naming a deed or by saying that it used no force."""
    for side in sides:
        if (side.own_voice and not side.refuses) or _SOME_TIME.search(side.text) or AT_SOMEBODY.search(side.text):
            continue
        if answers(side) and _NO_PART.search(side.text) and not claimants(side):
            if _NOTHING.search(side.text) or (len(side.text.split()) <= _BRIEF and not _tells(side)):
                named = frozenset[str]().union(*(frame.agents for frame in side.frames))
                other = any(frame.agent and not frame.agents for frame in side.frames)
                if named or not other:
                    yield Denied(side, named or camps.of(side), frozenset(), False, _BARE)
            continue
        for frame in side.frames:
            if not frame.actual or frame.negated == (side.refuses and frame.main):
                continue
            force, flying = _no_force(frame)
            own = not frame.agent or bool(_SELF.intersection(frame.agent)) or bool(_OURS.search(side.text))
            camp = frame.agents | (camps.of(side) if own else frozenset())
            if (force or flying) and camp:
                yield Denied(side, camp, _targets(frame, side.text), flying and not force, _DENIED)
                break


def _tells(side: Side) -> bool:
    """Whether a denial says what it denies, and that is no use of force: "the allegation that the ship carried arms"."""
    return any(f.kind == "verb" and f.predicate not in _FORCE and not f.negated for f in side.frames)


def _targets(frame: Frame, text: str) -> frozenset[str]:
    """What is said not to have been hit, by its head; nothing where the object is the force itself."""
    aimed = {phrase[0] for preposition, phrase in frame.rest if preposition in ("at", "on", "against")}
    if frame.kind == "verb" and frame.predicate in _FORCE:
        aimed |= {*frame.patient[:1]}
    elif frame.kind == "verb" and _AGAINST.search(text):  # "has not conducted any strikes against Kano Wirz"
        aimed |= {*frame.patient[1:]}
    return frozenset(aimed) - _FORCE - _ARMS - TIME


def _no_force(frame: Frame) -> tuple[bool, bool]:
    """Whether what a negated frame says was not done is the use of force; whether it is flying."""
    nouns = {*frame.patient, *frame.agent}
    doing = frame.kind == "verb" and (
        frame.predicate in _FORCE or (frame.predicate in _DOING and bool((_FORCE | _ARMS) & {*frame.patient}))
    )
    launched = frame.predicate == "launch" and not frame.patient
    there = frame.kind == "exists" and bool(_FORCE & nouns) and not _ENEMY & nouns
    named = frame.kind == "noun" and frame.main and frame.predicate in _FORCE
    aloft = frame.kind == "exists" or (frame.kind == "state" and frame.predicate in _SKY)
    air = bool(_FLYING & nouns) and (aloft or frame.predicate in _CROSSING)
    return doing or launched or there or named, air or frame.predicate == "fly"


def _in_passing(laid: Accusation) -> bool:
    """Whether the force is told by the way ("came from a workshop that government guns had hit"): no part in it is what nobody denies."""
    frames = laid.side.frames
    return (
        not laid.outright
        and not any(f.main and (_is_force(f) or f.kind == "state") for f in frames)
        and any(f.main and f.kind == "verb" and f.predicate not in _SAYING for f in frames)
    )


def _at_another_time(told: Side, denied: Side) -> bool:
    """Whether the accusation names a month of its own, of which the denial says nothing: "they used gas in January, too"."""
    months = {month for month in _MONTHS.findall(told.text) if told.day is None or month != told.day.strftime("%B")}
    return bool(months) and months.isdisjoint(_MONTHS.findall(denied.text))


def _by_air(side: Side) -> bool:
    return bool(_FLYING & side.words) or "airstrike" in side.text.lower()
