"""What the language model reads as voices becomes attributions; what only PolNeAR's marks show can pass words on and no more."""

from __future__ import annotations

import spacy
from spacy.tokens import Doc

from onrecord.reading.annotations import ArticleContext, Passage, Relation
from onrecord.reading.attributions import attributions
from onrecord.reading.attributions.layout import lay_out
from onrecord.reading.attributions.learned import find_learned
from onrecord.reading.extensions import register

TAGS = {"PROPN": "NNP", "NOUN": "NN", "VERB": "VBD", "ADP": "IN", "PUNCT": ".", "SCONJ": "IN", "DET": "DT", "ADJ": "JJ"}


def parsed(text: str, pos: str, deps: str, heads: list[int]) -> Doc:
    """A Doc of words between spaces, with its parse."""
    register()
    words = text.split()
    kinds = pos.split()
    finite = ["VerbForm=Fin|Tense=Past" if kind == "VERB" else "" for kind in kinds]
    doc = Doc(
        spacy.blank("en").vocab, words=words, pos=kinds, tags=[TAGS[kind] for kind in kinds], deps=deps.split(), heads=heads,
        lemmas=[{"said": "say", "fell": "fall", "reported": "report"}.get(w, w.lower()) for w in words], morphs=finite,
        sent_starts=[i == 0 for i in range(len(words))],
    )  # fmt: skip
    doc._.article = ArticleContext(passages=(Passage(0, len(doc.text), "body"),))
    return doc


def fell() -> Doc:
    return parsed(
        "The Defence Ministry said that Orr fell .",
        "DET PROPN PROPN VERB SCONJ PROPN VERB PUNCT",
        "det compound nsubj root mark nsubj ccomp punct",
        [2, 2, 3, 3, 6, 6, 3, 3],
    )


def test_a_source_in_which_the_model_stopped_goes_on_to_the_end_of_its_name() -> None:
    doc = fell()
    doc._.voices = (Relation(((0, 2),), ((3, 4),), ((5, 7),), 0.9),)
    ((draft,), _) = find_learned(lay_out(doc))
    assert [doc[a:b].text for a, b in draft.source] == ["The Defence Ministry"]


def test_a_voice_without_a_source_has_that_of_the_relation_else_the_doer_of_its_cue() -> None:
    doc = fell()
    doc._.voices = (Relation((), ((3, 4),), ((5, 7),), 0.9),)
    ((draft,), _) = find_learned(lay_out(doc))
    assert [doc[a:b].text for a, b in draft.source] == ["The Defence Ministry"]
    doc._.relations = (Relation(((1, 3),), ((3, 4),), ((5, 7),), 0.9),)
    ((draft,), _) = find_learned(lay_out(doc))
    assert [doc[a:b].text for a, b in draft.source] == ["Defence Ministry"]


def test_a_relation_whose_cue_is_no_voice_is_no_row_of_its_own() -> None:
    doc = fell()
    doc._.relations = (Relation(((0, 3),), ((6, 7),), ((5, 6),), 0.9),)
    drafts, carriers = find_learned(lay_out(doc))
    assert (drafts, [draft.carrier for draft in carriers]) == ([], [True])
    assert all(doc.text[a:b] != "fell" for each in attributions(doc)._.attributions for a, b in each.cue)


def test_how_likely_a_cue_is_is_known_only_where_a_model_has_read_the_text() -> None:
    doc = fell()
    assert lay_out(doc).voicing([(3, 4)]) is None
    doc._.voicing = (0.0, 0.1, 0.0, 0.8, 0.0, 0.0, 0.2, 0.0)
    assert lay_out(doc).voicing([(1, 2), (6, 7)]) == 0.2
