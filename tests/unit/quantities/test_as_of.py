"""The day as of which a figure holds is that of its own clause, where its sentence names several."""

from __future__ import annotations

import datetime as dt

import pytest
import spacy
from spacy.tokens import Doc

from onrecord.reading import extensions
from onrecord.reading.annotations import ArticleContext, Time
from onrecord.reading.figures.as_of import as_of

extensions.register()
SUNDAY, TUESDAY = dt.date(2031, 5, 11), dt.date(2031, 5, 13)


def day_of(tagged: str, number: str, times: dict[str, tuple[dt.date, dt.date]]) -> dt.date | None:
    """`tagged` holds word/head/pos, heads counted from 0."""
    rows = [part.split("/") for part in tagged.split()]
    doc = Doc(
        spacy.blank("en").vocab,
        [row[0] for row in rows],
        heads=[int(row[1]) for row in rows],
        deps=["dep"] * len(rows),
        pos=[row[2] for row in rows],
    )
    doc._.article = ArticleContext(published_on=dt.date(2031, 5, 14))
    found = []
    for word, (first, last) in times.items():
        at = doc.text.index(word)
        found.append(Time(at, at + len(word), "DATE", first.isoformat(), first, last, "given in full"))
    doc._.times = tuple(sorted(found, key=lambda time: time.start))
    at = doc.text.index(number)
    return as_of(doc, doc.text, at, at + len(number), None)


HELD = (
    "Guards/1/NOUN held/1/VERB two/3/NUM cooks/1/NOUN on/5/ADP Tuesday/1/PROPN over/8/ADP the/8/DET fire/1/NOUN "
    "that/10/PRON killed/8/VERB 14/12/NUM guests/10/NOUN on/14/ADP Sunday/10/PROPN"
)


@pytest.mark.parametrize(("number", "day"), [("two", TUESDAY), ("14", SUNDAY)])
def test_each_clause_has_its_day(number: str, day: dt.date) -> None:
    assert day_of(HELD, number, {"Sunday": (SUNDAY, SUNDAY), "Tuesday": (TUESDAY, TUESDAY)}) == day


def test_a_clause_without_a_day_takes_the_first_of_its_sentence() -> None:
    said = (
        "A/1/DET boat/2/NOUN sank/2/VERB on/4/ADP Sunday/2/PROPN drowning/2/VERB two/7/NUM men/5/NOUN "
        "police/9/NOUN said/2/VERB Tuesday/9/PROPN"
    )
    assert day_of(said, "two", {"Sunday": (SUNDAY, SUNDAY), "Tuesday": (TUESDAY, TUESDAY)}) == SUNDAY


def test_what_happened_years_ago_has_no_day_of_the_news() -> None:
    worst = (
        "In/3/ADP Tuesday's/2/PROPN fire/13/NOUN worst/2/ADJ since/5/ADP 2029/3/NUM when/9/ADV a/8/DET blast/9/NOUN "
        "killed/3/VERB 40/9/NUM ,/9/PUNCT nine/13/NUM died/13/VERB"
    )
    year = (dt.date(2029, 1, 1), dt.date(2029, 12, 31))
    times = {"Tuesday": (TUESDAY, TUESDAY), "2029": year}
    assert day_of(worst, "40", times) is None
    assert day_of(worst, "nine", times) == TUESDAY
