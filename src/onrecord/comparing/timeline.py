"""Dated attributions, events and publications in; a story's timeline, one row for each thing on each day, out."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any

from ..schema.checks import to_arrow
from ..schema.stages import ComparingStage, statements
from .propositions.proposition import finite, sentence, takes_noun
from .telling import NAMED_AS, cue_before, denies, named

if TYPE_CHECKING:
    from ..schema.engine import Engine

Row = dict[str, Any]
_LONGEST = 30  # words of a timeline entry
_LEADING = frozenset(
    "of on in at to for with against into by".split()
)  # a trigger's preposition leads to no words here
_VERBS = {"demand": "demanded", "threaten": "threatened", "promise": "promised"}
_ACTIVE = re.compile(
    r"(?:alleg|warn|claim|confirm|insist|admit|acknowledg|conced|argu|estimat|suggest|complain|maintain|stress)[a-z]*",
    re.IGNORECASE,
)
"""Cues that are told as they stand before a colon; others are "said"."""
_DENIALS = (("reject", "rejected"), ("dismiss", "dismissed"), ("rul", "ruled out"))


def run(engine: Engine, settings: Any) -> None:
    """Write `timeline`: what was said, what happened and what was published on which day."""
    sql = statements(__package__, "timeline")
    rows = [said(row) for row in engine.fetch(sql["dated_attributions"]).to_pylist()]
    rows += [happened(row) for row in tellings(engine.fetch(sql["dated_events"]).to_pylist())]
    rows += [published(row) for row in engine.fetch(sql["published"]).to_pylist()]
    kept: dict[tuple[str, str, str], Row] = {}
    for row in sorted(rows, key=_order):
        kept.setdefault((row["story_id"], row["date"], row["what"].lower()), row)
    engine.put("timeline", to_arrow("timeline", [kept[key] for key in sorted(kept)]))


def said(row: Row) -> Row:
    """“Ada Miller said: ...” on the day on which it was said."""
    speaker = row["speaker"] or named(row["source_text"]) or "Someone not named"
    who, cue = f"{speaker[0].upper()}{speaker[1:]}", row["cue_text"] or ""
    words = NAMED_AS.sub("", row["told"])
    if not denies(row["act"], cue) and takes_noun(cue, words, row["predicate"]):
        what = f"{who} {finite(cue)} {_cut(words.rstrip(' .,;:'))}."  # "Ada Miller put the toll at nine."
    else:
        what = f"{who} {_verb(row)}: {_cut(sentence(words))}"
    return _row(row, row["day"], what, row["day"], attribution_id=row["attribution_id"])


def _verb(row: Row) -> str:
    """How the words were put; who said that something is not so has not denied that it is not so."""
    if row["act"] == "request":
        return "asked" if row["predicate"] else "asked for"
    if not denies(row["act"], row["cue_text"]):
        cue = cue_before(row["act"], row["cue_text"])
        if re.match("(?:accus|blam|charg)", cue):
            return "alleged"
        own = finite(cue) if _ACTIVE.fullmatch(cue) else ""
        return _VERBS.get(row["act"]) or own or "said"
    cue = row["cue_text"].lower()
    return next((verb for root, verb in _DENIALS if cue.startswith(root)), "denied")


def tellings(rows: list[Row]) -> list[Row]:
    """One mention for each event, day and whether it is only planned: the one that says most, the first among equals.

    A bare word ("ceasefire", "briefing") tells a reader little: it stands only where the day has nothing else.
    """
    best: dict[tuple[Any, ...], Row] = {}
    telling = [row for row in rows if row["actor"] or row["recipient"] or row["place"]]
    filled = {(row["story_id"], row["first_day"]) for row in telling}
    telling += [row for row in rows if (row["story_id"], row["first_day"]) not in filled]
    for row in sorted(telling, key=lambda row: (-_told(row), str(row["event_id"]))):
        key = (row["story_id"], row["event_group"] or row["event_id"], row["first_day"], row["status"] == "planned")
        best.setdefault(key, row)
    return sorted(best.values(), key=lambda row: (row["story_id"], row["first_day"], row["event_id"]))


def _told(row: Row) -> int:
    """How much of who, to whom and where a mention tells; victims count, and a day without a range."""
    named = [row["actor"], row["recipient"], row["place"], row["killed"], row["first_day"] == row["last_day"] or None]
    return sum(value is not None for value in named)


def happened(row: Row) -> Row:
    """“Actor – trigger – recipient, place” on the day, or in the month or year that the text settles."""
    words = row["trigger"].split()
    trigger = " ".join(words[:-1] if len(words) > 1 and words[-1].lower() in _LEADING else words)
    parts = [row["actor"] or "", trigger, row["recipient"] or ""]
    what = " – ".join(part for part in parts if part) + (f", {row['place']}" if row["place"] else "")
    what += " (planned)" if row["status"] == "planned" else ""
    return _row(
        row, row["first_day"], what, row["last_day"], event_id=row["event_id"], attribution_id=row["attribution_id"]
    )


def published(row: Row) -> Row:
    """“The Courier published: ...” on the day of publication."""
    outlet = row["outlet"] or "An outlet not named"
    headline = f": {row['headline']}" if row["headline"] else " an article"
    return _row(row, row["day"], f"{outlet} published{headline}", row["day"])


def precision(first: dt.date, last: dt.date | None) -> str:
    """YYYY-MM-DD for a day, YYYY-MM for a whole month, YYYY for a longer time.

    What goes on since a year or a month (`last` is null) began on some day of it, not on its first.
    """
    if last is None and first.day == 1:
        return f"{first:%Y}" if first.month == 1 else f"{first:%Y-%m}"
    if last is None or last == first:
        return first.isoformat()
    if first.year == last.year and first.month == last.month:
        return first.isoformat() if (last - first).days < 3 else f"{first:%Y-%m}"
    return f"{first:%Y-%m}" if (last - first).days <= 31 else f"{first:%Y}"


def _row(row: Row, first: dt.date, what: str, last: dt.date | None = None, **ids: Any) -> Row:
    return {
        "story_id": row["story_id"],
        "date": precision(first, last),
        "what": what,
        "article_id": row["article_id"],
        "event_id": ids.get("event_id"),
        "attribution_id": ids.get("attribution_id"),
    }


def _order(row: Row) -> tuple[str, ...]:
    return tuple(
        str(row[key] or "") for key in ("story_id", "date", "what", "article_id", "event_id", "attribution_id")
    )


def _cut(words: str) -> str:
    parts = words.split()
    return words if len(parts) <= _LONGEST else " ".join(parts[:_LONGEST]) + " …"


STAGE = ComparingStage(
    name="timeline",
    reads=("article", "entity", "event", "story_article", "story_statement"),
    writes=("timeline",),
    run=run,
    by_story=True,
)
