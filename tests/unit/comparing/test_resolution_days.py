"""On which day undated mentions of an event happened, by what the other articles of the story tell."""

from __future__ import annotations

import datetime as dt
from typing import Any

from onrecord.comparing.resolving.days import story_days
from onrecord.comparing.resolving.events import shared_slots

DAY = dt.date(2031, 5, 2)
ON_DAY = {"happened_from": DAY, "happened_to": DAY}
NEXT = {"happened_from": DAY + dt.timedelta(days=1), "happened_to": DAY + dt.timedelta(days=1)}
_SLOTS = ("place", "place_id", "place_precision", "actor_id", "recipient_id", "happened_from", "happened_to")


def told(number: int, **columns: Any) -> dict[str, Any]:
    """A row of the SELECT `events` on an attack, each in an article of its own."""
    known = {"event_id": f"v{number}", "status": "happened", "voice": f"x{number}", "story_id": "s", "lemma": "strike"}
    return dict.fromkeys(_SLOTS) | known | {"article_id": f"x{number}", "type": "ASSAULT"} | columns


TWO = (told(0, **ON_DAY), told(1, **ON_DAY))


def days(*rows: dict[str, Any], texts: dict[str, str] | None = None) -> dict[str, dt.date]:
    """What is lent where no two mentions are of one event."""
    return story_days(rows, {row["event_id"]: row["event_id"] for row in rows}, texts)


def in_words(text: str, word: str = "hit", **columns: Any) -> bool:
    """Whether an attack told by a word of the text, in a third article, takes the day of two others."""
    at = text.index(word)
    row = told(2, start_char=at, end_char=at + len(word), **columns)
    return "v2" in days(*TWO, row, texts={"x2": text})


def test_an_attack_without_a_day_is_of_the_day_that_two_articles_and_most_votes_give() -> None:
    assert days(*TWO, told(2), told(3, article_id="x0")) == {"v2": DAY, "v3": DAY}
    assert days(TWO[0], told(2)) == {}, "one article"
    assert days(*TWO, told(5, **NEXT), told(2)) == {"v2": DAY}, "two of three"
    others = (told(n, happened_from=d, happened_to=d) for n in range(5, 9) for d in [DAY + dt.timedelta(days=n)])
    assert days(*TWO, *others, told(2)) == {}, "four of six date other attacks"


def test_an_article_that_gives_many_days_has_one_vote() -> None:
    many = [told(n, article_id="x9", **NEXT) for n in range(20, 30)]
    assert days(*TWO, *many, told(2)) == {"v2": DAY}


def test_where_articles_are_even_more_mentions_decide_and_not_the_calendar() -> None:
    earlier = {"happened_from": DAY - dt.timedelta(days=1), "happened_to": DAY - dt.timedelta(days=1)}
    rivals = (told(10, **earlier), told(11, **earlier))
    again = told(12, article_id="x0", **ON_DAY)
    assert days(*TWO, again, *rivals, told(2)) == {"v2": DAY}
    assert days(*TWO, *rivals, told(2)) == {"v2": DAY - dt.timedelta(days=1)}, "even in both: the first"


def test_what_is_to_come_or_is_only_said_takes_no_day() -> None:
    assert days(*TWO, told(2, status="planned"), told(3, status="ongoing"), told(4, status="hypothetical")) == {}
    assert days(*(row | {"type": "ACCUSE"} for row in (*TWO, told(2)))) == {}, "words are said on many days"


def test_a_rescue_is_of_the_day_of_the_attack_and_other_aid_is_not() -> None:
    rescue, grant = told(2, type="AID", lemma="rescue"), told(3, type="AID", lemma="fund")
    assert days(*TWO, rescue, grant) == {"v2": DAY}


def test_words_of_another_time_in_its_clause_leave_it_open() -> None:
    assert in_words("Rockets hit the port.")
    assert in_words("The president has called the hit treacherous.")
    assert in_words("Nine people are now known to have died.", "died")
    assert in_words("The Front, which rose in 2019, says that rockets hit the port."), "the year is of another clause"
    for text in (
        "Rockets hit the port in 2019.",
        "Rockets also hit the port last month.",
        "An earlier raid hit the port.",
        "Rockets have hit the port and two bridges.",
        "Eighteen soldiers have been hit on our side.",
    ):
        assert not in_words(text), text


def test_an_article_of_the_day_before_tells_of_something_else() -> None:
    assert in_words("Rockets hit the port.", published_on=DAY)
    assert not in_words("Rockets hit the port.", published_on=DAY - dt.timedelta(days=1))


def test_three_mentions_that_date_one_event_outweigh_the_story() -> None:
    other = [told(n, article_id="x9", **NEXT) for n in (20, 21, 22)]
    rows = [*TWO, told(8, **ON_DAY), told(9, **ON_DAY), *other, told(2)]
    group = {
        row["event_id"]: "g" if row["event_id"] in ("v2", "v20", "v21", "v22") else row["event_id"] for row in rows
    }
    grouped = [{"event_id": event, "event_group": name} for event, name in group.items()]
    assert shared_slots(rows, grouped)["v2"] == {"day": NEXT["happened_from"]}
    fewer = [row for row in rows if row["event_id"] != "v22"]
    assert shared_slots(fewer, grouped)["v2"] == {"day": DAY}


def test_an_article_tells_of_nothing_done_on_a_day_after_it_came_out() -> None:
    before = DAY - dt.timedelta(days=1)
    row = told(3, start_char=8, end_char=11, lemma="shoot", published_on=before)
    rows = [told(0, start_char=0, end_char=1, **ON_DAY), told(1, start_char=0, end_char=1, **ON_DAY), row]
    one = [{"event_id": each["event_id"], "event_group": "g"} for each in rows]
    texts = {"x3": "Rockets hit the hill. "}

    def takes(**columns: Any) -> bool:
        return "day" in shared_slots([*rows[:2], row | columns], one, texts).get("v3", {})

    assert not takes()
    assert takes(published_on=DAY), "published on that day"
    assert takes(status="planned"), "what is planned"
    assert takes(lemma="hit"), "a bare noun may stand for what is to come"
