"""On which day things were said and happened, and through whom words came, in short invented paragraphs.

`days/cases.txt` and `days/background.txt` hold the cases, parted by lines of "#####": `key: value` lines, a blank line, the
text, `=====`, the rows. The parse of each is frozen in the .json beside (`python -m tests.golden.test_golden_days` writes it anew).
"""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from spacy.tokens import Doc
from tests.golden.frozen import freeze, thawed

from onrecord.reading.annotations import ArticleContext, Passage
from onrecord.reading.attributions import attributions
from onrecord.reading.events import read_events

FILES = [Path(__file__).parent / "days" / name for name in ("cases.txt", "background.txt")]


def cases(path: Path) -> list[tuple[ArticleContext, str, list[str]]]:
    """Context, text and expected rows of each case."""
    found = []
    for case in path.read_text(encoding="utf-8").split("#####\n"):
        head, _, rest = case.partition("\n\n")
        body, _, expected = rest.partition("=====\n")
        body = body.rstrip("\n")
        keys = dict(line.split(": ", 1) for line in head.splitlines())
        end = body.index("\n") if keys.get("headline") == "first line" else 0
        passages = [Passage(0, end, "headline")] if end else []
        context = ArticleContext(
            outlet=keys.get("outlet", "Coast Mail"),
            published_on=dt.date.fromisoformat(keys["published"]),
            published_basis="metadata",
            passages=(*passages, Passage(end, len(body), "body")),
        )
        found.append((context, body, expected.splitlines()))
    return found


def rows(doc: Doc) -> list[str]:
    """One line an attribution (speaker, cue, day, relay) and one an event (trigger, type, first and last day)."""
    text, lines = doc.text, []
    for a in doc._.attributions:
        who = doc._.clusters[a.speaker].name if a.speaker is not None else "nobody"
        cue = " ".join(text[x:y] for x, y in a.cue) or "-"
        relay = " > ".join(hop.name for hop in a.relay)
        lines.append(f"said | {who} | {cue} | {a.said_on or 'no day'}" + (f" | via {relay}" if relay else ""))
    for e in doc._.events:
        days = dict.fromkeys(str(day) if day else "open" for day in (e.happened_from, e.happened_to))
        lines.append(
            f"event | {text[e.start : e.end]} | {e.type} | {' to '.join(days) if days.keys() != {'open'} else 'no day'}"
        )
    return lines


def read(context: ArticleContext, body: str, kept: dict[str, Any]) -> Doc:
    doc = thawed(context, body, kept)
    attributions(doc)
    doc._.places, doc._.figures = (), ()
    return read_events(doc)


KEPT = {
    kept["text"]: kept for path in FILES for kept in json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
}


@pytest.mark.parametrize(
    ("context", "body", "expected"), [case for path in FILES for case in cases(path)], ids=lambda part: None
)
def test_days(context: ArticleContext, body: str, expected: list[str]) -> None:
    assert rows(read(context, body, KEPT[body])) == expected


def main() -> None:
    """Write the frozen parses of the cases."""
    from onrecord.pipeline import READING
    from onrecord.reading.reader import load, prepare

    nlp = load(READING[: [stage.name for stage in READING].index("attributions")])
    for path in FILES:
        kept = [{"text": body, **freeze(nlp(prepare(nlp, body, context)))} for context, body, _ in cases(path)]
        path.with_suffix(".json").write_text(json.dumps(kept, default=str) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
