"""The statements on one side of a claim in; groups that go back to one root, each with its rule and a label, out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ..telling import role_beside
from .likely import join_likely
from .speakers import is_named, join_speakers
from .union import Union
from .voices import Told
from .wording import join_quotations, join_rewordings, join_told_within, join_voices

Row = dict[str, Any]


@dataclass(frozen=True)
class Root:
    """One origin: its statements, a label for a person, the rule, and how sure it is that it stands alone.

    `certain`: a named source. `most`: into how many origins it may fall apart at most.
    """

    statements: tuple[str, ...]
    label: str
    rule: str
    speaker_id: str | None
    certain: bool
    most: int


def roots(
    rows: Iterable[Row],
    hops: Mapping[str, Sequence[str]],
    copied: Iterable[tuple[str, str, str | None]],
    told: Told | None = None,
) -> list[Root]:
    """The origins behind rows of `support` (one side of one claim), in a fixed order.

    `hops` are the relays of each attribution, nearest the speaker first; `copied` are pairs of statements that stand in
    one copied passage, with the credit; `told` is what the pile tells beside the claim. The rules, in the order in which
    they are tried, are those of `speakers` (who speaks, for whom, through whom), copied passages, those of
    `wording`, and last those of `likely`, which `most` takes back.
    """
    ordered = sorted(rows, key=lambda row: (row["article_id"], row["start_char"], row["statement_id"]))
    by_id = {row["statement_id"]: row for row in ordered}
    union = Union(by_id)
    reprints = Union({row["article_id"] for row in ordered})
    sourced = [row for row in ordered if row["attribution_id"] is not None]
    for a, b, credited in copied:
        if a in by_id and b in by_id:
            rule = f"copied passage, {credited} credited" if credited else "copied passage"
            union.join(a, b, rule)
            reprints.join(by_id[a]["article_id"], by_id[b]["article_id"], rule)
    join_speakers(union, sourced, hops)
    join_quotations(union, sourced)
    join_rewordings(union, ordered)
    join_told_within(union, sourced)
    join_voices(union, ordered)
    apart = [_root([by_id[s] for s in group], union.rules_of(group[0]), hops, reprints) for group in union.groups()]
    union.settle()
    join_likely(union, ordered, hops, told or Told())
    found = []
    for group in union.groups():
        root = _root([by_id[s] for s in group], union.rules_of(group[0]), hops, reprints)
        found.append(replace(root, most=sum(part.most for part in apart if part.statements[0] in root.statements)))
    return sorted(found, key=lambda root: root.statements)


def _root(rows: list[Row], rules: list[str], hops: Mapping[str, Sequence[str]], reprints: Union) -> Root:
    rows = sorted(rows, key=lambda row: str(row["statement_id"]))
    named = [row for row in rows if row["speaker"]]
    sourced = [row for row in rows if row["attribution_id"] is not None]
    relays = sorted({" > ".join(hops[row["attribution_id"]]) for row in sourced if hops.get(row["attribution_id"])})
    through = f" (through {', '.join(relays)})" if relays else ""
    tellings = {reprints.find(row["article_id"]) for row in rows}  # a copy tells nothing of its own
    outlets = sorted({row["outlet"] or "an outlet not named" for row in rows})
    certain, speaker = False, None
    if named:
        best = min(named, key=lambda row: (not is_named(row), -len(row["speaker_role"] or ""), row["statement_id"]))
        beside = role_beside(best["speaker_role"], best["speaker"])
        role = f", {beside}" if beside else ""
        label, most = f"{best['speaker']}{role}{through}", 1
        certain, speaker = is_named(best), best["speaker_id"]
    elif sourced:
        first = min(sourced, key=lambda row: str(row["statement_id"]))
        words = first["source_text"] or "a speaker not named"
        label, most = f"{words}, as reported by {', '.join(outlets)}{through}", len(tellings)
    else:
        label, most = f"no source given (own voice of {', '.join(outlets)})", len(tellings)
    return Root(
        statements=tuple(row["statement_id"] for row in rows),
        label=label,
        rule="; ".join(rules) if rules else "one statement",
        speaker_id=speaker,
        certain=certain,
        most=most,
    )
