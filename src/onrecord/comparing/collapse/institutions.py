"""The sourced statements on one side of a claim in; those joined that one institution likely makes: bare bodies, its people, groups."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from ..linking.lists import office_words, plain_words
from ..linking.spelling import word_lists
from .kinds import apart, carrier, country_of, governs, listed_body, paper, speaks_for
from .union import Union

Row = dict[str, Any]
_HELD_BY = {"ministry": "minister", "embassy": "ambassador", "department": "secretary"}
_BARE = frozenset(_HELD_BY) | {
    "union",
    "police",
    "court",
    "council",
    "airline",
    "bank",
    "club",
    "university",
    "hospital",
}
_SEVERAL = {
    "prosecutors": "prosecutor", "investigators": "investigator", "inspectors": "inspector", "organisers": "organiser",
    "organizers": "organizer", "lawyers": "lawyer", "attorneys": "attorney", "detectives": "detective",
    "firefighters": "firefighter", "rescuers": "rescuer",
}  # fmt: skip
_MEMBERS = frozenset(
    "source sources fighter fighters official officials officer officers member members militant militants commander "
    "commanders troops soldiers forces authorities leader leaders insider insiders supporter supporters".split()
)
_COUNTING = frozenset("a an the one two three several some many other senior unnamed unidentified local".split())
_MILITARY = re.compile(
    r"\b(?:defen[cs]e (?:ministry|department)|(?:ministry|department) of defen[cs]e|pentagon|central command|centcom|"
    r"armed forces|military|army|general staff|joint chiefs)\b",
    re.IGNORECASE,
)
_FURTHER = re.compile(
    r"[,;]|\s(?:who|which|that|with|in|at|near|on|from|familiar|close|seen|linked|denying|speaking|briefed|said)\s",
    re.I,
)


def join_institutions(union: Union, rows: Sequence[Row]) -> None:
    """Join a body that its article names no further with who holds its office, its several with one of them, two who
    speak for it, and unnamed people of one group.
    """
    _join_bare(union, rows)
    _join_several(union, rows)
    _join_two_voices(union, rows)
    _join_military(union, rows)
    _join_papers(union, rows)
    _join_members(union, rows)


def _join_bare(union: Union, rows: Sequence[Row]) -> None:
    """Join "the ministry" or "the embassy", of which nothing says whose, with the only one who holds such an office."""
    for row in rows:
        body = _bare(row)
        if body is None:
            continue
        noun, field = body
        held = [
            other
            for other in rows
            if other["speaker_type"] == "PER" and not apart(row, other) and _holds(other, noun, field)
        ]
        if held and len({union.find(other["statement_id"]) for other in held}) == 1:
            union.join(held[0]["statement_id"], row["statement_id"], "likely the body and who holds its office")


def _bare(row: Row) -> tuple[str, set[str]] | None:
    """(the noun, its portfolio) of a body told by nothing else but a country."""
    if row["speaker_type"] not in ("ORG", "FAC", None) or not row["speaker"]:
        return None
    said = {word for word in plain_words(row["speaker"]) if word[0] != "@"}
    field = said & word_lists()["portfolio"]
    nouns = said - field
    return (nouns.pop(), field) if len(nouns) == 1 and nouns <= _BARE else None


def _holds(row: Row, noun: str, field: set[str]) -> bool:
    held = set(plain_words(f"{row['speaker_role'] or ''} {row['source_text'] or ''}"))
    if held & {"deputy", "vice", "former", "ex"}:
        return False
    theirs = held & word_lists()["portfolio"]
    if noun in _HELD_BY:
        return _HELD_BY[noun] in held and (not field or not theirs or bool(field & theirs))
    return noun in held and bool(held & (word_lists()["office"] | office_words()))


def _join_several(union: Union, rows: Sequence[Row]) -> None:
    """Join "prosecutors" with the only prosecutor who is named for the same."""
    for row in rows:
        said = {word for word in plain_words(row["source_text"] or "") if word[0] != "@"} - _COUNTING
        if row["by_name"] or len(said) != 1 or not said <= set(_SEVERAL):
            continue
        office = _SEVERAL[said.pop()]
        held = [
            other
            for other in rows
            if other["speaker_type"] == "PER"
            and other["by_name"]
            and not apart(row, other)
            and office in plain_words(f"{other['speaker_role'] or ''} {other['source_text'] or ''}")
        ]
        if held and len({union.find(other["statement_id"]) for other in held}) == 1:
            union.join(held[0]["statement_id"], row["statement_id"], "likely the one who holds the office")


def _join_two_voices(union: Union, rows: Sequence[Row]) -> None:
    """Two who speak for one body, told in both roles, are its one voice."""
    first: dict[str, Row] = {}
    for row in rows:
        if row["speaker_type"] != "PER" or not speaks_for(row):
            continue
        body = listed_body(row["speaker_role"]) or listed_body(row["source_text"])
        if body is not None:
            other = first.setdefault(body.name, row)
            union.join(other["statement_id"], row["statement_id"], "likely two who speak for one body")


def _join_military(union: Union, rows: Sequence[Row]) -> None:
    """A country's defence ministry, its armed forces and their commands, by those who speak for them, are one voice."""
    first: dict[str, Row] = {}
    for row in rows:
        land = country_of(row)
        person = row["speaker_type"] == "PER"
        voice = speaks_for(row) if person else row["speaker_type"] == "ORG" or paper(row)
        name = row["speaker_role"] if person else row["speaker"]
        if land and voice and _MILITARY.search(f"{name or ''} {row['source_text'] or ''}"):
            other = first.setdefault(land, row)
            union.join(other["statement_id"], row["statement_id"], "likely one military")


def _join_papers(union: Union, rows: Sequence[Row]) -> None:
    """A paper of which is told whose it is ("the Halvar Institute's report", "a post on Osk's page") is its owner's word."""
    for row in rows:
        if not paper(row):
            continue
        said = set(plain_words(f"{row['speaker'] or ''} {row['source_text'] or ''}"))
        own = [other for other in rows if other["by_name"] and not paper(other) and _owns(other, said)]
        if "indictment" in said and not own:
            own = [other for other in rows if {"prosecutors", "prosecutor"} & set(plain_words(_told_whole(other)))]
        if own and len({union.find(other["statement_id"]) for other in own}) == 1:
            union.join(own[0]["statement_id"], row["statement_id"], "likely the paper of who says the same")


def _owns(row: Row, said: set[str]) -> bool:
    """Whether the words of a paper hold the name of a body, or the surname of a person."""
    name = plain_words(row["speaker"])
    if not name:
        return False
    return name[-1] in said if row["speaker_type"] == "PER" else row["speaker_type"] == "ORG" and set(name) <= said


def _told_whole(row: Row) -> str:
    return f"{row['speaker_role'] or ''} {row['source_text'] or ''}"


def _join_members(union: Union, rows: Sequence[Row]) -> None:
    """Unnamed people of one group ("Halvar Front sources", "fighters of the Halvar Front") are likely one."""
    first: dict[frozenset[str], Row] = {}
    for row in rows:
        group = _group(row)
        if group:
            other = first.setdefault(group, row)
            union.join(other["statement_id"], row["statement_id"], "likely unnamed people of one group")


def _group(row: Row) -> frozenset[str]:
    """The names in a description that tells nothing else but that somebody is of a group; of a country's officials none."""
    if row["by_name"] or not row["speaker"] or row["speaker_type"] in ("GPE", "MEDIA") or governs(row) or carrier(row):
        return frozenset()
    said = _FURTHER.split(row["speaker"])[0]
    said = re.sub(r"\b[Oo]f\s", " ", said)
    tokens = [word for word in re.findall(r"[\w'’-]+", said) if word.lower() not in _COUNTING]
    plain = [word for word in tokens if word.islower()]
    names = [word.lower() for word in tokens if not word.islower()]
    if not plain or not names or not set(plain) <= _MEMBERS or row["country_code"]:
        return frozenset()
    return frozenset(names)
