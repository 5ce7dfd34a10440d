"""Days of speaking, seen from the day of publication; what cannot be settled stays open."""

from __future__ import annotations

import datetime as dt

import pytest
import spacy
from spacy.tokens import Doc

from onrecord.reading.annotations import ArticleContext
from onrecord.reading.attributions.layout import lay_out
from onrecord.reading.said_on import _EXPRESSION, of_heading, resolve
from onrecord.reading.times.reader import is_programme

WEDNESDAY = dt.date(2031, 5, 14)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Wednesday", dt.date(2031, 5, 14)),
        ("Thursday", dt.date(2031, 5, 8)),
        ("last Wednesday", dt.date(2031, 5, 7)),
        ("yesterday", dt.date(2031, 5, 13)),
        ("today", WEDNESDAY),
        ("May 3", dt.date(2031, 5, 3)),
        ("3 May 2029", dt.date(2029, 5, 3)),
        ("December 30", dt.date(2030, 12, 30)),
        ("last week", None),
        ("next Friday", None),
        ("February 30", None),
    ],
)
def test_a_day(words: str, expected: dt.date | None) -> None:
    match = _EXPRESSION.search(words)
    assert match is not None
    assert resolve(match, WEDNESDAY) == expected


def test_a_weekday_without_a_day_of_publication_is_open() -> None:
    match = _EXPRESSION.search("on Friday")
    assert match is not None
    assert resolve(match, None) is None


HEADING = "Briefing by the Spokesperson of the Dorsish Ministry , 12 May 2031".split()
NAMING = ["NOUN", "ADP", "DET", "PROPN", "ADP", "DET", "PROPN", "PROPN", "PUNCT", "NUM", "PROPN", "NUM"]


def heading(words: list[str], pos: list[str], lemmas: list[str]) -> Doc:
    doc = Doc(spacy.blank("en").vocab, words=words, pos=pos, lemmas=lemmas)
    doc._.article = ArticleContext(published_on=WEDNESDAY)
    return doc


@pytest.mark.parametrize(("pos", "lemma"), [("NOUN", "briefing"), ("VERB", "brief")])
def test_a_heading_names_its_occasion_whatever_the_parser_takes_its_first_word_for(pos: str, lemma: str) -> None:
    found = of_heading(lay_out(heading(HEADING, [pos, *NAMING[1:]], [lemma, *HEADING[1:]])))
    assert found is not None
    assert found[0].day == dt.date(2031, 5, 12)
    assert "spokesperson" in found[1]


def test_a_sentence_with_a_verb_is_no_heading() -> None:
    words = ["Dorsland", "cancelled", *HEADING[2:3], "briefing", *HEADING[8:]]
    pos = ["PROPN", "VERB", "DET", "NOUN", *NAMING[8:]]
    assert of_heading(lay_out(heading(words, pos, words))) is None


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("He said on the Today programme that it was shut.", True),
        ("She told NBC's Today that it was shut.", True),
        ("Today the mayor said that it was shut.", False),
        ("The mayor said today that the show was shut.", False),
    ],
)
def test_today_may_be_the_name_of_a_programme(text: str, named: bool) -> None:
    match = _EXPRESSION.search(text)
    assert match is not None
    assert is_programme(text, *match.span()) is named
