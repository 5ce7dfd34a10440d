"""Opposed statement pairs and figures in; contradictions with kind, confidence and one sentence for a person out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from ..schema.checks import to_arrow
from ..schema.ids import content_id
from ..schema.stages import ComparingStage, statements
from .conflicts.echoes import COPIED, echoed_conflicts
from .conflicts.finding import conflicts, sides
from .conflicts.learnt import learnt_conflicts
from .conflicts.sides import Conflict, Side
from .telling import Teller

if TYPE_CHECKING:
    from ..schema.engine import Engine

Row = dict[str, Any]


def run(engine: Engine, settings: Any) -> None:
    """Write `contradiction`: each pair of statements once, under the kind that is surest."""
    sql = statements(__package__, "contradictions")
    told = {row["statement_id"]: row for row in engine.fetch(sql["told"]).to_pylist()}
    relays: dict[str, list[str]] = {}
    for row in engine.fetch(sql["relays"]).to_pylist():
        relays.setdefault(row["attribution_id"], []).append(row["name"])
    best: dict[tuple[str, str], Row] = {}
    told_sides = sides(engine)
    found = conflicts(engine, told_sides)
    pairs, scored = (engine.fetch(sql[name]).to_pylist() for name in ("learnt", "scored"))
    found = with_scored(pairs, scored, found, told_sides, settings.min_contradiction_score)
    teller = Teller(told, relays)
    for one, other, kind, confidence, because in found:
        a, b = sorted((one, other), key=lambda key: teller.order(key))
        if confidence < settings.min_contradiction_score:
            continue
        if (a, b) in best and best[a, b]["confidence"] >= confidence:
            continue
        best[a, b] = {
            "contradiction_id": content_id("x", a, b),
            "statement_a": a,
            "statement_b": b,
            "kind": kind,
            "why": teller.why(a, b, kind, because),
            "confidence": round(confidence, 6),
        }
    engine.put("contradiction", to_arrow("contradiction", [best[key] for key in sorted(best)]))


def with_scored(
    pairs: Sequence[Row], scored: Sequence[Row], ruled: list[Conflict], told: list[Side], least: float
) -> list[Conflict]:
    """The conflicts of the rules, what repeats their sides, what the scorer finds by itself, and copies of that.

    `pairs`: rows of `learnt`, of two articles each; `scored`: of `scored`, all.
    """
    learnt = learnt_conflicts(pairs, ruled, told, least)
    repeated = echoed_conflicts(scored, ruled, told)
    return [*ruled, *repeated, *learnt, *echoed_conflicts(scored, learnt, told, COPIED)]


STAGE = ComparingStage(
    name="contradictions",
    reads=(
        "attribution_span",
        "entity",
        "entity_alias",
        "event",
        "figure",
        "frame",
        "mention",
        "passage",
        "relay",
        "statement_entity",
        "statement_pair",
        "story_statement",
    ),
    writes=("contradiction",),
    run=run,
    by_story=True,
)
