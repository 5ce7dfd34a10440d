"""Sides of a story in; pairs out that give one harm two causes: "a drone hit the bus" and "the bus ran over a mine"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ...pairs.wording import stem
from ..lexicon import lexicon, same_thing
from ..sides import Conflict, Frame, Side, each_once, in_text_order, may_oppose

_SCORE = 0.72
_BESIDE = 240  # code points within which a pronoun's victim is the one just named
_RULED_OUT = (
    (
        "wave",
        re.compile(
            r"\b(?:sea|seas|water|lake|weather|wind)\b[^.;]{0,30}\b(?:calm|flat|still|smooth|fine)\b"
            r"|\b(?:winds?|breezes?|gusts?) of (?:just|only|barely|no more than) (?:\d+|[a-z]+)\b|\b(?:light|gentle) (?:winds?|breezes?)\b",
            re.I,
        ),
    ),
    (
        "earthquak",
        re.compile(
            r"\b(?:instruments?|seismographs?|sensors?|needles?)\b[^.;]{0,30}\b(?:quiet|silent|still|calm)\b", re.I
        ),
    ),
)
"""What was measured, and the cause that it rules out."""
_CAUSING = frozenset(
    stem(w)
    for w in "strike hit sink kill destroy cause trigger capsize overturn damage blow topple flood derail crash bring burn wreck injure wound attack".split()
)
_MEETING = frozenset(stem(w) for w in "run go drive hit strike collide sail step fly crash".split())
_DYING = frozenset(stem(w) for w in "die sink crash burn explode collapse fall capsize suffer result beat".split())
_TRACES = frozenset(
    stem(w)
    for w in "trace sign evidence mark crater hole fragment remains remnant residue debris part piece damage".split()
)
_POINT = stem("point")
_SIGNS = frozenset(
    stem(w)
    for w in "everything all evidence sign trace finding investigation inquiry wreckage debris fragment damage".split()
)
_MINE, _DRONE = stem("mine"), stem("drone")
_POINTED = re.compile(r"\bpoint(?:s|ed|ing)? to\b|\bto blame\b", re.I)
_NOT_THAT = re.compile(
    r"\b([A-Za-z]+)\b[^.;,]{0,60}, (?:and )?not (?:by |with )?(?:an? |the )?(?:[\w-]+ )?([a-z]+),", re.I
)
"""One cause and the other that it was not: "rockets, not drones, destroyed the lorries"."""
_SUCH = re.compile(r"^\W*(?:an?|no|one) ", re.I)
_DESIGNATED = re.compile(r"[a-z]+-\d")
_BLAST = stem("explosion")
_AIRCRAFT = stem("aircraft")
_PLAY, _PART = stem("play"), stem("part")
_POINTING = frozenset(stem(w) for w in "blame speak point cite mention suspect".split())
_NOTICING = frozenset(stem(w) for w in "record register detect observe measure notice log find".split())
_NOTICEABLE = frozenset(
    stem(w) for w in "earthquake quake tremor jamming interference spoofing lightning explosion".split()
)
"""What cannot have been where instruments or people nearby noticed none."""
_BLAMED = re.compile(r"^(?:an? |the |some )?(?P<cause>[\w -]{3,40}?) for (?:the )?(?P<harm>[\w -]{3,60})$", re.I)
_TO_BLAME = re.compile(r"^(?:an? |the |some )?(?P<cause>[\w -]{3,40}?) (?:is|was|were|are) to blame", re.I)


@dataclass(frozen=True)
class Cause:
    """What a side says did the harm, and what or whom it hit (empty where it says "to blame" only)."""

    side: Side
    cause: str
    victim: str
    negated: bool


@each_once
def cause_pairs(sides: Sequence[Side]) -> Iterator[Conflict]:
    """Rival causes of one harm within a story: other causes for one victim, or a cause that the other rules out."""
    causes = [cause for side in sides if not side.refuses for cause in causes_of(side)]
    told = {members[0].article: frozenset(told_of(members)) for members in in_text_order(sides)}
    for number, one in enumerate(causes):
        for other in causes[number + 1 :]:
            if not may_oppose(one.side, other.side) or _apart(one.side, other.side) or not _rival(one, other, told):
                continue
            a, b = one.side.statement, other.side.statement
            yield (
                a,
                b,
                "denial" if one.negated or other.negated else "status",
                _SCORE,
                f"{_spelled(one.cause)} / {_spelled(other.cause)}",
            )


def told_of(sides: Sequence[Side]) -> Iterator[str]:
    """The nouns of the frames of these sides."""
    for side in sides:
        for frame in side.frames:
            yield from frame.nouns
            yield from frame.patient


def _rival(one: Cause, other: Cause, nouns: Mapping[str, frozenset[str]]) -> bool:
    """Whether both causes cannot hold: other kinds of cause for one victim, or one and the same, affirmed and ruled out.

    Who names a cause and no victim ("everything points to a mine") means that of which the article speaks (`nouns`).
    """
    kinds = lexicon()["causes"]
    mine, theirs = kinds.get(one.cause, frozenset()), kinds.get(other.cause, frozenset())
    same = one.cause == other.cause or bool(mine & theirs)
    if one.negated and other.negated:
        return False
    if one.negated or other.negated:
        # who rules out a drone does not rule out a shell, though both are weapons
        return one.cause == other.cause or (same and not mine & kinds[_DRONE])
    if _BLAST in (one.cause, other.cause) and (
        {one.cause, other.cause} & (one.side.words & other.side.words) or (mine | theirs) & kinds[_MINE]
    ):
        return False  # "a bomb explosion" is a bomb's, and a mine explodes
    beside = one.side.article == other.side.article and abs(one.side.start - other.side.start) <= _BESIDE
    if not one.victim or not other.victim:
        told = [(a.victim, b.side) for a, b in ((one, other), (other, one)) if a.victim and not b.victim]
        # "was beaten to death. He died of ..."
        pointed = any(_POINTED.search(side.text) for _, side in told)
        victims = any(
            beside or victim in side.words or (pointed and victim in nouns[side.article]) for victim, side in told
        )
    else:
        victims = same_thing(one.victim, other.victim) or (_craft(one.victim) and _craft(other.victim))
    return not same and victims


def _craft(victim: str) -> bool:
    """Whether the stem is of an aircraft, told by its kind or by its designation ("Mi-24")."""
    return same_thing(victim, _AIRCRAFT) or _DESIGNATED.match(victim) is not None


def causes_of(side: Side) -> list[Cause]:
    """The causes that a side names, only such as the lexicon knows as causes of harm."""
    known = lexicon()["causes"]
    out = []
    for frame in side.frames:
        if frame.mode not in ("actual", "hypothetical") or (frame.mode == "hypothetical" and not side.hedged):
            continue
        for cause, victim in _roles(frame):
            if cause in known:
                out.append(Cause(side, cause, victim, frame.negated))
    for frame in side.frames:
        if frame.kind == "noun" and side.act == "blame" and frame.predicate in known:
            out.append(Cause(side, frame.predicate, "", False))
    if any(f.kind == "exists" and f.negated and f.main for f in side.frames):  # "no crater such as a mine leaves"
        out += [
            Cause(side, f.agent[0], "", True) for f in side.frames if not f.main and f.agent[:1] and f.agent[0] in known
        ]
    for parted in _NOT_THAT.finditer(side.text):
        one, other = (stem(word.lower()) for word in parted.groups())
        if one in known and other in known:
            out += [Cause(side, one, "", False), Cause(side, other, "", True)]
    for frame in side.frames:  # "a mine does not climb up the side of a ship"
        denied = frame.main and frame.negated and frame.kind == "verb" and _SUCH.match(side.text)
        if denied and frame.agent[:1] and frame.agent[0] in known:
            out.append(Cause(side, frame.agent[0], "", True))
    out += [Cause(side, cause, "", True) for cause, measured in _RULED_OUT if measured.search(side.text)]
    named = stem(side.text.strip(" .,“”\"'").lower().removeprefix("a ").removeprefix("an ").removeprefix("the "))
    if named in known and (side.act == "blame" or side.cue & _POINTING):
        out.append(Cause(side, named, "", False))
    for pattern in (_BLAMED, _TO_BLAME):
        told = pattern.match(side.text.strip())
        if told:
            head = stem(told.group("cause").split()[-1])
            if head in known:
                out.append(Cause(side, head, "", False))
    if not out and side.act == "blame":  # "blamed jamming", whoever is told as jamming
        bare = (f for f in side.frames if f.kind == "verb" and f.main and not (f.agent or f.patient or f.negated))
        out += [Cause(side, f.predicate, "", False) for f in bare if f.predicate in known]
    return out


def _roles(frame: Frame) -> list[tuple[str, str]]:
    """(cause, victim) of one frame: who strikes, what is run over, what one dies of, what "it was"."""
    agent, patient = frame.agent[:1], frame.patient[:1]
    out = []
    whole, verb = frame.predicate, frame.predicate.split("_")[0]
    if whole in lexicon()["causes"] and "_" in whole and patient:
        out.append((whole, patient[0]))  # "was shot down"
    if whole.startswith(_POINT) and (not agent or agent[0] in _SIGNS):
        out += [(phrase[0], "") for preposition, phrase in frame.rest if preposition == "to"]
    if verb in _CAUSING and agent and patient:
        out.append((agent[0], patient[0]))
    if verb in _CAUSING and patient and not agent:
        out += [(phrase[0], patient[0]) for preposition, phrase in frame.rest if preposition in ("with", "by", "from")]
    if verb in _MEETING:
        out += [
            (phrase[0], next(iter(agent), ""))
            for preposition, phrase in frame.rest
            if preposition in ("over", "on", "into", "onto", "against")
        ]
        if patient and agent:
            out.append((patient[0], agent[0]))
    if verb in _DYING:
        out += [
            (phrase[0], next(iter(agent or patient), ""))
            for preposition, phrase in frame.rest
            if preposition in ("of", "from", "by", "with", "after")
        ]
    if verb in lexicon()["causes"] and patient and verb not in _CAUSING:
        out.append((verb, patient[0]))  # "was beaten to death"
    if verb == _PLAY and patient == (_PART,) and agent:
        out.append((agent[0], ""))  # "a tremor appears to have played a part"
    out += [
        (word, next(iter(patient or agent), ""))
        for preposition, phrase in frame.rest
        if preposition in ("due", "because", "owing") and not frame.negated
        for word in phrase[:2]
    ]
    if verb in _NOTICING and frame.negated and patient and patient[0] in _NOTICEABLE:
        out.append((patient[0], ""))
    if frame.kind == "state" and frame.negated:
        out.append((frame.predicate, ""))
    if frame.kind == "exists" and frame.negated and frame.patient[:1] and frame.patient[0] in _TRACES:
        out += [(word, "") for word in frame.patient[1:]]  # "no statement on the strikes" rules no strike out
    return out


def _apart(a: Side, b: Side) -> bool:
    return a.holds is not None and b.holds is not None and abs(a.holds - b.holds) > dt.timedelta(days=300)


def _spelled(cause: str) -> str:
    """The word for a stem of the lexicon's causes."""
    return str(lexicon()["spelled"].get(cause, cause)).replace("_", " ")
