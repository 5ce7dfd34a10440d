"""Words of a text in, the ordinals that count a row out: "third round", not "the second famous singer"."""

from __future__ import annotations

from collections.abc import Sequence

from ..numbers import Word, read_ordinal
from .lexicon import FIRST_NOUNS, FRACTIONS, NAMED_NOUNS, ORDINAL_NOUNS

_MODIFIERS = 2
_NO_MODIFIERS = frozenset("that this with from when after before during under over most than then their".split())


def _lower(words: Sequence[Word], at: int) -> str:
    return words[at].lower if 0 <= at < len(words) else ""


def ordinal_of(words: Sequence[Word], at: int) -> tuple[int, int] | None:
    """Which one of a row ("third round", "the 11th attempt", "third nuclear test") and the word after the ordinal; None where none counts."""
    ordinal = read_ordinal(words, at)
    if ordinal is None:
        return None
    value, last = ordinal
    noun = last + 1 if _lower(words, last) == "-" else last
    following = _lower(words, noun)
    article = _lower(words, at - 1)
    if value > 3 and article in ("a", "another") and following.isalpha() and words[noun].text.islower():
        # "a fourteenth victim": the indefinite article shows that a row is being counted
        return None if following in NAMED_NOUNS | FRACTIONS.keys() else (value, last)
    allowed = FIRST_NOUNS if value == 1 else ORDINAL_NOUNS
    if not any(word in allowed for word in (following, following.rstrip("s"))) and not (
        value > 1 and _modified(words, noun, allowed)
    ):
        return None
    if words[noun].text[0].isupper() and words[at].text[0].isupper():
        return None
    return (value, last)


def _modified(words: Sequence[Word], at: int, nouns: frozenset[str]) -> bool:
    """True of "nuclear test", "dead hostage" and ", non-Tavran hostage": up to two plain words before the noun."""
    if _lower(words, at) == ",":
        at += 1
    for _ in range(_MODIFIERS):
        modifier = _lower(words, at)
        compound = _lower(words, at + 1) == "-"
        plain = modifier.isalpha() and len(modifier) > 2 and words[at].text.islower() and modifier not in NAMED_NOUNS
        if not plain or modifier in _NO_MODIFIERS or modifier in nouns:
            return False
        at += 3 if compound else 1
        if _lower(words, at) in nouns:
            return True
    return False
