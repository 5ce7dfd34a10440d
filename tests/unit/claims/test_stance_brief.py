"""Claims and texts of one sentence: what words alone show of their sides, and where they show none."""

from __future__ import annotations

import pytest

import onrecord
from onrecord.comparing.stance_brief import brief_side

SIDES = [
    ("The bridge is open", "The bridge is closed, the ministry said on Monday.", "disagree"),
    ("The bridge is open", "The bridge is open to lorries, officials said.", "agree"),
    ("The mayor resigned", "The mayor denied that he had resigned.", "disagree"),
    ("The mayor resigned", "The mayor has not resigned, his spokesman said.", "disagree"),
    ("Troops crossed the border", "No troops crossed the border, the army said.", "disagree"),
    ("Twelve people died in the blast", "Nine people died in the blast, police said.", "disagree"),
    ("At least nine people died in the blast", "Twelve people died in the blast.", None),
    ("Twelve people died in Selmar", "Nine people died in Orm.", None),
    ("The bridge is open", "Is the bridge open?", None),
    ("The bridge is open", "The bridge may be open.", None),
    ("The bridge is open", "The school in Orm has a new roof.", None),
]


@pytest.mark.parametrize(("claim", "text", "side"), SIDES, ids=[text for _, text, _ in SIDES])
def test_a_sentence_takes_the_side_that_its_words_show(claim: str, text: str, side: str | None) -> None:
    assert brief_side(claim, text) == side


def test_of_a_long_sentence_the_trees_judge() -> None:
    assert brief_side("The bridge is open", "The bridge is closed" + " and closed" * 40 + ".") is None


def test_the_stance_of_a_sentence_shows_the_sentence() -> None:
    found = onrecord.stance("The bridge is open", "The bridge is closed.")
    assert (found.label, found.evidence) == ("disagree", ((0, 21),))
