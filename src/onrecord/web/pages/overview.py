"""The front page of a record, and its lists of contradictions, claims, speakers, figures and days."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from starlette.requests import Request

from ...record import CONDUITS, Record, Row
from ...reporting.disputes import by_point
from ...reporting.happenings import happenings
from ..shelf import Desk
from ..statements import OUTLET, Pair, claims_of, pairs_of, points_where, told_apart
from . import A_PAGE, Page, page_number
from .drawings import ways

CLAIMS = {
    "contested": "status = 'contested'",
    "agreed": "status <> 'contested' AND articles > 1 AND independent_origins > 1",
    "one origin": "articles > 1 AND independent_origins = 1",
    "one article": "status <> 'contested' AND articles = 1",
}
"""What the list of claims can be narrowed to, in the meanings of the report; what is contested may have one origin, too."""


def front(desk: Desk, request: Request) -> Page:
    """Titles, counts, the heaviest contradictions, what is agreed, what has one origin, who speaks."""
    return "overview.html", desk.remembered("front", lambda: _front(desk))


def _front(desk: Desk) -> dict[str, Any]:
    record = desk.record
    return {
        "masthead": masthead(record),
        "disputes": pairs_of(record, points(desk)[:6]),
        "agreed": claims(record, CLAIMS["agreed"], 6),
        "one_origin": claims(record, CLAIMS["one origin"], 6),
        "speakers": speakers(record, 12),
    }


def disputes(record: Record, pairs: Sequence[Pair]) -> list[list[Pair]]:
    """The pairs put together by what they are about, as in the report; the weightiest pair first."""
    stands = claims_of(record, [quote.statement_id for pair in pairs for quote in (pair.a, pair.b)])
    supported, opposed = (
        {key: [row["claim_id"] for row in rows if row["stance"] == stance] for key, rows in stands.items()}
        for stance in ("supports", "opposes")
    )
    return by_point(pairs, supported, opposed)


def points(desk: Desk, kind: str = "") -> list[list[str]]:
    """The ids of all contradictions (of a kind), those on one point together; worked out once for a state of the record."""
    condition, values = ("c.kind = ?", [kind]) if kind else ("true", [])
    return desk.remembered(("points", kind), lambda: points_where(desk.record, condition, values))


def masthead(record: Record) -> dict[str, Any]:
    """Title, days, counts, what was left out, how the record was made."""
    counts = record.rows(
        """
        SELECT (SELECT count(*) FROM article) AS articles, (SELECT count(DISTINCT outlet) FROM article) AS outlets,
               (SELECT count(*) FROM attribution) AS attributions, (SELECT count(*) FROM claim) AS claims,
               (SELECT count(*) FROM contradiction) AS contradictions, (SELECT count(*) FROM entity) AS entities,
               (SELECT min(published_day(published_at, extra)) FROM article) AS first,
               (SELECT max(published_day(published_at, extra)) FROM article) AS last
        """
    )[0]
    titles = record.rows(
        "SELECT s.title, count(*) AS articles FROM story s LEFT JOIN story_article USING (story_id)"
        " GROUP BY s.story_id, s.title ORDER BY articles DESC, s.title NULLS LAST, s.story_id LIMIT 8"
    )
    build = record.rows('SELECT * FROM build ORDER BY "at" DESC NULLS LAST, build_id LIMIT 1')
    return {
        **counts,
        "titles": [row["title"] for row in titles if row["title"]],
        "left_out": record.rows(
            "SELECT subject, reason FROM rejected WHERE stage = 'ingest' ORDER BY subject, reason LIMIT 100"
        ),
        "passed_over": record.rows(
            "SELECT stage, reason, count(*) AS rows FROM rejected WHERE stage <> 'ingest'"
            " GROUP BY ALL ORDER BY rows DESC, stage, reason LIMIT 40"
        ),
        "build": build[0] if build else None,
    }


def claims(record: Record, condition: str, limit: int, offset: int = 0) -> list[Row]:
    """Claims for which a condition holds: contested first, then by outlets and articles that carry them."""
    return record.rows(
        f"SELECT * FROM claim WHERE {condition} ORDER BY status <> 'contested', outlets DESC, articles DESC,"
        f" proposition, claim_id LIMIT {int(limit)} OFFSET {int(offset)}"
    )


def speakers(record: Record, limit: int, offset: int = 0) -> list[Row]:
    """Who speaks: counts, acts and conduits, most quoted first."""
    return record.rows(
        f"""
        WITH spoken AS (SELECT a.*, e.name, e.role, e.type FROM attribution a JOIN entity e ON e.entity_id = a.speaker_id
                        WHERE a.attitude = 'reporting'),
        top AS (SELECT speaker_id AS entity_id, name, role, count(*) AS attributions, count(DISTINCT article_id) AS articles
                FROM spoken GROUP BY ALL ORDER BY attributions DESC, name, entity_id LIMIT {int(limit)} OFFSET {int(offset)})
        SELECT top.*,
            (SELECT list(act || ' ' || n ORDER BY n DESC, act) FROM (SELECT act, count(*) AS n FROM spoken
             WHERE speaker_id = top.entity_id GROUP BY act)) AS acts,
            (SELECT list(name ORDER BY n DESC, name)[:5] FROM (SELECT r.name, count(*) AS n FROM {CONDUITS} r JOIN spoken s
             USING (attribution_id) WHERE s.speaker_id = top.entity_id GROUP BY r.name)) AS conduits
        FROM top ORDER BY attributions DESC, name, entity_id
        """
    )


def contested(desk: Desk, request: Request) -> Page:
    """Every contradiction, those on one point together and on one page, weightiest first."""
    number = page_number(request.query_params.get("page"))
    kind = request.query_params.get("kind", "")
    found = points(desk, kind)
    kinds = desk.record.rows("SELECT kind, count(*) AS rows FROM contradiction GROUP BY kind ORDER BY rows DESC, kind")
    return "contested.html", {
        "disputes": pairs_of(desk.record, found[(number - 1) * A_PAGE : number * A_PAGE]),
        "points": len(found),
        "more": len(found) > number * A_PAGE,
        "page": number,
        "kind": kind,
        "kinds": kinds,
    }


def claim_list(desk: Desk, request: Request) -> Page:
    """Claims, narrowed by what is known of their support."""
    number = page_number(request.query_params.get("page"))
    chosen = request.query_params.get("status", "")
    found = claims(desk.record, CLAIMS.get(chosen, "true"), A_PAGE + 1, (number - 1) * A_PAGE)
    counts = desk.remembered(
        "claim counts",
        lambda: {
            name: desk.record.rows(f"SELECT count(*) AS n FROM claim WHERE {sql}")[0]["n"]
            for name, sql in CLAIMS.items()
        },
    )
    return "claims.html", {
        "claims": found[:A_PAGE],
        "more": len(found) > A_PAGE,
        "page": number,
        "status": chosen,
        "statuses": counts,
    }


def speaker_list(desk: Desk, request: Request) -> Page:
    """Who speaks, and through whom words went: speakers -> conduits -> outlets."""
    number = page_number(request.query_params.get("page"))
    found = speakers(desk.record, A_PAGE + 1, (number - 1) * A_PAGE)
    drawn = desk.remembered("ways", lambda: ways(desk.record))
    return "speakers.html", {
        "speakers": told_apart(desk.record, found[:A_PAGE]),
        "more": len(found) > A_PAGE,
        "page": number,
        "ways": drawn,
    }


def figure_list(desk: Desk, request: Request) -> Page:
    """Figures by what they count, with who gave them; `about` narrows them to a word."""
    about = request.query_params.get("about", "")[:200]
    number = page_number(request.query_params.get("page"))
    rows = desk.record.rows(
        f"""
        WITH shown AS (
            SELECT * FROM figure
            WHERE $1 = '' OR contains(lower(coalesce(unit, '') || ' ' || coalesce(about, '')), lower($1))
            ORDER BY unit NULLS LAST, as_of NULLS LAST, value NULLS LAST, figure_id
            LIMIT {4 * A_PAGE + 1} OFFSET {(number - 1) * 4 * A_PAGE})
        SELECT f.*, {OUTLET.format("t")} AS outlet, e.name AS speaker, e.entity_id AS speaker_id FROM shown f
        JOIN article t ON t.article_id = f.article_id
        LEFT JOIN attribution a ON a.attribution_id = f.attribution_id LEFT JOIN entity e ON e.entity_id = a.speaker_id
        ORDER BY f.unit NULLS LAST, f.as_of NULLS LAST, f.value NULLS LAST, f.figure_id
        """,
        [about],
    )
    return "figures.html", {
        "figures": rows[: 4 * A_PAGE],
        "more": len(rows) > 4 * A_PAGE,
        "page": number,
        "about": about,
        "top": max((row["value_high"] or row["value"] or 0.0 for row in rows), default=0.0),
    }


def day_list(desk: Desk, request: Request) -> Page:
    """What happened and what was said, by day."""
    number = page_number(request.query_params.get("page"))
    said = "l.event_id IS NULL AND l.attribution_id IS NOT NULL"
    # The rows of one page first: joining all of them to their articles would take seconds on a large record.
    rows = desk.record.rows(
        f"""
        WITH shown AS (SELECT l.date, l.what, {said} AS said FROM timeline l GROUP BY ALL
                       ORDER BY l.date NULLS LAST, said, l.what LIMIT {4 * A_PAGE + 1} OFFSET {(number - 1) * 4 * A_PAGE}),
        told AS (SELECT l.*, shown.said, count(*) OVER entry AS reports,
                        row_number() OVER (entry ORDER BY l.article_id, l.event_id, l.attribution_id) AS place
                 FROM timeline l JOIN shown
                 ON shown.date IS NOT DISTINCT FROM l.date AND shown.what = l.what AND shown.said = ({said})
                 WINDOW entry AS (PARTITION BY l.date, l.what, shown.said))
        SELECT l.date, l.what, l.said, l.reports, l.article_id, l.event_id, {OUTLET.format("t")} AS outlet,
               coalesce(v.start_char, p.start_char, 0) AS start
        FROM (SELECT * FROM told WHERE place <= 8) l
        LEFT JOIN article t ON t.article_id = l.article_id LEFT JOIN event v ON v.event_id = l.event_id
        LEFT JOIN attribution_span p ON p.attribution_id = l.attribution_id AND p.role = 'content'
        ORDER BY l.date NULLS LAST, l.said, l.what, t.published_at NULLS LAST, l.article_id, start
        """
    )
    told = happenings(desk.record, [row["event_id"] for row in rows if row["event_id"]])
    entries: dict[tuple[str | None, bool, str], Row] = {}
    listed: set[tuple[str | None, bool, str]] = set()
    for row in rows:
        listed.add((row["date"], row["said"], row["what"]))
        happening = told.get(row["event_id"])
        if happening and happening.speech:  # that somebody denied something stands in the other lane
            continue
        what = happening.words if happening else row["what"]
        key = (row["date"], row["said"], what.casefold().rstrip("."))
        planned = " (planned)" if happening and row["what"].endswith("(planned)") else ""
        entry = entries.setdefault(
            key,
            {
                "what": what + planned,
                "said": row["said"],
                "speaker": happening.speaker if happening else None,
                "reports": [],
                "more": row["reports"],
            },
        )
        if row["article_id"] and all(known["article_id"] != row["article_id"] for known in entry["reports"]):
            entry["reports"].append(row)
    days: dict[str | None, list[Row]] = {}
    for (date, _, _), entry in entries.items():
        days.setdefault(date, []).append(entry)
    return "timeline.html", {"days": list(days.items()), "more": len(listed) > 4 * A_PAGE, "page": number}
