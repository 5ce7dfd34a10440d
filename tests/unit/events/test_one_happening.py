"""The only attack of which an article tells lends its day, and not to others: sentences parsed by hand."""

from __future__ import annotations

import datetime as dt

import pytest
from spacy.tokens import Doc
from tests.unit.events.parses import parsed
from tests.unit.events.test_same_deed import event

from onrecord.reading.events.one_happening import on_the_only_day
from onrecord.reading.times.reader import times_of

MONDAY = dt.date(2031, 5, 12)
DAY = {"happened_from": MONDAY, "happened_to": MONDAY}
ATTACKED = "They/PRON/nsubj/2 attacked/VERB/root/2 us/PRON/obj/2 ./PUNCT/punct/2"


def day(doc: Doc, word: str, mode: str | None = None, dated: int = 2) -> dt.date | None:
    told = [event(doc, "attacked", **DAY)] * dated
    return on_the_only_day(doc, [*told, event(doc, word, mode=mode)])[-1].happened_from


@pytest.mark.parametrize(
    ("sentence", "word", "expected"),
    [
        ("The/DET/det/2 massacre/NOUN/nsubj/3 shook/VERB/root/3 us/PRON/obj/3", "massacre", MONDAY),
        ("Massacres/NOUN/nsubj/2 shook/VERB/root/2 us/PRON/obj/2", "Massacres", None),
        ("Rebels/NOUN/nsubj/3 have/AUX/aux/3 bombed/VERB/root/3 towns/NOUN/obj/3", "bombed", None),
        ("Rebels/NOUN/nsubj/2 bombed/VERB/root/2 towns/NOUN/obj/2", "bombed", MONDAY),  # of one family with "attacked"
        ("Rebels/NOUN/nsubj/2 stabbed/VERB/root/2 clerks/NOUN/obj/2", "stabbed", None),
    ],
)
def test_violence_without_a_day(sentence: str, word: str, expected: dt.date | None) -> None:
    assert day(parsed(ATTACKED, sentence), word) == expected


def test_one_dated_mention_is_too_few() -> None:
    doc = parsed(ATTACKED, "The/DET/det/2 massacre/NOUN/nsubj/3 shook/VERB/root/3 us/PRON/obj/3")
    assert day(doc, "massacre", dated=1) is None


def test_new_years_eve_of_a_year_that_others_give_is_the_one_at_its_beginning() -> None:
    text = "Women were attacked on New Year's Eve. The police will be out on New Year's Eve, too."
    found = [t.first for t in times_of(text, year=2031)]
    assert found == [dt.date(2030, 12, 31), dt.date(2031, 12, 31)]
