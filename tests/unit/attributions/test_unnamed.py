"""What the text says of a source that it does not name: its type and its own words, without the words that bind them."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from onrecord.reading.attributions.layout import lay_out
from onrecord.reading.attributions.unnamed import anonymity, describe


def test_words_that_bind_a_phrase_to_its_sentence_are_no_part_of_the_description() -> None:
    words = ["The", "pier", "was", "hit", ",", "according", "to", "a", "senior", "commander", "."]
    doc = Doc(
        spacy.blank("en").vocab,
        words=words,
        heads=[1, 3, 3, 3, 3, 9, 5, 9, 9, 3, 3],
        deps=["det", "nsubj:pass", "aux:pass", "ROOT", "punct", "case", "fixed", "det", "amod", "obl", "punct"],
        pos=["DET", "NOUN", "AUX", "VERB", "PUNCT", "VERB", "ADP", "DET", "ADJ", "NOUN", "PUNCT"],
        lemmas=[word.lower() for word in words],
        sent_starts=[1] + [0] * 10,
    )
    assert describe(lay_out(doc), (7, 10), doc[9]) == ("senior commander", "PER", "military: a senior commander")


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("An aide, speaking on condition of anonymity, said two boats left.", "speaking on condition of anonymity"),
        (
            "A nurse, who spoke on condition of anonymity because she was not authorised to talk, told Radio Ilm of nine.",
            "spoke on condition of anonymity because she was not authorised to talk",
        ),
        ("A clerk who asked not to be named told VRT that the vote was false.", "asked not to be named"),
        (
            "It quoted two friends, who spoke on condition of anonymity, as saying so.",
            "spoke on condition of anonymity",
        ),
        (
            "A guard asked not to be named for fear of losing her post, and said so.",
            "asked not to be named for fear of losing her post",
        ),
        ("A man who did not want to be named admitted the theft.", "who did not want to be named"),
        ("The man was named on Sunday.", None),
    ],
)
def test_the_reason_for_naming_nobody_ends_before_what_was_said(sentence: str, reason: str | None) -> None:
    doc = spacy.blank("en")(sentence)
    doc[0].is_sent_start = True
    for token in doc[1:]:
        token.is_sent_start = False
    assert anonymity(lay_out(doc), 0) == reason
