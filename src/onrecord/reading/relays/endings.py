"""In: a sentence or the start of a page. Out: the media named where it ends, or credited where it begins.

`..., his deputy confirmed (Orran).`, `..., she told Radio Ebb, Orran reports.`, `SELMAR (Orran) - ...`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..attributions.drafts import Draft
from ..attributions.layout import Layout
from .found import OUTER, Found
from .names import Medium, as_hop, medium_in

Range = tuple[int, int]

_REPORTS = frozenset(
    ("reports", "reported", "said", "says", "writes", "wrote", "noted", "notes", "informs", "informed")
)


def bracketed(layout: Layout, sentence: Range, content: set[int]) -> Iterator[Found]:
    """`..., his deputy confirmed (Orran).`: a name in brackets at the end of the sentence."""
    doc = layout.doc
    end = sentence[1]
    while end > sentence[0] and doc[end - 1].text == ".":
        end -= 1
    if end - sentence[0] < 5 or doc[end - 1].text != ")":
        return
    opening = next((i for i in range(end - 2, max(sentence[0], end - 6), -1) if doc[i].text == "("), None)
    if opening is None or opening in content:
        return
    medium: Medium | None = medium_in(doc, (opening + 1, end - 1), slot=True, sure=True)
    if medium is not None and medium.start == opening + 1:
        yield Found(OUTER, medium.start, as_hop(doc, medium))


def credited_last(layout: Layout, draft: Draft, sentence: Range, content: set[int]) -> Iterator[Found]:
    """`..., she told Radio Ebb, Orran reports.`: a second medium and its verb, set off by a comma at the sentence's end."""
    doc = layout.doc
    end = sentence[1]
    while end > sentence[0] and (doc[end - 1].is_space or doc[end - 1].is_punct):
        end -= 1
    verb = end - 1
    if verb <= draft.anchor or verb in content or doc[verb].lower_ not in _REPORTS:
        return
    first = next((i for i in range(verb - 1, max(draft.anchor, verb - 8), -1) if doc[i].text == ","), None)
    if first is None or first + 1 >= verb or first + 1 in content:
        return
    medium = medium_in(doc, (first + 1, verb), slot=True)
    if medium is not None and medium.name[:1].isupper():
        yield Found(OUTER, medium.start, as_hop(doc, medium))


_CREDIT = re.compile(r"/\s*([A-Z][\w .&-]{1,30}?)\s*/|\(([A-Z][\w .&-]{1,30}?)\)\s*[-–—]+")


def credited(text: str) -> str | None:
    """The agency that a dateline credits: "/TASS/", "(Reuters) -"; None where there is none."""
    match = _CREDIT.search(text[:200])
    return next((g for g in match.groups() if g), None) if match else None
