"""The component holds on any Doc: empty, without a parse, all furniture; nothing read there, nothing raised."""

from __future__ import annotations

import spacy

from onrecord.reading.annotations import ArticleContext, Passage
from onrecord.reading.attributions import attributions


def test_an_empty_text() -> None:
    assert attributions(spacy.blank("en")(""))._.attributions == ()


def test_a_doc_without_a_parse_still_gives_its_quotations_without_inventing_speakers() -> None:
    doc = attributions(spacy.blank("en")('"We left at dawn and nobody saw us go." It rained.\n\n  "Why?" he said.'))
    assert all(a.speaker is None for a in doc._.attributions)


def test_furniture_is_not_read() -> None:
    text = 'Minister: "We will not sell the harbour to anyone at all."'
    doc = spacy.blank("en")(text)
    doc._.article = ArticleContext(passages=(Passage(0, len(text), "furniture"),))
    assert attributions(doc)._.attributions == ()
