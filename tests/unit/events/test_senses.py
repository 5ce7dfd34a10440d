"""Words that name an event in one sense only, and the status of what a phrase only carries: sentences parsed by hand."""

from __future__ import annotations

import pytest
from tests.unit.events.parses import name, only, parsed, types_of

from onrecord.reading.events import read_events
from onrecord.reading.events.triggers import triggers_of


def test_a_verb_may_ask_for_its_subject() -> None:
    assert types_of("Mercenaries/NOUN/nsubj/2 arrived/VERB/root/2 ./PUNCT/punct/2") == ["MOBILIZE"]
    assert types_of("Tourists/NOUN/nsubj/2 arrived/VERB/root/2 ./PUNCT/punct/2") == []


def test_troops_that_are_somewhere_are_mobilised_and_none_that_are_not() -> None:
    sentence = "No/DET/det/2 troops/NOUN/nsubj/5 were/AUX/cop/5 in/ADP/case/5 Ardal/PROPN/root/5 ./PUNCT/punct/5"
    event = only(parsed(sentence))
    assert (event.type, event.status) == ("MOBILIZE", "denied")
    assert types_of("Troops/NOUN/nsubj/3 were/AUX/cop/3 tired/ADJ/root/3 ./PUNCT/punct/3") == []


def test_a_noun_names_its_verb_only_where_both_are_of_one_type() -> None:
    sentence = "Ostra/PROPN/nsubj/2 brokered/VERB/root/2 a/DET/det/4 truce/NOUN/obj/2 ./PUNCT/punct/2"
    assert types_of(sentence) == ["CONSULT", "RETREAT"]


def test_equipment_in_use_is_mobilised_and_other_things_are_not() -> None:
    sentence = "Soldiers/NOUN/nsubj/2 use/VERB/root/2 {}/NOUN/obj/2 ./PUNCT/punct/2"
    assert types_of(sentence.format("helicopters")) == ["MOBILIZE"]
    assert types_of(sentence.format("telephones")) == []


def test_the_dead_of_a_collapse_are_no_attack_and_those_of_a_gunman_are() -> None:
    collapse = "Six/NUM/nsubj:pass/3 were/AUX/aux:pass/3 killed/VERB/root/3 in/ADP/case/6 a/DET/det/6 {}/NOUN/obl/3"
    assert types_of(collapse.format("collapse")) == []
    assert types_of(collapse.format("raid")) == ["ASSAULT", "ASSAULT"]
    assert types_of("Nobody/PRON/nsubj:pass/3 was/AUX/aux:pass/3 killed/VERB/root/3 ./PUNCT/punct/3") == []
    talk = ["They/PRON/nsubj/2 voted/VERB/root/2 ./PUNCT/punct/2"] * 30
    killed = "A/DET/det/2 {}/NOUN/nsubj/3 killed/VERB/root/3 six/NUM/obj/3 ./PUNCT/punct/3"
    assert triggers_of(parsed(killed.format("lorry"), *talk)) == []
    assert [t.token.text for t in triggers_of(parsed(killed.format("gunman"), *talk))] == ["killed"]


def test_a_warning_that_something_may_happen_threatens_nobody() -> None:
    warning = "Ilm/PROPN/nsubj/2 warned/VERB/root/2 that/SCONJ/mark/6 {}/NOUN/nsubj/6 would/AUX/aux/6 fall/VERB/ccomp/2 ./PUNCT/punct/2"
    assert types_of(warning.format("bridges")) == []
    assert types_of(warning.format("soldiers")) == ["THREATEN"]
    assert types_of("Ilm/PROPN/nsubj/2 warned/VERB/root/2 Dorn/PROPN/obj/2 ./PUNCT/punct/2") == ["THREATEN"]


def test_orders_to_be_silent_coerce_and_other_orders_request() -> None:
    told = "Clerks/NOUN/nsubj:pass/3 were/AUX/aux:pass/3 told/VERB/root/3 to/PART/mark/5 {}/VERB/xcomp/3 quiet/ADJ/{}/5"
    assert types_of(told.format("keep", "xcomp")) == ["COERCE"]
    assert types_of(
        "Clerks/NOUN/nsubj:pass/3 were/AUX/aux:pass/3 told/VERB/root/3 to/PART/mark/5 hurry/VERB/xcomp/3"
    ) == ["REQUEST"]
    assert (
        types_of("They/PRON/nsubj/2 told/VERB/root/2 us/PRON/iobj/2 how/ADV/advmod/6 to/PART/mark/6 vote/VERB/xcomp/2")
        == []
    )


def test_people_are_dismissed_from_office_and_claims_are_dismissed() -> None:
    dismissed = "Ilm/PROPN/nsubj/2 dismissed/VERB/root/2 the/DET/det/4 {}/NOUN/obj/2 ./PUNCT/punct/2"
    assert types_of(dismissed.format("engineer")) == ["SANCTION"]
    assert types_of(dismissed.format("claim")) == ["REJECT"]


def test_what_is_not_ruled_out_is_not_rejected() -> None:
    rule = "Ilm/PROPN/nsubj/{0} {1}rules/VERB/root/{0} out/ADP/compound:prt/{0} talks/NOUN/obj/{0} ./PUNCT/punct/{0}"
    assert types_of(rule.format(2, "")) == ["REJECT", "CONSULT"]
    assert types_of(rule.format(3, "not/PART/advmod/3 ")) == ["CONSULT"]


def test_who_goes_leaves_office_and_who_goes_home_does_not() -> None:
    assert types_of("The/DET/det/2 minister/NOUN/nsubj/4 must/AUX/aux/4 go/VERB/root/4 ./PUNCT/punct/4") == ["CONCEDE"]
    assert types_of("The/DET/det/2 minister/NOUN/nsubj/3 went/VERB/root/3 home/ADV/advmod/3 ./PUNCT/punct/3") == []


def test_who_is_described_by_a_clause_suffers_what_it_says() -> None:
    doc = name(
        parsed("Venn/PROPN/root/1 ,/PUNCT/punct/1 who/PRON/nsubj:pass/5 was/AUX/aux:pass/5 arrested/VERB/acl:relcl/1"),
        ("Venn", "PER"),
    )
    assert only(doc).recipient == 0


def test_who_is_called_on_to_resign_would_resign() -> None:
    doc = parsed(
        "Venn/PROPN/nsubj/2 called/VERB/root/2 on/ADP/case/4 Lund/PROPN/obl/2 to/PART/mark/6 resign/VERB/xcomp/2"
    )
    events = read_events(name(doc, ("Venn", "PER"), ("Lund", "PER")))._.events
    assert [(e.type, e.actor, e.recipient, e.status) for e in events] == [
        ("REQUEST", 0, 1, "happened"),
        ("CONCEDE", 1, None, "hypothetical"),
    ]


def test_accusations_of_somebody_are_theirs_and_criticism_of_somebody_is_not() -> None:
    heard = "The/DET/det/2 {}/NOUN/root/2 of/ADP/case/4 Ostra/PROPN/nmod/2"
    accusation = only(name(parsed(heard.format("accusation")), ("Ostra", "GPE")))
    criticism = only(name(parsed(heard.format("criticism")), ("Ostra", "GPE")))
    assert (accusation.actor, accusation.recipient) == (0, None)
    assert (criticism.actor, criticism.recipient) == (None, 0)


def test_an_envoy_suffers_expulsion_and_a_recalled_one_does_not() -> None:
    doc = "Ostra/PROPN/nsubj/2 {}/VERB/root/2 the/DET/det/4 ambassador/NOUN/obj/2 ./PUNCT/punct/2"
    names = ("Ostra", "GPE"), ("the ambassador", "PER")
    assert only(name(parsed(doc.format("expelled")), *names)).recipient == 1
    assert only(name(parsed(doc.format("recalled")), *names)).recipient is None


def test_patients_die_of_a_fever_and_trains_that_derail_kill_without_an_attack() -> None:
    raid = "Rebels/NOUN/nsubj/2 attacked/VERB/root/2 ./PUNCT/punct/2"
    fever = "Six/NUM/nsubj/2 died/VERB/root/2 of/ADP/case/5 a/DET/det/5 fever/NOUN/obl/2 ./PUNCT/punct/2"
    train = (
        "Trains/NOUN/nsubj/2 derailed/VERB/root/2 ,/PUNCT/punct/4 killing/VERB/advcl/2 six/NUM/obj/4 ./PUNCT/punct/2"
    )
    for accident in (fever, train):
        assert [t.token.text for t in triggers_of(parsed(raid, accident))] == ["attacked"]


def test_trials_of_a_drug_accuse_nobody_and_striving_is_no_fight() -> None:
    trial = "The/DET/det/3 {}/ADJ/amod/3 trial/NOUN/nsubj/4 began/VERB/root/4 ./PUNCT/punct/4"
    assert types_of(trial.format("clinical")) == []
    assert types_of(trial.format("long")) == ["ACCUSE"]
    fought = "{}/NOUN/nsubj/2 fought/VERB/root/2 to/PART/mark/4 rest/VERB/xcomp/2 ./PUNCT/punct/2"
    assert types_of(fought.format("Doctors")) == []
    assert types_of(fought.format("Soldiers")) == ["ASSAULT"]


def test_what_an_army_flies_is_described_and_nothing_moves() -> None:
    use = "drones/NOUN/root/1 which/PRON/obj/5 the/DET/det/4 army/NOUN/nsubj/5 flies/VERB/acl:relcl/1"
    assert types_of(use) == []
    assert types_of("The/DET/det/2 army/NOUN/nsubj/3 flew/VERB/root/3 drones/NOUN/obj/3") == ["MOBILIZE"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("There/PRON/expl/2 is/AUX/root/2 no/DET/det/4 truth/NOUN/nsubj/2 to/ADP/case/7 the/DET/det/7 rumour/NOUN/nmod/4 "
         "that/SCONJ/mark/11 he/PRON/nsubj:pass/11 was/AUX/aux:pass/11 arrested/VERB/acl/7", ["denied"]),
        ("They/PRON/nsubj/4 have/AUX/aux/4 not/PART/advmod/4 conducted/VERB/root/4 any/DET/det/6 airstrikes/NOUN/obj/4", ["denied"]),
        ("The/DET/det/2 council/NOUN/nsubj/3 imposed/VERB/root/3 sanctions/NOUN/obj/3", ["happened"]),
        ("They/PRON/nsubj/4 were/AUX/cop/4 not/PART/advmod/4 swift/ADJ/root/4 to/PART/mark/6 condemn/VERB/xcomp/4 it/PRON/obj/6", ["denied"]),
        ("They/PRON/nsubj/3 were/AUX/cop/3 swift/ADJ/root/3 to/PART/mark/5 condemn/VERB/xcomp/3 it/PRON/obj/5", ["happened"]),
        ("The/DET/det/3 planned/ADJ/amod/3 talks/NOUN/nsubj/6 ,/PUNCT/punct/3 have/AUX/aux/6 failed/VERB/root/6", ["hypothetical"]),
        ("A/DET/det/3 fresh/ADJ/amod/3 attack/NOUN/nsubj/5 would/AUX/aux/5 end/VERB/root/5 it/PRON/obj/5", ["hypothetical"]),
        ("More/ADJ/amod/2 talks/NOUN/nsubj:pass/4 are/AUX/aux:pass/4 planned/VERB/root/4", ["planned"]),
        ("They/PRON/nsubj/2 started/VERB/root/2 bombing/VERB/xcomp/2 towns/NOUN/obj/3", ["happened"]),
        ("He/PRON/nsubj/2 rejected/VERB/root/2 calls/NOUN/obj/2 to/PART/mark/5 resign/VERB/acl/3", ["happened", "happened", "denied"]),
        ("He/PRON/nsubj/3 is/AUX/aux/3 trying/VERB/root/3 to/PART/mark/5 kidnap/VERB/xcomp/3 her/PRON/obj/5", ["planned"]),
        ("An/DET/det/2 airstrike/NOUN/nsubj/3 killed/VERB/root/3 nine/NUM/obj/3", ["happened", "happened"]),
    ],
)  # fmt: skip
def test_status_of_what_a_phrase_only_carries(sentence: str, expected: list[str]) -> None:
    doc = parsed(sentence)
    assert [e.status for e in read_events(doc)._.events] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("They/PRON/nsubj/2 launched/VERB/root/2 a/DET/det/4 satellite/NOUN/obj/2", ["MOBILIZE"]),
        ("The/DET/det/2 launch/NOUN/nsubj/7 of/ADP/case/5 the/DET/det/5 website/NOUN/nmod/2 was/AUX/aux/7 late/ADJ/root/7", []),
        ("They/PRON/nsubj/2 fired/VERB/root/2 missiles/NOUN/obj/2 into/ADP/case/6 the/DET/det/6 sea/NOUN/obl/2", ["MOBILIZE"]),
        ("They/PRON/nsubj/2 fired/VERB/root/2 missiles/NOUN/obj/2 at/ADP/case/6 the/DET/det/6 town/NOUN/obl/2", ["ASSAULT"]),
        ("It/PRON/nsubj/2 breaks/VERB/root/2 ,/PUNCT/punct/5 in/ADP/case/5 violation/NOUN/obl/2 of/ADP/case/8 the/DET/det/8 law/NOUN/nmod/5", []),
        ("Troops/NOUN/nsubj/2 struck/VERB/root/2 the/DET/det/4 camp/NOUN/obj/2 using/VERB/advcl/2 drones/NOUN/obj/5", ["ASSAULT"]),
        ("There/PRON/expl/2 were/AUX/root/2 two/NUM/nummod/4 drones/NOUN/nsubj/2", []),
        ("Police/NOUN/nsubj/2 took/VERB/root/2 him/PRON/obj/2 into/ADP/case/5 custody/NOUN/obl/2", ["COERCE"]),
    ],
)  # fmt: skip
def test_launches_threats_and_means(sentence: str, expected: list[str]) -> None:
    assert [t.entry.type for t in triggers_of(parsed(sentence))] == expected


def test_people_are_captured_and_places_conquered_and_moments_filmed() -> None:
    sentence = "Rebels/NOUN/nsubj/2 captured/VERB/root/2 the/DET/det/4 {}/NOUN/obj/2 ./PUNCT/punct/2"
    assert types_of(sentence.format("nurse")) == ["COERCE"]
    assert types_of(sentence.format("rifles")) == ["COERCE"]
    assert types_of(sentence.format("village")) == ["ASSAULT"]
    assert types_of(sentence.format("moment")) == []
    assert types_of("Her/PRON/nmod:poss/2 capture/NOUN/nsubj/3 grieved/VERB/root/3 us/PRON/obj/3") == ["COERCE"]


def test_part_of_a_place_is_the_place() -> None:
    sentence = "Rebels/NOUN/nsubj/2 seized/VERB/root/2 {}/NOUN/obj/2 of/ADP/case/6 the/DET/det/6 town/NOUN/nmod/3"
    assert types_of(sentence.format("most")) == ["ASSAULT"]
    assert types_of(sentence.replace("town", "money").format("most")) == ["COERCE"]


def test_help_is_aid_to_forces_support_and_with_an_infinitive_neither() -> None:
    assert types_of("Ostra/PROPN/nsubj/2 helped/VERB/root/2 ./PUNCT/punct/2") == ["AID"]
    assert types_of("Ostra/PROPN/nsubj/2 helped/VERB/root/2 Velmark/PROPN/obj/2") == ["AID"]
    army = "Ostra/PROPN/nsubj/2 helped/VERB/root/2 the/DET/det/4 army/NOUN/obj/2"
    assert types_of(army) == ["SUPPORT"]
    assert types_of("Apps/NOUN/nsubj/2 help/VERB/root/2 save/VERB/xcomp/2 time/NOUN/obj/3") == []


def test_men_fire_and_firms_fire_men() -> None:
    assert types_of("Officers/NOUN/nsubj/2 fired/VERB/root/2 ./PUNCT/punct/2") == ["ASSAULT"]
    assert types_of("Officers/NOUN/nsubj/2 fired/VERB/root/2 clerks/NOUN/obj/2 ./PUNCT/punct/2") == []


def test_a_month_is_no_march_and_what_lies_around_surrounds_nobody() -> None:
    sentence = "The/DET/det/2 {}/NOUN/nsubj/3 ended/VERB/root/3 ./PUNCT/punct/3"
    assert (types_of(sentence.format("march")), types_of(sentence.format("March"))) == (["PROTEST"], [])
    around = "The/DET/det/2 {}/NOUN/nsubj/3 surrounded/VERB/root/3 the/DET/det/5 town/NOUN/obj/3 ./PUNCT/punct/3"
    assert (types_of(around.format("soldiers")), types_of(around.format("fields"))) == (["ASSAULT"], [])


def test_courtesies_and_forms_are_no_events() -> None:
    assert types_of("Thank/VERB/root/1 you/PRON/obj/1 ./PUNCT/punct/1") == []
    assert types_of("Ostra/PROPN/nsubj/2 thanked/VERB/root/2 Ilm/PROPN/obj/2") == ["SUPPORT"]
    sentence = "Two/NUM/nsubj/2 requested/VERB/root/2 {}/NOUN/obj/2 ./PUNCT/punct/2"
    assert (types_of(sentence.format("anonymity")), types_of(sentence.format("weapons"))) == ([], ["REQUEST"])
    freed = "She/PRON/nsubj:pass/3 was/AUX/aux:pass/3 released/VERB/root/3 from/ADP/case/5 {}/NOUN/obl/3"
    assert (types_of(freed.format("hospital")), types_of(freed.format("jail"))) == ([], ["CONCEDE"])
    called = "We/PRON/nsubj/2 contacted/VERB/root/2 the/DET/det/4 rebels/NOUN/obj/2 for/ADP/case/6 {}/NOUN/obl/2"
    assert types_of(called.format("comment")) == []


def test_killed_and_wounded_are_two_whatever_the_parse_gives_each() -> None:
    sentence = "Bombs/NOUN/nsubj/2 killed/VERB/root/2 two/NUM/obj/2 and/CCONJ/cc/5 wounded/VERB/conj/2 six/NUM/obj/2"
    assert types_of(sentence) == ["ASSAULT", "ASSAULT"]


def test_visits_of_nobody_in_particular_and_things_accepted_are_no_dealings() -> None:
    visit = "{}/{}/nsubj/2 visited/VERB/root/2 Ardal/PROPN/obj/2 ./PUNCT/punct/2"
    assert types_of(visit.format("Tourists", "NOUN")) == []
    assert types_of(visit.format("Ministers", "NOUN")) == ["CONSULT"]
    accepted = "They/PRON/nsubj/2 accepted/VERB/root/2 the/DET/det/4 {}/NOUN/obj/2 ./PUNCT/punct/2"
    assert types_of(accepted.format("cards")) == []
    assert types_of(accepted.format("plan")) == ["AGREE"]


def test_who_is_found_dead_is_a_finding_and_who_is_left_dead_an_attack() -> None:
    sentence = "Gunmen/NOUN/nsubj/2 {}/VERB/root/2 six/NUM/obj/2 dead/ADJ/xcomp/2 ./PUNCT/punct/2"
    assert types_of(sentence.format("found")) == []
    assert types_of(sentence.format("left")) == ["ASSAULT"]
