"""Words and a bare number in, the unit that the report leaves out: "speaks of nine dead, the doctors of twenty".

Also the word that stands for none of the people: "nobody was hurt".
"""

from __future__ import annotations

from collections.abc import Sequence

from ..annotations import Figure
from ..numbers import Word
from .quantity import Quantity, lower

SPEAKING_OF = frozenset("speak speaks spoke spoken speaking talks talk talked talking".split())
_STOPS = frozenset((".", ";", "!", "?", "\n"))
_YEARS = range(1000, 2101)
_NEAR = 3
_NOBODY = frozenset(("nobody", "none"))
_BEING = frozenset(("was", "were", "is", "been", "being", "got"))
_HAVING = frozenset(("has", "had", "have"))
_HARMED = {"killed": "people killed", "dead": "people killed"} | dict.fromkeys(
    ("hurt", "injured", "wounded", "harmed"), "people injured"
)


def nobody(words: Sequence[Word], at: int) -> Quantity | None:
    """Reads "nobody was killed", "no one has been hurt", "nobody died": none of the people."""
    last = at + 1 if lower(words, at) in _NOBODY else 0
    if lower(words, at) == "no" and lower(words, at + 1) == "one":
        last = at + 2
    if not last:
        return None
    verb = last + 1 if lower(words, last) in _HAVING else last
    if lower(words, verb) == "died":
        return Quantity(at, last, "count", 0.0, measure="people killed")
    unit = _HARMED.get(lower(words, verb + 1)) if lower(words, verb) in _BEING else None
    return None if unit is None else Quantity(at, last, "count", 0.0, measure=unit)


def left_out(words: Sequence[Word], quantity: Quantity, before: Sequence[Figure]) -> str | None:
    """The unit of "speaks of 71" and of those who are said to speak of other numbers after it; None for other numbers.

    It is that of the last count of people: where things are counted nearby, the number is of them.
    """
    value, at = quantity.value or 0.0, quantity.first
    closed = not lower(words, quantity.last)[:1].isalnum()
    if quantity.kind != "count" or value <= 1 or (value in _YEARS and words[at].is_number) or not closed:
        return None
    if lower(words, at - 1) != "of" or not _spoken_of(words, at - 2):
        return None
    people = [figure.unit for figure in before[-_NEAR:] if figure.unit and figure.unit.startswith("people ")]
    return people[-1] if people else None


def _spoken_of(words: Sequence[Word], at: int) -> bool:
    """Whether the sentence has "speaks of" up to the word."""
    while at >= 0 and words[at].text not in _STOPS:
        if words[at].lower in SPEAKING_OF and lower(words, at + 1) == "of":
            return True
        at -= 1
    return False
