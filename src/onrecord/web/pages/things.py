"""One claim, one contradiction, one entity; the list of entities; and why a row is what it is."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from starlette.requests import Request

from ...errors import RecordError
from ...judgements import SUBJECTS, Judgement
from ...record import Evidence, Record, Row
from ...schema.tables import PUBLIC, TABLES
from ..shelf import Desk
from ..statements import OUTLET, claim_quotes, claims_of, pairs_where, quotes_where, told_apart
from . import A_PAGE, MissingError, Page, page_number
from .overview import disputes

_PUBLIC = {table.name: table for table in PUBLIC}
ALIKE = 0.7
"""The likeness (Jaro-Winkler) of names below which nobody would take them for one."""
_OWN_PAGE = ("article", "claim", "contradiction", "entity")
_SPEAKERS = ("speaker_id", "actor_id", "recipient_id")
_ANOTHER = {"statement_a": "statement", "statement_b": "statement", "parent_id": "attribution"}
"""Column -> the relation that its ids are of, where its name does not say so."""
_BY_PAIR = {"claim_statement": ("claim_id", "statement_id"), "relay": ("attribution_id", "hop")}


def claim(desk: Desk, request: Request) -> Page:
    """A claim: who supports and who opposes it, what they go back to, who copied whom."""
    claim_id = request.path_params["claim_id"]
    rows = desk.record.rows("SELECT * FROM claim WHERE claim_id = ?", [claim_id])
    if not rows:
        raise MissingError("claim")
    found = claim_quotes(desk.record, claim_id)
    ids = [quote.statement_id for quote in found]
    origins = desk.record.rows(
        "SELECT o.*, e.name AS speaker FROM origin o LEFT JOIN entity e ON e.entity_id = o.speaker_id"
        " WHERE o.claim_id = ? ORDER BY o.label, o.origin_id",
        [claim_id],
    )
    pairs = pairs_where(
        desk.record, "c.statement_a IN (SELECT unnest($1)) OR c.statement_b IN (SELECT unnest($1))", [ids], 20
    )
    return "claim.html", {
        "claim": rows[0],
        "supports": [quote for quote in found if quote.stance == "supports"],
        "opposes": [quote for quote in found if quote.stance == "opposes"],
        "origins": [
            {**origin, "quotes": [quote for quote in found if quote.origin_id == origin["origin_id"]]}
            for origin in origins
        ],
        "pairs": pairs,
        "disputes": disputes(desk.record, pairs),
        "log": log_of(desk, "claim", claim_id),
        "near": desk.record.rows(
            "SELECT claim_id, proposition, articles FROM claim WHERE claim_id <> $1 AND story_id IS NOT DISTINCT FROM $2"
            " ORDER BY jaro_winkler_similarity(proposition, $3) DESC, claim_id LIMIT 8",
            [claim_id, rows[0]["story_id"], rows[0]["proposition"]],
        ),
    }


def contradiction(desk: Desk, request: Request) -> Page:
    """A contradiction: both statements, the claims they stand to, why."""
    row = request.path_params["contradiction_id"]
    pairs = pairs_where(desk.record, "c.contradiction_id = ?", [row], 1)
    if not pairs:
        raise MissingError("contradiction")
    pair = pairs[0]
    return "contradiction.html", {
        "pair": pair,
        "claims": claims_of(desk.record, [pair.a.statement_id, pair.b.statement_id]),
        "log": log_of(desk, "contradiction", row),
    }


def entity(desk: Desk, request: Request) -> Page:
    """An entity: names, what it said, what was said of it, where it is named, and what it may be one with."""
    entity_id = request.path_params["entity_id"]
    rows = desk.record.rows("SELECT * FROM entity WHERE entity_id = ?", [entity_id])
    if not rows:
        raise MissingError("entity")
    said = quotes_where(desk.record, "a.speaker_id = ?", [entity_id], 100)
    return "entity.html", {
        "entity": rows[0],
        "aliases": desk.record.rows(
            "SELECT l.alias, count(m.mention_id) AS mentions FROM entity_alias l LEFT JOIN mention m"
            " ON m.entity_id = l.entity_id AND m.text = l.alias WHERE l.entity_id = ? GROUP BY ALL ORDER BY mentions DESC, l.alias",
            [entity_id],
        ),
        "said": said,
        "claims": claims_of(desk.record, [quote.statement_id for quote in said]),
        "mentions": desk.record.rows(
            f"SELECT t.article_id, {OUTLET.format('t')} AS outlet, t.headline,"
            " published_day(t.published_at, t.extra) AS published_on, count(*) AS mentions,"
            " min(m.start_char) AS first_start, arg_min(m.end_char, m.start_char) AS first_end"
            " FROM mention m JOIN article t USING (article_id)"
            " WHERE m.entity_id = ? GROUP BY ALL ORDER BY mentions DESC, t.article_id LIMIT 50",
            [entity_id],
        ),
        "others": near(desk.record, rows[0]),
        "log": log_of(desk, "entity", entity_id),
    }


def near(record: Record, row: Row, limit: int = 6) -> list[Row]:
    """Entities of the same type whose names are most like this one's: what a person may want to merge."""
    return record.rows(
        f"""
        SELECT e.*, greatest(jaro_winkler_similarity(lower(e.name), lower($2)),
                   CASE WHEN list_has_any(string_split(lower(e.name), ' '), string_split(lower($2), ' ')) THEN 0.8 ELSE 0 END) AS alike
        FROM entity e WHERE e.entity_id <> $1 AND (e.type IS NOT DISTINCT FROM $3 OR e.type IS NULL) AND alike >= {ALIKE}
        ORDER BY alike DESC, e.name, e.entity_id LIMIT {int(limit)}
        """,
        [row["entity_id"], row["name"], row["type"]],
    )


def entity_list(desk: Desk, request: Request) -> Page:
    """The entities, most widely named first; `type` narrows them."""
    number = page_number(request.query_params.get("page"))
    chosen = request.query_params.get("type", "")
    rows = desk.record.rows(
        f"""
        SELECT e.*, coalesce(m.mentions, 0) AS mentions, coalesce(m.articles, 0) AS articles,
            (SELECT list(alias ORDER BY alias)[:6] FROM entity_alias l WHERE l.entity_id = e.entity_id AND l.alias <> e.name) AS aliases
        FROM entity e LEFT JOIN (SELECT entity_id, count(*) AS mentions, count(DISTINCT article_id) AS articles
                                 FROM mention GROUP BY entity_id) m USING (entity_id)
        WHERE $1 = '' OR e.type = $1
        ORDER BY articles DESC, mentions DESC, e.name, e.entity_id LIMIT {A_PAGE + 1} OFFSET {(number - 1) * A_PAGE}
        """,
        [chosen],
    )
    types = desk.record.rows(
        "SELECT type, count(*) AS rows FROM entity WHERE type IS NOT NULL GROUP BY type ORDER BY type"
    )
    return "entities.html", {
        "entities": told_apart(desk.record, rows[:A_PAGE]),
        "more": len(rows) > A_PAGE,
        "page": number,
        "type": chosen,
        "types": types,
    }


def log_of(desk: Desk, table: str, row: str) -> list[Judgement]:
    """The judgements on a row that stand, newest first."""
    subject = f"{table}:{row}"
    standing = reversed(desk.judgements.standing())
    return [each for each in standing if each.subject == subject and not each.detail.startswith("undoes ")]


def why(desk: Desk, request: Request) -> Page:
    """A row with the meaning of each cell, the rules and scores that made it, its evidence, and the build it comes from."""
    table, row_id = request.path_params["table"], request.path_params["row_id"]
    try:
        row, gone = row_of(desk.record, table, row_id), False
        evidence = evidence_of(desk.record, row)
    except MissingError:  # whoever examines a rejection must see what was rejected
        with desk.as_built() as built:
            row, gone = row_of(built, table, row_id), True
            evidence = evidence_of(built, row)
    columns = [
        (column, row[column.name], leads(desk.record, table, row, column.name)) for column in _PUBLIC[table].columns
    ]
    build = desk.record.rows('SELECT * FROM build ORDER BY "at" DESC NULLS LAST, build_id LIMIT 1')
    passed_over = desk.record.rows(
        "SELECT * FROM rejected WHERE contains(subject, ?) ORDER BY stage, subject, reason LIMIT 20", [row_id]
    )
    return "why.html", {
        "table": table,
        "meaning": TABLES[table].meaning,
        "row_id": row_id,
        "page": table in _OWN_PAGE,
        "columns": columns,
        "evidence": evidence,
        "build": build[0] if build else None,
        "passed_over": passed_over,
        "log": log_of(desk, table, row_id) if table in SUBJECTS else [],
        "judged": table in SUBJECTS and not gone,
        "gone": gone,
    }


def evidence_of(record: Record, row: Row) -> list[Evidence]:
    """The characters behind a row, of very many the first; none where nothing is kept for rows of its kind."""
    try:
        return record.evidence(row)[:60]
    except RecordError:
        return []


def leads(record: Record, table: str, row: Row, column: str) -> str | None:
    """The address below the record's own to which a cell leads, none where it leads nowhere."""
    value = row[column]
    if value is None:
        return None
    if column == "place_id":  # a GeoNames id: it leads to where the article names the place
        found = record.rows(
            "SELECT start_char FROM place WHERE article_id = ? AND geonames_id = ? ORDER BY abs(start_char - ?) LIMIT 1",
            [row["article_id"], value, row["start_char"]],
        )
        return f"why/place/{quote(row['article_id'], safe='')}/{found[0]['start_char']}" if found else None
    to = leads_to(table, column)
    return f"{to}/{quote(str(value), safe='')}" if to else None


def leads_to(table: str, column: str) -> str | None:
    """Where an id in a cell leads, as the beginning of an address: to the thing's page, else to its row; none from a row to itself."""
    if column in _SPEAKERS:
        return "entity"
    of = next((name for name in _PUBLIC if column in (f"{name}_id", f"from_{name}_id")), _ANOTHER.get(column))
    if of in _OWN_PAGE:
        return of
    return f"why/{of}" if of and of != table else None


def row_of(record: Record, table: str, row_id: str) -> Row:
    """One row of a public relation by its key, a key of several columns parted by `/`; raises MissingError where there is none."""
    if table not in _PUBLIC:
        raise MissingError("relation")
    keys = _BY_PAIR.get(table, _PUBLIC[table].key)
    parts: list[Any] = row_id.split("/", len(keys) - 1)
    if len(parts) != len(keys):
        raise MissingError("row")
    condition = " AND ".join(f"CAST({key} AS VARCHAR) = ?" for key in keys)
    rows = record.rows(f'SELECT * FROM "{table}" WHERE {condition} LIMIT 1', parts)
    if not rows:
        raise MissingError("row")
    return rows[0]
