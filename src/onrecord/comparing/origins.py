"""The statements of each claim in; its independent origins, each with the rule that collapsed them, and counts, out."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import TYPE_CHECKING, Any

from ..schema.checks import to_arrow
from ..schema.ids import content_id
from ..schema.stages import ComparingStage, statements
from .collapse.roots import Root, roots
from .collapse.voices import Told
from .reusing.credit import listed_agency

if TYPE_CHECKING:
    from ..schema.engine import Engine

Row = dict[str, Any]
_SURE, _FORCED = 0.86, 0.95
"""Probability that a statement is on one claim with another of it, from which it counts as saying the same, and without any doubt."""


class _Copied:
    """The pairs of statements of copied passages, in their order, to be had for the statements of a claim alone."""

    def __init__(self, pairs: Iterable[tuple[str, str, str | None]]) -> None:
        self._pairs = list(pairs)
        self._first: dict[str, list[int]] = {}
        for number, (one, _, _) in enumerate(self._pairs):
            self._first.setdefault(one, []).append(number)

    def among(self, statements: Iterable[str]) -> list[tuple[str, str, str | None]]:
        """Those that begin with one of the statements."""
        return [self._pairs[n] for n in sorted(n for one in statements for n in self._first.get(one, ()))]


def run(engine: Engine, settings: Any) -> None:
    """Write `origin`; fill the origin of each row of claim_statement and the counts and status of each claim."""
    sql = statements(__package__, "origins")
    copied = _Copied(
        (r["statement_a"], r["statement_b"], r["credited"]) for r in engine.fetch(sql["copied"]).to_pylist()
    )
    hops: dict[str, list[str]] = {}
    for row in engine.fetch(sql["hops"]).to_pylist():
        hops.setdefault(row["attribution_id"], []).append(row["name"])
    told = Told()
    for row in engine.fetch(sql["quoted"]).to_pylist():
        told.quoted.setdefault(row["article_id"], []).append(row)
    handed_on = [(row["article_id"], row["name"]) for row in engine.fetch(sql["through"]).to_pylist()]
    heard = [(article, row["speaker"]) for article, rows in told.quoted.items() for row in rows]
    for article, name in [*handed_on, *heard]:
        if agency := listed_agency(name):
            told.agencies.setdefault(article, set()).add(agency)
    for row in engine.fetch(sql["counted"]).to_pylist():
        told.counted.setdefault(row["statement_id"], set()).add(row["value"])
    rows: list[Row] = []
    origin_of: dict[tuple[str, str], str] = {}
    counts: dict[str, tuple[int, int, int]] = {}
    for claim, part in groupby(engine.fetch(sql["support"]).to_pylist(), key=lambda row: row["claim_id"]):
        members = list(part)
        for stance in ("supports", "opposes"):
            side = [row for row in members if row["stance"] == stance]
            found = roots(side, hops, copied.among(row["statement_id"] for row in side), told)
            if stance == "supports":
                counts[claim] = count(
                    found, *({row["statement_id"] for row in side if says_it(row, least)} for least in (_SURE, _FORCED))
                )
            for root in found:
                origin = content_id("o", claim, stance, *sorted(root.statements))
                rows.append(
                    {
                        "origin_id": origin,
                        "claim_id": claim,
                        "label": root.label,
                        "speaker_id": root.speaker_id,
                        "rule": root.rule,
                    }
                )
                origin_of.update({(claim, statement): origin for statement in root.statements})
    engine.put("origin", to_arrow("origin", sorted(rows, key=lambda row: str(row["origin_id"]))))
    members = engine.fetch(sql["member_rows"]).to_pylist()
    for row in members:
        row["origin_id"] = origin_of.get((row["claim_id"], row["statement_id"]))
    claims = engine.fetch(sql["claim_rows"]).to_pylist()
    disputed = {row["claim_id"] for row in engine.fetch(sql["disputed"]).to_pylist()}
    for row in claims:
        middle, low, high = counts.get(row["claim_id"], (0, 0, 0))
        row["independent_origins"] = middle
        row["independent_origins_low"] = low
        row["independent_origins_high"] = high
        if row["claim_id"] in disputed:
            row["status"] = "contested"  # whoever contradicts one who says so need not be on a claim of his own
        elif row["status"] == "agreed" and middle < 2:
            row["status"] = "single"
        elif row["status"] == "single" and middle > 1:
            row["status"] = "agreed"
    engine.put("claim", to_arrow("claim", claims))
    engine.put("claim_statement", to_arrow("claim_statement", members))


def says_it(row: Row, least: float) -> bool:
    """Whether a statement says what its claim says, at least so surely: near is enough to be listed, not to be counted."""
    return row["similarity"] is not None and row["similarity"] >= least


def count(found: list[Root], sure: set[str] | None = None, forced: set[str] | None = None) -> tuple[int, int, int]:
    """(independent origins, the least that the texts force upon us, the greatest that they allow), each 1 or more if there are any.

    Counted are named sources with a statement in `sure`, for the least with one in `forced` (None: all of them). Whoever has no name,
    and each outlet's own voice, may go back to one of those: where some stand beside a named one, annotators count them apart in one case of six.
    Greatest: whatever is listed counts, no unnamed two are the same, and each outlet's own voice is reporting of its own.
    """
    if not found:
        return 0, 0, 0
    named = [root for root in found if root.certain]
    middle, low = (max(1, sum(is_among(root, among) for root in named)) for among in (sure, forced))
    return middle, min(low, middle), max(sum(root.most for root in found), middle)


def is_among(root: Root, statements: set[str] | None) -> bool:
    """Whether one of its statements is among these (None: all are)."""
    return statements is None or not statements.isdisjoint(root.statements)


STAGE = ComparingStage(
    name="origins",
    reads=(
        "claim",
        "claim_statement",
        "contradiction",
        "story_statement",
        "entity",
        "mention",
        "relay",
        "reuse",
        "figure",
    ),
    writes=("origin", "claim", "claim_statement"),
    run=run,
    by_story=True,
)
