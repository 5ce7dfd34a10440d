"""Words for people: propositions that stand alone, contradictions told in one sentence, dates as exact as known."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from onrecord.comparing.propositions.proposition import kind_of, proposition, sentence
from onrecord.comparing.telling import Teller, cue_before, named, role_beside
from onrecord.comparing.timeline import precision, published, said


def row(key: str, resolved: str, **columns: Any) -> dict[str, Any]:
    return {
        "statement_id": key,
        "predicate": "close",
        "resolved": resolved,
        "told": resolved,
        "act": "assert",
        "attitude": "reporting",
        "status": "happened",
        "in_headline": False,
    } | columns


def test_the_proposition_prefers_names_to_pronouns() -> None:
    rows = [row("1", "they opened it again on the same evening"), row("2", "the crew opened the bridge at Asten again")]
    assert proposition(rows)[1] == "The crew opened the bridge at Asten again."


@pytest.mark.parametrize(
    "half",
    ["Despite all five of the men are still there in Asten", "Brenn it would keep the five under watch for one year"],
)
def test_half_a_sentence_stands_for_no_claim(half: str) -> None:
    whole = "the five men of the crew who opened the bridge at Asten are still all there and under watch tonight"
    assert proposition([row("1", half, predicate="keep"), row("2", whole, predicate="be")])[0]["statement_id"] == "2"


def test_a_denied_sentence_is_told_as_denied() -> None:
    rows = [row("1", "one of its drones had struck the depot", act="deny", cue_text="denied", predicate="strike")]
    assert proposition(rows)[1] == "It is not the case that one of its drones had struck the depot."


def test_the_proposition_is_a_clause_where_there_is_one() -> None:
    rows = [
        row("1", "the closing of the bridge at Asten", predicate=None),
        row("2", "has closed the bridge at Asten to all"),
        row("3", "the crew closed the bridge at Asten on the same evening to all lorries and to all buses"),
    ]
    assert proposition(rows)[0]["statement_id"] == "3"


@pytest.mark.parametrize(
    ("words", "columns", "told"),
    [
        ("the toll at 14 dead", {"cue_text": "put", "predicate": None}, "The governor put the toll at 14 dead."),
        ("the families 5,000 crowns", {"cue_text": "promised", "predicate": None}, "The governor promised the families 5,000 crowns."),
        ("any data will arrive", {"cue_text": "has voiced doubts"}, "The governor has voiced doubts that any data will arrive."),
        ("the account of the clerk", {"cue_text": "doubted", "predicate": None}, "The governor doubted the account of the clerk."),
        ("whether the dam holds", {"cue_text": "doubted"}, "The governor doubted whether the dam holds."),
        ("the dam at Asten", {"cue_text": "according to", "predicate": None}, "The dam at Asten."),
        ("the dam holds", {"cue_text": "said"}, "The dam holds."),
        ("its own figure from six to 14", {"cue_text": "has raised", "predicate": None}, "The governor has raised its own figure from six to 14."),
        ("the release of the crew", {"cue_text": "demanding", "predicate": None}, "The governor demanded the release of the crew."),
        ("calm", {"cue_text": "appealing for", "predicate": None}, "The governor appealed for calm."),
        ("the toll", {"cue_text": "denying", "predicate": None}, "The governor denied the toll."),
        ("nine", {"cue_text": "speaks of", "predicate": None}, "The governor speaks of nine."),
        ("nine", {"cue_text": "said", "predicate": None}, "Nine."),
        ("a quiet man", {"cue_text": "was called", "predicate": None}, "A quiet man."),
        ("the vote is a farce", {"cue_text": "called", "predicate": None}, "The vote is a farce."),
    ],
)  # fmt: skip
def test_what_says_little_alone_is_told_with_who_said_it(words: str, columns: dict[str, Any], told: str) -> None:
    assert proposition([row("1", words, source_text="The governor", **columns)])[1] == told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Asten Water had put off the repair", "It is not the case that Asten Water had put off the repair."),
        ("The dam had burst", "It is not the case that the dam had burst."),
        ("one of its drones had struck", "It is not the case that one of its drones had struck."),
        ("drones had struck the dam", "It is not the case that drones had struck the dam."),
    ],
)
def test_a_name_keeps_its_capital_where_what_is_denied_is_told(words: str, told: str) -> None:
    assert proposition([row("1", words, act="deny", cue_text="denied", predicate="have")])[1] == told


def test_the_mark_of_a_list_is_no_word() -> None:
    assert sentence("* Minister survives vote") == "Minister survives vote."
    assert sentence("-5 degrees were measured") == "-5 degrees were measured."


def test_a_denied_part_is_told_with_its_holder_once() -> None:
    denied = row("1", "any part in the blast", told="The army had any part in the blast", act="deny", cue_text="denied",
                 source_text="The army", predicate=None)  # fmt: skip
    assert proposition([denied])[1] == "It is not the case that the army had any part in the blast."


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("However, the crew closed the bridge", "The crew closed the bridge."),
        ("VARNO: Well, and in fact, it took a day", "It took a day."),
        ("And the crew left", "The crew left."),
        ("Butchers closed their shops", "Butchers closed their shops."),
        ("Still waters flooded the yard", "Still waters flooded the yard."),
        ("So much water flooded the yard", "So much water flooded the yard."),
        ("RIVER WARNING: ship adrift", "RIVER WARNING: ship adrift."),
    ],
)
def test_what_only_ties_a_sentence_to_the_one_before_is_left_out(words: str, told: str) -> None:
    assert sentence(words) == told


@pytest.mark.parametrize(
    ("words", "columns"),
    [
        ("No fewer than 18 persons perished", {"cue_text": "as stated by", "predicate": "perish"}),
        ("Reports of looting are fabricated", {"cue_text": "said", "predicate": "fabricate"}),
        ("The dam will not be opened", {"cue_text": None, "predicate": "open"}),
    ],
)
def test_who_says_that_something_is_not_so_is_not_turned_round(words: str, columns: dict[str, Any]) -> None:
    assert proposition([row("1", words, act="deny", **columns)])[1] == f"{words}."


@pytest.mark.parametrize(
    ("words", "columns", "told"),
    [
        ("the accusation", {"source_text": "The mayor", "cue_text": "rejected"}, "The mayor rejected the accusation."),
        (
            "this",
            {"source_text": "He", "speaker_name": "Ada Brenn", "cue_text": "has denied"},
            "Ada Brenn denied this.",
        ),
        (
            "an early vote",
            {"source_text": "She", "cue_text": "ruled out"},
            "Someone not named ruled out an early vote.",
        ),
        (
            "findings by the harbour office that its hull had rusted",
            {"source_text": "Ilda Lines", "cue_text": "disputes", "predicate": "rust"},
            "Ilda Lines disputes findings by the harbour office that its hull had rusted.",
        ),
        (
            "drone attack on depot as toll climbs",
            {"source_text": "Dorsland", "cue_text": "denies", "predicate": "climb", "in_headline": True},
            "Dorsland denies drone attack on depot as toll climbs.",
        ),
    ],
    ids=["a phrase", "a pronoun", "nobody named", "a noun with its clause", "a headline"],
)
def test_a_denied_phrase_is_told_with_who_denied_it(words: str, columns: dict[str, Any], told: str) -> None:
    assert proposition([row("1", words, **({"act": "deny", "predicate": None} | columns))])[1] == told


@pytest.mark.parametrize(
    ("columns", "told"),
    [
        ({"act": "deny", "cue_text": "said", "told": "the hall was not full"}, "Ada Brenn said: The hall was not full."),
        ({"act": "deny", "cue_text": "denied", "told": "the hall was full"}, "Ada Brenn denied: The hall was full."),
        ({"act": "deny", "cue_text": "rejects", "told": "the claims"}, "Ada Brenn rejected: The claims."),
        ({"act": "deny", "cue_text": "dismissed", "told": 'as "pure fiction" the claim that the hall was full'}, "Ada Brenn dismissed: The claim that the hall was full."),
        ({"act": "request", "cue_text": "called for", "told": "a vote", "predicate": None}, "Ada Brenn called for a vote."),
        ({"cue_text": "put", "told": "the toll at nine", "predicate": None}, "Ada Brenn put the toll at nine."),
        ({"cue_text": "put", "told": "the toll at nine dead and two injured", "predicate": "injure"}, "Ada Brenn put the toll at nine dead and two injured."),
        ({"cue_text": "said", "told": "nine", "predicate": None}, "Ada Brenn said: Nine."),
        ({"act": "blame", "cue_text": "accused", "told": "the guards were asleep"}, "Ada Brenn alleged: The guards were asleep."),
        ({"cue_text": "has confirmed", "told": "the gates were shut"}, "Ada Brenn confirmed: The gates were shut."),
        ({"act": "request", "cue_text": "asked", "told": "the gates be shut"}, "Ada Brenn asked: The gates be shut."),
    ],
    ids=["not so, he said", "denied", "rejected", "dismissed as", "asked for a thing", "a bare noun", "a participle", "said a noun", "accused", "confirmed", "asked that"],
)  # fmt: skip
def test_the_timeline_never_says_that_a_negation_was_denied(columns: dict[str, Any], told: str) -> None:
    given = {"story_id": "y", "day": dt.date(2031, 4, 4), "attribution_id": "a", "article_id": "t", "act": "assert", "cue_text": "said",
             "source_text": None, "predicate": "be", "speaker": "Ada Brenn"} | columns  # fmt: skip
    assert said(given)["what"] == told


@pytest.mark.parametrize(
    ("role", "name", "told"),
    [
        ("official: The interior ministry", "interior ministry", None),
        ("organisation: The company, Ilda Lines", "company", "The company, Ilda Lines"),
        ("witness: A resident; asked not to be named", "resident", "A resident; asked not to be named"),
        ("minister", "Ines Torvald", "minister"),
        ("truce. Army spokesman", "Ines Torvald", "Army spokesman"),
        ("Lt. Gen. of the army", "Ines Torvald", "Lt. Gen. of the army"),
        ("head of the harbour office", "the harbour office", "head of the harbour office"),
        (None, "Ines Torvald", None),
        ("a diplomat; spoke on condition of anonymity said", "diplomat who spoke on condition of anonymity", None),
        ("deputy of the mayor", "mayor", "deputy of the mayor"),
        ("company's director", "Ines Torvald", "the company's director"),
        ("the company's director", "Ines Torvald", "the company's director"),
        ("Dorsland's minister", "Ines Torvald", "Dorsland's minister"),
        ("women's officer", "Ines Torvald", "women's officer"),
    ],
)
def test_a_role_stands_beside_a_name_where_it_says_more(role: str | None, name: str, told: str | None) -> None:
    assert role_beside(role, name) == told


def test_an_article_without_a_headline_is_published_all_the_same() -> None:
    row = {"story_id": "y", "day": dt.date(2031, 4, 4), "article_id": "t", "outlet": "Norda Post", "headline": None}
    assert published(row)["what"] == "Norda Post published an article"


def test_a_sentence_loses_unpaired_quotes_and_gains_a_stop() -> None:
    assert sentence('the dam "holds') == "The dam holds."


@pytest.mark.parametrize(
    ("columns", "figure", "kind"),
    [
        ({"act": "promise"}, False, "intent"),
        ({}, True, "figure"),
        ({"act": "blame"}, False, "judgement"),
        ({}, False, "fact"),
    ],
)
def test_kinds_of_claims(columns: dict[str, Any], figure: bool, kind: str) -> None:
    assert kind_of(row("1", "the bridge stands", **columns), figure) == kind


def test_why_tells_speaker_day_outlet_and_relays() -> None:
    base = {
        "story_id": "s",
        "text": "",
        "cue_text": "said",
        "published_on": dt.date(2031, 4, 5),
        "speaker_id": None,
        "article_id": "t",
        "source_text": None,
    }
    told = {
        "1": base | {"statement_id": "1", "predicate": "close", "resolved": "the dam holds", "outlet": "Kaldor Post", "said_on": dt.date(2031, 4, 4),
                     "act": "assert", "speaker": "Ines Torvald", "attribution_id": "a1"},
        "2": base | {"statement_id": "2", "predicate": "close", "resolved": "the dam does not hold", "outlet": None, "said_on": None, "act": "assert",
                     "speaker": None, "attribution_id": None},
    }  # fmt: skip
    why = Teller(told, {"a1": ["Radio Sund", "Halden Wire"]}).why("1", "2", "denial", "hold")
    assert why == (
        "Ines Torvald said on 4 April 2031 that “the dam holds” (in Kaldor Post, through Radio Sund, Halden Wire), "
        "but an article that names no outlet reported on 5 April 2031: “the dam does not hold”."
    )
    told["2"] |= {"resolved": "the dam is releasing water"}
    assert Teller(told, {}).why("1", "2", "status", "hold / releas").endswith("(state of things: holds / releasing).")


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        (dt.date(2031, 5, 2), None, "2031-05-02"),
        (dt.date(2031, 5, 1), dt.date(2031, 5, 31), "2031-05"),
        (dt.date(2031, 5, 1), dt.date(2031, 5, 1), "2031-05-01"),
        (dt.date(2031, 5, 1), None, "2031-05"),
        (dt.date(2022, 1, 1), None, "2022"),
        (dt.date(2031, 1, 1), dt.date(2031, 12, 31), "2031"),
    ],
)
def test_dates_are_as_exact_as_the_text(first: dt.date, last: dt.date | None, told: str) -> None:
    assert precision(first, last) == told


def test_a_phrase_is_told_after_a_colon() -> None:
    told = {
        "statement_id": "1", "resolved": "drone attack on the depot", "outlet": "Kaldor Post", "said_on": None, "act": "deny",
        "attribution_id": "a", "speaker": "Dorsland", "source_text": None, "predicate": None, "text": "drone attack on the depot", "cue_text": "denies", "published_on": None,
    }  # fmt: skip
    assert Teller({"1": told}, {}).tell("1") == "Dorsland denied: “drone attack on the depot” (in Kaldor Post)"


def test_a_pronoun_names_nobody() -> None:
    assert named("who") is None
    assert named(" They ") is None
    assert named("a dock worker") == "a dock worker"


@pytest.mark.parametrize(
    ("columns", "told"),
    [
        ({"act": "deny", "cue_text": "denied", "text": "any role", "predicate": None}, "Ada Brenn denied: “any role” (in Norda)"),
        (
            {"act": "deny", "cue_text": "said", "text": "no more than 600 tonnes were kept"},
            "Ada Brenn said that “no more than 600 tonnes were kept” (in Norda)",
        ),
        (
            {"act": "blame", "cue_text": "has accused", "text": "shelling the mill"},
            "Ada Brenn made an accusation: “shelling the mill” (in Norda)",
        ),
        ({"act": "deny", "cue_text": "called", "text": "the claim a lie", "predicate": None}, "Ada Brenn called: “the claim a lie” (in Norda)"),
        ({"act": "promise", "text": "the gate will open", "cue_text": "vowed"}, "Ada Brenn promised that “the gate will open” (in Norda)"),
        ({"act": "promise", "text": "the gate will open", "cue_text": "is reporting"}, "Ada Brenn said that “the gate will open” (in Norda)"),
    ],
    ids=["a phrase", "a denying act without a denying word", "an accusation", "called", "a promise", "no promise"],
)  # fmt: skip
def test_verbs_fit_what_was_said(columns: dict[str, Any], told: str) -> None:
    row = {"statement_id": "1", "attribution_id": "a", "outlet": "Norda", "speaker": "Ada Brenn", "said_on": None, "act": "assert",
           "cue_text": "said", "predicate": "keep", "published_on": None, "source_text": None, "resolved": ""} | columns  # fmt: skip
    assert Teller({"1": row}, {}).tell("1") == told


def test_an_infinitive_is_told_with_who_said_it() -> None:
    rows = [row("s1", "to stay in office until May", source_text="The governor", cue_text="promised")]
    assert proposition(rows)[1] == "The governor promised to stay in office until May."
    assert proposition([rows[0] | {"source_text": "He"}])[1] == "To stay in office until May."


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('it "nonsense"', "it ‘nonsense’"),
        ('"We had 23 women there."', "We had 23 women there"),
        ('"the dam holds', "the dam holds"),
        ('"He said "no" to it."', "He said ‘no’ to it"),
        ('"Aid" is not "aid"', "‘Aid’ is not ‘aid’"),
        ("“The ‘old’ wing”", "The ‘old’ wing"),
        ("“The “old” wing”", "The ‘old’ wing"),
        ('the wing "was partly in use" that night.', "the wing ‘was partly in use’ that night"),
        ('as "pure fiction" the claim that the dam burst', "the claim that the dam burst"),
    ],
)
def test_marks_of_quotation_inside_are_single_and_in_pairs(text: str, quoted: str) -> None:
    told = {
        "statement_id": "1", "resolved": text, "outlet": "Kaldor Post", "said_on": None, "act": "assert", "attribution_id": None,
        "speaker": None, "source_text": None, "predicate": "close", "text": text, "cue_text": "", "published_on": None,
    }  # fmt: skip
    assert Teller({"1": told}, {}).tell("1") == f"Kaldor Post reported: \u201c{quoted}\u201d"


@pytest.mark.parametrize(
    ("act", "cue", "printed"),
    [
        ("assert", "said", ""),
        ("assert", "has told reporters", ""),
        ("assert", "according to", ""),
        ("assert", ":", ""),
        ("assert", None, ""),
        ("deny", "said", ""),
        ("deny", "has denied", "denied"),
        ("deny", "dismissed", "dismissed"),
        ("deny", "Called", "called"),
        ("assert", "acknowledged", "acknowledged"),
        ("assert", "is believed", "is believed"),
        ("other", "has been rumoured", "has been rumoured"),
        ("request", "called for", "called for"),
        ("demand", "told", "told"),
    ],
)
def test_the_cue_is_printed_before_words_that_are_more_or_less_than_said(
    act: str, cue: str | None, printed: str
) -> None:
    assert cue_before(act, cue) == printed


UNDATED = dict.fromkeys(("said_on", "published_on", "attribution_id")) | {
    "text": "The dam holds", "resolved": "The dam holds", "outlet": "www.kaldorpost.example",
}  # fmt: skip


def test_what_has_no_day_is_told_last() -> None:
    teller = Teller({"a": UNDATED, "b": UNDATED | {"published_on": dt.date(2031, 4, 5)}}, {})
    assert sorted("ab", key=teller.order) == ["b", "a"]


def test_an_outlet_that_is_an_address_is_told_without_its_www() -> None:
    assert Teller({"a": UNDATED}, {}).tell("a") == "kaldorpost.example reported: “The dam holds”"
