"""Event mentions with entities in, groups of mentions of one event out, within and across the articles of a story."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from ...schema.ids import content_id
from ..pairs.wording import stem
from ..propositions.grouping import Pair, groups
from .apart import DAYS_BETWEEN, Apart
from .days import has_day, looked_back_on, story_days
from .lent_days import lent_day
from .likeness import UNREAL, Mentions, probabilities, sentence_at

Row = Mapping[str, Any]
Value = TypeVar("Value")

LEAST = 0.5
"""Mean probability of one event down to which groups are joined."""
_MANY = 400  # mentions of a story from which those that say the very same are compared once
_LEAST_KNOWN = 2
_SLOTS = ("actor_id", "recipient_id", "place", "happened_from", "killed", "injured")
_WORD_BETWEEN = 16  # code points: "the Selmar gas attack"
_APART = 1.0  # the mark of a pair that cannot be one event
_NEVER = -1e6  # no mean of likeness makes up for it
_KEPT = 0.1  # pairs below this count as unlike


def event_groups(rows: Sequence[Row], texts: Mapping[str, str], least: float = LEAST) -> list[dict[str, str]]:
    """Rows (event_id, event_group, kin) by event_id, from rows of the SELECT `mentions` of events.sql and the texts of their articles.

    `kin` is the group that would be, were mentions of other times not kept apart.
    """
    stories: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        stories[row["story_id"]].append(row)
    out = []
    for _, mentions in sorted(stories.items()):
        alike = _alike(mentions, texts)
        first = [row for row in mentions if row["event_id"] in alike]
        ids, pairs = [row["event_id"] for row in first], _pairs(first, texts)
        whole = [pair if pair.opposed < _APART else replace(pair, opposed=0.0) for pair in pairs]
        kin = {each: found[0] for found in groups(ids, whole, least) for each in found}
        parted = [pair if pair.opposed < _APART else replace(pair, same=_NEVER) for pair in pairs]
        for found in groups(ids, parted, least):
            members = sorted(member for each in found for member in alike[each])
            group = content_id("g", members[0])
            out += [
                {"event_id": member, "event_group": group, "kin": kin[each]} for each in found for member in alike[each]
            ]
    return sorted(out, key=lambda row: row["event_id"])


def _alike(mentions: Sequence[Row], texts: Mapping[str, str]) -> dict[str, list[str]]:
    """The mentions to compare, each with those that stand for it: in a big story, those that say the very same.

    Scoring is quadratic in the mentions of one word; many outlets tell one event in the same slots.
    """
    out: dict[str, list[str]] = {}
    of: dict[tuple[Any, ...], str] = {}
    for row in sorted(mentions, key=lambda row: str(row["event_id"])):
        if len(mentions) <= _MANY:
            out[row["event_id"]] = [row["event_id"]]
            continue
        said: tuple[Any, ...] = tuple(row[name] for name in _SLOTS)
        if sum(value is not None for value in said) < _LEAST_KNOWN:  # then only a copied sentence says the same
            text = texts.get(row["article_id"], "")
            first, last = sentence_at(text, row["start_char"], row["end_char"])
            said = (text[first:last].strip() or row["event_id"],)
        key = (stem(row["lemma"]), row["type"], row["mode"], row["status"] in UNREAL, *said)
        out.setdefault(of.setdefault(key, row["event_id"]), []).append(row["event_id"])
    return out


def shared_slots(
    rows: Sequence[Row], grouped: Sequence[Mapping[str, str]], texts: Mapping[str, str] | None = None
) -> dict[str, dict[str, Any]]:
    """What a mention leaves open and the others of its event settle, by event_id: day, place, recipient, actor.

    Each is what more than half of the mentions that give one agree on. What is said to go on, or only might happen, keeps
    no day. Who acted is lent only by mentions in the same voice: an accusation is no outlet's own account.
    """
    group_of = {row["event_id"]: row["event_group"] for row in grouped}
    kin_of = {row["event_id"]: row.get("kin", row["event_group"]) for row in grouped}
    disputed = _of_several_days(rows, kin_of)
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        groups[group_of[row["event_id"]]].append(row)
    kins: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        kins[kin_of[row["event_id"]]].append(row)
    of_the_story = story_days(rows, group_of, texts)
    found: dict[str, dict[str, Any]] = {}
    for mentions in groups.values():
        place = _settled([_place(row) for row in mentions])
        recipient = _settled([row["recipient_id"] for row in mentions])
        voices: dict[str, list[Any]] = defaultdict(list)
        for row in mentions:
            voices[row["voice"]].append(row["actor_id"])
        for row in mentions:
            lent: dict[str, Any] = {}
            text = (texts or {}).get(row["article_id"], "")
            if looked_back_on(row, text):
                continue  # another event of its kind, of years ago
            kin = kin_of[row["event_id"]]
            day = of_the_story.get(row["event_id"]) or lent_day(row, mentions, text, several=kin in disputed)
            day = day or lent_day(row, kins[kin], text)  # what most of all that read alike say
            if day is not None:
                lent["day"] = day
            if place is not None and row["place"] is None:
                lent["place"], lent["place_id"], lent["place_precision"] = place
            if recipient is not None and row["recipient_id"] is None and recipient != row["actor_id"]:
                lent["recipient_id"] = recipient
            named = {actor for actor in voices[row["voice"]] if actor is not None}
            actor = next(iter(named)) if len(named) == 1 else None
            if actor is not None and row["actor_id"] is None and actor != row["recipient_id"]:
                lent["actor_id"] = actor
            if lent:
                found[row["event_id"]] = lent
    return found


def _of_several_days(rows: Sequence[Row], kin_of: Mapping[str, str]) -> set[str]:
    """The kins whose mentions give days of which days lie between: an undated one of them may be of either."""
    days: dict[str, list[dt.date]] = defaultdict(list)
    for row in rows:
        if has_day(row):
            days[kin_of[row["event_id"]]].append(row["happened_from"])
    return {kin for kin, given in days.items() if (max(given) - min(given)).days >= DAYS_BETWEEN}


def named_for_its_place(row: Row, texts: Mapping[str, str]) -> bool:
    """Whether who is read as its actor is where it happened: "the Selmar blast", "talks" after "Selmar".

    Mentions of one event often share such a name: it joins them first, and only then names nobody.
    """
    place, actor = row["place"], row["actor_name"]
    if place is None or actor is None or place.lower() != actor.lower():
        return False
    before = texts.get(row["article_id"], "")[
        max(0, row["start_char"] - len(place) - _WORD_BETWEEN) : row["start_char"]
    ]
    return re.search(rf"{re.escape(place)}\s+(?:\w+\s+)?$", before, re.IGNORECASE) is not None


def days_whoever_did_it(rows: Sequence[Row], texts: Mapping[str, str]) -> dict[str, dt.date]:
    """The day of each undated mention by event_id, from those that agree with it in all but who acted.

    Two accounts that blame two armies are of two deeds, and of one day.
    """
    nobodys = [{**row, "actor_id": None, "actor_country": None} for row in rows]
    lent = shared_slots(nobodys, event_groups(nobodys, texts), texts)
    return {event: slots["day"] for event, slots in lent.items() if "day" in slots}


def _place(row: Row) -> tuple[str, int | None, str | None] | None:
    return (row["place"], row["place_id"], row["place_precision"]) if row["place"] is not None else None


def _settled(values: Sequence[Value | None]) -> Value | None:
    """The value that more than half of those given share; None where none does."""
    counted = Counter(value for value in values if value is not None)
    if not counted:
        return None
    value, count = min(counted.items(), key=lambda item: (-item[1], str(item[0])))
    return value if 2 * count > counted.total() else None


def _pairs(mentions: Sequence[Row], texts: Mapping[str, str]) -> list[Pair]:
    ready, apart = Mentions(mentions, texts), Apart(mentions)
    ids = [row["event_id"] for row in mentions]
    found = []
    for a, b in ready.candidates():
        scores = probabilities(ready.features(a, b))
        times = apart.times(a, b)
        for i in ((scores >= _KEPT) | times).nonzero()[0]:
            found.append(Pair(ids[a[i]], ids[b[i]], float(scores[i]), _APART if times[i] else 0.0))
    return found
