"""Two statements and the reason why they cannot both hold in, the point on which they part in few words out."""

from __future__ import annotations

import re

from ..comparing.telling import NAMED_AS
from ..quoting import quoted
from .speech import shortened

_PARTED = re.compile(r" \((?:figures|state of things|doer): (.+?) / (.+)\)\.?$")
_TELLING = 3  # words from which a statement tells on its own: "the figure" does not
_POINTING = re.compile(
    r"^\W*(?:as \S+ )?(?:it|this|that|these|those|they|them|he|she|him|any of (?:it|this|them)"
    r"|(?:the|this|that|these|those|all|such|any) (?:\w+ )?(?:claims?|reports?|accusations?|allegations?|charges?|versions?|stor(?:y|ies)|rumou?rs?))\b(?! that\b)",
    re.I,
)
"""Words that point at what others say: "it on Friday", 'this version "pure fantasy"'."""
_CLAIM = re.compile(
    r"^(?:the |any |all |a |an )?(?:[\w’'.-]+ ){0,6}?(?:claims?|reports?|accusations?|allegations?|assertions?|suggestions?|rumou?rs?)\b"
    r"[^.;,]{0,40}?\bthat (?=\w+ \w)",
    re.I,
)
_LONGEST = 110  # characters of a heading


def point(why: str, a: str, b: str) -> str:
    """What parts them where the reason names it (`14 dead, or 17 bodies`), else the words of the shorter statement that tells on its own."""
    if parted := _PARTED.search(why):
        return capitalised(shortened(f"{parted[1]}, or {parted[2]}", _LONGEST))
    words = min((_claimed(a), _claimed(b)), key=_order).strip(" .,;:")
    return quoted(capitalised(shortened(words, _LONGEST)))


def _claimed(words: str) -> str:
    """Of "the claim that the dam holds" what is claimed."""
    return _CLAIM.sub("", NAMED_AS.sub("", words))


def _order(words: str) -> tuple[bool, int, str]:
    """What tells on its own first, the shorter of two such; of two that do not ("this", "the infection") the longer."""
    short = len(words.split()) < _TELLING or _POINTING.match(words) is not None
    return (short, -len(words) if short else len(words), words)


def parting(why: str) -> frozenset[str]:
    """The two things on which a pair parts, where the reason names them, else none."""
    parted = _PARTED.search(why)
    return frozenset((parted[1].casefold(), parted[2].casefold())) if parted else frozenset()


def capitalised(words: str) -> str:
    """The words with a capital letter at their beginning, else as they are."""
    return words[:1].upper() + words[1:]
