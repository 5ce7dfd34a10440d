"""Event mentions with entities in, groups of mentions of one event out."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..schema.ids import content_id
from .entities_spelling import words

_COUNTS = ("killed", "injured")
_SLOTS = ("actor_id", "recipient_id", "place", "happened_from")


@dataclass
class Happening:
    """What the mentions of one event say of it so far."""

    mentions: list[str]
    slots: dict[str, set[Any]] = field(default_factory=dict)
    status: set[str] = field(default_factory=set)


def event_groups(rows: Sequence[Mapping[str, Any]]) -> list[dict[str, str]]:
    """Rows (event_id, event_group): mentions of one story, type and trigger whose arguments agree are one event.

    They agree where no actor, recipient, place or day differs and at least two are the same, or one is the same and
    nothing else is known of either. Mentions that say most come first, so that vague ones join them; a mention that
    fits two events joins neither.
    """
    buckets: dict[tuple[str, str, str, bool], list[Mapping[str, Any]]] = defaultdict(list)
    for row in rows:
        denied = row["status"] in ("planned", "hypothetical")
        buckets[(row["story_id"], row["type"], row["lemma"], denied)].append(row)
    out = []
    for _, bucket in sorted(buckets.items()):
        found: list[Happening] = []
        for row in sorted(bucket, key=lambda row: (-len(_slots(row)), str(row["event_id"]))):
            slots = _slots(row)
            fitting = [event for event in found if _fits(event, slots)]
            if len(fitting) == 1:
                event = fitting[0]
                event.mentions.append(row["event_id"])
            else:
                event = Happening([row["event_id"]])
                found.append(event)
            for name, value in slots.items():
                event.slots.setdefault(name, set()).add(value)
        for event in found:
            group = content_id("g", min(event.mentions))
            out += [{"event_id": mention, "event_group": group} for mention in sorted(event.mentions)]
    return sorted(out, key=lambda row: row["event_id"])


def _slots(row: Mapping[str, Any]) -> dict[str, Any]:
    """What a mention says of who, to whom, where and when; nulls left out."""
    found: dict[str, Any] = {name: row[name] for name in ("actor_id", "recipient_id") if row[name] is not None}
    if row["place_id"] is not None:
        found["place"] = row["place_id"]
    elif row["place"]:
        found["place"] = " ".join(words(row["place"]))
    day: dt.date | None = row["happened_from"]
    if day is not None:
        found["happened_from"] = day
    for name in _COUNTS:
        if row[name] is not None:
            found[name] = row[name]
    return found


def _fits(event: Happening, slots: Mapping[str, Any]) -> bool:
    same = different = 0
    for name in _SLOTS:
        if name in slots and name in event.slots:
            if slots[name] in event.slots[name]:
                same += 1
            else:
                different += 1
    counted = any(slots[n] in event.slots[n] for n in _COUNTS if n in slots and n in event.slots)
    known = max(len([n for n in _SLOTS if n in slots]), len([n for n in _SLOTS if n in event.slots]))
    return not different and (same + counted >= 2 or (same == 1 and known == 1))
