"""Events of invented reports against what a person expects, from a parse that is kept: no new weights move them."""

from __future__ import annotations

from pathlib import Path

import pytest
from spacy.util import filter_spans
from tests.golden.frozen import parts, thaw

from onrecord.reading.events import read_events

CASES = sorted((Path(__file__).parent / "events").glob("*.txt"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_events(path: Path) -> None:
    doc = thaw(path)
    clusters = doc._.clusters
    names = (doc.char_span(m.start, m.end, label=m.type) for m in doc._.mentions if m.form == "name" and m.type)
    doc.ents = filter_spans([span for span in names if span is not None])

    def name(cluster: int | None) -> str:
        return "-" if cluster is None else str(clusters[cluster].name)

    rows = [
        " | ".join((doc.text[e.start : e.end], e.type, name(e.actor), name(e.recipient), e.status))
        for e in read_events(doc)._.events
    ]
    assert rows == parts(path)[2]
