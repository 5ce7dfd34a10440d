"""What attributions say by themselves, subject and all, against what a person would write; by the shipped pipeline."""

from __future__ import annotations

from pathlib import Path

import pytest
from spacy.language import Language

import onrecord

TEXT = (Path(__file__).parent / "statements" / "subjects.txt").read_text(encoding="utf-8").partition("=====\n")[2]
CASES = [block.splitlines() for block in TEXT.split("\n\n") if block.strip() and not block.startswith("#")]


@pytest.fixture(scope="module")
def nlp() -> Language:
    return onrecord.load()


@pytest.mark.parametrize(
    ("sentence", "wanted"), [(case[0], case[1:]) for case in CASES], ids=[case[0][:40] for case in CASES]
)
def test_told_by_itself(nlp: Language, sentence: str, wanted: list[str]) -> None:
    doc = nlp(sentence)
    told = [
        f"  {each.told or each.resolved} ({each.status})" for each in doc._.statements if each.attribution is not None
    ]
    assert told == wanted
