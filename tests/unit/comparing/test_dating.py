"""Days that only the pile settles."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from onrecord.comparing.dating import said_within, settled

WORDS = "the province would ask the coast guard for boats if the flood reached the harbour"
REPORT = "his province would request boats from the coast guard should the flood reach the harbour"


def row(number: int, **cells: Any) -> dict[str, Any]:
    base = {
        "attribution_id": f"a{number}", "article_id": "undated", "speaker_id": "e1", "content_text": WORDS, "said_on": None,
        "said_on_basis": "'Thursday' in its sentence, which the text does not settle", "published_on": None,
        "outlet": None, "story_id": "s", "occasion_on": None,
    }  # fmt: skip
    return base | cells


def dated(number: int, **cells: Any) -> dict[str, Any]:
    base = {"article_id": "dated", "content_text": REPORT, "said_on_basis": "'last week' in its sentence, which the text does not settle",
            "published_on": dt.date(2031, 9, 22), "outlet": "Halvar Wire"}  # fmt: skip
    return row(number, **(base | cells))


def test_a_weekday_and_a_week_settle_a_day() -> None:
    thursday, last_week = settled([row(1), dated(2)])
    assert thursday["said_on"] == last_week["said_on"] == dt.date(2031, 9, 18)
    assert thursday["basis"] == "Thursday, settled by Halvar Wire, which reports the same words of its speaker"
    assert last_week["basis"] == "last week, settled by another article, which reports the same words of its speaker"


def test_one_weekday_is_one_day_throughout_an_article() -> None:
    other = row(3, speaker_id="e2", content_text="nobody had asked for boats")
    assert [found["attribution_id"] for found in settled([row(1), dated(2), other])] == ["a1", "a2", "a3"]


def test_forms_of_one_word_count_as_the_same_word() -> None:
    short = "Halvar would ask the navy for pumps if needed"
    told = "the port would turn to the navy of the league for a pump if the need arose"
    assert settled([row(1, content_text=short), dated(2, content_text=told)])


def test_other_words_another_speaker_or_another_story_settle_nothing() -> None:
    assert settled([row(1), dated(2, content_text="the harbour master had resigned over the missing funds")]) == []
    assert settled([row(1), dated(2, speaker_id="e2")]) == []
    assert settled([row(1), dated(2, story_id="t")]) == []


def test_two_days_that_fit_settle_nothing() -> None:
    assert settled([row(1), dated(2), dated(4, article_id="third", published_on=dt.date(2031, 9, 29))]) == []


def test_an_article_with_a_date_needs_no_help() -> None:
    assert settled([row(1, published_on=dt.date(2031, 9, 20)), dated(2)]) == []


JULY = "'In July' in its sentence, which the text does not settle"


def test_a_month_is_settled_by_the_one_day_of_it() -> None:
    told = row(1, article_id="first", said_on=dt.date(2031, 7, 17), published_on=dt.date(2031, 7, 17))
    later = dated(2, said_on_basis=JULY)
    assert [found["said_on"] for found in settled([told, later])] == [dt.date(2031, 7, 17)]
    assert settled([told, dated(2, said_on_basis=JULY.replace("July", "June"))]) == []
    again = row(3, article_id="third", said_on=dt.date(2031, 7, 24), published_on=dt.date(2031, 7, 24))
    assert settled([told, again, later]) == []


def test_a_month_to_come_is_that_of_the_year_before() -> None:
    told = row(1, article_id="first", said_on=dt.date(2030, 11, 3), published_on=dt.date(2030, 11, 3))
    assert len(settled([told, dated(2, said_on_basis=JULY.replace("July", "November"))])) == 1
    assert settled([told, dated(2, said_on_basis=JULY.replace("July", "November 2029"))]) == []


def test_what_was_said_on_an_occasion_that_another_article_dates_was_said_then() -> None:
    undated = {"said_on_basis": "no date is given", "occasion_on": dt.date(2031, 7, 17), "content_text": "never"}
    (found,) = settled([row(1, **undated)])
    assert found["said_on"] == dt.date(2031, 7, 17)
    assert len(settled([dated(1, **(undated | {"said_on_basis": JULY}))])) == 1
    assert settled([dated(1, **(undated | {"said_on_basis": JULY.replace("July", "June")}))]) == []
    assert (
        settled([row(1, **(undated | {"said_on_basis": "'Monday' in its sentence, which the text does not settle"}))])
        == []
    )


def test_a_weekday_of_a_speaker_is_settled_by_two_articles_that_know_of_one_such_day() -> None:
    other = {"content_text": "nobody had asked for boats", "said_on": dt.date(2031, 9, 18)}
    two = [dated(2, **other), dated(3, article_id="third", **other)]
    assert [found["said_on"] for found in settled([row(1), *two])] == [dt.date(2031, 9, 18)]
    assert settled([row(1), two[0]]) == []
    assert settled([row(1), *two, dated(4, article_id="fourth", **(other | {"said_on": dt.date(2031, 9, 25)}))]) == []


SPEECH = {
    "said_on_basis": "no date is given",
    "content_text": "we count every boat that leaves the northern harbour at night",
}


def test_the_same_words_were_said_on_the_same_day() -> None:
    told = dated(2, **(SPEECH | {"said_on": dt.date(2031, 9, 18)}))
    cut = row(1, **(SPEECH | {"content_text": "we count every boat that leaves the northern harbour"}))
    (found,) = settled([cut, told])
    assert (found["said_on"], found["basis"]) == (
        dt.date(2031, 9, 18),
        "Halvar Wire dates the same words of its speaker",
    )


def test_other_words_a_dated_article_or_a_second_day_leave_it_open() -> None:
    told = dated(2, **(SPEECH | {"said_on": dt.date(2031, 9, 18)}))
    again = dated(3, **(SPEECH | {"said_on": dt.date(2031, 9, 25), "article_id": "third"}))
    assert (
        settled([row(1, **(SPEECH | {"content_text": "we count boats in the southern harbour, never cars"})), told])
        == []
    )
    assert settled([row(1, **(SPEECH | {"published_on": dt.date(2031, 9, 20)})), told]) == []
    assert settled([row(1, **SPEECH), told, again]) == []


def test_a_weekday_is_the_only_one_of_which_the_dated_articles_of_the_story_tell() -> None:
    told = [{"story_id": "s", "day": dt.date(2031, 9, 18)}]
    report = dated(2, speaker_id="e2", published_on=dt.date(2031, 9, 19), said_on_basis="no date is given")
    (found,) = settled([row(1, speaker_id="e3"), report], told)
    assert (found["said_on"], found["basis"]) == (
        dt.date(2031, 9, 18),
        "Thursday, the only one of which the story's dated articles tell",
    )
    assert settled([row(1, speaker_id="e3"), report], [*told, {"story_id": "s", "day": dt.date(2031, 9, 11)}]) == []


def test_a_weekday_of_which_nobody_tells_is_the_one_near_the_days_on_which_the_dated_articles_came_out() -> None:
    quiet = {"speaker_id": "e2", "said_on_basis": "no date is given"}
    report = dated(2, published_on=dt.date(2031, 9, 19), **quiet)
    (found,) = settled([row(1, speaker_id="e3"), report], [{"story_id": "t", "day": dt.date(2031, 9, 11)}])
    assert (found["said_on"], found["basis"]) == (
        dt.date(2031, 9, 18),
        "Thursday, the only one near the days on which the story's dated articles came out",
    )
    assert settled([row(1, speaker_id="e3"), dated(2, published_on=dt.date(2031, 9, 21), **quiet)]) == []  # two days on
    apart = dated(4, published_on=dt.date(2031, 9, 24), article_id="third", **quiet)
    assert settled([row(1, speaker_id="e3"), report, apart]) == []  # five days apart


def test_a_day_far_from_the_dated_articles_and_a_long_story_settle_nothing() -> None:
    told = [{"story_id": "s", "day": dt.date(2031, 9, 18)}]
    late = dated(2, speaker_id="e2", published_on=dt.date(2031, 9, 29), said_on_basis="no date is given")
    early = dated(3, speaker_id="e2", article_id="third", published_on=dt.date(2031, 9, 18), said_on_basis="")
    assert settled([row(1, speaker_id="e3"), late], told) == []
    assert settled([row(1, speaker_id="e3"), early, late], told) == []


def test_the_weekday_beside_a_settled_one_is_the_day_beside_it() -> None:
    told = [{"story_id": "s", "day": dt.date(2031, 9, 18)}]
    report = dated(2, speaker_id="e2", published_on=dt.date(2031, 9, 19), said_on_basis="no date is given")
    friday = row(3, speaker_id="e4", said_on_basis="'Friday' in its sentence, which the text does not settle")
    sunday = row(4, speaker_id="e5", said_on_basis="'Sunday' in its sentence, which the text does not settle")
    found = settled([row(1, speaker_id="e3"), friday, sunday, report], told)
    assert [(f["attribution_id"], f["said_on"].day) for f in found] == [("a1", 18), ("a3", 19)]


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("last week", "2031-12-01", "2031-12-07"),
        ("earlier this week", "2031-12-08", "2031-12-10"),
        ("this month", "2031-12-01", "2031-12-10"),
        ("last month", "2031-11-01", "2031-11-30"),
        ("in november", "2031-11-01", "2031-11-30"),
        ("in december", "2031-12-01", "2031-12-10"),
        ("last december", "2030-12-01", "2030-12-31"),
        ("back in december 2029", "2029-12-01", "2029-12-31"),
        ("in early february", "2031-02-01", "2031-02-28"),
    ],
)
def test_words_that_name_a_week_or_month_mean_these_days(words: str, first: str, last: str) -> None:
    row = {
        "said_on": None,
        "published_on": dt.date(2031, 12, 10),
        "said_on_basis": f"'{words}' in its sentence, which the text does not settle",
    }
    assert said_within(row) == (dt.date.fromisoformat(first), dt.date.fromisoformat(last))


def test_a_spell_longer_than_a_week_settles_no_weekday() -> None:
    sunday = row(1, said_on_basis="'Sunday' in its sentence, which the text does not settle")
    spell = {"said_on_basis": "'this month' in its sentence, which the text does not settle"}
    (found, _) = settled([sunday, dated(2, published_on=dt.date(2031, 9, 8), **spell)])
    assert (found["said_on"], "settled by Halvar Wire" in found["basis"]) == (dt.date(2031, 9, 7), True)
    assert settled([sunday, dated(2, published_on=dt.date(2031, 9, 11), **spell)]) == []
