"""Judgements in, words a person knows their rows by out: a name, a sentence; where the row is gone, nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from ..judgements import Judgement
from ..record import Record

_TOLD_BY = {
    "entity": "name",
    "claim": "proposition",
    "contradiction": "why",
    "statement": "text",
    "attribution": "content_text",
    "mention": "text",
    "figure": "text",
    "event": "trigger",
}
"""Table -> the column that a person knows its rows by."""


@dataclass(frozen=True)
class Wording:
    """What a judgement is about, and its detail, each in words; empty where only the id is known."""

    row: str = ""
    detail: str = ""


def in_words(record: Record, schema: str, judgements: Iterable[Judgement]) -> dict[str, Wording]:
    """Judgement's id -> its wording; rows are looked up in `schema`, where they stand as they were built."""
    judgements = list(judgements)
    about = {each.judgement_id: (_row(each), _detail(each)) for each in judgements}
    wanted: defaultdict[str, set[str]] = defaultdict(set)
    for place in (place for pair in about.values() for place in pair if place and place[0] in _TOLD_BY):
        wanted[place[0]].add(place[1])
    told = {
        (table, row["id"]): row["words"] or ""
        for table, ids in sorted(wanted.items())
        for row in record.rows(
            f'SELECT {table}_id AS id, {_TOLD_BY[table]} AS words FROM {schema}."{table}" WHERE list_contains(?, {table}_id)',
            [sorted(ids)],
        )
    }
    verdicts = {f"undoes {each.judgement_id}": f"undoes {each.verdict}" for each in judgements}
    return {
        judgement: Wording(told.get(row, ""), told.get(detail, "") if detail else "")
        for judgement, (row, detail) in about.items()
    } | {
        each.judgement_id: Wording(told.get(_row(each), ""), verdicts[each.detail])
        for each in judgements
        if each.detail in verdicts
    }


def _row(each: Judgement) -> tuple[str, str]:
    """Table and id; of a statement in a claim it is the statement."""
    table, _, row = each.subject.partition(":")
    return ("statement", row.rpartition("/")[2]) if table == "claim_statement" else (table, row)


def _detail(each: Judgement) -> tuple[str, str] | None:
    """Table and id of the other row that the detail names, if it names one."""
    table = each.subject.partition(":")[0]
    if each.verdict == "merge":
        return table, each.detail.rpartition(":")[2]
    return ("statement", each.detail) if each.verdict == "split" and table == "claim" else None
