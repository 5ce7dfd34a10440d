"""Two fates of one person, and of whom a phrase speaks: sides built by hand."""

from __future__ import annotations

from typing import Any

import pytest

from onrecord.comparing.contradictions_fate import fate_pairs, other_victim
from onrecord.comparing.contradictions_parties import People
from onrecord.comparing.contradictions_sides import Frame, Side
from onrecord.comparing.pairs.wording import stem

DENKS = frozenset(("e1", "person:e1"))
KILLED = {"predicate": "kill", "patient": "denks", "patients": DENKS}
NOT_KILLED = KILLED | {"negated": True}


def frame(predicate: str, patient: str = "", **cells: Any) -> Frame:
    base: dict[str, Any] = {
        "predicate": stem(predicate), "kind": "verb", "main": True, "negated": False, "mode": "actual", "agent": (),
        "patient": tuple(map(stem, patient.split())), "rest": (),
    }  # fmt: skip
    return Frame(**(base | cells))


def side(number: int, text: str, *frames: Frame, **cells: Any) -> Side:
    base: dict[str, Any] = {
        "statement": f"s{number}", "story": "y", "article": f"t{number}", "start": 0, "end": len(text), "own_voice": False,
        "speaker": f"p{number}", "party": frozenset(), "act": "assert", "cue": frozenset(), "text": text, "holds": None,
        "said": None, "published": None, "hedged": False, "past": False, "refuses": False, "frames": frames,
    }  # fmt: skip
    return Side(**(base | cells))


TOLD = side(1, "Denks was killed", frame(**KILLED))


@pytest.mark.parametrize(
    ("other", "found"),
    [
        (side(2, "Denks was not killed", frame(**NOT_KILLED)), 1),
        (side(2, "Denks is alive", frame("alive", kind="state", agent=("denk",), agents=DENKS)), 1),
        (side(2, "Denks was dead", frame("die", agents=DENKS), refuses=True), 1),
        (
            side(
                2, "no truth in it", frame("exist", "truth", kind="exists", negated=True), frame(**KILLED, main=False)
            ),
            1,
        ),
        (side(2, "Denks is being treated", frame("wound", "denks", patients=DENKS)), 1),
        (side(2, "Denks would not be killed", frame(**NOT_KILLED, mode="planned")), 0),
        (side(2, "Denks was perhaps not killed", frame(**NOT_KILLED), hedged=True), 0),
        (side(2, "Denks did not die of his wounds", frame("die", agents=DENKS, negated=True)), 0),
        (side(2, "Denks was not killed", frame(**NOT_KILLED), speaker="p1"), 0),
        (side(2, "Aho was not killed", frame("kill", "aho", negated=True, patients=frozenset(("person:e2",)))), 0),
    ],
)
def test_a_fate_and_its_denial(other: Side, found: int) -> None:
    assert len(fate_pairs([TOLD, other])) == found


def test_the_fates_of_two_are_told_apart() -> None:
    aide = side(2, "an aide of Denks was killed", frame("kill", "aide denks"))
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
