"""Statements of a story in; claims, and each statement's stance towards them, out (tables claim, claim_statement)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from ..schema.checks import to_arrow
from ..schema.stages import ComparingStage, statements
from .claims_answers import grounds_of
from .claims_pairs import NAMES, Told, scored_pairs, told
from .claims_rows import story_claims
from .figure_conflict import figure_pairs
from .grouping import Pair
from .pairs.model import logistic
from .pairs.scorer import PairScorer, frequent_terms, schema

if TYPE_CHECKING:
    from ..schema.engine import Engine

Row = dict[str, Any]
_STEPS = ("story_statement", "statement_entity", "statement_key", "story_term", "shared_entity")
_LEAST = 0.05
"""Probability below which a pair is not kept: further ones decide nothing."""


def run(engine: Engine, settings: Any) -> None:
    """Pairs, groups and claims story by story in Python; results do not depend on row order, nor on other stories."""
    sql = statements(__package__, "claims")
    known = told_statements(engine)
    rows = [dict(each.row) for each in known]
    figures = {row["statement_id"] for row in engine.fetch(sql["figure_units"]).to_pylist()}
    likely: list[Row] = []
    for _, part in groupby(known, key=lambda each: each.row["story_id"]):
        likely += likely_pairs(list(part))
    engine.put("statement_candidate", pa.Table.from_pylist(likely, schema=_candidates()))
    engine.materialise("shared_entity", sql["shared_entity"])
    frequent = frequent_terms(engine.fetch(sql["frequent_term"]).to_pylist())
    engine.map_batches("statement_pair", sql["pair_grounds"], PairScorer(frequent), schema())
    pairs = engine.fetch(sql["pairs_in_order"]).to_pylist()
    opposed = figure_pairs(engine.fetch(statements(__package__, "contradictions")["statement_figure"]).to_pylist())
    scored = with_conflicts(
        [Pair(row["statement_a"], row["statement_b"], row["same"], row["opposed"]) for row in pairs], opposed
    )
    claims: list[Row] = []
    members: list[Row] = []
    story_of = {row["statement_id"]: row["story_id"] for row in rows}
    by_story: dict[str, list[Pair]] = {}
    for pair in scored:
        by_story.setdefault(story_of[pair.a], []).append(pair)
    for story, told_there in groupby(rows, key=lambda row: str(row["story_id"])):
        found, stances = story_claims(
            list(told_there),
            by_story.get(story, []),
            figures,
            settings.min_claim_score,
            settings.min_contradiction_score,
        )
        claims += found
        members += stances
    engine.put("claim", to_arrow("claim", claims))
    engine.put("claim_statement", to_arrow("claim_statement", members))


def told_statements(engine: Engine) -> list[Told]:
    """The statements with what is compared of them, by story and id; puts the tables that they come from."""
    sql = statements(__package__, "claims")
    for step in _STEPS[:-1]:
        engine.materialise(step, sql[step])
    rows = engine.fetch(sql["statements_in_order"]).to_pylist()
    entities = _listed(engine.fetch(sql["entities_in_order"]).to_pylist(), "entity_id")
    units = _listed(engine.fetch(sql["figure_units"]).to_pylist(), "unit")
    answers = grounds_of(rows)
    return [
        told(
            row,
            answers.get(row["statement_id"], row["resolved"]),
            entities.get(row["statement_id"], []),
            units.get(row["statement_id"], []),
        )
        for row in rows
    ]


def likely_pairs(known: Sequence[Told]) -> list[Row]:
    """The pairs of one story's statements that may be on one claim, with the probability that they are (`same`)."""
    found = scored_pairs(known)
    scores = logistic("story").probabilities(NAMES, found.values)
    return [
        {
            "statement_a": known[i].row["statement_id"],
            "statement_b": known[j].row["statement_id"],
            "grounds_a": known[i].grounds,
            "grounds_b": known[j].grounds,
            "same": round(score, 6),
        }
        for i, j, score in zip(found.left.tolist(), found.right.tolist(), scores.tolist(), strict=True)
        if score >= _LEAST
    ]


def with_conflicts(pairs: list[Pair], conflicts: Iterable[tuple[str, str, str, float, str]]) -> list[Pair]:
    """The pairs with the conflicts of figures laid over them; pairs that were no candidates are added."""
    known = {(min(p.a, p.b), max(p.a, p.b)): p for p in pairs}
    for one, other, _, confidence, _ in conflicts:
        key = (min(one, other), max(one, other))
        before = known.get(key, Pair(*key, same=0.0, opposed=0.0))
        known[key] = Pair(*key, same=before.same, opposed=max(before.opposed, confidence))
    return [known[key] for key in sorted(known)]


def _candidates() -> pa.Schema:
    return pa.schema(
        [
            *((name, pa.string()) for name in ("statement_a", "statement_b", "grounds_a", "grounds_b")),
            ("same", pa.float64()),
        ]
    )


def _listed(rows: Iterable[Row], key: str) -> dict[str, list[str]]:
    """Statement -> the values of `key` in its rows, in order."""
    out: dict[str, list[str]] = {}
    for row in rows:
        out.setdefault(row["statement_id"], []).append(row[key] or "")
    return out


STAGE = ComparingStage(
    name="claims",
    by_story=True,
    reads=(
        "article",
        "attribution",
        "cluster_entity",
        "entity",
        "figure",
        "mention",
        "passage",
        "statement",
        "statement_feature",
        "statement_term",
        "story_article",
    ),
    writes=(*_STEPS, "statement_candidate", "statement_pair", "claim", "claim_statement"),
    run=run,
)
