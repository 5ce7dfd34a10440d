"""Standing judgements in, the relations they change out: the same SELECTs serve the next build and the pages at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from .judgements import Judgement
from .schema.ids import content_id

Ask = Callable[[str], Sequence[Mapping[str, Any]]]
"""Gives the rows of a SELECT on the record as it is without these judgements."""

_ENTITY_COLUMNS = {
    "mention": ("entity_id",),
    "attribution": ("speaker_id",),
    "relay": ("entity_id",),
    "event": ("actor_id", "recipient_id"),
    "origin": ("speaker_id",),
}


@dataclass
class Decisions:
    """What people decided, by table: what goes, what becomes what, what is taken out of what."""

    gone: dict[str, set[str]] = field(default_factory=dict)
    into: dict[str, dict[str, str]] = field(default_factory=dict)
    parted: dict[str, set[tuple[str, str]]] = field(default_factory=dict)

    def of(self, table: str) -> set[str]:
        """The ids of the rows of a table that people rejected."""
        return self.gone.get(table, set())


def decided(judgements: Iterable[Judgement]) -> Decisions:
    """The decisions of standing judgements; notes and acceptances change no relation.

    `reject` of an entity or a claim with a detail only keeps two of them apart, which is the next build's business.
    """
    found = Decisions()
    for each in judgements:
        detail = each.detail.rpartition(":")[2]
        if not each.stands:
            continue
        if each.verdict == "reject" and not (each.table in ("entity", "claim") and each.detail):
            found.gone.setdefault(each.table, set()).add(each.row)
        elif each.verdict == "split":
            found.parted.setdefault(each.table, set()).add((each.row, each.detail.removeprefix(f"{each.table}:")))
        elif each.verdict == "merge":
            roots = found.into.setdefault(each.table, {})
            kept, other = _root(roots, each.row), _root(roots, detail)
            if kept != other:
                roots[other] = kept
    return found


def _root(roots: Mapping[str, str], row: str) -> str:
    while row in roots:
        row = roots[row]
    return row


def changed(judgements: Iterable[Judgement], ask: Ask, schema: str, entities: bool = True) -> Iterator[tuple[str, str]]:
    """(relation, SELECT) for every relation that the judgements change; the SELECTs read `schema`.relation.

    `entities` is False where merged and parted entities and claims were dealt with already, as in a build.
    """
    decisions = decided(judgements)
    merged = _present(decisions.into.get("entity", {}), ask, "entity") if entities else {}
    parted = sorted(decisions.parted.get("entity", ())) if entities else []
    for table in ("mention", "attribution", "relay", "event", "origin"):
        columns = _ENTITY_COLUMNS[table]
        replaced = [f"{_mapped(column, merged, parted, table)} AS {column}" for column in columns]
        wanted = _kept(table, decisions)
        if merged or (parted and table in ("mention", "attribution")) or wanted:
            star = f"* REPLACE ({', '.join(replaced)})" if merged or parted else "*"
            yield table, f"SELECT {star} FROM {schema}.{table}{wanted}"
    if merged or parted or decisions.of("entity"):
        yield from _entities(merged, parted, decisions.of("entity"), schema)
    for table in ("figure", "attribution_span", "statement"):
        wanted = _kept(table, decisions)
        if wanted:
            yield table, f"SELECT * FROM {schema}.{table}{wanted}"
    yield from _claims(decisions, ask, schema, settled=not entities)


def _kept(table: str, decisions: Decisions) -> str:
    """A WHERE clause that leaves out what people rejected, and what hangs on it; empty where nothing does."""
    conditions = []
    attributions = decisions.of("attribution")
    if attributions and table in ("attribution", "attribution_span", "relay", "statement"):
        conditions.append(f"(attribution_id IS NULL OR attribution_id NOT IN {_listed(attributions)})")
    own = decisions.of(table)
    if own and table != "attribution":
        conditions.append(f"{table}_id NOT IN {_listed(own)}")
    return " WHERE " + " AND ".join(conditions) if conditions else ""


def _mapped(column: str, merged: Mapping[str, str], parted: Sequence[tuple[str, str]], table: str) -> str:
    words = {"mention": "text", "attribution": "source_text"}.get(table)
    cases = [
        f"WHEN {column} = {_text(entity)} AND {words} = {_text(form)} THEN {_text(parted_id(entity, form))}"
        for entity, form in parted
        if words
    ]
    cases += [f"WHEN {column} = {_text(old)} THEN {_text(new)}" for old, new in sorted(merged.items())]
    return f"CASE {' '.join(cases)} ELSE {column} END" if cases else column


def parted_id(entity: str, form: str) -> str:
    """The id of what `split` takes out of an entity, until a build gives it one of its own."""
    return content_id("e", "parted", entity, form)


def _entities(
    merged: Mapping[str, str], parted: Sequence[tuple[str, str]], gone: set[str], schema: str
) -> Iterator[tuple[str, str]]:
    away = _listed({*merged, *gone})
    news = "".join(
        f" UNION ALL BY NAME SELECT {_text(parted_id(entity, form))} AS entity_id, {_text(form)} AS name, type"
        f" FROM {schema}.entity WHERE entity_id = {_text(entity)}"
        for entity, form in parted
    )
    yield "entity", f"SELECT * FROM {schema}.entity WHERE entity_id NOT IN {away}{news}"
    cases = [
        f"WHEN entity_id = {_text(entity)} AND alias = {_text(form)} THEN {_text(parted_id(entity, form))}"
        for entity, form in parted
    ]
    cases += [f"WHEN entity_id = {_text(old)} THEN {_text(new)}" for old, new in sorted(merged.items())]
    entity = f"CASE {' '.join(cases)} ELSE entity_id END" if cases else "entity_id"
    yield "entity_alias", f"SELECT DISTINCT {entity} AS entity_id, alias FROM {schema}.entity_alias"


def _claims(decisions: Decisions, ask: Ask, schema: str, settled: bool) -> Iterator[tuple[str, str]]:
    """Contradictions without the rejected ones, claims without what they stood on, with their counts taken anew.

    `settled`: claims were merged and parted by their stage already.
    """
    rejected = decisions.of("contradiction")
    attributions = decisions.of("attribution")
    statements = f"(SELECT statement_id FROM {schema}.statement WHERE attribution_id IN {_listed(attributions)})"
    if rejected or attributions:
        where = [f"contradiction_id NOT IN {_listed(rejected)}"]
        if attributions:
            where += [f"statement_a NOT IN {statements}", f"statement_b NOT IN {statements}"]
        yield "contradiction", f"SELECT * FROM {schema}.contradiction WHERE {' AND '.join(where)}"
    merged = _present(decisions.into.get("claim", {}), ask, "claim")
    taken = {*map(_pair, decisions.of("claim_statement")), *decisions.parted.get("claim", ())}
    if settled:  # a claim's first statement that was taken out of it has kept the id, and the others got a new one
        taken = {(claim, statement) for claim, statement in taken if content_id("c", statement) != claim}
    out = sorted({*taken, *_unopposed(rejected, ask)})
    if not (merged or out or attributions or decisions.of("claim")):
        return
    members = f"SELECT * REPLACE ({_mapped('claim_id', merged, (), '')} AS claim_id) FROM {schema}.claim_statement"
    conditions = [f"NOT (claim_id = {_text(claim)} AND statement_id = {_text(statement)})" for claim, statement in out]
    if attributions:
        conditions.append(f"statement_id NOT IN {statements}")
    if decisions.of("claim"):
        conditions.append(f"claim_id NOT IN {_listed(decisions.of('claim'))}")
    if conditions:
        members += " WHERE " + " AND ".join(conditions)
    members = f"SELECT * FROM ({members}) QUALIFY row_number() OVER (PARTITION BY claim_id, statement_id ORDER BY stance DESC) = 1"
    yield "claim_statement", members
    touched = {*merged, *merged.values(), *(claim for claim, _ in out)}
    if attributions:
        holding = f"SELECT DISTINCT claim_id FROM claim_statement WHERE statement_id IN {statements.replace(schema + '.', '')}"
        touched |= {row["claim_id"] for row in ask(holding)}
    yield "claim", _counted(members, sorted({*merged, *decisions.of("claim")}), sorted(touched), schema)


def _unopposed(rejected: set[str], ask: Ask) -> set[tuple[str, str]]:
    """(claim, statement) for statements that stood against a claim by rejected contradictions alone."""
    if not rejected:
        return set()
    rows = ask(
        "SELECT o.claim_id, o.statement_id FROM claim_statement o"
        " JOIN claim_statement s ON s.claim_id = o.claim_id AND s.stance = 'supports'"
        " JOIN contradiction c ON (c.statement_a = o.statement_id AND c.statement_b = s.statement_id)"
        " OR (c.statement_b = o.statement_id AND c.statement_a = s.statement_id)"
        f" WHERE o.stance = 'opposes' GROUP BY ALL HAVING bool_and(c.contradiction_id IN {_listed(rejected)})"
    )
    return {(row["claim_id"], row["statement_id"]) for row in rows}


def _counted(members: str, away: Sequence[str], touched: Sequence[str], schema: str) -> str:
    """The claims, those that were touched with articles, outlets, origins and status counted from what is left."""
    counted = (
        "SELECT cs.claim_id, count(DISTINCT s.article_id) FILTER (cs.stance = 'supports') AS n_articles,"
        " count(DISTINCT coalesce(a.outlet, a.article_id)) FILTER (cs.stance = 'supports') AS n_outlets,"
        " count(DISTINCT cs.origin_id) FILTER (cs.stance = 'supports') AS n_origins, bool_or(cs.stance = 'opposes') AS opposed"
        f" FROM ({members}) cs JOIN {schema}.statement s USING (statement_id) JOIN {schema}.article a USING (article_id)"
        f" WHERE cs.claim_id IN {_listed(touched)} GROUP BY cs.claim_id"
    )
    touches = f"c.claim_id IN {_listed(touched)}"
    replaced = ", ".join(
        f"CASE WHEN {touches} THEN {new} ELSE {old} END AS {old}"
        for old, new in (
            ("articles", "coalesce(n.n_articles, 0)"),
            ("outlets", "coalesce(n.n_outlets, 0)"),
            ("independent_origins", "coalesce(n.n_origins, 0)"),
            ("independent_origins_low", "least(independent_origins_low, coalesce(n.n_origins, 0))"),
            ("independent_origins_high", "greatest(least(independent_origins_high, n.n_articles), n.n_origins, 0)"),
            ("status", "CASE WHEN n.opposed THEN 'contested' WHEN n.n_origins > 1 THEN 'agreed' ELSE 'single' END"),
        )
    )
    return (
        f"SELECT c.* REPLACE ({replaced}) FROM {schema}.claim c LEFT JOIN ({counted}) n ON n.claim_id = c.claim_id"
        f" WHERE c.claim_id NOT IN {_listed(away)} AND (NOT {touches} OR n.n_articles > 0)"
    )


def _present(roots: Mapping[str, str], ask: Ask, table: str) -> dict[str, str]:
    """Old id -> kept id of merges whose rows the record still holds; a build may have merged them under either id."""
    if not roots:
        return {}
    ids = {*roots, *roots.values()}
    held = {row["id"] for row in ask(f"SELECT {table}_id AS id FROM {table} WHERE {table}_id IN {_listed(ids)}")}
    groups: dict[str, list[str]] = {}
    for row in sorted(ids):
        groups.setdefault(_root(roots, row), []).append(row)
    found: dict[str, str] = {}
    for root, members in sorted(groups.items()):
        here = [row for row in members if row in held]
        kept = root if root in held else next(iter(here), root)
        found |= {row: kept for row in here if row != kept}
    return found


def _pair(row: str) -> tuple[str, str]:
    claim, _, statement = row.partition("/")
    return claim, statement


def _listed(ids: Iterable[str]) -> str:
    """A list for IN; never an empty one, which SQL forbids."""
    return "(" + (", ".join(_text(each) for each in sorted(ids)) or "''") + ")"


def _text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"
