"""Events of sentences parsed by hand: which words name one, who acts on whom, with what status and day."""

from __future__ import annotations

import datetime as dt

import pytest
import spacy
from tests.unit.events.parses import name, only, parsed

from onrecord.reading.annotations import (
    ArticleContext,
    Attribution,
    Figure,
    Passage,
    Place,
    Time,
)
from onrecord.reading.events import read_events
from onrecord.reading.events.lexicon import BARE, lexicon, parse
from onrecord.reading.events.triggers import triggers_of
from onrecord.schema.values import EVENT_TYPES


def test_the_lexicon_names_plover_types_and_known_classes() -> None:
    words = lexicon()
    entries = [entry for found in words.entries.values() for entry in found]
    assert {entry.type for entry in entries} == set(EVENT_TYPES)
    assert {entry.object_class for entry in entries} - {None} <= set(words.classes) | BARE


def test_a_line_of_the_lexicon_that_does_not_fit_is_named() -> None:
    with pytest.raises(ValueError, match="line 2"):
        parse("ASSAULT\nverbs: attack")


def test_the_strictest_entry_wins() -> None:
    small = parse("SANCTION\nverb: recall+ENVOYS\nSUPPORT\nverb: recall\nCLASSES\nENVOYS: envoy")
    assert [entry.type for entry in small.entries["VERB", "recall"]] == ["SANCTION", "SUPPORT"]


def test_actor_recipient_place_day_and_victims() -> None:
    doc = parsed(
        "Rebels/PROPN/nsubj/2 attacked/VERB/root/2 Dorland/PROPN/obj/2 in/ADP/case/5 Velm/PROPN/obl/2 "
        "on/ADP/case/7 Monday/PROPN/obl/2 killing/VERB/advcl/2 nine/NUM/obj/8 ./PUNCT/punct/2"
    )
    name(doc, ("Rebels", "ORG"), ("Dorland", "GPE"), ("Velm", "GPE"))
    text = doc.text
    day = dt.date(2031, 5, 12)
    at = text.index("Monday")
    doc._.times = (Time(at, at + 6, "DATE", "2031-05-12", day, day),)
    at = text.index("Velm")
    doc._.places = (Place(at, at + 4, 77, 1.0, 2.0, "VE", "city"),)
    at = text.index("nine")
    doc._.figures = (Figure(at, at + 4, 9, unit="people killed"),)
    event, death = read_events(doc)._.events
    assert (death.lemma, death.happened_from) == ("killing", day)
    assert (event.type, event.status, event.actor, event.recipient) == ("ASSAULT", "happened", 0, 1)
    assert (event.place, event.place_id, event.place_precision) == ("Velm", 77, "city")
    assert (event.happened_from, event.happened_to, event.killed, event.injured) == (day, day, 9, None)


def test_the_dead_of_a_bombing_are_not_those_of_the_arrest_over_it() -> None:
    doc = parsed(
        "Guards/NOUN/nsubj/2 arrested/VERB/root/2 two/NUM/nummod/4 men/NOUN/obj/2 over/ADP/case/7 the/DET/det/7 "
        "bombing/NOUN/obl/2 that/PRON/nsubj/9 killed/VERB/acl:relcl/7 nine/NUM/obj/9 ./PUNCT/punct/2"
    )
    at = doc.text.index("nine")
    doc._.figures = (Figure(at, at + 4, 9, unit="people killed"),)
    events = read_events(doc)._.events
    assert [e.killed for e in events if e.type == "COERCE"] == [None]
    assert [e.killed for e in events if e.killed] == [9]


def test_passive_and_agent() -> None:
    doc = parsed(
        "Dorland/PROPN/nsubj:pass/3 was/AUX/aux:pass/3 bombed/VERB/root/3 by/ADP/case/5 Velm/PROPN/obl:agent/3 ./PUNCT/punct/3"
    )
    event = only(name(doc, ("Dorland", "GPE"), ("Velm", "GPE")))
    assert (event.actor, event.recipient) == (1, 0)


def test_noun_with_possessor_and_complement() -> None:
    doc = parsed(
        "Velmish/ADJ/amod/2 strikes/NOUN/nsubj/5 on/ADP/case/4 Dorland/PROPN/nmod/2 continue/VERB/root/5 ./PUNCT/punct/5"
    )
    event = only(name(doc, ("Velmish", "NORP"), ("Dorland", "GPE")))
    assert (event.type, event.actor, event.recipient, event.status) == ("ASSAULT", 0, 1, "ongoing")


def test_those_who_are_deployed_are_the_ones_who_act() -> None:
    doc = parsed("Troops/NOUN/nsubj:pass/3 were/AUX/aux:pass/3 deployed/VERB/root/3 ./PUNCT/punct/3")
    event = only(name(doc, ("Troops", "ORG")))
    assert (event.type, event.actor, event.recipient) == ("MOBILIZE", 0, None)


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("They/PRON/nsubj/2 attacked/VERB/root/2 ./PUNCT/punct/2", "happened"),
        ("They/PRON/nsubj/4 did/AUX/aux/4 not/PART/advmod/4 attack/VERB/root/4 ./PUNCT/punct/4", "denied"),
        ("They/PRON/nsubj/3 will/AUX/aux/3 attack/VERB/root/3 ./PUNCT/punct/3", "planned"),
        ("They/PRON/nsubj/3 would/AUX/aux/3 attack/VERB/root/3 ./PUNCT/punct/3", "hypothetical"),
        ("They/PRON/nsubj/3 are/AUX/aux/3 attacking/VERB/root/3 ./PUNCT/punct/3", "ongoing"),
        ("They/PRON/nsubj/2 plan/VERB/root/2 to/PART/mark/4 attack/VERB/xcomp/2 ./PUNCT/punct/2", "planned"),
        ("They/PRON/nsubj/2 failed/VERB/root/2 to/PART/mark/4 attack/VERB/xcomp/2 ./PUNCT/punct/2", "denied"),
        ("They/PRON/nsubj/2 wanted/VERB/root/2 to/PART/mark/4 attack/VERB/xcomp/2 ./PUNCT/punct/2", "hypothetical"),
        (
            "They/PRON/nsubj/4 do/AUX/aux/4 not/PART/advmod/4 plan/VERB/root/4 to/PART/mark/6 attack/VERB/xcomp/4",
            "denied",
        ),
        (
            "They/PRON/nsubj/3 would/AUX/aux/3 talk/VERB/root/3 and/CCONJ/cc/5 attacked/VERB/conj/3 Dorn/PROPN/obj/5",
            "happened",
        ),
        ("They/PRON/nsubj/4 are/AUX/aux/4 to/PART/mark/4 attack/VERB/root/4 ./PUNCT/punct/4", "planned"),
        ("No/DET/det/2 ship/NOUN/nsubj/3 attacked/VERB/root/3 ./PUNCT/punct/3", "denied"),
        ("No/ADV/advmod/2 fewer/ADJ/nsubj/3 attacked/VERB/root/3 ./PUNCT/punct/3", "happened"),
        ("There/PRON/expl/2 was/VERB/root/2 no/DET/det/4 attack/NOUN/nsubj/2 ./PUNCT/punct/2", "denied"),
    ],
)
def test_status(sentence: str, status: str) -> None:
    attack = [e for e in read_events(parsed(sentence))._.events if e.type == "ASSAULT"]
    assert [e.status for e in attack] == [status]


def test_a_denial_denies_its_content_but_not_an_accusation() -> None:
    doc = parsed("Drones/NOUN/nsubj/2 attacked/VERB/root/2 ./PUNCT/punct/2")
    doc._.attributions = (Attribution(content=((0, len(doc.text)),), act="deny"),)
    assert only(doc).status == "denied"
    doc = parsed("Velm/PROPN/nsubj/2 accused/VERB/root/2 Dorland/PROPN/obj/2 ./PUNCT/punct/2")
    name(doc, ("Velm", "GPE"), ("Dorland", "GPE"))
    doc._.attributions = (Attribution(content=((0, len(doc.text)),), act="deny"),)
    assert only(doc).status == "happened"


def test_the_day_of_saying_is_not_the_day_of_the_event() -> None:
    doc = parsed(
        "Velm/PROPN/nsubj/2 attacked/VERB/root/2 Dorland/PROPN/obj/2 ,/PUNCT/punct/2 said/VERB/parataxis/2 Ilm/PROPN/nsubj/5 Monday/PROPN/obl/5 ./PUNCT/punct/2"
    )
    day = dt.date(2031, 5, 12)
    at = doc.text.index("Monday")
    doc._.times = (Time(at, at + 6, "DATE", "2031-05-12", day, day),)
    doc._.attributions = (Attribution(content=((0, doc.text.index(",")),)),)
    assert only(doc).happened_from is None


def test_a_definite_noun_takes_the_day_of_what_it_points_back_to() -> None:
    doc = parsed(
        "A/DET/det/2 depot/NOUN/nsubj/3 exploded/VERB/root/3 on/ADP/case/5 Monday/PROPN/obl/3 ./PUNCT/punct/3",
        "The/DET/det/2 blast/NOUN/nsubj/3 broke/VERB/root/3 windows/NOUN/obj/3 ./PUNCT/punct/3",
    )
    day = dt.date(2031, 5, 12)
    at = doc.text.index("Monday")
    doc._.times = (Time(at, at + 6, "DATE", "2031-05-12", day, day),)
    assert [(e.type, e.happened_from) for e in read_events(doc)._.events] == [("ASSAULT", day), ("ASSAULT", day)]


def test_furniture_and_modifiers_name_no_event() -> None:
    doc = parsed("Attack/NOUN/root/1 ./PUNCT/punct/1")
    doc._.article = ArticleContext(passages=(Passage(0, len(doc.text), "furniture"),))
    assert read_events(doc)._.events == ()
    doc = parsed("The/DET/det/3 attack/NOUN/compound/3 helicopter/NOUN/nsubj/4 rusted/VERB/root/4 ./PUNCT/punct/4")
    assert triggers_of(doc) == []


@pytest.mark.parametrize("label", ["compound", "amod"])
def test_what_troops_are_for_is_no_fight_however_the_parser_ties_it_to_them(label: str) -> None:
    sentence = f"Orland/PROPN/nsubj/2 sent/VERB/root/2 combat/NOUN/{label}/4 troops/NOUN/obj/2 ./PUNCT/punct/2"
    assert [trigger.entry.type for trigger in triggers_of(parsed(sentence))] == ["MOBILIZE"]


def test_a_killing_is_an_event_beside_the_blast_that_caused_it_and_a_wound_is_none() -> None:
    doc = parsed(
        "Nine/NUM/nsubj:pass/3 were/AUX/aux:pass/3 killed/VERB/root/3 when/ADV/advmod/6 shells/NOUN/nsubj/6 exploded/VERB/advcl/3 ./PUNCT/punct/3"
    )
    assert [t.token.text for t in triggers_of(doc)] == ["killed", "exploded"]
    doc = parsed(
        "Nine/NUM/nsubj:pass/3 were/AUX/aux:pass/3 injured/VERB/root/3 when/ADV/advmod/6 shells/NOUN/nsubj/6 exploded/VERB/advcl/3 ./PUNCT/punct/3"
    )
    assert [t.token.text for t in triggers_of(doc)] == ["exploded"]
    doc = parsed("Nine/NUM/nsubj:pass/3 were/AUX/aux:pass/3 injured/VERB/root/3 ./PUNCT/punct/3")
    assert [t.token.text for t in triggers_of(doc)] == ["injured"]


def test_a_day_belongs_to_what_it_modifies() -> None:
    doc = parsed(
        "The/DET/det/2 attack/NOUN/nsubj/4 was/AUX/cop/4 breach/NOUN/root/4 of/ADP/case/6 treaty/NOUN/nmod/4 of/ADP/case/8 Monday/PROPN/nmod/6 ./PUNCT/punct/4"
    )
    day, at = dt.date(2031, 5, 12), doc.text.index("Monday")
    doc._.times = (Time(at, at + 6, "DATE", "2031-05-12", day, day),)
    assert [e.happened_from for e in read_events(doc)._.events if e.lemma == "attack"] == [None]


def test_warning_of_a_danger_threatens_nobody() -> None:
    doc = parsed("They/PRON/nsubj/2 warned/VERB/root/2 us/PRON/obj/2 of/ADP/case/5 floods/NOUN/obl/2 ./PUNCT/punct/2")
    assert triggers_of(doc) == []
    doc = parsed("They/PRON/nsubj/2 warned/VERB/root/2 Dorland/PROPN/obj/2 ./PUNCT/punct/2")
    assert [t.entry.type for t in triggers_of(doc)] == ["THREATEN"]


def test_dealings_need_a_party_and_what_is_left_out_is_told() -> None:
    doc = read_events(parsed("Chances/NOUN/nsubj/2 helped/VERB/root/2 ./PUNCT/punct/2"))
    assert doc._.events == ()
    ((stage, subject, reason, _),) = doc.user_data["rejected"]
    assert (stage, subject) == ("events", "8-14")
    assert "AID" in reason


def test_storms_do_not_attack_and_deaths_need_violence() -> None:
    assert triggers_of(parsed("Floods/NOUN/nsubj/2 destroyed/VERB/root/2 Velm/PROPN/obj/2 ./PUNCT/punct/2")) == []
    assert triggers_of(parsed("She/PRON/nsubj/2 perished/VERB/root/2 ./PUNCT/punct/2")) == []
    doc = parsed(
        "She/PRON/nsubj/2 perished/VERB/root/2 ./PUNCT/punct/2",
        "Rebels/NOUN/nsubj/2 attacked/VERB/root/2 ./PUNCT/punct/2",
    )
    assert [t.token.text for t in triggers_of(doc)] == ["perished", "attacked"]


def test_words_of_war_mean_war_only_in_articles_that_tell_of_violence() -> None:
    attack = "Ilm/PROPN/nsubj/2 attacked/VERB/root/2 Dorn/PROPN/obj/2 ./PUNCT/punct/2"
    talk = ["They/PRON/nsubj/2 voted/VERB/root/2 ./PUNCT/punct/2"] * 30
    shells = "Soldiers/NOUN/nsubj/2 carried/VERB/root/2 rockets/NOUN/obj/2 ./PUNCT/punct/2"
    assert triggers_of(parsed(attack, *talk)) == []
    assert [t.token.text for t in triggers_of(parsed(attack, shells, *talk))] == ["attacked"]


def test_a_text_without_parse_has_no_events_and_says_so() -> None:
    doc = read_events(spacy.blank("en")("They attacked."))
    assert doc._.events == ()
    assert doc.user_data["rejected"] == [("events", "0", "the text has no parse", None)]
    assert read_events(spacy.blank("en")(""))._.events == ()


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "A/DET/det/2 gunman/NOUN/nsubj/3 opens/VERB/root/3 fire/NOUN/obj/3 ,/PUNCT/punct/6 wounding/VERB/advcl/3 six/NUM/obj/6",
            "happened",
        ),
        ("He/PRON/nsubj/2 fled/VERB/root/2 before/SCONJ/mark/4 killing/VERB/advcl/2 himself/PRON/obj/4", "happened"),
        (
            "He/PRON/nsubj:pass/3 was/AUX/aux:pass/3 accused/VERB/root/3 of/SCONJ/mark/5 killing/VERB/advcl/3 him/PRON/obj/5",
            "happened",
        ),
        ("They/PRON/nsubj/3 are/AUX/aux/3 killing/VERB/root/3 people/NOUN/obj/3", "ongoing"),
    ],
)
def test_what_a_gerund_tells_as_done_has_happened(sentence: str, expected: str) -> None:
    assert read_events(parsed(sentence))._.events[-1].status == expected


_BLAST = "The/DET/det/2 blast/NOUN/nsubj/3 woke/VERB/root/3 Ilm/PROPN/obj/3 ./PUNCT/punct/3"
_STONE = "The/DET/det/2 meteorite/NOUN/nsubj/3 fell/VERB/root/3 ./PUNCT/punct/3"
_BOMB = "The/DET/det/2 bomb/NOUN/nsubj/3 lay/VERB/root/3 there/ADV/advmod/3 ./PUNCT/punct/3"


@pytest.mark.parametrize(
    ("others", "found"),
    [
        ([_STONE] * 5, []),
        ([_STONE] * 4, ["blast"]),  # too seldom to be what the article is about
        ([_STONE] * 5 + [_BOMB] * 5, ["blast"]),  # as many weapons as stones
    ],
)
def test_the_bang_of_a_stone_from_the_sky_is_nobodys_attack(others: list[str], found: list[str]) -> None:
    assert [t.token.text for t in triggers_of(parsed(_BLAST, *others))] == found


def test_what_a_stone_from_the_sky_hits_is_not_attacked_and_what_a_rocket_hits_is() -> None:
    hit = "The/DET/det/2 {}/NOUN/nsubj/3 destroyed/VERB/root/3 Velm/PROPN/obj/3 ./PUNCT/punct/3"
    assert triggers_of(parsed(hit.format("asteroid"))) == []
    assert [t.token.text for t in triggers_of(parsed(hit.format("rocket")))] == ["destroyed"]


def test_those_who_are_attacked_after_a_quake_are_attacked() -> None:
    quake = "The/DET/det/2 earthquake/NOUN/nsubj/3 ended/VERB/root/3 ./PUNCT/punct/3"
    raid = "Rebels/NOUN/nsubj/2 attacked/VERB/root/2 Velm/PROPN/obj/2 ./PUNCT/punct/2"
    assert [t.token.text for t in triggers_of(parsed(raid, *[quake] * 6))] == ["attacked"]
