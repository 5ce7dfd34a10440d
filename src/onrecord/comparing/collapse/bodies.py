"""The sourced statements on one side of a claim in; those joined that one body makes: by its people, and in its papers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from ..linking.lists import bodies, country_names, office_words, plain_words
from ..linking.spelling import word_lists
from .union import Union

Row = dict[str, Any]
_SPOKEN_FOR = re.compile(
    r"\b(?:spokes\w+|press secretary|press service|representative|head|chief|director|chair\w*|boss|secretary|owner|agent)\b",
    re.IGNORECASE,
)
_PAPERS = frozenset(
    "report indictment statement document study ruling letter findings communique bulletin verdict".split()
)
_EMPTY_ROLE = frozenset(
    "company firm judge chief engineer owner director boss manager spokesperson secretary head".split()
)

_POSSESSED = re.compile(r"(?:his|her|my|our|their)\s", re.IGNORECASE)
_PRONOUNS = frozenset("he she they it who".split())


def join_bodies(union: Union, rows: Sequence[Row]) -> None:
    """Join a body with those who speak for it, with its minister, and with its papers."""
    speaking = [row for row in rows if row["speaker_type"] in ("ORG", "GPE") and row["speaker"]]
    for person in rows:
        if person["speaker_type"] == "PER":
            for body, rule in _spoken_for(person, speaking):
                union.join(person["statement_id"], body["statement_id"], rule)
    _join_same_bodies(union, speaking)
    _join_possessed(union, rows)
    _join_papers(union, rows)


def role_of(row: Row) -> str:
    """What the article and the pile say of the speaker besides the name."""
    name = re.escape(row["speaker"] or "") or r"(?!)"
    said = re.sub(name, " ", row["source_text"] or "")
    return f"{row['speaker_role'] or ''} {said}"


def words_of_body(row: Row) -> set[str]:
    """The words of a body's name, with its country, which a filed name may leave out ("defence ministry")."""
    land = country_names().get(row["country_code"] or "", "") if row["speaker_type"] == "ORG" else ""
    return set(plain_words(f"{row['speaker']} {land}"))


def _spoken_for(person: Row, speaking: Sequence[Row]) -> Iterator[tuple[Row, str]]:
    """The bodies for which a person speaks, each with the rule."""
    told = role_of(person)
    role = set(plain_words(told))
    speaks = bool(_SPOKEN_FOR.search(told))
    bulletin = (
        set(plain_words(person["outlet"] or "")) if speaks else set()
    )  # a spokesperson in the body's own bulletin
    unowned = [body for body in speaking if speaks and _without_land(role, body)]
    for body in speaking:
        name = words_of_body(body)
        if not name:
            continue
        shared = len((role | bulletin) & name)
        only = body in unowned and len({each["speaker_id"] for each in unowned}) == 1
        if speaks and (
            shared == len(name) or (shared >= 2 and shared * 2 >= len(name)) or only or _known_as(role, body)
        ):
            yield body, "spokesperson and body"
        elif "ministry" in name and "minister" in role and not role & {"deputy", "vice", "former", "ex"}:
            portfolio, lands = (name - {"ministry"}) & word_lists()["portfolio"], {w for w in name if w[0] == "@"}
            same_land = not lands or not {w for w in role if w[0] == "@"} or lands <= role
            if portfolio and portfolio <= role and same_land:
                yield body, "minister and ministry"
        elif (
            body["speaker_type"] == "ORG"
            and body["article_id"] == person["article_id"]
            and _of_its_article(told, role)
            and len({each["speaker_id"] for each in speaking if each["article_id"] == body["article_id"]}) == 1
        ):
            yield body, "body and its officer in one article"


def _without_land(role: set[str], body: Row) -> bool:
    """Whether a role has the body's name but not its country, and no other: "government spokesman"."""
    name = words_of_body(body)
    own = {word for word in name if word[0] != "@"}
    return bool(own) and own <= role and {word for word in role if word[0] == "@"} <= name


def _known_as(role: set[str], body: Row) -> bool:
    """Whether a role has one of the body's names, and no other country ("the Pentagon's", "the Defense Department's")."""
    names = (frozenset(plain_words(" ".join(form))) for form in _forms().get(body["speaker"], ()))
    lands = {word for word in role if word[0] == "@"}
    return lands <= {f"@{body['country_code']}"} and any(
        (own := {word for word in name if word[0] != "@"}) and own <= role for name in names
    )


@cache
def _forms() -> dict[str, list[tuple[str, ...]]]:
    """Every listed body -> the words of its names."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for form, body in bodies().items():
        found.setdefault(body.name, []).append(form)
    return found


def _of_its_article(told: str, role: set[str]) -> bool:
    """Whether a role names no body of its own, so that it is one of the body that the article speaks of: "its director"."""
    own = role - _PRONOUNS - _EMPTY_ROLE - office_words() - word_lists()["rank"] - word_lists()["pointing"]
    return (
        bool(role & (_EMPTY_ROLE | office_words()))
        and not own
        and not re.search(r"\b(?:minister|president)\b", told, re.I)
    )


def _join_same_bodies(union: Union, speaking: Sequence[Row]) -> None:
    """Join bodies that their articles name with the same words, country included, though they were filed apart."""
    seen: dict[frozenset[str], str] = {}
    for body in speaking:
        words = frozenset(plain_words(body["source_text"] or ""))
        if len(words) > 1 and any(word[0] == "@" for word in words):
            union.join(seen.setdefault(words, body["statement_id"]), body["statement_id"], "same body")


def _join_possessed(union: Union, rows: Sequence[Row]) -> None:
    """Join "her board" with the one whose it is: the person who says the same before it in the article, else after."""
    for row in rows:
        if row["speaker_type"] != "ORG" or not _POSSESSED.match(row["source_text"] or ""):
            continue
        people = [
            other for other in rows if other["article_id"] == row["article_id"] and other["speaker_type"] == "PER"
        ]
        before = [other for other in people if other["start_char"] <= row["start_char"]]
        if people:
            whose = before[-1] if before else people[0]
            union.join(row["statement_id"], whose["statement_id"], "body and its officer in one article")


def _join_papers(union: Union, rows: Sequence[Row]) -> None:
    """Join "the report" with the only body that its article has say the same."""
    for row in rows:
        told = set(plain_words(row["speaker"] or "")) | set(plain_words(row["source_text"] or ""))
        if row["by_name"] or not told & _PAPERS:
            continue
        near = [other for other in rows if other["article_id"] == row["article_id"] and other["speaker_type"] == "ORG"]
        if len({other["speaker_id"] for other in near} - {row["speaker_id"]}) == 1:
            body = next(other for other in near if other["speaker_id"] != row["speaker_id"])
            union.join(row["statement_id"], body["statement_id"], "body and its paper in one article")
