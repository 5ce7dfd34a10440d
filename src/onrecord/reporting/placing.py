"""A duration and the text around it in, whether it only says when something was out: "two years ago" is no reported figure."""

from __future__ import annotations

import re

_UNITS = frozenset("second minute hour day night week month year decade century".split())
_THEN = re.compile(r"\W{0,3}(?:\w+ )?(?:ago|later|earlier|before|after|from now|since)\b", re.IGNORECASE)
_WITHIN = re.compile(
    r"\b(?:past|last|next|coming|first|final|recent|previous|within|every|another)(?: (?:the|about|some|only))?\s*$"
    r"|\bin(?: (?:about|some|just|only))?\s*$",
    re.IGNORECASE,
)
_ITSELF = re.compile(r"\W*(?:the )?(?:past|last|next|coming|first|final|recent|previous)\b", re.IGNORECASE)
_BEFORE = 24  # code points before a number in which "in the past" stands


def only_says_when(unit: str, text: str, start: int, end: int) -> bool:
    """True of "six months ago", "in the past 24 hours", "two days after the vote"; not of "held for six months"."""
    if not {word.rstrip("s") for word in unit.lower().split()} & _UNITS:
        return False
    before = _WITHIN.search(text, max(0, start - _BEFORE), start)
    return bool(_THEN.match(text, end) or _ITSELF.match(text, start, end) or before)
