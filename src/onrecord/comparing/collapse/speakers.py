"""The sourced statements on one side of a claim in; those joined that go back to one speaker, one body, or one agency's report.

Two named people are two roots, whatever office they hold: a country, a government or a ministry that speaks joins one of
those who speak for it and never makes two of them one. Only a spokesperson and the body are always one voice.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from ..linking.lists import plain_words
from ..pairs.wording import root, stem, wording
from ..reusing.credit import outlet_name
from .bodies import join_bodies, role_of
from .union import Union

Row = dict[str, Any]
_UNNAMED = re.compile(
    r"\b(?:source|sources|official|officials|officer|diplomat|diplomats|report|reports|witness|witnesses|insider|"
    r"resident|residents|aide|aides|person familiar|people familiar|who asked not|on condition of anonymity)\b",
    re.IGNORECASE,
)
_DESCRIBED = re.compile(
    r"\b(?:official|officer|head|chief|director|minister|commander|spokes\w+|representative|leader|governor|mayor|"
    r"ambassador|envoy|president|secretary|chairman|chairwoman|chair|boss|manager|doctor|prosecutor)\b",
    re.IGNORECASE,
)
_ITS_BODY = re.compile(r"\b(?:its|their|company|firm|group|body|agency)\b", re.IGNORECASE)
_BODY_TOLD = re.compile(
    r"\b(?:of|at|for|from|with)\s(?:the\s)?((?:[A-Z][\w'’-]*\s){1,6}?(?:of\s)?[A-Z][\w'’-]*|[A-Z]{2,})"
)
_PLURAL = re.compile(r"\b(?:officials|officers|sources|heads|chiefs|ministers|leaders|commanders)\b", re.IGNORECASE)
_SEVERAL = frozenset(("officials", "authorities", "local officials", "local authorities", "officials there"))
_OFFICE = re.compile(
    r"\b(?:minist\w+|government|president|premier|chancellor|kremlin|spokes\w+|ambassador)\b", re.IGNORECASE
)
_GENERAL = re.compile(r"\b(?:government|regime|authorities|administration|kremlin|white house)\b", re.IGNORECASE)
_TELLING = 3  # words of a description that two articles share only for one person
_PRONOUNS = frozenset("he she they it who we i you his her their him them this that one".split())


def is_pronoun(row: Row) -> bool:
    """Whether nobody could be made out behind a statement that is somebody's: "he", or a quotation without a source."""
    return row["speaker_id"] is None and (row["source_text"] or "it").lower().strip() in _PRONOUNS


def is_named(row: Row) -> bool:
    """Whether the source is known: a person by name, or a body; "a military source" is neither."""
    if row["speaker"] is None or _UNNAMED.search(row["speaker"]):
        return False
    return row["speaker_type"] != "PER" or bool(row["by_name"])


def join_speakers(union: Union, rows: Sequence[Row], hops: Mapping[str, Sequence[str]]) -> None:
    """Join by speaker, unnamed source, spokesperson, description in the same article, government, and agency."""
    _join_equal(union, rows, lambda row: row["speaker_id"], "same speaker")
    _join_equal(union, rows, _unnamed_key, "same unnamed source in one article")
    _join_equal(union, rows, lambda row: _relayed_key(row, hops), "same unnamed source through one agency")
    _join_equal(union, rows, _description_key, "same description")
    join_bodies(union, rows)
    _join_described(union, rows)
    _join_governments(union, rows)
    _join_agencies(union, rows, hops)


def _join_equal(union: Union, rows: Iterable[Row], key: Callable[[Row], Any], rule: str) -> None:
    seen: dict[Any, str] = {}
    for row in rows:
        value = key(row)
        if value is not None:
            union.join(seen.setdefault(value, row["statement_id"]), row["statement_id"], rule)


def _unnamed_key(row: Row) -> tuple[str, str] | None:
    if row["speaker_id"] is not None:
        return None
    return (row["article_id"], (row["source_text"] or "").lower())


def _description_key(row: Row) -> tuple[str, ...] | None:
    """The words of a description that tells one person ("a doctor at the central hospital"); an official has too many fellows."""
    if row["speaker_type"] != "PER" or row["by_name"] or _UNNAMED.search(row["speaker"] or ""):
        return None
    words = sorted(set(plain_words(row["source_text"] or "")))
    return tuple(words) if len(words) >= _TELLING and not _PLURAL.search(row["source_text"] or "") else None


def _relayed_key(row: Row, hops: Mapping[str, Sequence[str]]) -> tuple[str, frozenset[str]] | None:
    """An unnamed source as one agency has it: "a military source" in two reprints of what Halden Wire was told."""
    relays = hops.get(row["attribution_id"])
    if not relays or not row["speaker"] or is_named(row):
        return None
    return (outlet_name(relays[0]) or relays[0], frozenset(wording(row["speaker"].lower()).words))


def _join_described(union: Union, rows: Sequence[Row]) -> None:
    """Join a described source with the person whom the same article names next for the same: the lead says "a Tavran
    official" or "officials", the next sentence the name. Sources that must stay unnamed and other countries: no.
    """
    for at, row in enumerate(rows):
        words = row["source_text"] or row["speaker"] or ""
        several = words.lower().strip() in _SEVERAL
        if row["speaker_type"] != "PER" or row["by_name"]:
            continue
        if not several and (not _DESCRIBED.search(words) or _PLURAL.search(words)):
            continue
        for other in rows[at + 1 :]:
            if other["article_id"] != row["article_id"]:
                break
            if other["speaker_type"] == "PER" and other["by_name"] and (not several or _holds_office(other)):
                mine, theirs = row["country_code"], other["country_code"]
                if not (mine and theirs and mine != theirs) and (several or not _of_another_body(row, other)):
                    union.join(row["statement_id"], other["statement_id"], "described, then named in one article")
                break


def _of_another_body(row: Row, other: Row) -> bool:
    """Whether a description names a body of which nothing is told of the named person ("head of the Miners' Union")."""
    body = _BODY_TOLD.search(row["source_text"] or row["speaker"] or "")
    if body is None:
        return False
    names = {stem(word.lower()) for word in re.findall(r"\w+", body.group(1)) if word[0].isupper()}
    known = {stem(word.lower()) for word in re.findall(r"\w+", f"{role_of(other)} {other['text']}")}
    return not names & known and not _ITS_BODY.search(role_of(other))


def _holds_office(row: Row) -> bool:
    return bool(_DESCRIBED.search(role_of(row)))


def _join_governments(union: Union, rows: Sequence[Row]) -> None:
    """A country or government that speaks is no second root beside its ministries and those who hold its offices.

    It joins one of them, one of its own article first, so that it makes no two of them one. "The foreign ministry", of
    which no text says whose, is taken for that of the only country that speaks.
    """
    general = [row for row in rows if row["speaker"] and _is_general(row)]
    only = len({row["speaker_id"] for row in general}) == 1
    for body in general:
        held = [
            row
            for row in rows
            if row["speaker"]
            and row["speaker_id"] != body["speaker_id"]
            and (_holds(row, body) or (only and _unowned(row)))
        ]
        if held:
            near = min(
                held, key=lambda row: (row["article_id"] != body["article_id"], _is_general(row), row["statement_id"])
            )
            union.join(body["statement_id"], near["statement_id"], "country and its government")


def _is_general(row: Row) -> bool:
    return row["speaker_type"] == "GPE" or (row["speaker_type"] == "ORG" and bool(_GENERAL.search(row["speaker"])))


def _unowned(row: Row) -> bool:
    """Whether a ministry is named of which nothing says whose it is."""
    return (
        row["speaker_type"] == "ORG"
        and row["country_code"] is None
        and bool(_OFFICE.search(row["speaker"]))
        and re.sub(r"\s(?:in|at|near)\s.*$", "", row["speaker"]).islower()
    )


def _holds(row: Row, body: Row) -> bool:
    """Whether the speaker is the body's country, or one of its offices, by code or by the country's name."""
    told = role_of(row) if row["speaker_type"] == "PER" else str(row["speaker"])
    if row["speaker_type"] != "GPE" and not _OFFICE.search(told):
        return False
    if row["country_code"] and body["country_code"]:
        return bool(row["country_code"] == body["country_code"])
    owners = [word for word in re.findall(r"\w+", str(body["speaker"])) if word[0].isupper()]
    return bool({root(stem(word)) for word in owners} & {root(stem(word)) for word in re.findall(r"\w+", told)})


def _join_agencies(union: Union, rows: Sequence[Row], hops: Mapping[str, Sequence[str]]) -> None:
    """Join what "Halden Wire reported" with what Halden Wire itself was told, by a source that another article names."""
    outlets = {outlet_name(row["outlet"]) for row in rows}
    for row in rows:
        agency = outlet_name(row["speaker"])
        if agency is None or (row["speaker_type"] != "MEDIA" and agency not in outlets):
            continue
        through = [
            other
            for other in rows
            if other["article_id"] != row["article_id"]
            and other["speaker_id"] != row["speaker_id"]
            and agency in {outlet_name(name) for name in (*hops.get(other["attribution_id"], ()), other["outlet"])}
        ]
        if through:
            union.join(row["statement_id"], min(other["statement_id"] for other in through), f"{agency}'s report")
