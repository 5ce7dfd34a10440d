"""What the text says of a source that it does not name: its type and its own words, without the words that bind them."""

from __future__ import annotations

import spacy
from spacy.tokens import Doc

from onrecord.reading.attributions.layout import lay_out
from onrecord.reading.attributions.unnamed import describe


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
