"""Sides of a story in; pairs out of which one denies what the other says in the very words of the denial: "Kolm denied Vesk's claim that ..."."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..sides import Conflict, Side, in_text_order

_SCORE = 0.8
_TELLING = 12  # code points of a claim that says something
_CLAIM = re.compile(
    r"\b(?:claim|report|accusation|allegation|charge|assertion|suggestion|statement|rumou?r|argument|account|version|story|insinuation|contention|notion)s?\b",
    re.I,
)


def nested_pairs(sides: Sequence[Side]) -> list[Conflict]:
    """Whoever denies a claim that its words lay in another's mouth against that other."""
    found = []
    for told in in_text_order(sides):
        for side in told:
            if not side.refuses or side.own_voice:
                continue
            meant = [each for each in told if _is_claim_of(each, side)]
            found += [(side.statement, each.statement, "denial", _SCORE, "the claim") for each in meant[:1]]
    return found


def _is_claim_of(inner: Side, denial: Side) -> bool:
    """Whether the inner ends the denial's words, after a noun for a claim, and is another's who does not deny it himself."""
    within = denial.start < inner.start and inner.end <= denial.end and inner.end - inner.start > _TELLING
    if not within or inner.own_voice or inner.act == "deny" or inner.speaker is None or inner.speaker == denial.speaker:
        return False
    lead = denial.text[: max(0, len(denial.text) - (denial.end - inner.start) + 1)]
    return bool(_CLAIM.search(lead))
