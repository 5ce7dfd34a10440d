"""Words of a source in; the same between quotation marks, the marks within as single ones, out."""

from __future__ import annotations

_OPEN, _CLOSE, _STRAIGHT = "“", "”", '"'


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
    if len(told) > 1 and told[0] in _OPEN + _STRAIGHT and told[-1] in _CLOSE + _STRAIGHT:
        inner = told[1:-1]
        if not any(mark in inner for mark in _OPEN + _CLOSE + _STRAIGHT):
            return inner
    out: list[str] = []
    opened: list[int] = []
    for mark in told:
        if mark == _OPEN or (mark == _STRAIGHT and not opened):
            opened.append(len(out))
            out.append("‘")
        elif mark in (_CLOSE, _STRAIGHT):
            out.append("’" if opened else "")
            opened = opened[:-1]
        else:
            out.append(mark)
    for at in opened:
        out[at] = ""
    return "".join(out)
