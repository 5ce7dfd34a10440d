"""Two records of one story in, what changed between them out: `onrecord diff OLD NEW`."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from .record import Record, Row

_ARTICLES = """
    SELECT article_id, coalesce(url, source) AS place, coalesce(outlet, source)
           || coalesce(', ' || published_day(published_at, extra), '') || coalesce(': ' || headline, '') AS words
    FROM article ORDER BY words, article_id
"""
_CLAIMS = """
    SELECT claim_id, proposition AS words, articles, outlets, independent_origins AS origins, status
    FROM claim ORDER BY proposition, claim_id
"""
_CARRIED = """
    SELECT c.claim_id, c.statement_id, c.stance, coalesce(e.name, t.source_text, 'own voice') AS speaker,
           coalesce(a.outlet, a.source) AS outlet
    FROM claim_statement c JOIN statement s USING (statement_id) JOIN article a USING (article_id)
    LEFT JOIN attribution t ON t.attribution_id = s.attribution_id LEFT JOIN entity e ON e.entity_id = t.speaker_id
    ORDER BY c.claim_id, c.statement_id
"""
_CONTRADICTIONS = "SELECT contradiction_id, kind || ': ' || why AS words FROM contradiction ORDER BY contradiction_id"
_ATTRIBUTIONS = """
    SELECT attribution_id, coalesce(e.name, source_text, '?') || ': ' || content_text AS words, e.name AS speaker
    FROM attribution LEFT JOIN entity e ON e.entity_id = speaker_id ORDER BY attribution_id
"""
RELATIONS = ("article", "contradiction", "claim", "attribution")
_NAMED = 3  # statements that joined or left a claim, named at most
_COUNTED = ("articles", "outlets", "origins")


@dataclass(frozen=True)
class Change:
    """One difference: the relation, `new`, `gone` or `changed`, the row in words, and what about it changed.

    `alone`: a claim that one article makes and nobody disputes, or what somebody said; there are many of these.
    """

    relation: str
    what: str
    row: str
    details: tuple[str, ...] = ()
    alone: bool = False

    def __str__(self) -> str:
        return "\n    ".join((f"{self.what} {self.relation}: {' '.join(self.row.split())}", *self.details))


def diff(old: Record, new: Record) -> Iterator[Change]:
    """What is new, gone or changed, by relation in the order of RELATIONS; of claims the changed ones first.

    An article of the same address with other words is changed. A claim is the claim that holds most of its statements:
    statements that join or leave change it. Where two claims became one, the smaller is gone into it.
    """
    yield from _articles(old, new)
    yield from _simple("contradiction", _CONTRADICTIONS, old, new)
    yield from sorted(_claims(old, new), key=lambda each: (each.what != "changed", each.alone, each.what == "gone"))
    yield from _simple("attribution", _ATTRIBUTIONS, old, new)


def summary(changes: Sequence[Change]) -> str:
    """One line: how many rows of each relation are new, gone and changed; `nothing changed` where none are."""
    counts = Counter((change.relation, change.what) for change in changes)
    parts = []
    for relation in RELATIONS:
        told = [f"{counts[relation, what]} {what}" for what in ("new", "gone", "changed") if counts[relation, what]]
        if told:
            parts.append(f"{relation}s: {', '.join(told)}")
    return "; ".join(parts) or "nothing changed"


def _articles(old: Record, new: Record) -> Iterator[Change]:
    before, after = ({row["article_id"]: row for row in each.rows(_ARTICLES)} for each in (old, new))
    gone = {row["place"]: row for key, row in before.items() if key not in after}
    for key, row in after.items():
        if key in before:
            continue
        earlier = gone.pop(row["place"], None)
        details = ("same address, other text or metadata",) if earlier else ()
        yield Change("article", "changed" if earlier else "new", row["words"], details)
    for row in gone.values():
        yield Change("article", "gone", row["words"])


def _simple(relation: str, query: str, old: Record, new: Record) -> Iterator[Change]:
    before, after = ({row[f"{relation}_id"]: row for row in each.rows(query)} for each in (old, new))
    alone = relation == "attribution"
    for key in [*after, *(key for key in before if key not in after)]:
        if key not in before:
            yield Change(relation, "new", after[key]["words"], alone=alone)
        elif key not in after:
            yield Change(relation, "gone", before[key]["words"], alone=alone)
        elif before[key].get("speaker") != after[key].get("speaker"):
            moved = f"speaker {before[key]['speaker'] or 'unknown'} -> {after[key]['speaker'] or 'unknown'}"
            yield Change(relation, "changed", after[key]["words"], (moved,), alone=alone)


def _claims(old: Record, new: Record) -> Iterator[Change]:
    before, after = ({row["claim_id"]: row for row in each.rows(_CLAIMS)} for each in (old, new))
    held_before, held_after = _carried(old), _carried(new)
    home = followed(held_before, held_after)
    heirs: defaultdict[str, list[str]] = defaultdict(list)
    for claim, target in home.items():
        heirs[target].append(claim)
    # Of the claims that became one, the one that gave most statements is taken to live on.
    lives = {
        target: min(claims, key=lambda each: (-len(held_before[each].keys() & held_after[target].keys()), each))
        for target, claims in heirs.items()
    }
    for key, row in after.items():
        if key in lives:
            details = _moved(before[lives[key]], row, held_before[lives[key]], held_after[key])
            if details:
                yield Change("claim", "changed", row["words"], details)
            continue
        parents = sorted({claim for claim, held in held_before.items() if held.keys() & held_after[key].keys()})
        split = tuple(f"split off from: {before[claim]['words']}" for claim in parents[:1])
        yield Change("claim", "new", row["words"], (*split, *_size(row)), alone=not _size(row) and not split)
    for claim, row in before.items():
        heir = home.get(claim)
        if heir is None:
            yield Change("claim", "gone", row["words"], alone=row["articles"] == 1)
        elif lives[heir] != claim:
            yield Change("claim", "gone", row["words"], (f"its statements are now in: {after[heir]['words']}",))


def _carried(record: Record) -> dict[str, dict[str, Row]]:
    """Claim -> statement -> its row."""
    held: defaultdict[str, dict[str, Row]] = defaultdict(dict)
    for row in record.rows(_CARRIED):
        held[row["claim_id"]][row["statement_id"]] = row
    return held


def followed(before: dict[str, dict[str, Row]], after: dict[str, dict[str, Row]]) -> dict[str, str]:
    """The new id of each old claim: its own where it still holds a statement, else the new claim that holds most of them.

    A claim that is new is preferred to one that was there before, into which the old one would be gone.
    """
    homes: defaultdict[str, list[str]] = defaultdict(list)
    for claim, held in after.items():
        for statement in held:
            homes[statement].append(claim)
    found = {}
    for claim, held in before.items():
        votes = Counter(target for statement in held for target in homes[statement])
        if votes:
            found[claim] = min(votes, key=lambda each: (each != claim, each in before, -votes[each], each))
    return found


def _moved(before: Row, after: Row, held: dict[str, Row], holds: dict[str, Row]) -> tuple[str, ...]:
    """What changed of a claim: status and counts in one line, then who joined it and who left."""
    parts = [f"status {before['status']} -> {after['status']}"] if before["status"] != after["status"] else []
    parts += [f"{name} {before[name]} -> {after[name]}" for name in _COUNTED if before[name] != after[name]]
    joined = [row for key, row in holds.items() if key not in held]
    left = [row for key, row in held.items() if key not in holds]
    turned = [row for key, row in holds.items() if key in held and held[key]["stance"] != row["stance"]]
    lines = [", ".join(parts)] if parts else []
    for verb, rows in (("joined by", joined), ("left by", left), ("other side now", turned)):
        if rows:
            lines.append(f"{verb} {_named(rows)}")
    return tuple(lines)


def _named(rows: Sequence[dict[str, Any]]) -> str:
    names = list(
        dict.fromkeys(
            f"{row['speaker']} in {row['outlet']}{' (opposing)' if row['stance'] == 'opposes' else ''}" for row in rows
        )
    )
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return "; ".join(names[:_NAMED]) + more


def _size(row: Row) -> tuple[str, ...]:
    """How many carry a new claim, where more than one article does or somebody disputes it."""
    if row["articles"] == 1 and row["status"] != "contested":
        return ()
    return (", ".join((row["status"], *(f"{name} {row[name]}" for name in _COUNTED))),)
