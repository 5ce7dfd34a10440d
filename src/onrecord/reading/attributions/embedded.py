"""In: the layout of an article. Out: drafts of the posts that the page embeds: "The gates are shut. — Ada Brenn (@brenn) May 3, 2031".

That is how an embedded post is left in a page's text: the words, a dash, the name that the account shows, its handle, the day.
"""

from __future__ import annotations

import re

from .drafts import Draft
from .layout import Layout

RULE = "embedded post"
SIGNED = re.compile(
    r"(?:[—–]|--|-)[ \u00a0]?(?P<name>[^\n()—–@]{2,60}?)[ \u00a0]?\((?P<handle>@\w{1,15})\)[ \u00a0]?"
    r"(?P<day>(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2}, \d{4}"
    r"|\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December) \d{4})"
)
_LINKS = re.compile(r"(?:\s*(?:#\w+?)*(?:https?://|pic\.twitter\.com/)\S*)+\s*$")


def find_embedded(layout: Layout) -> list[Draft]:
    """One draft for each signed post: its line up to the dash, or from the end of the post before it, without links."""
    drafts: list[Draft] = []
    last = 0
    for match in SIGNED.finditer(layout.text):
        dash = layout.at(match.start())
        if not layout.read(dash):
            continue
        begin = max(layout.starts[layout.paragraph(dash)[0]], last)
        last = match.end()
        words = _LINKS.sub("", layout.text[begin : match.start()])
        first, stop = layout.at(begin), layout.at(begin + len(words.rstrip()) - 1) + 1
        if stop - first < 2:
            continue
        source = (layout.at(match.start("name")), layout.at(match.end("name") - 1) + 1)
        cue = (dash, dash + 1)
        drafts.append(Draft(content=[(first, stop)], cue=[cue], source=[source], anchor=dash, score=0.9, rules=[RULE]))
    return drafts


def signature(layout: Layout, draft: Draft) -> re.Match[str] | None:
    """The words that sign an embedded post: name, handle and day; None for any other draft."""
    if RULE not in draft.rules:
        return None
    return SIGNED.match(layout.text, layout.starts[draft.anchor])
