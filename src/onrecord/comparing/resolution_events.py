"""Event mentions with entities in, groups of mentions of one event out, within and across the articles of a story."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from ..schema.ids import content_id
from .grouping import Pair, groups
from .resolution_likeness import Mentions, probabilities

LEAST = 0.45
"""Mean probability of one event down to which groups are joined."""
_DATED = frozenset(("happened", "denied", "planned"))
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


def group_days(rows: Sequence[Mapping[str, Any]], grouped: Sequence[Mapping[str, str]]) -> dict[str, dt.date]:
    """The day of each undated mention whose event others date: the one day on which most of the dated mentions agree.

    What is said to go on, or only might happen, keeps no day.
    """
    group_of = {row["event_id"]: row["event_group"] for row in grouped}
    days: dict[str, Counter[dt.date]] = defaultdict(Counter)
    for row in rows:
        if row["happened_from"] is not None and row["happened_from"] == row["happened_to"]:
            days[group_of[row["event_id"]]][row["happened_from"]] += 1
    found = {}
    for row in rows:
        counted = days.get(group_of[row["event_id"]])
        if counted and row["happened_from"] is None and row["status"] in _DATED:
            day, count = min(counted.items(), key=lambda item: (-item[1], item[0]))
            if 2 * count > counted.total():
                found[row["event_id"]] = day
    return found


def _pairs(mentions: Sequence[Mapping[str, Any]], texts: Mapping[str, str]) -> list[Pair]:
    ready = Mentions(mentions, texts)
    ids = [row["event_id"] for row in mentions]
    found = []
    for a, b in ready.candidates():
        scores = probabilities(ready.features(a, b))
        for i in (scores >= _KEPT).nonzero()[0]:
            found.append(Pair(ids[a[i]], ids[b[i]], float(scores[i]), 0.0))
    return found
