"""One story's statements and scored pairs in; rows of claim and of claim_statement out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from .grouping import Pair, groups, guests, likeness, opposing
from .judging import anchor, claim_id_of, judged_pairs
from .proposition import kind_of, proposition
from .sides import joins, sides

Row = dict[str, Any]
_LEAST_GUEST = 0.4
"""Mean probability from which a statement stands on a second claim beside its own: a sentence may say two things."""
_LEAST_FACING = 0.35
"""Probability of two sides from which a statement of a group that opposes a claim counts as standing against it."""
_NEARLY = 0.1
"""How much less sure than the surest a statement may be whose words stand for its claim."""


def story_claims(
    rows: list[Row],
    pairs: list[Pair],
    figures: set[str],
    least_same: float,
    least_opposed: float,
    judgements: Sequence[Row] = (),
) -> tuple[list[Row], list[Row]]:
    """Rows of claim and of claim_statement for one story's statements and scored pairs.

    A claim is one side of a matter; a statement supports its own and at most one more. Of two sides that oppose each other, the one that asserts (else the larger) lists the
    other's statements as opposing, so that a dispute is told once; both count as contested.
    """
    by_id = {row["statement_id"]: row for row in rows}
    judged = judged_pairs(sorted(by_id), pairs, judgements, least_same)
    grouped = groups(sorted(by_id), judged, least_same)
    of = {member: number for number, group in enumerate(grouped) for member in group}
    visiting = guests(grouped, judged, max(_LEAST_GUEST, least_same))
    inside: dict[int, list[Pair]] = {}
    for pair in pairs:
        if of[pair.a] == of[pair.b]:
            inside.setdefault(of[pair.a], []).append(pair)
    matters: dict[int, list[str]] = {}
    for member in sorted(of):
        matters.setdefault(of[member], []).append(member)
    found: list[list[str]] = []
    against: dict[int, set[str]] = {}
    disputed: set[int] = set()
    links: list[tuple[int, int]] = []
    also: dict[int, list[str]] = {}
    coming = {guest for several in visiting.values() for guest in several}
    bound: dict[str, list[Pair]] = {guest: [] for guest in coming}
    for pair in judged:
        for member in {pair.a, pair.b} & coming:
            bound[member].append(pair)
    for number, members in sorted(matters.items()):
        one, other = sides(members, inside.get(number, []), least_opposed)
        first = len(found)
        found.append(one)
        if other:
            found.append(other)
            links.append((first, first + 1))
        for guest in visiting.get(number, ()):
            if joins(guest, one, other, bound[guest], least_opposed):
                also.setdefault(first, []).append(guest)
            elif other:
                also.setdefault(first + 1, []).append(guest)
            else:
                against.setdefault(first, set()).add(guest)
                disputed.add(first)
    links += opposing(found, pairs, least_opposed)
    facing = _facing(pairs)
    for i, j in dict.fromkeys(links):
        host, rival = sorted((i, j), key=lambda place: _hosting([by_id[member] for member in found[place]]))
        held = {*found[host], *also.get(host, ())}
        told = [*found[rival], *also.get(rival, ())]
        opposing_it = {each for each in told if facing.get(each, set()) & held}
        if opposing_it:
            against.setdefault(host, set()).update(opposing_it)
            disputed |= {i, j}
    return _rows(found, also, against, disputed, by_id, pairs, figures)


def _facing(pairs: Sequence[Pair]) -> dict[str, set[str]]:
    """Statement -> those that it may stand against itself.

    Of statements that oppose a claim only because their group does, one in four does (annotated stories), of the others two in three.
    """
    found: dict[str, set[str]] = {}
    for pair in pairs:
        if pair.opposed >= _LEAST_FACING:
            found.setdefault(pair.a, set()).add(pair.b)
            found.setdefault(pair.b, set()).add(pair.a)
    return found


def _rows(
    found: list[list[str]],
    also: dict[int, list[str]],
    against: dict[int, set[str]],
    disputed: set[int],
    by_id: dict[str, Row],
    pairs: list[Pair],
    figures: set[str],
) -> tuple[list[Row], list[Row]]:
    claims: list[Row] = []
    members: list[Row] = []
    near = likeness(found, pairs)
    for number, group in enumerate(found):
        supporting = [by_id[member] for member in group]
        visitors = also.get(number, [])
        claim_id = claim_id_of(anchor(supporting))
        everyone = [*supporting, *(by_id[visitor] for visitor in visitors)]
        surest = max(near[member] for member in group) - _NEARLY
        central = [row for row in supporting if near[row["statement_id"]] >= surest]
        claims.append(_claim(claim_id, proposition(central), everyone, number in disputed, figures))
        members += [
            {"claim_id": claim_id, "statement_id": member, "stance": "supports", "similarity": round(near[member], 6)}
            for member in group
        ]
        members += [
            {"claim_id": claim_id, "statement_id": visitor, "stance": "supports", "similarity": None}
            for visitor in visitors
        ]
        members += [
            {"claim_id": claim_id, "statement_id": member, "stance": "opposes", "similarity": None}
            for member in sorted(against.get(number, set()) - {*group, *visitors})
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
