"""How the words of a statement reached the page, as it is printed."""

from __future__ import annotations

from onrecord.reporting.speech import Speech


def test_an_outlet_in_its_own_voice_is_named_once() -> None:
    assert Speech("s1", "a1", 0, 10, "It rained.", "Sund Times").way == ("Sund Times, in its own voice",)


def test_a_speaker_who_is_not_settled_still_has_a_way() -> None:
    told = Speech("s1", "a1", 0, 10, "It rained.", "Sund Times", attribution_id="t1", chain=("Norwire",))
    assert told.way == ("speaker not settled", "Norwire", "Sund Times")


def test_a_speaker_who_is_the_outlet_stands_once() -> None:
    told = Speech(
        "s1", "a1", 0, 10, "It rained.", "Norwire", attribution_id="t1", speaker="Ada Brenn", chain=("NORWIRE",)
    )
    assert told.way == ("Ada Brenn", "NORWIRE")
