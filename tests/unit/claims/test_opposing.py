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
