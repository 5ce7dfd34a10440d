"""Whatever the words and however wrong the parse: mentions and places lie in the text, index their clusters, and come out the same twice."""

from __future__ import annotations

import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc, Span

from onrecord.reading import places
from onrecord.reading.mentions import coreference, names
from onrecord.schema.values import ENTITY_TYPES, MENTION_FORMS

VOCAB = spacy.blank("en").vocab
WORDS = ["Syrian", "Minister", "Walid", "al", "-", "Tarkan", "he", "She", "its", "the", "US", "Hama", "province", '"', "said", "(", "SRC", ")", "'s",
         "troops", "of", "\n", "Su-24M", "Reuters", "minister", "IS", ",", ".", "A", "Moscow", "“", "”"]  # fmt: skip
POS = ["NOUN", "PROPN", "PRON", "ADJ", "VERB", "ADP", "DET", "PUNCT", "AUX"]
DEPS = [
    "nsubj",
    "obj",
    "obl",
    "nmod",
    "compound",
    "flat",
    "appos",
    "amod",
    "case",
    "det",
    "conj",
    "ccomp",
    "nmod:poss",
    "cop",
    "punct",
    "parataxis",
]

token = st.tuples(
    st.sampled_from(WORDS),
    st.sampled_from(POS),
    st.sampled_from(DEPS),
    st.integers(0, 60),
    st.sampled_from(["", "", "PER", "ORG", "LOC", "OTH"]),
)


def build(rows: list[tuple[str, str, str, int, str]]) -> Doc:
    heads = [0 if i == 0 else h % i for i, (_, _, _, h, _) in enumerate(rows)]
    doc = Doc(
        VOCAB, words=[r[0] for r in rows], pos=[r[1] for r in rows], deps=["ROOT" if i == 0 else r[2] for i, r in enumerate(rows)],
        heads=heads, lemmas=[r[0].lower() for r in rows],
    )  # fmt: skip
    doc.ents = [Span(doc, i, i + 1, label=r[4]) for i, r in enumerate(rows) if r[4]]
    return doc


@settings(max_examples=60, deadline=None)
@given(st.lists(token, min_size=1, max_size=40))
def test_any_doc(rows: list[tuple[str, str, str, int, str]]) -> None:
    read = []
    for _ in range(2):
        doc = coreference.coreference(places.places(names.names(build(rows))))
        read.append((doc._.mentions, doc._.clusters, doc._.places))
    assert read[0] == read[1]
    mentions, clusters, found = read[0]
    for mention in mentions:
        assert 0 <= mention.start < mention.end <= len(doc.text)
        assert mention.form in MENTION_FORMS
        assert mention.type in ENTITY_TYPES
        assert mention.cluster is None or clusters[mention.cluster].type in ENTITY_TYPES
    assert sorted({m.cluster for m in mentions if m.cluster is not None}) == list(range(len(clusters)))
    assert all(c.name.strip() for c in clusters)
    assert [m.start for m in mentions] == sorted(m.start for m in mentions)
    assert all(p.lat is None or -90 <= p.lat <= 90 for p in found)
