"""What people judged about claims holds at every build: merged, split and rejected claims, whatever the scores say."""

from __future__ import annotations

import datetime as dt
from typing import Any

from onrecord.comparing.propositions.grouping import Pair, groups
from onrecord.comparing.propositions.judging import anchor, claim_id_of, judged_pairs, upheld
from onrecord.schema.ids import content_id

MEMBERS = ["a", "b", "c", "d"]
CHAIN = [Pair("a", "b", 0.9, 0), Pair("a", "c", 0.8, 0), Pair("b", "c", 0.9, 0), Pair("c", "d", 0.1, 0)]


def judgement(subject: str, verdict: str, detail: str = "") -> dict[str, Any]:
    return {"judgement_id": f"j-{subject}", "subject": subject, "verdict": verdict, "detail": detail}


def grouped(*judgements: dict[str, Any]) -> list[list[str]]:
    return groups(MEMBERS, judged_pairs(MEMBERS, CHAIN, judgements, 0.4), 0.4)


def test_without_judgements_the_scores_decide() -> None:
    assert grouped() == [["a", "b", "c"], ["d"]]


def test_merged_claims_are_one_though_their_words_differ() -> None:
    assert grouped(judgement(f"claim:{claim_id_of('a')}", "merge", f"claim:{claim_id_of('d')}")) == [
        ["a", "b", "c", "d"]
    ]


def test_a_statement_that_was_split_off_stays_out() -> None:
    assert grouped(judgement(f"claim:{claim_id_of('a')}", "split", "b")) == [["a", "c"], ["b"], ["d"]]
    assert grouped(judgement(f"claim_statement:{claim_id_of('a')}/c", "reject")) == [["a", "b"], ["c"], ["d"]]


def test_the_first_statement_can_be_split_off_too() -> None:
    assert grouped(judgement(f"claim:{claim_id_of('a')}", "split", "a")) == [["a"], ["b", "c"], ["d"]]


def test_a_rejected_pair_stays_apart_whatever_would_join_it() -> None:
    """The trap: a is like b, b is like c, and a person says that a and c are two."""
    apart = judgement(f"claim:{claim_id_of('a')}", "reject", f"claim:{claim_id_of('c')}")
    merged = judgement(f"claim:{claim_id_of('b')}", "merge", f"claim:{claim_id_of('c')}")
    assert grouped(apart) == [["a", "b"], ["c"], ["d"]]
    for found in (grouped(apart), grouped(apart, merged)):
        assert not any({"a", "c"} <= set(group) for group in found)


def test_a_judgement_on_a_claim_of_another_story_asks_for_nothing() -> None:
    assert grouped(judgement(f"claim:{claim_id_of('zz')}", "split", "b")) == grouped()


def test_a_claim_is_found_again_after_a_later_article_came() -> None:
    early = {"statement_id": "s9", "published_at": dt.datetime(2031, 5, 1)}
    late = {"statement_id": "s1", "published_at": dt.datetime(2031, 5, 9)}
    undated = {"statement_id": "s0", "published_at": None}
    assert anchor([early]) == anchor([late, early, undated]) == "s9"


def test_a_rejected_contradiction_opposes_nothing_at_the_next_build() -> None:
    conflicts = [("a", "b", "denial", 0.9, ""), ("c", "d", "figure", 0.9, "")]
    assert upheld(conflicts, [judgement(f"contradiction:{content_id('x', 'b', 'a')}", "reject")]) == conflicts[1:]
