"""Interviews, transcripts, statements, posts: who says what in texts of many shapes, from the file to the rows."""

from __future__ import annotations

import re
from itertools import zip_longest
from pathlib import Path

import pytest
from spacy.language import Language

from onrecord.pipeline import READING, context_of, gather
from onrecord.reading.reader import load, read_docs

TEXT = (Path(__file__).parent / "shapes.txt").read_text(encoding="utf-8")
CASES = [case.partition("\n") for case in re.split(r"^## ", TEXT, flags=re.M)[1:]]


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load(READING, None)


@pytest.mark.parametrize(("why", "case"), [(why, case) for why, _, case in CASES], ids=[why for why, _, _ in CASES])
def test_who_says_what(nlp: Language, tmp_path: Path, why: str, case: str) -> None:
    text, _, wanted = case.partition("\n-----\n")
    (tmp_path / "article.txt").write_text(text.strip() + "\n", encoding="utf-8")
    (article,) = gather([tmp_path / "article.txt"]).articles
    (doc,) = read_docs(nlp, [(article.text, context_of(article))])
    told = []
    for each in doc._.attributions:
        who = doc._.clusters[each.speaker].name if each.speaker is not None else "nobody"
        told.append(f"{who}: {doc.text[each.content[0][0] : each.content[-1][1]]}")
    for found, line in zip_longest(told, wanted.strip().splitlines()):
        assert found == line, why
