"""What a clause in quotation marks is told as: by who vouches for it, who passes it on, who calls it false; by the shipped pipeline."""

from __future__ import annotations

import pytest
from spacy.language import Language

import onrecord


@pytest.fixture(scope="module")
def nlp() -> Language:
    return onrecord.load()


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("“I know that ten fighters have been caught,” Vesk said.", ("catch", "actual", "", "fighter ten")),
        ("“He says that ten fighters have been caught,” Vesk said.", ("catch", "told", "", "fighter ten")),
        ("“We do not know that fighters have been caught,” Kolm said.", ("catch", "told", "", "fighter")),
        ("“The suggestion that fighters have been caught is false,” Kolm said.", ("catch", "actual", "", "fighter")),
        ("“Officers watching the river have been paid,” Kolm said.", ("watch", "actual", "officer", "river")),
    ],
    ids=[
        "vouched for",
        "passed on",
        "not known",
        "what a suggestion says is not its doing",
        "a participle is its noun's doing",
    ],
)
def test_told_as(nlp: Language, sentence: str, wanted: tuple[str, str, str, str]) -> None:
    told = [each for each in nlp(sentence)._.statements if each.attribution is not None]
    frames = [(f.predicate, f.mode, f.agent or "", f.patient or "") for f in told[0].frames]
    assert wanted in frames
