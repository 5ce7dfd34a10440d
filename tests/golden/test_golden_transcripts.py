"""Transcripts of talks and briefings: the labels name who speaks, and nobody speaks of himself as "the mayor"."""

from __future__ import annotations

from itertools import zip_longest
from pathlib import Path

import pytest
from spacy.language import Language

import onrecord

CASES = (Path(__file__).parent / "transcripts.txt").read_text(encoding="utf-8").split("\n=====\n")[1:]


@pytest.fixture(scope="module")
def nlp() -> Language:
    return onrecord.load()


@pytest.mark.parametrize("case", CASES, ids=["a talk", "a briefing", "no transcript", "questions"])
def test_who_says_what(nlp: Language, case: str) -> None:
    text, _, wanted = case.partition("\n-----\n")
    doc = nlp(text)
    told = [
        f"{doc._.clusters[each.speaker].name}: {doc.text[each.content[0][0] : each.content[-1][1]]}"
        for each in doc._.attributions
        if each.speaker is not None
    ]
    for found, start in zip_longest(told, wanted.strip().splitlines()):
        assert found is not None
        assert start is not None
        assert found.startswith(start)
