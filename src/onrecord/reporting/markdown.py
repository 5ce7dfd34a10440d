"""A record in, the report as Markdown out: for notes, wikis, mail and version control; every text is escaped."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from ..controls import disarmed
from ..errors import ExportError
from ..quoting import quoted
from ..record import Record
from .figures import figure_groups, given
from .findings import Claim, Findings, gather
from .matrix import matrix
from .sources import sources_of
from .speech import Speech
from .standings import MEANINGS, standings
from .terminal import carried, origins
from .timeline import Day, days

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~$])")
_LINE_START = re.compile(r"^(\s*)([-+=>]|\d+[.)])(?=\s|$)")
MOST_PAIRS = 3  # pairs of statements on one point
MOST_POINTS = 25  # points on which statements part, weightiest first
MOST = 60  # rows a section shows; the record has the rest


def write_report(record: Record, target: Path) -> Path:
    """The path of the written report. Raises ExportError where it cannot be written."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(render(record), encoding="utf-8", newline="\n")
    except OSError as error:
        raise ExportError(f"{target}: cannot be written ({error.strerror}); give another -o") from error
    return target


def render(record: Record) -> str:
    """The report of a record as Markdown (CommonMark with tables); the same record gives the same characters."""
    found = gather(record)
    sections = (
        _masthead(found),
        _contested(found),
        _claims("Many outlets, one origin", found.one_origin),
        _claims("Agreed", found.agreed),
        _standings(record, found),
        _matrix(found),
        _speakers(found),
        _figures(record, found),
        _timeline(days(record, found.outlets)),
        _articles(record, found),
    )
    return "\n".join(line for section in sections for line in section).rstrip() + "\n"


def plain(words: object) -> str:
    """The words on one line, with what Markdown and HTML would read as markup made harmless."""
    line = _SPECIAL.sub(r"\\\1", " ".join(disarmed(str(words)).split())).replace("&", "&amp;")
    return _LINE_START.sub(r"\1\\\2", line)


class Code(str):
    """A path or address: shown to the character, not as words."""


def code(words: str) -> str:
    """The words as a code span where they can stand in one, else as plain words."""
    line = " ".join(disarmed(words).split())
    return plain(line) if not line or set(line) & set("`|<>&") else f"`{line}`"


def _masthead(found: Findings) -> Iterator[str]:
    head = found.masthead
    yield f"# {plain(head.title)}"
    yield ""
    span = " to ".join(dict.fromkeys(day for day in (head.first_day, head.last_day) if day))
    counts = ", ".join(f"{count} {noun}{'' if count == 1 else 's'}" for count, noun in head.counts)
    yield f"{span + '. ' if span else ''}{counts}."
    yield ""
    yield f"This reports what was reported; it does not rate what is true. onrecord {plain(head.version)}, build {plain(head.build_id)}."
    for subject, reason in head.left_out:
        yield f"- left out: {plain(subject)}: {plain(reason)}"
    yield ""


def _contested(found: Findings) -> Iterator[str]:
    yield "## Contested"
    yield ""
    for dispute in found.disputes[:MOST_POINTS]:
        pair = dispute.pairs[0]
        yield f"### {plain(dispute.title)}"
        yield ""
        yield f"{pair.kind.capitalize()}: {plain(pair.why)}"
        yield ""
        for each in dispute.pairs[:MOST_PAIRS]:
            yield from map(_said, (each.a, each.b))
            yield ""
        if len(dispute.pairs) > MOST_PAIRS:
            yield f"{len(dispute.pairs) - MOST_PAIRS} more pairs on this point are in the record."
            yield ""
    if not found.contested:
        yield "No two statements were found that cannot both hold."
        yield ""
    if len(found.disputes) > MOST_POINTS:
        yield f"{len(found.disputes) - MOST_POINTS} more points, of less weight, are in the record."
        yield ""


def _said(speech: Speech) -> str:
    way = " → ".join(map(plain, speech.way))
    role = f" ({plain(speech.role)})" if speech.role else ""
    day = f", said on {speech.said_on}" if speech.said_on else ""
    lead = f"{speech.lead}: " if speech.lead else ""
    return f"- {lead}{quoted(plain(speech.text))} {way}{role}{day}, characters {speech.start} to {speech.end}"


def _claims(title: str, claims: tuple[Claim, ...]) -> Iterator[str]:
    yield f"## {title}"
    yield ""
    for claim in claims[:MOST]:
        yield f"### {plain(claim.proposition)}"
        yield ""
        yield f"{carried(claim)}, {origins(claim)}."
        yield ""
        for root in claim.roots:
            yield f"- **{plain(root.label)}**{f': {plain(root.rule)}' if root.rule else ''}"
            for speech, others in root.told:
                alike = f"; in the same words: {plain(', '.join(other.outlet for other in others))}" if others else ""
                yield f"  {_said(speech)}{alike}"
        yield from (f"- opposed: {_said(speech)[2:]}" for speech in claim.opposes)
        yield ""
    if not claims:
        yield "None."
        yield ""
    yield from _rest(len(claims))


def _standings(record: Record, found: Findings) -> Iterator[str]:
    events = standings(record, found.outlets)
    if events:
        yield "## One event, different statuses"
        yield ""
    for event in events[:MOST_POINTS]:
        yield f"### {plain(event.what)}"
        yield ""
        for status, voices in event.statuses:
            for voice in voices[:6]:
                role = f" ({plain(voice.role)})" if voice.role else ""
                way = " → ".join(map(plain, voice.path))
                yield f"- {MEANINGS[status]}: **{plain(voice.who)}**{role}: {quoted(plain(voice.text))} {way}, characters {voice.start} to {voice.end}"
            if len(voices) > 6:
                yield f"- {MEANINGS[status]}: {len(voices) - 6} more voices"
        yield ""


def _matrix(found: Findings) -> Iterator[str]:
    table = matrix(found)
    if table.rows:
        yield "## Claims by outlet"
        yield ""
        yield from _table(
            ("claim", *table.outlets),
            ((claim.proposition, *(cell.stance for cell in cells)) for claim, cells in table.rows),
        )


def _speakers(found: Findings) -> Iterator[str]:
    yield "## Who speaks, and through whom"
    yield ""
    rows = (
        (
            f"{s.name}{f', {s.role}' if s.role else ''}",
            s.attributions,
            s.articles,
            ", ".join(f"{name} {count}" for name, count in s.conduits) or "directly",
        )
        for s in found.speakers[:MOST]
    )
    yield from _table(("speaker", "attributions", "articles", "through"), rows)


def _figures(record: Record, found: Findings) -> Iterator[str]:
    groups = [group for group in figure_groups(record, found.outlets) if group.compared]
    if groups:
        yield "## Figures that more than one source gives"
        yield ""
        rows = ((group.unit or "without a unit", *cells) for group in groups[:MOST] for cells in given(group.figures))
        yield from _table(("counted", "value", "day", "given by"), rows)


def _timeline(found: tuple[Day, ...]) -> Iterator[str]:
    yield "## Timeline"
    yield ""
    rows = (
        (
            day.date or "no day",
            f"{entry.what}{f' ({entry.speakers[0]})' if entry.speakers else ''}",
            "said" if entry.said else "happened",
            ", ".join(sorted({r[2] for r in entry.reports})),
        )
        for day in found
        for entry in (*day.happened, *day.said)
    )
    yield from _table(("day", "what", "lane", "reported by"), rows)


def _articles(record: Record, found: Findings) -> Iterator[str]:
    yield "## Articles"
    yield ""
    sources = sources_of(record)
    rows = (
        (
            found.outlets[row["article_id"]],
            row["published_on"] or "no date",
            row["headline"] or "no headline",
            Code(sources.printed(row["source"])),
        )
        for row in record.articles
    )
    yield from _table(("outlet", "published", "headline", "source"), rows)


def _table(headers: tuple[str, ...], rows: Iterator[tuple[object, ...]]) -> Iterator[str]:
    yield f"| {' | '.join(map(plain, headers))} |"
    yield f"|{' --- |' * len(headers)}"
    for row in rows:
        yield f"| {' | '.join(code(cell) if isinstance(cell, Code) else plain(cell) for cell in row)} |"
    yield ""


def _rest(total: int) -> Iterator[str]:
    if total > MOST:
        yield f"{total - MOST} more are in the record."
        yield ""
