"""A Doc with `doc._.article` in, `doc._.times` out: the component `onrecord_times`; it needs tokens only."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from .. import extensions
from ..annotations import ArticleContext, Time
from .reader import times_of

extensions.register()


@Language.component("onrecord_times", assigns=["doc._.times"])
def read_times(doc: Doc) -> Doc:
    """The Doc with its times in text order; passages of furniture hold none."""
    article: ArticleContext = doc._.article
    doc._.times = times_of(
        doc.text,
        article.published_on,
        inferred=article.published_basis == "inferred",
        year=article.year,
        around=article.around,
        furniture=tuple((p.start, p.end) for p in article.passages if p.kind == "furniture"),
    )
    return doc


def times_within(doc: Doc, start: int, end: int) -> tuple[Time, ...]:
    """The times of a Doc that lie inside a half-open span of code points, in text order."""
    return tuple(time for time in doc._.times if start <= time.start and time.end <= end)


def day_within(doc: Doc, start: int, end: int) -> Time | None:
    """The first time inside the span that names one day; None where none does.

    Its `first` is the day, its `basis` says how it came about. Durations and "now" never count.
    """
    for time in times_within(doc, start, end):
        one_day = time.first is not None and time.first == time.last
        if one_day and time.type in ("DATE", "TIME") and time.value != "PRESENT_REF":
            return time
    return None
