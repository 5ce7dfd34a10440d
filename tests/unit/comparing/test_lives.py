"""Nobody died, or some did: sides built by hand; and whose land a minister is of, by how other reports call him."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from tests.unit.comparing.sides import side

from onrecord.comparing.conflicts.parties import Regions, parties_of
from onrecord.comparing.conflicts.rules.acquaintance import acquaintance_pairs
from onrecord.comparing.conflicts.rules.lives import life_pairs
from onrecord.comparing.conflicts.seats import seated


@pytest.mark.parametrize(
    "nobody",
    ["nobody died", "the change of power has cost no lives", "there were no deaths at all", "no one was killed"],
)
@pytest.mark.parametrize("dead", ["the toll at 17", "11 people were killed", "its staff had counted 11 bodies"])
def test_nobody_stands_against_every_count(nobody: str, dead: str) -> None:
    assert len(life_pairs([side(1, nobody), side(2, dead)])) == 1


@pytest.mark.parametrize(
    ("nobody", "cells"),
    [
        ("there were no deaths among the guards", {}),
        ("nobody was killed by the shells", {}),
        ("nobody died", {"own_voice": True}),
        ("nobody would have died", {}),
        ("nobody was hurt", {}),
        ("nobody died", {"said": dt.date(2030, 1, 2)}),
        ("nobody died since noon", {}),
    ],
)
def test_some_who_did_not_die_are_not_all(nobody: str, cells: dict[str, Any]) -> None:
    assert not life_pairs([side(1, nobody, **cells), side(2, "11 people were killed", said=dt.date(2031, 3, 4))])


@pytest.mark.parametrize(
    "dead", ["In 2009, 60 people were killed", "11 people could be killed", "eleven streets were closed"]
)
def test_other_dead_are_of_another_matter(dead: str) -> None:
    assert not life_pairs([side(1, "nobody died"), side(2, dead)])


A, B, C = (frozenset((f"e{n}", f"person:e{n}")) for n in (1, 2, 3))


def test_strangers_are_two_and_the_same_two_met() -> None:
    never = side(1, "he had never met the minister", party=A, named=A | B)
    met = side(2, "the minister had met him in June", named=A | B)
    another = side(3, "the minister had met the engineer", named=B | C)
    assert [pair[:2] for pair in acquaintance_pairs([never, met, another])] == [("s1", "s2")]


def entity(key: str, name: str, type_: str, role: str | None = None) -> dict[str, Any]:
    return {"entity_id": key, "name": name, "type": type_, "role": role, "country_code": None}


def said(speaker: str, source: str, place: str | None = None) -> dict[str, Any]:
    return {"speaker_id": speaker, "source_text": source, "dateline_place": place}


KNOWN = [
    entity("ent1", "Kardova", "GPE"),
    entity("ent2", "Anto Velk", "PER", "Defence Minister"),
    entity("ent3", "Foreign Ministry", "ORG"),
    entity("ent4", "Lena Orth", "PER", "baker"),
]
ALSO = [{"entity_id": "ent1", "alias": "Lodrin"}]
DOINGS = [{"agent_id": "ent1", "agent": ""}] * 2


def seats(*told: dict[str, Any]) -> dict[str, frozenset[str]]:
    """Entity -> its parties, after all that is told of who speaks."""
    regions = Regions(KNOWN, ALSO)
    return seated(
        told, DOINGS, parties_of(KNOWN, regions, ALSO), regions, {row["entity_id"]: row["role"] or "" for row in KNOWN}
    )


def test_one_report_tells_whose_minister_he_is() -> None:
    parties = seats(said("ent2", "Defence Minister Anto Velk"), said("ent2", "Kardovan Defence Minister Anto Velk"))
    assert "place:kardov" in parties["ent2"]


def test_an_office_in_a_report_from_the_capital_is_the_countrys() -> None:
    assert "place:kardov" in seats(said("ent3", "the Foreign Ministry", "Lodrin"))["ent3"]


@pytest.mark.parametrize(
    "row",
    [
        said("ent3", "a Western ministry official", "Telm"),
        said("ent4", "Lena Orth", "Lodrin"),
        said("ent3", "one minister", "Lodrin"),
    ],
)
def test_nobody_else_is(row: dict[str, Any]) -> None:
    assert "place:kardov" not in seats(row)[row["speaker_id"]]
