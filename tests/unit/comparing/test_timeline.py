"""The timeline: days no surer than the text, plans as plans, denials as denials."""

from __future__ import annotations

import datetime as dt

import pytest

from onrecord.comparing.timeline import happened, precision, said, tellings


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        ("2031-04-04", "2031-04-04", "2031-04-04"),
        ("2031-04-04", "2031-04-06", "2031-04-04"),
        ("2031-04-04", "2031-04-07", "2031-04"),
        ("2031-04-28", "2031-05-10", "2031-04"),
        ("2031-04-01", "2031-05-31", "2031"),
        ("2014-01-01", None, "2014"),
        ("2031-05-01", None, "2031-05"),
        ("2031-05-02", None, "2031-05-02"),
    ],
)
def test_a_timeline_tells_days_no_surer_than_the_text(first: str, last: str | None, told: str) -> None:
    assert precision(dt.date.fromisoformat(first), dt.date.fromisoformat(last) if last else None) == told


EVENT = dict.fromkeys(("actor", "recipient", "place", "killed", "event_group", "attribution_id")) | {
    "story_id": "s", "article_id": "t", "event_id": "v1", "trigger": "ceasefire", "status": "planned",
    "first_day": dt.date(2031, 4, 4), "last_day": dt.date(2031, 4, 4),
}  # fmt: skip


def test_what_is_planned_is_told_as_planned() -> None:
    assert happened(EVENT)["what"] == "ceasefire (planned)"


def test_a_bare_word_is_told_only_where_a_day_has_nothing_else() -> None:
    assert tellings([EVENT]) == [EVENT]
    full = EVENT | {"event_id": "v2", "actor": "the army", "trigger": "withdraw"}
    assert [each["event_id"] for each in tellings([EVENT, full])] == ["v2"]


def test_a_denial_is_told_as_one() -> None:
    row = {"speaker": "the ministry", "source_text": None, "told": "the dam leaks", "predicate": "leak", "story_id": "s", "article_id": "t",
           "attribution_id": "a", "day": dt.date(2031, 4, 4)}  # fmt: skip
    for cue, act, verb in (
        ("denied", "deny", "denied"),
        ("rejected", "deny", "rejected"),
        ("ruled out", "deny", "ruled out"),
        ("said", "deny", "said"),
        ("demanded", "demand", "demanded"),
    ):
        assert said(row | {"cue_text": cue, "act": act})["what"].startswith(f"The ministry {verb}: ")
