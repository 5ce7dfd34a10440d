"""A record in; each event that several tell, with the status that every speaker and outlet gives it, out.

The same event can have happened for one source and be denied by another. The record keeps both mentions in one
`event_group`; here they stand side by side, each with its words, its day and the way they took to the outlet.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..comparing.commonest import commonest
from .speech import relay_chains

if TYPE_CHECKING:
    from ..record import Record

_ASSERTED = frozenset(("happened", "ongoing"))
_ORDER = (
    "happened",
    "ongoing",
    "planned",
    "hypothetical",
    "denied",
)  # from what is said to be to what is said not to be

_MENTIONS = """
SELECT v.event_id, v.event_group, v.article_id, v.start_char, v.end_char, v.trigger, v.type, v.mode, v.status,
       v.actor_id, a.name AS actor, v.recipient_id, r.name AS recipient, v.place, v.happened_from, v.happened_to,
       v.attribution_id, q.said_on, q.source_text, q.speaker_id, s.name AS speaker, s.role,
       t.outlet, t.source, t.url, t.published_at, published_day(t.published_at, t.extra) AS published_on, t.text AS article_text,
       min_by(w.start_char, w.end_char - w.start_char) AS statement_start,
       min_by(w.end_char, w.end_char - w.start_char) AS statement_end
FROM event v
JOIN article t ON t.article_id = v.article_id
LEFT JOIN entity a ON a.entity_id = v.actor_id
LEFT JOIN entity r ON r.entity_id = v.recipient_id
LEFT JOIN attribution q ON q.attribution_id = v.attribution_id
LEFT JOIN entity s ON s.entity_id = q.speaker_id
LEFT JOIN statement w ON w.article_id = v.article_id AND w.start_char <= v.start_char AND v.start_char < w.end_char
    AND w.attribution_id IS NOT DISTINCT FROM v.attribution_id
WHERE v.event_group IN (
    SELECT event_group FROM event GROUP BY event_group HAVING count(*) > 1
    AND count(DISTINCT CASE WHEN status = 'ongoing' THEN 'happened' ELSE status END) >= $1
)
GROUP BY ALL
ORDER BY v.event_group, v.article_id, v.start_char, v.event_id
"""


@dataclass(frozen=True)
class StatusEvidence:
    """One mention of an event: the trigger's and the statement's code points, and how the words reached the outlet."""

    event_id: str
    article_id: str
    outlet: str | None
    source: str
    url: str | None
    published_at: dt.datetime | None
    published_on: dt.date | None
    attribution_id: str | None
    """None in the outlet's own voice."""
    relay: tuple[str, ...]
    """Hop 0, nearest the speaker, first."""
    said_on: dt.date | None
    happened_from: dt.date | None
    happened_to: dt.date | None
    start_char: int
    end_char: int
    trigger: str
    text: str
    """The statement that holds the trigger, or its line where no statement does."""
    statement_start: int
    statement_end: int


@dataclass(frozen=True)
class SpeakerStatus:
    """The status that one speaker gives an event; a speaker who says two things of it has two."""

    speaker_id: str | None
    speaker: str | None
    role: str | None
    outlet: str | None
    """Set where the outlet tells it in its own voice."""
    voice: str
    """Who tells it, in words to print."""
    status: str
    evidence: tuple[StatusEvidence, ...]
    """Oldest first."""


@dataclass(frozen=True)
class EventStatuses:
    """An event with the statuses that are given to it."""

    event_group: str
    what: str
    """The event in a line: its commonest trigger, actor and recipient, place and day."""
    type: str
    mode: str | None
    actor_id: str | None
    actor: str | None
    recipient_id: str | None
    recipient: str | None
    place: str | None
    happened_from: dt.date | None
    happened_to: dt.date | None
    speakers: tuple[SpeakerStatus, ...]

    @property
    def statuses(self) -> tuple[str, ...]:
        """The different statuses, what happened first and what is denied last."""
        return tuple(dict.fromkeys(each.status for each in self.speakers))

    @property
    def disputed(self) -> bool:
        """Whether somebody says that it happened or goes on, and somebody denies it."""
        return bool(_ASSERTED & set(self.statuses)) and "denied" in self.statuses


def event_statuses(record: Record, differing: bool = True) -> list[EventStatuses]:
    """The events with several mentions, disputed ones first, then those told by most, by day and by id.

    With `differing`, only those that are not given the same status throughout; what goes on has begun to happen.
    """
    relays = relay_chains(record)
    groups: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for row in record.rows(_MENTIONS, [2 if differing else 1]):
        groups[row["event_group"]].append(row)
    found = [_event(group, rows, relays) for group, rows in groups.items()]
    return sorted(
        found,
        key=lambda e: (not e.disputed, -len(e.speakers), e.happened_from or dt.date.max, e.event_group),
    )


def _event(group: str, rows: Sequence[Mapping[str, Any]], relays: Mapping[str, tuple[str, ...]]) -> EventStatuses:
    speakers: dict[tuple[str, str, str], list[Mapping[str, Any]]] = defaultdict(list)
    for row in rows:
        own = row["attribution_id"] is None
        known = row["outlet"] or row["source"] if own else row["speaker_id"] or row["attribution_id"]
        speakers[(row["status"], "own" if own else "speaker", known)].append(row)
    actor_id, actor = commonest([(row["actor_id"], row["actor"]) for row in rows if row["actor_id"]]) or (None, None)
    recipients = [(row["recipient_id"], row["recipient"]) for row in rows if row["recipient_id"]]
    recipient_id, recipient = commonest(recipients) or (None, None)
    place = commonest([row["place"] for row in rows if row["place"]])
    day = commonest([(row["happened_from"], row["happened_to"]) for row in rows if row["happened_from"]]) or (
        None,
        None,
    )
    asserted = [row for row in rows if row["status"] in _ASSERTED]
    told = [_speaker(key, mentions, relays) for key, mentions in speakers.items()]
    return EventStatuses(
        event_group=group,
        what=_line(commonest([row["trigger"] for row in asserted or rows]) or "", actor, recipient, place, day[0]),
        type=rows[0]["type"],
        mode=commonest([row["mode"] for row in rows if row["mode"]]),
        actor_id=actor_id,
        actor=actor,
        recipient_id=recipient_id,
        recipient=recipient,
        place=place,
        happened_from=day[0],
        happened_to=day[1],
        speakers=tuple(
            sorted(told, key=lambda s: (_ORDER.index(s.status), s.outlet is not None, s.voice, s.speaker_id or ""))
        ),
    )


def _line(trigger: str, actor: str | None, recipient: str | None, place: str | None, day: dt.date | None) -> str:
    parties = " \N{RIGHTWARDS ARROW} ".join((actor or "somebody", recipient)) if recipient else actor
    when = f"{day.day} {day:%B %Y}" if day else None
    return ", ".join(part for part in (f"{trigger}: {parties}" if parties else trigger, place, when) if part)


def _speaker(
    key: tuple[str, str, str], rows: Sequence[Mapping[str, Any]], relays: Mapping[str, tuple[str, ...]]
) -> SpeakerStatus:
    first, own = rows[0], key[1] == "own"
    evidence = [_evidence(row, relays.get(row["attribution_id"], ())) for row in rows]
    evidence.sort(key=lambda e: (e.said_on or e.published_on or dt.date.max, e.source, e.start_char))
    if own:
        voice = f"{first['outlet'] or first['source']} (own voice)"
    else:
        voice = first["speaker"] or first["source_text"] or "an unnamed source"
    return SpeakerStatus(
        speaker_id=first["speaker_id"],
        speaker=first["speaker"],
        role=first["role"],
        outlet=(first["outlet"] or first["source"]) if own else None,
        voice=voice,
        status=key[0],
        evidence=tuple(evidence),
    )


def _evidence(row: Mapping[str, Any], relay: tuple[str, ...]) -> StatusEvidence:
    text: str = row["article_text"]
    start, end = row["statement_start"], row["statement_end"]
    if start is None:
        start = text.rfind("\n", 0, row["start_char"]) + 1
        end = text.find("\n", row["end_char"])
        end = len(text) if end < 0 else end
    return StatusEvidence(
        event_id=row["event_id"],
        article_id=row["article_id"],
        outlet=row["outlet"],
        source=row["source"],
        url=row["url"],
        published_at=row["published_at"],
        published_on=row["published_on"],
        attribution_id=row["attribution_id"],
        relay=relay,
        said_on=row["said_on"],
        happened_from=row["happened_from"],
        happened_to=row["happened_to"],
        start_char=row["start_char"],
        end_char=row["end_char"],
        trigger=row["trigger"],
        text=text[start:end],
        statement_start=start,
        statement_end=end,
    )
