"""Sides of a story in; pairs out that give one person two fates: killed and alive, held and free."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ...pairs.wording import stem
from ..lexicon import lexicon, stemmed
from ..parties import persons
from ..sides import Conflict, Frame, Side, may_oppose
from .denial import called_false

_SAID = 0.78
_MEANT = 0.64
"""Confidence where one side denies the very fate, and where it tells one that excludes it ("is safe")."""
_DAYS = dt.timedelta(days=3)  # who was seized may be free a week later


_DONE_TO = {
    "life": stemmed("kill murder slay slain assassinate execute behead lynch"),
    "freedom": stemmed("capture kidnap abduct seize arrest detain imprison jail"),
}
_SUFFERED = {"life": stemmed("die perish dead deceased pass_away")}
_WELL = {"life": stemmed("alive unharmed unhurt"), "freedom": stemmed("free safe secure")}
_FATES = {
    "life": stemmed("killing death assassination murder execution"),
    "freedom": stemmed("capture kidnapping abduction arrest"),
}
_FOUND = stemmed("find discover leave")
_DEAD = stem("dead")
_HURT = stemmed("wound injure hurt hospitalise hospitalize treat shoot")
_CARED = re.compile(
    r"\b(?:being treated|(?:receiv\w+|undergo\w+) (?:medical )?treatment|recovering|in (?:a )?(?:stable|critical|serious) condition)\b",
    re.I,
)
_TELLING = stemmed("confirm report announce verify claim acknowledge")
_DESCRIBED = stemmed(
    "man woman citizen national soldier fighter journalist reporter volunteer student worker tourist hostage prisoner"
)
"""Of "a Dorsish woman, Ila Aho, was captured" it is she; not of "the wife of Ila Aho"."""
_NAMED_SO = re.compile(
    r"\b(?:m[ae]n|wom[ae]n|citizens?|nationals?|soldiers?|fighters?|journalists?|reporters?|volunteers?|students?|workers?|tourists?|hostages?|prisoners?)"
    r",? (?:named |called |identified as )?[A-Z]"
)
_ONE_OF_THEM = re.compile(r"\b(?:among them|including|along with|together with),? [A-Z]\w")
_LOOKING = stemmed("investigate probe examine check verify look_into look")
_OUTLIVED = {"life": stemmed("survive")}
_IN_HAND = {"freedom": (stemmed("hold keep be remain take"), stemmed("captive hostage prisoner captivity custody"))}


_LIMITS = ("of", "from", "by", "in", "at", "during", "because", "with", "after", "on", "for")
"""With these a denial may deny the cause or the place alone: "did not die of his wounds"."""

_DIED_OF = re.compile(rf"\bdie[ds]? (?:{'|'.join(_LIMITS)})\b", re.I)
_RUMOUR = re.compile(
    r"\b(?:rumou?rs?|reports?|claims?|news|stor(?:y|ies)|hoax)\b[^.;]{0,40}?\b(?P<fate>death|killing|capture|kidnapping|abduction|arrest)\b[^.;]{0,60}"
    r"\b(?:untrue|not true|false|fake|a hoax|unfounded|baseless|exaggerated|a lie|fabricated|denied)\b",
    re.I,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True)
class Fate:
    """What a side says of a person: the matter, whether it befell them, and whether this is said by denying it."""

    side: Side
    person: str
    matter: str
    befell: bool
    denied: bool
    word: str


def fate_pairs(sides: Sequence[Side]) -> list[Conflict]:
    """Rival fates of one person within a story: one says it befell them, the other that it did not."""
    told: dict[tuple[str, str], list[Fate]] = defaultdict(list)
    for side in sides:
        for fate in fates(side):
            told[fate.person, fate.matter].append(fate)
    found: dict[tuple[str, str], Conflict] = {}
    for _, each in sorted(told.items()):
        for one in (fate for fate in each if fate.befell):
            for other in (fate for fate in each if not fate.befell):
                if one.side.statement == other.side.statement or not may_oppose(one.side, other.side):
                    continue
                if _later(one, other):
                    continue
                key = (min(one.side.statement, other.side.statement), max(one.side.statement, other.side.statement))
                score = _SAID if other.denied else _MEANT
                if key not in found or found[key][3] < score:
                    found[key] = (one.side.statement, other.side.statement, "denial", score, one.word.replace("_", " "))
    return [found[key] for key in sorted(found)]


def fates(side: Side) -> Iterator[Fate]:
    """What a side says befell persons, or not; what it only hopes, plans or supposes is left out.

    Of a side that says both ("is safe; the rumour that she was seized ...") only the denial counts.
    """
    false = called_false(side)
    bare = not any(frame.main for frame in side.frames)
    turned = any(frame.main and frame.negated for frame in side.frames) and not false
    looking = any(frame.main and frame.predicate in _LOOKING for frame in side.frames)
    found: list[Fate] = []
    for frame in side.frames:
        if looking and not frame.main:
            continue  # "is investigating reports that she was captured"
        if frame.mode not in ("actual", "told") or frame.kind == "noun" or (turned and not frame.main):
            continue
        refused = (side.refuses and (frame.main or bare)) or (false and not frame.main)
        if frame.negated and not refused and (side.hedged or _limited(side, frame)):
            continue
        denied = frame.negated != refused
        found += [
            Fate(side, person, matter, befell != denied, denied, frame.predicate)
            for person, matter, befell in _fate(_by_name(frame, side.text))
        ]
    found += _one_of_them(side) if not found and not side.refuses and not false else []
    if _CARED.search(side.text) and not any(fate.matter == "life" for fate in found):
        hurt = {person for f in side.frames if f.predicate in _HURT and not f.negated for person in persons(f.patients)}
        found += [Fate(side, person, "life", False, False, "treat") for person in sorted(hurt)]
    rumour = _RUMOUR.search(side.text)
    if rumour and len(several := persons(side.named.union(*(f.whose for f in side.frames)))) == 1:
        matter = "life" if stem(rumour.group("fate").lower()) in _FATES["life"] else "freedom"
        found = [Fate(side, several[0], matter, False, True, rumour.group("fate"))]
    if any(
        f.kind == "state" and f.main and not f.negated and f.predicate in lexicon()["baseless"] for f in side.frames
    ):
        found = [fate for fate in found if not fate.befell]  # "the story that he died is a hoax"
    spared = {(fate.person, fate.matter) for fate in found if not fate.befell}
    yield from (fate for fate in found if not fate.befell or (fate.person, fate.matter) not in spared)


def _one_of_them(side: Side) -> list[Fate]:
    """The one person who is named among those to whom it was done: "several fighters were captured, among them Ila Aho"."""
    several = persons(side.named - side.party)
    if len(several) != 1 or not _ONE_OF_THEM.search(side.text):
        return []
    return [
        Fate(side, several[0], matter, True, False, frame.predicate)
        for frame in side.frames
        for matter, doings in _DONE_TO.items()
        if frame.main and frame.actual and not frame.negated and _befallen(frame, doings) and not frame.patients
    ]


def _befallen(frame: Frame, doings: frozenset[str]) -> bool:
    held = frame.predicate == stem("take") and any(set(phrase) & _IN_HAND["freedom"][1] for _, phrase in frame.rest)
    return bool(frame.patient) and (frame.predicate in doings or (doings is _DONE_TO["freedom"] and held))


def _by_name(frame: Frame, text: str) -> Frame:
    """The frame with the person to whom it was done where a description goes before the name."""
    described = frame.patient[:1] and frame.patient[0] in _DESCRIBED and _NAMED_SO.search(text)
    return replace(frame, patients=frame.patients | frame.whose) if described else frame


def _limited(side: Side, frame: Frame) -> bool:
    """Whether the denial may be of how or where alone."""
    if frame.predicate not in _SUFFERED["life"]:
        return False
    return bool(_DIED_OF.search(side.text)) or any(preposition in _LIMITS for preposition, _ in frame.rest)


def _fate(frame: Frame) -> Iterator[tuple[str, str, bool]]:
    """(person, matter, whether it befell them) by the frame's words, its negation left aside."""
    for matter, doings in _DONE_TO.items():
        if frame.predicate in doings:
            yield from ((person, matter, True) for person in persons(frame.patients))
    for matter, doings in _SUFFERED.items():
        if frame.predicate in doings:
            yield from ((person, matter, True) for person in persons(frame.agents | frame.patients))
    if frame.kind == "state":
        for matter, states in _WELL.items():
            if frame.predicate in states:
                yield from ((person, matter, False) for person in persons(frame.agents))
    if frame.predicate in _FOUND and any(not place and _DEAD in phrase for place, phrase in frame.rest):
        yield from ((person, "life", True) for person in persons(frame.patients or frame.agents))  # "was found dead"
    for matter, nouns in _FATES.items():
        if (
            frame.main
            and frame.patient
            and frame.patient[0] in nouns
            and frame.predicate in _TELLING
            and not frame.negated
        ):
            yield from ((person, matter, True) for person in persons(frame.whose))
    for matter, doings in _OUTLIVED.items():
        if frame.predicate in doings and not frame.patient:
            yield from ((person, matter, False) for person in persons(frame.agents))
    for matter, (verbs, nouns) in _IN_HAND.items():
        heads = {phrase[0] for _, phrase in frame.rest if phrase}
        if (frame.predicate in verbs and heads & nouns) or (frame.kind == "state" and frame.predicate in nouns):
            yield from ((person, matter, True) for person in persons(frame.patients or frame.agents))


def other_victim(a: Side, b: Side) -> bool:
    """Whether both tell of a death, one of a person by name and the other of whom it names or describes otherwise."""
    return _another(a, b) or _another(b, a)


def _another(a: Side, b: Side) -> bool:
    told = [frame for frame in a.frames if frame.main or called_false(a)]
    known = {person for frame in told for person in _victims(frame)}
    others = [frame for frame in b.frames if frame.main and _whom(frame)]
    return bool(known) and bool(others) and not any(known & set(_victims(frame)) for frame in others)


def _victims(frame: Frame) -> list[str]:
    return [person for person, matter, befell in _fate(frame) if matter == "life" and befell]


def _whom(frame: Frame) -> tuple[str, ...]:
    """The words for who died by the frame, nothing where it tells of no death."""
    if frame.predicate in _DONE_TO["life"]:
        return frame.patient
    return (frame.agent or frame.patient) if frame.predicate in _SUFFERED["life"] else ()


def _later(one: Fate, other: Fate) -> bool:
    """Whether what tells of a person's freedom, or health, is told of another time: a development."""
    if other.denied and one.matter == "life":
        return False
    if of_another_year(one.side, other.side):
        return True
    mine, theirs = (fate.side.holds or fate.side.day for fate in (one, other))
    return mine is not None and theirs is not None and abs(mine - theirs) > _DAYS


def of_another_year(told: Side, other: Side) -> bool:
    """Whether the first names a year that the second does not: "was arrested in 2009"."""
    years, others = (set(_YEAR.findall(side.text)) for side in (told, other))
    return bool(years) and not years & others
