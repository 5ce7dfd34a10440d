"""Text in, the elements of its time language out: one letter an element, so that a grammar can be regular expressions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..numbers import ORDINALS, Word, read_number, read_ordinal, touching, words_of
from .lexicon import (
    LETTERS,
    MARKS,
    MONTHS,
    PARTS,
    PLURAL_UNITS,
    SEASONS,
    SETS,
    SHORT_MONTHS,
    SHORT_WEEKDAYS,
    UNITS,
    WEEKDAY_PLURALS,
    WEEKDAYS,
)

_NAMES = {
    **dict.fromkeys(UNITS, "u"),
    **dict.fromkeys(PLURAL_UNITS, "v"),
    **dict.fromkeys(SEASONS, "Z"),
    **dict.fromkeys(PARTS, "P"),
    **dict.fromkeys(SETS, "J"),
    **LETTERS,
}
_MONTH_CONTEXT = frozenset(
    "in last since of this next until by early late mid from to through between during and before after "
    "past for - \u2013 ( or".split()
)


@dataclass(frozen=True)
class Element:
    """A word of the time language: its letter, half-open code points, its words in lower case, its number if any."""

    letter: str
    start: int
    end: int
    lower: str
    value: float = 0.0


def elements_of(text: str) -> tuple[list[Element], str]:
    """The elements of a text and the string of their letters (one letter each, in the same order)."""
    words = words_of(text)
    found: list[Element] = []
    at = 0
    while at < len(words):
        element, at = _element(words, at)
        found.append(element)
    return found, "".join(e.letter for e in found)


def _element(words: Sequence[Word], at: int) -> tuple[Element, int]:
    word = words[at]
    letter, value, end = _letter(words, at)
    return Element(letter, word.start, words[end - 1].end, word.lower, value), end


def _letter(words: Sequence[Word], at: int) -> tuple[str, float, int]:
    """Letter, number and end of the element that starts at a word."""
    word = words[at]
    lower = word.lower
    first = lower[0]
    if not (first.isalpha() or first.isdecimal()):
        return ("|" if first == "\n" else MARKS.get(lower, lower if len(lower) == 1 else "z")), 0.0, at + 1
    if first.isdecimal() or lower in _NUMBER_WORDS or (lower == "a" and at + 1 < len(words)):
        number = _number(words, at)
        if number is not None:
            return number
    if lower in MONTHS and _is_month(words, at):
        return "M", float(MONTHS[lower]), _past_dot(words, at, lower in SHORT_MONTHS)
    if lower in WEEKDAYS and _is_weekday(words, at):
        return "W", float(WEEKDAYS[lower]), _past_dot(words, at, lower in SHORT_WEEKDAYS)
    if lower in WEEKDAY_PLURALS and word.text[0].isupper():
        return "w", float(WEEKDAY_PLURALS[lower]), at + 1
    return _NAMES.get(lower, "z"), 0.0, at + 1


def _past_dot(words: Sequence[Word], at: int, short: bool) -> int:
    """The index past a word and, where it is a short form, the dot that ends it."""
    dotted = short and at + 1 < len(words) and words[at + 1].text == "." and touching(words[at], words[at + 1])
    return at + 2 if dotted else at + 1


def _number(words: Sequence[Word], at: int) -> tuple[str, float, int] | None:
    ordinal = read_ordinal(words, at)
    if ordinal is not None:
        return "O", float(ordinal[0]), ordinal[1]
    number = read_number(words, at)
    if number is None:
        return None
    value, end = number
    text = words[at].text
    if end == at + 1 and text.isdecimal():
        if len(text) == 4 and _is_clock(words, at):
            return "z", value, end
        if len(text) == 4 and 1000 <= value < 2200:
            return "n" if _counts(words, at) else "Y", value, end
        if len(text) <= 2 and 1 <= value <= 31:
            return "d", value, end
    return "n", value, end


def _is_clock(words: Sequence[Word], at: int) -> bool:
    """True of the 2000 of "at 2000 hours" and of "(2000 hrs IST)": no year, and no count of hours."""
    following = words[at + 1].lower if at + 1 < len(words) else ""
    before = words[at - 1].lower if at else ""
    text = words[at].text
    led = before in ("at", "by", "from", "until", "about", "around", "(")
    return int(text[:2]) < 24 and int(text[2:]) < 60 and (following in _CLOCKS or (following == "hours" and led))


def _counts(words: Sequence[Word], at: int) -> bool:
    """True of the 2015 of "holds 2015 prisoners": a plural follows and no word of time stands before it."""
    after = words[at + 1] if at + 1 < len(words) else None
    before = words[at - 1].lower if at else ""
    plural = after is not None and after.text.islower() and len(after.text) > 3 and after.text.endswith("s")
    return (
        plural
        and at > 0
        and before not in _MONTH_CONTEXT
        and before not in MONTHS
        and before.isalpha()
        and before not in ("'", "s", "fiscal", "year")
    )


def _is_month(words: Sequence[Word], at: int) -> bool:
    """True unless the word is the verb (may, march), a name (June, April) or a short form that nothing confirms."""
    word = words[at]
    after = words[at + 1] if at + 1 < len(words) else None
    dotted = after is not None and after.text == "." and touching(word, after)
    if dotted and word.lower in SHORT_MONTHS:
        after = words[at + 2] if at + 2 < len(words) else None
    before = words[at - 1].lower if at else ""
    number_beside = (after is not None and after.is_number) or (at > 0 and words[at - 1].is_number)
    number_beside = number_beside or before in ("st", "nd", "rd", "th") or before in ORDINALS
    if word.text.isupper() and len(word.text) > 1 and number_beside:
        return True
    if not word.text[0].isupper():
        return False
    if word.lower in SHORT_MONTHS:
        return number_beside or (dotted and before in _MONTH_CONTEXT)
    if word.lower in ("may", "march", "august", "april", "june"):
        return (
            number_beside
            or before in _MONTH_CONTEXT
            or (after is not None and after.lower in ("of", ",", "'", "\u2019"))
        )
    return True


def _is_weekday(words: Sequence[Word], at: int) -> bool:
    word = words[at]
    if not word.text[0].isupper():
        return False
    after = words[at + 1].text if at + 1 < len(words) else ""
    if word.lower not in SHORT_WEEKDAYS:
        named = at > 0 and words[at - 1].lower == "the" and after[:1].isupper() and after.lower() not in MONTHS
        return not named  # "the Sunday Herald"
    if after not in (".", ","):
        return False
    if after == "." and at + 2 < len(words) and words[at + 2].text.islower() and at > 0 and words[at - 1].text != ".":
        return True
    dated = at + 2 < len(words) and (words[at + 2].is_number or words[at + 2].lower in MONTHS)
    return dated or word.lower not in ("sun", "sat", "wed", "mon")


_CLOCKS = frozenset(("hrs", "hr", "gmt", "utc"))
_NUMBER_WORDS = frozenset(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand half".split()
) | frozenset(ORDINALS)
