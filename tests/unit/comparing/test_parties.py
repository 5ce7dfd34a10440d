"""For whom people fight, and to whom they are tied: by the name that they bear, by "ties to"; not by the town they are in."""

from __future__ import annotations

from typing import Any

import pytest
from tests.unit.comparing.sides import frame

from onrecord.comparing.conflicts.parties import Groups, Regions, parties_of
from onrecord.comparing.conflicts.sides import with_ties


def row(entity: str, name: str, type_: str = "ORG") -> dict[str, Any]:
    return {"entity_id": entity, "name": name, "type": type_, "role": None, "country_code": None}


FRONT = row("e1", "Red Front")
KNOWN = [
    FRONT,
    row("e2", "at least ten Red Front fighters", "PER"),
    row("e3", "Red Front offices"),
    row("e4", "Melm fighters", "PER"),
]


def test_fighters_are_of_the_group_in_their_name() -> None:
    parties = parties_of(KNOWN, Regions(KNOWN))
    assert "e1" in parties["e2"]
    assert "e1" not in parties["e3"]
    assert "e1" not in parties["e4"]


def test_a_group_is_known_by_every_name_it_has() -> None:
    groups = Groups([FRONT], [{"entity_id": "e1", "alias": "RFM"}])
    assert groups.fought_for(["militant", "ten", "rfm"]) == {"e1"}
    assert not groups.fought_for(["offic", "rfm"])


def test_people_are_of_the_party_to_which_they_are_tied() -> None:
    tie = frame("have", "individual", "tie front", main=False, patients=frozenset(("e1",)))
    caught = frame("apprehend", "", "individual", main=False)
    named = frame("apprehend", "", "individual", main=False, patients=frozenset(("e9",)))
    other = frame("apprehend", "", "fishermen", main=False)
    assert [each.patients for each in with_ties((tie, caught, named, other))[1:]] == [{"e1"}, {"e9"}, frozenset()]


@pytest.mark.parametrize("head", ["officer", "ship"])
def test_only_people_without_a_word_of_their_own_are_so_tied(head: str) -> None:
    tie = frame("have", head, "tie front", main=False, patients=frozenset(("e1",)))
    assert with_ties((tie, frame("seize", "", head)))[1].patients == frozenset()
