"""A record and a condition in, statements as people read them out: words, speaker, chain, outlet, day, claim, place in the text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..comparing.telling import cue_before, denies, names_nobody
from ..record import CONDUITS, Record, Row
from ..reporting.disputes import by_point
from ..reporting.points import point
from ..reporting.speech import telling_role

OUTLET = "coalesce(regexp_replace({0}.outlet, '^www[.]', ''), nullif(regexp_extract({0}.source, '([^/#]+?)(\\.[A-Za-z]+)?$', 1), ''), 'unknown outlet')"
"""SQL for what an article's outlet is called: its name, else the stem of its file."""

_SELECT = f"""
    SELECT s.statement_id, s.article_id, s.start_char, s.end_char, s.text, s.attribution_id,
           {OUTLET.format("t")} AS outlet, t.headline, t.published_at,
           published_day(t.published_at, t.extra) AS published_on,
           a.speaker_id, a.source_text, a.cue_text, a.kind, a.act, a.attitude, a.said_on, a.confidence,
           e.name AS speaker, e.role
    FROM statement s JOIN article t ON t.article_id = s.article_id
    LEFT JOIN attribution a ON a.attribution_id = s.attribution_id
    LEFT JOIN entity e ON e.entity_id = a.speaker_id
"""


@dataclass
class Quote:
    """One statement with who said it through whom; `claims` are (claim id, stance, proposition, status, similarity)."""

    statement_id: str
    article_id: str
    start: int
    end: int
    text: str
    outlet: str
    headline: str | None
    published_at: Any
    published_on: Any
    attribution_id: str | None
    speaker_id: str | None
    speaker: str | None
    role: str | None
    cue: str | None
    kind: str | None
    act: str | None
    said_on: Any
    confidence: float | None
    chain: list[tuple[str, str | None]] = field(default_factory=list)
    stance: str | None = None
    similarity: float | None = None
    origin_id: str | None = None

    @property
    def who(self) -> str:
        """The speaker in words."""
        if self.speaker:
            return self.speaker
        return "speaker not settled" if self.attribution_id else f"{self.outlet}, in its own voice"

    @property
    def denied(self) -> bool:
        """True where the speaker says that the words do not hold."""
        return denies(self.act, self.cue)

    @property
    def lead(self) -> str:
        """The cue that goes before the words where they are more or less than said: "denied", "called for"."""
        return cue_before(self.act, self.cue)

    @property
    def path(self) -> list[tuple[str, str | None]]:
        """(name, entity id) from the speaker through the conduits to the outlet, without what repeats its neighbour."""
        steps: list[tuple[str, str | None]] = []
        own = [(self.speaker, self.speaker_id)] if self.speaker else []
        for name, entity in (*own, *self.chain, (self.outlet, None)):
            if not steps or steps[-1][0].casefold() != name.casefold():
                steps.append((name, entity))
        return steps


def quotes(record: Record, ids: Sequence[str]) -> dict[str, Quote]:
    """Statement id -> Quote, for the ids that the record holds."""
    if not ids:
        return {}
    wanted = sorted(set(ids))
    rows = record.rows(_SELECT + " WHERE s.statement_id IN (SELECT unnest(?))", [wanted])
    return {quote.statement_id: quote for quote in _with_chains(record, rows)}


def quotes_where(record: Record, condition: str, values: Sequence[Any], limit: int = 200) -> list[Quote]:
    """The statements for which a condition on s, t, a and e holds, oldest first."""
    order = " ORDER BY t.published_at NULLS LAST, s.article_id, s.start_char, s.statement_id"
    return _with_chains(record, record.rows(f"{_SELECT} WHERE {condition}{order} LIMIT {int(limit)}", values))


def claim_quotes(record: Record, claim_id: str) -> list[Quote]:
    """The statements of a claim with their stance, support first, oldest first."""
    links = record.rows("SELECT * FROM claim_statement WHERE claim_id = ?", [claim_id])
    found = quotes(record, [link["statement_id"] for link in links])
    for link in links:
        if quote := found.get(link["statement_id"]):
            quote.stance, quote.similarity, quote.origin_id = link["stance"], link["similarity"], link["origin_id"]
    return sorted(
        found.values(), key=lambda q: (q.stance != "supports", str(q.published_at or "9999"), q.article_id, q.start)
    )


def _with_chains(record: Record, rows: Iterable[Mapping[str, Any]]) -> list[Quote]:
    listed = list(rows)
    said = sorted({row["attribution_id"] for row in listed if row["attribution_id"]})
    chains = relay_chains(record, said)
    return [_quote(row, chains.get(row["attribution_id"], [])) for row in listed]


def relay_chains(record: Record, attributions: Sequence[str]) -> dict[str, list[tuple[str, str | None]]]:
    """Attribution id -> (name, entity id) of its conduits, nearest the speaker first."""
    chains: dict[str, list[tuple[str, str | None]]] = {}
    if attributions:
        query = f"SELECT * FROM {CONDUITS} WHERE attribution_id IN (SELECT unnest(?)) ORDER BY attribution_id, hop"
        for row in record.rows(query, [list(attributions)]):
            chains.setdefault(row["attribution_id"], []).append((row["name"], row["entity_id"]))
    return chains


def _speaker(row: Mapping[str, Any]) -> str | None:
    named = " ".join((row["source_text"] or "").split())
    return row["speaker"] or (None if names_nobody(named) else named)


def _quote(row: Mapping[str, Any], chain: list[tuple[str, str | None]]) -> Quote:
    return Quote(
        statement_id=row["statement_id"],
        article_id=row["article_id"],
        start=row["start_char"],
        end=row["end_char"],
        text=" ".join(row["text"].split()),
        outlet=row["outlet"],
        headline=row["headline"],
        published_at=row["published_at"],
        published_on=row["published_on"],
        attribution_id=row["attribution_id"],
        speaker_id=row["speaker_id"],
        speaker=_speaker(row),
        role=telling_role(row["role"], row["speaker"]),
        cue=row["cue_text"],
        kind=row["kind"],
        act=row["act"],
        said_on=row["said_on"],
        confidence=row["confidence"],
        chain=chain,
    )


def told_apart(record: Record, rows: Sequence[Row]) -> list[Row]:
    """The rows of entities, with `apart`, the outlets that name each, where another of the record has the same name."""
    alike = record.rows(
        "SELECT name FROM entity WHERE list_contains(?, name) GROUP BY name HAVING count(*) > 1",
        [sorted({row["name"] for row in rows if row["name"]})],
    )
    names = {row["name"] for row in alike}
    ids = sorted(row["entity_id"] for row in rows if row["name"] in names)
    where = {
        row["entity_id"]: row["outlets"]
        for row in record.rows(
            f"SELECT m.entity_id, list(DISTINCT {OUTLET.format('t')} ORDER BY {OUTLET.format('t')}) AS outlets"
            " FROM mention m JOIN article t USING (article_id) WHERE list_contains(?, m.entity_id) GROUP BY m.entity_id",
            [ids],
        )
    }
    return [{**row, "apart": where.get(row["entity_id"], [])} for row in rows]


def claims_of(record: Record, statements: Sequence[str]) -> dict[str, list[Row]]:
    """Statement id -> the claims it stands to, with stance, proposition and status."""
    found: dict[str, list[Row]] = {}
    if statements:
        rows = record.rows(
            "SELECT cs.statement_id, cs.stance, cs.similarity, c.* FROM claim_statement cs JOIN claim c USING (claim_id)"
            " WHERE cs.statement_id IN (SELECT unnest(?)) ORDER BY cs.statement_id, c.claim_id",
            [sorted(set(statements))],
        )
        for row in rows:
            found.setdefault(row["statement_id"], []).append(row)
    return found


@dataclass
class Pair:
    """A contradiction with both statements."""

    contradiction_id: str
    kind: str
    why: str
    confidence: float | None
    a: Quote
    b: Quote

    @property
    def title(self) -> str:
        """The point on which the two part, in few words."""
        return point(self.why, self.a.text, self.b.text)


_WEIGHED = """
    WITH chosen AS (SELECT c.* FROM contradiction c WHERE {0}),
    carried AS (SELECT cs.statement_id, max(k.outlets) AS outlets FROM claim_statement cs JOIN claim k USING (claim_id)
                WHERE cs.statement_id IN (SELECT statement_a FROM chosen UNION SELECT statement_b FROM chosen)
                GROUP BY cs.statement_id)
    SELECT c.* FROM chosen c LEFT JOIN carried x ON x.statement_id = c.statement_a
    LEFT JOIN carried y ON y.statement_id = c.statement_b
    LEFT JOIN statement a ON a.statement_id = c.statement_a LEFT JOIN statement b ON b.statement_id = c.statement_b
    ORDER BY round(coalesce(c.confidence, 0) * (1 + coalesce(x.outlets, 0) + coalesce(y.outlets, 0)), 2) DESC,
        a.article_id IS NOT DISTINCT FROM b.article_id, c.contradiction_id
"""
"""SQL for the contradictions (c) for which a condition holds, by weight as in the report: how sure they are, times how many outlets carry their claims; those across articles first."""


@dataclass(frozen=True)
class _Side:
    statement_id: str
    text: str
    speaker: str | None
    outlet: str


@dataclass(frozen=True)
class _Ids:
    contradiction_id: str
    kind: str
    why: str
    a: _Side
    b: _Side


def points_where(record: Record, condition: str, values: Sequence[Any]) -> list[list[str]]:
    """The ids of all contradictions (c) for which a condition holds, those on one point together; the weightiest first.

    Without their chains and claims: a page shows a few of the points, and which they are depends on all.
    """
    rows = record.rows(_WEIGHED.format(condition), values)
    ids = sorted({row[side] for row in rows for side in ("statement_a", "statement_b")})
    if not ids:
        return []
    wanted = "IN (SELECT unnest(?))"
    sides = {
        row["statement_id"]: _Side(row["statement_id"], " ".join(row["text"].split()), _speaker(row), row["outlet"])
        for row in record.rows(f"{_SELECT} WHERE s.statement_id {wanted}", [ids])
    }
    stands: dict[str, dict[str, list[str]]] = {"supports": {}, "opposes": {}}
    for row in record.rows(f"SELECT * FROM claim_statement WHERE statement_id {wanted} ORDER BY claim_id", [ids]):
        stands[row["stance"]].setdefault(row["statement_id"], []).append(row["claim_id"])
    pairs = [
        _Ids(row["contradiction_id"], row["kind"], row["why"], sides[row["statement_a"]], sides[row["statement_b"]])
        for row in rows
        if row["statement_a"] in sides and row["statement_b"] in sides
    ]
    return [
        [pair.contradiction_id for pair in group] for group in by_point(pairs, stands["supports"], stands["opposes"])
    ]


def pairs_of(record: Record, points: Sequence[Sequence[str]]) -> list[list[Pair]]:
    """The contradictions of some points in full, in their order."""
    ids = [each for point in points for each in point]
    found = {
        pair.contradiction_id: pair
        for pair in pairs_where(record, "list_contains($1, c.contradiction_id)", [ids], len(ids))
    }
    return [[found[each] for each in point if each in found] for point in points]


def pairs_where(record: Record, condition: str, values: Sequence[Any], limit: int, offset: int = 0) -> list[Pair]:
    """The contradictions (c) for which a condition holds, the weightiest first."""
    rows = record.rows(f"{_WEIGHED.format(condition)} LIMIT {int(limit)} OFFSET {int(offset)}", values)
    found = quotes(record, [row[side] for row in rows for side in ("statement_a", "statement_b")])
    return [
        Pair(
            row["contradiction_id"],
            row["kind"],
            row["why"],
            row["confidence"],
            found[row["statement_a"]],
            found[row["statement_b"]],
        )
        for row in rows
        if row["statement_a"] in found and row["statement_b"] in found
    ]
