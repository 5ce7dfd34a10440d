"""Text in, the quantities that it states out: value, upper value, comparator and measure, before any sentence is parsed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..numbers import ORDINALS, SCALES, TENS, UNITS, VULGAR, Word, read_number, touching, words_of
from .bare import nobody
from .designations import is_name
from .lexicon import (
    CURRENCY_CODES,
    CURRENCY_NATIONS,
    CURRENCY_PREFIXES,
    CURRENCY_SIGNS,
    CURRENCY_WORDS,
    DIMENSIONS,
    DURATIONS,
    HYPHENATED,
    INDEFINITE,
    MEASURES,
    MULTIPLES,
    PAIRS,
    PERCENT,
    VAGUE,
    VAGUE_OF,
    VAGUE_PARTS,
    WIDENING,
)
from .ordinals import ordinal_of
from .quantity import HYPHENS, Quantity, bounded, comparator_before, lower
from .shares import half, share

MOVED = frozenset(
    "up down rise rises rose risen increase increases increased fall falls fell fallen drop drops dropped grow grows grew "
    "grown climb climbs climbed jump jumps jumped gain gains gained lose loses lost slip slips slipped slide slides slid surge "
    "surges surged soar soars soared sink sinks sank plunge plunges plunged tumble tumbles tumbled".split()
)
_RANGE = ("to", "and", "or", *HYPHENS)


# every word with which a quantity can open: most words of a text are none of them
_OPENERS = frozenset((*UNITS, *TENS, *SCALES, *ORDINALS, *VAGUE, *INDEFINITE, *MULTIPLES, *VULGAR, *CURRENCY_CODES)) | {
    "a",
    "day",
    "week",
    "month",
    "year",
    "an",
    "few",
    "half",
    "dozen",
    "tens",
    "couple",
    "no",
    "nobody",
    "none",
}


@dataclass(frozen=True)
class _Number:
    first: int
    last: int
    value: float
    high: float | None = None
    sign: str | None = None  # currency
    bounded: bool = False


def quantities_of(text: str) -> tuple[list[Word], list[Quantity]]:
    """The words of a text and its quantities in order, none overlapping; dates are among them (times know better)."""
    words = words_of(text)
    found: list[Quantity] = []
    at = 0
    while at < len(words):
        word = words[at]
        may_open = word.is_number or word.lower in _OPENERS or word.text in CURRENCY_SIGNS
        quantity = _quantity(text, words, at) if may_open else None
        if quantity is None:
            at += 1
            continue
        found.append(quantity)
        at = max(quantity.last, at + 1)
    return words, found


def _quantity(text: str, words: Sequence[Word], at: int) -> Quantity | None:
    """The quantity whose number (sign, vague word or ordinal) starts at word `at`."""
    return (
        nobody(words, at)
        or _vague(words, at)
        or _multiple(words, at)
        or share(words, at)
        or half(words, at)
        or _ordinal(words, at)
        or _one_unit(words, at)
        or _numbered(text, words, at)
    )


def _vague(words: Sequence[Word], at: int) -> Quantity | None:
    """Reads "tens of thousands", "dozens", "several": a range of its size, or no value where the size is open."""
    word = words[at].lower
    if word in INDEFINITE or (word == "few" and lower(words, at - 1) == "a"):
        scaled = lower(words, at + 1) in ("hundred", "thousand", "million", "billion", "dozen")
        return Quantity(at, at + 2 if scaled else at + 1, "vague", None, None, "about")
    if lower(words, at + 1) == "of" and (word, lower(words, at + 2)) in VAGUE_OF:
        low, high = VAGUE_OF[word, words[at + 2].lower]
        return Quantity(at, at + 3, "vague", low, high, "about")
    if word in VAGUE_PARTS and lower(words, at + 1) == "of" and (word == "tens" or lower(words, at - 1) == "a"):
        return Quantity(at, at + 1, "vague", *VAGUE_PARTS[word], "about")
    opens = words[at].text.islower() or at == 0 or words[at - 1].text in (".", "\n", '"', "\u201c", ":")
    if word in VAGUE and not (at and words[at - 1].is_number) and opens:
        return Quantity(at, at + 1, "vague", *VAGUE[word], "about") if lower(words, at - 1) != "the" else None
    return None


_COMPARED = frozenset("as that the what its his her their this those these over more".split())


def _multiple(words: Sequence[Word], at: int) -> Quantity | None:
    """Reads "twice as many", "three times as many", "double that number"."""
    word, factor, last = words[at].lower, None, at + 1
    if word in MULTIPLES:
        factor = MULTIPLES[word]
    else:
        number = read_number(words, at)
        if number is not None and lower(words, number[1]) == "times":
            factor, last = number[0], number[1] + 1
    if factor is None:
        return None
    if lower(words, last) == "as" and lower(words, last + 1) in ("many", "much"):
        return bounded(words, Quantity(at, last + 2, "multiple", factor))
    if lower(words, last) in ("that", "the") and lower(words, last + 1) in ("number", "figure", "total", "amount"):
        return bounded(words, Quantity(at, last + 2, "multiple", factor))
    if lower(words, last) == "that" and not lower(words, last + 1)[:1].isalpha():
        return bounded(words, Quantity(at, last + 1, "multiple", factor))
    if word in ("twice", "thrice") and lower(words, last) not in _COMPARED and not lower(words, last).endswith("er"):
        return Quantity(at, last, "duration", factor, None, "exactly", "times")  # "was ordered twice"
    return None


def _one_unit(words: Sequence[Word], at: int) -> Quantity | None:
    """Reads "about an hour", "a week ago", "a week-long trip": one of a duration, where a word shows that it is measured."""
    unit = words[at].lower
    if unit in DURATIONS and lower(words, at + 1) in HYPHENS and lower(words, at + 2) == "long":
        joined = lower(words, at - 1) in HYPHENS
        return None if joined else Quantity(at, at + 3, "duration", 1.0, None, "exactly", DURATIONS[unit])
    if words[at].lower not in ("a", "an") or lower(words, at + 1) not in DURATIONS or words[at + 1].lower.endswith("s"):
        return None
    before = comparator_before(words, at)
    apart = lower(words, at + 2) in ("ago", "later", "earlier", "before", "after")
    if apart and before is None and words[at + 1].lower in ("week", "month", "hour", "minute"):
        return Quantity(at, at + 2, "duration", 1.0, None, "exactly", DURATIONS[words[at + 1].lower])
    if before is None or before[0] == "up to" or (apart and lower(words, at + 2) != "after"):
        return None
    return Quantity(before[1], at + 2, "duration", 1.0, None, before[0], DURATIONS[words[at + 1].lower])


def _ordinal(words: Sequence[Word], at: int) -> Quantity | None:
    """Reads "third round", "a second day", "the 11th attempt", "third consecutive week"."""
    found = ordinal_of(words, at)
    return None if found is None else Quantity(at, found[1], "ordinal", float(found[0]))


_CLOCK_DIGITS = 4  # "0030 GMT"


def _plain(words: Sequence[Word], at: int) -> bool:
    """True of a plural noun that nothing measures."""
    word = lower(words, at)
    return (
        word.isalpha() and word.endswith(("s", "men")) and word not in DURATIONS and word.rstrip("s") not in DURATIONS
    )


def _numbered(text: str, words: Sequence[Word], at: int) -> Quantity | None:
    number = _read(words, at)
    if number is None or (not number.sign and is_name(text, words, number.first, number.last)):
        return None
    following = lower(words, number.last)
    if lower(words, at - 1) == "the" and number.value == 2 and (following in PAIRS or _plain(words, number.last)):
        return None  # "the two countries" points back and reports nothing
    if following in ("gmt", "utc") and len(words[at].text) == _CLOCK_DIGITS:
        return None
    if _is_clock(words, number.first, number.last):
        return None
    number = number if _is_change(words, number) else _ranged(words, number)
    quantity = _measured(words, number)
    if quantity is None:
        return None
    changed = lower(words, number.first - 1) == "from" or (quantity.kind == "money" and _has_moved(words, number))
    if number.high is None and not changed and quantity.measure and lower(words, quantity.last) in ("to", *HYPHENS):
        number, quantity = _twice_measured(words, number, quantity)
    if number.high is not None:
        first = quantity.first - 1 if lower(words, quantity.first - 1) == "between" else quantity.first
        whole = Quantity(first, quantity.last, quantity.kind, number.value, number.high, "exactly", quantity.measure)
        return whole if first < quantity.first else bounded(words, whole)
    return bounded(words, quantity)


def _has_moved(words: Sequence[Word], number: _Number) -> bool:
    """True behind "rose", "fell by" and the like: what follows may be by how much."""
    at = number.first - 2 if lower(words, number.first - 1) == "by" else number.first - 1
    return lower(words, at) in MOVED


def _is_change(words: Sequence[Word], number: _Number) -> bool:
    """True of the first sum of "rose $1.42 to $83.10", which are two; "rose 3 to 5 percent" is a range."""
    other = _read(words, number.last + 1) if number.sign and number.last + 1 < len(words) else None
    return other is not None and other.sign is not None and _has_moved(words, number)


def _is_clock(words: Sequence[Word], first: int, at: int) -> bool:
    """True of the numbers of "ten past five" and "at 11 in the morning"."""
    if lower(words, at) == "past" and at + 1 < len(words):
        return read_number(words, at + 1) is not None
    if lower(words, first - 1) == "past" and (lower(words, first - 2) in UNITS or lower(words, first - 2) == "quarter"):
        return True
    daytime = ("morning", "afternoon", "evening")
    return lower(words, at) == "in" and lower(words, at + 1) == "the" and lower(words, at + 2) in daytime


def _twice_measured(words: Sequence[Word], number: _Number, quantity: Quantity) -> tuple[_Number, Quantity]:
    """The range "1% to 3%" or "$2 to $4 million"; the same number where no second one of its measure follows."""
    other = _read(words, quantity.last + 1) if quantity.last + 1 < len(words) else None
    if other is None or other.value <= number.value:
        return number, quantity
    second = _measured(words, other)
    if second is None or second.measure != quantity.measure:
        return number, quantity
    return (
        _Number(number.first, other.last, number.value, other.value, number.sign),
        Quantity(quantity.first, second.last, quantity.kind, number.value, other.value, "exactly", quantity.measure),
    )


def _read(words: Sequence[Word], at: int) -> _Number | None:
    """Sign and number at word `at`."""
    sign, number_at = None, at
    if words[at].text in CURRENCY_SIGNS:
        sign, number_at = CURRENCY_SIGNS[words[at].text], at + 1
        if at and words[at].text == "$" and touching(words[at - 1], words[at]):
            sign = CURRENCY_PREFIXES.get(words[at - 1].lower, sign)
    elif words[at].lower in CURRENCY_CODES and words[at].text.isupper():
        sign, number_at = CURRENCY_CODES[words[at].lower], at + 1
    if number_at >= len(words):
        return None
    number = read_number(words, number_at)
    if number is None:
        return None
    dimension = lower(words, number[1] + 1) in DIMENSIONS and lower(words, number[1]) in HYPHENS
    if dimension and words[number[1] - 1].lower == "m":
        number = (number[0] / 1e6, number[1] - 1)  # "12m-wide" is of metres
    first = at
    if sign and at and words[at - 1].lower in CURRENCY_PREFIXES and touching(words[at - 1], words[at]):
        first = at - 1
    return _Number(first, number[1], number[0], sign=sign)


def _ranged(words: Sequence[Word], number: _Number) -> _Number:
    """The number, widened to a range where "to", "and" (after "between"), "or" or a dash joins another to it."""
    joint = lower(words, number.last)
    if joint == "," and lower(words, number.last + 1) in WIDENING and number.last + 2 < len(words):
        other = _read(words, number.last + 2)
        if other is not None and number.value < other.value < 100 * number.value:
            return _Number(number.first, other.last, number.value, other.value, number.sign)
    if joint not in _RANGE or number.last + 1 >= len(words):
        return number
    if joint == "and" and lower(words, number.first - 1) != "between":
        return number
    if joint == "to" and lower(words, number.first - 1) == "from":
        return number  # "rose from 14 to 21" is two figures
    other = _read(words, number.last + 1)
    if other is None or other.first != number.last + 1 or (other.value <= number.value and joint != "to"):
        return number
    if joint in HYPHENS and (other.value >= 100 * max(number.value, 1.0)) and number.value > 31:
        return number
    if joint == "to" and other.value <= number.value:
        # "3 to 4 million": the scale belongs to both
        return number
    value = number.value
    for scale in (1e12, 1e9, 1e6, 1e3, 1e2):
        if value < 1000 <= other.value and other.value >= scale > other.value / 1000 and value * scale <= other.value:
            value *= scale
            break
    return _Number(number.first, other.last, value, other.value, number.sign or other.sign)


def _measured(words: Sequence[Word], number: _Number) -> Quantity | None:
    """The number with the measure that follows it: money, percentage, duration, length and the like, else a count."""
    at = number.last
    following = lower(words, at)
    value, high = number.value, number.high
    hyphen = following in ("-", "\u2010", "\u2011") and touching(words[at - 1], words[at])
    if hyphen:
        following, at = lower(words, at + 1), at + 1
        if following == "plus" or following == "odd":
            comparator = "more than" if following == "plus" else "about"
            return Quantity(number.first, at + 1, "count", value, high, comparator)
    elif following == "+" and touching(words[at - 1], words[at]):
        return Quantity(number.first, at + 1, "count", value, high, "more than")
    if number.sign:
        return Quantity(number.first, number.last, "money", value, high, measure=number.sign)
    if at < len(words) and words[at].text in CURRENCY_SIGNS and words[at].text != "$":
        return Quantity(number.first, at + 1, "money", value, high, measure=CURRENCY_SIGNS[words[at].text])
    if following in PERCENT or (following == "per" and lower(words, at + 1) == "cent"):
        last = at + (2 if following == "per" else 1)
        points = lower(words, last) in ("point", "points")
        return Quantity(
            number.first, last, "percent", value, high, measure="percentage points" if points else "percent"
        )
    if following == "percentage" and lower(words, at + 1).startswith("point"):
        return Quantity(number.first, at + 2, "percent", value, high, measure="percentage points")
    nation = at + 1 if following in CURRENCY_NATIONS else at
    if lower(words, nation) in CURRENCY_WORDS:
        unit = CURRENCY_WORDS[words[nation].lower]
        if nation > at and following not in ("us", "american"):
            unit = f"{words[at].text} {words[nation].lower}"
        return Quantity(number.first, nation + 1, "money", value, high, measure=unit)
    if following in ("square", "cubic") and lower(words, at + 1) in MEASURES:
        return Quantity(
            number.first, at + 2, "measure", value, high, measure=f"{following} {MEASURES[words[at + 1].lower]}"
        )
    if following in DURATIONS:
        last = at + 1
        if lower(words, last) in HYPHENS and lower(words, last + 1) == "old":
            last += 2
        return Quantity(number.first, last, "duration", value, high, measure=DURATIONS[following])
    if following in ("km", "m") and [lower(words, at + n) for n in (1, 2)] in (["/", "h"], ["/", "s"]):
        rate = " per hour" if lower(words, at + 2) == "h" else " per second"
        return Quantity(number.first, at + 3, "measure", value, high, measure=MEASURES[following] + rate)
    if following in ("degree", "degrees") and lower(words, at + 1) in ("celsius", "fahrenheit", "centigrade"):
        return Quantity(number.first, at + 2, "measure", value, high, measure=f"degrees {words[at + 1].text.title()}")
    if following in ("km", "m") and lower(words, at + 1) in ("2", "²") and touching(words[at], words[at + 1]):
        return Quantity(number.first, at + 2, "measure", value, high, measure=f"square {MEASURES[following]}")
    if following in MEASURES and not (len(following) <= 2 and not words[number.last - 1].is_number):
        return Quantity(number.first, at + 1, "measure", value, high, measure=MEASURES[following])
    if hyphen and following not in HYPHENATED:
        return None
    if hyphen:
        whom = "people" if following in ("man", "men", "person", "people", "strong") else f"{following}s"
        return Quantity(number.first, at + 1, "count", value, high, measure=whom)
    return Quantity(number.first, number.last, "count", value, high)
