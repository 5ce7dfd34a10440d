"""A read Doc in, what displaCy draws out: who said what, figures, times, places and events as labelled spans.

>>> from spacy import displacy                                    # doctest: +SKIP
>>> displacy.render(spans(doc), style="span", manual=True)        # doctest: +SKIP
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from spacy.tokens import Doc

from . import extensions  # noqa: F401  (registers the Doc extensions)

LABELS = ("CONTENT", "SOURCE", "CUE", "FIGURE", "TIME", "PLACE", "EVENT")
COLOURS = {"CONTENT": "#cfe0ef", "SOURCE": "#d9d5c8", "CUE": "#f0d9b0", "FIGURE": "#f3e8c8", "TIME": "#cfe8e2", "PLACE": "#dbe7c9", "EVENT": "#ecd3e4"}  # fmt: skip
"""For `options={"colors": COLOURS}`."""


def spans(doc: Doc, labels: Sequence[str] = LABELS) -> dict[str, Any]:
    """What `displacy.render(..., style="span", manual=True)` takes: text, tokens, and spans by token with their label."""
    drawn = []
    for label, start, end in found(doc):
        span = doc.char_span(start, end, alignment_mode="expand")
        if label in labels and span is not None:
            drawn.append({"start_token": span.start, "end_token": span.end, "label": label})
    return {"text": doc.text, "tokens": [token.text for token in doc], "spans": drawn}


def entities(doc: Doc, label: str = "CONTENT") -> dict[str, Any]:
    """What `displacy.render(..., style="ent", manual=True)` takes for the spans of one label; of overlapping ones the first."""
    kept: list[dict[str, Any]] = []
    for start, end in sorted({(start, end) for name, start, end in found(doc) if name == label}):
        if not kept or start >= kept[-1]["end"]:
            kept.append({"start": start, "end": end, "label": label})
    return {"text": doc.text, "ents": kept, "title": None}


def found(doc: Doc) -> Iterator[tuple[str, int, int]]:
    """(label, start, end) of everything that the reading components left on the Doc, in half-open code points."""
    for attribution in doc._.attributions:
        for label, parts in (
            ("CONTENT", attribution.content),
            ("SOURCE", attribution.source),
            ("CUE", attribution.cue),
        ):
            yield from ((label, start, end) for start, end in parts)
    for label, rows in (
        ("FIGURE", doc._.figures),
        ("TIME", doc._.times),
        ("PLACE", doc._.places),
        ("EVENT", doc._.events),
    ):
        yield from ((label, row.start, row.end) for row in rows)
