"""Text in, words with offsets and the numbers that runs of them spell out: "7.6 million", "two hundred and six", "3.6bn"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_WORD = re.compile(
    r"[a-z]+(?=[A-Z][a-z])"  # "onThursday": a blank lost in re-posting
    r"|[^\W\d_]+"
    r"|\d{1,3}(?:[,\u00a0\u202f]\d{3})+(?:\.\d+)?|\d+\.\d+|\d+"
    r"|\n|[^\w\s]"
)

UNITS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
TENS = {
    word: 10 * value
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}
SCALES = {
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    "trillion": 1_000_000_000_000,
}
SHORT_SCALES = {
    "k": 1_000,
    "m": 1_000_000,
    "mn": 1_000_000,
    "mln": 1_000_000,
    "bn": 1_000_000_000,
    "b": 1_000_000_000,
    "bln": 1_000_000_000,
    "tn": 1_000_000_000_000,
    "trn": 1_000_000_000_000,
}
ORDINALS = {
    word: value
    for value, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
        "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        start=1,
    )
} | {"thirtieth": 30, "fortieth": 40, "fiftieth": 50, "hundredth": 100}
FRACTIONS = {"half": 0.5, "third": 1 / 3, "quarter": 0.25, "fifth": 0.2, "tenth": 0.1}
VULGAR = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}
_DIGITS = re.compile(r"\d[\d,.\u00a0\u202f]*\Z")


@dataclass(frozen=True)
class Word:
    """A word, number or mark of a text; the end of a line is a word too, since nothing reads across it."""

    text: str
    lower: str
    start: int
    end: int

    @property
    def is_number(self) -> bool:
        """True for digits, with or without separators."""
        return self.text[0].isdecimal()


def words_of(text: str) -> list[Word]:
    """The words of a text in order; offsets are half-open code points."""
    return [Word(m.group(), m.group().lower(), m.start(), m.end()) for m in _WORD.finditer(text)]


def digits_value(text: str) -> float | None:
    """The value of digits with thousands separators and a decimal point; None where the text is no number."""
    if not _DIGITS.match(text):
        return None
    try:
        return float(re.sub(r"[,\u00a0\u202f]", "", text))
    except ValueError:
        return None


def touching(left: Word, right: Word) -> bool:
    """True where nothing stands between two words."""
    return left.end == right.start


def read_number(words: Sequence[Word], at: int) -> tuple[float, int] | None:
    """The number that starts at word `at` and the index one past its last word, or None.

    Reads digits ("1,234", "7.6 million", "3.6bn"), words ("two hundred and six", "twenty-one"), "a hundred",
    "half a million" and "a dozen"; never an ordinal.
    """
    return _halved(words, at) or _digits(words, at) or _spelled(words, at)


def _lower(words: Sequence[Word], at: int) -> str:
    return words[at].lower if 0 <= at < len(words) else ""


def _scale(words: Sequence[Word], at: int) -> float | None:
    """The power of ten named by word `at`; a short form ("bn") counts only where it touches its number."""
    if at >= len(words):
        return None
    word = words[at]
    if word.lower in SCALES:
        return float(SCALES[word.lower])
    if word.lower in SHORT_SCALES and at and touching(words[at - 1], word):
        return float(SHORT_SCALES[word.lower])
    return None


def _exact(value: float) -> float:
    """The whole number that binary rounding just missed: 4.1 * 10**9 is 4100000000."""
    whole = round(value)
    return float(whole) if abs(value - whole) < 1e-9 * max(1.0, abs(value)) else value


def _halved(words: Sequence[Word], at: int) -> tuple[float, int] | None:
    if _lower(words, at) == "half" and _lower(words, at + 1) == "a" and _lower(words, at + 2) in SCALES:
        return SCALES[words[at + 2].lower] / 2, at + 3
    if _lower(words, at) in UNITS and [_lower(words, at + n) for n in (1, 2, 3)] == ["and", "a", "half"]:
        return UNITS[words[at].lower] + 0.5, at + 4
    if _lower(words, at) in VULGAR:
        return VULGAR[words[at].lower], at + 1
    return None


def _digits(words: Sequence[Word], at: int) -> tuple[float, int] | None:
    value = digits_value(words[at].text)
    if value is None:
        return None
    at += 1
    if at < len(words) and words[at].lower in VULGAR:
        value, at = value + VULGAR[words[at].lower], at + 1
    if (
        _lower(words, at + 1) == "/"
        and _lower(words, at) in ("1", "2", "3", "5")
        and _lower(words, at + 2) in ("2", "3", "4", "8")
    ):
        value, at = value + float(words[at].text) / float(words[at + 2].text), at + 3
    hyphen = _lower(words, at) == "-" and _lower(words, at + 1) in SCALES
    scale = _scale(words, at + 1 if hyphen else at)
    while scale is not None:
        value = _exact(value * scale)
        at += 2 if hyphen else 1
        hyphen, scale = False, _scale(words, at)
    return value, at


def _spelled(words: Sequence[Word], at: int) -> tuple[float, int] | None:
    """A number in words; "a" opens one only before hundred, thousand, million, dozen."""
    total = group = 0.0
    start, read = at, False
    if _lower(words, at) == "a" and (_lower(words, at + 1) in SCALES or _lower(words, at + 1) == "dozen"):
        group, at = 1.0, at + 1
    lowest = float("inf")  # each part must be smaller than the one before: "two three" is two numbers
    while at < len(words):
        word = words[at].lower
        small: float | None = UNITS.get(word, TENS.get(word))
        if small is not None and (not read or small < lowest):
            group += small
            lowest = 10.0 if word in TENS else 0.0
        elif word == "dozen" and not total:
            return (group or 1.0) * 12, at + 1
        elif word in SCALES and (read or group):
            scale = SCALES[word]
            if scale == 100:
                group *= 100
            else:
                total, group = total + group * scale, 0.0
            lowest = float(scale)
        elif read and _joins(words, at, lowest):
            at += 1
            continue
        else:
            break
        read, at = True, at + 1
    return (total + group, at) if read and at > start else None


def _joins(words: Sequence[Word], at: int, lowest: float) -> bool:
    """True where word `at` is the hyphen of "twenty-one" or the "and" of "two hundred and six"."""
    following = _lower(words, at + 1)
    small = UNITS.get(following, TENS.get(following))
    if words[at].lower in ("-", "\u2010", "\u2011"):
        return small is not None and 0 < small < lowest and lowest == 10.0
    return words[at].lower == "and" and lowest >= 100.0 and small is not None and 0 < small < lowest


def read_ordinal(words: Sequence[Word], at: int) -> tuple[int, int] | None:
    """The ordinal that starts at word `at` ("third", "11th", "twenty-first") and the index past it, or None."""
    word = words[at].lower
    if word in ORDINALS:
        return ORDINALS[word], at + 1
    if words[at].text.isdecimal() and _lower(words, at + 1) in ("st", "nd", "rd", "th"):
        return (int(words[at].text), at + 2) if touching(words[at], words[at + 1]) else None
    if word in TENS and _lower(words, at + 1) == "-" and 0 < ORDINALS.get(_lower(words, at + 2), 0) < 10:
        return TENS[word] + ORDINALS[words[at + 2].lower], at + 3
    return None
