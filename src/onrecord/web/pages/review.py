"""The machine's doubtful rows out, most doubt times weight first: a probability near one half, carried by many outlets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from starlette.requests import Request

from ...record import Record, Row
from ...reporting.points import point
from ..shelf import Desk
from ..statements import Quote, quotes
from . import Page, page_number

A_QUEUE = 10

_DOUBTS = """
    WITH carried AS (SELECT cs.statement_id, max(k.outlets) AS outlets FROM claim_statement cs JOIN claim k USING (claim_id)
                     GROUP BY cs.statement_id),
    doubts AS (
        SELECT 'contradiction' AS kind, c.contradiction_id AS row_id, '' AS detail, coalesce(c.confidence, 0.5) AS p,
               1 + coalesce(x.outlets, 0) + coalesce(y.outlets, 0) AS weight, c.statement_a AS first, c.statement_b AS second,
               c.why AS words
        FROM contradiction c LEFT JOIN carried x ON x.statement_id = c.statement_a
        LEFT JOIN carried y ON y.statement_id = c.statement_b
        UNION ALL BY NAME
        SELECT 'claim_statement' AS kind, cs.claim_id || '/' || cs.statement_id AS row_id, '' AS detail, cs.similarity AS p,
               k.outlets + 0.5 AS weight, cs.statement_id AS first, cs.stance || ': ' || k.proposition AS words
        FROM claim_statement cs JOIN claim k USING (claim_id)
        WHERE cs.similarity < 0.98 AND k.claim_id IN (SELECT claim_id FROM claim_statement GROUP BY claim_id HAVING count(*) > 1)
        UNION ALL BY NAME
        SELECT 'attribution' AS kind, a.attribution_id AS row_id, '' AS detail, a.confidence AS p,
               coalesce(max(x.outlets), 1) AS weight, min(s.statement_id) AS first, coalesce(a.speaker_reason, '') AS words
        FROM attribution a JOIN statement s ON s.attribution_id = a.attribution_id
        LEFT JOIN carried x ON x.statement_id = s.statement_id
        WHERE a.confidence < 0.98 GROUP BY a.attribution_id, a.confidence, a.speaker_reason
        UNION ALL BY NAME
        SELECT 'entity' AS kind, a.entity_id AS row_id, b.entity_id AS detail,
               greatest(0.4, least(0.9, jaro_winkler_similarity(lower(a.name), lower(b.name)))) AS p, ln(1 + least(a.n, b.n)) AS weight,
               a.name || ' / ' || b.name AS words
        FROM named a JOIN named b ON a.last = b.last AND a.type = b.type
            AND (a.n > b.n OR (a.n = b.n AND a.entity_id < b.entity_id))
    )
    SELECT *, 1 - abs(2 * p - 1) AS doubt, (1 - abs(2 * p - 1)) * weight AS pull FROM doubts
    WHERE p IS NOT NULL ORDER BY pull DESC, kind, row_id, detail LIMIT 300
"""
_NAMED = """
    named AS (SELECT e.entity_id, e.name, e.type, string_split(lower(e.name), ' ')[-1] AS last, count(m.mention_id) AS n
              FROM entity e LEFT JOIN mention m USING (entity_id) WHERE e.type IN ('PER', 'ORG', 'MEDIA') GROUP BY ALL),
"""


@dataclass(frozen=True)
class Doubt:
    """One row to decide on: what it is, how doubtful and how weighty, and the statements that show it."""

    subject: str
    detail: str
    kind: str
    p: float
    doubt: float
    weight: float
    words: str
    quotes: tuple[Quote, ...]
    entities: tuple[Row, ...]

    @property
    def title(self) -> str:
        """The point on which two statements part; the words where there are not two."""
        return point(self.words, self.quotes[0].text, self.quotes[1].text) if len(self.quotes) == 2 else self.words


def queue(desk: Desk, request: Request) -> Page:
    """The next rows of the queue; what was judged is not asked again."""
    rows = desk.remembered("doubts", lambda: doubts(desk.record))
    done = {(each.subject, each.detail) for each in desk.judgements.standing() if each.verdict != "note"}
    left = [row for row in rows if not _judged(row, done)]
    kind = request.query_params.get("kind", "")
    kinds: dict[str, int] = {}
    for row in left:
        kinds[row["kind"]] = kinds.get(row["kind"], 0) + 1
    chosen = [row for row in left if kind in ("", row["kind"])]
    number = min(page_number(request.query_params.get("page")), max(1, -(-len(chosen) // A_QUEUE)))
    return "review.html", {
        "items": hydrated(desk.record, chosen[(number - 1) * A_QUEUE : number * A_QUEUE]),
        "page": number,
        "more": len(chosen) > number * A_QUEUE,
        "left": len(chosen),
        "judged": len(rows) - len(left),
        "kinds": kinds,
        "kind": kind,
    }


def doubts(record: Record) -> list[Row]:
    """The three hundred rows with most doubt times weight."""
    return record.rows(_DOUBTS.replace("WITH carried", "WITH " + _NAMED.strip() + " carried", 1))


def _judged(row: Row, done: set[tuple[str, str]]) -> bool:
    subject = f"{row['kind']}:{row['row_id']}"
    if row["kind"] == "entity":
        return (subject, row["detail"]) in done or (f"entity:{row['detail']}", row["row_id"]) in done
    return any(each[0] == subject for each in done)


def hydrated(record: Record, rows: list[Row]) -> list[Doubt]:
    """The rows with their statements or entities."""
    said = quotes(record, [row[side] for row in rows for side in ("first", "second") if row[side]])
    ids = sorted({row[side] for row in rows if row["kind"] == "entity" for side in ("row_id", "detail")})
    named: dict[Any, Row] = {}
    if ids:
        named = {
            row["entity_id"]: row
            for row in record.rows(
                "SELECT e.*, (SELECT count(*) FROM mention m WHERE m.entity_id = e.entity_id) AS mentions,"
                " (SELECT list(alias ORDER BY alias)[:6] FROM entity_alias l WHERE l.entity_id = e.entity_id) AS aliases"
                " FROM entity e WHERE e.entity_id IN (SELECT unnest(?))",
                [ids],
            )
        }
    return [
        Doubt(
            f"{row['kind']}:{row['row_id']}",
            row["detail"],
            row["kind"],
            row["p"],
            row["doubt"],
            row["weight"],
            row["words"] or "",
            tuple(said[row[side]] for side in ("first", "second") if row[side] in said),
            tuple(named[each] for each in (row["row_id"], row["detail"]) if each in named),
        )
        for row in rows
    ]
