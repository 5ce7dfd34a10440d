"""Who is listed as opposing a claim: whoever stands against one of its statements himself, not all who say something like it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from onrecord.comparing.propositions.grouping import Pair
from onrecord.comparing.propositions.rows import story_claims


def statement(key: str, text: str, act: str = "assert") -> dict[str, Any]:
    return {
        "statement_id": key, "article_id": f"t-{key}", "story_id": "s1", "outlet": f"Outlet {key}", "text": text,
        "resolved": text, "kind": "attributed", "act": act, "polarity": "positive", "start_char": 0, "end_char": len(text),
        "published_at": dt.datetime(2031, 5, 1, 12), "attribution_id": f"a-{key}", "speaker_id": None, "in_headline": False, "attitude": "reporting", "status": None, "told": text, "predicate": "inspect", "subject": "x", "modality": "actual", "text_kind": "body", "hedged": False, "attributed": True, "speaker": None,
    }  # fmt: skip


ROWS = [
    statement("a1", "The terminal had been inspected in May."),
    statement("a2", "Inspectors visited the terminal in May."),
    statement("b1", "No inspector ever set foot in the terminal.", "deny"),
    statement("b2", "The terminal has no certificate.", "deny"),
]
AGREEING = [Pair("a1", "a2", 0.95, 0.0), Pair("b1", "b2", 0.9, 0.0)]


def listed(*pairs: Pair) -> dict[str, set[str]]:
    claims, members = story_claims([dict(row) for row in ROWS], [*AGREEING, *pairs], set(), 0.5, 0.55)
    contested = {row["claim_id"] for row in claims if row["status"] == "contested"}
    against: dict[str, set[str]] = {row["statement_id"]: set() for row in members}
    for row in members:
        if row["stance"] == "opposes":
            supporting = {
                each["statement_id"]
                for each in members
                if (each["claim_id"], each["stance"]) == (row["claim_id"], "supports")
            }
            assert row["claim_id"] in contested
            against[row["statement_id"]] |= supporting
    return against


def test_who_stands_against_a_statement_opposes_its_claim_and_who_only_agrees_with_him_does_not() -> None:
    found = listed(Pair("a1", "b1", 0.1, 0.8), Pair("a2", "b1", 0.1, 0.7), Pair("a1", "b2", 0.1, 0.2))
    assert (found["b1"], found["b2"]) == ({"a1", "a2"}, set())


def test_all_who_stand_against_it_oppose_it() -> None:
    found = listed(Pair("a1", "b1", 0.1, 0.8), Pair("a2", "b2", 0.1, 0.7))
    assert found["b1"] == found["b2"] == {"a1", "a2"}


def test_nobody_opposes_where_none_stands_against_another() -> None:
    assert not any(listed(Pair("a1", "b1", 0.3, 0.5)).values())


COMING = statement("g1", "The terminal was inspected and then sold.")


def stances_of_the_guest(*pairs: Pair) -> set[tuple[str, str]]:
    """(stance, a statement of the claim) of g1, whose own claim is another."""
    rows = [*(dict(row) for row in ROWS), dict(COMING)]
    _, members = story_claims(rows, [*AGREEING, Pair("a1", "b1", 0.4, 0.8), *pairs], set(), 0.5, 0.55)
    mine = {row["claim_id"]: row["stance"] for row in members if row["statement_id"] == "g1"}
    return {
        (mine[row["claim_id"]], row["statement_id"])
        for row in members
        if row["claim_id"] in mine and row["stance"] == "supports" and row["statement_id"] != "g1"
    }


def test_a_statement_supports_a_second_claim_where_it_says_what_one_of_its_side_says() -> None:
    found = stances_of_the_guest(Pair("a1", "g1", 0.7, 0.0), Pair("a2", "g1", 0.25, 0.0))
    assert found == {("supports", "a1"), ("supports", "a2")}


def test_one_that_is_only_somewhat_like_all_of_a_claim_does_not_support_it() -> None:
    assert stances_of_the_guest(Pair("a1", "g1", 0.48, 0.0), Pair("a2", "g1", 0.48, 0.0)) == set()


def test_one_that_stands_against_a_claim_and_is_like_none_of_the_other_side_opposes_it() -> None:
    found = stances_of_the_guest(Pair("a1", "g1", 0.1, 0.6), Pair("a2", "g1", 0.1, 0.5))
    assert found == {("opposes", "a1"), ("opposes", "a2")}
