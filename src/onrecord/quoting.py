"""Words of a source in; the same between quotation marks, the marks within as single ones, out."""

from __future__ import annotations

_OPEN, _CLOSE, _STRAIGHT = "“", "”", '"'
_BEFORE = ' (—-‘“"'  # behind these a straight mark opens


def quoted(words: str) -> str:
    """“He spoke of ‘a lie’”: what is quoted stands in double marks, what is quoted within it in single ones.

    Marks around the whole are not doubled; a mark without its fellow, as a cut leaves it, is left out.

    >>> quoted('this version "pure fantasy"')
    '“this version ‘pure fantasy’”'
    >>> quoted('"We saw nothing')
    '“We saw nothing”'
    """
    return f"“{within(words)}”"


def within(words: str) -> str:
    """The words as they stand within double quotation marks."""
    told = " ".join(words.split())
    fellow = _pairs(told)
    whole = {0, len(told) - 1} if fellow.get(0) == len(told) - 1 else set[int]()
    out = []
    for at, sign in enumerate(told):
        if sign not in _OPEN + _CLOSE + _STRAIGHT:
            out.append(sign)
        elif at in fellow and at not in whole:
            out.append("‘" if at < fellow[at] else "’")
    return "".join(out).strip()


def _pairs(told: str) -> dict[int, int]:
    """Where each double mark has its fellow; a straight one opens behind a space and where none is open."""
    opened: list[int] = []
    found: dict[int, int] = {}
    for at, sign in enumerate(told):
        starts = at == 0 or told[at - 1] in _BEFORE
        if sign == _OPEN or (sign == _STRAIGHT and starts):
            opened.append(at)
        elif sign in (_CLOSE, _STRAIGHT) and opened:
            found[at] = opened.pop()
            found[found[at]] = at
    return found
