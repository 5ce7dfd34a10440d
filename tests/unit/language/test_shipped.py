from __future__ import annotations

import pytest
from spacy.language import Language

from onrecord.reading.language import load

STORY = """Tarsen port reopens, ministry says

MIRVAN, May 3 (Harbor Wire) — Adem Koral, the defence minister, said on Tuesday that the port of Tarsen had been hit.

"We will investigate," Koral told reporters. He denied that U.S.-backed rebels were involved.\xa0"""


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load()


def test_lines_end_sentences_and_offsets_hold(nlp: Language) -> None:
    doc = nlp(STORY)
    assert doc.text == STORY
    assert not any("\n" in s.text.strip() for s in doc.sents)
    assert [s.text.strip() for s in doc.sents][-1].startswith("He denied")


def test_who_said_what(nlp: Language) -> None:
    doc = nlp(STORY)
    said = [
        tuple(" ".join(doc[a:b].text for a, b in spans) for spans in (r.source, r.cue, r.content))
        for r in doc._.relations
    ]
    assert ("Koral", "told reporters", '"We will investigate,"') in said or (
        "Koral",
        "told",
        '"We will investigate,"',
    ) in said
    assert any(source == "He" and "rebels were involved" in content for source, _, content in said)
    assert all(0.0 < r.score <= 1.0 for r in doc._.relations)


def test_who_is_reported_to_have_said_what(nlp: Language) -> None:
    doc = nlp(STORY + "\nKoral wants to rebuild the port.")
    said = [
        tuple(" ".join(doc[a:b].text for a, b in spans) for spans in (r.source, r.cue, r.content)) for r in doc._.voices
    ]
    assert ("Koral", "told", "We will investigate") in said
    assert all("wants" not in cue for _, cue, _ in said)
    likely = dict(zip((t.text for t in doc), doc._.voicing, strict=True))
    assert likely["told"] > 0.9 > 0.4 > likely["wants"]


def test_names_tags_and_lemmas(nlp: Language) -> None:
    doc = nlp(STORY)
    assert ("Adem Koral", "PER") in [(e.text, e.label_) for e in doc.ents]
    said = next(t for t in doc if t.text == "said")
    assert (said.lemma_, said.pos_, said.tag_, said.morph.get("Tense")) == ("say", "VERB", "VBD", ["Past"])
    hit = next(t for t in doc if t.text == "hit")
    assert (hit.dep_, hit.head.text) == ("ccomp", "said")


def test_vectors_cover_every_word(nlp: Language) -> None:
    doc = nlp(STORY)
    assert doc.tensor.shape == (len(doc), 384)
    assert all(bool(doc.tensor[t.i].any()) != t.is_space for t in doc)


@pytest.mark.parametrize("text", ["", " ", "\n\n", "Yes.", " Yes\n", "“", "word " * 600, "a, " * 400 + "\n\n" + "b"])
def test_any_text_is_read(nlp: Language, text: str) -> None:
    doc = nlp(text)
    assert doc.text == text
    assert all(0 <= t.head.i < len(doc) for t in doc)
    if text.strip():
        assert all(sum(t.head.i == t.i for t in s) == 1 for s in doc.sents)


def test_pipe_gives_what_one_call_gives(nlp: Language) -> None:
    alone = [[t.head.i for t in nlp(text)] for text in (STORY, "Two died, officials said.")]
    assert [[t.head.i for t in doc] for doc in nlp.pipe([STORY, "Two died, officials said."])] == alone


def test_components_declare_what_they_need(nlp: Language) -> None:
    problems = nlp.analyze_pipes()["problems"]
    assert not any(name.startswith("onrecord_language") and wants for name, wants in problems.items())


def test_what_is_spelled_as_third_person_is_no_infinitive(nlp: Language) -> None:
    text = "Minister: We Will Ask\n\nDorsland's minister says his country would ask for help if needed, denies troops are there now."
    verbs = [(t.text, t.tag_, t.lemma_) for t in nlp(text) if t.text in ("says", "denies")]
    assert verbs == [("says", "VBZ", "say"), ("denies", "VBZ", "deny")]
