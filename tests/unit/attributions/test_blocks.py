"""A report that a line before it brings in ("From the Halden Wire:") may open with a dateline, which is no text of it."""

import dataclasses
from pathlib import Path

from onrecord.reading.annotations import Passage
from onrecord.reading.attributions import attributions
from tests.golden.frozen import thaw

GOLDEN = Path(__file__).parents[2] / "golden" / "attributions" / "carriers.txt"


def test_the_words_below_a_dateline_are_still_taken_over_from_who_is_named_above_it() -> None:
    doc = thaw(GOLDEN)
    start = doc.text.index("SELMAR (HW) -")
    end = start + len("SELMAR (HW) -")
    parts = (Passage(0, start, "body"), Passage(start, end, "dateline"), Passage(end, len(doc.text), "body"))
    doc._.article = dataclasses.replace(doc._.article, passages=parts)
    *others, last = attributions(doc)._.attributions
    assert doc.text[slice(*last.content[0])] == "the road was open"
    assert [hop.name for hop in last.relay] == ["Halden Wire"]
    assert all(hop.name != "HW" for other in others for hop in other.relay)
