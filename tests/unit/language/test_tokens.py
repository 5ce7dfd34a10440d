from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.language.tokens import blank

NLP = blank()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("U.S.-backed rebels", ["U.S.", "-", "backed", "rebels"]),
        ("Gen. Adar met Sen. Voss.", ["Gen.", "Adar", "met", "Sen.", "Voss", "."]),
        ('He left." Then', ["He", "left", ".", '"', "Then"]),
        ("“We won’t,” he said", ["“", "We", "wo", "n’t", ",", "”", "he", "said"]),
        ("Wait!!! Why?!", ["Wait", "!!!", "Why", "?!"]),
        ("at 7:30PM and/or 8", ["at", "7:30", "PM", "and", "/", "or", "8"]),
        ("e-mail 555-010-0199 now", ["e-mail", "555-010-0199", "now"]),
        ("the workers' rights", ["the", "workers", "'", "rights"]),
        ("40\xa0people cannot go", ["40", "people", "can", "not", "go"]),
        ("MIRVAN — Two of them", ["MIRVAN", "—", "Two", "of", "them"]),
        ("the al-Noor brigade", ["the", "al", "-", "Noor", "brigade"]),
    ],
)
def test_words_of_news(text: str, words: list[str]) -> None:
    assert [t.text for t in NLP.make_doc(text) if not t.is_space] == words


@given(st.text(alphabet=st.sampled_from("aB9.,!?'’\"“”-—–/ \n\xa0\té中()$%&"), max_size=60))
def test_tokens_never_alter_the_text(text: str) -> None:
    doc = NLP.make_doc(text)
    assert doc.text == text
    for token in doc:
        assert text[token.idx : token.idx + len(token)] == token.text


@given(st.text(alphabet=st.sampled_from("ab. \n\"'"), max_size=40))
def test_no_word_holds_a_newline(text: str) -> None:
    assert all("\n" not in t.text for t in NLP.make_doc(text) if not t.is_space)
