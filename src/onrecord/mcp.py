"""A record as tools of the Model Context Protocol, read-only: assistants answer with citations from the record.

Needs the extra `onrecord[mcp]`. Every answer carries article, offsets and the words, so that each line can be checked.
"""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .comparing.telling import denies
from .errors import OnrecordError, RecordError
from .record import Record
from .schema.values import CLAIM_STATUSES

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
            return statements(
                record,
                "list_bool_and(list_transform(?, lambda word: contains(lower(s.text || ' ' || coalesce(e.name, '')), word)))",
                [wanted],
                _MOST,
            )

    def claims(self, status: str = "contested") -> list[dict[str, Any]]:
        """Claims by status (single, agreed, contested), each with its counts and a statement that makes it."""
        if status not in CLAIM_STATUSES:
            raise RecordError(f"no status {status!r} of claims; give {', '.join(CLAIM_STATUSES)}")
        with Record(self._path) as record:
            found = [plain(row) for row in record.claims if row["status"] == status][:_MOST]
            first = _first(
                record,
                "SELECT cs.claim_id AS key, cs.statement_id FROM claim_statement cs WHERE cs.stance = 'supports' AND list_contains(?, cs.claim_id)"
                " ORDER BY cs.similarity DESC NULLS LAST, cs.statement_id",
                [row["claim_id"] for row in found],
            )
            return [{**row, "statement": first.get(row["claim_id"])} for row in found]

    def claim(self, claim_id: str) -> dict[str, Any]:
        """One claim, by its id, the beginning of it or words of the claim: every statement that supports or opposes it, its
        origins with the rule that made them, a footnote.
        """
        from .reporting.citation import cite, claim_of

        with Record(self._path) as record:
            row = claim_of(record, claim_id)
            footnote = cite(record, row["claim_id"])
            origins = record.rows(
                "SELECT label, rule FROM origin WHERE claim_id = ? ORDER BY origin_id", [row["claim_id"]]
            )
            told = [
                {**plain(each), "denied": denies(each["act"], each["cue_text"])}
                for each in record.claim_statements(row["claim_id"])
            ]
        return {"claim": plain(row), "statements": told, "origins": origins, "footnote": footnote}

    def contradictions(self) -> list[dict[str, Any]]:
        """Pairs of statements that cannot both hold, each with one sentence why, and both with speaker, chain and place.

        A statement that is `denied` is told by its speaker as not so.
        """
        with Record(self._path) as record:
            found = [plain(row) for row in record.contradictions[:_MOST]]
            said = _by_id(record, [row[side] for row in found for side in ("statement_a", "statement_b")])
            return [{**row, "a": said.get(row["statement_a"]), "b": said.get(row["statement_b"])} for row in found]

    def speakers(self) -> list[dict[str, Any]]:
        """Who speaks, with role, number of attributions and of articles, and a statement of each."""
        with Record(self._path) as record:
            found = [plain(row) for row in record.speakers[:_MOST]]
            first = _first(
                record,
                "SELECT a.speaker_id AS key, s.statement_id FROM statement s JOIN attribution a USING (attribution_id)"
                " JOIN article t ON t.article_id = s.article_id WHERE list_contains(?, a.speaker_id)"
                " ORDER BY t.published_at NULLS LAST, s.article_id, s.start_char, s.statement_id",
                [row["entity_id"] for row in found],
            )
            return [{**row, "statement": first.get(row["entity_id"])} for row in found]

    def figures(self, subject: str = "") -> list[dict[str, Any]]:
        """Reported numbers about a subject, by day, with outlet and offsets."""
        with Record(self._path) as record:
            return [plain(row) for row in record.figures(subject or None)[:_MOST]]

    def evidence(self, table: str, row_id: str) -> list[dict[str, Any]]:
        """The characters of the sources behind one row: table `attribution`, `claim`, `contradiction` or `entity`, and its id.

        The beginning of an id is enough. Characters that are `denied` are told by their speaker as not so.
        """
        if table not in ("attribution", "claim", "contradiction", "entity"):
            raise RecordError(f"no evidence by id for {table!r}; give attribution, claim, contradiction or entity")
        with Record(self._path) as record:
            key = f"{table}_id"
            found = record.rows(
                f"SELECT * FROM {table} WHERE starts_with({key}, $1) ORDER BY {key} <> $1, {key} LIMIT 2", [row_id]
            )
            if not found or (len(found) > 1 and found[0][key] != row_id):
                some = "several of" if found else "no"
                raise RecordError(f"{some} {table} {row_id!r} in {self._path}")
            row = found[0] if table != "attribution" else {"attribution_id": found[0][key]}
            evidence = record.evidence(row)
            told = statements(
                record, "list_contains(?, s.article_id)", [sorted({each.article_id for each in evidence})]
            )
            denied = {(each["article_id"], each["start_char"], each["end_char"]) for each in told if each["denied"]}
            return [
                {**asdict(each), "denied": (each.article_id, each.start_char, each.end_char) in denied}
                for each in evidence
            ]


TOOLS = ("overview", "search", "claims", "claim", "contradictions", "speakers", "figures", "evidence")


def statements(record: Record, condition: str, values: list[Any], limit: int | None = None) -> list[dict[str, Any]]:
    """The statements (s, of article t, attribution a, speaker e) for which a condition holds, with chain and place; oldest first."""
    found = record.rows(
        "SELECT s.statement_id, s.article_id, s.text, s.start_char, s.end_char, s.attribution_id, t.outlet, t.source,"
        " t.published_at, e.name AS speaker, a.act, a.cue_text AS cue, a.said_on FROM statement s JOIN article t USING (article_id)"
        " LEFT JOIN attribution a ON a.attribution_id = s.attribution_id LEFT JOIN entity e ON e.entity_id = a.speaker_id"
        f" WHERE {condition} ORDER BY t.published_at NULLS LAST, t.source, s.start_char{f' LIMIT {limit}' if limit else ''}",
        values,
    )
    return [
        {
            **plain(row),
            "relay": record.relays(row["attribution_id"]) if row["attribution_id"] else [],
            "denied": denies(row["act"], row["cue"]),
        }
        for row in found
    ]


def _by_id(record: Record, ids: list[str]) -> dict[str, dict[str, Any]]:
    found = statements(record, "list_contains(?, s.statement_id)", [sorted(set(ids))])
    return {row["statement_id"]: row for row in found}


def _first(record: Record, query: str, keys: list[str]) -> dict[str, dict[str, Any]]:
    """Key -> the first statement that the query gives for it."""
    ids: dict[str, str] = {}
    for row in record.rows(query, [keys]):
        ids.setdefault(row["key"], row["statement_id"])
    said = _by_id(record, list(ids.values()))
    return {key: said[each] for key, each in ids.items() if each in said}


def plain(row: dict[str, Any]) -> dict[str, Any]:
    """A row whose days and moments are ISO text."""
    return {key: value.isoformat() if isinstance(value, dt.date) else value for key, value in row.items()}


def server(path: Path) -> MCPServer:
    """The MCP server over one record. Raises OnrecordError where the SDK is not installed, RecordError for no record."""
    try:
        from mcp.server.mcpserver import MCPServer
        from mcp.server.mcpserver.exceptions import ToolError
    except ImportError as error:
        raise OnrecordError("this command needs the MCP SDK: pip install 'onrecord[mcp]'") from error
    tools = Tools(path)
    instructions = (
        "A record of what outlets reported. Cite article, speaker, chain and offsets; it never says what is true."
    )
    made = MCPServer("onrecord", instructions=instructions)
    for name in TOOLS:
        made.tool()(foreseen(getattr(tools, name), ToolError))
    return made


def foreseen(tool: Callable[..., Any], error: type[Exception]) -> Callable[..., Any]:
    """The tool, its own errors raised as `error`: of any other the SDK tells an assistant only that there was one."""

    @functools.wraps(tool)
    def called(*values: Any, **named: Any) -> Any:
        try:
            return tool(*values, **named)
        except OnrecordError as reason:
            raise error(str(reason)) from reason

    return called
