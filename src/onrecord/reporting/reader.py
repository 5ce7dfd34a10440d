"""A record in, its articles for reading out: blocks of segments that carry what was read there, none of the text lost."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from ..record import Record, Row
from .sources import sources_of
from .speech import Speech


@dataclass(frozen=True)
class Segment:
    """Characters that carry the same marks: roles (content, cue, source, figure, event), attributions, anchors that begin here."""

    text: str
    roles: tuple[str, ...] = ()
    attributions: tuple[str, ...] = ()
    anchors: tuple[str, ...] = ()
    begins: bool = False
    """True where the content of an attribution begins: the segment that takes the keyboard's focus."""


@dataclass(frozen=True)
class Block:
    """A line of the article: its kind (of passage) and its segments."""

    kind: str
    segments: tuple[Segment, ...]


@dataclass(frozen=True)
class Taken:
    """What an article has word for word from another one, passages put together."""

    article_id: str
    outlet: str
    words: int
    credited: str | None
    quoted: bool
    """True where all of it is what both quote of one speaker."""


@dataclass(frozen=True)
class Page:
    """An article as shown: what is known of it, its blocks, and its statements in the order of the text."""

    article_id: str
    source: str
    outlet: str
    named: bool
    headline: str | None
    byline: str | None
    place: str | None
    published: str | None
    basis: str | None
    url: str | None
    blocks: tuple[Block, ...]
    statements: tuple[Speech, ...]
    taken: tuple[Taken, ...] = ()


@dataclass
class _Marks:
    """Spans of one article: (start, end, role, attribution id or null), and anchors by the code point where they begin."""

    spans: list[tuple[int, int, str, str | None]] = field(default_factory=list)
    anchors: defaultdict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    begins: set[int] = field(default_factory=set)

    def keep(self, linked: Container[str]) -> None:
        """Drop the anchors to which nothing leads: they are half the markup of a long report."""
        for at, names in list(self.anchors.items()):
            self.anchors[at] = [name for name in names if name in linked or name.startswith("s-")]
            if not self.anchors[at]:
                del self.anchors[at]


def pages(
    record: Record, said: dict[str, Speech], outlets: dict[str, str], linked: Container[str] | None = None
) -> tuple[Page, ...]:
    """The articles, oldest first, undated last; of the anchors only statements' and those in `linked` (all, where null)."""
    marks = _marks(record, said)
    if linked is not None:
        for own in marks.values():
            own.keep(linked)
    passages: defaultdict[str, list[Row]] = defaultdict(list)
    for row in record.rows("SELECT * FROM passage ORDER BY article_id, start_char"):
        passages[row["article_id"]].append(row)
    told: defaultdict[str, list[Speech]] = defaultdict(list)
    for speech in said.values():
        told[speech.article_id].append(speech)
    reused, sources = _reused(record, outlets), sources_of(record)
    rows = record.rows(
        "SELECT *, published_day(published_at, extra) AS published_on FROM article"
        " ORDER BY published_at NULLS LAST, source, article_id"
    )
    return tuple(
        Page(
            article_id=row["article_id"],
            source=sources.printed(row["source"]),
            outlet=outlets[row["article_id"]],
            named=row["outlet"] is not None,
            headline=row["headline"],
            byline=row["byline"],
            place=row["dateline_place"],
            published=_published(row),
            basis=row["published_basis"],
            url=row["url"] if (row["url"] or "").startswith(("http://", "https://")) else None,
            blocks=blocks(row["text"], passages[row["article_id"]], marks[row["article_id"]]),
            taken=reused[row["article_id"]],
            statements=tuple(sorted(told[row["article_id"]], key=lambda s: (s.start, s.end, s.statement_id))),
        )
        for row in rows
    )


def _published(row: Row) -> str | None:
    """The moment of publication; only the day where it came out on another day than that of its time in UTC."""
    if not row["published_at"]:
        return None
    if row["published_at"].date() != row["published_on"]:
        return str(row["published_on"])
    return str(row["published_at"].isoformat(" ", "minutes")).removesuffix(" 00:00")


def _reused(record: Record, outlets: dict[str, str]) -> defaultdict[str, tuple[Taken, ...]]:
    """Article id -> what it has from which article, most first."""
    shared: defaultdict[str, dict[str, list[Row]]] = defaultdict(dict)
    for row in record.rows(
        "SELECT r.*, substr(a.text, r.start_char + 1, r.end_char - r.start_char) AS words FROM reuse r"
        " JOIN article a USING (article_id) ORDER BY r.article_id, r.start_char, r.from_article_id, r.from_start_char"
    ):
        shared[row["article_id"]].setdefault(row["from_article_id"], []).append(row)
    found: defaultdict[str, tuple[Taken, ...]] = defaultdict(tuple)
    for article, sources in shared.items():
        taken = [
            Taken(
                source,
                outlets.get(source, ""),
                sum(len(row["words"].split()) for row in rows),
                next((row["credited"] for row in rows if row["credited"]), None),
                all(row["quotation"] for row in rows),
            )
            for source, rows in sources.items()
        ]
        found[article] = tuple(sorted(taken, key=lambda each: (-each.words, each.outlet, each.article_id)))
    return found


def _marks(record: Record, said: dict[str, Speech]) -> defaultdict[str, _Marks]:
    marks: defaultdict[str, _Marks] = defaultdict(_Marks)
    rows = record.rows(
        "SELECT a.article_id, s.* FROM attribution_span s JOIN attribution a USING (attribution_id)"
        " ORDER BY a.article_id, s.start_char, s.attribution_id, s.role"
    )
    first: set[str] = set()
    for row in rows:
        own = marks[row["article_id"]]
        own.spans.append((row["start_char"], row["end_char"], row["role"], row["attribution_id"]))
        if row["role"] == "content" and row["attribution_id"] not in first:
            first.add(row["attribution_id"])
            own.begins.add(row["start_char"])
            own.anchors[row["start_char"]].append(f"a-{row['attribution_id']}")
    for table, key, role in (("figure", "figure_id", "figure"), ("event", "event_id", "event")):
        for row in record.rows(f"SELECT {key}, article_id, start_char, end_char FROM {table} ORDER BY {key}"):
            own = marks[row["article_id"]]
            own.spans.append((row["start_char"], row["end_char"], role, None))
            own.anchors[row["start_char"]].append(f"{role[0]}-{row[key]}")
    for speech in said.values():
        marks[speech.article_id].anchors[speech.start].append(f"s-{speech.statement_id}")
    return marks


def blocks(text: str, passages: Iterable[Row], marks: _Marks) -> tuple[Block, ...]:
    """The passages as blocks of segments; passages on one line (dateline and lead) share a block."""
    found: list[tuple[str, list[Segment]]] = []
    at = 0
    for row in passages:
        start, end = row["start_char"], row["end_char"]
        pieces = _segments(text, start, end, row["kind"], marks)
        between = text[at:start]
        if found and "\n" not in between and between.strip(" \t\xa0") == "":
            found[-1] = (row["kind"], [*found[-1][1], Segment(between), *pieces])
        else:
            found.append((row["kind"], pieces))
        at = end
    return tuple(Block(kind, tuple(segments)) for kind, segments in found)


def _segments(text: str, start: int, end: int, kind: str, marks: _Marks) -> list[Segment]:
    inside = [span for span in marks.spans if span[0] < end and span[1] > start]
    cuts = {start, end, *(point for span in inside for point in span[:2]), *marks.anchors}
    points = sorted(point for point in cuts if start <= point <= end)
    segments = []
    for begin, stop in pairwise(points):
        over = [span for span in inside if span[0] <= begin and span[1] >= stop]
        roles = sorted({span[2] for span in over} | ({"dateline"} if kind == "dateline" else set()))
        attributions = dict.fromkeys(span[3] for span in sorted(over, key=lambda s: s[1] - s[0]) if span[3])
        segments.append(
            Segment(
                text[begin:stop],
                tuple(roles),
                tuple(key for key in attributions if key),
                tuple(sorted(marks.anchors.get(begin, ()))),
                begin in marks.begins,
            )
        )
    return segments
