"""Groups of statements: precise, kept apart by opposition, independent of order."""

from __future__ import annotations

from onrecord.comparing.propositions.grouping import Pair, groups, likeness, opposing


def test_two_that_say_the_same_share_a_group_and_a_third_stays_alone() -> None:
    assert groups(["a", "b", "c"], [Pair("a", "b", 0.9, 0), Pair("b", "c", 0.2, 0)], 0.5, 0.5) == [["a", "b"], ["c"]]


def test_a_chain_of_likeness_does_not_join_its_ends() -> None:
    pairs = [Pair("a", "b", 0.8, 0), Pair("b", "c", 0.8, 0), Pair("a", "c", 0.05, 0)]
    assert groups(["a", "b", "c"], pairs, 0.5, 0.5) == [["a", "b"], ["c"]]


def test_opposed_statements_stay_apart_however_alike_their_words() -> None:
    pairs = [Pair("a", "b", 0.9, 0), Pair("a", "c", 0.95, 0.8), Pair("b", "c", 0.9, 0.7)]
    assert groups(["a", "b", "c"], pairs, 0.5, 0.5) == [["a", "b"], ["c"]]


def test_groups_oppose_where_half_of_the_scored_pairs_do() -> None:
    found = [["a", "b"], ["c"], ["d"]]
    pairs = [Pair("a", "c", 0.1, 0.9), Pair("b", "c", 0.1, 0.0), Pair("a", "d", 0.1, 0.0), Pair("b", "d", 0.1, 0.2)]
    assert opposing(found, pairs, 0.5) == [(0, 1)]


def test_a_single_statement_is_wholly_like_itself() -> None:
    assert likeness([["a"]], []) == {"a": 1.0}
    assert likeness([["a", "b"]], [Pair("a", "b", 0.7, 0)]) == {"a": 0.7, "b": 0.7}


def test_groups_of_which_fewer_than_half_differ_do_not_oppose() -> None:
    pairs = [Pair("a", "d", 0.1, 0.9), Pair("b", "d", 0.1, 0.0), Pair("c", "d", 0.1, 0.0)]
    assert opposing([["a", "b", "c"], ["d"]], pairs, 0.5) == []
    assert opposing([["a", "b"], ["d"]], pairs[:2], 0.5) == [(0, 1)]
