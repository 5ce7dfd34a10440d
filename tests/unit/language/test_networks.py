"""The network X at the end of a sentence, which looks like somebody's initial."""

import pytest

from onrecord.reading.language.components import part_network
from onrecord.reading.language.tokens import blank

NLP = blank()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("he said in a post on X. Foreign Minister Ada Brenn left", ["on", "X", ".", "Foreign"]),
        ("he wrote on X.", ["on", "X", "."]),
        ("he wrote on X.\n\nThe port", ["on", "X", ".", "The"]),
        ("a film about Malcolm X. Foreign critics", ["Malcolm", "X.", "Foreign"]),
        ("a lecture on X. rays", ["on", "X.", "rays"]),
    ],
)
def test_the_stop_behind_the_network(text: str, words: list[str]) -> None:
    doc = NLP.make_doc(text)
    part_network(doc)
    assert doc.text == text
    found = [t.text for t in doc if not t.is_space]
    at = found.index(words[0])
    assert found[at : at + len(words)] == words
