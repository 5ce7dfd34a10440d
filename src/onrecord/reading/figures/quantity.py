"""A stated number with its measure and comparator, and the comparators around it: "more than", "or so"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..numbers import Word
from .lexicon import AFTER_COMPARATORS, COMPARATORS

HYPHENS = ("-", "\u2010", "\u2011", "\u2013", "\u2014")


@dataclass(frozen=True)
class Quantity:
    """A stated number; `first` and `last` are the words it takes up, comparator and measure included (half-open).

    `kind` is count, money, percent, measure, duration, ordinal, vague, share or multiple; `measure` is the unit where
    the words themselves give one; a multiple ("twice as many") has its factor as value until its base is known.
    """

    first: int
    last: int
    kind: str
    value: float | None
    high: float | None = None
    comparator: str | None = "exactly"
    measure: str | None = None


def lower(words: Sequence[Word], at: int) -> str:
    """The word at a place in lower case, empty outside the text."""
    return words[at].lower if 0 <= at < len(words) else ""


def comparator_before(words: Sequence[Word], first: int) -> tuple[str, int] | None:
    """The comparator whose words end right before `first`, and where they start."""
    for phrase, comparator in COMPARATORS:
        start = first - len(phrase)
        if start >= 0 and all(words[start + n].lower == word for n, word in enumerate(phrase)):
            return comparator, start
    return None


def bounded(words: Sequence[Word], quantity: Quantity) -> Quantity:
    """The quantity with the comparator that stands before or after it."""
    first, last, comparator = quantity.first, quantity.last, quantity.comparator
    skip = first - 1 if lower(words, first - 1) in ("the", "a", "an") else first
    before = comparator_before(words, first) or comparator_before(words, skip)
    if before is not None:
        comparator, first = before
        outer = comparator_before(words, first)
        if outer is not None and comparator == "exactly":
            comparator, first = outer
    after = AFTER_COMPARATORS.get((lower(words, last), lower(words, last + 1)))
    if after is not None:
        comparator, last = after, last + 2
    return Quantity(first, last, quantity.kind, quantity.value, quantity.high, comparator, quantity.measure)
