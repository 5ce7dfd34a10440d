"""A record as tools of the Model Context Protocol, read-only: assistants answer with citations from the record.

Needs the extra `onrecord[mcp]`. Every answer carries article, offsets and the words, so that each line can be checked.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .errors import OnrecordError, RecordError
from .record import Record

if TYPE_CHECKING:
    from mcp.server.mcpserver import MCPServer

_MOST = 50  # rows an answer holds: more would push the question out of an assistant's window


class Tools:
    """The questions an assistant may ask of one record; each opens it anew, so that a rebuilt record is seen at once."""

    def __init__(self, path: Path) -> None:
        """Answer from the record at `path`; raises RecordError where it is none."""
        self._path = path
        Record(path).close()

    def overview(self) -> dict[str, Any]:
        """What the record holds: articles with outlet and date, and how many attributions, claims and contradictions."""
        with Record(self._path) as record:
            counts = {
                name: record.rows(f"SELECT count(*) AS n FROM {name}")[0]["n"]
                for name in ("article", "attribution", "claim", "contradiction", "figure", "event", "rejected")
            }
            shown = ("article_id", "headline", "outlet", "published_at", "source")
            articles = [plain({key: row[key] for key in shown}) for row in record.articles[:_MOST]]
        return {"counts": counts, "articles": articles}

    def search(self, words: str) -> list[dict[str, Any]]:
        """Statements that hold all the given words, with speaker, relay chain, outlet, date and offsets."""
        with Record(self._path) as record:
            wanted = words.lower().split()
            if not wanted:
                return []
            found = record.rows(
                "SELECT s.statement_id, s.article_id, s.text, s.start_char, s.end_char, s.attribution_id, t.outlet, t.source,"
                " t.published_at, e.name AS speaker, a.act, a.cue_text AS cue, a.said_on FROM statement s JOIN article t USING (article_id)"
                " LEFT JOIN attribution a ON a.attribution_id = s.attribution_id"
                " LEFT JOIN entity e ON e.entity_id = a.speaker_id"
                " WHERE list_bool_and(list_transform(?, lambda word: contains(lower(s.text || ' ' || coalesce(e.name, '')), word)))"
                f" ORDER BY t.published_at NULLS LAST, t.source, s.start_char LIMIT {_MOST}",
                [wanted],
            )
            return [
                {**plain(row), "relay": record.relays(row["attribution_id"]) if row["attribution_id"] else []}
                for row in found
            ]

    def claims(self, status: str = "contested") -> list[dict[str, Any]]:
        """Claims by status (single, agreed, contested), each with articles, outlets and independent origins."""
        with Record(self._path) as record:
            return [plain(row) for row in record.claims if row["status"] == status][:_MOST]

    def claim(self, claim_id: str) -> dict[str, Any]:
        """One claim: every statement that supports or opposes it, its origins with the rule that made them, a footnote."""
        from .reporting.citation import cite

        with Record(self._path) as record:
            footnote = cite(record, claim_id)
            (row,) = record.rows("SELECT * FROM claim WHERE starts_with(claim_id, ?)", [claim_id])
            origins = record.rows(
                "SELECT label, rule FROM origin WHERE claim_id = ? ORDER BY origin_id", [row["claim_id"]]
            )
            statements = [plain(each) for each in record.claim_statements(row["claim_id"])]
        return {"claim": plain(row), "statements": statements, "origins": origins, "footnote": footnote}

    def contradictions(self) -> list[dict[str, Any]]:
        """Pairs of statements that cannot both hold, each with one sentence why and the words of both."""
        with Record(self._path) as record:
            return [plain(row) for row in record.contradictions[:_MOST]]

    def speakers(self) -> list[dict[str, Any]]:
        """Who speaks, with role, number of attributions and of articles."""
        with Record(self._path) as record:
            return [plain(row) for row in record.speakers[:_MOST]]

    def figures(self, subject: str = "") -> list[dict[str, Any]]:
        """Reported numbers about a subject, by day, with outlet and offsets."""
        with Record(self._path) as record:
            return [plain(row) for row in record.figures(subject or None)[:_MOST]]

    def evidence(self, table: str, row_id: str) -> list[dict[str, Any]]:
        """The characters of the sources behind one row: table `attribution`, `claim`, `contradiction` or `entity`, and its id."""
        if table not in ("attribution", "claim", "contradiction", "entity"):
            raise RecordError(f"no evidence by id for {table!r}; give attribution, claim, contradiction or entity")
        with Record(self._path) as record:
            found = record.rows(f"SELECT * FROM {table} WHERE {table}_id = ?", [row_id])
            if not found:
                raise RecordError(f"no {table} {row_id!r} in {self._path}")
            row = found[0] if table != "attribution" else {"attribution_id": row_id}
            return [asdict(each) for each in record.evidence(row)]


TOOLS = ("overview", "search", "claims", "claim", "contradictions", "speakers", "figures", "evidence")


def plain(row: dict[str, Any]) -> dict[str, Any]:
    """A row whose days and moments are ISO text."""
    return {key: value.isoformat() if isinstance(value, dt.date) else value for key, value in row.items()}


def server(path: Path) -> MCPServer:
    """The MCP server over one record. Raises OnrecordError where the SDK is not installed, RecordError for no record."""
    try:
        from mcp.server.mcpserver import MCPServer
    except ImportError as error:
        raise OnrecordError("this command needs the MCP SDK: pip install 'onrecord[mcp]'") from error
    tools = Tools(path)
    instructions = (
        "A record of what outlets reported. Cite article, speaker, chain and offsets; it never says what is true."
    )
    made = MCPServer("onrecord", instructions=instructions)
    for name in TOOLS:
        made.tool()(getattr(tools, name))
    return made
