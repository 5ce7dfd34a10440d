"""Stance of a text towards a claim: related or not, evidence inside the text, no language model loaded."""

from __future__ import annotations

import subprocess
import sys

from onrecord.comparing.stance import LABELS, stance
from onrecord.comparing.stance_features import features

CLAIM = "Divers find treasure of the frigate Orana off Lorn"
REPORT = (
    "Divers have found the treasure of the frigate Orana off the coast of Lorn, the harbour office said on Monday.\n\n"
    "The chest holds some 4,000 silver coins. The frigate sank in 1788."
)
OTHER = "Parliament in Tarnow passed the budget after a night of votes. The coalition split over a tax on sugar."


def test_a_text_on_something_else_is_unrelated_and_shows_nothing() -> None:
    found = stance(CLAIM, OTHER)
    assert (found.label, found.evidence) == ("unrelated", ())


def test_a_text_on_the_claim_is_related_and_its_best_evidence_is_the_sentence_that_says_it() -> None:
    found = stance(CLAIM, REPORT)
    assert found.label in LABELS[:3]
    start, end = found.evidence[0]
    assert REPORT[start:end].startswith("Divers have found the treasure")
    assert 0 < found.probability <= 1


def test_empty_texts_are_unrelated() -> None:
    assert stance(CLAIM, "").label == "unrelated"
    assert len(features("", REPORT)[0]) == len(features(CLAIM, REPORT)[0])


def test_it_loads_no_spacy() -> None:
    code = "import sys, onrecord; onrecord.stance('a b', 'c d'); print('spacy' in sys.modules)"
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()
        == "False"
    )
