"""The statements on one side of a claim in; groups that go back to one root, each with its rule and a label, out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .pairs.wording import root, stem, wording

Row = dict[str, Any]
_QUOTED_RUN = 6  # words in a row that two quotations must share to be one
_UNNAMED = re.compile(
    r"\b(?:source|sources|official|officials|officer|diplomat|diplomats|report|reports|witness|witnesses|insider|"
    r"resident|residents|aide|aides|person familiar|people familiar|who asked not|on condition of anonymity)\b",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"\b(?:minist\w+|government|president|premier|chancellor|kremlin|spokes\w+|ambassador)\b", re.IGNORECASE
)
_SPOKEN_FOR = re.compile(r"\b(?:spokes\w+|press secretary|press service|representative)\b", re.IGNORECASE)


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


class _Union:
    """Groups that grow; each remembers the rules that joined it."""

    def __init__(self, items: Iterable[str]) -> None:
        self._parent = {item: item for item in items}
        self.rules: dict[str, set[str]] = {item: set() for item in self._parent}

    def find(self, item: str) -> str:
        while self._parent[item] != item:
            item = self._parent[item]
        return item

    def join(self, a: str, b: str, rule: str) -> None:
        if a == b:
            return
        first, second = sorted((self.find(a), self.find(b)))
        self.rules[first].add(rule)
        if first != second:
            self._parent[second] = first
            self.rules[first] |= self.rules.pop(second)

    def groups(self) -> dict[str, list[str]]:
        out: dict[str, list[str]] = {}
        for item in sorted(self._parent):
            out.setdefault(self.find(item), []).append(item)
        return out


def roots(
    rows: Sequence[Row], hops: Mapping[str, Sequence[str]], copied: Iterable[tuple[str, str, str | None]]
) -> list[Root]:
    """The origins behind rows of `support` (one side of one claim), in a fixed order.

    Rules, in words of the record: same speaker, spokesperson and body, country and its government, copied passage, same quotation, same article,
    no source given (the own voice of all outlets is one origin until a passage shows more).
    """
    by_id = {row["statement_id"]: row for row in rows}
    union = _Union(by_id)
    sourced = [row for row in rows if row["attribution_id"] is not None]
    voices = [row for row in rows if row["attribution_id"] is None]
    _join_equal(union, sourced, lambda row: row["speaker_id"], "same speaker")
    _join_equal(union, sourced, _unnamed_key, "same unnamed source in one article")
    _join_bodies(union, sourced)
    _join_governments(union, sourced)
    for a, b, credited in copied:
        if a in by_id and b in by_id:
            union.join(a, b, f"copied passage, {credited} credited" if credited else "copied passage")
    _join_quotations(union, sourced)
    first_sourced: dict[str, str] = {}
    for row in sorted(sourced, key=lambda row: (row["start_char"], row["statement_id"])):
        first_sourced.setdefault(row["article_id"], row["statement_id"])
    for row in voices:
        if row["article_id"] in first_sourced:
            union.join(row["statement_id"], first_sourced[row["article_id"]], "same article")
    alone = [row for row in voices if row["article_id"] not in first_sourced]
    alone = [
        row
        for row in alone
        if all(by_id[s]["attribution_id"] is None for s in union.groups()[union.find(row["statement_id"])])
    ]
    for row in alone[1:]:
        union.join(alone[0]["statement_id"], row["statement_id"], "no source given")
    found = [_root([by_id[s] for s in group], sorted(union.rules[key]), hops) for key, group in union.groups().items()]
    return sorted(found, key=lambda root: root.statements)


def _join_equal(union: _Union, rows: Sequence[Row], key: Any, rule: str) -> None:
    seen: dict[Any, str] = {}
    for row in rows:
        value = key(row)
        if value is not None:
            union.join(seen.setdefault(value, row["statement_id"]), row["statement_id"], rule)


def _unnamed_key(row: Row) -> tuple[str, str] | None:
    if row["speaker_id"] is not None:
        return None
    return (row["article_id"], (row["source_text"] or "").lower())


def _join_bodies(union: _Union, rows: Sequence[Row]) -> None:
    """A spokesperson speaks for the body that the role names: "defence ministry spokesman" and the defence ministry."""
    people = [row for row in rows if row["speaker_type"] == "PER" and _SPOKEN_FOR.search(row["speaker_role"] or "")]
    bodies = [row for row in rows if row["speaker_type"] in ("ORG", "GPE") and row["speaker"]]
    for person in people:
        role = set(wording(str(person["speaker_role"]).lower()).words)
        for body in bodies:
            name = set(wording(str(body["speaker"]).lower()).words)
            if name and (name <= role or (len(role & name) >= 2 and len(role & name) * 2 >= len(name))):
                union.join(person["statement_id"], body["statement_id"], "spokesperson and body")


def _join_governments(union: _Union, rows: Sequence[Row]) -> None:
    """A country that speaks is its government: its ministries, and those who hold its offices, are no second root."""
    countries = [row for row in rows if row["speaker_type"] == "GPE" and row["speaker"]]
    for country in countries:
        name = root(stem(str(country["speaker"]).split()[-1]))
        for row in rows:
            if row["speaker_type"] not in ("ORG", "PER") or not row["speaker"]:
                continue
            told = str(row["speaker"] if row["speaker_type"] == "ORG" else row["speaker_role"] or "")
            roots_told = {root(stem(word)) for word in re.findall(r"\w+", told)}
            if _OFFICE.search(told) and name in roots_told:
                union.join(country["statement_id"], row["statement_id"], "country and its government")


def _join_quotations(union: _Union, rows: Sequence[Row]) -> None:
    """Quotations that share six words in a row are one, whoever is named as the speaker."""
    seen: dict[tuple[str, ...], str] = {}
    for row in rows:
        if row["speech"] not in ("direct", "mixed"):
            continue
        tokens = re.findall(r"\w+", row["text"].lower())
        for start in range(len(tokens) - _QUOTED_RUN + 1):
            run = tuple(tokens[start : start + _QUOTED_RUN])
            if run in seen:
                union.join(seen[run], row["statement_id"], "same quotation")
            else:
                seen[run] = row["statement_id"]


def _root(rows: list[Row], rules: list[str], hops: Mapping[str, Sequence[str]]) -> Root:
    named = [row for row in rows if row["speaker"]]
    sourced = [row for row in rows if row["attribution_id"] is not None]
    first = min(named or sourced or rows, key=lambda row: (len(row["speaker"] or ""), row["statement_id"]))
    relays = sorted({" > ".join(hops[row["attribution_id"]]) for row in sourced if hops.get(row["attribution_id"])})
    through = f" (through {', '.join(relays)})" if relays else ""
    articles = {row["article_id"] for row in rows}
    outlets = sorted({row["outlet"] or "an outlet not named" for row in rows})
    if named:
        best = max(named, key=lambda row: (len(row["speaker_role"] or ""), row["statement_id"]))
        role = f", {best['speaker_role']}" if best["speaker_role"] else ""
        label, most = f"{best['speaker']}{role}{through}", 1
    elif sourced:
        words = first["source_text"] or "a speaker not named"
        label, most = f"{words}, as reported by {', '.join(outlets)}{through}", len(articles)
    else:
        label, most = f"no source given (own voice of {', '.join(outlets)})", len(articles)
    certain = bool(named) and not _UNNAMED.search(best["speaker"])
    return Root(
        statements=tuple(sorted(row["statement_id"] for row in rows)),
        label=label,
        rule="; ".join(rules) if rules else "one statement",
        speaker_id=best["speaker_id"] if named else None,
        certain=certain,
        most=most,
    )
