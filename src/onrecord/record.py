"""A record opened read-only: typed questions, frames, evidence. The one place outside engines that reads record files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from .errors import RecordError
from .listing import Rows
from .schema.tables import PUBLIC, TABLES

if TYPE_CHECKING:
    import pyarrow as pa

Row = dict[str, Any]


CONDUITS = """(
    SELECT r.attribution_id, r.hop, r.entity_id,
           CASE WHEN e.type IN ('MEDIA', 'ORG') AND r.type <> 'official' THEN e.name ELSE r.name END AS name
    FROM relay r LEFT JOIN entity e ON e.entity_id = r.entity_id
)"""
"""SQL for the conduits of attributions, each by the one name that it has in the record, however an article spells it."""


@dataclass(frozen=True)
class Evidence:
    """Characters of a source that stand behind a row: article, half-open code points, and the words themselves."""

    article_id: str
    source: str
    start_char: int
    end_char: int
    text: str


class Record:
    """A record file, opened read-only. Use as a context manager, or call `close`."""

    def __init__(self, path: str | Path, *, any_version: bool = False) -> None:
        """Open the record at `path`; with `any_version` also where another version wrote it and columns are missing.

        Raises RecordError where there is no file, where it is no record, or where a version wrote it that knew fewer columns.
        """
        from .engines.record_file import another_handle, asked, open_record

        self._asked, self._another_handle = asked, another_handle
        self.path = Path(path)
        if not self.path.exists():
            raise RecordError(f"{path}: no such file; make it with `onrecord build ARTICLES -o {path}`")
        self._connection = open_record(self.path)
        self._is_closed = False
        present = self._connection.execute(
            "SELECT table_name, column_name FROM duckdb_columns() WHERE database_name = 'record'"
        ).fetchall()
        tables = {table for table, _ in present}
        absent = [table.name for table in PUBLIC if table.name not in tables]
        if absent:
            self.close()
            raise RecordError(f"{path}: no record of onrecord (no table {absent[0]}); build it again from its articles")
        wanted = [(table.name, column) for table in PUBLIC for column in table.column_names]
        lacking = [] if any_version else [each for each in wanted if each not in set(present)]
        if lacking:
            self.close()
            table, column = lacking[0]
            raise RecordError(
                f"{path}: another version of onrecord wrote it (its {table} has no {column}); build it again from its articles"
            )

    def __enter__(self) -> Record:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; another build may then replace it on systems that forbid it while it is open."""
        self._connection.close()
        self._is_closed = True

    def duplicate(self) -> Record:
        """Another handle on the same open file, for another thread; temporary views made on one are unseen by the other."""
        twin = object.__new__(Record)
        twin.path = self.path
        twin._asked, twin._another_handle = self._asked, self._another_handle
        twin._connection = self._another_handle(self._connection)
        twin._is_closed = False
        return twin

    def sql(self, query: str, parameters: Sequence[Any] | Mapping[str, Any] = ()) -> pa.Table:
        """The result of any SELECT on the record, as an Arrow table."""
        with self._asked(self.path):
            return self._connection.sql(query, params=parameters or None).to_arrow_table()

    def rows(self, query: str, parameters: Sequence[Any] = ()) -> Rows:
        """The result of any SELECT on the record, as a list of dictionaries that a notebook shows as a table."""
        with self._asked(self.path):
            cursor = self._connection.execute(query, parameters)
            names = [column[0] for column in cursor.description or ()]
            return Rows(dict(zip(names, row, strict=True)) for row in cursor.fetchall())

    def table(self, name: str) -> pa.Table:
        """A whole relation as an Arrow table (`.to_pandas()` gives a frame where pandas is installed).

        Raises RecordError where the relation is not part of a record.
        """
        if name not in TABLES:
            raise RecordError(f"no relation {name!r}; a record has {', '.join(table.name for table in PUBLIC)}")
        order = ", ".join(f'"{column}" NULLS LAST' for column in TABLES[name].key)
        return self.sql(f'SELECT * FROM "{name}" ORDER BY {order}')

    @property
    def articles(self) -> Rows:
        """The articles without their text, oldest first; `published_on` is the day where the article came out, `published_at` is in UTC."""
        return self.rows(
            "SELECT * EXCLUDE (text), published_day(published_at, extra) AS published_on FROM article"
            " ORDER BY published_at NULLS LAST, source"
        )

    @property
    def claims(self) -> Rows:
        """The claims, contested ones first, then by how many articles carry them."""
        return self.rows(
            "SELECT * FROM claim ORDER BY CASE status WHEN 'contested' THEN 0 WHEN 'agreed' THEN 1 ELSE 2 END,"
            " articles DESC, claim_id"
        )

    @property
    def contradictions(self) -> Rows:
        """The contradictions with the words of both statements, surest first."""
        return self.rows(
            "SELECT c.*, a.text AS text_a, b.text AS text_b FROM contradiction c"
            " JOIN statement a ON a.statement_id = c.statement_a JOIN statement b ON b.statement_id = c.statement_b"
            " ORDER BY c.confidence DESC NULLS LAST, c.contradiction_id"
        )

    @property
    def speakers(self) -> Rows:
        """Who speaks: entity, role, number of attributions and of articles, most quoted first."""
        return self.rows(
            "SELECT e.entity_id, e.name, e.role, count(*) AS attributions, count(DISTINCT a.article_id) AS articles"
            " FROM attribution a JOIN entity e ON e.entity_id = a.speaker_id WHERE a.attitude = 'reporting'"
            " GROUP BY ALL ORDER BY attributions DESC, e.name, e.entity_id"
        )

    def figures(self, subject: str | None = None) -> Rows:
        """The figures whose unit or noun phrase holds `subject` (all where null), by day and value."""
        return self.rows(
            "SELECT f.*, a.outlet, a.source FROM figure f JOIN article a USING (article_id)"
            " WHERE $1 IS NULL OR contains(lower(coalesce(f.unit, '') || ' ' || coalesce(f.about, '')), lower($1))"
            " ORDER BY f.as_of NULLS LAST, f.value NULLS LAST, f.figure_id",
            [subject],
        )

    def relays(self, attribution_id: str) -> list[str]:
        """The names of the relay chain of an attribution, nearest the speaker first."""
        found = self.rows(f"SELECT name FROM {CONDUITS} WHERE attribution_id = ? ORDER BY hop", [attribution_id])
        return [row["name"] for row in found]

    def claim_statements(self, claim_id: str) -> Rows:
        """The statements of a claim with stance, speaker, day and where they were printed; support first, oldest first."""
        return self.rows(
            """
            SELECT s.statement_id, s.article_id, s.text, s.attribution_id, cs.stance, e.name AS speaker, e.role, a.said_on, a.kind,
                   a.act, a.cue_text,
                   r.outlet, r.headline, r.byline, r.published_at, published_day(r.published_at, r.extra) AS published_on,
                   r.url, r.source, s.start_char, s.end_char
            FROM claim_statement cs JOIN statement s USING (statement_id) JOIN article r USING (article_id)
            LEFT JOIN attribution a ON a.attribution_id = s.attribution_id
            LEFT JOIN entity e ON e.entity_id = a.speaker_id
            WHERE cs.claim_id = ?
            ORDER BY cs.stance DESC, r.published_at NULLS LAST, r.source, s.start_char
            """,
            [claim_id],
        )

    def events(self) -> Rows:
        """The events with the names of actor, recipient and speaker, outlet and sentence place; by day, then by id."""
        return self.rows(
            """
            SELECT v.*, a.name AS actor, a.type AS actor_type, a.country_code AS actor_country,
                   r.name AS recipient, r.type AS recipient_type, r.country_code AS recipient_country,
                   s.name AS speaker, t.outlet, t.source, t.url, t.published_at, p.lat, p.lon, p.country_code
            FROM event v JOIN article t USING (article_id)
            LEFT JOIN entity a ON a.entity_id = v.actor_id
            LEFT JOIN entity r ON r.entity_id = v.recipient_id
            LEFT JOIN attribution q ON q.attribution_id = v.attribution_id
            LEFT JOIN entity s ON s.entity_id = q.speaker_id
            LEFT JOIN (SELECT geonames_id, min(lat) AS lat, min(lon) AS lon, min(country_code) AS country_code
                       FROM place WHERE geonames_id IS NOT NULL GROUP BY geonames_id) p ON p.geonames_id = v.place_id
            ORDER BY v.happened_from NULLS LAST, v.event_id
            """
        )

    def evidence(self, row: Mapping[str, Any]) -> list[Evidence]:
        """The characters that stand behind a row, in the order of the text.

        A row with a span of its own is its own evidence; an attribution leads to its spans, a claim and a
        contradiction to their statements, an entity to its mentions. Raises RecordError for a row to which no words
        belong: of an article, an occasion, a story, the timeline, a build.
        """
        if row.get("start_char") is not None and row.get("article_id"):
            return self._spans([(row["article_id"], row["start_char"], row["end_char"])])
        if row.get("contradiction_id"):
            return self._statements([row["statement_a"], row["statement_b"]])
        if row.get("claim_id"):
            found = self.rows("SELECT statement_id FROM claim_statement WHERE claim_id = ?", [row["claim_id"]])
            return self._statements([each["statement_id"] for each in found])
        if row.get("attribution_id"):
            found = self.rows(
                "SELECT a.article_id, s.start_char, s.end_char FROM attribution_span s"
                " JOIN attribution a USING (attribution_id) WHERE attribution_id = ?",
                [row["attribution_id"]],
            )
            return self._spans([(each["article_id"], each["start_char"], each["end_char"]) for each in found])
        if row.get("entity_id"):
            found = self.rows(
                "SELECT article_id, start_char, end_char FROM mention WHERE entity_id = ?", [row["entity_id"]]
            )
            return self._spans([(each["article_id"], each["start_char"], each["end_char"]) for each in found])
        raise RecordError(f"no evidence is kept for a row with the columns {', '.join(sorted(row))}")

    def _statements(self, ids: Sequence[str]) -> list[Evidence]:
        found = self.rows(
            "SELECT article_id, start_char, end_char FROM statement WHERE list_contains(?, statement_id)", [ids]
        )
        return self._spans([(each["article_id"], each["start_char"], each["end_char"]) for each in found])

    def _spans(self, spans: Sequence[tuple[str, int, int]]) -> list[Evidence]:
        articles = {
            row["article_id"]: row
            for row in self.rows(
                "SELECT article_id, source, text FROM article WHERE list_contains(?, article_id)",
                [sorted({article for article, _, _ in spans})],
            )
        }
        return [
            Evidence(article, articles[article]["source"], start, end, articles[article]["text"][start:end])
            for article, start, end in sorted(set(spans))
        ]

    def __repr__(self) -> str:
        """The path and how much is in the record, for a prompt or a log; of a closed one that it is closed."""
        if self._is_closed:
            return f"<Record {self.path}: closed>"
        names = ("article", "attribution", "claim", "contradiction")
        counts = [f"{self.rows(f'SELECT count(*) AS n FROM {name}')[0]['n']:,} {name}s" for name in names]
        return f"<Record {self.path}: {', '.join(counts)}>"

    def _repr_html_(self) -> str:
        """What notebooks show: the story, how much is in the record, the surest contradictions."""
        import html

        titles = self.rows(
            "SELECT title FROM story WHERE title IS NOT NULL ORDER BY first_published NULLS LAST, story_id"
        )
        counts = [(table.name, self.rows(f"SELECT count(*) AS n FROM {table.name}")[0]["n"]) for table in PUBLIC]
        cells = "".join(f"<tr><th>{name}</th><td>{count:,}</td></tr>" for name, count in counts if count)
        title = html.escape(titles[0]["title"] if titles else "Record")
        why = "".join(f"<li>{html.escape(row['why'])}</li>" for row in self.contradictions[:3])
        contested = f"<p>Contested, among others:</p><ul>{why}</ul>" if why else ""
        return f"<h4>{title}</h4><p>{html.escape(str(self.path))}</p>{contested}<table>{cells}</table>"
