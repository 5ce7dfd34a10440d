"""In: an article of which nothing tells who published it. Out: the medium that its own words show to be the publisher.

It heads the page, stands in its furniture, has writers who "contributed", or has "learnt" or "seen" what it reports. That several people "told" it things
does not show it: rewrites of another's report say so too, and readers of such a page name the medium as the relay.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..attributions.layout import Layout
from .lists import listed

_OWN_DEEDS = frozenset(("learnt", "learned", "seen", "understands", "reviewed", "obtained"))
# Whose writers helped printed its own report: the page of another says that the agency "contributed".
_WRITERS = r"(?: staff)? (?:writer|reporter|correspondent|journalist)s?\b[^\n]{0,120}? contributed to this (?:report|story|article)"
_CREDIT = re.compile(r"\b(?:photo|picture|image|video|file|materials? from|agencies)\b", re.I)


def own_masthead(layout: Layout, names: Sequence[str]) -> str | None:
    """The medium among `names` that the article's page shows to be its own, by its head, its furniture or its full name."""
    if layout.doc._.article.outlet:
        return None
    capital = [name for name in names if any(letter.isupper() for letter in name)]
    for name in capital:
        if re.search(rf"\b{re.escape(name)}{_WRITERS}", layout.text):
            return name
    unlisted = [name for name in capital if name.lower().removeprefix("the ") not in listed()]
    for shows in (_at_head, _in_furniture):
        for name in unlisted:
            for match in re.finditer(rf"\b{re.escape(name)}\b", layout.text):
                if shows(layout, layout.at(match.start()), layout.at(match.end())):
                    return name
    return next((name for name in names if name.isupper() and len(name) > 2 and _abbreviated(layout, name)), None)


def own_initials(layout: Layout) -> str | None:
    """The initials that the page prints beside the outlet's name: SNA of "SNA - Sorn National News Agency"."""
    outlet = layout.doc._.article.outlet
    if not outlet or outlet not in layout.text:
        return None
    name = re.escape(outlet)
    beside = re.search(
        rf"\b([A-Z]{{2,6}})\s+[-–—|]\s+(?:The |the )?{name}\b|\b{name}\s*[(|–—-]\s*([A-Z]{{2,6}})\b", layout.text
    )
    return next((short for short in beside.groups() if short), None) if beside else None


def _at_head(layout: Layout, at: int, end: int) -> bool:
    """Whether the name heads the page or asks the questions of an interview, or has done what only its own reporters do."""
    if _heads_page(layout, at) or _asks(layout, at, end):
        return True
    after = [t.lower_ for t in layout.tokens[end : end + 2]]
    return bool(after) and (after[0] in _OWN_DEEDS or (after[0] == "has" and after[-1] in _OWN_DEEDS))


def _in_furniture(layout: Layout, at: int, end: int) -> bool:
    """Whether the name stands in the page's furniture or a caption, where it is not the credit of a picture."""
    start, stop = layout.paragraph(at)
    line = layout.text[layout.starts[start] : layout.ends[stop - 1]] if start < stop else ""
    dated = layout.kinds[at] == "dateline"  # the agency credited there wrote the report, whoever prints it
    return not layout.read(at) and not dated and not _CREDIT.search(line)


def _asks(layout: Layout, at: int, end: int) -> bool:
    """Whether the name labels a paragraph that is a question: who prints an interview asks in it."""
    start, stop = layout.paragraph(at)
    return at == start and end < stop and layout.tokens[end].text == ":" and layout.tokens[stop - 1].text == "?"


def _heads_page(layout: Layout, at: int) -> bool:
    """Whether the token begins the page's first line, which is no sentence: the title of a site ("Radio Sorn | Listen live")."""
    start, end = layout.paragraphs[0]
    line = layout.tokens[start:end]
    if not start <= at <= start + 1:
        return False
    return any(t.text == "|" for t in line) or not any(t.pos_ in ("VERB", "AUX") for t in line)


def _abbreviated(layout: Layout, name: str) -> bool:
    """Whether the first two paragraphs spell out what the capitals stand for ("Valley Truce Monitor – Weekly bulletin")."""
    for start, end in layout.paragraphs[:2]:
        run = ""
        for token in layout.tokens[start:end]:
            run = run + token.text[0] if token.text[:1].isupper() and token.is_alpha else ""
            if run.endswith(name):
                return True
    return False
