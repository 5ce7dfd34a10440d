"""What an article's phrases and names mean, against what a person would say; by the shipped pipeline.

A case begins with a line "# why"; the text follows, then a line "> name: mention; mention" for each thing that is looked at.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from spacy.language import Language

import onrecord

TEXT = (Path(__file__).parent / "mentions" / "which_thing.txt").read_text(encoding="utf-8")
CASES = [case.partition("\n") for case in re.split(r"\n\n(?=# )", TEXT.strip())]


@pytest.fixture(scope="module")
def nlp() -> Language:
    return onrecord.load()


@pytest.mark.parametrize(
    ("why", "body"), [(why, body) for why, _, body in CASES], ids=[why[2:42] for why, _, _ in CASES]
)
def test_which_thing_is_meant(nlp: Language, why: str, body: str) -> None:
    lines = body.splitlines()
    doc = nlp("\n".join(line for line in lines if not line.startswith("> ")) + "\n")
    told = {cluster.name: [] for cluster in doc._.clusters}  # type: dict[str, list[str]]
    for mention in doc._.mentions:
        if mention.cluster is not None:
            told[doc._.clusters[mention.cluster].name].append(doc.text[mention.start : mention.end])
    wanted = [line.removeprefix("> ") for line in lines if line.startswith("> ")]
    assert [
        f"{name}: {'; '.join(told.get(name, []))}" for name in (line.partition(": ")[0] for line in wanted)
    ] == wanted
