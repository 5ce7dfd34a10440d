"""Headings of what is contested, and the words in which an event is told."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests import handmade

from onrecord.engines.record_file import write_record
from onrecord.record import Record
from onrecord.reporting.findings import gather
from onrecord.reporting.happenings import Happening, from_clause, happenings
from onrecord.reporting.points import point
from onrecord.reporting.timeline import days
from onrecord.schema.checks import to_arrow
from onrecord.schema.tables import PUBLIC


@pytest.mark.parametrize(
    ("why", "told"),
    [
        ("A said that x (in B), but C said that y (in D) (figures: 14 dead / 17 bodies).", "14 dead, or 17 bodies"),
        ("A said x, but C said y (state of things: closed / open again).", "Closed, or open again"),
        ("A said x, but C said y (doer: the army / a militia).", "The army, or a militia"),
        ("A said that “the dam holds” (in B), but C denied it (in D).", "“The dam holds”"),
    ],
)
def test_the_heading_names_what_parts_them(why: str, told: str) -> None:
    assert point(why, "the dam holds.", "the dam north of Kaldor burst before dawn") == told


@pytest.mark.parametrize(
    "words", ["it on Friday", 'this version "pure fantasy"', "the accusation", "those reports as lies"]
)
def test_words_that_only_point_at_others_are_no_heading(words: str) -> None:
    assert point("A denied it.", words, "agents tapped the phones of five prosecutors") == (
        "“Agents tapped the phones of five prosecutors”"
    )


@pytest.mark.parametrize(
    "words",
    [
        "the claim that agents listened in",
        'as "pure fiction" the ministry\'s claim that agents listened in',
        "reports that agents listened in",
    ],
)
def test_of_a_claim_the_heading_is_what_is_claimed(words: str) -> None:
    assert point("A denied it.", words, "agents tapped the phones of five prosecutors") == "“Agents listened in”"


def test_a_statement_of_a_word_or_two_is_no_heading() -> None:
    assert point("", "the figure", "some 2,700 tonnes lay in the hall") == "“Some 2,700 tonnes lay in the hall”"


def test_of_two_that_tell_nothing_alone_the_longer_is_the_heading() -> None:
    assert point("", "the infection", "this") == point("", "this", "the infection") == "“The infection”"


def test_a_long_statement_is_cut_at_a_word() -> None:
    found = point("", "the dam " * 40, "the dyke " * 40)
    assert len(found) < 115
    assert found.endswith(("dam…”", "the…”"))


@pytest.fixture
def moved(tmp_path: Path) -> Iterator[Record]:
    """The record by hand, with a statement around the event's trigger, an event that is a cue, and one told twice."""
    made = handmade.rows()
    post, wire = handmade.POST, handmade.WIRE

    def at(text: str, words: str) -> dict[str, int]:
        return {"start_char": text.index(words), "end_char": text.index(words) + len(words)}

    made["statement"] += [
        {"statement_id": "s4", "article_id": "t1", "attribution_id": "a1", "text": "At least 12 people were moved.", **at(post, "At least 12 people were moved.")},
        {"statement_id": "s5", "article_id": "t2", "text": "At least 12 people were moved", **at(wire, "Some 40 people were moved from Kaldor.")},
    ]  # fmt: skip
    made["event"] += [
        {"event_id": "v2", "article_id": "t1", "trigger": "told", "type": "CONSULT", "status": "happened", **at(post, "told")},
        {"event_id": "v3", "article_id": "t2", "trigger": "moved", "type": "RETREAT", "status": "planned", **at(wire, "moved")},
    ]  # fmt: skip
    day = "2031-04-03"
    made["timeline"] += [
        {"story_id": "y1", "date": day, "what": "Torvald – told", "article_id": "t1", "event_id": "v2"},
        {"story_id": "y1", "date": day, "what": "moved (planned)", "article_id": "t2", "event_id": "v3"},
    ]
    path = tmp_path / "r.duckdb"
    write_record(path, [(table.name, to_arrow(table.name, made.get(table.name, []))) for table in PUBLIC])
    with Record(path) as opened:
        yield opened


def test_an_event_is_told_in_the_words_of_its_statement(moved: Record) -> None:
    found = happenings(moved)
    assert found["v1"] == Happening("At least 12 people were moved.", "Ines Torvald", speech=False)
    assert found["v2"].speech, "the trigger is the cue of an attribution"
    assert found["v3"] == Happening("At least 12 people were moved", None, speech=False)
    assert set(happenings(moved, ["v1"])) == {"v1"}
    assert happenings(moved, []) == {}


def test_a_happening_that_begins_with_a_pronoun_is_told_with_the_name(tmp_path: Path) -> None:
    made, post = handmade.rows(), handmade.POST
    at = {"start_char": post.index("At least 12"), "end_char": post.index("moved.") + 6}
    made["statement"] += [
        {
            "statement_id": "s4",
            "article_id": "t1",
            "attribution_id": "a1",
            "text": "They were moved from the old town",
            **at,
        }
    ]
    grounds = {"article_id": "t1", "polarity": "positive", "status": "happened"}
    made["statement_feature"] = [
        {"statement_id": "s4", "resolved": "[12 families] were moved from the old town", **grounds}
    ]
    tables = [*(table.name for table in PUBLIC), "statement_feature"]
    write_record(tmp_path / "r.duckdb", [(name, to_arrow(name, made.get(name, []))) for name in tables])
    with Record(tmp_path / "r.duckdb") as record:
        assert happenings(record)["v1"].words == "[12 families] were moved from the old town"


def test_the_lane_of_happenings_holds_sentences_and_no_speech(moved: Record) -> None:
    day = next(day for day in days(moved, gather(moved).outlets) if day.date == "2031-04-03")
    told = {entry.what: entry for entry in day.happened}
    assert set(told) == {"At least 12 people were moved.", "At least 12 people were moved (planned)"}
    assert told["At least 12 people were moved."].speakers == ("Ines Torvald",)


def test_an_event_that_no_statement_holds_is_told_in_its_sentence(moved: Record) -> None:
    from onrecord.reporting.happenings import _lines, _sentence

    assert _lines(moved, ["v1"]) == {"v1": "At least 12 people were moved."}
    assert _sentence("Before it.\n\nThe bridge fell at noon. After it.", 22) == "The bridge fell at noon."
    assert _sentence('"It is closed." She left.', 3) == '"It is closed."'


def test_pairs_that_part_on_the_same_words_and_share_a_statement_are_one_point() -> None:
    from onrecord.reporting.disputes import on_one_point
    from onrecord.reporting.findings import Contested
    from onrecord.reporting.speech import Speech

    def pair(a: str, b: str, parted: str) -> Contested:
        one, other = (Speech(key, "t1", 0, 1, key, "Orran") for key in (a, b))
        return Contested(
            f"{a}{b}", "status", f"A said one thing, but B another (state of things: {parted}).", 0.7, one, other
        )

    groups = [
        [pair("s1", "s2", "freed / killed")],
        [pair("s3", "s2", "Killed / freed"), pair("s3", "s4", "killed / freed")],
        [pair("s5", "s6", "freed / killed")],
        [pair("s1", "s7", "central / south")],
        [pair("s1", "s8", "")],
    ]
    assert [[each.contradiction_id for each in group] for group in on_one_point(groups)] == [
        ["s1s2", "s3s2", "s3s4"],
        ["s5s6"],
        ["s1s7"],
        ["s1s8"],
    ]


def test_one_denial_against_several_reports_is_one_point() -> None:
    from onrecord.reporting.disputes import on_one_point
    from onrecord.reporting.findings import Contested
    from onrecord.reporting.speech import Speech

    denial = Speech("s1", "t1", 0, 1, "no shell hit the market", "Orran")
    again = Speech("s2", "t2", 0, 1, "no shell hit the market", "Tarninform")  # said elsewhere: another statement
    reports = [
        Speech(f"r{at}", "t3", 0, 1, f"three shells fell on the market and on the school, witness {at} said", "Orran")
        for at in range(3)
    ]

    def pair(one: Speech, other: Speech) -> Contested:
        return Contested(
            f"{one.statement_id}{other.statement_id}", "denial", "A denied it, but B said so.", 0.7, one, other
        )

    groups = [[pair(denial, reports[0])], [pair(again, reports[1])], [pair(denial, reports[2])]]
    assert [[each.contradiction_id for each in group] for group in on_one_point(groups)] == [
        ["s1r0", "s1r2"],
        ["s2r1"],
    ]


def test_an_event_far_down_a_sentence_is_told_from_its_clause_on() -> None:
    text = "Ada Brenn was extradited to Tavra in 2012 after four years in prison, because of her part in the bombings of 1998."
    assert from_clause(text, text.index("bombings")) == "\u2026 because of her part in the bombings of 1998."
    assert from_clause(text, text.index("extradited")) == text
    leaning = "The minister of transport told the assembled press that nobody had broken the truce since it was signed on March 20."
    assert (
        from_clause(leaning, leaning.index("signed"))
        == "\u2026 that nobody had broken the truce since it was signed on March 20."
    ), "a clause that leans on a noun has some words of it"
    plain = "The council of the town of Upper Tesk on Friday evening unanimously and without debate banned the march"
    assert from_clause(plain, plain.index("banned")) == plain, "one clause is told whole"
