"""In: the layout of an article. Out: who issues it where its head says that it is a statement: "Statement by the Ports Ministry on ..."."""

from __future__ import annotations

import re
from typing import Final

from .cast import Cast
from .clauses import dep
from .layout import Layout

_GIVEN: Final = re.compile(
    r"(?:(?:full|press|official|public|media|open|text of(?: the| a)?) )*"
    r"(?:(?:statement|communiqu[eé]|declaration|remarks|address|speech)(?: no\.? ?\d+)?|(?<=open )letter|(?<=Open )letter)"
    r" (?:issued |made |delivered )?(?:by|of|from) (?:the )?",
    re.I,
)
_STAMP: Final = re.compile(
    r"(?:(?:press|news|media) (?:release|statement)|for immediate release|(?:public |official )?statement|communiqu[eé](?: no\.? ?\d+)?)\.?:?",
    re.I,
)
_FIRST_LINES: Final = 8
_ISSUING: Final = frozenset(("ORG", "PER", "GPE"))


def issuer(layout: Layout, found: Cast) -> int | None:
    """The cluster that a headline "Statement by ..." names, or that a press release begins with; None for any other article."""
    named = [m for m in found.mentions if m.form == "name" and m.type in _ISSUING and m.cluster is not None]
    for start, end in layout.paragraphs[:_FIRST_LINES]:
        if start >= end or layout.kinds[start] != "headline":
            continue
        given = _GIVEN.match(layout.text, layout.starts[start], layout.ends[end - 1])
        if given is not None:
            beside = [m for m in named if m.start <= given.end() < m.end]
            joint = layout.text[beside[0].end :].lstrip().startswith(("and ", "& ", ", ")) if beside else True
            return None if joint else beside[0].cluster
    lines = layout.text.lstrip().split("\n", _FIRST_LINES)[:_FIRST_LINES]
    if not any(_STAMP.fullmatch(line.strip()) for line in lines):
        return None
    first = next((s for s in layout.sentences if s[0] < s[1] and layout.kinds[s[0]] == "body"), None)
    if first is None:
        return None
    subject = next((t for t in layout.tokens[slice(*first)] if dep(t) == "nsubj" and dep(t.head) == "root"), None)
    if subject is None:
        return None
    return next((m.cluster for m in named if m.start <= subject.idx < m.end and m.type != "GPE"), None)
