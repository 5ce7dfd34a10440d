"""Sides of a story in; verdicts on what was just said ("which he dismissed as pure fantasy") against it, out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...pairs.wording import stem
from ..lexicon import lexicon, stemmed
from ..sides import Conflict, Side, in_text_order

_SCORE = 0.72
_JUST_BEFORE = 90  # code points between what was said and the verdict on it
_LONGEST = 7  # words
_SMALL = stemmed(
    "as a an the pure purely total totally complete completely utter utterly and or is are was were that this it just plain simply"
    " hasty absolutely mere merely nothing but"
)
_CALLING = stemmed("call dismiss describe brand reject label denounce")


def verdict_pairs(sides: Sequence[Side]) -> list[Conflict]:
    """Each verdict that says no more than "fantasy" or "the claim is a lie", with what another said right before it in the article."""
    found = []
    for told in in_text_order(sides):
        for number, side in enumerate(told):
            before = [each for each in told[:number] if each.end <= side.start]
            if not before or side.own_voice or side.start - before[-1].end > _JUST_BEFORE:
                continue
            said = before[-1]
            same = said.speaker is not None and said.speaker == side.speaker
            if not same and not said.refuses and said.act != "deny" and is_verdict(side, said):
                found.append((said.statement, side.statement, "denial", _SCORE, "what was just said"))
    return found


def is_verdict(side: Side, said: Side) -> bool:
    """Whether a side only judges: words for what is baseless, what they are said of, and nothing that is not in what was said."""
    told = [stem(word.lower()) for word in re.findall(r"[A-Za-z][\w'’-]*", side.text)]
    baseless = lexicon()["baseless"]
    if not baseless.intersection(told) or len(told) > _LONGEST or not side.cue & _CALLING:
        return False
    return all(word in baseless | _SMALL | lexicon()["anaphors"] | said.words for word in told)
