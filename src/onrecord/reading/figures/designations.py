"""Words and a number among them in, whether it reports nothing out: "T-90", "Article 5", "3-1", "7:15", "no one"."""

from __future__ import annotations

from collections.abc import Sequence

from ..numbers import Word, digits_value, touching
from .lexicon import CURRENCY_WORDS, DURATIONS, IDIOM_ONE, MEASURES, NAMERS

_HYPHENS = ("-", "\u2010", "\u2011", "\u2013", "\u2014")
_AUXILIARIES = frozenset("had has have was were is are would will could can may might must did does".split())
SPEAKING = frozenset(("said", "says", "told", "asked", "added", "wrote", "recalled"))


def _lower(words: Sequence[Word], at: int) -> str:
    return words[at].lower if 0 <= at < len(words) else ""


def is_name(text: str, words: Sequence[Word], first: int, last: int) -> bool:
    """True where the number is part of a name, a list mark, a clock time, a score or an idiom, not a report."""
    before, after = words[first - 1] if first else None, words[last] if last < len(words) else None
    if words[first].lower == "one" and last == first + 1:
        return _idle_one(words, first)
    if before is not None and touching(before, words[first]):
        if before.text[0].isalnum() or before.text in ("#", "/", ".", ":", ",", "_", "@", "'", "\u2019", "="):
            return True
        if (
            before.text in _HYPHENS
            and first > 1
            and touching(words[first - 2], before)
            and words[first - 2].text[-1].isalnum()
        ):
            return True
    if after is not None and words[first].is_number and touching(words[last - 1], after):
        if after.text in (":", "/", "_", ")", "\\") and not (
            after.text == ")" and text.rfind("(", 0, after.start) >= 0
        ):
            return True
        if after.text[0].isalpha() and after.lower not in MEASURES and after.lower not in CURRENCY_WORDS:
            return True
        if (
            after.text in _HYPHENS
            and last + 1 < len(words)
            and words[last + 1].is_number
            and touching(after, words[last + 1])
        ):
            return _is_score(words, first, last)
        if after.text == "." and _starts_line(text, words[first].start):
            return True
    if before is None:
        return False
    if before.lower in ("age", "aged"):
        return True
    if before.lower in NAMERS:
        return not _plural_noun(words, last)
    if words[first].text[0].isupper() and not words[first].is_number and before.text[0].isupper():
        return True
    if words[first].is_number and before.text[0].isupper() and before.text.isalpha():
        return not _sentence_start(words, first - 1) and not _plural_noun(words, last) and last == first + 1
    return False


def _idle_one(words: Sequence[Word], at: int) -> bool:
    """True where "one" counts nothing: "no one", "one of the oldest", "one day"."""
    following = _lower(words, at + 1)
    if _lower(words, at - 1) in (
        "no",
        "any",
        "every",
        "some",
        "the",
        "this",
        "that",
        "which",
        "each",
        "-",
        "another",
        "number",
        "not",
    ):
        return not (_lower(words, at - 1) == "that" and _acts(words, at))
    if following in ("-", "\u2010", "\u2011") and _lower(words, at + 2) in DURATIONS:
        return False  # "a one-year ban"
    if following == "of":
        return _lower(words, at + 2) not in ("these", "those", "them")
    if SPEAKING & {_lower(words, at - 1), _lower(words, at + 2)}:
        return _lower(words, at - 1) not in SPEAKING or not _acts(words, at)
    return not following[:1].isalpha() or following in IDIOM_ONE


def _acts(words: Sequence[Word], at: int) -> bool:
    """True where a verb follows the noun of "one": "said one battalion had left", not "said one resident"."""
    return bool(_AUXILIARIES & {_lower(words, at + 2), _lower(words, at + 3)})


def _is_score(words: Sequence[Word], first: int, last: int) -> bool:
    """True of "3-1" and of "2013-14"; a range of counts has a greater second number and a noun behind it."""
    other = words[last + 1]
    value = float(other.text.replace(",", "")) if other.text.replace(",", "").replace(".", "").isdecimal() else 0.0
    following = _lower(words, last + 2)
    return value <= (digits_value(words[first].text) or 0.0) or not following[:1].isalpha()


def _plural_noun(words: Sequence[Word], at: int) -> bool:
    """True where a lower-case plural, a scale or a per cent sign follows within three words."""
    for offset in range(3):
        word = words[at + offset] if at + offset < len(words) else None
        if word is None or not (word.text[0].isalpha() or word.text == "%"):
            return False
        if word.text == "%" or (word.text.islower() and word.lower.endswith("s") and len(word.text) > 3):
            return True
        if word.lower in ("people", "men", "women", "children", "percent", "per", "police", "troops", "dead"):
            return True
    return False


def _sentence_start(words: Sequence[Word], at: int) -> bool:
    return at == 0 or words[at - 1].text in (".", "!", "?", "\n", ":", '"', "\u201c") or words[at - 1].text[0] == "\n"


def _starts_line(text: str, start: int) -> bool:
    return not text[text.rfind("\n", 0, start) + 1 : start].strip()
