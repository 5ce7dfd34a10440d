"""A record and events in, the words in which an article tells each of them out: a trigger alone ("hit") tells nobody what happened."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ..record import Record
from .points import capitalised
from .speech import named_source, shortened

_LONGEST = 170  # characters of an entry; the sentence is one click away
_AROUND = 300  # characters on either side in which the ends of a sentence are looked for
_END = re.compile(r"[.!?][\"'”’)]*\s+|\n+")
_POINTS_BACK = re.compile(r"(?:he|she|it|they|we|I|his|her|its|their|our|my|this|these|those)\b", re.IGNORECASE)
_FAR_IN = 70  # characters before a trigger beyond which what a reader is shown may end before it
_CLAUSE = re.compile(
    r"[,;:\u2013\u2014]\s+|\s(?=(?:because|after|before|when|while|who|which|whose|that|where|since|until|during|following|amid)\s)"
)
_LEANING = re.compile(r"(?:of |in |to |by |from |during )?(?:who|which|whose|that|where|since|until)\b", re.IGNORECASE)
_HEAD = 6  # words that are shown before a clause that leans on them
_ENOUGH = 5  # words from which a statement can be understood on its own


@dataclass(frozen=True)
class Happening:
    """The statement that tells of an event, and who says so; `speech` where the event is the saying itself."""

    words: str
    speaker: str | None
    speech: bool


def happenings(record: Record, events: Iterable[str] | None = None) -> dict[str, Happening]:
    """Event id -> Happening, for the given events (all, where null) that some statement holds, or that are a cue of speech."""
    chosen = "" if events is None else " WHERE v.event_id IN (SELECT unnest($1))"
    values = [] if events is None else [sorted(set(events))]
    kept = record.rows("SELECT 1 FROM duckdb_columns() WHERE table_name = 'statement_feature' AND column_name = 'told'")
    rows = record.rows(
        f"""
        WITH shown AS (SELECT v.event_id, v.article_id, v.start_char, v.end_char FROM event v{chosen}),
        cues AS (SELECT DISTINCT v.event_id FROM shown v JOIN attribution a USING (article_id)
                 JOIN attribution_span p ON p.attribution_id = a.attribution_id AND p.role = 'cue'
                 AND p.start_char < v.end_char AND p.end_char > v.start_char)
        SELECT v.event_id, s.text, {"coalesce(f.told, f.resolved)" if kept else "s.text"} AS told, e.name AS speaker, a.source_text, c.event_id IS NOT NULL AS speech,
               v.start_char - s.start_char AS place
        FROM shown v LEFT JOIN cues c USING (event_id)
        LEFT JOIN statement s ON s.article_id = v.article_id AND s.start_char <= v.start_char AND s.end_char >= v.end_char
        {"LEFT JOIN statement_feature f ON f.statement_id = s.statement_id" if kept else ""}
        LEFT JOIN attribution a ON a.attribution_id = s.attribution_id
        LEFT JOIN entity e ON e.entity_id = a.speaker_id
        ORDER BY v.event_id, s.end_char - s.start_char, s.statement_id
        """,
        values,
    )
    found: dict[str, Happening] = {}
    for row in rows:
        told = row["told"] if _POINTS_BACK.match(row["text"] or "") else None
        words = " ".join((told or from_clause(row["text"] or "", row["place"] or 0)).split())
        known = found.get(row["event_id"])
        if known is None or len(known.words.split()) < _ENOUGH <= len(words.split()):
            speaker = row["speaker"] or named_source(row["source_text"])
            found[row["event_id"]] = Happening(capitalised(shortened(words, _LONGEST)), speaker, row["speech"])
    untold = [event for event, each in found.items() if not each.words and not each.speech]
    for event, words in _lines(record, untold).items():
        found[event] = Happening(capitalised(shortened(words, _LONGEST)), None, False)
    return {event: each for event, each in found.items() if each.words or each.speech}


def from_clause(text: str, at: int) -> str:
    """The text from the clause on that holds the character `at`, where a long one stands before it; else all of it.

    "Ada Brenn was extradited to Tavra in 2012 ... because of her part in the bombings of 1998" is what 2012 has, not what 1998 has.
    """
    if at <= _FAR_IN:
        return text
    start = max((found.end() for found in _CLAUSE.finditer(text, 0, at)), default=0)
    if start <= _FAR_IN // 2:
        return text
    if _LEANING.match(text, start):  # "since it was signed" says nothing without "the ceasefire" before it
        start = next(iter([found.start() for found in re.finditer(r"\S+", text[:start])][-_HEAD:]))
    return f"\u2026 {text[start:]}"


def _lines(record: Record, events: list[str]) -> dict[str, str]:
    """Event id -> the sentence around its trigger, for events that no statement holds."""
    rows = record.rows(
        f"""
        SELECT v.event_id, v.start_char - greatest(v.start_char - {_AROUND}, 0) AS before,
               substr(t.text, greatest(v.start_char - {_AROUND}, 0) + 1, v.end_char - v.start_char + {2 * _AROUND}) AS words
        FROM event v JOIN article t USING (article_id) WHERE v.event_id IN (SELECT unnest($1)) ORDER BY v.event_id
        """,
        [sorted(events)],
    )
    return {row["event_id"]: _sentence(row["words"], row["before"]) for row in rows}


def _sentence(words: str, at: int) -> str:
    """The sentence of a stretch of text that holds the character `at`, on one line."""
    ends = [found.end() for found in _END.finditer(words)]
    start = max((end for end in ends if end <= at), default=0)
    stop = min((end for end in ends if end > at), default=len(words))
    return " ".join(words[start:stop].split())
