"""Names, mentions and clusters on Docs built by hand."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from spacy.tokens import Doc

sys.path.insert(0, str(Path(__file__).parent))

from docs import parsed

from onrecord.reading import places
from onrecord.reading.annotations import ArticleContext, Passage
from onrecord.reading.mentions import coreference, matching, names, phrases


def found(doc: Doc) -> list[tuple[str, str]]:
    return [(doc[s:e].text, label) for s, e, label in names.refine(doc)]


def clustered(doc: Doc) -> dict[str, list[str]]:
    names.names(doc)
    coreference.coreference(doc)
    out: dict[str, list[str]] = {c.name: [] for c in doc._.clusters}
    for m in doc._.mentions:
        if m.cluster is not None:
            out[doc._.clusters[m.cluster].name].append(doc.text[m.start : m.end])
    return out


OFFICE = (
    "Velmarian/ADJ/amod/3/PER Foreign/PROPN/compound/3/PER Minister/PROPN/nsubj/6/PER Walid/PROPN/flat/3/PER Tarkan/PROPN/flat/3/PER "
    "denied/VERB/root/0 it/PRON/obj/6 ./PUNCT/punct/6"
)
SYRIAN = OFFICE.replace("Velmarian", "Syrian")


def test_office_is_split_from_the_name() -> None:
    assert found(parsed(SYRIAN)) == [("Syrian", "GPE"), ("Walid Tarkan", "PER")]


def test_office_becomes_role_and_mention() -> None:
    doc = parsed(SYRIAN)
    assert clustered(doc)["Walid Tarkan"] == ["Syrian Foreign Minister", "Walid Tarkan"]
    cluster = next(c for c in doc._.clusters if c.name == "Walid Tarkan")
    assert (cluster.role, cluster.country_code, cluster.gender) == ("Syrian Foreign Minister", "SY", "m")


def test_others_beside_an_office_are_no_part_of_it() -> None:
    doc = parsed(
        "Residents/NOUN/nsubj/5 and/CCONJ/cc/3 Mayor/PROPN/conj/1 Lio/PROPN/flat/3/PER left/VERB/root/0 ./PUNCT/punct/5"
    )
    for token, tag in zip(doc, ("NNS", "CC", "NNP", "NNP", "VBD", "."), strict=True):
        token.tag_ = tag
    clustered(doc)
    assert next(c for c in doc._.clusters if "Lio" in c.name).role == "Mayor"


def test_possessive_is_trimmed_and_typed() -> None:
    doc = parsed("Russia/PROPN/nmod:poss/3/LOC _'s/PART/case/1/LOC army/NOUN/nsubj/4 left/VERB/root/0 ./PUNCT/punct/4")
    assert found(doc) == [("Russia", "GPE")]


def test_acronym_in_brackets_takes_the_name_s_type() -> None:
    doc = parsed(
        "The/DET/det/4 Selmar/PROPN/compound/4/ORG Relief/PROPN/compound/4/ORG Council/PROPN/nsubj/8/ORG (/PUNCT/punct/6 _SRC/PROPN/appos/4 _)/PUNCT/punct/6 spoke/VERB/root/0 ./PUNCT/punct/8"
    )
    assert found(doc) == [("Selmar Relief Council", "ORG"), ("SRC", "ORG")]
    assert clustered(doc)["Selmar Relief Council"] == ["Selmar Relief Council", "SRC"]


@pytest.mark.parametrize("weapon", ["T-90", "Su-24M", "S-300", "MiG-31"])
def test_designations_are_weapons(weapon: str) -> None:
    doc = parsed(f"They/PRON/nsubj/2 sent/VERB/root/0 {weapon}/PROPN/obj/2 ./PUNCT/punct/2")
    assert found(doc) == [(weapon, "WEAPON")]


def test_a_disease_and_a_summit_are_no_weapons() -> None:
    doc = parsed("Covid-19/PROPN/nsubj/2 hit/VERB/root/0 the/DET/det/4 G-20/PROPN/obj/2 ./PUNCT/punct/2")
    assert all(label != "WEAPON" for _, label in found(doc))


def test_missed_surname_is_found_again() -> None:
    doc = parsed(
        "Ilse/PROPN/nsubj/3/PER Kordan/PROPN/flat/1/PER left/VERB/root/0 ./PUNCT/punct/3",
        "Later/ADV/advmod/3 Kordan/PROPN/nsubj/3 returned/VERB/root/0 ./PUNCT/punct/3",
    )
    assert found(doc) == [("Ilse Kordan", "PER"), ("Kordan", "PER")]


def test_group_noun_before_a_name_types_it() -> None:
    doc = parsed("Rebel/ADJ/amod/2 group/NOUN/nsubj/4 Dovari/PROPN/appos/2/PER advanced/VERB/root/0 ./PUNCT/punct/4")
    assert found(doc) == [("Dovari", "ORG")]


def test_furniture_is_not_read() -> None:
    doc = parsed("Reuters/PROPN/root/0/ORG", "Syria/PROPN/nsubj/2/LOC rests/VERB/root/0 ./PUNCT/punct/2")
    doc._.article = ArticleContext(passages=(Passage(0, 7, "furniture"),))
    assert found(doc) == [("Syria", "GPE")]


def test_the_minister_takes_up_the_person_with_that_office() -> None:
    doc = parsed(SYRIAN, "The/DET/det/2 minister/NOUN/nsubj/3 left/VERB/root/0 ./PUNCT/punct/3")
    assert clustered(doc)["Walid Tarkan"] == ["Syrian Foreign Minister", "Walid Tarkan", "The minister"]


def test_the_mayor_does_not_take_up_a_minister() -> None:
    doc = parsed(SYRIAN, "The/DET/det/2 mayor/NOUN/nsubj/3 left/VERB/root/0 ./PUNCT/punct/3")
    assert "The mayor" not in clustered(doc)["Walid Tarkan"]


def test_she_is_not_a_man() -> None:
    doc = parsed(SYRIAN, "She/PRON/nsubj/2 left/VERB/root/0 ./PUNCT/punct/2")
    names.names(doc)
    coreference.coreference(doc)
    she = next(m for m in doc._.mentions if doc.text[m.start : m.end] == "She")
    assert she.cluster is None


def test_nationality_is_a_mention_of_the_country() -> None:
    doc = parsed(
        "Russian/ADJ/amod/2/OTH troops/NOUN/nsubj/3 left/VERB/root/0 ./PUNCT/punct/3",
        "Russia/PROPN/nsubj/2/LOC denied/VERB/root/0 it/PRON/obj/2 ./PUNCT/punct/2",
    )
    clusters = clustered(doc)
    assert clusters["Russia"][:2] == ["Russian", "Russia"]
    assert clusters["Russian troops"] == ["Russian troops"]


@pytest.mark.parametrize(
    ("a", "b", "together"),
    [
        ("Walid al-Moualem", "Walid Muallem", True),
        ("Faisal Mekdad", "Fayssal Mikdad", True),
        ("Mekdad", "Faisal Mekdad", True),
        ("Sergei Ivanov", "Sergey Ivanov", True),
        ("Anna Kordan", "Ivan Kordan", False),
        ("Li Wei", "Li Ming", False),
        ("Kwame Badu", "Kofi Mensah", False),
    ],
)
def test_names_of_one_person(a: str, b: str, together: bool) -> None:
    same, part, alike, _ = matching.relation(a, b, True)
    assert bool(same or part or alike) is together


def test_quotations_are_numbered() -> None:
    doc = parsed(
        'He/PRON/nsubj/2 said/VERB/root/0 ,/PUNCT/punct/2 "/PUNCT/punct/6 _We/PRON/nsubj/6 go/VERB/ccomp/2 _"/PUNCT/punct/6 ./PUNCT/punct/2'
    )
    assert phrases.quotations(doc) == [0, 0, 0, 0, 1, 1, 0, 0]


def test_a_capital_that_speaks_is_its_country() -> None:
    text = (
        "Moscow/PROPN/nsubj/2/GPE denied/VERB/root/0 it/PRON/obj/2 ./PUNCT/punct/2",
        "Russia/PROPN/nsubj/2/GPE left/VERB/root/0 ./PUNCT/punct/2",
    )
    there = "He/PRON/nsubj/2 lives/VERB/root/0 in/ADP/case/4 Moscow/PROPN/obl/2/GPE ./PUNCT/punct/2"
    speaking = places.places(names.names(parsed(*text)))
    assert clustered(speaking)["Russia"] == ["Moscow", "Russia"]
    dwelling = places.places(names.names(parsed(*text, there)))
    assert clustered(dwelling)["Russia"] == ["Russia"]


def test_so_does_a_town_of_which_no_list_knows_stand_apart_from_who_sits_there() -> None:
    acts = "Velsk/PROPN/nsubj/2/GPE denied/VERB/root/0 it/PRON/obj/2 ./PUNCT/punct/2"
    there = "He/PRON/nsubj/2 lives/VERB/root/0 in/ADP/case/4 Velsk/PROPN/obl/2/GPE ./PUNCT/punct/2"
    read = [coreference.coreference(parsed(*text)) for text in ((acts, there), (acts, acts), (there, there))]
    assert [len(doc._.clusters) for doc in read] == [2, 1, 1]


def test_the_fuller_phrase_takes_up_the_office_under_another_form_of_the_country() -> None:
    doc = parsed(
        SYRIAN,
        "The/DET/det/4 Syrian/ADJ/amod/4/OTH foreign/ADJ/amod/4 minister/NOUN/nsubj/5 left/VERB/root/0 ./PUNCT/punct/5",
    )
    assert "The Syrian foreign minister" in clustered(doc)["Walid Tarkan"]


def test_a_province_is_the_place_that_it_is_named_after() -> None:
    doc = parsed(
        "Hama/PROPN/nsubj/2/GPE burns/VERB/root/0 ./PUNCT/punct/2",
        "He/PRON/nsubj/2 left/VERB/root/0 Hama/PROPN/compound/4/GPE province/NOUN/obj/2 ./PUNCT/punct/2",
    )
    assert clustered(doc)["Hama"] == ["Hama", "Hama", "Hama province"]


def test_he_does_not_reach_over_another_person() -> None:
    other = "A/DET/det/2 farmer/NOUN/nsubj/3 slept/VERB/root/0 ./PUNCT/punct/3"
    he = "He/PRON/nsubj/2 laughed/VERB/root/0 ./PUNCT/punct/2"
    near = parsed(SYRIAN, he)
    assert "He" in clustered(near)["Walid Tarkan"]
    far = parsed(SYRIAN, other, other, other, he)
    assert "He" not in clustered(far)["Walid Tarkan"]


def test_noun_phrases_of_every_type_are_whole() -> None:
    doc = names.names(
        parsed("The/DET/det/2 report/NOUN/nsubj/5 of/ADP/case/4 rain/NOUN/nmod/2 fell/VERB/root/0 ./PUNCT/punct/5")
    )
    assert [doc.text[s:e] for s, e, _ in coreference.noun_phrases(doc)] == ["The report of rain", "rain"]


FIRST = "{}/PROPN/compound/2/{} {}/PROPN/nsubj/3/{} spoke/VERB/root/0 ./PUNCT/punct/3"
LATER = "The/DET/det/2 {}/NOUN/nsubj/3 denied/VERB/root/0 it/PRON/obj/3 ./PUNCT/punct/3"


@pytest.mark.parametrize(
    ("first", "type_", "noun"),
    [("Danube Council", "ORG", "council"), ("Pwani Lines", "ORG", "company"), ("Radio Selva", "ORG", "broadcaster")],
)
def test_a_bare_noun_takes_up_the_one_name_that_fits(first: str, type_: str, noun: str) -> None:
    a, b = first.split()
    doc = parsed(FIRST.format(a, type_, b, type_), LATER.format(noun))
    assert clustered(doc)[first][:2] == [first, f"The {noun}"]


def test_a_bare_noun_that_fits_two_names_is_left_to_the_scores() -> None:
    from onrecord.reading.mentions import candidates, kinds
    from onrecord.reading.mentions.groups import Group

    lines = (FIRST.format("Pwani", "ORG", "Lines", "ORG"), FIRST.format("Tolm", "ORG", "Shipping", "ORG"))
    doc = parsed(*lines, LATER.format("company"))
    all_ = candidates.find(doc, [False] * len(doc))
    company = next(c for c in all_ if c.noun == "company")
    groups = [Group(names=["Pwani Lines"], types={"ORG"}), Group(names=["Tolm Shipping"], types={"ORG"})]
    assert kinds.by_kind(doc, company, all_, groups, [0, 1]) is None
    assert kinds.by_kind(doc, company, all_, [groups[0], Group(names=["Tolm"], types={"GPE"})], [0, 1]) == 0


@pytest.mark.parametrize(("kind", "meant"), [("dateline", 0), ("body", None)])
def test_the_agency_is_that_of_the_dateline(kind: str, meant: int | None) -> None:
    from onrecord.reading.mentions import candidates, kinds
    from onrecord.reading.mentions.groups import Group

    lines = (
        "Radio/PROPN/compound/2/MEDIA Selva/PROPN/root/0/MEDIA ./PUNCT/punct/2",
        FIRST.format("Tolm", "ORG", "Shipping", "ORG"),
    )
    doc = parsed(*lines, LATER.format("agency"))
    doc._.article = ArticleContext(passages=(Passage(0, 11, kind),))
    all_ = candidates.find(doc, [False] * len(doc))
    agency = next(c for c in all_ if c.noun == "agency")
    groups = [Group([0], ["Radio Selva"], {"MEDIA"}), Group([1], ["Tolm Shipping"], {"ORG"})]
    assert kinds.by_kind(doc, agency, all_, groups, [0, 1]) == meant


def test_days_and_feasts_are_no_names() -> None:
    doc = parsed(
        "On/ADP/case/2 New/PROPN/obl/6/GPE Year/PROPN/flat/2/GPE 's/PART/case/2 Eve/PROPN/flat/2/PER Darrin/PROPN/nsubj/8/PER "
        "Thursday/PROPN/flat/6/PER left/VERB/root/0 the/DET/det/11 Sunday/PROPN/compound/11/ORG Herald/PROPN/obj/8/ORG ./PUNCT/punct/8",
    )
    assert [text for text, _ in found(doc)] == ["Darrin", "Sunday Herald"]


def test_places_beside_each_other_are_two() -> None:
    doc = parsed(
        "Mirabad/PROPN/nsubj/4/GPE ,/PUNCT/punct/3 Estovia/PROPN/appos/1/GPE burns/VERB/root/0 ./PUNCT/punct/4",
        "Estovia/PROPN/nsubj/2/GPE denied/VERB/root/0 it/PRON/obj/2 ./PUNCT/punct/2",
    )
    assert clustered(doc)["Mirabad"] == ["Mirabad"]


def test_a_place_is_no_short_form_of_an_outlet() -> None:
    doc = parsed(
        "Port/PROPN/nsubj/3/GPE Velmar/PROPN/flat/1/GPE burns/VERB/root/0 ./PUNCT/punct/3",
        "The/DET/det/4 Port/PROPN/compound/4/ORG Velmar/PROPN/flat/2/ORG Gazette/PROPN/nsubj/5/ORG said/VERB/root/0 so/ADV/advmod/5 ./PUNCT/punct/5",
    )
    assert clustered(doc)["Port Velmar"] == ["Port Velmar"]


def test_two_towns_with_one_sound_stay_two() -> None:
    doc = places.places(
        names.names(
            parsed(
                "He/PRON/nsubj/2 reached/VERB/root/0 Auckland/PROPN/obj/2/GPE ./PUNCT/punct/2",
                "Oakland/PROPN/nsubj/2/GPE burns/VERB/root/0 ./PUNCT/punct/2",
            )
        )
    )
    assert clustered(doc)["Auckland"] == ["Auckland"]


def test_the_north_s_media_are_not_the_south_s() -> None:
    doc = parsed(
        "North/PROPN/compound/2/LOC Korea/PROPN/nmod:poss/5/LOC 's/PART/case/2 state/NOUN/compound/5 media/NOUN/nsubj/6 "
        "denied/VERB/root/0 it/PRON/obj/6 ./PUNCT/punct/6"
    )
    names.names(doc)
    coreference.coreference(doc)
    media = [c.country_code for c in doc._.clusters if "media" in c.name]
    assert media
    assert "KR" not in media


def test_two_towns_and_two_governments_are_told_apart_by_whose_they_are() -> None:
    town = "He/PRON/nsubj/2 left/VERB/root/0 the/DET/det/4 town/NOUN/obj/2 of/ADP/case/6 {}/PROPN/nmod/4/GPE ./PUNCT/punct/2"
    doc = parsed(town.format("Selmar"), town.format("Havn"))
    groups = clustered(doc)
    assert all(not ("the town of Selmar" in group and "the town of Havn" in group) for group in groups.values())


def test_a_country_s_or_a_people_s_name_that_somebody_bears_is_his_with_a_title_and_the_country_s_without() -> None:
    doc = parsed(
        "Ada/PROPN/nsubj/3/PER Jordan/PROPN/flat/1/PER left/VERB/root/0 Jordan/PROPN/obj/3/LOC after/SCONJ/mark/8 Mrs/PROPN/nsubj/8 "
        "Jordan/PROPN/flat/6/LOC slept/VERB/advcl/3 ./PUNCT/punct/3"
    )
    assert clustered(doc) == {"Ada Jordan": ["Ada Jordan", "Jordan"], "Jordan": ["Jordan"]}
