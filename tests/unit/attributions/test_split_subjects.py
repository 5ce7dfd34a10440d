"""A title and a name that a parser takes for two subjects of one verb are one source; two bodies are not."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from onrecord.reading.annotations import ArticleContext, Mention, Passage
from onrecord.reading.attributions.layout import lay_out
from onrecord.reading.attributions.verbs import find_source
from onrecord.reading.extensions import register


def source(words: list[str], tags: list[str], deps: list[str], heads: list[int], verb: int) -> str:
    """The source that the rules give the verb at that place."""
    register()
    pos = [
        "PROPN"
        if t == "NNP"
        else "PART"
        if t == "POS"
        else "ADJ"
        if t == "JJ"
        else "PRON"
        if t == "WP"
        else "VERB"
        if t == "VBD"
        else "NOUN"
        for t in tags
    ]
    doc = Doc(
        spacy.blank("en").vocab, words=words, pos=pos, tags=tags, deps=deps, heads=heads, lemmas=[w.lower() for w in words],
        sent_starts=[i == 0 for i in range(len(words))],
    )  # fmt: skip
    doc._.article = ArticleContext(passages=(Passage(0, len(doc.text), "body"),))
    doc._.mentions = (
        (Mention(doc.text.find("Ada"), doc.text.find("Ada") + 9, "name", "PER", None),) if "Ada" in words else ()
    )
    found = find_source(lay_out(doc), doc[verb], (0, len(words)), [])
    return doc[slice(*found)].text if found else ""


@pytest.mark.parametrize(
    ("words", "tags", "deps", "heads", "verb", "expected"),
    [
        (
            "Tavra 's Deputy Minister Ada Brenn told Orran".split(),
            "NNP POS JJ NNP NNP NNP VBD NNP".split(),
            "nmod:poss case amod nsubj nsubj flat root iobj".split(),
            [3, 0, 3, 6, 6, 4, 6, 6],
            6,
            "Tavra 's Deputy Minister Ada Brenn",
        ),
        (
            "Tavra 's Foreign Ministry told Orran".split(),
            "NNP POS NNP NNP VBD NNP".split(),
            "nsubj case amod nsubj root iobj".split(),
            [4, 0, 3, 4, 4, 4],
            4,
            "Foreign Ministry",
        ),
        (
            "Brenn whom Orran told".split(),
            "NNP WP NNP VBD".split(),
            "root nsubj nsubj acl:relcl".split(),
            [0, 3, 3, 0],
            3,
            "Orran",
        ),
    ],
)
def test_who_tells(
    words: list[str], tags: list[str], deps: list[str], heads: list[int], verb: int, expected: str
) -> None:
    assert source(words, tags, deps, heads, verb) == expected
