"""Sides of a story in; pairs out in which a deed is claimed by, or laid on, a group and the other sees no link of the doer to any such group."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..lexicon import lexicon, stemmed
from ..sides import Conflict, Side, may_oppose

_SCORE = 0.66


_GROUP = stemmed("group organisation organization network cell movement gang syndicate militia")
_KIND = stemmed(
    "terror terrorist terrorism extremist militant jihadist insurgent rebel separatist armed criminal foreign"
)
_OF_IT = stemmed("soldier fighter member follower supporter operative agent militant")
_BONDS = stemmed("affiliation allegiance")
_CLAIM = stemmed("claim")
_DEED = re.compile(
    r"^(?:the |this |that |[A-Z][\w’'.-]* ){0,4}(?:mass |deadly |latest |suicide )?(?:attacks?|bombings?|shootings?|massacre|killings?|blasts?|explosions?|assault)\W*$"
)
_EXECUTED = re.compile(r"\b(?:executed|carried out|staged|mounted) the (?:operation|attack|bombing|shooting)\b", re.I)
_BARE = re.compile(r"^(?:the |full )?responsibility\W*$", re.I)  # for what, its article says
_RESPONSIBLE = re.compile(r"^(?:the )?responsibility\b|\bclaim\w* (?:the )?responsibility\b|\bon behalf of\b", re.I)
_ANY = re.compile(
    r"\bany (?:\w+ ){0,2}(?:groups?|organi[sz]ations?|networks?)\b", re.I
)  # is no group that was named before
_ALONE = re.compile(r"\b(?:acted|acting|act) alone\b|\blone (?:wolf|actor|attacker|gunman|shooter)\b", re.I)


def link_pairs(sides: Sequence[Side]) -> list[Conflict]:
    """Whoever says that a group did it against whoever says that the doer has nothing to do with such groups."""
    claimed = [side for side in sides if not side.refuses and side.act != "deny" and claims_deed(side)]
    found = []
    for side in sides:
        if not _unlinked(side):
            continue
        for other in claimed:
            if may_oppose(side, other) and (side.article == other.article or not _BARE.match(other.text)):
                found.append((side.statement, other.statement, "denial", _SCORE, "responsible / no link"))
    return found


def claims_deed(side: Side) -> bool:
    """Whether a group takes the deed for its own, or one of its men is said to have done it."""
    if _RESPONSIBLE.search(side.text):
        return not _ALONE.search(side.text)
    if side.cue & _CLAIM and (_DEED.match(side.text) or _EXECUTED.search(side.text)):
        return True  # "the brigade claims the Selmar attack"
    return any(
        f.main and not f.negated and f.actual and f.agent[:1] and f.agent[0] in _OF_IT and len(f.agent) > 1
        and f.predicate.startswith("carry")
        for f in side.frames
    )  # fmt: skip


def _unlinked(side: Side) -> bool:
    """Whether it is said that there is no link to any group of the kind; to a group by name is the matter of denials."""
    if _ALONE.search(side.text) and not side.refuses:
        return False  # who acts alone may still act for somebody
    for frame in side.frames:
        if not frame.negated or not frame.main:
            continue
        told = {word for phrase in (frame.patient, *(p for _, p in frame.rest)) for word in phrase}
        if (
            told & (_BONDS | lexicon()["links"])
            and told & _GROUP
            and told & _KIND
            and (not frame.patients or _ANY.search(side.text))
        ):
            return True
    return False
