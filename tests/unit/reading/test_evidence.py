"""What stands around all occurrences of a name settles its type, and only clear proof overrules the model."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

from onrecord.reading import extensions  # noqa: F401  registers doc._.article
from onrecord.reading.annotations import ArticleContext
from onrecord.reading.language.tokens import blank
from onrecord.reading.mentions.evidence import settled
from onrecord.reading.mentions.found import Found


def doc_and_names(text: str, name: str, label: str) -> tuple[Doc, list[Found]]:
    """The Doc and every occurrence of a name of one word, all with the same label."""
    doc = blank()(text)
    return doc, [(t.i, t.i + 1, label) for t in doc if t.text == name]


@pytest.mark.parametrize(
    ("text", "label", "expected"),
    [
        ("The talks in Orvik failed. Orvik's capital was calm.", "PER", "GPE"),
        ("The daily Orvik wrote so.", "PER", "MEDIA"),
        ("The images were published by Orvik and seen by Orvik.", "ORG", "MEDIA"),
        ("Orvik's army and Orvik's government are loyal. Orvik spoke.", "PER", "PER"),
        ("Faith in Orvik has gone, says Mr Orvik.", "PER", "PER"),
        ("Orvik, 51, was in Orvik's capital. Orvik, who is ill, rested.", "PER", "PER"),
        ("President Orvik was seen in Orvik.", "GPE", "GPE"),
        ("The chairman of Orvik left. A subsidiary of Orvik is for sale.", "PER", "ORG"),
    ],
)
def test_a_form_gets_the_type_that_its_signs_prove(text: str, label: str, expected: str) -> None:
    doc, found = doc_and_names(text, "Orvik", label)
    assert {label for _, _, label in settled(doc, found)} == {expected}


def test_the_outlet_of_the_article_is_an_outlet() -> None:
    doc, found = doc_and_names("Orvik learnt this from two people.", "Orvik", "PER")
    assert settled(doc, found) == found
    doc._.article = ArticleContext(outlet="Orvik")
    assert settled(doc, found) == [(0, 1, "MEDIA")]


def test_what_the_gazetteer_knows_for_sure_is_left_alone() -> None:
    doc, found = doc_and_names("The daily France wrote so.", "France", "GPE")
    assert settled(doc, found) == found


def test_and_joins_names_of_one_kind() -> None:
    doc = blank()("Orvik and Tolm signed. Orvik's capital is in the north of Orvik. A shell fell in Tolm.")
    found = [(t.i, t.i + 1, "PER") for t in doc if t.text in ("Orvik", "Tolm")]
    assert {label for _, _, label in settled(doc, found)} == {"GPE"}
