"""Words and a bare number in, whether "at" before it tells of a time of day out, or of what something stood at."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..numbers import TENS, UNITS, Word
from .lexicon import STOP
from .quantity import Quantity, lower

_STANDING = frozenset(
    "stand stands stood standing remain remains remained put puts putting estimate estimates estimated set placed held "
    "hold holding toll number numbers count total figure figures tally rate price prices priced index yield level peak "
    "peaked trade traded trading close closed closing open opened opening start started share shares sold sell valued "
    "value worth steady unchanged capped limit limited temperature magnitude score ranked rank rose fell risen fallen "
    "deaths injuries calculated measured reckoned fixed pegged".split()
)
_BACK = 14
_ENDS = frozenset((".", ";", "!", "?", "\n"))
_CLOCK = re.compile(r"(?:[01]?\d|2[0-3])\.[0-5]\d")
_HOURS = 12
_DEPARTS = frozenset("to from train bus ferry flight service".split())


def is_bare(words: Sequence[Word], last: int) -> bool:
    """Whether no word follows a number that it might count: "of 52 was", "at 88.", "at 40, his"."""
    following = lower(words, last)
    return not following[:1].isalnum() or following in STOP or following in ("with", "when", "yesterday", "today")


def is_standing(words: Sequence[Word], at: int) -> bool:
    """Whether a word before "at" tells what stands there: "put the number of people killed at 88", "the toll stood at 9"."""
    for n in range(at - 1, max(-1, at - _BACK), -1):
        if words[n].text in _ENDS:
            return False
        if words[n].lower in _STANDING:
            return True
    return False


def is_clock_time(words: Sequence[Word], quantity: Quantity) -> bool:
    """True of "two o'clock", "at 8.15", "at about seven", "at eight nineteen" and "the 8.15 to Selmar"."""
    if quantity.kind != "count" or quantity.value is None or quantity.high is not None:
        return False
    number, following = words[quantity.last - 1], lower(words, quantity.last)
    if following in ("o'clock", "o\u2019clock") or (
        following == "o"
        and lower(words, quantity.last + 1) in ("'", "\u2019")
        and lower(words, quantity.last + 2) == "clock"
    ):
        return True
    dotted = _CLOCK.fullmatch(number.text) is not None
    before = lower(words, quantity.first - 1)
    if dotted and before == "the":
        return following in _DEPARTS
    hour = quantity.value <= _HOURS and quantity.value == int(quantity.value)
    minutes = hour and (following in UNITS or following in TENS)
    if before != "at" or not (dotted or hour) or not (minutes or is_bare(words, quantity.last)):
        return False
    return not is_standing(words, quantity.first - 1)
