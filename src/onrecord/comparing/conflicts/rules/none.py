"""Sides of a story in; pairs out in which one says that nobody came to harm, or that no such thing was, and the other that there was."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from ...pairs.vectors import words
from ...pairs.wording import stem
from ..lexicon import lexicon, same_doing, same_thing, stemmed
from ..sides import Conflict, Frame, Side, each_once, may_oppose

_SCORE = 0.66
_RARE = 3.8  # weight from which a noun tells what is spoken of, whoever is not named
_VERY_RARE = 4.5
_SAME_DAYS = dt.timedelta(days=20)  # "this month" holds from its first day


_KILL = stemmed("kill die perish drown")
_HURT = stemmed("injure hurt wound harm hospitalise hospitalize maim")
_TREAT = stemmed("treat hospitalise hospitalize admit")
_BURNS = stemmed("burn wound injury fracture poisoning shock bruise")
_CASUALTY = {stem(word): kind for word, kind in (("casualty", "hurt"), ("injury", "hurt"), ("victim", "hurt"), ("wounded", "hurt"), ("fatality", "dead"), ("death", "dead"))}  # fmt: skip
_PLACING = ("in", "at", "on", "near", "during", "by", "as", "")
_BACK = re.compile(r"\b(?:after|ago|last (?:week|month|year)|earlier|previous\w*|since)\b", re.I)
_LIMITING = ("among", "near", "at", "to", "against", "on", "for", "about", "of")
_NAMED = re.compile(r"\b(?:in|at|near|on) ((?:[A-Z][\w’'-]+ ?)+)")
_ANYBODY = stemmed("person people nobody anyone none one somebody soul")
_NOBODY = re.compile(
    r"\b(?:nobody|no[ -]one|no (?:persons?|people|casualt\w+|injur\w+|victims?|fatalit\w+|deaths?|wounded)|not a (?:single )?(?:person|soul))\b",
    re.I,
)
_AMONG = re.compile(
    r"\b(?:deaths?|dead|casualt\w+|victims?|injur\w+|fatalit\w+|wounded) (?:among|in the ranks)\b", re.I
)
_PEOPLE = stemmed(
    "person people man woman child worker soldier policeman officer resident passenger civilian villager farmer protester"
    " guard pilot driver sailor student pupil patient nobody anyone none one somebody crew boy girl"
)
_FOUND = stemmed("record register detect observe receive issue conduct notice switch_on activate")
_MET = stemmed("see find hear get give hold note")  # of what happens only: "saw no need", "found no meteorite"
_CAME = stemmed("take_place occur happen take reach come exist arrive")
_SENT = stemmed("send receive copy get deliver hand give forward write")


@each_once
def none_pairs(sides: Sequence[Side]) -> Iterator[Conflict]:
    """Denials of any harm, and of a thing or doing at all, against what others of the story report."""
    harmed = [(side, kind) for side in sides if not side.refuses and not side.hedged for kind in _harm(side)]
    speaking = _speaking(sides)
    for side in sides:
        if side.hedged and not side.refuses:
            continue
        for frame in side.frames:
            if frame.negated == side.refuses or frame.mode not in ("actual", "told"):
                continue
            if side.refuses:  # "denied that there had been an ambush"
                answers = (*_done(side, replace(frame, main=True), speaking),) if frame.kind == "exists" else ()
            else:
                answers = (*_hurt(side, frame, harmed), *_done(side, frame, speaking), *_made(side, frame, speaking))
            for other, because in answers:
                yield side.statement, other.statement, "denial", _SCORE, because


def _hurt(side: Side, frame: Frame, harmed: Sequence[tuple[Side, str]]) -> Iterator[tuple[Side, str]]:
    """Who reports harm where this frame says that nobody was killed, or hurt."""
    kind = _kind(frame)
    if kind is None or not frame.main or not frame.actual or not _NOBODY.search(side.text) or _AMONG.search(side.text):
        return
    for other, done in harmed:
        if (done != kind and frame.kind != "exists") or _BACK.search(other.text):
            continue
        if side.own_voice and side.article == other.article:
            continue  # an article that gives a toll, and tells of a shot at a crew that hurt nobody
        if may_oppose(side, other) and not _other_day(side, other) and _one_place(side, other):
            yield other, frame.predicate.replace("_", " ")


def _kind(frame: Frame) -> str | None:
    """Whether all harm ("hurt") or only death is denied, of people and not of some of them."""
    if frame.kind == "exists" and frame.patient:
        return _CASUALTY.get(frame.patient[0])
    whom = frame.patient or (frame.agent if frame.predicate in _KILL else ())
    if (
        (frame.agent and frame.predicate in _HURT)
        or (whom and whom[0] not in _ANYBODY)
        or len(whom) > 1
        or frame.patients
    ):
        return None
    if any(preposition not in _PLACING for preposition, _ in frame.rest):
        return None  # "nobody died of hunger", "nobody dies like that"
    return "dead" if frame.predicate in _KILL else "hurt" if frame.predicate in _HURT else None


def _harm(side: Side) -> Iterator[str]:
    """What harm to people a side reports."""
    for frame in side.frames:
        if frame.negated or frame.mode not in ("actual", "told"):
            continue
        whom = frame.patient or frame.agent
        if not whom or not (whom[0] in _PEOPLE or (len(whom) > 1 and whom[1].isdigit()) or whom[0].isdigit()):
            continue
        if frame.predicate in _KILL:
            yield "dead"
        elif (frame.predicate in _HURT and frame.patient) or (
            frame.predicate in _TREAT
            and any(phrase[0] in _BURNS for preposition, phrase in frame.rest if preposition == "for")
        ):
            yield "hurt"


def _speaking(sides: Sequence[Side]) -> dict[str, list[Side]]:
    """Word -> the sides whose frames hold it."""
    out: dict[str, list[Side]] = {}
    for side in sides:
        if not side.refuses:
            heads = {
                word
                for f in side.frames
                for phrase in (f.agent, f.patient, *(p for _, p in f.rest))
                for word in phrase[:2]
            }
            for word in sorted(heads | {f.predicate for f in side.frames}):
                out.setdefault(word, []).append(side)
    return out


def _done(side: Side, frame: Frame, speaking: Mapping[str, list[Side]]) -> Iterator[tuple[Side, str]]:
    """Who reports the thing or the doing that this frame says there was not ("no jamming took place", "no order came")."""
    thing = _thing(frame)
    if thing is None or not frame.main or re.search(rf"[a-z] {re.escape(thing[:4])}", side.text, re.I) is None:
        return
    if any(word[:1].isupper() and stem(word.lower()) == thing for word in re.findall(r"[\w’'-]+", side.text)[1:]):
        return  # a name
    where = frozenset(phrase[0] for preposition, phrase in frame.rest if preposition in _LIMITING)
    weight = max(words().weight(thing), words().weight(_bare(thing)))
    rare = weight >= _RARE
    mine = frame.agents | frame.patients
    near = {each.statement: each for word in speaking if _alike(thing, word) for each in speaking[word]}
    for _, other in sorted(near.items()):
        if not may_oppose(side, other) or _other_day(side, other) or (where and not where & other.words):
            continue
        for told in other.frames:
            if told.negated or told.mode not in ("actual", "told"):
                continue
            met = bool(mine & (told.patients | told.agents))
            doing = (_event(thing) or weight >= _VERY_RARE) and same_doing(_bare(thing), _bare(told.predicate))
            at_all = frame.kind == "exists" and told.kind == "verb"
            if (doing and (rare or met or (told.main and (at_all or _kin(side, other))))) or (
                rare and _holds(thing, told) and (met or _kin(side, other) or _event(thing))
            ):
                yield other, thing
                break


def _made(side: Side, frame: Frame, speaking: Mapping[str, list[Side]]) -> Iterator[tuple[Side, str]]:
    """Who speaks of what a doing leaves behind where this frame says that it was not done ("no call was recorded", "a recording")."""
    if not frame.main or not frame.patient or frame.kind != "verb" or frame.predicate in lexicon()["light"]:
        return
    near = {
        each.statement: each for word in speaking if _bare(word) == _bare(frame.predicate) for each in speaking[word]
    }
    for _, other in sorted(near.items()):
        if not may_oppose(side, other) or _other_day(side, other):
            continue
        for told in other.frames:
            left = [
                phrase for phrase in (told.agent, told.patient) if phrase and _bare(phrase[0]) == _bare(frame.predicate)
            ]
            of = {word for phrase in left for word in phrase[1:]} | {
                phrase[0] for given, phrase in told.rest if given == "of"
            }
            if left and not told.negated and told.mode in ("actual", "told") and frame.patient[0] in of:
                yield other, frame.predicate
                break


def _thing(frame: Frame) -> str | None:
    """What there was none of."""
    vague = lexicon()["vague"]
    if frame.kind == "exists":
        found = frame.patient[:1] if frame.patient and _event(frame.patient[0]) else frame.agent[:1]
    elif frame.predicate in _CAME or frame.predicate == stem("take"):
        at_all = frame.predicate != stem("take") or frame.patient[:1] == (stem("place"),)
        found = frame.agent[:1] if at_all else ()
    elif frame.predicate in _FOUND or (frame.patient and _event(frame.patient[0]) and frame.predicate in _MET):
        found = frame.patient[:1]
    else:
        return None
    return found[0] if found and found[0] not in vague and found[0] not in _PEOPLE and not found[0].isdigit() else None


def _holds(thing: str, told: Frame) -> bool:
    """Whether a frame speaks of the thing as there: who or what acts, is sent, or is the cause."""
    heads = [phrase[0] for phrase in (told.agent, told.patient) if phrase]
    heads += [
        phrase[0] for preposition, phrase in told.rest if preposition in ("of", "by", "due", "after", "from", "with")
    ]
    if told.predicate in _KILL | _HURT:  # "killed in an ambush"
        heads += [phrase[0] for preposition, phrase in told.rest if preposition == "in"]
    heads += [word for phrase in (told.agent, told.patient) for word in phrase[1:2]]
    return any(_alike(thing, head) for head in heads) and (_event(thing) or told.predicate in _SENT)


@lru_cache(maxsize=4096)
def _event(thing: str) -> bool:
    """Whether a noun is of something that happens."""
    return thing in lexicon()["events"] or _bare(thing) in lexicon()["events"]


@lru_cache(maxsize=65536)
def _alike(a: str, b: str) -> bool:
    a, b = _bare(a), _bare(b)
    return a == b or same_doing(a, b) or same_thing(a, b)


def _bare(word: str) -> str:
    """The stem without a doubled last consonant and without who does it ("jamm", "jammer" -> "jam")."""
    word = word[:-2] if word.endswith("er") and len(word) > 5 else word
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "sl" else word


def _one_place(a: Side, b: Side) -> bool:
    """Whether no two places are named."""
    mine, theirs = (set(_NAMED.findall(side.text)) for side in (a, b))
    return not mine or not theirs or bool(mine & theirs)


def _kin(a: Side, b: Side) -> bool:
    return a.article == b.article or bool((a.named | a.party) & (b.named | b.party))


def _other_day(a: Side, b: Side) -> bool:
    """Whether one looks back on another time."""
    if " since " in a.text or " since " in b.text:
        return False
    days = [side.holds for side in (a, b)]
    told = [side.holds or side.day for side in (a, b)]
    if (days[0] is None and days[1] is None) or told[0] is None or told[1] is None:
        return False
    return abs(told[0] - told[1]) > _SAME_DAYS
