"""Contraries of one subject: who stands against whom, and which two are hardly one claim."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.unit.comparing.sides import frame, side

from onrecord.comparing.conflicts.lexicon import contrary, of_another_kind
from onrecord.comparing.conflicts.rules.contraries import contrary_pairs, of_two_cases
from onrecord.comparing.conflicts.sides import Side
from onrecord.comparing.pairs.wording import stem


def gate(number: int, text: str, word: str, *described: str, **cells: object) -> Side:
    """A side that says in `text` of the gate that it is `word`."""
    told = frame(word, " ".join(("gate", *described)), kind="state", rest=(("", (stem(word),)),))
    return side(number, text, told, **cells)


@pytest.mark.parametrize(
    ("one", "other"),
    [("legal", "illegal"), ("open", "closed"), ("reliable", "unreliable"), ("safe", "unsafe"), ("rise", "fall")],
)
def test_contraries_stand_at_two_ends_of_a_scale_or_differ_by_a_prefix(one: str, other: str) -> None:
    assert contrary(stem(one), stem(other))
    assert contrary(stem(other), stem(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [("valuable", "invaluable"), ("closed", "shut"), ("form", "inform"), ("cover", "uncover"), ("rise", "grow")],
)
def test_synonyms_and_words_of_other_roots_are_no_contraries(one: str, other: str) -> None:
    assert not contrary(stem(one), stem(other))


def test_medicine_and_weapons_are_of_two_kinds_drugs_and_bandages_of_one() -> None:
    assert of_another_kind("medicin", stem("weapons"))
    assert not of_another_kind(stem("drugs"), stem("bandages"))
    assert not of_another_kind(stem("medicine"), stem("lorries"))


def test_open_stands_against_closed() -> None:
    found = contrary_pairs([gate(1, "the gate was open", "open"), gate(2, "the gate was closed", "closed")])
    assert [({one, other}, kind) for one, other, kind, _, _ in found] == [({"s1", "s2"}, "status")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (gate(1, "the north gate was open", "open", "north"), gate(2, "the south gate was closed", "closed", "south")),
        (gate(1, "the gate was open", "open"), gate(2, "the gate was closed until noon", "closed")),
        (gate(1, "two of the gates were open", "open"), gate(2, "three of the gates were closed", "closed")),
        (gate(1, "the gate was open in May", "open"), gate(2, "the gate was closed in June", "closed")),
        (gate(1, "the gate may be open", "open"), gate(2, "the gate was closed", "closed")),
        (gate(1, "the gate was open", "open"), gate(2, "the gate was shut", "shut", hedged=True)),
        (
            gate(1, "the gate was open", "open", said=dt.date(2031, 5, 5)),
            gate(2, "the gate was closed", "closed", said=dt.date(2031, 5, 9)),
        ),
    ],
)
def test_another_gate_time_part_or_a_doubt_sets_nothing_against_anything(one: Side, other: Side) -> None:
    assert contrary_pairs([one, other]) == []


def test_what_has_burnt_down_does_not_stand_days_later() -> None:
    fallen = side(1, "the mill collapsed", frame("collapse", "mill"), said=dt.date(2031, 5, 5))
    standing = side(2, "the mill is intact", frame("intact", "mill", kind="state"), said=dt.date(2031, 5, 9))
    assert contrary_pairs([fallen, standing])
    earlier = side(2, "the mill is intact", frame("intact", "mill", kind="state"), said=dt.date(2031, 5, 1))
    assert not contrary_pairs([fallen, earlier])


def test_who_left_the_valley_is_not_still_there() -> None:
    gone = side(1, "the militia had left the valley", frame("leave", "militia", "valley"))
    there = side(
        2, "the militia was still in the valley", frame("valley", "militia", kind="state", rest=(("in", ("valley",)),))
    )
    assert contrary_pairs([gone, there])
    elsewhere = side(
        2, "the militia was still in the town", frame("town", "militia", kind="state", rest=(("in", ("town",)),))
    )
    assert not contrary_pairs([gone, elsewhere])


def test_two_kinds_of_things_in_one_place_are_two_cases() -> None:
    medicine = side(1, "the van carried medicine", frame("carry", "van", "medicine"))
    assert of_two_cases(medicine, side(2, "the van carried rifles", frame("carry", "van", "rifle")))
    assert not of_two_cases(medicine, side(2, "the van carried drugs", frame("carry", "van", "drug")))
    assert not of_two_cases(medicine, side(2, "the boat carried rifles", frame("carry", "boat", "rifle")))


def test_what_rose_in_may_and_fell_in_june_are_two_cases() -> None:
    rose = side(1, "rents rose in May", frame("rise", "rent"))
    assert of_two_cases(rose, side(2, "rents fell in June", frame("fall", "rent")))
    assert not of_two_cases(rose, side(2, "rents fell in May", frame("fall", "rent")))
