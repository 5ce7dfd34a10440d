"""Where things happened, in short invented paragraphs: which preposition leads to a place of the event, which to a party.

`days/whereabouts.txt` holds the cases as `days/cases.txt` does; the first lines name the places and how wide each is.
`python -m tests.golden.test_golden_whereabouts` freezes the parses.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from tests.golden.frozen import freeze, thawed

from onrecord.reading.annotations import ArticleContext, Passage, Place
from onrecord.reading.attributions import attributions
from onrecord.reading.events import read_events

CASES = Path(__file__).parent / "days" / "whereabouts.txt"


def cases() -> list[tuple[dict[str, str], str, list[str]]]:
    """Places by name with their width, text and expected rows of each case."""
    found = []
    for case in CASES.read_text(encoding="utf-8").split("#####\n"):
        head, _, rest = case.partition("\n\n")
        body, _, expected = rest.partition("=====\n")
        found.append(
            (dict(line.split(": ", 1) for line in head.splitlines()), body.rstrip("\n"), expected.splitlines())
        )
    return found


def context_of(body: str) -> ArticleContext:
    return ArticleContext(outlet="Coast Mail", passages=(Passage(0, len(body), "body"),))


def rows(places: dict[str, str], body: str, kept: dict[str, Any]) -> list[str]:
    """One line an event: trigger, type, place."""
    doc = thawed(context_of(body), body, kept)
    attributions(doc)
    doc._.places = tuple(
        Place(found.start(), found.end(), number, 1.0, 2.0, "VE", width)
        for number, (name, width) in enumerate(places.items())
        for found in re.finditer(rf"\b{re.escape(name)}\b", body)
    )
    doc._.figures = ()
    return [f"{body[e.start : e.end]} | {e.type} | {e.place or 'nowhere'}" for e in read_events(doc)._.events]


KEPT = {kept["text"]: kept for kept in json.loads(CASES.with_suffix(".json").read_text(encoding="utf-8"))}


@pytest.mark.parametrize(("places", "body", "expected"), cases(), ids=lambda part: None)
def test_whereabouts(places: dict[str, str], body: str, expected: list[str]) -> None:
    assert rows(places, body, KEPT[body]) == expected


def main() -> None:
    """Write the frozen parses of the cases."""
    from onrecord.pipeline import READING
    from onrecord.reading.reader import load, prepare

    nlp = load(READING[: [stage.name for stage in READING].index("attributions")])
    kept = [{"text": body, **freeze(nlp(prepare(nlp, body, context_of(body))))} for _, body, _ in cases()]
    CASES.with_suffix(".json").write_text(json.dumps(kept, default=str) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
