"""The sourced statements on one side of a claim in; those joined that one institution, office or unnamed person likely makes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from ..linking.lists import office_words, plain_words
from ..linking.spelling import word_lists
from ..reusing.credit import outlet_name
from .kinds import (
    apart,
    bare_officials,
    bland,
    bodies_meant,
    carrier,
    country_of,
    firms,
    governs,
    offices,
    speaks_for,
    unnamed,
)
from .union import Union

Row = dict[str, Any]
_ITS = re.compile(r"(?:its|their)\s", re.IGNORECASE)
_SPEAKING_FOR_A_STATE = frozenset(("official", "source"))
_STAND_IN = frozenset(("deputy", "vice", "former", "ex", "acting"))
_COUNTING = frozenset("one two three several some many other senior".split())
_HOLDER = re.compile(r"(?:[a-z]+: )?(?:[Tt]he )?([A-Z][\w-]+(?: [A-Z][\w-]+)?)['’]s\s")
_ROOT = 4  # letters that a land and its people share
_TELLING = 3  # words of a description that tell one person in two articles


def join_offices(union: Union, rows: Sequence[Row], hops: Mapping[str, Sequence[str]]) -> None:
    """Join by state, by office, by spokesperson, and by what two unnamed sources have in common."""
    _join_officials(union, rows)
    _join_holders(union, rows)
    _join_bland(union, rows)
    _join_spokespeople(union, rows)
    _join_people_of(union, rows)
    _join_unnamed(union, rows, hops)


def _join_officials(union: Union, rows: Sequence[Row]) -> None:
    """A country, its state media and its unnamed officials are that part of its government that says the same, one of
    their article first.
    """
    state = [row for row in rows if governs(row) or bare_officials(row) or carrier(row) == "state media"]
    lands = _lands(state)
    one_land = len(set(lands.values()) - {None}) <= 1
    for row in state:
        if not _general(row):
            continue
        mine = lands[row["statement_id"]]
        fit = [
            other
            for other in state
            if other["statement_id"] != row["statement_id"] and _fits(lands[other["statement_id"]], mine, one_land)
        ]
        held = [other for other in fit if other["speaker_type"] == "PER" and other["by_name"]]
        if held and unnamed(row) != "official" and len({union.find(other["statement_id"]) for other in held}) > 1:
            fit = [other for other in fit if other not in held]  # a country makes no two of its ministers one
        if fit:
            near = min(
                fit,
                key=lambda other: (_general(other), other["article_id"] != row["article_id"], other["statement_id"]),
            )
            rule = "likely the same officials" if mine else "likely officials of the only state that speaks"
            union.join(row["statement_id"], near["statement_id"], rule)


def _general(row: Row) -> bool:
    """Whether a country, its media or its officials speak without an office being told."""
    return row["speaker_type"] in ("GPE", None) or unnamed(row) == "official" or carrier(row) == "state media"


def _fits(mine: str | None, theirs: str | None, one_land: bool) -> bool:
    """Whether two are of one country; where one tells none, whether only one country speaks at all."""
    return mine == theirs if mine and theirs else one_land


def _lands(rows: Sequence[Row]) -> dict[str, str | None]:
    """Statement -> the country for which its source speaks: its code, or its name where no list has it.

    "Dorsland's foreign minister" speaks for Dorsland, and "the Velian defence ministry" for Velia where Velia speaks too.
    """
    found = {row["statement_id"]: _land(row) for row in rows}
    named = sorted({land for land in found.values() if land and len(land) >= _ROOT})
    for row in rows:
        if found[row["statement_id"]] is None:
            said = re.findall(
                r"\b[A-Z]\w{3,}", f"{row['speaker'] or ''} {row['speaker_role'] or ''} {row['source_text'] or ''}"
            )
            meant = {land for land in named for word in said if _of_one_root(land, word)}
            found[row["statement_id"]] = meant.pop() if len(meant) == 1 else None
    return found


def _of_one_root(land: str, word: str) -> bool:
    """Whether a word may be of a land: "Dorsish" of Dorsland."""
    root = max(_ROOT, (len(land) + 1) // 2)
    return land[:root] == word[:root]


def _land(row: Row) -> str | None:
    holder = _HOLDER.match(f"{row['speaker_role'] or ''}\n")
    name = str(row["speaker"]) if row["speaker_type"] == "GPE" else holder[1] if holder else None
    return country_of(row) or name


def _join_holders(union: Union, rows: Sequence[Row]) -> None:
    """Two names with one office told whole are one where they say the same: a name was misread or misspelt."""
    people = [row for row in rows if row["speaker_type"] == "PER" and row["by_name"]]
    for at, row in enumerate(people):
        for other in people[:at]:
            if row["speaker_id"] == other["speaker_id"] or apart(row, other):
                continue
            if _one_office(row, other):
                union.join(other["statement_id"], row["statement_id"], "likely the same office")


def _one_office(row: Row, other: Row) -> bool:
    """Whether both are ministers of the same, told in full: "Industry Minister" and "Minister of Industry"."""
    mine, theirs = (set(plain_words(each["speaker_role"] or "")) for each in (row, other))
    if not {"minister"} <= mine & theirs or (mine | theirs) & _STAND_IN:
        return False
    mine, theirs = ({word for word in said if word[0] != "@"} for said in (mine, theirs))
    return min(len(mine), len(theirs)) > 1 and (mine <= theirs or theirs <= mine)


def _join_bland(union: Union, rows: Sequence[Row]) -> None:
    """Join "the minister himself", "the drugmaker" or "the official" with the only one on the claim who can be meant."""
    plain = [(row, nouns) for row in rows if (nouns := bland(row)) is not None]
    for row, nouns in plain:
        fit = [other for other in rows if other["by_name"] and not apart(row, other) and _meant(nouns, other)]
        if len({union.find(other["statement_id"]) for other in fit}) == 1:
            union.join(row["statement_id"], fit[0]["statement_id"], "likely the one who holds the office")
        elif not fit and not bodies_meant(nouns):
            for other, others in plain:
                if not bodies_meant(others) and ("office" in nouns or "office" in others) and not apart(row, other):
                    union.join(row["statement_id"], other["statement_id"], "likely the one who holds the office")


def _meant(nouns: set[str], other: Row) -> bool:
    """Whether a description can mean somebody named: a firm a body that does not govern, an office its holder."""
    if bodies_meant(nouns) - firms(nouns):
        return other["speaker_type"] == "ORG" and not governs(other)
    if firms(nouns):
        return (other["speaker_type"] == "ORG" and not governs(other)) or speaks_for(other)
    held = offices(other) if other["speaker_type"] == "PER" else set()
    return bool(nouns & held) or (bool(held) and not nouns & (word_lists()["office"] - {"chief", "leader"}))


def _join_spokespeople(union: Union, rows: Sequence[Row]) -> None:
    """A spokesperson of whom no body is told speaks for the only body on the claim; "its chief" for the one before."""
    bodies = [row for row in rows if row["speaker_type"] == "ORG" and row["by_name"]]
    for at, row in enumerate(rows):
        if _ITS.match(row["source_text"] or ""):
            before = [other for other in rows[:at] if other["article_id"] == row["article_id"] and other["by_name"]]
            if before:
                union.join(before[-1]["statement_id"], row["statement_id"], "body and its officer in one article")
        elif row["speaker_type"] == "PER" and speaks_for(row) and not _tells_body(row):
            groups = {union.find(body["statement_id"]) for body in bodies if not apart(row, body)}
            if len(groups) == 1:
                union.join(groups.pop(), row["statement_id"], "likely the spokesperson of the body")


def _join_people_of(union: Union, rows: Sequence[Row]) -> None:
    """Join "a union boss" with the only union on the claim."""
    bodies = [
        (row, set(plain_words(row["speaker"]))) for row in rows if row["speaker_type"] == "ORG" and row["speaker"]
    ]
    held = word_lists()["office"] | office_words()
    for row in rows:
        said = (
            set(plain_words(row["source_text"] or "")) if row["speaker_type"] == "PER" and not row["by_name"] else set()
        )
        if said & held and said - held:
            own = [body for body, name in bodies if said - held <= name and not apart(row, body)]
            if len({union.find(body["statement_id"]) for body in own}) == 1:
                union.join(own[0]["statement_id"], row["statement_id"], "likely speaks for the body")


def _tells_body(row: Row) -> bool:
    """Whether anything told of a spokesperson says for whom, beside a country."""
    said = set(plain_words(row["speaker_role"] or "")) - set(plain_words(row["speaker"] or ""))
    return bool(
        {word for word in said if word[0] != "@"} - {"spokesperson", "press", "secretary", "official", "person"}
    )


def _join_unnamed(union: Union, rows: Sequence[Row], hops: Mapping[str, Sequence[str]]) -> None:
    """Unnamed sources of one article, or through one agency, are one where no word tells them apart."""
    known = {union.find(row["statement_id"]) for row in rows if row["by_name"]}
    some = [(row, kind) for row in rows if (kind := unnamed(row)) and union.find(row["statement_id"]) not in known]
    for at, (row, kind) in enumerate(some):
        for other, other_kind in some[:at]:
            alike = kind == other_kind or {kind, other_kind} <= _SPEAKING_FOR_A_STATE
            if not alike or apart(row, other):
                continue
            described = _described_alike(row, other)
            if described and row["article_id"] == other["article_id"]:
                union.join(other["statement_id"], row["statement_id"], "likely one unnamed source of one article")
            elif described and _agencies(row, hops) & _agencies(other, hops):
                union.join(other["statement_id"], row["statement_id"], "likely one unnamed source of one agency")
            elif described >= _TELLING and kind in ("expert", "public"):
                union.join(other["statement_id"], row["statement_id"], "likely one person described")


def _agencies(row: Row, hops: Mapping[str, Sequence[str]]) -> set[str]:
    return {outlet_name(hop) or hop for hop in hops.get(row["attribution_id"], ())}


def _described_alike(row: Row, other: Row) -> int:
    """How many words two descriptions share where the one says no more than the other; else 0."""
    mine, theirs = (set(plain_words(each["speaker"])) - _COUNTING for each in (row, other))
    return len(mine & theirs) if mine <= theirs or theirs <= mine else 0
