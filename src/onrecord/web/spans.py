"""An article's rows in, its text cut into segments out: each knows which kinds of span cover it and where they begin."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..record import Record

KINDS: dict[str, tuple[str, str]] = {
    "said": (
        "what people said",
        "SELECT p.start_char, p.end_char FROM attribution_span p JOIN attribution a USING (attribution_id)"
        " WHERE a.article_id = ? AND p.role = 'content'",
    ),
    "source": (
        "sources and cues",
        "SELECT p.start_char, p.end_char FROM attribution_span p JOIN attribution a USING (attribution_id)"
        " WHERE a.article_id = ? AND p.role <> 'content'",
    ),
    "contested": (
        "contested",
        "SELECT s.start_char, s.end_char FROM statement s WHERE s.article_id = ? AND s.statement_id IN"
        " (SELECT statement_a FROM contradiction UNION SELECT statement_b FROM contradiction)",
    ),
    "name": (
        "names",
        "SELECT start_char, end_char FROM mention WHERE article_id = ? AND entity_id IS NOT NULL AND form = 'name'",
    ),
    "figure": ("figures", "SELECT start_char, end_char FROM figure WHERE article_id = ?"),
    "event": ("events", "SELECT start_char, end_char FROM event WHERE article_id = ?"),
    "time": ("times", "SELECT start_char, end_char FROM time WHERE article_id = ?"),
    "place": ("places", "SELECT start_char, end_char FROM place WHERE article_id = ?"),
    "reuse": (
        "copied passages",
        "SELECT start_char, end_char FROM reuse WHERE article_id = $1"
        " UNION SELECT from_start_char, from_end_char FROM reuse WHERE from_article_id = $1",
    ),
}
"""Kind of span -> what it is called on its switch, and the SELECT that gives its spans in one article."""

SHOWN = ("said", "source", "contested")
"""The kinds that are on until the reader chooses."""


@dataclass(frozen=True)
class Span:
    """Half-open code points of the text, and what kind of thing stands there."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True)
class Segment:
    """A run of text under the same spans; `opens` is true where one of them begins, so that the keyboard stops once."""

    start: int
    text: str
    kinds: tuple[str, ...]
    opens: bool


def spans_of(record: Record, article_id: str, kinds: Iterable[str]) -> list[Span]:
    """The spans of the given kinds, by start, longest first."""
    found = {
        Span(row["start_char"], row["end_char"], kind)
        for kind in kinds
        for row in record.rows(KINDS[kind][1], [article_id])
        if row["start_char"] is not None
    }
    return sorted(found, key=lambda span: (span.start, -span.end, span.kind))


def segments(text: str, spans: Sequence[Span]) -> list[Segment]:
    """The text from its first to its last character, cut wherever a span begins or ends; nothing is added or lost.

    A span that reaches beyond the text is cut to it.
    """
    inside = [Span(max(0, s.start), min(len(text), s.end), s.kind) for s in spans if s.start < len(text) and s.end > 0]
    inside = [span for span in inside if span.start < span.end]
    borders = sorted({0, len(text), *(s.start for s in inside), *(s.end for s in inside)})
    starts: dict[int, list[Span]] = {}
    for span in inside:
        starts.setdefault(span.start, []).append(span)
    active: list[Span] = []
    cut = []
    for start, end in pairwise(borders):
        active = [span for span in active if span.end > start] + starts.get(start, [])
        kinds = tuple(sorted({span.kind for span in active}))
        cut.append(Segment(start, text[start:end], kinds, start in starts))
    return cut
