"""In: the layout of an article. Out: drafts of the posts that the page embeds: "The gates are shut. — Ada Brenn (@brenn) May 3, 2031".

That is how an embedded post is left in a page's text: the words, a dash, the name that the account shows, its handle, the day.
"""

from __future__ import annotations

import re

from ..signatures import SIGNED
from .drafts import Draft
from .layout import Layout

RULE = "embedded post"
_LONGEST = 600  # characters of a post whose signature stands on the next line
_LINKS = re.compile(r"(?:\s*(?:#\w+?)*(?:https?://|pic\.twitter\.com/)\S*)+\s*$")


def find_embedded(layout: Layout) -> list[Draft]:
    """One draft for each signed post: its line up to the dash, the line above a signature alone, or from the end of the post before it, without links."""
    drafts: list[Draft] = []
    last = 0
    for match in SIGNED.finditer(layout.text):
        dash = layout.at(match.start())
        if not layout.read(dash):
            continue
        begin, end = max(layout.starts[layout.paragraph(dash)[0]], last), match.start()
        if not layout.text[begin:end].strip():
            begin, end = _line_above(layout, dash, last)
        last = match.end()
        words = _LINKS.sub("", layout.text[begin:end])
        first, stop = layout.at(begin), layout.at(begin + len(words.rstrip()) - 1) + 1
        if stop - first < 2:
            continue
        source = (layout.at(match.start("name")), layout.at(match.end("name") - 1) + 1)
        cue = (dash, dash + 1)
        drafts.append(Draft(content=[(first, stop)], cue=[cue], source=[source], anchor=dash, score=0.9, rules=[RULE]))
    return drafts


def _line_above(layout: Layout, dash: int, last: int) -> tuple[int, int]:
    """The paragraph of the body above a signature that has its own line, as code points; nothing where it is too long for a post."""
    number = layout.paragraph_of[dash] - 1
    start, end = layout.paragraphs[number] if number >= 0 else (0, 0)
    if start >= end or layout.kinds[start] != "body" or layout.starts[start] < last:
        return 0, 0
    begin, stop = layout.starts[start], layout.ends[end - 1]
    return (begin, stop) if stop - begin <= _LONGEST and layout.text[stop - 1] != ":" else (0, 0)


def signature(layout: Layout, draft: Draft) -> re.Match[str] | None:
    """The words that sign an embedded post: name, handle and day; None for any other draft."""
    if RULE not in draft.rules:
        return None
    return SIGNED.match(layout.text, layout.starts[draft.anchor])
