"""Names in place of pronouns in the words that somebody is said to have used: rather a pronoun than another's name."""

from __future__ import annotations

from spacy.tokens import Doc
from spacy.vocab import Vocab

from onrecord.reading.annotations import Cluster, Mention
from onrecord.reading.extensions import register
from onrecord.reading.statements.resolve import Resolver, Speaker

TESK, GUARD = 0, 1


def told(speaker: Speaker | None, of: int = TESK, type_: str = "PER", *, number: str = "singular") -> str:
    """What "he saw it", said by a guard of an article on Jon Tesk, is told as; "he" is taken for the cluster `of`."""
    register()
    words = "Tesk fled . a guard said he saw it .".split()
    heads = [1, 1, 1, 4, 5, 5, 7, 5, 7, 5]
    deps = "nsubj ROOT punct det nsubj ROOT nsubj ccomp obj punct".split()
    doc = Doc(Vocab(), words=words, heads=heads, deps=deps)
    at = doc.text.index("he saw")
    doc._.mentions = (
        Mention(0, 4, "name", type_, TESK),
        Mention(doc.text.index("a guard"), doc.text.index(" said"), "nominal", "PER", GUARD),
        Mention(at, at + 2, "pronoun", "PER", of),
    )
    doc._.clusters = (Cluster("Jon Tesk", type_), Cluster("guard", "PER", number=number))
    return Resolver(doc).text(((at, at + len("he saw it")),), speaker, set())


def test_the_subject_may_be_the_nameless_speaker_himself() -> None:
    assert told(Speaker(GUARD, named=False, indirect=True)) == "he saw it"


def test_in_his_own_words_he_speaks_of_another() -> None:
    assert told(Speaker(GUARD, named=False)) == "Jon Tesk saw it"


def test_several_speak_of_another() -> None:
    assert told(Speaker(GUARD, named=False, indirect=True), number="plural") == "Jon Tesk saw it"


def test_who_speaks_by_name_is_told_by_it() -> None:
    assert told(Speaker(TESK, named=True, indirect=True)) == "Jon Tesk saw it"


def test_he_is_no_body() -> None:
    assert told(None, type_="ORG") == "he saw it"
