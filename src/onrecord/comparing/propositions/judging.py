"""People's judgements on claims and contradictions in; statements that belong together, that stay apart, and conflicts that go, out.

`merge claim:A` with detail `claim:B` puts both on one claim; `reject claim:A` with detail `claim:B` keeps all of theirs apart
whatever the rest says; `split claim:A` with a statement's id, and `reject claim_statement:A/S`, take the statement out.
A claim's id comes from its first statement, so that a judgement finds the claim again after articles were added.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from ...schema.ids import content_id
from ..conflicts.sides import Conflict
from .grouping import Pair, groups

Row = Mapping[str, Any]
_TOGETHER, _APART = (
    1e5,
    -1e9,
)  # no mean of probabilities, however many, outweighs a person's word; "apart" outweighs "together"


def claim_id_of(statement: str) -> str:
    """The id of the claim whose first statement this is."""
    return content_id("c", statement)


def anchor(rows: Iterable[Row]) -> str:
    """The first statement of a group: the earliest published, then by id."""
    return str(
        min(rows, key=lambda r: (r["published_at"] is None, str(r["published_at"] or ""), r["statement_id"]))[
            "statement_id"
        ]
    )


def upheld(conflicts: Iterable[Conflict], judgements: Sequence[Row]) -> list[Conflict]:
    """The conflicts without those that people rejected as contradictions."""
    gone = _rejected(judgements)
    return [each for each in conflicts if not (gone and gone & _contradictions(each[0], each[1]))]


def unless_rejected(pairs: Sequence[Pair], judgements: Sequence[Row]) -> list[Pair]:
    """The pairs; those that people rejected as contradictions do not stand against each other."""
    gone = _rejected(judgements)
    if not gone:
        return list(pairs)  # the ids of tens of thousands of pairs need not be made up
    return [replace(each, opposed=0.0) if gone & _contradictions(each.a, each.b) else each for each in pairs]


def _rejected(judgements: Sequence[Row]) -> set[str]:
    return {
        row["subject"].partition(":")[2]
        for row in judgements
        if row["subject"].startswith("contradiction:") and row["verdict"] == "reject"
    }


def _contradictions(a: str, b: str) -> set[str]:
    return {content_id("x", a, b), content_id("x", b, a)}


def judged_pairs(
    members: Sequence[str], pairs: Sequence[Pair], judgements: Sequence[Row], least_same: float
) -> list[Pair]:
    """The pairs of one story with people's judgements on claims laid over them; those on other stories ask for nothing."""
    asked = [row for row in judgements if row["subject"].startswith(("claim:", "claim_statement:"))]
    first = {claim_id_of(member): member for member in members} if asked else {}
    asked = [row for row in asked if row["subject"].partition(":")[2].partition("/")[0] in first]
    if not asked:
        return list(pairs)
    group = {member: found for found in groups(sorted(members), pairs, least_same) for member in found}
    together: set[tuple[str, str]] = set()
    apart: set[tuple[str, str]] = set()
    for row in asked:
        claim, _, named = row["subject"].partition(":")[2].partition("/")
        detail = named or (row["detail"] or "").rpartition(":")[2].rpartition("/")[2]
        mine, other = first[claim], first.get(detail)
        if row["verdict"] == "merge" and other:
            together.add((mine, other))
        elif row["verdict"] == "reject" and other and not named:
            swallowed = mine in group[other]  # the scores join the two: whom each takes with it, they say again
            apart |= {(mine, other)} if swallowed else {(a, b) for a in group[mine] for b in group[other]}
        elif detail in group and (row["verdict"] == "split" or (row["verdict"] == "reject" and named)):
            apart |= {(detail, each) for each in {*group[mine], mine} - {detail}}
    known = {(min(pair.a, pair.b), max(pair.a, pair.b)): pair for pair in pairs}
    for links, value in ((together, _TOGETHER), (apart, _APART)):
        for a, b in sorted(links):
            key = (min(a, b), max(a, b))
            if a != b:
                known[key] = replace(known.get(key, Pair(*key, 0.0, 0.0)), same=value)
    return [known[key] for key in sorted(known)]
