from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc, Span

from onrecord.errors import ModelError
from onrecord.reading.language.adapter import other, translate

VOCAB = spacy.blank("en").vocab


def clear(rows: str, ents: tuple[tuple[int, int, str], ...] = ()) -> Doc:
    """A Doc in ClearNLP's scheme, a word a line: form, part of speech, head, label, lemma."""
    table = [line.split() for line in rows.strip().splitlines()]
    doc = Doc(
        VOCAB,
        words=[r[0] for r in table],
        pos=[r[1] for r in table],
        heads=[int(r[2]) for r in table],
        deps=[r[3] for r in table],
        lemmas=[r[4] for r in table],
    )
    doc.ents = tuple(Span(doc, a, b, label=kind) for a, b, kind in ents)
    return doc


def tree(read: Doc) -> list[tuple[str, str, str]]:
    doc = translate(read, Doc(VOCAB, words=[t.text for t in read]))
    return [(t.text, t.dep_, t.head.text) for t in doc]


def test_the_preposition_becomes_a_case() -> None:
    read = clear("""
        She   PRON 1 nsubj she
        spoke VERB 1 ROOT speak
        in    ADP  1 prep in
        Tarsen PROPN 2 pobj Tarsen
    """)
    assert tree(read) == [
        ("She", "nsubj", "spoke"), ("spoke", "root", "spoke"), ("in", "case", "Tarsen"), ("Tarsen", "obl", "spoke"),
    ]  # fmt: skip


def test_the_passive_keeps_its_agent() -> None:
    read = clear("""
        Bases NOUN 2 nsubjpass base
        were  AUX  2 auxpass be
        hit   VERB 2 ROOT hit
        by    ADP  2 agent by
        rockets NOUN 3 pobj rocket
    """)
    assert tree(read) == [
        ("Bases", "nsubj:pass", "hit"), ("were", "aux:pass", "hit"), ("hit", "root", "hit"), ("by", "case", "rockets"),
        ("rockets", "obl:agent", "hit"),
    ]  # fmt: skip


def test_the_copula_hands_over_its_place() -> None:
    read = clear("""
        He  PRON 3 nsubj he
        says VERB 1 ROOT say
        it  PRON 3 nsubj it
        is  AUX  1 ccomp be
        a   DET  5 det a
        lie NOUN 3 attr lie
    """)
    assert tree(read)[2:] == [
        ("it", "nsubj", "lie"),
        ("is", "cop", "lie"),
        ("a", "det", "lie"),
        ("lie", "ccomp", "says"),
    ]


def test_names_become_ours() -> None:
    read = clear(
        """
        Koral PROPN 1 nsubj Koral
        left  VERB  1 ROOT leave
        Tarsen PROPN 1 dobj Tarsen
        Monday PROPN 1 npadvmod Monday
        """,
        ents=((0, 1, "PERSON"), (2, 3, "GPE"), (3, 4, "DATE")),
    )
    doc = translate(read, Doc(VOCAB, words=[t.text for t in read]))
    assert [(e.text, e.label_) for e in doc.ents] == [("Koral", "PER"), ("Tarsen", "LOC")]


def test_ud_parses_pass_unchanged() -> None:
    read = clear("""
        Koral PROPN 1 nsubj Koral
        left  VERB  1 root leave
    """)
    assert tree(read) == [("Koral", "nsubj", "left"), ("left", "root", "left")]


def test_a_pipeline_that_is_not_installed_is_named() -> None:
    with pytest.raises(ModelError, match="en_no_such_pipeline"):
        other("en_no_such_pipeline")
