"""A claim and a text of one sentence in; the side that the words alone show, or None where they do not show it, out.

The trees of `stance_trees` learnt on headlines and whole articles; a single sentence holds hardly anything of what they
weigh. Here the rules for two statements speak (`pairs/opposition.py`).
"""

from __future__ import annotations

import re

from .pairs.features import align
from .pairs.opposition import Side, opposed
from .pairs.vectors import words
from .pairs.wording import Wording, lexicon, wording

LONGEST = 300  # code points
_HOLDS = 0.75  # share of the claim that a sentence must hold to say it, or to give another number for it
_SAYS = 0.9  # and to say nothing else instead
_OPPOSED = 0.45  # confidence from which two statements cannot both hold
_ANSWERS = 0.6  # share of the claim that must be denied or turned
_REPORTED = re.compile(
    r",?[”\"’']?,? (?:[\w’'.-]+ ){1,8}(?:said|says|told \w+|added|reported|repeated)(?: on \w+| in a statement)?[.”\"]*$"
    r"|^(?:[\w’'.-]+ ){1,8}(?:said|says|told \w+|added|reported|repeated)(?: on \w+)? that\b"
)
"""Who says it, and when: no part of what is said."""
_ROUND = re.compile(
    r"\b(?:at least|at most|more than|over|less than|fewer than|under|up to|nearly|almost|about|around|some|roughly|approximately|dozens?|hundreds|thousands)\b",
    re.I,
)


def brief_side(claim: str, sentence: str) -> str | None:
    """The side, agree or disagree, that one sentence takes; None where it hedges, asks, tells too little of the claim, or is long."""
    if not sentence or len(sentence) > LONGEST or sentence.rstrip(" ”\"’'").endswith("?"):
        return None
    text = _REPORTED.sub("", sentence)
    said, told = wording(claim), wording(text)
    found = align(said, told, words().weight)
    if found.cover_a < _ANSWERS or (said.names and told.names and not set(said.names) & set(told.names)):
        return None  # of another matter, of others, or elsewhere
    if opposed(_side(said, claim), _side(told, text), found, words().weight).confidence >= _OPPOSED:
        return "disagree"
    counted = found.cover_a >= _HOLDS and not _ROUND.search(f"{claim} {text}")
    if _refused(said, told) or (counted and _counts_apart(said, told)):
        return "disagree"
    apart = bool(said.numbers) and not set(said.numbers) <= set(told.numbers)
    if found.cover_a < _SAYS or told.hedging > said.hedging or told.conditional > said.conditional or apart:
        return None
    return "agree" if said.negations % 2 == told.negations % 2 else None


def _side(said: Wording, text: str) -> Side:
    return Side(said, "assert", "happened", None, text)


def _refused(said: Wording, told: Wording) -> bool:
    """Whether the text denies what the claim says: "denied that he had resigned"."""
    refuting = lexicon()["refuting"]
    one, other = ([w for w in each.words if w in refuting and w not in each.negated] for each in (said, told))
    return bool(other) and not one and not said.negations


def _counts_apart(said: Wording, told: Wording) -> bool:
    """Whether both count and no number is in both."""
    return bool(said.numbers and told.numbers) and not set(said.numbers) & set(told.numbers)
