"""Sides of a story in; pairs out of which one denies, by naming whose claim it is, what that party says: "denied the ISF claim", "the militia is lying"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..lexicon import lexicon, stemmed
from ..matter import one_matter
from ..sides import Conflict, Side, in_text_order, may_oppose
from .accusation import accusation, answered, claimants

_SCORE = 0.66
_LONGEST = 9  # words of a denial that says nothing but whose claim it denies
_TELLING = 25  # code points of a statement that says something
_MATTER = re.compile(
    r"\b(?:reports?|statements?|charges?|accounts?) of\b|\bthat\b(?! \w+$)", re.I
)  # of a capture, that he fled
_LYING = re.compile(r"\b(?:lying|lied|liars?|making (?:it|this|that|things) up|made (?:it|this|that) up)\b", re.I)
_LIE = stemmed("lie make_up")


def owned_pairs(sides: Sequence[Side]) -> list[Conflict]:
    """A denial of a party's claim against the nearest that the party says in the article, and what it says of the same elsewhere."""
    laid = [accused for side in sides if (accused := accusation(side)) is not None]
    found = []
    for told in in_text_order(sides):
        for side in told:
            owners = denied_party(side)
            if not owners or answered(side, laid) or (meant := _meant(side, owners, told)) is None:
                continue
            again = [each for each in _said(side, owners, sides) if each is not meant and one_matter(meant, each)]
            found += [(side.statement, each.statement, "denial", _SCORE, "the claim") for each in (meant, *again)]
    return found


def denied_party(side: Side) -> frozenset[str]:
    """The parties whose word a side denies without repeating it, empty where it does not."""
    if side.own_voice:
        return frozenset()
    if side.refuses or side.cue & lexicon()["refuting"]:
        whose = len(side.text.split()) <= _LONGEST and _MATTER.search(side.text) is None
        return claimants(side) if whose else frozenset()
    if _LYING.search(side.text) is None:
        return frozenset()
    liars = (frame.agents for frame in side.frames if frame.predicate in _LIE and not frame.negated)
    return frozenset[str]().union(*liars) - side.party


def _said(side: Side, owners: frozenset[str], sides: Sequence[Side]) -> list[Side]:
    """What the parties say for themselves and the side can answer."""
    return [
        each
        for each in sides
        if each.party & owners
        and not each.own_voice
        and each.act != "deny"
        and not each.refuses
        and len(each.text) > _TELLING
        and _LYING.search(each.text) is None  # to call others liars is no claim
        and may_oppose(side, each)
    ]


def _meant(side: Side, owners: frozenset[str], told: Sequence[Side]) -> Side | None:
    """The nearest before it, else the nearest after it: a denial in the lead comes before what it denies."""
    said = _said(side, owners, told)
    before = [each for each in said if each.end <= side.start]
    return before[-1] if before else next((each for each in said if each.start >= side.end), None)
