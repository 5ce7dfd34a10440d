"""In: tokens of an article. Out: the paper whose name has a day in it: "the Sunday Herald", "the Mail on Sunday"."""

from __future__ import annotations

from spacy.tokens import Doc

from .lists import listed

_CALLED = frozenset(
    "times mirror people herald express telegraph mail post star sun independent world tribune standard observer gazette courier news record".split()
)


def named_by_day(doc: Doc, start: int, end: int) -> tuple[int, int] | None:
    """The tokens of the name within [start, end), None where the day is one on which something was said."""
    for at in range(start, min(end, len(doc) - 1)):
        if doc[at].text not in ("Sunday", "Saturday"):
            continue
        for first, last in ((at, at + 2), (at - 2, at + 1)):
            if start <= first and last <= len(doc) and doc[first:last].text.lower() in listed():
                return first, last
        if at + 1 < end and doc[at + 1].text.istitle() and doc[at + 1].lower_ in _CALLED:
            return at, at + 2
    return None
