"""Sides of a story in; pairs out of which one says that no warning was given before a deed, or heard, and the other that there was one."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from ..doubt import unsure
from ..sides import Conflict, Side, each_once, told_apart, two_reports

_SCORE = 0.68
_DAYS = dt.timedelta(days=3)

_KIND = r"(?:radio |prior |advance |verbal |previous |clear |audible |loudspeaker )?"
_NONE = re.compile(
    rf"\b(?:no|not one|not a single|without(?: any)?|never (?:any|a)|not any) {_KIND}(?:warnings?|warning shots?)\b"
    rf"|\b(?:heard|received|got|were given|was given) (?:none|nothing|no {_KIND}(?:warning|call|signal)s?)\b"
    r"|\b(?:was|were|had been|been) (?:never|not) warned\b|\b(?:never|not|nobody|no[ -]one|did not|didn[’']t) (?:even )?(?:warned|warn) (?:them|him|it|the (?:crew|pilots?|captain|ship|vessel|plane|driver|boats?)|our (?:pilots?|crews?|men|captain))\b",
    re.I,
)
_GIVEN = re.compile(
    r"\b(?:was|were|had been|been|being) (?:repeatedly |duly |properly )?warned\b|\bwarned (?:it|them|him|the (?:crew|pilots?|captain|ship|vessel|plane|driver|boats?|intruder|aircraft))\b"
    r"|\b(?:ignored|ignoring|disregarded|disobeyed) (?:\w+ ){0,3}(?:warnings?|orders? to (?:stop|halt|turn))\b|\bafter (?:\w+ ){0,3}(?:warnings|warning shots)\b"
    r"|\bwarnings? (?:shots? )?(?:was|were|had been|has been) (?:\w+ )?(?:given|issued|sent|broadcast|fired|ignored|repeated|transmitted)\b|\b(?:gave|issued|sent|broadcast|fired|transmitted|repeated) (?:\w+ ){0,3}(?:warnings?|warning shots?)\b",
    re.I,
)
_SCENE = re.compile(
    r"\b(?:radio|frequency|times?|shots?|intruder|pilots?|crew|captain|skipper|ship|vessel|boats?|plane|aircraft|driver|car|fire|fired|before|loudspeaker|course|channel|minutes?|heard|answer)\b",
    re.I,
)
_OF = re.compile(r"\bwarn\w* (?:of|that|about|against)\b", re.I)
"""Of a danger that is foretold, not before a shot."""
_QUOTES = tuple(
    "\"“'"
)  # an article's own sentence that opens with a quotation is one of which nobody has read who speaks
_UNSURE = unsure(r"would|will|unless|should|last (?:week|month|year)|years? ago")


@each_once
def warning_pairs(sides: Sequence[Side]) -> Iterator[Conflict]:
    """Whoever says that there was no warning against whoever says that one was given."""
    told = [
        side
        for side in sides
        if not (side.refuses or side.hedged or _OF.search(side.text) or _UNSURE.search(side.text))
        and not side.text.startswith(_QUOTES)
    ]
    none = [side for side in told if _NONE.search(side.text)]
    given = [
        side for side in told if _GIVEN.search(side.text) and _SCENE.search(side.text) and not _NONE.search(side.text)
    ]
    for one in none:
        for other in given:
            if two_reports(one, other) and not told_apart(one, other, _DAYS):
                yield one.statement, other.statement, "denial", _SCORE, "no warning / warned"
