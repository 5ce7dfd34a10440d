"""How old somebody is counts nobody; what stands behind a place is counted there."""

from __future__ import annotations

import pytest
import spacy

from onrecord.reading import extensions  # noqa: F401
from onrecord.reading.annotations import Mention
from onrecord.reading.figures.ages import is_set_off_age


@pytest.mark.parametrize(
    ("text", "number", "type_", "age"),
    [
        ("Ada Brenn, 26, was killed.", "26", "PER", True),
        ("Ada Brenn (26) was killed.", "26", None, True),
        ("The driver, 54, was hurt.", "54", None, True),
        ("Ostrel, 12, and Kaldor, 8, count their dead.", "12", "GPE", False),
        ("Of the dead, 12, all from Kaldor, were buried.", "12", None, False),
        ("Ada Brenn, 26 metres up, held on.", "26", "PER", False),
        ("The Halden Rose, 400, sank.", "400", None, False),
    ],
)
def test_ages(text: str, number: str, type_: str | None, age: bool) -> None:
    doc = spacy.blank("en").make_doc(text)
    if type_:
        doc._.mentions = (Mention(0, text.index(","), "name", type_, 0),) if "," in text else ()
    at = text.index(number)
    assert is_set_off_age(doc, text, at, at + len(number)) is age
