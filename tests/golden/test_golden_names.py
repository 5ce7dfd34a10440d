"""Names of invented reports: what a model marked (in brackets) against what a person expects; text, then expected rows."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from spacy.tokens import Doc, Span

from onrecord.reading.language.tokens import blank
from onrecord.reading.mentions.names import refine

CASES = sorted((Path(__file__).parent / "names").glob("*.txt"))
MARK = re.compile(r"\[(PER|ORG|LOC|OTH) ([^\]]+)\]")


def marked(text: str) -> Doc:
    """The Doc of a text whose names are marked as [PER Name]; capitalised words are taken for proper nouns."""
    plain, spans, at = "", [], 0
    for found in MARK.finditer(text):
        plain += text[at : found.start()]
        spans.append((len(plain), len(plain) + len(found.group(2)), found.group(1)))
        plain += found.group(2)
        at = found.end()
    doc = blank()(plain + text[at:])
    for token in doc:
        token.is_sent_start = token.i == 0 or "\n" in doc[token.i - 1].text or doc[token.i - 1].text == "."
        token.pos_ = (
            "PUNCT"
            if token.is_punct
            else "SPACE"
            if token.is_space
            else "PROPN"
            if token.text[:1].isupper()
            else "NOUN"
        )
        token.head = token
    ents = [doc.char_span(s, e, label=label, alignment_mode="expand") for s, e, label in spans]
    doc.ents = [e for e in ents if isinstance(e, Span)]
    return doc


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_names(path: Path) -> None:
    body, _, expected = path.read_text(encoding="utf-8").partition("=====\n")
    doc = marked(body)
    assert [f"{doc[s:e].text} | {label}" for s, e, label in refine(doc)] == expected.splitlines()
