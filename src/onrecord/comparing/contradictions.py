"""Opposed statement pairs and figures in; contradictions with kind, confidence and one sentence for a person out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..schema.checks import to_arrow
from ..schema.ids import content_id
from ..schema.stages import ComparingStage, statements
from .contradictions_echoes import COPIED, echoed_conflicts
from .contradictions_finding import conflicts, sides
from .contradictions_learnt import learnt_conflicts
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
    pairs = engine.fetch(sql["learnt"]).to_pylist()
    learnt = learnt_conflicts(pairs, found, told_sides, settings.min_contradiction_score)
    scored = engine.fetch(sql["scored"]).to_pylist()
    found += echoed_conflicts(scored, found, told_sides)
    found += learnt
    found += echoed_conflicts(scored, learnt, told_sides, COPIED)
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


STAGE = ComparingStage(
    name="contradictions",
    reads=(
        "attribution_span",
        "cluster_entity",
        "entity",
        "entity_alias",
        "event",
        "figure",
        "mention",
        "passage",
        "relay",
        "statement_entity",
        "statement_frame",
        "statement_pair",
        "story_statement",
    ),
    writes=("contradiction",),
    run=run,
    by_story=True,
)
