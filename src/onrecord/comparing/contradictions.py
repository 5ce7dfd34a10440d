"""Opposed statement pairs and figures in; contradictions with kind, confidence and one sentence for a person out."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from ..schema.checks import to_arrow
from ..schema.ids import content_id
from ..schema.stages import ComparingStage, statements
from .figure_conflict import conflict
from .telling import Teller

if TYPE_CHECKING:
    from ..schema.engine import Engine

Row = dict[str, Any]
_NEIGHBOURS = 40  # figures with which one figure is compared at most, nearest in value, within a story


def run(engine: Engine, settings: Any) -> None:
    """Write `contradiction`: each pair of statements once, under the kind that is surest."""
    sql = statements(__package__, "contradictions")
    told = {row["statement_id"]: row for row in engine.fetch(sql["told"]).to_pylist()}
    relays: dict[str, list[str]] = {}
    for row in engine.fetch(sql["relays"]).to_pylist():
        relays.setdefault(row["attribution_id"], []).append(row["name"])
    best: dict[tuple[str, str], Row] = {}
    found = [
        (row["statement_a"], row["statement_b"], row["kind"], row["opposed"], row["because"])
        for row in engine.fetch(sql["opposed_pairs"]).to_pylist()
    ]
    found += figure_pairs(engine.fetch(sql["statement_figure"]).to_pylist())
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


def figure_pairs(rows: list[Row]) -> list[tuple[str, str, str, float, str]]:
    """(statement, statement, "figure", confidence, because) for figures of one story that cannot both hold."""
    found = []
    for _, part in groupby(rows, key=lambda row: row["story_id"]):
        smallest: dict[str, Row] = {}
        for row in part:
            kept = smallest.get(row["figure_id"])
            if kept is None or (row["size"], row["statement_id"]) < (kept["size"], kept["statement_id"]):
                smallest[row["figure_id"]] = row
        figures = sorted(smallest.values(), key=lambda row: (row["value"], row["figure_id"]))
        for number, one in enumerate(figures):
            for other in figures[number + 1 : number + 1 + _NEIGHBOURS]:
                score, because = conflict(one, other)
                if score > 0 and one["statement_id"] != other["statement_id"]:
                    found.append((one["statement_id"], other["statement_id"], "figure", score, because))
    return found


STAGE = ComparingStage(
    name="contradictions",
    reads=("statement_pair", "story_statement", "figure", "entity", "relay"),
    writes=("contradiction",),
    run=run,
)
