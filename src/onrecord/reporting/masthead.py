"""A record in, what stands at the top of its report out: title, days, counts, what was left out, how it was made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ..record import Record
from .sources import sources_of

_WHOLE = "('ingest', 'reading', 'comparing')"
"""Stages that leave out whole articles and stories, which are listed one by one."""


@dataclass(frozen=True)
class Masthead:
    """What stands at the top: titles, days, counts, what was left out, how the record was made."""

    title: str
    first_day: str | None
    last_day: str | None
    stories: tuple[str, ...]
    counts: tuple[tuple[int, str], ...]
    left_out: tuple[tuple[str, str], ...]
    rejections: tuple[tuple[str, str, int], ...]
    version: str
    model: str
    build_id: str
    made_at: str | None


def masthead(record: Record, contradictions: int) -> Masthead:
    """The masthead of a record with that many contradictions to show."""

    def one(query: str) -> Any:
        return next(iter(record.rows(query)[0].values()))

    stories = record.rows(
        "SELECT s.title, count(*) AS n FROM story s LEFT JOIN story_article USING (story_id) GROUP BY s.story_id, s.title"
        " ORDER BY n DESC, s.title, s.story_id"
    )
    span = record.rows(
        "SELECT min(day) AS first, max(day) AS last FROM (SELECT published_day(published_at, extra) AS day FROM article)"
    )[0]
    build = next(iter(record.rows('SELECT * FROM build ORDER BY "at" DESC NULLS LAST, build_id')), {})
    counts = (
        (one("SELECT count(*) FROM article"), "article"),
        (one("SELECT count(DISTINCT outlet) FROM article"), "named outlet"),
        (one("SELECT count(*) FROM attribution"), "attribution"),
        (one("SELECT count(*) FROM claim"), "claim"),
        (contradictions, "contradiction"),
    )
    left_out = record.rows(f"SELECT subject, reason FROM rejected WHERE stage IN {_WHOLE} ORDER BY subject, reason")
    others = record.rows(
        f"SELECT stage, reason, count(*) AS n FROM rejected WHERE stage NOT IN {_WHOLE} GROUP BY ALL ORDER BY n DESC, stage, reason"
    )
    sources = sources_of(record)
    titles = tuple(row["title"] for row in stories if row["title"])
    return Masthead(
        title=titles[0] if titles else "Untitled record",
        first_day=span["first"].isoformat() if span["first"] else None,
        last_day=span["last"].isoformat() if span["last"] else None,
        stories=titles,
        counts=counts,
        left_out=tuple((sources.printed(row["subject"]), sources.without(row["reason"])) for row in left_out),
        rejections=tuple((row["stage"], row["reason"], row["n"]) for row in others),
        version=build.get("version") or "unknown",
        model=build.get("model") or "unknown",
        build_id=build.get("build_id") or "unknown",
        made_at=build["at"].isoformat(" ", "minutes") if build.get("at") else None,
    )
