"""In: a description by another word for an office ("the head of government"). Out: the one named person who bears that office."""

from __future__ import annotations

import re

from ..annotations import Cluster, Mention
from .drafts import Range, chars
from .layout import Layout

# What an office is called besides its name -> the names that say the same.
_SAME: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = (
    (re.compile(r"head of (?:the )?(?:\w+ )?government\b"), ("prime minister", "premier", "chancellor", "head of government")),
    (re.compile(r"head of (?:the )?(?:\w+ )?state\b"), ("president", "king", "queen", "emir", "head of state")),
    (
        re.compile(r"head of (?:the )?(?:\w+ )?diplomacy\b|(?:top|chief) diplomat\b|diplomacy chief\b"),
        ("foreign minister", "minister of foreign affairs", "foreign secretary", "secretary of state"),
    ),
)  # fmt: skip
_STOP = re.compile(r"[,.;:!?\n]")
_BEFORE = 60  # characters before a name in which its office stands


def office_bearer(layout: Layout, span: Range, clusters: list[Cluster], mentions: list[Mention]) -> int | None:
    """The cluster of the only named person of the article whom the described office can mean; None where none or several can."""
    low, high = chars(layout.doc, span)
    phrase = layout.text[low:high].lower()
    words = next((same for pattern, same in _SAME if pattern.search(phrase)), None)
    if words is None:
        return None
    found: list[int] = []
    for mention in mentions:
        number = mention.cluster
        if number is None or mention.form != "name" or mention.type != "PER" or number in found:
            continue
        before = layout.text[max(0, mention.start - _BEFORE) : mention.start]
        said = f"{clusters[number].role or ''} | {_STOP.split(before)[-1]}".lower()
        own = any(word in said for word in words)
        if own and not ("vice" in said or "deputy" in said or "former" in said):
            found.append(number)
    return found[0] if len(found) == 1 else None
