"""Attributions of articles without a date in, the same attributions with the day that the pile settles out.

An article that shows no date says "on Thursday"; another, dated one reports the same words of the same speaker as said
"last week". Together they settle the day: the only Thursday of that week. A weekday means one day throughout an article,
so the other attributions that it dates by the same weekday are settled with it. Two days that fit settle nothing.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ..schema.stages import ComparingStage, statements

if TYPE_CHECKING:
    from ..schema.engine import Engine
    from ..settings import Settings

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
LEAST_SHARED = 3  # content words that two reports of one utterance share at least: two are shared by chance
LEAST_LIKENESS = (
    0.25  # share of their content words: reports of one utterance are seldom less alike, others seldom more
)

_QUOTED = re.compile(r"^'([^']+)'")
_WORD = re.compile(r"[^\W\d_]{4,}")
_EMPTY = frozenset(
    "that this with have been were will would could should their there they from such about into than then when what which "
    "while after before under over more most some said says also only just even".split()
)

Row = Mapping[str, Any]
Interval = tuple[dt.date, dt.date]


def run(engine: Engine, settings: Settings) -> None:
    """Write `attribution` again, with `said_on` where the pile settles it."""
    import pyarrow as pa

    sql = statements(__package__, "dating")
    days = settled(engine.fetch(sql["speech"]).to_pylist())
    schema = pa.schema([("attribution_id", pa.string()), ("said_on", pa.date32()), ("basis", pa.string())])
    engine.put("dating__day", pa.Table.from_pylist(days, schema))
    engine.materialise("dating__attribution", sql["attribution"])
    engine.materialise("attribution", "select * from dating__attribution")


def settled(rows: Sequence[Row]) -> list[dict[str, Any]]:
    """Rows (attribution_id, said_on, basis) for the attributions that the pile dates, in the order of their ids."""
    by_speaker: dict[tuple[str, str], list[tuple[Row, Interval]]] = defaultdict(list)
    for row in rows:
        interval = said_within(row)
        if interval is not None and row["speaker_id"] is not None:
            by_speaker[(row["story_id"], row["speaker_id"])].append((row, interval))
    votes: dict[tuple[str, int], dict[dt.date, Row]] = defaultdict(dict)
    for row in rows:
        weekday = open_weekday(row)
        if weekday is None:
            continue
        for other, (first, last) in by_speaker.get((row["story_id"], row["speaker_id"]), ()):
            if other["article_id"] != row["article_id"] and alike(row["content_text"], other["content_text"]):
                fitting = [day for day in days_of(first, last) if day.weekday() == weekday]
                if len(fitting) == 1:
                    votes[(row["article_id"], weekday)].setdefault(fitting[0], other)
    found = []
    for row in rows:
        weekday = open_weekday(row)
        fits = votes.get((row["article_id"], weekday), {}) if weekday is not None else {}
        if len(fits) == 1:
            ((day, other),) = fits.items()
            where = other["outlet"] or "another article"
            basis = f"{WEEKDAYS[weekday or 0].capitalize()}, settled by {where}, which reports the same words of its speaker"
            found.append({"attribution_id": row["attribution_id"], "said_on": day, "basis": basis})
    return found


def words_of(row: Row) -> str:
    """The words that date the speaking, in lower case: `said_on_basis` begins with them in quotes where there are any."""
    match = _QUOTED.match(row["said_on_basis"] or "")
    return match.group(1).lower() if match else ""


def open_weekday(row: Row) -> int | None:
    """The weekday (0 = Monday) that dates the speaking in an article which does not say of which week."""
    if row["said_on"] is not None or row["published_on"] is not None:
        return None
    return next((number for number, name in enumerate(WEEKDAYS) if name in words_of(row)), None)


def said_within(row: Row) -> Interval | None:
    """The first and last day on which it can have been said: its day, or the week or month that its words name."""
    if row["said_on"] is not None:
        return row["said_on"], row["said_on"]
    published: dt.date | None = row["published_on"]
    if published is None:
        return None
    monday = published - dt.timedelta(days=published.weekday())
    words = words_of(row)
    if words in ("last week", "the previous week", "previous week", "the past week"):
        return monday - dt.timedelta(days=7), monday - dt.timedelta(days=1)
    if words in ("this week", "earlier this week", "earlier in the week"):
        return monday, published
    return None


def days_of(first: dt.date, last: dt.date) -> Iterator[dt.date]:
    """Every day from the first to the last."""
    for number in range((last - first).days + 1):
        yield first + dt.timedelta(days=number)


def alike(one: str, other: str) -> bool:
    """Whether two contents can be reports of one utterance, by the beginnings of their content words."""
    mine, theirs = stems(one), stems(other)
    shared = mine & theirs
    return len(shared) >= LEAST_SHARED and len(shared) / len(mine | theirs) >= LEAST_LIKENESS


def stems(text: str) -> set[str]:
    """The first four letters of each content word, in lower case: enough to join Russia and Russian, need and needed."""
    return {word[:4] for word in _WORD.findall(text.lower()) if word not in _EMPTY}


STAGE = ComparingStage(
    name="dating",
    reads=("article", "attribution", "story_article"),
    writes=("attribution",),
    run=run,
)
