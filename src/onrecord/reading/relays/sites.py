"""In: a sentence. Out: the sites on which it says that words stood: a medium's own, or one linked to a group."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from ..attributions.layout import Layout
from .joining import hyphenated
from .names import Medium, kind_of, medium_in

Range = tuple[int, int]

_SITES = frozenset(("website", "site", "blog", "forum", "webpage", "homepage"))
_LINKED = frozenset(
    "linked affiliated associated connected used run operated maintained frequented close sympathetic tied".split()
)


def find_sites(layout: Layout, sentence: Range, content: set[int]) -> Iterator[tuple[Medium, bool]]:
    """(medium, linked): the site itself where it is linked to somebody ("on a website close to the group"), else whose it is.

    "On the Gazette's website" gives the Gazette.
    """
    doc = layout.doc
    for at in range(sentence[0] + 2, sentence[1]):
        if at in content or doc[at].lower_ not in _SITES:
            continue
        link = next((i for i in range(at - 1, max(sentence[0], at - 6), -1) if doc[i].lower_ in ("on", "via")), None)
        if link is None:
            continue
        end = at + 2
        if end < sentence[1] and doc[at + 1].lower_ in _LINKED and doc[at + 2].pos_ == "ADP":
            while end + 1 < sentence[1] and (doc[end + 1].pos_ in ("DET", "PROPN") or hyphenated(doc, end + 1)):
                end += 1
            if end > at + 2:
                first = link + 2 if doc[link + 1].lower_ in ("a", "an", "the") else link + 1
                yield Medium(doc[first : end + 1].text, first, end + 1, "platform"), True
        elif doc[at - 1].lower_ in ("'s", "’s") and link + 1 < at - 1:
            medium = medium_in(doc, (link + 1, at - 1)) or _press(doc, (link + 1, at - 1))
            if medium is not None:
                yield medium, False


def _press(doc: Doc, span: Range) -> Medium | None:
    """The name of a paper that one word makes ("The Gazette")."""
    start = span[0] + (doc[span[0]].lower_ == "the")
    one = span[1] - start == 1 and doc[start].text[:1].isupper() and kind_of(doc[start].text) == "paper"
    return Medium(doc[start : span[1]].text, start, span[1], "paper") if one else None
