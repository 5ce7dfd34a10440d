"""Figures that cannot both be right, and those that can."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from onrecord.comparing.figures.concept import concept
from onrecord.comparing.figures.conflict import apart, figure_pairs

NOON = dt.date(2031, 3, 12)


def figure(value: float, unit: str = "people killed", **columns: Any) -> dict[str, Any]:
    """A figure of one article, each value by a speaker of its own."""
    row: dict[str, Any] = {
        "figure_id": f"f{value}", "story_id": "s", "statement_id": f"st{value}", "article_id": "t", "text": f"{value} people",
        "value": value, "value_high": None, "comparator": "exactly", "unit": unit, "about": "", "as_of": NOON, "start_char": 100,
        "said_on": None, "published_on": NOON, "holds_from": None, "speaker_id": f"e{value}", "source_text": f"Speaker {value}",
        "attribution_id": f"a{value}", "cue_text": "said", "resolved": "", "size": 10, "derived": False, "own": True,
    }  # fmt: skip
    return row | columns


def test_two_tolls_side_by_side_conflict() -> None:
    [(one, other, kind, confidence, because)] = figure_pairs([figure(14), figure(17)])
    assert {one, other} == {"st14", "st17"}
    assert (kind, because) == ("figure", "14 people / 17 people")
    assert confidence >= 0.55


@pytest.mark.parametrize(
    "other",
    [
        figure(17, as_of=dt.date(2031, 3, 13)),
        figure(17, article_id="u"),
        figure(17, start_char=2000),
        figure(17, speaker_id="e14"),
        figure(17, derived=True),
        figure(17, unit="people injured"),
        figure(17, unit="officers killed"),
        figure(17, about="17 officers were killed"),
        figure(17, about="17 of the injured died"),
        figure(17, text="another 17"),
        figure(9, comparator="at least"),
        figure(17, unit="kilometres", about="distance to the port"),
        figure(17, resolved="the toll rose to 17"),
        figure(17, resolved="17 people were killed in a blast there in 2019"),
        figure(17, attribution_id=None, source_text=None, speaker_id=None),
    ],
    ids=[
        "another day", "another article", "far below", "one speaker", "derived", "injured", "officers", "officers in words",
        "part of a whole", "more", "at least fewer", "another unit", "rising", "another event", "own voice",
    ],
)  # fmt: skip
def test_look_alikes_do_not(other: dict[str, Any]) -> None:
    assert figure_pairs([figure(14), other]) == []


def test_bodies_and_people_killed_are_one_count() -> None:
    assert len(figure_pairs([figure(14), figure(17, unit="bodies", about="17 bodies had been brought in")])) == 1


@pytest.mark.parametrize("nothing", [None, "", " "])
def test_a_report_that_names_no_source_repeats_nobody(nothing: str | None) -> None:
    nameless = figure(17, article_id="u", statement_id="other", figure_id="g", source_text=nothing, speaker_id=None)
    assert len(figure_pairs([figure(14), figure(17), nameless])) == 1


def test_a_conflict_of_two_speakers_holds_for_other_reports_of_their_counts() -> None:
    reprint = figure(17, article_id="u", statement_id="other", figure_id="g")
    assert {frozenset(pair[:2]) for pair in figure_pairs([figure(14), figure(17), reprint])} == {
        frozenset(("st14", "st17")),
        frozenset(("st14", "other")),
    }


def test_amounts_of_one_stuff_may_be_compared_across_days() -> None:
    mine = figure(600, "tonnes", about="no more than 600 tonnes of nitrate in the hall", comparator="up to", as_of=None)
    board = figure(2700, "tonnes", about="2,700 tonnes of nitrate in the hall", as_of=None, article_id="u")
    rubble = figure(400, "tonnes", about="400 tonnes of rubble", as_of=None, article_id="u")
    assert [pair[:2] for pair in figure_pairs([mine, board, rubble])] == [("st600", "st2700")]


def test_passengers_and_crew_are_all_aboard() -> None:
    told = {"resolved": "the ship carried 186 passengers and 12 crew", "statement_id": "manifest", "speaker_id": "m"}
    rows = [
        figure(186, "passengers", **told),
        figure(12, "crew", **told),
        figure(412, "people", resolved="412 people were on board", article_id="u"),
        figure(198, "people", resolved="198 people were on board", article_id="v"),
    ]
    assert {frozenset(pair[:2]) for pair in figure_pairs(rows)} == {
        frozenset(("manifest", "st412")),
        frozenset(("st198", "st412")),
    }


def test_what_a_ship_may_carry_is_not_what_it_carried() -> None:
    room = figure(200, "people", resolved="the ship had room for 200 people on board")
    assert concept({**room, "text": "200 people"}) is None


def test_rounded_numbers_that_meet_do_not_conflict() -> None:
    assert not apart(figure(7.6e6, comparator="more than"), figure(8e6, comparator="nearly"))
    assert not apart(figure(50, comparator="at least"), figure(59))
    assert apart(figure(14), figure(17))


def test_statements_that_share_a_figure_do_not_conflict_over_another() -> None:
    rows = [
        figure(14, statement_id="x"),
        figure(17, statement_id="x", figure_id="g"),
        figure(17, statement_id="y", figure_id="h"),
    ]
    assert figure_pairs(rows) == []


def test_a_bound_before_the_number_counts_no_others() -> None:
    row = {
        "text": "At least nine people",
        "unit": "people killed",
        "resolved": "",
        "about": "At least nine people were killed at Dorn",
    }
    assert concept(row) == "dead"
    assert concept({**row, "about": "At least nine officers were killed at Dorn"}) == "dead offic"


TALL = figure(40, "masts", text="40 masts", about="40 masts of steel", resolved="The Orm 4 carries 40 masts of steel")


@pytest.mark.parametrize(
    ("resolved", "found"),
    [
        ("The Orm carries 27 masts of steel", 1),
        ("The Tal Heavy carries 27 masts of steel", 0),
        ("the first 27 masts of steel were raised", 0),
    ],
    ids=["one bearer", "another bearer", "the first ones"],
)
def test_measures_are_of_one_bearer(resolved: str, found: int) -> None:
    other = figure(27, "masts", text="27 masts", about="27 masts of steel", resolved=resolved, article_id="u")
    assert len(figure_pairs([TALL, other])) == found


def test_a_line_of_a_list_contradicts_nobody() -> None:
    line = figure(49, text="49", resolved="49 killed", cue_text=":")
    assert figure_pairs([figure(50), line]) == []


def test_an_age_is_no_count_of_those_aboard() -> None:
    told = figure(226, "passengers", text="226 passengers", resolved="The plane carried 226 passengers", article_id="u")
    girl = figure(
        10, "", text="around 10", resolved="a girl, who was around 10, put on a dress and was let on the plane"
    )
    assert figure_pairs([told, girl]) == []


def bare(value: float, resolved: str, text: str, **columns: Any) -> dict[str, Any]:
    return figure(value, None, text=text, resolved=resolved, start_char=300, **columns)  # type: ignore[arg-type]


SICK = figure(96, "children", about="96 children have fallen ill", text="96 children", start_char=100)


@pytest.mark.parametrize(
    ("answer", "found"),
    [
        (bare(9, "the number at nine", "nine"), 1),
        (bare(34, "The town hall admits to 34.", "34", attribution_id=None, source_text=None, cue_text=None), 1),
        (bare(34, "The clinic has 34.", "34", attribution_id=None, source_text=None, cue_text=None), 0),
        (bare(9, "The previous list put the number at nine", "nine"), 0),
        (bare(9, "the number at nine", "nine", article_id="u"), 0),
        (bare(9, "nine of them were in bed", "nine"), 0),
        (bare(90, "the number at about 90", "about 90", comparator="about"), 0),
    ],
    ids=["bare", "admits to", "own voice", "earlier", "another article", "a part", "rounded"],
)
def test_a_bare_number_answers_the_count_before_it(answer: dict[str, Any], found: int) -> None:
    assert len(figure_pairs([SICK, answer])) == found


def test_twice_that_number_answers_a_count() -> None:
    aboard = figure(198, "people", text="198 people", resolved="198 people were on board")
    twice = bare(396, "twice that number", "twice that number", derived=True)
    assert len(figure_pairs([aboard, twice])) == 1
    assert figure_pairs([aboard, {**twice, "derived": False, "unit": "tonnes"}]) == []


@pytest.mark.parametrize(
    ("low", "high", "columns", "found"),
    [
        ("the interior ministry", "the miners' union", {}, 1),
        ("the miners' union", "the interior ministry", {}, 0),
        ("the interior ministry", "the governor", {}, 0),
        ("the interior ministry", "the miners' union", {"said_on": dt.date(2031, 3, 13)}, 0),
        ("the interior ministry", "the miners' union", {"resolved": "the toll has risen to 30"}, 0),
    ],
    ids=["played down", "the other way round", "officials both", "a day later", "rising"],
)
def test_officials_who_count_far_fewer_than_others_are_contradicted(
    low: str, high: str, columns: dict[str, Any], found: int
) -> None:
    few = figure(14, source_text=low, article_id="u")
    many = figure(30, source_text=high, **columns)
    assert len(figure_pairs([few, many])) == found


@pytest.mark.parametrize(
    ("cue", "resolved", "found"),
    [
        ("said", "reports of 70 people killed, spread by a blog, do not correspond to reality", 1),
        ("denied", "70 people had died", 1),
        ("denied", "its drone struck the town where 70 people died", 0),
        ("rejected", "a plan for 70 people", 0),
        ("said", "the report is false, and 70 people were killed", 0),
    ],
    ids=["reports are untrue", "denied", "only added", "no words rejected", "told beside it"],
)
def test_a_number_that_is_called_false_stands_against_whoever_gives_it(cue: str, resolved: str, found: int) -> None:
    rows = [
        figure(
            70,
            figure_id="f",
            statement_id="x",
            cue_text=cue,
            resolved=resolved,
            text="70 people",
            attribution_id="m",
            speaker_id="m",
        ),
        figure(70, figure_id="g", statement_id="y", resolved="70 people were killed", text="70 people", article_id="u"),
    ]
    assert [pair[:3] for pair in figure_pairs(rows)] == [("x", "y", "denial")] * found


def test_raids_add_up_over_days() -> None:
    rows = [
        figure(20, "airstrikes", about="20 airstrikes near Orm", resolved="20 airstrikes near Orm"),
        figure(135, "airstrikes", about="135 airstrikes near Orm", resolved="135 airstrikes near Orm", article_id="u"),
    ]
    assert figure_pairs(rows) == []


def test_round_numbers_and_bounds_conflict_only_beyond_what_they_allow() -> None:
    assert not apart(figure(1000), figure(1040))
    assert apart(figure(1010), figure(1040))
    assert not apart(figure(50_000), figure(52_000))
    assert apart(figure(400, comparator="up to", text="as many as 400"), figure(150))
    assert not apart(figure(400, comparator="up to", text="no more than 400"), figure(150))
    assert apart(figure(400, comparator="up to", text="no more than 400"), figure(401))


def test_nobody_is_a_denial_and_no_count() -> None:
    assert figure_pairs([figure(0), figure(14)]) == []


def test_who_calls_a_number_false_does_not_contradict_himself() -> None:
    false = figure(
        70,
        figure_id="f",
        statement_id="x",
        cue_text="denied",
        resolved="70 people had died",
        text="70 people",
        speaker_id="m",
        attribution_id="m",
    )
    same = figure(
        70,
        figure_id="g",
        statement_id="y",
        resolved="70 people were killed",
        text="70 people",
        article_id="u",
        speaker_id="m",
        attribution_id="n",
    )
    assert figure_pairs([false, same]) == []
    assert len(figure_pairs([false, {**same, "speaker_id": "other"}])) == 1
