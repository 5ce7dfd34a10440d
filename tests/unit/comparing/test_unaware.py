"""Who says to know nothing of a doing: sides built by hand."""

from __future__ import annotations

import pytest
from tests.unit.comparing import sides

from onrecord.comparing.conflicts.rules.unaware import unaware_pairs
from onrecord.comparing.conflicts.sides import Side

FRONT, CROWN = frozenset(("front",)), frozenset(("crown",))
FLOWN = sides.side(
    1,
    "The Front has flown captured jets over Corva",
    sides.frame("fly", "front", "jet capture", agents=FRONT),
    named=FRONT,
)


@pytest.mark.parametrize(
    ("text", "doer", "found"),
    [
        ("we are not aware of the Front flying jets in Dorsland", FRONT, 1),
        ("there is no evidence that the Front flew any captured jets", FRONT, 1),
        ("the Front has not seen any reports of jets that fly", FRONT, 1),
        ("we are not aware of the Crown flying jets in Dorsland", CROWN, 0),
        ("we are aware of the Front flying jets in Dorsland", FRONT, 0),
        ("we are not aware of the Front selling jets in Dorsland", FRONT, 0),
        ("we are not aware of flies on the soup of the school", frozenset(), 0),
    ],
    ids=["unaware", "no evidence", "no reports", "another's doing", "aware", "another doing", "another matter"],
)
def test_who_knows_of_no_such_doing_stands_against_who_tells_it(text: str, doer: frozenset[str], found: int) -> None:
    verb = "sell" if "selling" in text else "fly"
    other = sides.side(2, text, sides.frame(verb, "front", "jet", main=False, agents=doer), named=doer)
    assert len(unaware_pairs([FLOWN, other])) == found


def test_a_narrator_is_no_witness_of_what_is_not_known() -> None:
    other: Side = sides.side(2, "There is no evidence that the Front flew captured jets", own_voice=True, named=FRONT)
    assert unaware_pairs([FLOWN, other]) == []


def test_a_caption_of_others_tells_no_such_doing() -> None:
    unaware = sides.side(
        2,
        "we are not aware of the Front flying jets in Corva",
        sides.frame("fly", "front", "jet", main=False, agents=FRONT),
        named=FRONT,
    )
    others = sides.side(
        3, "A jet of the Crown flies over Corva", sides.frame("fly", "jet crown"), own_voice=True, named=CROWN
    )
    own = sides.side(
        4, "A jet of the Front flies over Corva", sides.frame("fly", "jet front"), own_voice=True, named=FRONT
    )
    assert [pair[1] for pair in unaware_pairs([unaware, others, own])] == ["s4"]
