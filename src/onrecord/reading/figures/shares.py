"""Words in, the shares that they state out: "two-thirds of", "nearly half the", "one in five", "half an hour"."""

from __future__ import annotations

from collections.abc import Sequence

from ..numbers import Word, read_number
from .lexicon import DURATIONS, FRACTIONS
from .quantity import HYPHENS, Quantity, bounded, comparator_before, lower

_OWNED = ("the", "its", "their", "his", "her", "our", "my", "this", "that")


def share(words: Sequence[Word], at: int) -> Quantity | None:
    """Reads "two-thirds of", "a quarter of", "half of the", "nearly half the", "one-tenth": a fraction of what follows."""
    word = words[at].lower
    if word == "half" and (
        lower(words, at + 1) == "of" or (lower(words, at + 1) in _OWNED and comparator_before(words, at) is not None)
    ):
        return bounded(words, Quantity(at, at + 1, "share", 0.5))
    if word in ("a", "one") and lower(words, at + 1) in FRACTIONS and lower(words, at + 2) == "of":
        fraction = FRACTIONS[words[at + 1].lower]
        return bounded(words, Quantity(at, at + 2, "share", fraction))
    if word == "one" and lower(words, at + 1) in HYPHENS and lower(words, at + 2) in FRACTIONS:
        return bounded(words, Quantity(at, at + 3, "share", FRACTIONS[words[at + 2].lower]))
    number = read_number(words, at)
    if number is None or not 1 <= number[0] <= 99:
        return None
    joint = (
        number[1] + 1 if lower(words, number[1]) == "out" and lower(words, number[1] + 1) in ("of", "in") else number[1]
    )
    if lower(words, joint) == "in" or joint > number[1]:
        whole = read_number(words, joint + 1) if joint + 1 < len(words) else None
        if whole is not None and whole[0] in (3, 4, 5, 6, 7, 8, 10, 12, 20, 100, 1000) and number[0] < whole[0]:
            return bounded(words, Quantity(at, whole[1], "share", number[0] / whole[0]))
    if not 2 <= number[0] <= 9:
        return None
    last = number[1] + 1 if lower(words, number[1]) in HYPHENS else number[1]
    if lower(words, last) in ("thirds", "quarters", "fifths", "eighths", "tenths"):
        return bounded(words, Quantity(at, last + 1, "share", number[0] * FRACTIONS[words[last].lower]))
    return None


def half(words: Sequence[Word], at: int) -> Quantity | None:
    """Reads "half an hour"."""
    unit = lower(words, at + 2)
    if lower(words, at) != "half" or lower(words, at + 1) not in ("a", "an") or unit not in DURATIONS:
        return None
    return bounded(words, Quantity(at, at + 3, "duration", 0.5, measure=DURATIONS[unit]))
