"""Conflicts that the scorer finds: which kind they are, and that rules and people come first."""

from __future__ import annotations

from typing import Any

import pytest

from onrecord.comparing.conflicts.learnt import learnt_conflicts
from onrecord.comparing.propositions.grouping import Pair, guests
from onrecord.comparing.propositions.judging import unless_rejected
from onrecord.schema.ids import content_id


def row(**more: Any) -> dict[str, Any]:
    return {
        "a": "s1", "b": "s2", "opposed": 0.8, "refused_a": False, "refused_b": False, "status_a": "happened", "status_b": "happened",
        "subject_a": None, "subject_b": None, "predicate_alike": False, "value_a": None, "value_b": None, **more,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("more", "kind"),
    [
        ({"refused_a": True, "value_a": 3.0, "value_b": 4.0}, "denial"),
        ({"value_a": 3.0, "value_b": 4.0}, "figure"),
        ({"value_a": 3.0, "value_b": 3.0, "status_b": "planned"}, "status"),
        ({"subject_a": "e1", "subject_b": "e2", "predicate_alike": True}, "attribution"),
        ({}, "denial"),
    ],
)
def test_the_kind_is_what_differs(more: dict[str, Any], kind: str) -> None:
    assert learnt_conflicts([row(**more)], [], [], 0.55) == [("s1", "s2", kind, 0.8, "")]


def test_what_a_rule_found_is_not_found_again_and_what_is_unsure_is_left() -> None:
    assert learnt_conflicts([row()], [("s2", "s1", "figure", 0.9, "3 and 4")], [], 0.55) == []
    assert learnt_conflicts([row(opposed=0.59)], [], [], 0.55) == []
    assert learnt_conflicts([row()], [], [], 0.85) == []


def test_a_rejected_contradiction_opposes_no_more() -> None:
    rejected = [{"subject": f"contradiction:{content_id('x', 's2', 's1')}", "verdict": "reject", "detail": None}]
    pairs = [Pair("s1", "s2", 0.7, 0.8), Pair("s1", "s3", 0.7, 0.8)]
    assert [pair.opposed for pair in unless_rejected(pairs, rejected)] == [0.0, 0.8]


def test_a_statement_that_fits_two_groups_is_the_guest_of_the_second() -> None:
    found = [["s1", "s2"], ["s3", "s4"], ["s5"]]
    pairs = [Pair("s2", "s3", 0.5, 0.0), Pair("s2", "s4", 0.4, 0.0), Pair("s2", "s5", 0.7, 0.0)]
    assert guests(found, pairs, 0.4) == {1: ["s2"]}
    assert guests(found, pairs, 0.46) == {}
