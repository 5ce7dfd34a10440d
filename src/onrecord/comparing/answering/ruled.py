"""A sentence asked and sides of a record in; which of them the rules over contradictions set against it, or against its denial, out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ..conflicts.finding import conflicts_of
from ..conflicts.sides import Side, sides_of

Row = Mapping[str, Any]
_STORY = "asked"  # sides of one story only are set against each other


@dataclass(frozen=True)
class SideRows:
    """What `sides_of` takes: statements, their frames, entities, the entities that statements name, and aliases."""

    statements: Sequence[Row] = ()
    frames: Sequence[Row] = ()
    entities: Sequence[Row] = ()
    named: Sequence[Row] = ()
    aliases: Sequence[Row] = ()


def ruled(asked: SideRows, denied: SideRows, told: SideRows) -> tuple[dict[str, float], dict[str, float]]:
    """Statement -> how surely it contradicts the sentence, and statement -> how surely it contradicts that this is not so.

    `asked`: rows of the sentence, `denied`: of the words that deny it, as far as there are any, `told`: of statements of the record.
    What contradicts the sentence is left out of the second.
    """
    mine, no = ({row["statement_id"] for row in rows.statements} for rows in (asked, denied))
    sides = sides_of(
        [{**row, "story_id": _STORY} for rows in (told, asked, denied) for row in rows.statements],
        [*told.frames, *asked.frames, *denied.frames],
        told.entities,
        [*told.named, *asked.named, *denied.named],
        told.aliases,
    )
    plain = [side for side in sides if side.statement not in no]
    against = _meeting(plain, mine)
    by = _meeting([_turned(side) if side.statement in mine else side for side in plain], mine)
    if no:
        for key, sure in _meeting([side for side in sides if side.statement not in mine], no).items():
            by[key] = max(sure, by.get(key, 0.0))
    return against, {key: sure for key, sure in by.items() if key not in against}


def _meeting(sides: Sequence[Side], asked: set[str]) -> dict[str, float]:
    """The other side of each conflict that one of `asked` is in."""
    found: dict[str, float] = {}
    for one, other, _, sure, _ in conflicts_of(list(sides)):
        if (one in asked) != (other in asked):
            key = other if one in asked else one
            found[key] = max(sure, found.get(key, 0.0))
    return found


def _turned(side: Side) -> Side:
    """The side of whoever says that this is not so."""
    return replace(
        side,
        frames=tuple(replace(frame, negated=not frame.negated) if frame.main else frame for frame in side.frames),
    )
