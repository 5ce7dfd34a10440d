"""What a name is called in its own sentence: gangs "known as", groups before a comma, provinces "of", relatives, parts of towns."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from docs import parsed
from test_kinds import clusters

from onrecord.reading.mentions import candidates, linking, pairs
from onrecord.reading.mentions.groups import Group, join
from onrecord.reading.mentions.which import beside_names

KNOWN = (
    "A/DET/det/3 local/ADJ/amod/3 {0}/NOUN/nsubj/8 known/VERB/acl/3 as/ADP/case/6 Faroles/PROPN/obl/4/{1} Rojos/PROPN/flat/6/{1} "
    "burned/VERB/root/0 it/PRON/obj/8 ./PUNCT/punct/8"
)


@pytest.mark.parametrize("guess", ["PER", "ORG"])
def test_a_gang_is_the_one_whose_name_it_is_known_by(guess: str) -> None:
    cluster, mentions = clusters(parsed(KNOWN.format("gang", guess)))["Faroles Rojos"]
    assert cluster.type == "ORG"
    assert mentions == ["A local gang", "Faroles Rojos"]


def test_a_street_is_not_the_man_it_is_known_by() -> None:
    assert clusters(parsed(KNOWN.format("street", "PER")))["Faroles Rojos"][1] == ["Faroles Rojos"]


GROUP = (
    "Ana/PROPN/nsubj/10/PER Torva/PROPN/flat/1/PER ,/PUNCT/punct/4 {}/NOUN/appos/1 {}/ADP/case/7 the/DET/det/7 group/NOUN/nmod/4 "
    ",/PUNCT/punct/9 {}/PROPN/appos/7/PER {}/VERB/root/0 ./PUNCT/punct/10"
)


def test_what_a_group_and_a_comma_introduce_is_the_group() -> None:
    text = GROUP.format("director", "at", "BEACON", "_,/PUNCT/punct/9 said").replace("nsubj/10", "nsubj/11")
    doc = parsed(text.replace("VERB/root/0 ./PUNCT/punct/10", "VERB/root/0 ./PUNCT/punct/11"))
    assert clusters(doc)["BEACON"][0].type == "ORG"


def test_the_secretary_of_a_group_bears_the_name_behind_it() -> None:
    doc = parsed(
        "The/DET/det/2 secretary/NOUN/nsubj/9 of/ADP/case/5 the/DET/det/5 union/NOUN/nmod/2 ,/PUNCT/punct/7 Sela/PROPN/appos/5/PER "
        "_,/PUNCT/punct/7 spoke/VERB/root/0 ./PUNCT/punct/9"
    )
    assert clusters(doc)["Sela"][0].type == "PER"


OF = (
    "It/PRON/nsubj/2 rained/VERB/root/0 in/ADP/case/5 the/DET/det/5 {}/NOUN/obl/2 of/ADP/case/7 Osk/PROPN/nmod/5/GPE "
    "./PUNCT/punct/2"
)


def test_the_harbour_area_of_a_town_is_a_part_of_it() -> None:
    doc = parsed(
        "It/PRON/nsubj/2 rained/VERB/root/0 in/ADP/case/6 the/DET/det/6 harbour/NOUN/compound/6 area/NOUN/obl/2 of/ADP/case/8 "
        "Osk/PROPN/nmod/6/GPE ./PUNCT/punct/2"
    )
    assert clusters(doc)["Osk"][1] == ["Osk"]


@pytest.mark.parametrize("noun", ["state", "province", "area"])
def test_a_province_of_a_name_is_the_place(noun: str) -> None:
    assert clusters(parsed(OF.format(noun)))["Osk"][1] == [f"the {noun} of Osk", "Osk"]


@pytest.mark.parametrize(("word", "apposed"), [("mostly/ADV/advmod", False), ("local/ADJ/amod", True)])
def test_what_they_mostly_are_is_no_other_name_of_theirs(word: str, apposed: bool) -> None:
    doc = parsed(
        f"Fifty/NUM/nummod/2 people/NOUN/nsubj:pass/8 ,/PUNCT/punct/5 {word}/5 police/NOUN/appos/2 ,/PUNCT/punct/5 "
        "were/AUX/aux:pass/8 held/VERB/root/0 ./PUNCT/punct/8"
    )
    found = candidates.find(doc, [False] * len(doc))
    people, police = ([c.noun for c in found].index(noun) for noun in ("people", "police"))
    assert bool(pairs.describe(doc, found).apposed[police] == people) is apposed


SON = "{}/PRON/nmod:poss/2 brother/NOUN/nsubj/6 ,/PUNCT/punct/4 Jordan/PROPN/appos/2/GPE ,/PUNCT/punct/4 {}/VERB/root/0 ./PUNCT/punct/6"


def test_a_relative_may_bear_a_country_s_name() -> None:
    assert clusters(parsed(SON.format("His", "spoke")))["Jordan"][0].type == "PER"
    doc = parsed("In/ADP/case/2 Jordan/PROPN/obl/4/GPE ,/PUNCT/punct/2 rained/VERB/root/0 ./PUNCT/punct/4")
    assert clusters(doc)["Jordan"][0].type == "GPE"


def test_one_side_of_a_town_is_not_the_town() -> None:
    doc = parsed(
        "He/PRON/nsubj/2 lived/VERB/root/0 in/ADP/case/5 west/ADJ/compound/5 Osk/PROPN/obl/2/GPE ./PUNCT/punct/2"
    )
    assert clusters(doc)["west Osk"][1] == ["west Osk"]


LIST = (
    "He/PRON/nsubj/2 blamed/VERB/root/0 the/DET/det/4 chief/NOUN/obj/2 of/ADP/case/7 the/DET/det/7 port/NOUN/nmod/4 ,/PUNCT/punct/9 "
    "Ilo/PROPN/conj/4/PER Marden/PROPN/flat/9/PER ,/PUNCT/punct/13 {}"
)


def test_an_office_before_a_comma_is_the_name_s_though_the_parse_makes_a_list() -> None:
    doc = parsed(LIST.format("and/CCONJ/cc/13 pilots/NOUN/conj/4 ./PUNCT/punct/2"))
    assert "the chief of the port" in clusters(doc)["Ilo Marden"][1]


MINISTER = "Health/NOUN/compound/2 Minister/PROPN/nmod:desc/3 Ilo/PROPN/nsubj/5/PER Marden/PROPN/flat/3/PER spoke/VERB/root/0 ./PUNCT/punct/5"
THE = "The/DET/det/2 {}/NOUN/nsubj/3 denied/VERB/root/0 it/PRON/obj/3 ./PUNCT/punct/3"
BETWEEN = "It/PRON/nsubj/2 rained/VERB/root/0 ./PUNCT/punct/2"


@pytest.mark.parametrize(("noun", "together"), [("minister", True), ("mayor", False)])
def test_the_minister_is_the_only_one_named_however_far_back(noun: str, together: bool) -> None:
    found = clusters(parsed(MINISTER, *[BETWEEN] * 8, THE.format(noun)))
    assert (f"The {noun}" in found["Ilo Marden"][1]) is together


def test_of_two_ministers_neither_is_meant_from_afar() -> None:
    other = MINISTER.replace("Health", "Transport").replace("Ilo", "Ana").replace("Marden", "Torva")
    found = clusters(parsed(MINISTER, other, *[BETWEEN] * 8, THE.format("minister")))
    assert "The minister" not in found["Ilo Marden"][1] + found["Ana Torva"][1]


IS = "Fighters/NOUN/nsubj/4 of/ADP/case/3 {}/AUX/nmod/1 fled/VERB/root/0 ./PUNCT/punct/4"


def test_is_in_capitals_is_a_group_where_the_article_names_it() -> None:
    named = "ISIS/PROPN/nsubj/2 attacked/VERB/root/0 ./PUNCT/punct/2"
    assert "IS" in clusters(parsed(named, IS.format("IS")))["ISIS"][1]
    assert not any("IS" in mentions for _, mentions in clusters(parsed(IS.format("IS"))).values())


def test_a_page_on_a_platform_is_something_of_its_own() -> None:
    doc = parsed(
        "Marden/PROPN/nmod:poss/4/PER _'s/PART/case/1 Facebook/PROPN/compound/4/ORG page/NOUN/nsubj/5 vanished/VERB/root/0 ./PUNCT/punct/5"
    )
    assert clusters(doc)["Marden's Facebook page"][0].type == "MEDIA"


@pytest.mark.parametrize(("word", "together"), [("militant", True), ("rival", False)])
def test_what_follows_a_body_s_name_says_what_it_is(word: str, together: bool) -> None:
    doc = parsed(
        f"The/DET/det/4 Faroles/PROPN/compound/4/ORG {word}/ADJ/amod/4 group/NOUN/nsubj/5 fled/VERB/root/0 ./PUNCT/punct/5"
    )
    assert (len(clusters(doc)["Faroles"][1]) == 2) is together


IDENTIFIED = (
    "The/DET/det/2 woman/NOUN/nsubj/10 {} identified/VERB/acl/2 by/ADP/case/6 neighbours/NOUN/obl/4 as/ADP/case/8 Ana/PROPN/obl/4/PER "
    "Torva/PROPN/flat/8/PER left/VERB/root/0 ./PUNCT/punct/10"
)


@pytest.mark.parametrize(("word", "one"), [(",/PUNCT/punct/4", True), ("wrongly/ADV/advmod/4", False)])
def test_the_woman_identified_by_neighbours_is_the_one_they_name(word: str, one: bool) -> None:
    found = clusters(parsed(IDENTIFIED.format(word)))
    assert ("The woman" in found["Ana Torva"][1]) is one


@pytest.mark.parametrize(("word", "apart"), [("Osmun", True), ("Selvar", False), ("old", False)])
def test_a_bridge_with_a_name_is_no_dam_of_another_name(word: str, apart: bool) -> None:
    doc = parsed(
        "The/DET/det/3 Selvar/PROPN/compound/3/FAC dam/NOUN/nsubj/4/FAC held/VERB/root/0 ./PUNCT/punct/4",
        f"We/PRON/nsubj/2 saw/VERB/root/0 the/DET/det/5 {word}/PROPN/compound/5 bridge/NOUN/obj/2 ./PUNCT/punct/2",
    )
    found = candidates.find(doc, [False] * len(doc))
    group = Group()
    join(doc, group, next(c for c in found if c.name is not None))
    assert beside_names(doc, next(c for c in found if c.noun == "bridge"), group) is apart


@pytest.mark.parametrize(("noun", "apart"), [("toll", True), ("agency", False)])
def test_a_ministry_is_no_toll(noun: str, apart: bool) -> None:
    doc = parsed(
        f"The/DET/det/2 {noun}/NOUN/nsubj/3 rose/VERB/root/0 ./PUNCT/punct/3",
        "The/DET/det/2 ministry/NOUN/nsubj/3 erred/VERB/root/0 ./PUNCT/punct/3",
    )
    table = pairs.describe(doc, candidates.find(doc, [False] * len(doc)))
    first, second = (c for c in table.candidates if c.form == "nominal")
    group = Group()
    join(doc, group, first)
    assert linking._of_another_kind(table, second, group, [first]) is apart
