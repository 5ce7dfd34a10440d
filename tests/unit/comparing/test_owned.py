"""Denials that name only whose claim they deny: sides built by hand."""

from __future__ import annotations

from typing import Any

import pytest
from tests.unit.comparing import sides

from onrecord.comparing.conflicts.rules.denial import denial_pairs
from onrecord.comparing.conflicts.rules.owned import owned_pairs
from onrecord.comparing.conflicts.sides import Frame, Side

FRONT, CROWN = frozenset(("front",)), frozenset(("crown",))
DENIED: dict[str, Any] = {"act": "deny", "cue": frozenset(("deni",)), "refuses": True, "party": CROWN, "named": FRONT}


def side(number: int, text: str, *frames: Frame, **cells: Any) -> Side:
    """The statement at its place of one article."""
    start = 900 * number
    return sides.side(number, text, *frames, **({"article": "t1", "start": start, "end": start + len(text)} | cells))


CLAIMED = side(1, "A Tavran aid worker died under rubble in Selmar", party=FRONT)


@pytest.mark.parametrize(
    ("other", "found"),
    [
        (side(3, "the Front claim", **DENIED), 1),
        (side(3, "the claims of the Front", **DENIED), 1),
        (side(0, "the Front claim", **DENIED), 1),
        (side(3, "a report of the Front capture", **DENIED), 0),
        (side(3, "the Front claim", **DENIED | {"refuses": False, "cue": frozenset()}), 0),
        (side(3, "the Front claim", **DENIED | {"named": CROWN}), 0),
        (side(3, "the Front claim", **DENIED | {"article": "t2"}), 0),
        (side(3, "the Front claim that a worker had died under rubble when bombs fell", **DENIED), 0),
        (side(3, "the Front is lying", sides.frame("lie", agent="front", agents=FRONT), party=CROWN), 1),
        (side(3, "the town is lying in ruins", sides.frame("lie", agent="town"), party=CROWN), 0),
    ],
    ids=["claim", "claims of", "in the lead", "of a matter", "not denied", "another's", "elsewhere", "with words", "liar", "ruins"],
)  # fmt: skip
def test_the_claim_of_a_party_is_what_it_said(other: Side, found: int) -> None:
    assert len(owned_pairs([CLAIMED, other])) == found


def test_it_is_denied_wherever_the_party_tells_the_same() -> None:
    again = sides.side(5, "The aid worker lies buried under the rubble in Selmar", party=FRONT)
    another = sides.side(6, "A convoy left Orm", party=FRONT)
    denied = side(3, "the Front claim", **DENIED)
    assert [pair[:2] for pair in owned_pairs([CLAIMED, another, again, denied])] == [("s3", "s1"), ("s3", "s5")]


def test_a_claim_that_is_only_named_denies_no_deed_of_its_speaker() -> None:
    raid = side(1, "Crown jets attacked the camp", sides.frame("attack", "jet", "camp", agents=CROWN))
    denied = side(3, "the Front claim", sides.frame("claim", "front", kind="noun", agents=FRONT), **DENIED)
    assert denial_pairs([raid, denied]) == []


def test_members_of_a_party_are_its_fighters() -> None:
    none = side(
        1, "no Front militants were killed", sides.frame("kill", patient="militant front", patients=FRONT, negated=True)
    )
    dead = side(3, "dozens of Front members were killed", sides.frame("kill", patient="member front", patients=FRONT))
    shops = side(3, "dozens of Front shops were killed", sides.frame("kill", patient="shop crown", patients=CROWN))
    assert len(denial_pairs([none, dead])) == 1
    assert denial_pairs([none, shops]) == []
