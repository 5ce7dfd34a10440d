"""Sides of a story in; pairs out of which one denies what the other has just said without saying it again: "Moreva denied it"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..sides import Conflict, Side, in_text_order, may_oppose

_SCORE = 0.7
_BESIDE = 400  # code points before it in which stands what is meant
_TELLING = 25  # code points of a statement that says something
_IT = re.compile(r"^(?:it|this|that|such a thing|(?:this|that) (?:claim|report|rumou?r|version))\W*$", re.I)
_UNTRUE = (
    r"(?:(?:absolutely|simply|just|completely|totally|categorically|all|a|an|pure|complete|fabricated|mere|nothing but) )*"
    r"(?:false|untrue|not (?:at all )?(?:true|correct|accurate|right|so|the case)|incorrect|inaccurate|wrong|lies?|propaganda|nonsense|fabricat\w+|hoax|fake"
    r"|baseless|unfounded|groundless|rumou?rs?|inventions?|fiction|rubbish|garbage)"
)
_FALSE = re.compile(
    r"^(?:(?:but|however|yet|and),? )?(?:this|that|it|(?:this|that|the|these|those) (?:claims?|reports?|allegations?|accusations?|rumou?rs?|stor(?:y|ies)))(?:[’']s|\b[^.,;]{0,25}"
    rf"\b(?:is|are|was|were))\b[^.,;]{{0,25}}?\b{_UNTRUE}(?:,? {_UNTRUE})*\W*$",
    re.I,
)
_LOOSE = re.compile(r"\bnot (?:the|a) (?!case\b)", re.I)
"""\"This is not the first hoax" calls nothing false."""


def anaphora_pairs(sides: Sequence[Side]) -> list[Conflict]:
    """A denial that names its matter by a pronoun against the nearest that another said before it in the article, else the nearest told."""
    found = []
    for told in in_text_order(sides):
        for at, side in enumerate(told):
            if not _denies(side):
                continue
            meant = [
                other
                for other in told[:at]
                if other.end <= side.start <= other.end + _BESIDE
                and other.act != "deny"
                and len(other.text) > _TELLING
                and may_oppose(side, other)
            ]
            voiced = [
                other for other in meant if not other.own_voice
            ] or meant  # what somebody says is denied, rather than what is told
            if voiced:
                found.append((side.statement, voiced[-1].statement, "denial", _SCORE, ""))
    return found


def _denies(side: Side) -> bool:
    if _IT.match(side.text):
        return side.act == "deny"
    return is_verdict(side)


def is_verdict(side: Side) -> bool:
    """Whether all that a side says is that what was said before is untrue: "It is part of their propaganda"."""
    return bool(_FALSE.match(side.text)) and not _LOOSE.search(side.text)
