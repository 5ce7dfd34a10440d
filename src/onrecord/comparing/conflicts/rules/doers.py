"""Sides of a story in; pairs out that lay one deed on two kinds of doers, or on a group and not on it: "the work of criminal gangs"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..sides import Conflict, Side, may_oppose

_SCORE = 0.66
_BEFORE = 12  # code points before the words, in which "not" stands
_DAYS = dt.timedelta(days=4)
_KINDS = {
    "crime": "criminals? gangs? bandits? robbers? thieves cartels? mafia smugglers? traffickers? criminal hooligans? looters?",
    "revolt": "insurgents? militants? rebels? terrorists? jihadists? islamists? separatists? guerrillas? extremists? insurgency",
    "state": "army soldiers? police policemen troops? government regime military guards? officers? agents? intelligence",
    "own": "suicide himself herself themselves relatives? husband wife family",
    "chance": "accident lightning malfunction fault leak",
}  # fmt: skip
_KIND = {kind: re.compile(rf"\b(?:{'|'.join(words.split())})\b", re.I) for kind, words in _KINDS.items()}
_GROUP = r"(?P<group>(?!the (?:attack|incident|fact))[^,;.–—()\"“”]{3,90})"
_LAID = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        rf"\b(?:the )?work of {_GROUP}",
        rf"\b(?:carried out|committed|perpetrated|staged|mounted|masterminded) by {_GROUP}",
        rf"\bblamed (?:by [^,;–—]{{3,60}}? )?on {_GROUP}",
        rf"\bblam(?:ed|es|ing|e) (?!on\b|by\b){_GROUP} for\b",
        rf"\b(?:attacks?|killings?|bombings?|violence|shootings?|raids?|murders?|abductions?) (?:may|might|could|was|were|had|has|have)(?: not)?(?: have)?(?: been)? (?:the )?{_GROUP}",
        r"(?P<group>[^,;.–—()\"“”]{3,60}?) (?:was|were|is|are) (?:not )?(?:behind|responsible for|to blame for)\b",
    )
)
_NOT = re.compile(r"\b(?:not|never|no)\b|n[’']t\b", re.I)
_DEED = re.compile(
    r"\b(?:attacks?|bombings?|blasts?|explosions?|killings?|shootings?|massacres?|murders?|raids?|kidnappings?|abductions?|violence|fighting|"
    r"assassinations?|shelling|assaults?|ambush\w*|arson|fires?|poisonings?)\b",
    re.I,
)
_FURTHER = re.compile(r" (?:who|that|which|in|for|from|\w+ing)\b")
_NAME = re.compile(r"\b[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*")


@dataclass(frozen=True)
class Laid:
    """A deed that a side lays on a group, or says is not theirs: its kinds, and the names in it."""

    side: Side
    kinds: frozenset[str]
    names: frozenset[str]
    negated: bool


def doer_pairs(sides: Sequence[Side]) -> list[Conflict]:
    """Whoever says that one kind of people did it against whoever says that another kind did, or not these."""
    laid = [told for side in sides if (told := _laid(side, sides)) is not None]
    found = []
    for number, one in enumerate(laid):
        for other in laid[number + 1 :]:
            if may_oppose(one.side, other.side) and not _apart(one.side, other.side) and _rival(one, other):
                denied = one.negated or other.negated
                found.append(
                    (one.side.statement, other.side.statement, "denial" if denied else "status", _SCORE, "who did it")
                )
    return found


def _laid(side: Side, sides: Sequence[Side]) -> Laid | None:
    """What a side lays on whom; None where it names no deed or the doers are of no kind that is known."""
    if side.refuses or not _DEED.search(side.text):
        return None
    for pattern in _LAID:
        told = pattern.search(side.text)
        if told is None:
            continue
        negated = bool(_NOT.search(side.text[max(0, told.start() - _BEFORE) : told.start()] + told.group(0)))
        group = told.group("group")
        if negated and " but " in group:  # "not the Tal Brigade but criminals"
            negated, group = False, group.partition(" but ")[2]
        group = _FURTHER.split(group)[0]
        names = frozenset(name for name in _NAME.findall(group) if not _DEED.search(name))
        kinds = frozenset(kind for kind, words in _KIND.items() if words.search(group)) or _learnt(names, sides)
        if kinds or names:
            return Laid(side, kinds, names, negated)
    return None


def _learnt(names: frozenset[str], sides: Sequence[Side]) -> frozenset[str]:
    """What kind of group a name is by how the story calls it: "Tal Brigade militants"."""
    found: set[str] = set()
    for name in sorted(names):
        around = re.compile(rf"(\w+ )?{re.escape(name)}(?: (\w+))?")
        for side in sides:
            if name not in side.text:  # most: a search for plain words costs next to nothing
                continue
            beside = [(word or "").strip() for told in around.finditer(side.text) for word in told.groups()]
            found |= {kind for kind, words in _KIND.items() if any(map(words.fullmatch, beside))}
    return frozenset(found)


def _rival(one: Laid, other: Laid) -> bool:
    met = bool(one.names & other.names)
    if one.negated and other.negated:
        return False
    if one.negated or other.negated:
        return met or (bool(one.kinds) and one.kinds == other.kinds and not (one.names and other.names))
    return bool(one.kinds) and bool(other.kinds) and not met and not one.kinds & other.kinds


def _apart(a: Side, b: Side) -> bool:
    return a.holds is not None and b.holds is not None and abs(a.holds - b.holds) > _DAYS
