"""In: the layout of a fact check. Out: drafts for what its box says that somebody claims; the box names nobody.

"CLAIM: A video shows the collapse of the bridge." is no word of the outlet; "VERDICT: False." is, and has no speaker.
"""

from __future__ import annotations

import re
from typing import Final

from .clauses import trim
from .drafts import Draft
from .layout import Layout

RULE: Final = "claim box"
CLAIMS: Final = frozenset(
    (
        "claim",
        "the claim",
        "claims",
        "the claims",
        "what was claimed",
        "rumour",
        "the rumour",
        "rumor",
        "the rumor",
        "myth",
    )
)
VERDICTS: Final = frozenset(
    ("verdict", "our verdict", "the verdict", "rating", "our rating", "the rating", "ruling", "our ruling", "conclusion", "our conclusion",
     "what we found", "our findings", "findings", "fact", "facts", "the facts", "the truth", "reality", "the reality", "in short",
     "bottom line", "the bottom line", "assessment", "our assessment", "fact check", "context", "in context", "missing context", "why it matters",
     "what we know", "the evidence", "our sources", "sources", "methodology")
)  # fmt: skip
_BOX: Final = re.compile(r"(?:\*\*|__)?(?P<name>[A-Z][A-Za-z]*(?: [A-Za-z]+){0,2})(?:\*\*|__)?:(?:\*\*|__)?(?=\s)")


def find_claimed(layout: Layout) -> list[Draft]:
    """One draft without a source for each paragraph that a box's label opens."""
    drafts = []
    for start, end in layout.paragraphs:
        if start >= end or layout.kinds[start] != "body" or not layout.read(start):
            continue
        first = layout.starts[start]
        box = _BOX.match(layout.text, first, min(layout.ends[end - 1], first + 40))
        if box is None or box["name"].lower() not in CLAIMS:
            continue
        colon, words = layout.at(box.end("name")), layout.at(box.end())
        while words < end and layout.tokens[words].is_space:
            words += 1
        if end - words > 2:
            content = trim(layout.tokens, (words, end))
            drafts.append(Draft(content=[content], cue=[(colon, colon + 1)], anchor=colon, score=0.8, rules=[RULE]))
    return drafts
