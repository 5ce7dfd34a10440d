"""Single time expressions, each with the anchor that settles it."""

from __future__ import annotations

import datetime as dt

import pytest
import spacy

from onrecord.reading.annotations import ArticleContext, Passage
from onrecord.reading.times import day_within, times_of, times_within

PUBLISHED = dt.date(2031, 5, 14)  # a Wednesday


def value(text: str, published: dt.date | None = PUBLISHED, year: int | None = None) -> str | None:
    found = times_of(text, published, year=year)
    assert len(found) == 1, [text[t.start : t.end] for t in found]
    return found[0].value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She spoke on Friday.", "2031-05-09"),
        ("She will speak on Friday.", "2031-05-16"),
        ("She was due to speak on Tuesday.", "2031-05-13"),
        ("She was due to speak on Friday.", "2031-05-16"),
        ("She spoke on Wednesday.", "2031-05-14"),
        ("They met last Wednesday.", "2031-05-07"),
        ("They are to meet next Wednesday.", "2031-05-21"),
        ("He died yesterday.", "2031-05-13"),
        ("It ended on December 30.", "2030-12-30"),
        ("It will end on Dec. 30.", "2031-12-30"),
        ("the 3rd of March, 2029", "2029-03-03"),
        ("on 2029-03-03", "2029-03-03"),
        ("on 23/4/2029", "2029-04-23"),
        ("in early March", "2031-03"),
        ("since June 2014", "2014-06"),
        ("in the mid-1980s", "198X"),
        ("in the 20th century", "19"),
        ("last year", "2030"),
        ("next month", "2031-06"),
        ("two weeks ago", "2031-04-30"),
        ("three years ago", "2028"),
        ("within ten days", "P10D"),
        ("for several months", "PXM"),
        ("a two-year ban", "P2Y"),
        ("said onThursday", "2031-05-08"),
        ("each Tuesday", "XXXX-WXX-2"),
        ("this summer", "2031-SU"),
        ("the first quarter of 2030", "2030-Q1"),
        ("at 9 a.m. on Monday", "2031-05-12T09:00"),
        ("until recently", "PAST_REF"),
        ("the past decade", "P10Y"),
    ],
)
def test_values(text: str, expected: str) -> None:
    assert value(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It fell on 03/02/2029.", ["2029-03-02"]),  # nothing tells: the month first
        ("It fell on 30/05/2029 and 03/02/2029.", ["2029-05-30", "2029-02-03"]),
        ("It fell on 03/02/2029 and 30/05/2029.", ["2029-02-03", "2029-05-30"]),
        ("It fell on 05/30/2029 and 12/05/2031.", ["2029-05-30", "2031-12-05"]),  # however near the other order
        ("It fell on 30/05/2029, 05/30/2029 and 03/02/2029.", ["2029-05-30", "2029-05-30", "2029-03-02"]),
        ("It fell on 12/05/2031.", ["2031-05-12"]),  # two days before it came out, not in December
        ("It fell on 05/12/2031.", ["2031-05-12"]),
        ("It fell on 06/05/2031.", ["2031-05-06"]),  # eight days before it came out, not in three weeks
        ("It opens on 05/06/2031.", ["2031-05-06"]),
        ("It fell on 3.2.2029.", ["2029-02-03"]),
        ("It fell on 2029/02/03 and 2029.02.04.", ["2029-02-03", "2029-02-04"]),
        ("It fell on 05/00/2031 and 00/05/2031.", ["2031", "2031"]),
    ],
)
def test_which_part_of_a_date_in_digits_comes_first(text: str, expected: list[str]) -> None:
    assert [time.value for time in times_of(text, PUBLISHED)] == expected


@pytest.mark.parametrize(
    "text", ["They may march.", "April Dune and Sun Bay", "2,000 people", "a second man", "the fall of Dor", "page 12"]
)
def test_no_time(text: str) -> None:
    assert times_of(text, PUBLISHED) == ()


def test_without_a_day_the_reason_is_told() -> None:
    (time,) = times_of("It fell on March 3.")
    assert time.value is None
    assert time.basis == "no year in reach"


def test_a_year_from_elsewhere_settles_a_day_and_its_weekdays() -> None:
    text = "The raid of September 30 was the first. Since Wednesday the port is shut; on Thursday ships burned."
    values = [t.value for t in times_of(text, year=2015)]
    assert values == ["2015-09-30", "2015-09-30", "2015-10-01"]


def test_a_year_of_the_text_settles_a_day_but_no_weekday() -> None:
    text = "The raid of September 30, in 2015, was the first. On Friday ships burned."
    assert [t.value for t in times_of(text)] == ["2015-09-30", "2015", None]


def test_component_skips_furniture_and_answers_for_spans() -> None:
    text = "Updated 3 May 2031. The mayor spoke on Monday."
    nlp = spacy.blank("en")
    nlp.add_pipe("onrecord_times")
    doc = nlp.make_doc(text)
    doc._.article = ArticleContext(published_on=PUBLISHED, passages=(Passage(0, 19, "furniture"),))
    doc = nlp(doc)
    assert [text[t.start : t.end] for t in doc._.times] == ["Monday"]
    found = day_within(doc, 20, len(text))
    assert found is not None
    assert found.first == dt.date(2031, 5, 12)
    assert day_within(doc, 0, 20) is None
    assert times_within(doc, 20, 40) == ()


def test_the_year_of_the_other_articles_stands_above_an_older_one_that_the_text_names() -> None:
    text = "Shells fell on Ustmar on Wednesday. The truce of 2015 broke down on October 12, a Tuesday."
    values = {text[t.start : t.end]: t.value for t in times_of(text, year=2021)}
    assert values["October 12"] == "2021-10-12"
    assert values["Wednesday"] == "2021-10-13"


def test_a_later_year_that_the_text_names_is_its_own() -> None:
    text = "The bridge fell on March 3. It was built in 2016 and repaired in 2019."
    assert next(t.value for t in times_of(text, year=2017)) == "2019-03-03"
