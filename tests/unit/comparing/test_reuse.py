"""Copied passages: found, aligned, directed, credited, and told apart from quotations."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from tests.parity.pile import Pile

from onrecord.comparing import reuse
from onrecord.comparing.reusing.alignment import passages, words_in
from onrecord.comparing.reusing.credit import Side, copied_from, named_agencies
from onrecord.engines.duckdb import DuckDBEngine
from onrecord.reading.shingles import shingle_rows
from onrecord.settings import Settings

WIRE = (
    "Coastguard vessels searched the Lindvik strait for a second night after the ferry Astrid lost power in heavy seas. "
    "Eleven passengers were still missing, the harbour office in Selmar told relatives who had gathered at the quay."
)
REST = "Our correspondent watched divers prepare their gear under floodlights while rain kept falling on the pier."
OTHER = "In parliament the budget debate went on until dawn, and nobody left before the final count was read aloud."
QUOTE = "\u201cWe will not rest before every single passenger of that ferry has been brought home to his family\u201d"


def found(*articles: tuple[str, str, dict[str, Any]]) -> list[dict[str, Any]]:
    pile = Pile()
    for article, text, columns in articles:
        pile.article(article, text, **columns)
        pile.rows["shingle"] += shingle_rows(article, text, [(0, len(text))], 5)
    engine = DuckDBEngine()
    pile.load(engine)
    reuse.STAGE.run(engine, Settings())
    rows = engine.fetch("select * from reuse order by article_id, start_char").to_pylist()
    engine.close()
    texts = {article: text for article, text, _ in articles}
    for row in rows:
        row["words"] = texts[row["article_id"]][row["start_char"] : row["end_char"]]
        row["from_words"] = texts[row["from_article_id"]][row["from_start_char"] : row["from_end_char"]]
    return rows


def test_a_verbatim_passage_has_exact_spans_on_both_sides() -> None:
    (row,) = found(("x", WIRE, {"day": 1}), ("y", f"{REST}\n{WIRE}\n{OTHER}", {"day": 2}))
    assert (row["article_id"], row["from_article_id"]) == ("y", "x")
    assert row["words"] == row["from_words"] == WIRE.rstrip(".")
    assert (row["similarity"], row["quotation"], row["credited"]) == (1.0, False, None)


def test_a_lightly_edited_copy_is_one_passage() -> None:
    edited = WIRE.replace("a second night", "another night").replace("were still missing", "remained missing")
    (row,) = found(("x", WIRE, {"day": 1}), ("y", f"{REST}\n{edited}", {"day": 2}))
    assert 0.8 < row["similarity"] < 1
    assert row["words"].startswith("Coastguard vessels")
    assert row["words"].endswith("the quay")


@pytest.mark.parametrize("lines", [1, 3, 6])
def test_a_copy_of_several_paragraphs_is_one_passage_of_body(lines: int) -> None:
    told = [
        f"{WIRE} On day {number} the search moved {number} miles further north along the coast."
        for number in range(lines)
    ]
    pile, texts = Pile(), {"x": "\n\n".join(told), "y": "\n\n".join([REST, *told])}
    for day, (article, text) in enumerate(texts.items(), start=1):
        pile.article(article, text, day=day)
        pile.rows["passage"] = [row for row in pile.rows["passage"] if row["article_id"] != article]
        for line in text.split("\n\n"):
            start = text.index(line)
            pile.rows["passage"].append(
                {"article_id": article, "start_char": start, "end_char": start + len(line), "kind": "body"}
            )
        pile.rows["shingle"] += shingle_rows(article, text, [(0, len(text))], 5)
    engine = DuckDBEngine()
    pile.load(engine)
    reuse.STAGE.run(engine, Settings())
    (row,) = engine.fetch("select * from reuse").to_pylist()
    engine.close()
    assert texts["y"][row["start_char"] : row["end_char"]] == texts["x"].rstrip(".")


def test_reordered_sentences_are_two_passages() -> None:
    first, second = WIRE.split(". ")
    rows = found(("x", WIRE, {"day": 1}), ("y", f"{second} {REST} {first}.", {"day": 2}))
    assert [row["words"] for row in rows] == [second.rstrip("."), first]
    assert {row["from_article_id"] for row in rows} == {"x"}


def test_two_texts_of_one_happening_in_other_words_share_nothing() -> None:
    own = (
        "A second night of searching in the Lindvik strait brought no news of the ferry Astrid, whose engines failed in "
        "a storm. At the quay of Selmar families waited; the harbour office spoke of eleven people who were missing."
    )
    assert found(("x", WIRE, {"day": 1}), ("y", own, {"day": 2})) == []


@pytest.mark.parametrize(
    ("first", "second", "source"),
    [
        ({"day": 2}, {"day": 1}, "y"),
        ({"day": 1}, {"day": 2}, "x"),
        ({"outlet": "Reuters"}, {"outlet": "Selmar Courier"}, "x"),
        ({"outlet": "Selmar Courier"}, {"outlet": "Reuters"}, "y"),
    ],
)
def test_direction_by_time_and_by_kind_of_outlet(first: dict[str, Any], second: dict[str, Any], source: str) -> None:
    (row,) = found(("x", WIRE, first), ("y", WIRE, second))
    assert row["from_article_id"] == source


def test_a_day_without_a_clock_is_not_earlier_than_a_clock_on_that_day() -> None:
    day, clock = dt.datetime(2031, 3, 4), dt.datetime(2031, 3, 4, 6, 30)
    paper = Side("x", WIRE, "Selmar Courier", None, day)
    agency = Side("y", WIRE, "Reuters", None, clock)
    assert copied_from(paper, agency, (0, 50), (0, 50))[0] is True
    assert copied_from(agency, paper, (0, 50), (0, 50))[0] is False
    assert (
        copied_from(
            replace(paper, published_at=clock), replace(agency, published_at=clock.replace(hour=9)), (0, 50), (0, 50)
        )[0]
        is False
    )
    assert copied_from(paper, replace(agency, published_at=dt.datetime(2031, 3, 5, 6)), (0, 50), (0, 50))[0] is False


def test_a_credit_goes_before_time() -> None:
    copy = f"{WIRE} With material from Selmar Courier."
    (row,) = found(("x", WIRE, {"day": 3, "outlet": "Selmar Courier"}), ("y", copy, {"day": 2, "outlet": "Nord Post"}))
    assert (row["article_id"], row["from_article_id"], row["credited"]) == ("y", "x", "Selmar Courier")


def test_two_reprints_name_their_agency() -> None:
    one = f"SELMAR (Reuters) - {WIRE}"
    (row,) = found(("x", one, {"day": 1, "outlet": "Nord Post"}), ("y", one, {"day": 2, "outlet": "Selmar Courier"}))
    assert row["credited"] == "Reuters"


def test_one_speaker_quoted_twice_is_no_copy() -> None:
    rows = found(
        ("x", f"{REST} {QUOTE}, said the harbour master.", {"day": 1}),
        ("y", f"{OTHER} The harbour master: {QUOTE}.", {"day": 2}),
        ("z", f"{OTHER} {QUOTE.strip('“”')}, and so on.", {"day": 3}),
    )
    quoting = {(row["article_id"], row["from_article_id"]): row["quotation"] for row in rows}
    assert quoting["y", "x"] is True
    assert quoting["z", "x"] is False, "z prints the words as its own"


def test_furniture_is_no_passage() -> None:
    pile = Pile()
    line = "Sign up for our morning letter and choose which of our many other letters you would like to receive."
    for article, own in (("x", REST), ("y", OTHER)):
        text = f"{line}\n{own}"
        pile.article(article, text)
        pile.rows["shingle"] += shingle_rows(article, text, [(0, len(text))], 5)
        pile.rows["passage"][-1]["start_char"] = len(line)
    engine = DuckDBEngine()
    pile.load(engine)
    reuse.STAGE.run(engine, Settings())
    assert engine.fetch("select * from reuse__passage").num_rows == 1
    assert engine.fetch("select * from reuse").num_rows == 0


def test_alignment_is_the_same_from_both_sides() -> None:
    a, b = words_in(f"{REST} {WIRE}").plain, words_in(f"{WIRE} {OTHER}").plain
    there = [(p.start, p.end, p.other_start, p.other_end) for p in passages(a, b, 10)]
    back = [(p.other_start, p.other_end, p.start, p.end) for p in passages(b, a, 10)]
    assert there == back != []


def test_agencies_are_found_by_their_forms() -> None:
    assert named_agencies("TOKYO, May 3. /TASS/. He told the AFP news agency; apart from that nothing.") == (
        "TASS",
        "Agence France-Presse",
    )


def test_short_remains_count_where_the_text_is_a_copy_and_not_elsewhere() -> None:
    remains = "the tide turned soon after midnight"
    one = f"{WIRE} {REST} And {remains}, witnesses wrote."
    rows = found(("x", one, {"day": 1}), ("y", f"Later {remains}. {OTHER} {WIRE}", {"day": 2}))
    assert sorted(row["words"] for row in rows)[1] == remains
    assert found(("x", f"{REST} And {remains}.", {"day": 1}), ("y", f"{OTHER} Later {remains}.", {"day": 2})) == []


def test_an_agency_s_name_in_a_person_s_is_no_agency() -> None:
    assert named_agencies("Petra Lund wrote to Michael Bloomberg.") == ()
    assert named_agencies("Petra reported it, and Reuters Moscow too.") == ("Petra", "Reuters")


TOLD = "The ferry Astrid struck the pier of Selmar on Friday, the harbour office said."
WHOLE = (0, len(TOLD))


def test_of_two_undated_articles_the_shorter_copied() -> None:
    short = Side("t1", TOLD, "Nord Post", None, None)
    long = Side("t2", f"{TOLD} Nobody was hurt.", "Sund Times", None, None)
    assert copied_from(short, long, WHOLE, WHOLE) == (True, None)
    assert copied_from(long, short, WHOLE, WHOLE) == (False, None)


def test_an_agency_does_not_credit_itself() -> None:
    early = Side("t1", TOLD, "Nord Post", None, dt.datetime(2031, 4, 4))
    text, day = f"SELMAR (AFP) - {TOLD}", dt.datetime(2031, 4, 5)
    assert copied_from(Side("t2", text, "AFP", None, day), early, WHOLE, WHOLE) == (True, None)
    copied, credited = copied_from(Side("t2", text, "Sund Times", None, day), early, WHOLE, WHOLE)
    assert copied
    assert credited
