"""The articles: their list, the reader with its spans, what stands at one place, and two articles side by side."""

from __future__ import annotations

import difflib
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit
from urllib.parse import quote as escaped

from starlette.requests import Request

from ...record import Record, Row
from ..shelf import Desk
from ..spans import KINDS, SHOWN, Span, segments, spans_of
from ..statements import OUTLET, Quote, claims_of, pairs_where, quotes
from . import A_PAGE, MissingError, Page, page_number

_POSITION = 12


def article_list(desk: Desk, request: Request) -> Page:
    """The articles, oldest first."""
    number = page_number(request.query_params.get("page"))
    rows = desk.record.rows(
        f"""
        SELECT t.* EXCLUDE (text), {OUTLET.format("t")} AS outlet_name, length(t.text) AS characters,
            published_day(t.published_at, t.extra) AS published_on,
            (SELECT count(*) FROM attribution a WHERE a.article_id = t.article_id) AS attributions,
            (SELECT count(*) FROM reuse r WHERE r.article_id = t.article_id) AS copied
        FROM article t ORDER BY t.published_at NULLS LAST, t.source, t.article_id
        LIMIT {A_PAGE + 1} OFFSET {(number - 1) * A_PAGE}
        """
    )
    return "articles.html", {"articles": rows[:A_PAGE], "more": len(rows) > A_PAGE, "page": number}


def found_article(record: Record, article_id: str) -> Row:
    """The row of an article with `outlet_name` and `published_on`; raises MissingError where the record holds none."""
    query = f"""
        SELECT t.*, {OUTLET.format("t")} AS outlet_name, published_day(t.published_at, t.extra) AS published_on
        FROM article t WHERE t.article_id = ?
        """
    rows = record.rows(query, [article_id])
    if not rows:
        raise MissingError("article")
    return rows[0]


def reader(desk: Desk, request: Request) -> Page:
    """An article's text with the spans that are switched on; `at=12-40` marks a place and jumps to it."""
    article = found_article(desk.record, request.path_params["article_id"])
    asked = request.query_params.getlist("show")
    shown = [kind for kind in KINDS if kind in asked] if asked else list(SHOWN)
    spans = spans_of(desk.record, article["article_id"], shown)
    here = _place(request.query_params.get("at", ""))
    if here:
        spans.append(Span(here[0], here[1], "here"))
        spans.sort(key=lambda span: (span.start, -span.end, span.kind))
    others = desk.record.rows(
        f"""
        SELECT r.other, {OUTLET.format("t")} AS outlet, t.headline, sum(r.characters) AS characters, bool_or(r.copied) AS copied
        FROM (SELECT from_article_id AS other, end_char - start_char AS characters, true AS copied FROM reuse WHERE article_id = $1
              UNION ALL SELECT article_id, end_char - start_char, false FROM reuse WHERE from_article_id = $1) r
        JOIN article t ON t.article_id = r.other GROUP BY ALL ORDER BY characters DESC, r.other
        """,
        [article["article_id"]],
    )
    return "article.html", {
        "article": article,
        "segments": segments(article["text"], spans),
        "kinds": {kind: words for kind, (words, _) in KINDS.items()},
        "shown": shown,
        "at": request.query_params.get("at", "") if here else "",
        "others": others,
        "here_start": here[0] if here else None,
    }


def _place(value: str) -> tuple[int, int] | None:
    start, _, end = value.partition("-")
    numbers = [int(each) for each in (start, end) if each.isascii() and each.isdigit() and len(each) <= _POSITION]
    return (numbers[0], numbers[1]) if len(numbers) == 2 and numbers[0] < numbers[1] else None


def at(desk: Desk, request: Request) -> Page:
    """The card of one place in an article: who says it through whom, its claims and their opponents, and what else is there."""
    article = found_article(desk.record, request.query_params.get("article", ""))
    asked = request.query_params.get("start", "")
    start = int(asked) if asked.isascii() and asked.isdigit() and len(asked) <= _POSITION else 0
    record, values = desk.record, [article["article_id"], start]
    here = record.rows(
        "SELECT DISTINCT s.statement_id FROM statement s LEFT JOIN attribution_span p ON p.attribution_id = s.attribution_id"
        " WHERE s.article_id = $1 AND (s.start_char <= $2 AND s.end_char > $2 OR p.start_char <= $2 AND p.end_char > $2)",
        values,
    )
    said = sorted(
        quotes(record, [row["statement_id"] for row in here]).values(), key=lambda q: (q.end - q.start, q.statement_id)
    )
    ids = [quote.statement_id for quote in said]
    opponents = pairs_where(
        record,
        "c.statement_a IN (SELECT unnest($1)) OR c.statement_b IN (SELECT unnest($1))",
        [ids],
        20,
    )
    covered = "x.article_id = ? AND x.start_char <= ? AND x.end_char > ?"
    place: list[Any] = [article["article_id"], start, start]
    return "at.html", {
        "article": article,
        "start": start,
        "said": said,
        "back": back_to_the_text(desk.name, request, said),
        "claims": claims_of(record, ids),
        "opponents": opponents,
        "entities": record.rows(
            f"SELECT DISTINCT e.* FROM mention x JOIN entity e USING (entity_id) WHERE {covered} ORDER BY e.name, e.entity_id",
            place,
        ),
        "figures": record.rows(f"SELECT x.* FROM figure x WHERE {covered} ORDER BY x.start_char, x.figure_id", place),
        "events": record.rows(
            f"SELECT x.*, a.name AS actor, r.name AS recipient FROM event x LEFT JOIN entity a ON a.entity_id = x.actor_id"
            f" LEFT JOIN entity r ON r.entity_id = x.recipient_id WHERE {covered} ORDER BY x.start_char, x.event_id",
            place,
        ),
        "times": record.rows(f"SELECT x.* FROM time x WHERE {covered} ORDER BY x.start_char", place),
        "places": record.rows(f"SELECT x.* FROM place x WHERE {covered} ORDER BY x.start_char", place),
        "copies": record.rows(
            f"SELECT x.*, {OUTLET.format('t')} AS outlet FROM reuse x JOIN article t ON t.article_id = x.from_article_id"
            f" WHERE {covered} ORDER BY x.from_article_id, x.start_char",
            place,
        ),
    }


def back_to_the_text(name: str, request: Request, said: list[Quote]) -> dict[str, str]:
    """Statement id -> where to go on once it is judged, for a card that was opened in the text: there, with its switches."""
    if "hx-request" not in request.headers:
        return {}
    asked = parse_qsl(urlsplit(request.headers.get("hx-current-url", "")).query)
    shown = [pair for pair in asked if pair[0] == "show"]
    return {
        quote.statement_id: f"/r/{escaped(name, safe='')}/article/{escaped(quote.article_id, safe='')}?"
        + urlencode([*shown, ("at", f"{quote.start}-{quote.end}")])
        + "#here"
        for quote in said
    }


def compare(desk: Desk, request: Request) -> Page:
    """Two articles side by side; a row of the table holds a passage that stands in both, or what stands in one alone."""
    a = found_article(desk.record, request.query_params.get("a", ""))
    b = found_article(desk.record, request.query_params.get("b", ""))
    rows = desk.record.rows(
        """
        SELECT start_char AS a0, end_char AS a1, from_start_char AS b0, from_end_char AS b1, similarity, credited, quotation,
               'a' AS copier
        FROM reuse WHERE article_id = $1 AND from_article_id = $2
        UNION ALL SELECT from_start_char, from_end_char, start_char, end_char, similarity, credited, quotation, 'b'
        FROM reuse WHERE article_id = $2 AND from_article_id = $1
        ORDER BY a0, b0
        """,
        [a["article_id"], b["article_id"]],
    )
    return "compare.html", {"a": a, "b": b, "rows": aligned(a["text"], b["text"], rows), "passages": len(rows)}


def aligned(a: str, b: str, passages: list[Row]) -> list[dict[str, Any]]:
    """The two texts in rows, in order of `a`: shared passages face each other, word by word; nothing is left out.

    A passage that would cross an earlier one (moved text) is kept in both columns as text of one side.
    """
    rows: list[dict[str, Any]] = []
    at_a = at_b = 0
    for passage in passages:
        if passage["a0"] < at_a or passage["b0"] < at_b:
            continue
        if passage["a0"] > at_a or passage["b0"] > at_b:
            rows.append(
                {"shared": None, "a": [(a[at_a : passage["a0"]], True)], "b": [(b[at_b : passage["b0"]], True)]}
            )
        left, right = a[passage["a0"] : passage["a1"]], b[passage["b0"] : passage["b1"]]
        words_a, words_b = same_words(left, right)
        rows.append({"shared": passage, "a": words_a, "b": words_b})
        at_a, at_b = passage["a1"], passage["b1"]
    if at_a < len(a) or at_b < len(b):
        rows.append({"shared": None, "a": [(a[at_a:], True)], "b": [(b[at_b:], True)]})
    return rows


def same_words(a: str, b: str) -> tuple[list[tuple[str, bool]], list[tuple[str, bool]]]:
    """Both texts as (run, whether the other has it too)."""
    left, right = _words(a), _words(b)
    matcher = difflib.SequenceMatcher(None, [w.strip() for w in left], [w.strip() for w in right], autojunk=False)
    runs_a: list[tuple[str, bool]] = []
    runs_b: list[tuple[str, bool]] = []
    for tag, a0, a1, b0, b1 in matcher.get_opcodes():
        runs_a.append(("".join(left[a0:a1]), tag == "equal"))
        runs_b.append(("".join(right[b0:b1]), tag == "equal"))
    return [run for run in runs_a if run[0]], [run for run in runs_b if run[0]]


def _words(text: str) -> list[str]:
    """The words, each with the white space that follows it; joined they are the text again."""
    import re

    return re.findall(r"\s*\S+\s*|\s+", text)
