"""Figures: what is one, what is none, whose it is."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

import onrecord.reading.times  # noqa: F401
from onrecord.reading.annotations import ArticleContext, Attribution, Passage
from onrecord.reading.figures import quantities_of, read_figures
from onrecord.reading.figures.counted import stem

NLP = spacy.blank("en")
NLP.add_pipe("onrecord_times")


def read(text: str) -> Doc:
    return read_figures(NLP(text))


@pytest.mark.parametrize(
    ("text", "value", "high", "comparator", "kind"),
    [
        ("more than 300 boats", 300, None, "more than", "count"),
        ("no fewer than six boats", 6, None, "at least", "count"),
        ("between 20 and 30 boats", 20, 30, "exactly", "count"),
        ("10-15 boats", 10, 15, "exactly", "count"),
        ("two to three million boats", 2_000_000, 3_000_000, "exactly", "count"),
        ("US$5", 5, None, "exactly", "money"),
        ("€20m", 20_000_000, None, "exactly", "money"),
        ("15€", 15, None, "exactly", "money"),
        ("32 degrees Celsius", 32, None, "exactly", "measure"),
        ("90 km2", 90, None, "exactly", "measure"),
        ("40 per cent", 40, None, "exactly", "percent"),
        ("just under 7.5 km", 7.5, None, "nearly", "measure"),
        ("twenty-four hours", 24, None, "exactly", "duration"),
        ("hundreds of thousands of boats", 200_000, 999_999, "about", "vague"),
        ("several boats", None, None, "about", "vague"),
        ("half an hour", 0.5, None, "exactly", "duration"),
        ("third nuclear test", 3, None, "exactly", "ordinal"),
        ("two-thirds of the fleet", 2 / 3, None, "exactly", "share"),
        ("50 or more boats", 50, None, "at least", "count"),
        ("a 200-strong crew", 200, None, "exactly", "count"),
        ("28,000-plus", 28_000, None, "more than", "count"),
    ],
)
def test_quantity(text: str, value: float | None, high: float | None, comparator: str | None, kind: str) -> None:
    _, (found,) = quantities_of(text)
    assert (found.value, found.high, found.comparator, found.kind) == (value, high, comparator, kind)


@pytest.mark.parametrize(
    "text",
    [
        "the T-90 and the Su-24M",
        "an Airbus 320 landed",
        "Resolution 77 passed",
        "it ended 3-1",
        "call 555-1234",
        "no one knows, for one reason or another",
        "one of the oldest",
        "the two countries",
        "1. Wash",
        "COVID-19",
        "in 2031, on May 3, at 7:15 p.m.",
        "Tom Hask, 44, said",
        "a two-state solution",
    ],
)
def test_no_figure(text: str) -> None:
    assert read(text)._.figures == ()


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ('"They slept. We took out four boats," she said.', "four boats"),
        ('He would wait "nine days if the crew did the same."', "nine days if the crew did the same"),
        ("Nine boats of the U.S. sank on Monday.", "Nine boats of the U.S. sank on Monday"),
    ],
)
def test_what_is_counted_ends_in_a_word(text: str, about: str) -> None:
    assert read(text)._.figures[0].about == about


def test_derived_value_needs_a_base() -> None:
    assert read("Twice as many fled.")._.figures == ()
    _, derived = read("Three million people stayed and twice as many fled.")._.figures
    assert (derived.value, derived.derived) == (6_000_000, True)


def test_attribution_is_the_innermost_and_furniture_counts_nothing() -> None:
    text = "Read 5 comments. He said she said nine boats sank."
    doc = NLP(text)
    doc._.article = ArticleContext(passages=(Passage(0, 16, "furniture"),))
    doc._.attributions = (Attribution(content=((25, len(text)),)), Attribution(content=((34, len(text)),)))
    (figure,) = read_figures(doc)._.figures
    assert (figure.value, figure.attribution) == (9, 1)


def test_who_speaks_is_no_count() -> None:
    text = "One of these sailors said nine boats sank."
    assert [f.value for f in read(text)._.figures] == [1, 9]
    doc = NLP(text)
    doc._.attributions = (Attribution(content=((26, len(text)),), source=((0, 20),)),)
    assert [f.value for f in read_figures(doc)._.figures] == [9]


@pytest.mark.parametrize(
    ("form", "lemma"),
    [("killed", "kill"), ("dying", "die"), ("fled", "flee"), ("displaced", "displace"), ("boats", "boats")],
)
def test_stem(form: str, lemma: str) -> None:
    assert stem(form) == lemma


def test_an_ordinal_counts_no_row_of_what_a_modifier_only_describes() -> None:
    assert quantities_of("The second famous singer left.")[1] == []
    assert quantities_of("A second when attack helicopters fly.")[1] == []
