"""Claims of "only these" against reports of something else, and the look-alikes that oppose nothing."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from onrecord.comparing.conflicts.rules.exclusion import exclusion_pairs

ONLY = "our aircraft are bombing only terrorist camps in the hills"
LIMIT = "Dorsish support for Karvenia was limited to fuel deliveries and training"


def event(number: int, text: str, trigger: str, **cells: Any) -> dict[str, Any]:
    base = {
        "statement_id": f"s{number}", "story_id": "story", "article_id": f"t{number}", "text": text, "statement_start": 10,
        "start_char": 10 + text.index(trigger), "speaker_id": f"p{number}", "day": None, "type": "ASSAULT",
        "status": "happened", "actor_id": "dorsland", "actor_country": None,
    }  # fmt: skip
    return base | cells


def opposed(*events: dict[str, Any]) -> list[tuple[str, str]]:
    return [(a, b) for a, b, *_ in exclusion_pairs(events)]


CLAIMED = event(1, ONLY, "bombing")


@pytest.mark.parametrize(
    "text",
    [
        "Dorsish jets struck a rebel column",
        "Dorsish jets struck a hospital in Ustmar",
        "Dorsish jets struck homes and a school",
    ],
)
def test_another_kind_of_target_opposes(text: str) -> None:
    assert opposed(CLAIMED, event(2, text, "struck")) == [("s1", "s2")]


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("Dorsish jets struck a jihadist command post", {}),
        ("Dorsish jets struck five places", {}),
        ("Dorsish jets will strike a rebel column", {"status": "planned"}),
        ("Selmar's jets struck a rebel column", {"actor_id": "selmar"}),
        ("Dorsish jets struck a rebel column", {"speaker_id": "p1"}),
        ("Dorsish jets struck a rebel column", {"day": dt.date(2031, 9, 1), "claimed": dt.date(2031, 3, 1)}),
    ],
    ids=["same kind", "no kind told", "only planned", "another actor", "the same speaker", "another time"],
)
def test_look_alikes_oppose_nothing(text: str, cells: dict[str, Any]) -> None:
    claimed = CLAIMED | {"day": cells.pop("claimed", None)}
    assert opposed(claimed, event(2, text, text.split()[2 if "will" not in text else 3].rstrip("d"), **cells)) == []


@pytest.mark.parametrize(
    "text",
    [
        "the alliance that only claims to be bombing terrorists",
        "they are not only bombing terrorists",
        "bombing terrorists only after warnings",
    ],
)
def test_an_only_that_limits_something_else(text: str) -> None:
    assert opposed(event(1, text, "bombing"), event(2, "Dorsish jets struck a rebel column", "struck")) == []


def test_forces_sent_oppose_a_limit_to_fuel_and_training() -> None:
    limited = event(1, LIMIT, "deliveries", type="AID", actor_country="DO")
    moved = event(
        2,
        "Dorsland has moved two battalions to the port",
        "moved",
        type="MOBILIZE",
        actor_country="DO",
        actor_id="army",
    )
    assert opposed(limited, moved) == [("s1", "s2")]
    more_fuel = event(
        2, "Dorsland has moved fuel deliveries and training teams", "moved", type="MOBILIZE", actor_country="DO"
    )
    assert opposed(limited, more_fuel) == []


def test_a_strike_without_an_actor_takes_that_of_the_strike_before_it() -> None:
    first = event(3, "Dorsish jets struck the valley", "struck", article_id="t2")
    near = event(
        2, "two strikes hit a rebel camp", "hit", article_id="t2", actor_id=None, statement_start=60, start_char=72
    )
    far = near | {"statement_start": 900, "start_char": 912}
    assert opposed(CLAIMED, first, near) == [("s1", "s2")]
    assert opposed(CLAIMED, first, far) == []
