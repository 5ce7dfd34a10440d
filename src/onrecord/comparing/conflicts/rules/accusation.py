"""Sides of a story in; accusations out, each with the denials by whom it accuses: "denied any role", "called it groundless".

A denial that names no deed answers what its speaker is accused of: the nearest accusation before it in the article, else
those in the other articles; and whatever accuses the same party of the same deed. What the denier adds right after it
("none of our drones were in the air") answers them too.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...pairs.wording import stem
from ..lexicon import lexicon, same_doing, same_thing
from ..matter import one_matter
from ..sides import Conflict, Frame, Side, in_text_order

_WHOSE = re.compile(
    r"\b(?:accusations?|claims?|allegations?|charges?|reports?|statements?)\b.{0,40}?\b(?:of|by|from)\b", re.I
)
_OWNED = re.compile(
    r"\b(?:[A-Z][\w’'.-]*|group|militants?|rebels?|insurgents?|ministry|government|opposition)(?:[’']s?)? (?:\w+ )?(?:accusations?|claims?|allegations?|charges?|reports?|statements?|versions?|accounts?)\W*$"
)
"""Whose claim it is stands before it: "denied the ISF claim", "dismissed the Tavran ministry's version"."""
_BACK = re.compile(r"^\W*(?:that|this|it|the (?:figure|number|toll|count|estimate)s?)\W*$", re.I)
_VERDICT = re.compile(r"^\W*(?:it|this|that)(?:[’']s| is| was) (?!denied|rejected)", re.I)
_JUST_BEFORE = 300  # code points
_BREATH = 120  # code points between two statements of one sentence
_SURE, _FOLLOWING, _ELSEWHERE = 0.85, 0.7, 0.75
_SOON = 320  # code points after a denial within which its speaker still answers the accusation
_DISTANCE = dt.timedelta(days=10)
_NOTHING_TO_DO = re.compile(
    r"\b(?:nothing to do with|no (?:part|role|hand|involvement|connection)|not involved|not responsible|did not do it|didn.t do it)\b",
    re.I,
)


@dataclass(frozen=True)
class Accusation:
    """A statement that lays a deed on a party; `deeds`: what it is said to have done; `things`: nouns of the deed."""

    side: Side
    accused: frozenset[str]
    deeds: frozenset[str]
    things: frozenset[str]
    outright: bool


def accusation_pairs(sides: Sequence[Side]) -> list[Conflict]:
    """Accusations against the denials that answer them, each pair once, within one story."""
    accusations = [laid for side in sides if (laid := accusation(side)) is not None]
    found: dict[tuple[str, str], Conflict] = {}
    for members in in_text_order(sides):
        for number, side in enumerate(members):
            if not answers(side):
                continue
            met = answered(side, accusations)
            replies = [(side, _SURE)] + [
                (reply, _FOLLOWING) for reply in following(side, members[number + 1 : number + 5])
            ]
            for accused in met:
                for reply, score in replies:
                    if accused.side.statement == reply.statement or accused.side.speaker == reply.speaker is not None:
                        continue
                    if not _of_that(side, accused.side, members):
                        continue
                    sure = score if accused.side.article == side.article else min(score, _ELSEWHERE)
                    key = (min(accused.side.statement, reply.statement), max(accused.side.statement, reply.statement))
                    if key not in found or found[key][3] < sure:
                        found[key] = (accused.side.statement, reply.statement, "denial", sure, "the accusation")
        for reply, told in _pointed_at(members):
            key = (min(told.statement, reply.statement), max(told.statement, reply.statement))
            found.setdefault(key, (told.statement, reply.statement, "denial", _ELSEWHERE, "what was just said"))
    return [found[key] for key in sorted(found)]


def _pointed_at(members: Sequence[Side]) -> Iterator[tuple[Side, Side]]:
    """Denials of "that" or "the figure", each with the statement of somebody else right before it in the article."""
    for number, side in enumerate(members):
        if side.act != "deny" or not _BACK.match(side.text):
            continue
        counted = not side.text.lower().strip().startswith(("that", "this", "it"))
        for told in reversed(members[:number]):
            if told.own_voice or told.end > side.start or (told.speaker == side.speaker is not None):
                continue
            if side.start - told.end <= _JUST_BEFORE and (not counted or re.search(r"\d", told.text)):
                yield from ((side, each) for each in _one_breath(told, members) if not counted or each is told)
            break


def _of_that(side: Side, accused: Side, members: Sequence[Side]) -> bool:
    """Whether a denial of "that" may be of the accusation: what its own article has just told, or the same matter elsewhere."""
    if accused.article == side.article or not _BACK.match(side.text):
        return True
    before = (told for told in members if told.end <= side.start <= told.end + _SOON and told.act != "deny")
    return any(one_matter(told, accused) for told in before)


def _one_breath(told: Side, members: Sequence[Side]) -> list[Side]:
    """A statement with what its speaker said right before it: "that" rejects all of it."""
    out = [told]
    for before in reversed([each for each in members if each.end <= told.start]):
        if before.speaker is None or before.speaker != told.speaker or out[-1].start - before.end > _BREATH:
            break
        out.append(before)
    return out


def accusation(side: Side) -> Accusation | None:
    """What a side accuses whom of: by an accusing cue, or by telling a harmful deed with its doer; None where neither."""
    if side.refuses or side.act == "deny":
        return None
    harm = lexicon()["harm"]
    deeds, things, accused = set[str](), set[str](), set[str]()
    outright = bool(side.cue & lexicon()["accusing"]) and bool(side.accused)
    if outright:
        accused |= side.accused
        for frame in side.frames:
            deeds |= {frame.predicate, *frame.patient[:1]}
            things |= frame.nouns
    if side.act == "blame" and not outright:
        deeds |= {frame.predicate for frame in side.frames if frame.actual}
    for frame in side.frames:
        if (
            frame.negated
            or frame.mode not in ("actual", "told")
            or not (frame.predicate in harm or frame.predicate in _sending())
        ):
            continue
        doer = frame.agents | frame.origin
        if not doer and outright:
            doer = frozenset(accused)
        if doer:
            accused |= doer
            deeds.add(frame.predicate)
            things |= frame.nouns
    accused -= side.party
    if side.act == "blame" and deeds and not outright:
        return Accusation(side, frozenset(accused), frozenset(deeds), frozenset(things - lexicon()["vague"]), False)
    if not accused or not deeds:
        return None
    return Accusation(side, frozenset(accused), frozenset(deeds), frozenset(things - lexicon()["vague"]), outright)


def _sending() -> tuple[str, ...]:
    return ("launch", "send", "order", "deploy", "plan", "invade")


def answers(side: Side) -> bool:
    """Whether a side denies without naming a deed: "any involvement", "the accusations groundless", "nothing to do with it"."""
    data = lexicon()
    if _for_client(side):
        return True
    stems = [stem(word) for word in re.findall(r"[A-Za-z][\w'’-]*", side.text)]
    if _NOTHING_TO_DO.search(side.text):
        return True
    if _VERDICT.match(side.text):
        return False  # "It is part of their propaganda": of what was said last, whatever its speaker's side is told to have done
    anaphor = [word for word in stems if word in data["anaphors"]]
    if side.refuses or (side.act == "deny" and not any(f.negated for f in side.frames)):
        if stems[:1] in (["that"], ["it"], ["this"]) and len(stems) == 1:
            return True
        return bool(anaphor) and stems.index(anaphor[0]) <= 3 and len(stems) <= 14
    return bool(anaphor) and any(word in data["baseless"] for word in stems) and len(stems) <= 16


def answered(side: Side, accusations: Sequence[Accusation]) -> list[Accusation]:
    """The accusations that a denial answers: those of its own party, of one deed with the nearest before it."""
    mine = side.party
    if not any(len(party) == 2 or party.startswith("place:") for party in mine):
        mine |= _stood_for(side, accusations)
    if _for_client(side):
        return [
            a
            for a in accusations
            if a.side.act == "blame" and a.side.article == side.article and a.side.start < side.start
        ]
    aimed = [
        a
        for a in accusations
        if a.accused & mine and not a.side.party & mine and _near(a.side, side) and a.side.statement != side.statement
    ]
    accuser = claimants(side)
    if accuser:  # "rejected the claims of the Tavran minister": his, and those of the same breath
        aimed = [a for a in aimed if a.side.party & accuser]
        if " by " in side.text:  # one person's words on one occasion
            aimed = [a for a in aimed if a.outright and a.side.article == side.article]
    here = [a for a in aimed if a.side.article == side.article and a.side.start < side.start]
    if not here:
        seeds = [a for a in aimed if a.outright]
    else:
        last = max(here, key=lambda a: (a.outright, a.side.start, a.side.statement))
        seeds = [last]
    return sorted((a for a in aimed if any(_one_deed(a, seed) for seed in seeds)), key=lambda a: a.side.statement)


def claimants(side: Side) -> frozenset[str]:
    """The parties whose claim a side speaks of: "the claims of the Tavran minister", "the Tavran claim"."""
    return side.named - side.party if _WHOSE.search(side.text) or _OWNED.search(side.text) else frozenset()


def _stood_for(side: Side, accusations: Sequence[Accusation]) -> frozenset[str]:
    """Whom a speaker of unknown party answers for: the one party that those whom he names have accused outright."""
    accused = [a.accused for a in accusations if a.outright and a.side.party & side.named]
    return frozenset.intersection(*accused) if accused else frozenset()


def _for_client(side: Side) -> bool:
    """Whether a lawyer denies for a client what the article has told of him before."""
    return side.act == "deny" and any(f.agent[:1] == ("client",) and f.negated for f in side.frames)


def _one_deed(a: Accusation, b: Accusation) -> bool:
    """Whether two accusations name one deed: one doing and nothing that parts them, or things that meet."""
    if a is b:
        return True
    doing = any(same_doing(x, y) for x in sorted(a.deeds) for y in sorted(b.deeds))
    things = any(same_thing(x, y) for x in sorted(a.things) for y in sorted(b.things))
    days = a.side.holds is None or b.side.holds is None or abs(a.side.holds - b.side.holds) <= dt.timedelta(days=1)
    return days and doing and (things or not a.things or not b.things or (a.outright or b.outright))


def _near(a: Side, b: Side) -> bool:
    return a.day is None or b.day is None or abs(a.day - b.day) <= _DISTANCE


def following(side: Side, after: Sequence[Side]) -> list[Side]:
    """What the same party says right after its denial and against the accusation: negated, in the same breath."""
    out = []
    for reply in after:
        if reply.start - side.end > _SOON or reply.own_voice:
            break
        if not reply.party & side.party:
            break
        if any(_denying(frame) for frame in reply.frames) and not answers(reply):
            out.append(reply)
    return out


def _denying(frame: Frame) -> bool:
    return frame.main and frame.negated and frame.actual
