"""Two fates of one person, and of whom a phrase speaks: sides built by hand."""

from __future__ import annotations

import pytest
from tests.unit.comparing.sides import frame, side

from onrecord.comparing.conflicts.parties import People
from onrecord.comparing.conflicts.rules.fate import fate_pairs, other_victim
from onrecord.comparing.conflicts.rules.whereabouts import whereabouts_pairs
from onrecord.comparing.conflicts.sides import Side

DENKS = frozenset(("e1", "person:e1"))
KILLED = {"predicate": "kill", "patient": "denks", "patients": DENKS}
NOT_KILLED = KILLED | {"negated": True}


TOLD = side(1, "Denks was killed", frame(**KILLED))


@pytest.mark.parametrize(
    ("other", "found"),
    [
        (side(2, "Denks was not killed", frame(**NOT_KILLED)), 1),
        (side(2, "Denks is alive", frame("alive", kind="state", agent="denks", agents=DENKS)), 1),
        (side(2, "Denks was dead", frame("die", agents=DENKS), refuses=True), 1),
        (
            side(
                2,
                "no truth in it",
                frame("exist", patient="truth", kind="exists", negated=True),
                frame(**KILLED, main=False),
            ),
            1,
        ),
        (side(2, "Denks is being treated", frame("wound", patient="denks", patients=DENKS)), 1),
        (side(2, "Denks would not be killed", frame(**NOT_KILLED, mode="planned")), 0),
        (side(2, "Denks was perhaps not killed", frame(**NOT_KILLED), hedged=True), 0),
        (side(2, "Denks did not die of his wounds", frame("die", agents=DENKS, negated=True)), 0),
        (side(2, "Denks was not killed", frame(**NOT_KILLED), speaker="p1"), 0),
        (
            side(
                2, "Aho was not killed", frame("kill", patient="aho", negated=True, patients=frozenset(("person:e2",)))
            ),
            0,
        ),
    ],
)
def test_a_fate_and_its_denial(other: Side, found: int) -> None:
    assert len(fate_pairs([TOLD, other])) == found


def test_the_fates_of_two_are_told_apart() -> None:
    aide = side(2, "an aide of Denks was killed", frame("kill", patient="aide denks"))
    assert other_victim(TOLD, aide)
    assert other_victim(aide, TOLD)
    assert not other_victim(TOLD, side(2, "Denks was not killed", frame(**NOT_KILLED)))


@pytest.mark.parametrize(
    ("phrase", "entity"),
    [
        ("jaro denks", "e1"),
        ("leader tal brigade jaro denks", "e1"),
        ("aide jaro denks", None),  # somebody else
        ("denks", "e1"),
        ("denks aho", None),  # two persons
        ("brigade", None),
    ],
)
def test_whom_a_phrase_names(phrase: str, entity: str | None) -> None:
    people = People(
        [
            {"entity_id": "e1", "name": "Jaro Denks", "type": "PER"},
            {"entity_id": "e2", "name": "Ilmar Aho", "type": "PER"},
            {"entity_id": "e3", "name": "Tal Brigade", "type": "ORG"},
        ]
    )
    assert people.named(phrase) == entity


AHO = frozenset(("e3", "person:e3"))


@pytest.mark.parametrize(
    ("text", "told", "named", "found"),
    [
        ("three fighters were captured, among them Aho", {"patient": "fighter three"}, AHO, 1),
        ("three fighters were captured, including an aide to Aho", {"patient": "fighter three"}, AHO, 0),
        ("three fighters were captured, among them Aho and Denks", {"patient": "fighter three"}, AHO | DENKS, 0),
        ("a Dorsish woman, Ila Aho, was captured", {"patient": "woman dorsish ila aho", "whose": AHO}, AHO, 1),
        ("the right-hand man of Ila Aho was captured", {"patient": "man ila aho", "whose": AHO}, AHO, 0),
    ],
    ids=["among them", "an aide", "two of them", "described", "her right hand"],
)
def test_who_is_named_beside_a_description(
    text: str, told: dict[str, object], named: frozenset[str], found: int
) -> None:
    seized = side(1, text, frame("capture", **told), named=named)
    denied = side(2, "Aho was not captured", frame("capture", patient="aho", patients=AHO, negated=True))
    assert len(fate_pairs([seized, denied])) == found


def test_reports_that_are_looked_into_are_not_asserted() -> None:
    held = frame("capture", patient="aho", patients=AHO, main=False)
    looking = side(
        1, "it was investigating reports that Aho was captured", frame("investigate", patient="report"), held
    )
    denied = side(2, "Aho was not captured", frame("capture", patient="aho", patients=AHO, negated=True))
    assert fate_pairs([looking, denied]) == []
    assert len(fate_pairs([side(1, "Aho was captured", held), denied])) == 1


@pytest.mark.parametrize(
    ("text", "where", "found"),
    [
        ("Aho was not in the area when it was attacked", (("in", ("area",)),), 1),
        ("Aho was not in the area", (("in", ("area",)),), 0),
        ("Aho was not in Orm", (("in", ("orm",)),), 1),
        ("Aho was not in Selmar", (("in", ("selmar",)),), 0),
        ("Aho was not in the mood when she was asked", (("in", ("mood",)),), 0),
    ],
    ids=["at the time", "no time", "the place", "another place", "no place"],
)
def test_who_was_elsewhere_was_not_captured_there(
    text: str, where: tuple[tuple[str, tuple[str, ...]], ...], found: int
) -> None:
    seized = side(1, "Aho was captured at Orm", frame("capture", patient="aho", patients=AHO))
    away = side(2, text, frame("be", kind="state", agent="aho", agents=AHO, negated=True, rest=where))
    assert len(whereabouts_pairs([seized, away])) == found
