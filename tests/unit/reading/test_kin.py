"""Relatives on Docs built by hand: "his sister" is not he, whose wife is not the mayor, who a bare family name means."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from docs import parsed
from spacy.tokens import Doc
from test_kinds import clusters

from onrecord.reading.mentions import bodies, candidates, kin, pairs
from onrecord.reading.mentions.groups import Group, join
from onrecord.reading.mentions.pairs import Table


def described(doc: Doc) -> Table:
    return pairs.describe(doc, candidates.find(doc, [False] * len(doc)))


def at(doc: Doc, table: Table, text: str) -> candidates.Candidate:
    """The candidate whose head is the first token with this text."""
    return next(c for c in table.candidates if doc[c.head].text == text)


def group(doc: Doc, *members: candidates.Candidate) -> Group:
    made = Group()
    for member in members:
        join(doc, made, member)
    return made


WIFE = (
    "The/DET/det/2 {}/NOUN/nsubj/10 of/ADP/case/4 Ilan/PROPN/nmod/2/PER Torva/PROPN/flat/4/PER ,/PUNCT/punct/8 the/DET/det/8 "
    "mayor/NOUN/appos/2 ,/PUNCT/punct/8 left/VERB/root/0 ./PUNCT/punct/10"
)


@pytest.mark.parametrize(("noun", "holder"), [("wife", "Ilan"), ("house", "Ilan"), ("deputy", "deputy")])
def test_the_mayor_behind_a_comma_is_the_husband_not_the_wife(noun: str, holder: str) -> None:
    doc = parsed(WIFE.format(noun))
    table = described(doc)
    assert table.apposed[at(doc, table, "mayor").index] == at(doc, table, holder).index


POSSESSED = "{}/PRON/nmod:poss/2 {}/NOUN/nsubj/3 left/VERB/root/0 ./PUNCT/punct/3"


@pytest.mark.parametrize("noun", ["sister", "minister", "house"])
def test_nobody_is_his_own_sister(noun: str) -> None:
    doc = parsed(POSSESSED.format("His", noun), POSSESSED.format("Her", "aunt"))
    table = described(doc)
    his, her = (group(doc, at(doc, table, word)) for word in ("His", "Her"))
    assert kin.of_its_own(doc, at(doc, table, noun), his, table.by_head)
    assert not kin.of_its_own(doc, at(doc, table, noun), her, table.by_head)


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [("wife", "daughter", True), ("child", "mother", True), ("wife", "wife", False), ("daughter", "girl", False)],
)
def test_a_wife_is_no_daughter(one: str, other: str, apart: bool) -> None:
    doc = parsed(POSSESSED.format("His", one), "The/DET/det/2 " + f"{other}/NOUN/nsubj/3 left/VERB/root/0")
    table = described(doc)
    first, *_, second = (c for c in table.candidates if c.form == "nominal")
    owner = list(range(len(table.candidates)))
    assert kin.other_relative(doc, second, table.candidates, group(doc, first), owner, table.by_head) is apart


def test_one_s_wife_may_be_another_s_daughter() -> None:
    doc = parsed(POSSESSED.format("His", "wife"), POSSESSED.format("Her", "daughter"))
    table = described(doc)
    wife, daughter = at(doc, table, "wife"), at(doc, table, "daughter")
    for owners, apart in (([0, 1, 2, 3], False), ([0, 1, 0, 3], True)):
        found = kin.other_relative(doc, daughter, table.candidates, group(doc, wife), owners, table.by_head)
        assert found is apart


SISTERS = (
    "Osk/PROPN/nsubj/3/PER Ilan/PROPN/flat/1/PER {}/VERB/root/0 ./PUNCT/punct/3",
    "{0}/PROPN/nmod:poss/4/PER {1}/PROPN/flat/1/PER _'s/PART/case/1 {2}/NOUN/nsubj/5 met/VERB/root/0 Osk/PROPN/obj/5/PER Mirel/PROPN/flat/6/PER ./PUNCT/punct/5",
    "Osk/PROPN/nsubj/2/PER left/VERB/root/0 ./PUNCT/punct/2",
)


@pytest.mark.parametrize(("noun", "who"), [("sister", "Osk Ilan"), ("deputy", "Osk Mirel")])
def test_a_bare_family_name_means_the_one_whose_relatives_are_told_of(noun: str, who: str) -> None:
    doc = parsed(SISTERS[0].format("slept"), SISTERS[1].format("Osk", "Ilan", noun), SISTERS[2])
    found = clusters(doc)
    assert "Osk" in found[who][1]


def test_another_s_sister_says_nothing_of_a_family() -> None:
    doc = parsed(SISTERS[0].format("slept"), SISTERS[1].format("Ana", "Torva", "sister"), SISTERS[2])
    assert "Osk" in clusters(doc)["Osk Mirel"][1]


def test_a_title_tells_which_of_a_family_is_meant() -> None:
    title = "{}/PROPN/nmod:desc/2 Osk/PROPN/nsubj/3/PER left/VERB/root/0 ./PUNCT/punct/3"
    named = (
        "Mr/PROPN/nmod:desc/2 Ilan/PROPN/nsubj/4/PER Osk/PROPN/flat/2/PER slept/VERB/root/0",
        "Ms/PROPN/nmod:desc/2 Mirel/PROPN/nsubj/4/PER Osk/PROPN/flat/2/PER woke/VERB/root/0",
    )
    for word, who in (("Mr", "Ilan Osk"), ("Ms", "Mirel Osk")):
        assert "Osk" in clusters(parsed(*named, title.format(word)))[who][1]


BROTHER = (
    "Ilan/PROPN/nmod:poss/4/PER Osk/PROPN/flat/1/PER _'s/PART/case/1 {}/NOUN/nsubj/7 Mirel/PROPN/flat/4/PER Osk/PROPN/flat/4/PER "
    "met/VERB/root/0 Ana/PROPN/obj/7/PER Torva/PROPN/flat/8/PER ./PUNCT/punct/7",
    "Mirel/PROPN/nmod:poss/4/PER Osk/PROPN/flat/1/PER _'s/PART/case/1 {}/NOUN/nsubj/5 slept/VERB/root/0 ./PUNCT/punct/5",
)


@pytest.mark.parametrize(
    ("one", "back", "met"), [("sister", "brother", True), ("wife", "husband", True), ("sister", "husband", False)]
)
def test_the_brother_of_his_sister_is_he(one: str, back: str, met: bool) -> None:
    found = clusters(parsed(BROTHER[0].format(one), BROTHER[1].format(back)))
    assert (f"Mirel Osk's {back}" in found["Ilan Osk"][1]) is met


def test_the_spokesman_for_a_minister_is_not_the_minister() -> None:
    doc = parsed(
        "The/DET/det/2 spokesman/NOUN/nsubj/8 for/ADP/case/6 Prime/PROPN/compound/5 Minister/PROPN/nmod:desc/6 Ana/PROPN/nmod/2/PER Torva/PROPN/flat/6/PER spoke/VERB/root/0"
    )
    assert clusters(doc)["Ana Torva"][1][0] == "Prime Minister"


@pytest.mark.parametrize("outer", ["sister", "aide"])
def test_the_sister_of_a_mayor_is_not_the_mayor(outer: str) -> None:
    doc = parsed(
        f"The/DET/det/2 {outer}/NOUN/nsubj/6 of/ADP/case/5 Mayor/PROPN/nmod:desc/5 Torva/PROPN/nmod/2/PER spoke/VERB/root/0"
    )
    assert not any(outer in mention for mention in clusters(doc)["Torva"][1])


ARMY = "The/DET/det/3 {}/ADJ/amod/3 {}/NOUN/nsubj/4 met/VERB/root/0 {}/PROPN/obj/4/ORG ./PUNCT/punct/4"


@pytest.mark.parametrize(
    ("land", "noun", "name", "apart"),
    [
        ("Iraqi", "army", "Redhand", True),
        ("Iraqi", "group", "Redhand", False),
        ("local", "army", "Redhand", False),
    ],
)
def test_a_state_s_army_bears_no_name_that_says_neither(land: str, noun: str, name: str, apart: bool) -> None:
    doc = parsed(ARMY.format(land, noun, name))
    table = described(doc)
    assert bodies.another_state(doc, at(doc, table, noun), table.candidates, group(doc, at(doc, table, name))) is apart


@pytest.mark.parametrize(("one", "other", "apart"), [("Iraqi", "Syrian", True), ("Syrian", "Syrian", False)])
def test_two_states_have_two_armies(one: str, other: str, apart: bool) -> None:
    doc = parsed(ARMY.format(one, "army", "Redhand"), ARMY.format(other, "military", "Redhand"))
    table = described(doc)
    army, military = at(doc, table, "army"), at(doc, table, "military")
    assert bodies.another_state(doc, military, table.candidates, group(doc, army)) is apart
