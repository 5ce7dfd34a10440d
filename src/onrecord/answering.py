"""The statements of a record as the network that compares statements reads them, each read once however many sentences are asked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from .comparing.answering.ruled import SideRows
from .comparing.pairs.network import alone
from .comparing.pairs.reader import Alone
from .comparing.pairs.wording import Wording, wording

if TYPE_CHECKING:
    from .record import Record

_ALL = 600
"""Statements up to which all are read for a sentence; of more, those that share most with it, so that a large record answers in seconds."""
_NAMES = """
    SELECT DISTINCT s.statement_id, m.text, e.name
    FROM statement s
    JOIN mention m ON s.article_id = m.article_id AND m.start_char >= s.start_char AND m.end_char <= s.end_char
    JOIN entity e USING (entity_id)
    WHERE m.form <> 'pronoun' AND e.type IN ('PER', 'ORG', 'GPE', 'LOC', 'MEDIA')
    ORDER BY ALL
"""
_SIDES = """
    SELECT s.statement_id, s.article_id, s.start_char, s.end_char, s.attribution_id, t.speaker_id, t.source_text, t.cue_text,
           coalesce(t.act, 'assert') AS act, s.text, coalesce(f.resolved, s.text) AS resolved, coalesce(f.hedged, false) AS hedged,
           f.tense, f.holds_from, t.said_on, published_day(a.published_at, a.extra) AS published_on,
           (SELECT min(p.kind) FROM passage p
            WHERE p.article_id = s.article_id AND s.start_char >= p.start_char AND s.start_char < p.end_char) AS passage
    FROM statement s
    JOIN article a USING (article_id)
    LEFT JOIN statement_feature f USING (statement_id)
    LEFT JOIN attribution t ON t.attribution_id = s.attribution_id
    WHERE s.statement_id IN (SELECT unnest(?))
    ORDER BY s.statement_id
"""
_MET = """
    SELECT DISTINCT s.statement_id, m.entity_id, 0 AS accused
    FROM statement s JOIN mention m ON m.article_id = s.article_id AND m.start_char >= s.start_char AND m.end_char <= s.end_char
    WHERE m.entity_id IS NOT NULL AND s.statement_id IN (SELECT unnest(?))
    ORDER BY ALL
"""


class Known:
    """What a record says of its statements, by their numbers in `rows`: claims and stances, contradictions, and what is read."""

    def __init__(self, record: Record, rows: Sequence[dict[str, Any]]) -> None:
        self._rows = rows
        number = {row["statement_id"]: place for place, row in enumerate(rows)}
        self._names: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
        for row in record.rows(_NAMES):
            self._names[row["statement_id"]].append((row["text"], row["name"]))
        self.claims: defaultdict[int, dict[str, str]] = defaultdict(dict)
        for row in record.rows("SELECT claim_id, statement_id, stance FROM claim_statement"):
            self.claims[number[row["statement_id"]]][row["claim_id"]] = row["stance"]
        self.conflicts: defaultdict[int, list[tuple[int, float]]] = defaultdict(list)
        for row in record.rows("SELECT statement_a, statement_b, confidence FROM contradiction"):
            a, b = number[row["statement_a"]], number[row["statement_b"]]
            self.conflicts[a].append((b, row["confidence"]))
            self.conflicts[b].append((a, row["confidence"]))
        self._record = record
        kept = record.rows("SELECT table_name FROM duckdb_tables() WHERE table_name = 'frame'")
        self._framed = bool(kept)  # not in a record of a version before
        self._entities: tuple[Sequence[dict[str, Any]], Sequence[dict[str, Any]]] | None = None
        self._words: list[frozenset[str]] | None = None
        self._kept: dict[int, tuple[Any, Any]] = {}

    def near(self, asked: Wording, weigh: Callable[[str], float]) -> list[int]:
        """The numbers of the statements to compare with a sentence, in order."""
        if len(self._rows) <= _ALL:
            return list(range(len(self._rows)))
        if self._words is None:
            self._words = [frozenset(wording(row["resolved"]).terms) for row in self._rows]
        weights = {term: weigh(term) for term in sorted(set(asked.terms))}
        shared = [sum(weights[term] for term in sorted(weights.keys() & words)) for words in self._words]
        return sorted(sorted(range(len(shared)), key=lambda place: (-shared[place], place))[:_ALL])

    def read(self, numbers: Sequence[int]) -> Alone:
        """These statements read alone."""
        new = [number for number in numbers if number not in self._kept]
        if new:
            rows = [self._told(self._rows[number]) for number in new]
            found = alone(rows, [row["resolved"] for row in rows])
            self._kept |= dict(zip(new, zip(found.states, found.places, strict=True), strict=True))
        kept = [self._kept[number] for number in numbers]
        places = np.array([place for _, place in kept], np.float32).reshape(len(kept), -1)
        return Alone([states for states, _ in kept], places)

    def sides(self, numbers: Sequence[int]) -> SideRows:
        """These statements as the rules over contradictions take them."""
        if not self._framed:
            return SideRows()
        record, ids = self._record, [self._rows[number]["statement_id"] for number in numbers]
        if self._entities is None:
            entities = record.rows("SELECT entity_id, name, type, role, country_code FROM entity ORDER BY entity_id")
            aliases = record.rows("SELECT entity_id, alias FROM entity_alias ORDER BY entity_id, alias")
            self._entities = entities, aliases
        frames = record.rows(
            "SELECT * FROM frame WHERE statement_id IN (SELECT unnest(?)) ORDER BY statement_id, place", [ids]
        )
        return SideRows(
            record.rows(_SIDES, [ids]), frames, self._entities[0], record.rows(_MET, [ids]), self._entities[1]
        )

    def _told(self, row: dict[str, Any]) -> dict[str, Any]:
        return {
            **row,
            "names": self._names.get(row["statement_id"], ()),
            "speaker_name": row["speaker"],
            "speaker_role": row["role"],
        }
