"""Phrases of a frame in; moments and spans, and which of them exclude each other, out."""

from __future__ import annotations

import pytest

from onrecord.comparing.conflicts.times import moments, rival_spans, rival_times, spans
from onrecord.comparing.pairs.wording import stem

Rest = tuple[tuple[str, tuple[str, ...]], ...]


def rest(told: str) -> Rest:
    """Phrases as frames have them: "on:monday | in:may 2009"."""
    parts = [part.partition(":") for part in told.split(" | ")]
    return tuple((preposition, tuple(stem(word) for word in phrase.split())) for preposition, _, phrase in parts)


def rival(a: str, b: str, text_a: str = "", text_b: str = "", *, near: bool = True, years: bool = True) -> str:
    (one,), (other,) = moments(text_a, rest(a)), moments(text_b, rest(b))
    return rival_times(one, other, near, years)


@pytest.mark.parametrize(
    ("a", "b", "words"),
    [
        ("on:monday", "on:wednesday", "Monday / Wednesday"),
        ("in:may 2009", "in:august 2009", "May 2009 / August 2009"),
        ("on:4 may 2009", "on:9 may", "4 May 2009 / 9 May"),
        ("in:2009", "in:2011", "2009 / 2011"),
    ],
)
def test_two_moments_exclude_each_other(a: str, b: str, words: str) -> None:
    assert rival(a, b) == words


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("on:monday", "on:monday"),
        ("on:monday", "in:may"),
        ("in:may 2009", "in:2009"),
        ("on:4 may", "in:may"),
        ("on:4 may", "on:5 may"),
    ],
)
def test_two_moments_that_may_be_one(a: str, b: str) -> None:
    assert rival(a, b) == ""


def test_a_night_lies_between_two_days() -> None:
    assert rival(":saturday", ":sunday", "late Saturday", "on Sunday") == ""
    assert rival(":saturday", ":sunday", "on Saturday", "early Sunday") == ""
    assert rival(":saturday", ":monday", "late Saturday", "early Monday") == "Saturday / Monday"


def test_a_day_of_another_week_and_what_befalls_twice() -> None:
    assert rival("on:monday", "on:wednesday", near=False) == ""
    assert rival("in:2009", "in:2011", years=False) == ""
    assert rival("in:may 2009", "in:june 2009", years=False) == "May 2009 / June 2009"


def test_last_year_and_every_monday_are_no_moment() -> None:
    assert moments("", rest(":month last")) == ()
    assert moments("", rest("on:monday every | during:trip may 2009")) == ()


def test_spans() -> None:
    ((night),), ((days),), ((two),) = spans(rest(":overnight")), spans(rest("for:day")), spans(rest("for:day two"))
    assert rival_spans(night, days)
    assert rival_spans(night, two)
    assert not rival_spans(days, two)
    assert spans(rest("for:trial")) == ()
    assert spans(rest("for:hour 30")) == ((30.0, 30.0),)
