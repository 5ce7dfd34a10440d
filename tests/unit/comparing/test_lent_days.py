"""Which day the mentions of one group lend each other: a group joins what reads alike, not what is surely one event."""

from __future__ import annotations

import datetime as dt
from typing import Any

from onrecord.comparing.resolving.events import shared_slots

MONDAY, FRIDAY = dt.date(2031, 5, 5), dt.date(2031, 5, 9)
_SLOTS = ("place", "place_id", "place_precision", "actor_id", "recipient_id", "happened_from", "happened_to")


def told(name: str, article: str, day: dt.date | None = None, **columns: Any) -> dict[str, Any]:
    """A row of the SELECT `mentions` on an arrest."""
    row = dict.fromkeys(_SLOTS) | {"event_id": name, "article_id": article, "status": "happened", "voice": article}
    row |= {"story_id": "s", "lemma": "arrest", "type": "COERCE", "happened_from": day, "happened_to": day}
    return row | columns


def lent(*rows: dict[str, Any], texts: dict[str, str] | None = None) -> dict[str, dt.date]:
    """The day that each takes from the others, all of one group."""
    grouped = [{"event_id": row["event_id"], "event_group": "g"} for row in rows]
    found = shared_slots(rows, grouped, texts)
    return {event: slots["day"] for event, slots in found.items() if "day" in slots}


def in_words(text: str, word: str, **columns: Any) -> bool:
    """Whether a mention told by a word of the text takes the day that two other articles give."""
    at = text.index(word)
    row = told("c", "c", start_char=at, end_char=at + len(word), **columns)
    return "c" in lent(told("a", "a", MONDAY), told("b", "b", MONDAY), row, texts={"c": text})


def test_the_day_of_its_own_recipient_comes_before_that_of_most() -> None:
    baker = [told("a1", "a", FRIDAY, recipient_id="baker"), told("a2", "a", FRIDAY, recipient_id="baker")]
    clerks = told("b1", "b", MONDAY, recipient_id="clerks")
    found = lent(*baker, clerks, told("c1", "c", recipient_id="clerks"), told("c2", "c", recipient_id="porter"))
    assert found == {"c1": MONDAY}, "and nobody lends to the third"


def test_a_third_recipient_takes_a_day_that_two_articles_give() -> None:
    two = [told("a", "a", FRIDAY, recipient_id="baker"), told("b", "b", FRIDAY, recipient_id="baker")]
    assert lent(*two, told("c", "c", recipient_id="porter")) == {"c": FRIDAY}
    assert lent(two[0], told("c", "c", recipient_id="porter")) == {}
    assert lent(two[0], told("c", "c")) == {"c": FRIDAY}, "nobody is named"


def test_one_article_that_says_it_in_another_word_lends_nothing() -> None:
    seized = told("a", "a", FRIDAY, lemma="seize")
    assert lent(seized, told("c", "c")) == {}
    assert lent(seized, told("c", "a")) == {"c": FRIDAY}, "in the same article"
    assert lent(seized, {**seized, "event_id": "a2"}, told("c", "c")) == {"c": FRIDAY}, "told twice"
    assert lent(seized, told("b", "b", FRIDAY, lemma="seize"), told("c", "c")) == {"c": FRIDAY}


def test_spells_that_leave_a_day_out_speak_against_it() -> None:
    april = {"happened_from": dt.date(2031, 4, 1), "happened_to": dt.date(2031, 4, 30)}
    spells = [told(f"s{n}", f"s{n}", **april) for n in range(2)]
    assert lent(told("a", "a", MONDAY), *spells[:1], told("c", "c")) == {"c": MONDAY}
    assert lent(told("a", "a", MONDAY), *spells, told("c", "c")) == {}


def test_words_of_another_time_take_no_day() -> None:
    assert in_words("The two clerks were arrested at the station.", "arrested")
    assert not in_words("Arrests had become rare in Tarn since then.", "Arrests")
    assert not in_words("Nine clerks have been arrested.", "arrested")
    assert not in_words("Boll told him of the fire on May 2, the day he was arrested.", "arrested")
    assert in_words("Boll told him of the day. He was arrested.", "arrested")
    assert in_words("A boat left the harbour on the morning of the arrest.", "arrest")


def test_several_meetings_are_of_several_days_and_several_shots_of_one() -> None:
    assert not in_words("He met them six times.", "met", lemma="meet", type="CONSULT")
    assert in_words("He was shot six times.", "shot", lemma="shoot", type="ASSAULT")


def test_what_a_paragraph_tells_of_years_ago_is_another_event() -> None:
    before = "Five years ago the same men took Ada Brenn. "
    assert not in_words(f"{before}She was arrested when guards came.", "arrested")
    assert in_words(f"{before}On Monday she was arrested.", "arrested"), "with a time of its own"
    assert in_words(f"{before}\nShe was arrested when guards came.", "arrested"), "in the next paragraph"
    assert in_words("The men of Tarn took Ada Brenn. She was arrested when guards came.", "arrested")
