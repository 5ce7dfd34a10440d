"""Two fates of one person, and of whom a phrase speaks: sides built by hand."""

from __future__ import annotations

import pytest
from tests.unit.comparing.sides import frame, side

from onrecord.comparing.contradictions_fate import fate_pairs, other_victim
from onrecord.comparing.contradictions_parties import People
from onrecord.comparing.contradictions_sides import Side

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
