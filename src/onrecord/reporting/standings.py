"""A record in, the events to which not everybody gives one status out: who says that it happened, who denies it, side by side."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace

from ..record import Record
from .points import capitalised
from .speech import named_source, shortened, telling_role
from .statuses import EventStatuses, SpeakerStatus, event_statuses

MEANINGS = {
    "happened": "it happened",
    "ongoing": "it goes on",
    "planned": "it is planned",
    "hypothetical": "it may be",
    "denied": "it is denied",
}
"""What a status says, in words for people."""
_LONGEST = 220  # characters of a quotation; the sentence is one click away


@dataclass(frozen=True)
class Voice:
    """One who gives an event a status: in which words, through whom, where they stand; `more` such passages are not shown."""

    who: str
    role: str | None
    text: str
    path: tuple[str, ...]
    outlet: str
    article_id: str
    event_id: str
    start: int
    end: int
    said_on: str | None
    more: int


@dataclass(frozen=True)
class Standing:
    """An event with its voices by status, what happened first and what is denied last."""

    event_group: str
    what: str
    disputed: bool
    statuses: tuple[tuple[str, tuple[Voice, ...]], ...]


def standings(record: Record, outlets: dict[str, str]) -> tuple[Standing, ...]:
    """Events with more than one status: those that somebody asserts and somebody denies first, then by number of voices."""
    return tuple(_standing(event, outlets) for event in event_statuses(record))


def _standing(event: EventStatuses, outlets: dict[str, str]) -> Standing:
    groups: defaultdict[str, dict[str, Voice]] = defaultdict(dict)
    for each in event.speakers:
        voice = _voice(each, outlets)
        own = groups[each.status]
        own[voice.who] = _joined(own[voice.who], voice) if voice.who in own else voice
    return Standing(
        event.event_group,
        capitalised(event.what),
        event.disputed,
        tuple((status, tuple(groups[status].values())) for status in MEANINGS if status in groups),
    )


def _voice(each: SpeakerStatus, outlets: dict[str, str]) -> Voice:
    first = each.evidence[0]
    outlet = outlets.get(first.article_id, "")
    own = each.outlet is not None
    who = f"{outlet}, in its own voice" if own else each.speaker or named_source(each.voice) or "speaker not settled"
    steps = (outlet,) if own else (who, *first.relay, outlet)
    return Voice(
        who=who,
        role=None if own else telling_role(each.role, who),
        text=shortened(" ".join(first.text.split()), _LONGEST),
        path=tuple(dict.fromkeys(steps)),
        outlet=outlet,
        article_id=first.article_id,
        event_id=first.event_id,
        start=first.statement_start,
        end=first.statement_end,
        said_on=first.said_on.isoformat() if first.said_on else None,
        more=len(each.evidence) - 1,
    )


def _joined(known: Voice, other: Voice) -> Voice:
    """One voice for the same words in two articles, or for two passages of one speaker."""
    return replace(known, more=known.more + other.more + 1)
