"""Nationality words that no gazetteer knows."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from onrecord.reading.mentions.types import is_demonym


@pytest.mark.parametrize(
    ("words", "pos", "expected"),
    [
        (["Dorsish", "troops", "crossed"], ["PROPN", "NOUN", "VERB"], True),
        (["Karvenian", "Foreign", "Minister"], ["PROPN", "PROPN", "PROPN"], True),
        (["Adrian", "said", "so"], ["PROPN", "VERB", "ADV"], False),
        (["Vivian", "Marsh", "said"], ["PROPN", "PROPN", "VERB"], False),
        (["Dorsland", "troops", "crossed"], ["PROPN", "NOUN", "VERB"], False),
    ],
)
def test_a_word_built_like_a_nationality_before_what_it_describes(
    words: list[str], pos: list[str], expected: bool
) -> None:
    doc = Doc(spacy.blank("en").vocab, words, pos=pos)
    assert is_demonym(doc, 0, 1) is expected
