"""Statements of a story in; claims, and each statement's stance towards them, out (tables claim, claim_statement)."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import TYPE_CHECKING, Any

from ..schema.checks import to_arrow
from ..schema.ids import content_id
from ..schema.stages import ComparingStage, statements
from .figure_conflict import figure_pairs
from .grouping import Pair, groups, likeness, opposing
from .pairs.scorer import PairScorer, frequent_terms, schema
from .proposition import kind_of, proposition

if TYPE_CHECKING:
    from ..schema.engine import Engine

Row = dict[str, Any]
_STEPS = (
    "story_statement",
    "statement_entity",
    "statement_key",
    "story_term",
    "statement_norm",
    "statement_near",
    "statement_candidate",
    "shared_entity",
)


def run(engine: Engine, settings: Any) -> None:
    """Candidates by SQL, scores by `PairScorer`, groups story by story in Python; results do not depend on row order."""
    sql = statements(__package__, "claims")
    for step in _STEPS:
        engine.materialise(step, sql[step])
    frequent = frequent_terms(engine.fetch(sql["frequent_term"]).to_pylist())
    engine.map_batches("statement_pair", sql["pair_grounds"], PairScorer(frequent), schema())
    rows = engine.fetch(sql["statements_in_order"]).to_pylist()
    pairs = engine.fetch(sql["pairs_in_order"]).to_pylist()
    figures = {row["statement_id"] for row in engine.fetch(sql["figure_statements"]).to_pylist()}
    opposed = figure_pairs(engine.fetch(statements(__package__, "contradictions")["statement_figure"]).to_pylist())
    scored = [Pair(row["statement_a"], row["statement_b"], row["same"], row["opposed"]) for row in pairs]
    scored = with_conflicts(scored, opposed)
    claims: list[Row] = []
    members: list[Row] = []
    story_of = {row["statement_id"]: row["story_id"] for row in rows}
    by_story: dict[str, list[Pair]] = {}
    for pair in scored:
        by_story.setdefault(story_of[pair.a], []).append(pair)
    for story, part in groupby(rows, key=lambda row: row["story_id"]):
        found, stances = story_claims(
            list(part), by_story.get(story, []), figures, settings.min_claim_score, settings.min_contradiction_score
        )
        claims += found
        members += stances
    engine.put("claim", to_arrow("claim", claims))
    engine.put("claim_statement", to_arrow("claim_statement", members))


def with_conflicts(pairs: list[Pair], conflicts: Iterable[tuple[str, str, str, float, str]]) -> list[Pair]:
    """The pairs with the conflicts of figures laid over them; pairs that were no candidates are added."""
    known = {(min(p.a, p.b), max(p.a, p.b)): p for p in pairs}
    for one, other, _, confidence, _ in conflicts:
        key = (min(one, other), max(one, other))
        before = known.get(key, Pair(*key, same=0.0, opposed=0.0))
        known[key] = Pair(*key, same=before.same, opposed=max(before.opposed, confidence))
    return [known[key] for key in sorted(known)]


def story_claims(
    rows: list[Row], pairs: list[Pair], figures: set[str], least_same: float, least_opposed: float
) -> tuple[list[Row], list[Row]]:
    """Rows of claim and of claim_statement for one story's statements and scored pairs.

    A claim is a group of statements. Of two groups that oppose each other, the one that asserts (else the larger) lists
    the other's statements as opposing, so that a dispute is told once; both count as contested.
    """
    by_id = {row["statement_id"]: row for row in rows}
    found = groups(sorted(by_id), pairs, least_same, least_opposed)
    against: dict[int, list[str]] = {}
    disputed: set[int] = set()
    for i, j in opposing(found, pairs, least_opposed):
        host, guest = sorted((i, j), key=lambda number: _hosting([by_id[member] for member in found[number]]))
        against.setdefault(host, []).extend(found[guest])
        disputed |= {i, j}
    claims: list[Row] = []
    members: list[Row] = []
    for number, group in enumerate(found):
        supporting = [by_id[member] for member in group]
        opponents = sorted(set(against.get(number, ())))
        claim_id = content_id("c", *group)
        claims.append(_claim(claim_id, proposition(supporting), supporting, number in disputed, figures))
        near = likeness(group, pairs)
        for stance, side in (("supports", group), ("opposes", opponents)):
            members += [
                {
                    "claim_id": claim_id,
                    "statement_id": member,
                    "stance": stance,
                    "similarity": round(near[member], 6) if stance == "supports" else None,
                }
                for member in side
            ]
    return claims, members


def _hosting(rows: list[Row]) -> tuple[int, int, str]:
    """The order in which groups are chosen to list a dispute: those that assert, then the larger, then by id."""
    denying = sum(row["act"] == "deny" or row["polarity"] == "negative" for row in rows)
    return (2 * denying > len(rows), -len(rows), rows[0]["statement_id"])


def _claim(claim_id: str, chosen: tuple[Row, str], supporting: list[Row], contested: bool, figures: set[str]) -> Row:
    row, words = chosen
    articles = {r["article_id"] for r in supporting}
    outlets = {r["outlet"] or r["article_id"] for r in supporting}
    dates = sorted(_present(r["published_at"] for r in supporting))
    return {
        "claim_id": claim_id,
        "story_id": row["story_id"],
        "proposition": words,
        "kind": kind_of(row, row["statement_id"] in figures),
        "articles": len(articles),
        "outlets": len(outlets),
        "independent_origins": 1,
        "independent_origins_low": 1,
        "independent_origins_high": 1,
        "status": "contested" if contested else "agreed" if len(articles) > 1 else "single",
        "first_reported": dates[0] if dates else None,
        "last_reported": dates[-1] if dates else None,
    }


def _present(values: Iterable[Any]) -> list[Any]:
    return [value for value in values if value is not None]


STAGE = ComparingStage(
    name="claims",
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
    writes=(*_STEPS, "statement_pair", "claim", "claim_statement"),
    run=run,
    by_story=True,
)
