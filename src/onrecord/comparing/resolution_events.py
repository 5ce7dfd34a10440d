"""Event mentions with entities in, groups of mentions of one event out, within and across the articles of a story."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from ..schema.ids import content_id
from .grouping import Pair, groups
from .resolution_likeness import Mentions, probabilities

LEAST = 0.45
"""Mean probability of one event down to which groups are joined."""
_KEPT = 0.1  # pairs below this count as unlike


def event_groups(
    rows: Sequence[Mapping[str, Any]], texts: Mapping[str, str], least: float = LEAST
) -> list[dict[str, str]]:
    """Rows (event_id, event_group) by event_id, from rows of the SELECT `events` and the texts of their articles."""
    stories: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for row in rows:
        stories[row["story_id"]].append(row)
    out = []
    for _, mentions in sorted(stories.items()):
        for members in groups([row["event_id"] for row in mentions], _pairs(mentions, texts), least, 2.0):
            group = content_id("g", min(members))
            out += [{"event_id": member, "event_group": group} for member in members]
    return sorted(out, key=lambda row: row["event_id"])


def _pairs(mentions: Sequence[Mapping[str, Any]], texts: Mapping[str, str]) -> list[Pair]:
    ready = Mentions(mentions, texts)
    ids = [row["event_id"] for row in mentions]
    found = []
    for a, b in ready.candidates():
        scores = probabilities(ready.features(a, b))
        for i in (scores >= _KEPT).nonzero()[0]:
            found.append(Pair(ids[a[i]], ids[b[i]], float(scores[i]), 0.0))
    return found
