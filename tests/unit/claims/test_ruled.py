"""A sentence through the rules over contradictions: what denies it, and what contradicts its denial."""

from __future__ import annotations

from typing import Any

import pytest

from onrecord.comparing.answering.denial import denial
from onrecord.comparing.answering.ruled import SideRows, ruled


def frame(statement: str, predicate: str, **cells: Any) -> dict[str, Any]:
    base = {
        "statement_id": statement, "place": 0, "start_char": 0, "predicate": predicate, "kind": "verb", "main": True, "negated": False,
        "mode": "actual", "agent": None, "patient": None, "rest": None, "agent_id": None, "patient_id": None,
    }  # fmt: skip
    return base | cells


def statement(key: str, text: str, **cells: Any) -> dict[str, Any]:
    base = dict.fromkeys(
        ("speaker_id", "source_text", "cue_text", "holds_from", "said_on", "published_on", "tense", "passage")
    )
    told = {
        "statement_id": key, "story_id": f"of {key}", "article_id": f"t {key}", "start_char": 0, "end_char": len(text),
        "attribution_id": f"a {key}", "act": "assert", "text": text, "resolved": text, "hedged": False,
    }  # fmt: skip
    return base | told | cells


DAM = "The dam burst"
ASKED = SideRows([statement("q", DAM)], [frame("q", "burst", agent="dam")])
TOLD = SideRows(
    [statement("no", "the dam did not burst"), statement("yes", "the dam burst"), statement("rain", "it rained")],
    [
        frame("no", "burst", agent="dam", negated=True),
        frame("yes", "burst", agent="dam"),
        frame("rain", "rain", agent="it"),
    ],
)


def test_what_contradicts_the_sentence_and_what_contradicts_its_denial() -> None:
    against, by = ruled(ASKED, SideRows(), TOLD)
    assert set(against) == {"no"}
    assert set(by) == {"yes"}


def test_the_words_that_deny_it_find_what_turned_frames_do_not() -> None:
    denied = SideRows([statement("d", "The dam did not burst")], [frame("d", "burst", agent="dam", negated=True)])
    plain = SideRows([statement("q", DAM)], [])  # a sentence in which no frame was found
    assert ruled(plain, SideRows(), TOLD) == ({}, {})
    assert set(ruled(plain, denied, TOLD)[1]) == {"yes"}


def test_of_a_record_without_frames_nothing_is_said() -> None:
    assert ruled(ASKED, SideRows(), SideRows()) == ({}, {})


@pytest.mark.parametrize(
    ("claim", "cells", "told"),
    [
        ("There are Orlish troops in Mardovia.", {}, "There are no Orlish troops in Mardovia."),
        ("Orlish troops are in Mardovia.", {"kind": "state", "predicate": "mardovia", "start_char": 21}, "Orlish troops are not in Mardovia."),
        ("Orland has sent troops.", {"predicate": "send", "start_char": 11}, "Orland has not sent troops."),
        ("Orland sent troops.", {"predicate": "send", "start_char": 7}, "Orland did not send troops."),
        ("The army holds the bridge.", {"predicate": "hold", "start_char": 9}, "The army does not hold the bridge."),
        ("There are 40 tanks in Mardovia.", {"kind": "exists", "predicate": "be"}, None),  # another number is no denial
        ("No shell fell.", {"predicate": "fall", "start_char": 9}, None),
        ("Blast in Tarn.", {"kind": "noun", "predicate": "blast"}, None),
    ],
)  # fmt: skip
def test_the_words_of_the_denial(claim: str, cells: dict[str, Any], told: str | None) -> None:
    assert denial(claim, [frame("q", **({"predicate": "be"} | cells))]) == told
