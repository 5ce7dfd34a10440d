"""ECB+ (dev): which event mentions of many articles are one event, with the mentions given and with our own."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import onrecord
from onrecord.settings import Settings
from quality.devset import Record, records, scored
from quality.gate import SHARED

CORPUS = SHARED / "data" / "ecbplus" / "dev.jsonl.gz"
_MENTIONS = """
SELECT t.source, v.start_char, v.end_char, v.event_group FROM event v JOIN article t USING (article_id)
ORDER BY t.source, v.start_char, v.event_id
"""


def measure(corpus: Path) -> dict[str, float]:
    """CoNLL F1 (mean of MUC, B-cubed, CEAF-e) over a topic's articles, singletons counted; all as one pile of articles."""
    gold = records(corpus)
    with given_triggers(gold):
        given = links(gold)
    own = links(gold)
    out = {}
    for name, found in (("given mentions", given), ("own mentions", own)):
        predictions = [{"id": r["id"], "mentions": mentions(r, found, name == "given mentions")} for r in gold]
        scores = scored("coref", corpus, predictions, "--topics", "--singletons", "--kind", "event")
        out[f"{name}: CoNLL F1"] = scores["conll_f1"]
        if name == "given mentions":
            out |= {f"{name}: {measure}": scores[measure]["f1"] for measure in ("muc", "b3", "ceafe")}
            out[f"{name}: B3 precision"] = scores["b3"]["p"]
    return out


def links(gold: list[Record]) -> dict[str, list[tuple[int, int, str]]]:
    """Trigger's span and event group of every event that a build of the texts finds, by record."""
    with tempfile.TemporaryDirectory() as folder:
        pile = Path(folder) / "pile.jsonl"
        pile.write_text("".join(json.dumps({"id": r["id"], "text": r["text"]}) + "\n" for r in gold), encoding="utf-8")
        onrecord.build(pile, Path(folder) / "pile.duckdb", settings=Settings(processes=1))
        with onrecord.open(Path(folder) / "pile.duckdb") as record:
            rows = record.rows(_MENTIONS)
    found: dict[str, list[tuple[int, int, str]]] = {}
    for row in rows:
        name = row["source"].rsplit("#", 1)[1]
        found.setdefault(name, []).append((row["start_char"], row["end_char"], row["event_group"]))
    return found


def mentions(record: Record, found: dict[str, list[tuple[int, int, str]]], given: bool) -> list[dict[str, Any]]:
    """Predicted mentions in the form of the set; a gold mention that overlaps one of ours lends it its span.

    Given mentions that the build left out (furniture, doubles on one word) stand alone.
    """
    out, left = [], list(found.get(record["id"], ()))
    for number, mention in enumerate(m for m in record["mentions"] if m["kind"] == "event"):
        hit = next((f for f in left if any(a < f[1] and f[0] < b for a, b in mention["spans"])), None)
        if hit is not None:
            left.remove(hit)
        if hit is not None or given:
            chain = hit[2] if hit is not None else f"{record['id']}:{number}"
            out.append({"kind": "event", "spans": mention["spans"], "chain": chain})
    return out + [{"kind": "event", "spans": [[a, b]], "chain": group} for a, b, group in left]


@contextmanager
def given_triggers(gold: list[Record]) -> Iterator[None]:
    """Within it, the events of a text are the mentions that the set gives: type and mode from our lexicon if it knows."""
    from onrecord.reading.events import component
    from onrecord.reading.events.lexicon import Entry, lexicon
    from onrecord.reading.events.triggers import Trigger, trigger_at

    spans = {r["text"]: [s for m in r["mentions"] if m["kind"] == "event" for s in m["spans"][:1]] for r in gold}

    def triggers(doc: Any) -> list[Trigger]:
        out = []
        for start, end in spans.get(doc.text, ()):
            span = doc.char_span(start, end, alignment_mode="expand")
            if span is not None:
                known = trigger_at(span.root, lexicon())
                entry = known.entry if known is not None else Entry("CONSULT", "unknown")
                out.append(Trigger(span.root, span.start, span.end, entry))
        return sorted(out, key=lambda t: t.first)

    real, kept = component.all_triggers, component._lacks_parties  # type: ignore[attr-defined]
    component.all_triggers = triggers  # type: ignore[attr-defined]
    component._lacks_parties = lambda event, trigger: False
    try:
        yield
    finally:
        component.all_triggers, component._lacks_parties = real, kept  # type: ignore[attr-defined]
