"""Events of one deed share its day: sentences parsed by hand."""

from __future__ import annotations

import datetime as dt

from spacy.tokens import Doc
from tests.unit.events.parses import parsed

from onrecord.reading.annotations import Event, Time
from onrecord.reading.events.same_deed import same_deeds

MONDAY = dt.date(2031, 5, 12)


def event(doc: Doc, word: str, type_: str = "ASSAULT", status: str = "happened", **fields: object) -> Event:
    at = doc.text.index(word)
    return Event(at, at + len(word), word, type_, status, **fields)  # type: ignore[arg-type]


def days(doc: Doc, *events: Event) -> list[dt.date | None]:
    return [e.happened_from for e in same_deeds(doc, events)]


def test_a_person_is_killed_once() -> None:
    doc = parsed(
        "Jets/NOUN/nsubj/2 hit/VERB/root/2 Orlov/PROPN/obj/2 ./PUNCT/punct/2",
        "Orlov/PROPN/nsubj:pass/3 was/AUX/aux:pass/3 kill/VERB/root/3 ./PUNCT/punct/3",
    )
    hit = event(doc, "hit", recipient=0, happened_from=MONDAY, happened_to=MONDAY)
    assert days(doc, hit, event(doc, "kill", recipient=0)) == [MONDAY, MONDAY]
    assert days(doc, hit, event(doc, "kill", recipient=1)) == [MONDAY, None]


def test_two_days_of_attacks_on_one_person_settle_nothing() -> None:
    doc = parsed("They/PRON/nsubj/2 hit/VERB/root/2 ,/PUNCT/punct/4 shot/VERB/conj/2 and/CCONJ/cc/6 kill/VERB/conj/2")
    later = MONDAY + dt.timedelta(days=3)
    found = days(
        doc,
        event(doc, "hit", recipient=0, happened_from=MONDAY, happened_to=MONDAY),
        event(doc, "shot", recipient=0, happened_from=later, happened_to=later),
        event(doc, "kill", type_="COERCE", recipient=0),
    )
    assert found == [MONDAY, later, None]


def test_what_is_done_in_a_dated_strike() -> None:
    doc = parsed(
        "In/ADP/case/3 the/DET/det/3 strike/NOUN/obl/5 missiles/NOUN/nsubj/5 destroyed/VERB/root/5 a/DET/det/7 camp/NOUN/obj/5"
    )
    strike = event(doc, "strike", happened_from=MONDAY, happened_to=MONDAY)
    assert days(doc, strike, event(doc, "destroyed")) == [MONDAY, MONDAY]
    assert days(doc, strike, event(doc, "destroyed", status="planned")) == [MONDAY, None]


def test_a_spell_holds_the_one_dated_deed_of_its_type() -> None:
    doc = parsed("They/PRON/nsubj/2 hit/VERB/root/2 and/CCONJ/cc/4 bombed/VERB/conj/2 and/CCONJ/cc/6 met/VERB/conj/2")
    hit = event(doc, "hit", happened_from=MONDAY, happened_to=MONDAY)
    week = {"happened_from": MONDAY - dt.timedelta(days=1), "happened_to": MONDAY + dt.timedelta(days=5)}
    year = {"happened_from": dt.date(2031, 1, 1), "happened_to": dt.date(2031, 12, 31)}
    assert days(doc, hit, event(doc, "bombed", **week)) == [MONDAY, MONDAY]
    assert days(doc, hit, event(doc, "bombed", **year)) == [MONDAY, dt.date(2031, 1, 1)]
    assert days(doc, hit, event(doc, "met", type_="CONSULT", **week)) == [MONDAY, week["happened_from"]]


def test_days_after_are_counted_from_the_governing_clause() -> None:
    doc = parsed(
        "Police/NOUN/nsubj/2 arrested/VERB/root/2 him/PRON/obj/2 Monday/PROPN/obl/2 ,/PUNCT/punct/10 three/NUM/nummod/7 "
        "days/NOUN/obl/10 after/SCONJ/mark/10 he/PRON/nsubj/10 fired/VERB/advcl/2 shots/NOUN/obj/10"
    )
    arrest = event(doc, "arrested", type_="COERCE", happened_from=MONDAY, happened_to=MONDAY)
    assert days(doc, arrest, event(doc, "fired")) == [MONDAY, dt.date(2031, 5, 9)]
    at = doc.text.index("Monday")
    doc._.times = (Time(at, at + 6, "DATE", "2031-05-12", MONDAY, MONDAY),)
    assert days(doc, event(doc, "fired")) == [dt.date(2031, 5, 9)]
