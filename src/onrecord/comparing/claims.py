"""Statements of a story in; claims, and each statement's stance towards them, out (tables claim, claim_statement)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa

from ..schema.checks import to_arrow
from ..schema.stages import ComparingStage, statements
from .conflicts.finding import conflicts, sides
from .conflicts.rules.contraries import OTHER, of_two_cases
from .conflicts.rules.fate import other_victim
from .conflicts.sides import Conflict, Side
from .pairs.around import AROUND_SIDES, around_sides
from .pairs.candidates import NAMES, SIDED, Told, counts_apart, scored_pairs, sided, told
from .pairs.model import logistic
from .propositions.answers import grounds_of
from .propositions.grouping import Pair
from .propositions.judging import unless_rejected, upheld
from .propositions.rows import story_claims

if TYPE_CHECKING:
    from ..schema.engine import Engine

Row = dict[str, Any]
_STEPS = ("story_statement", "statement_entity")
_PAIR = pa.schema([("a", pa.string()), ("b", pa.string()), ("same", pa.float64()), ("opposed", pa.float64())])
_OTHER_COUNT = 0.4
"""Of pairs that count one thing (the dead, the hurt) and give other numbers, the share of the probability that gold bears out;
so for the deaths of two persons."""
_LEAST = 0.05
"""Probability below which a pair is not kept: further ones decide nothing."""


def run(engine: Engine, settings: Any) -> None:
    """Pairs, groups and claims story by story in Python; results do not depend on row order, nor on other stories."""
    sql = statements(__package__, "claims")
    known = told_statements(engine)
    rows = [dict(each.row) for each in known]
    figures = {row["statement_id"] for row in engine.fetch(sql["figure_units"]).to_pylist()}
    judgements = engine.fetch(sql["judgements"]).to_pylist()
    told_sides = sides(engine)
    ruled = upheld(conflicts(engine, told_sides), judgements)
    side_of = {side.statement: side for side in told_sides}
    scored: list[Pair] = []
    for _, part in groupby(known, key=lambda each: each.row["story_id"]):
        mine = list(part)
        # before other pairs lean on a rejected one, and again after: none leans it back
        likely = likely_pairs(mine)
        two = of_two(likely, side_of)
        likely = unless_rejected(lessened(parted(likely, two, _OTHER_COUNT), side_of), judgements)
        scored += unless_rejected(parted(paired(mine, likely, ruled), two), judgements)
    engine.put(
        "statement_pair",
        pa.table({name: [getattr(pair, name) for pair in scored] for name in _PAIR.names}, schema=_PAIR),
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
            judgements,
        )
        claims += found
        members += stances
    engine.put("claim", to_arrow("claim", claims))
    engine.put("claim_statement", to_arrow("claim_statement", members))


def told_statements(engine: Engine) -> list[Told]:
    """The statements with what is compared of them, by story and id; puts the tables that they come from."""
    sql = statements(__package__, "claims")
    for step in _STEPS:
        engine.materialise(step, sql[step])
    rows = engine.fetch(sql["statements_in_order"]).to_pylist()
    names: dict[str, list[tuple[str, str]]] = {}
    for row in engine.fetch(sql["names_in_order"]).to_pylist():
        names.setdefault(row["statement_id"], []).append((row["text"], row["name"]))
    entities: dict[str, list[str]] = {}
    for row in engine.fetch(sql["entities_in_order"]).to_pylist():
        entities.setdefault(row["statement_id"], []).append(row["entity_id"])
    figures: dict[str, list[tuple[str | None, float]]] = {}
    for row in engine.fetch(sql["figure_units"]).to_pylist():
        figures.setdefault(row["statement_id"], []).append((row["unit"], row["value"]))
    answers = grounds_of(rows)
    return [
        told(
            {**row, "names": names.get(row["statement_id"], [])},
            answers.get(row["statement_id"], row["resolved"]),
            entities.get(row["statement_id"], []),
            figures.get(row["statement_id"], []),
        )
        for row in rows
    ]


def likely_pairs(known: Sequence[Told]) -> list[Pair]:
    """The pairs of one story's statements that may be on one claim: probability that they are, and are on two sides of it."""
    found = scored_pairs(known)
    same = logistic("story").probabilities(NAMES, found.values)
    opposed = logistic("sides").probabilities(SIDED, sided(found.values, same))
    same = same * np.where(counts_apart(found.values), _OTHER_COUNT, 1.0)
    return [
        Pair(known[i].row["statement_id"], known[j].row["statement_id"], same=round(one, 6), opposed=round(two, 6))
        for i, j, one, two in zip(
            found.left.tolist(), found.right.tolist(), same.tolist(), opposed.tolist(), strict=True
        )
        if one >= _LEAST or two >= _LEAST
    ]


def of_two(pairs: Sequence[Pair], side_of: Mapping[str, Side]) -> frozenset[tuple[str, str]]:
    """The pairs that tell of the deaths of two persons: no two sides of one claim, and hardly one."""
    return frozenset(
        (pair.a, pair.b)
        for pair in pairs
        if pair.a in side_of and pair.b in side_of and other_victim(side_of[pair.a], side_of[pair.b])
    )


def parted(pairs: Sequence[Pair], two: frozenset[tuple[str, str]], share: float = 1.0) -> list[Pair]:
    """The pairs, those of two deaths with this share of their probability and on no two sides."""
    return [
        replace(pair, same=round(pair.same * share, 6), opposed=0.0) if (pair.a, pair.b) in two else pair
        for pair in pairs
    ]


def lessened(pairs: Sequence[Pair], side_of: Mapping[str, Side]) -> list[Pair]:
    """The pairs, those of two cases with a share of their probability: medicine and weapons in one lorry, what rose in May and fell in June."""
    return [
        replace(pair, same=round(pair.same * OTHER, 6))
        if pair.a in side_of and pair.b in side_of and of_two_cases(side_of[pair.a], side_of[pair.b])
        else pair
        for pair in pairs
    ]


def paired(known: Sequence[Told], likely: Sequence[Pair], ruled: Sequence[Conflict]) -> list[Pair]:
    """The pairs of one story with the rules' conflicts and with what third statements say of their sides."""
    here = {each.row["statement_id"] for each in known}
    ruled = [each for each in ruled if each[0] in here and each[1] in here]
    pairs = with_conflicts(likely, ruled)
    opposed = logistic("around_sides").probabilities(AROUND_SIDES, around_sides(pairs)).tolist()
    return with_conflicts(
        [replace(pair, opposed=round(one, 6)) for pair, one in zip(pairs, opposed, strict=True)], ruled
    )


def with_conflicts(pairs: Sequence[Pair], conflicts: Iterable[tuple[str, str, str, float, str]]) -> list[Pair]:
    """The pairs with the conflicts laid over them; pairs that were no candidates are added."""
    known = {(min(p.a, p.b), max(p.a, p.b)): p for p in pairs}
    for one, other, _, confidence, _ in conflicts:
        key = (min(one, other), max(one, other))
        before = known.get(key, Pair(*key, same=0.0, opposed=0.0))
        known[key] = Pair(*key, same=before.same, opposed=max(before.opposed, confidence))
    return [known[key] for key in sorted(known)]


STAGE = ComparingStage(
    name="claims",
    by_story=True,
    reads=(
        "article",
        "attribution",
        "attribution_span",
        "cluster_entity",
        "entity",
        "entity_alias",
        "event",
        "figure",
        "frame",
        "judgement",
        "mention",
        "passage",
        "statement",
        "statement_feature",
        "story_article",
    ),
    writes=(*_STEPS, "statement_pair", "claim", "claim_statement"),
    run=run,
)
