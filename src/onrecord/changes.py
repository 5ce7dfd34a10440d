"""Two records of one story in, what changed between them out: `onrecord diff OLD NEW`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from .record import Record, Row


@dataclass(frozen=True)
class Change:
    """One difference: the relation, `new`, `gone` or `changed`, the row in words, and for a change from what to what."""

    relation: str
    what: str
    row: str
    before: str = ""
    after: str = ""

    def __str__(self) -> str:
        moved = f": {self.before} -> {self.after}" if self.what == "changed" else ""
        return f"{self.what} {self.relation}: {self.row}{moved}"


# Relation -> its key, the SELECT that says it in words, and the columns whose change matters to a reader.
WATCHED: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "article": ("article_id", "SELECT article_id, source AS words FROM article", ()),
    "claim": (
        "claim_id",
        "SELECT claim_id, proposition AS words, articles, outlets, independent_origins, status FROM claim",
        ("articles", "outlets", "independent_origins", "status"),
    ),
    "contradiction": ("contradiction_id", "SELECT contradiction_id, why AS words FROM contradiction", ()),
    "attribution": (
        "attribution_id",
        "SELECT attribution_id, coalesce(e.name, source_text, '?') || ': ' || content_text AS words, e.name AS speaker"
        " FROM attribution LEFT JOIN entity e ON e.entity_id = speaker_id",
        ("speaker",),
    ),
}


def diff(old: Record, new: Record) -> Iterator[Change]:
    """What is new, gone or changed, by relation in the order of WATCHED and within it by id.

    Claims keep their id only while their statements do: a claim that lost or won statements is matched by the
    statements that both records put on it.
    """
    for relation, (key, query, columns) in WATCHED.items():
        before = {row[key]: row for row in old.rows(query)}
        after = {row[key]: row for row in new.rows(query)}
        if relation == "claim":
            before = renamed(before, followed(old, new))
        for row_id in sorted(before.keys() | after.keys()):
            if row_id not in before:
                yield Change(relation, "new", after[row_id]["words"])
            elif row_id not in after:
                yield Change(relation, "gone", before[row_id]["words"])
            else:
                yield from changed(relation, before[row_id], after[row_id], columns)


def changed(relation: str, before: Row, after: Row, columns: tuple[str, ...]) -> Iterator[Change]:
    """One change for each watched column that differs."""
    for column in columns:
        if before[column] != after[column]:
            yield Change(relation, "changed", after["words"], f"{column} {before[column]}", f"{column} {after[column]}")


def followed(old: Record, new: Record) -> dict[str, str]:
    """The new id of each old claim: the new claim that holds most of its statements (the smaller id where two tie)."""
    home = {
        row["statement_id"]: row["claim_id"] for row in new.rows("SELECT * FROM claim_statement ORDER BY claim_id DESC")
    }
    votes: dict[str, dict[str, int]] = {}
    for row in old.rows("SELECT * FROM claim_statement"):
        target = home.get(row["statement_id"])
        if target is not None:
            counts = votes.setdefault(row["claim_id"], {})
            counts[target] = counts.get(target, 0) + 1
    return {claim: min(counts, key=lambda each: (-counts[each], each)) for claim, counts in votes.items()}


def renamed(rows: dict[Any, Row], ids: dict[str, str]) -> dict[Any, Row]:
    """The rows under their new ids; where two old claims became one, the first keeps the name and the other is gone."""
    result: dict[Any, Row] = {}
    for old_id, row in sorted(rows.items()):
        new_id = ids.get(old_id, old_id)
        result[old_id if new_id in result else new_id] = row
    return result
