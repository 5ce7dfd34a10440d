"""Somebody was told, or was not: sides built by hand."""

from __future__ import annotations

import pytest
from tests.unit.comparing.sides import frame, side

from onrecord.comparing.conflicts.rules.notice import notice_pairs
from onrecord.comparing.conflicts.sides import Side
from onrecord.comparing.pairs.wording import stem

WRITTEN = side(
    1,
    "The guild wrote to the ministry in March about the lift",
    frame("write", "guild", rest=(("to", ("ministri",)), ("about", ("lift",)))),
)


def never(
    text: str = "I was never warned", predicate: str = "warn", patient: str = "", source: str = "minister"
) -> Side:
    return side(2, text, frame(predicate, patient=patient, negated=True), source=frozenset((stem(source),)))


@pytest.mark.parametrize(
    ("other", "found"),
    [
        (never(source="minister"), 1),
        (never("No such letter was registered", "register", "letter such", "ministry"), 1),
        (never("We have not received the letter yet", "receive", "letter", "ministry"), 0),
        (never("No invoice was registered", "register", "invoice", "ministry"), 0),
        (never("No order was issued to us", "issue", "order", "ministry"), 0),
        (never(source="skipper"), 0),
    ],
)
def test_who_was_written_to_was_told(other: Side, found: int) -> None:
    assert len(notice_pairs([WRITTEN, other])) == found


def test_a_denial_of_being_told_needs_the_matter() -> None:
    told = side(
        1, "The owner was informed of the turbine", frame("inform", patient="owner", rest=(("of", ("turbine",)),))
    )
    gas = side(2, "The owner was not told of the gas", frame("tell", patient="owner", negated=True))
    turbine = side(3, "The owner was not told of the turbine", frame("tell", patient="owner", negated=True))
    assert [pair[0] for pair in notice_pairs([told, gas, turbine])] == ["s3"]
