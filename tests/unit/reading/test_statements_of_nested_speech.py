"""A quotation of several sentences, in one of which its speaker tells what another said: that sentence is a statement by itself."""

from spacy.tokens import Doc
from spacy.vocab import Vocab

from onrecord.reading.annotations import Attribution
from onrecord.reading.extensions import register
from onrecord.reading.statements.build import _told_apart


def doc(*sentences: str) -> Doc:
    register()
    words = [word for sentence in sentences for word in sentence.split()]
    starts = [n == 0 for sentence in sentences for n, _ in enumerate(sentence.split())]
    return Doc(Vocab(), words=words, sent_starts=starts)


def attribution(start: int, end: int, parent: int | None) -> Attribution:
    return Attribution(content=((start, end),), cue=(), source=(), speaker=None, speaker_reason="", relay=(), kind="direct", act="assert",
                       attitude="reporting", polarity="positive", said_on=None, said_on_basis="", occasion=None, parent=parent,
                       confidence=0.9, rule="")  # fmt: skip


def test_only_the_sentence_that_holds_another_voice_stands_apart() -> None:
    text = doc("It was dark .", "We were tired .", "Ada said she ran .", "We left .")
    whole = (0, len(text.text))
    inner = text.text.index("she")
    text._.attributions = (attribution(*whole, None), attribution(inner, inner + 7, 0))
    parts = [text.text[a:b] for ((a, b),) in _told_apart(text, (whole,), 0)]
    assert parts == ["It was dark . We were tired .", "Ada said she ran .", "We left ."]


def test_a_quotation_without_another_voice_stays_whole() -> None:
    text = doc("It was dark .", "We were tired .")
    whole = (0, len(text.text))
    text._.attributions = (attribution(*whole, None),)
    assert _told_apart(text, (whole,), 0) == [(whole,)]
