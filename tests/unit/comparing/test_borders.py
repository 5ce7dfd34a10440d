"""A craft that stayed far off or came near, one thing and several, warnings before a shot and of rain: sides built by hand."""

from __future__ import annotations

import pytest
from tests.unit.comparing.sides import frame, side

from onrecord.comparing.conflicts.rules.borders import border_pairs
from onrecord.comparing.conflicts.rules.counts import count_pairs
from onrecord.comparing.conflicts.rules.warnings import warning_pairs


@pytest.mark.parametrize(
    ("least", "found"), [("30 nautical miles", 1), ("ten kilometres", 1), ("three miles", 0), ("8 km", 0)]
)
def test_how_near_it_came(least: str, found: int) -> None:
    far = side(1, f"The boats never came closer than {least} to the anchorage")
    near = side(2, "Two boats were seen within five miles of the anchorage")
    assert len(border_pairs([far, near])) == found


def test_distances_of_two_places_are_no_rivals() -> None:
    far = side(1, "The boats never came closer than 30 miles to the anchorage")
    near = side(2, "Two tugs lay within five miles of the lighthouse")
    assert border_pairs([far, near]) == []


@pytest.mark.parametrize(
    ("one", "found"),
    [
        ("There was a single explosion", 1),
        ("We heard only one loud explosion", 1),
        ("There was not a single explosion", 0),
        ("There was a single witness", 0),
    ],
)
def test_one_and_several(one: str, found: int) -> None:
    two = side(2, "There were two explosions within a minute")
    assert len(count_pairs([side(1, one), two])) == found


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ("The crew was warned three times over the radio", 1),
        ("The plane ignored two radio warnings", 1),
        ("The office warned of heavy rain before noon", 0),
        ("The pilot might have been warned by radio", 0),
        ("Nobody fired before the plane turned", 0),
    ],
)
def test_warned_or_not(given: str, found: int) -> None:
    none = side(1, "There were no warnings", frame("exist", patient="warning", kind="exists", negated=True))
    assert len(warning_pairs([none, side(2, given)])) == found
