"""The two things that ingest gives: an article, or the reason why there is none."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from functools import cached_property

from ..schema.ids import content_id
from .wrapping import breaks_of, without_breaks

LOCAL = "published_local"
"""The key of `extra` under which publication stands with its zone, where its day there is another than in UTC."""


@dataclass(frozen=True)
class Part:
    """A passage of an article: half-open code points of its text and a kind of values.PASSAGE_KINDS."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True)
class Article:
    """One text by one outlet, with what metadata and the text itself say of it; the fields are columns of `article`."""

    source: str
    text: str
    outlet: str | None = None
    url: str | None = None
    headline: str | None = None
    byline: str | None = None
    dateline_place: str | None = None
    published_at: dt.datetime | None = None
    published_basis: str | None = None
    language: str = "en"
    extra: str | None = None
    passages: tuple[Part, ...] = ()
    year: int | None = None
    """The year that the pile's other articles give, where published_at is unknown: it anchors "September 30"."""
    around: dt.date | None = None
    """The day on which an undated article stands, as the pile's calendar settles it: it anchors "on Monday"."""

    @cached_property
    def wraps(self) -> tuple[int, ...]:
        """Where the text breaks a line inside a passage: at a margin, which ends nothing."""
        return tuple(at for part in self.passages for at in breaks_of(self.text, part.start, part.end))

    @cached_property
    def running(self) -> str:
        """The text with a space for each break inside a passage; offsets are those of `text`."""
        return without_breaks(self.text, self.wraps)

    @cached_property
    def published_on(self) -> dt.date | None:
        """The day of publication where the article came out, from which its "on Wednesday" counts; `published_at` is in UTC."""
        if self.published_at is None:
            return None
        return self._local_day or self.published_at.date()

    @cached_property
    def _local_day(self) -> dt.date | None:
        """The day before or after that of `published_at`, where the metadata's zone makes it one."""
        if self.published_at is None or not self.extra or LOCAL not in self.extra:
            return None
        stated = json.loads(self.extra).get(LOCAL)  # a row may bring a key of this name itself
        try:
            day = dt.date.fromisoformat(stated[:10]) if isinstance(stated, str) else None
        except ValueError:
            return None
        return day if day and abs((day - self.published_at.date()).days) == 1 else None

    @cached_property
    def article_id(self) -> str:
        """A hash of what makes it this article: text, outlet, headline, publication time and URL, not where the file lies."""
        return content_id(
            "t",
            self.text,
            self.outlet,
            self.headline,
            self.published_at,
            self.url,
            *filter(None, [self.year, self.around, self._local_day]),
        )


@dataclass(frozen=True)
class Rejection:
    """A file or row that became no article: its source and the reason in words."""

    source: str
    reason: str


def broken(source: str, error: Exception) -> Rejection:
    """The rejection of what a reader failed on: one text that nobody foresaw must not stop a pile of thousands."""
    return Rejection(source, f"cannot be read: {type(error).__name__}: {error}")
