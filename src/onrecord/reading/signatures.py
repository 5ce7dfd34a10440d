"""In: a Doc with the passages of its article. Out: which tokens sign a text: its bylines, and the name and handle below an embedded post."""

from __future__ import annotations

import re
from typing import Final

from spacy.tokens import Doc

SIGNED: Final = re.compile(
    r"(?:[—–]|--|-)[ \u00a0]?(?P<name>[^\n()—–@]{2,60}?)[ \u00a0]?\((?P<handle>@\w{1,15})\)[ \u00a0]?"
    r"(?P<day>(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2}, \d{4}"
    r"|\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December) \d{4})"
)
"""What a page leaves below a post that it embeds: "— Ada Brenn (@brenn) May 3, 2031"."""


def signing(doc: Doc) -> list[bool]:
    """For each token whether it signs the article or a post in it."""
    flags = [False] * len(doc)
    spans = [(p.start, p.end) for p in doc._.article.passages if p.kind == "byline"]
    for start, end in (*spans, *(match.span() for match in SIGNED.finditer(doc.text))):
        held = doc.char_span(start, end, alignment_mode="contract")
        if held is not None:
            flags[held.start : held.end] = [True] * len(held)
    return flags
