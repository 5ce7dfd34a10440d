"""Who did it, by kinds of doers: sides built by hand."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.unit.comparing.sides import side

from onrecord.comparing.conflicts.rules.doers import doer_pairs

BLAMED = side(1, "The raids were blamed by officers on the insurgents", holds=dt.date(2031, 3, 1))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The raids may be the work of criminal gangs in the valley", 1),
        ("The raids may not have been the Tal Brigade but one of several criminal groups", 1),
        ("The raids were not carried out by insurgents", 1),
        ("The raids were carried out by militants", 0),
        ("The new school is the work of criminal gangs", 0),
        ("The raids were carried out by the Tal Brigade", 0),
        ("The raids were not carried out by the army", 0),
    ],
    ids=["others", "others and not these", "not these", "these", "no deed", "a name of no known kind", "not those"],
)
def test_one_deed_has_one_kind_of_doers(text: str, found: int) -> None:
    assert len(doer_pairs([BLAMED, side(2, text)])) == found


def test_a_name_is_of_the_kind_that_the_story_calls_it() -> None:
    named = side(2, "The raids were carried out by the Tal Brigade")
    assert len(doer_pairs([BLAMED, named, side(3, "Tal Brigade soldiers marched past")])) == 1
    assert doer_pairs([BLAMED, named, side(3, "Tal Brigade militants marched past")]) == []


def test_deeds_of_other_days_are_others() -> None:
    later = side(2, "The raids may be the work of criminal gangs", holds=dt.date(2031, 3, 9))
    assert doer_pairs([BLAMED, later]) == []
