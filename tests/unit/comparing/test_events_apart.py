"""Which mentions that read alike are two events all the same: days lie between them."""

from __future__ import annotations

import datetime as dt
from typing import Any

import numpy as np
import pytest

from onrecord.comparing.resolving.apart import Apart
from onrecord.comparing.resolving.events import event_groups, shared_slots

MAY = [dt.date(2031, 5, day) for day in range(1, 32)]
_SLOTS = (
    "place place_id place_precision actor_id actor_country actor_name recipient_id recipient_country "
    "happened_from happened_to killed injured"
).split()


def told(name: str, text: str, day: int | None = None, until: int | None = None, **columns: Any) -> dict[str, Any]:
    """A row of the SELECT `mentions` on the arrest that a sentence tells, one article for each."""
    at = text.index("arrested")
    row = dict.fromkeys(_SLOTS) | {"event_id": name, "article_id": f"in {name}", "story_id": "s", "voice": name}
    row |= {"start_char": at, "end_char": at + 8, "lemma": "arrest", "type": "COERCE", "mode": "arrest"}
    row |= {"status": "happened", "happened_from": MAY[day - 1] if day else None}
    row |= {"happened_to": MAY[(until or day) - 1] if day else None}
    return row | columns


def groups(*rows: dict[str, Any], text: str) -> list[set[str]]:
    """The mentions by group."""
    found: dict[str, set[str]] = {}
    for row in event_groups(rows, {row["article_id"]: text for row in rows}):
        found.setdefault(row["event_group"], set()).add(row["event_id"])
    return sorted(found.values(), key=sorted)


STEWARD = "The steward of the flooded mine at Orvel was arrested at the harbour."


def test_days_between_keep_apart_what_undated_mentions_would_join() -> None:
    rows = [told("a", STEWARD, 5), told("b", STEWARD), told("c", STEWARD), told("d", STEWARD, 9)]
    assert len(groups(*rows, text=STEWARD)) == 2
    rows[-1] = told("d", STEWARD, 6)
    assert len(groups(*rows, text=STEWARD)) == 1, "a night has two days"


@pytest.mark.parametrize(
    ("one", "other", "parted"),
    [
        ((5, 5), (7, 7), True),
        ((5, 5), (6, 6), False),
        ((1, 31), (9, 9), False),
        ((1, 4), (9, 9), True),
        ((5, None), (9, 9), False),
        ((None, None), (9, 9), False),
    ],
)
def test_times(one: tuple[int | None, ...], other: tuple[int | None, ...], parted: bool) -> None:
    rows = [{**told("a", STEWARD)}, {**told("b", STEWARD)}]
    for row, days in zip(rows, (one, other), strict=True):
        row["happened_from"], row["happened_to"] = (MAY[day - 1] if day else None for day in days)
    apart = Apart(rows)
    assert apart.times(np.array([0, 1]), np.array([1, 0])).tolist() == [parted, parted]


def test_an_undated_mention_beside_others_of_two_days_takes_what_two_articles_give() -> None:
    rows = [told("a", STEWARD, 5), told("b", STEWARD), told("d", STEWARD, 9)]
    texts = {row["article_id"]: STEWARD for row in rows}

    def lent(*given: dict[str, Any]) -> dict[str, Any]:
        return shared_slots(given, event_groups(given, texts), texts)

    assert "day" not in lent(*rows).get("b", {})
    assert lent(*rows[:2])["b"]["day"] == MAY[4]
    more = told("e", STEWARD, 5)
    texts["in e"] = STEWARD
    assert lent(*rows, more)["b"]["day"] == MAY[4]
