"""What a phrase itself makes one thing: ships and their names, a company before its name, a town "of" its name, offices before names."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from docs import parsed
from spacy.tokens import Doc

from onrecord.reading.annotations import Cluster
from onrecord.reading.mentions import coreference, names

SHIP = "The/DET/det/3 Marela/PROPN/compound/3/ORG Sky/PROPN/nsubj/4/ORG {}/VERB/root/0 Selmar/PROPN/obj/4/GPE ./PUNCT/punct/4"
LATER = "The/DET/det/2 {}/NOUN/nsubj/3 burned/VERB/root/0 ./PUNCT/punct/3"
FIRST = "A/DET/det/{} {} burned/VERB/root/0 ./PUNCT/punct/{}"


def clusters(doc: Doc) -> dict[str, tuple[Cluster, list[str]]]:
    names.names(doc)
    coreference.coreference(doc)
    return {
        c.name: (c, [doc.text[m.start : m.end] for m in doc._.mentions if m.cluster == at])
        for at, c in enumerate(doc._.clusters)
    }


def test_the_vessel_is_the_ship_that_the_article_names() -> None:
    cluster, mentions = clusters(parsed(SHIP.format("sank"), LATER.format("vessel")))["Marela Sky"]
    assert cluster.type == "FAC"
    assert mentions == ["Marela Sky", "The vessel"]


def test_what_does_no_ship_s_work_is_no_ship() -> None:
    found = clusters(parsed(SHIP.format("praised"), LATER.format("vessel")))
    assert found["Marela Sky"][1] == ["Marela Sky"]


def test_the_ferry_that_opens_an_article_is_the_one_it_names() -> None:
    opening = parsed(
        "It/PRON/nsubj/2 rained/VERB/root/0 ./PUNCT/punct/2",
        FIRST.format(3, "packed/ADJ/amod/3 ferry/NOUN/nsubj/4", 4),
        SHIP.format("sank"),
    )
    assert clusters(opening)["Marela Sky"][1] == ["A packed ferry", "Marela Sky"]
    rescue = parsed(
        "It/PRON/nsubj/2 rained/VERB/root/0 ./PUNCT/punct/2",
        FIRST.format(3, "rescue/NOUN/compound/3 ship/NOUN/nsubj/4", 4),
        SHIP.format("sank"),
    )
    assert clusters(rescue)["Marela Sky"][1] == ["Marela Sky"]


@pytest.mark.parametrize(("noun", "together"), [("ship", True), ("ferry", True), ("tanker", False), ("bus", False)])
def test_a_ship_is_taken_up_by_what_can_be_said_of_it(noun: str, together: bool) -> None:
    found = clusters(parsed(FIRST.format(2, "ferry/NOUN/nsubj/3", 3), LATER.format(noun)))
    assert (found["ferry"][1] == ["A ferry", f"The {noun}"]) is together


def test_a_company_before_its_name_is_that_company() -> None:
    doc = parsed(
        "The/DET/det/3 private/ADJ/amod/3 company/NOUN/nsubj/6 Velmar/PROPN/appos/3/ORG Lines/PROPN/flat/4/ORG paid/VERB/root/0 ./PUNCT/punct/6"
    )
    assert clusters(doc)["Velmar Lines"][1] == ["The private company", "Velmar Lines"]


def test_a_town_of_a_name_is_the_name_and_no_country() -> None:
    town = (
        "He/PRON/nsubj/2 left/VERB/root/0 the/DET/det/4 {}/NOUN/obj/2 of/ADP/case/6 {}/PROPN/nmod/4/GPE ./PUNCT/punct/2"
    )
    assert clusters(parsed(town.format("town", "Tolm")))["Tolm"][1] == ["the town of Tolm", "Tolm"]
    assert clusters(parsed(town.format("port", "Tolm")))["Tolm"][1] == ["Tolm"]
    assert "the town of Norway" not in clusters(parsed(town.format("town", "Norway")))["Norway"][1]


def test_a_secretary_of_a_union_bears_the_name_behind_the_union() -> None:
    doc = parsed(
        "The/DET/det/2 secretary/NOUN/nsubj/9 of/ADP/case/5 the/DET/det/5 union/NOUN/nmod/2 ,/PUNCT/punct/7 Ilo/PROPN/appos/5/PER "
        "Marden/PROPN/flat/7/PER spoke/VERB/root/0 ./PUNCT/punct/9"
    )
    found = clusters(doc)
    assert found["Ilo Marden"][1] == ["The secretary", "Ilo Marden"]
    assert found["Ilo Marden"][0].role is not None
    assert "the union" in found["union"][1]


def test_a_ministry_is_shown_with_its_state() -> None:
    front = "Norway/PROPN/nmod:poss/3/GPE 's/PART/case/1 Ministry/PROPN/nsubj/6/ORG of/ADP/case/5/ORG Works/PROPN/nmod/3/ORG spoke/VERB/root/0 ./PUNCT/punct/6"
    assert "Norway 's Ministry of Works" in clusters(parsed(front))["Ministry of Works"][1]
    behind = (
        "The/DET/det/2 Ministry/PROPN/nsubj/8/ORG of/ADP/case/4/ORG Works/PROPN/nmod/2/ORG of/ADP/case/7 the/DET/det/7 "
        "Netherlands/PROPN/nmod/2/GPE spoke/VERB/root/0 ./PUNCT/punct/8"
    )
    cluster, mentions = clusters(parsed(behind))["Ministry of Works"]
    assert (cluster.country_code, mentions) == ("NL", ["Ministry of Works of the Netherlands"])


def test_troops_that_a_country_sends_are_that_country_s() -> None:
    sent = "Norway/PROPN/nsubj/2/GPE {}/VERB/root/0 combat/NOUN/compound/4 troops/NOUN/obj/2 ./PUNCT/punct/2"
    assert clusters(parsed(sent.format("deploy")))["combat troops"][0].country_code == "NO"
    assert clusters(parsed(sent.format("fear")))["combat troops"][0].country_code is None


def test_a_town_is_not_the_country_named_before() -> None:
    doc = parsed(
        "The/DET/det/2 country/NOUN/nsubj/3 burns/VERB/root/0 ./PUNCT/punct/3",
        "The/DET/det/2 town/NOUN/nsubj/3 burns/VERB/root/0 ./PUNCT/punct/3",
    )
    assert all(len(mentions) == 1 for _, mentions in clusters(doc).values())


def test_the_alliance_is_the_listed_body_that_the_article_has_named() -> None:
    def of(name: str, noun: str) -> list[str]:
        named = f"{name}/PROPN/nsubj/2/ORG met/VERB/root/0 ./PUNCT/punct/2"
        return clusters(parsed(named, LATER.format(noun)))[name][1]

    assert of("NATO", "alliance") == ["NATO", "The alliance"]
    assert of("Velmar", "alliance") == ["Velmar"]
    before = parsed(LATER.format("alliance"), "NATO/PROPN/nsubj/2/ORG met/VERB/root/0 ./PUNCT/punct/2")
    assert clusters(before)["NATO"][1] == ["The alliance", "NATO"]


def test_the_minister_is_not_the_deputy() -> None:
    holder = "The/DET/det/3 {}/ADJ/amod/3 minister/NOUN/nsubj/6 ,/PUNCT/punct/5 {}/PROPN/appos/3/PER spoke/VERB/root/0 ./PUNCT/punct/6"
    minister, deputy = holder.format("foreign", "Marden"), holder.format("deputy", "Tolvik")
    assert "The minister" in clusters(parsed(minister, deputy, LATER.format("minister")))["Marden"][1]
    assert "The minister" not in clusters(parsed(deputy, LATER.format("minister")))["Tolvik"][1]


HEAD = "The/DET/det/2 head/NOUN/nsubj/8 of/ADP/case/5 the/DET/det/5 {}/NOUN/nmod/2 ,/PUNCT/punct/7 {}/PROPN/appos/2/PER spoke/VERB/root/0 ./PUNCT/punct/8"


def test_the_head_of_one_body_is_not_the_head_of_another() -> None:
    again = (
        "The/DET/det/2 head/NOUN/nsubj/6 of/ADP/case/5 the/DET/det/5 {}/NOUN/nmod/2 left/VERB/root/0 ./PUNCT/punct/6"
    )
    inspectorate = HEAD.format("inspectorate", "Marden")
    same = clusters(parsed(inspectorate, again.format("inspectorate")))["Marden"][1]
    assert same[-1].startswith("The head")
    assert len(same) == 3
    assert len(clusters(parsed(inspectorate, again.format("board")))["Marden"][1]) == 2


def test_who_instructs_the_prosecutor_is_not_the_prosecutor() -> None:
    minister = "The/DET/det/2 prosecutor/NOUN/nsubj/5 ,/PUNCT/punct/4 Marden/PROPN/appos/2/PER spoke/VERB/root/0 ./PUNCT/punct/5"
    doc = parsed(
        minister, "Marden/PROPN/nsubj/2/PER instructed/VERB/root/0 the/DET/det/4 prosecutor/NOUN/obj/2 ./PUNCT/punct/2"
    )
    from onrecord.reading.mentions import candidates, pairs, people
    from onrecord.reading.mentions.groups import Group, join

    names.names(doc)
    table = pairs.describe(doc, candidates.find(doc, [False] * len(doc)))
    group = Group()
    first = [c for c in table.candidates if c.name is not None]
    for c in first:
        join(doc, group, c)
    last = table.candidates[-1]
    assert people.another(doc, table, last, group, first)
    assert not people.another(doc, table, last, Group(), ())


def test_a_part_of_a_land_is_not_the_land() -> None:
    found = clusters(
        parsed(
            "It/PRON/nsubj/2 rained/VERB/root/0 in/ADP/case/5 northern/ADJ/amod/5 Norway/PROPN/obl/2/GPE ./PUNCT/punct/2",
            "Northern/ADJ/amod/2 Norway/PROPN/nsubj/3/GPE suffered/VERB/root/0 ./PUNCT/punct/3",
            "Norwegian/ADJ/amod/2/GPE rain/NOUN/nsubj/3 fell/VERB/root/0 ./PUNCT/punct/3",
        )
    )
    assert found["northern Norway"][1] == ["northern Norway", "Northern Norway"]
    assert found["northern Norway"][0].type == "LOC"
    assert found["Norway"][1] == ["Norway", "Norway", "Norwegian"]


def test_the_capital_bears_the_name_behind_its_comma() -> None:
    doc = parsed(
        "He/PRON/nsubj/2 left/VERB/root/0 the/DET/det/4 capital/NOUN/obj/2 ,/PUNCT/punct/6 Osk/PROPN/appos/4/GPE ./PUNCT/punct/2"
    )
    assert clusters(doc)["Osk"][1] == ["the capital", "Osk"]


@pytest.mark.parametrize(("office", "type_"), [("engineer", "PER"), ("lawyer", "ORG")])
def test_a_name_behind_an_office_and_a_comma_is_a_person_s(office: str, type_: str) -> None:
    doc = parsed(
        f"The/DET/det/2 {office}/NOUN/nsubj/6 ,/PUNCT/punct/4 Ilo/PROPN/appos/2/ORG Marden/PROPN/flat/4/ORG spoke/VERB/root/0 ./PUNCT/punct/6"
    )
    assert clusters(doc)["Ilo Marden"][0].type == type_


def test_a_dateline_is_no_part_of_an_office() -> None:
    doc = parsed(
        "SELMAR/PROPN/root/0 -/PUNCT/punct/1 Norwegian/ADJ/amod/4/GPE minister/NOUN/nmod:desc/5 Ilo/PROPN/nsubj/7/PER Marden/PROPN/flat/5/PER spoke/VERB/parataxis/1 ./PUNCT/punct/1"
    )
    assert "Norwegian minister" in clusters(doc)["Ilo Marden"][1]


def test_a_mall_is_not_cut_out_of_its_name() -> None:
    doc = parsed(
        "The/DET/det/4 Selvar/PROPN/compound/4/GPE shopping/NOUN/compound/4/GPE mall/NOUN/nsubj/5 burned/VERB/root/0 ./PUNCT/punct/5"
    )
    found = clusters(doc)
    assert found["Selvar"][1] == ["Selvar"]
    assert found["Selvar shopping mall"][0].type == "FAC"


@pytest.mark.parametrize(("before", "type_"), [("gold", "FAC"), ("land", "WEAPON")])
def test_a_mine_is_dug_or_laid(before: str, type_: str) -> None:
    doc = parsed(
        f"The/DET/det/3 {before}/NOUN/compound/3 mine/NOUN/nsubj/4 {{}}/VERB/root/0 ./PUNCT/punct/4".replace(
            "{}", "burned"
        )
    )
    assert clusters(doc)[f"{before} mine"][0].type == type_


def test_an_agency_is_no_ministry() -> None:
    from onrecord.reading.mentions import candidates, linking
    from onrecord.reading.mentions.groups import Group

    doc = parsed(LATER.format("ministry"))
    (ministry,) = candidates.find(doc, [False] * len(doc))
    assert linking._no_ministry(ministry, Group(names=["NOP"]), ())
    assert not linking._no_ministry(ministry, Group(names=["Ministry of Works"]), ())
    assert not linking._no_ministry(ministry, Group(), ())
    agency = candidates.find(parsed(LATER.format("agency")), [False] * 6)
    assert linking._no_ministry(ministry, Group(), agency), "whose name may stand behind it"
