"""Words, phrases in quotes and filters in; articles, statements, claims and entities out, by plain SQL on the record."""

from __future__ import annotations

import dataclasses
import re
import unicodedata
from dataclasses import dataclass, fields
from typing import Any

from starlette.requests import Request

from ...record import CONDUITS, Record, Row
from ...schema.values import ACTS, CLAIM_STATUSES
from ..shelf import Desk
from ..statements import OUTLET, claims_of, quotes
from . import A_PAGE, Page, page_number

FOLDED = '"folded for search"'
"""The database in memory that holds texts ready to be searched; a name that no record's file bears."""
KINDS = ("statements", "claims", "articles", "entities")
_TERM = re.compile(r'"([^"]+)"|“([^”]+)”|(\S+)')
_APOSTROPHES = "\u2019\u2018\u02bc\u2032\uff07"
_STRAIGHTENED = str.maketrans(dict.fromkeys(_APOSTROPHES, "'"))
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True)
class Asked:
    """What the address asks for; every field is one key of the query string, so that every search can be bookmarked."""

    q: str = ""
    kind: str = ""
    outlet: str = ""
    since: str = ""
    until: str = ""
    speaker: str = ""
    relay: str = ""
    act: str = ""
    status: str = ""

    @property
    def empty(self) -> bool:
        """Whether nothing is asked yet."""
        return not any(getattr(self, each.name) for each in fields(self) if each.name != "kind")


def asked_of(request: Request) -> Asked:
    """The search of an address; what cannot be (a day that is no day, an unknown act) is left out."""
    given = {each.name: request.query_params.get(each.name, "").strip()[:300] for each in fields(Asked)}
    given |= {name: given[name] if _DATE.fullmatch(given[name]) else "" for name in ("since", "until")}
    given["act"] = given["act"] if given["act"] in ACTS else ""
    given["status"] = given["status"] if given["status"] in CLAIM_STATUSES else ""
    given["kind"] = given["kind"] if given["kind"] in KINDS else ""
    return Asked(**given)


def terms(words: str) -> list[tuple[str, bool]]:
    """(folded term, whether it is a phrase) of what was typed, at most twelve."""
    found = []
    for match in _TERM.finditer(words):
        phrase = match[1] or match[2]
        term = " ".join(fold(phrase or match[3].strip('"“”.,;:!?()')).split())
        if term:
            found.append((term, bool(phrase)))
    return found[:12]


def folded(sql: str) -> str:
    """SQL for what `fold` gives of an expression's words: people type ' where papers print a curled one."""
    return f"strip_accents(lower(translate({sql}, '{_APOSTROPHES}', repeat(chr(39), {len(_APOSTROPHES)}))))"


def fold(text: str) -> str:
    """The text in lower case without accents and with straight apostrophes, as the SQL of `folded` gives it."""
    decomposed = unicodedata.normalize("NFD", text.lower().translate(_STRAIGHTENED))
    return unicodedata.normalize("NFC", "".join(each for each in decomposed if unicodedata.category(each) != "Mn"))


def pattern(term: str, phrase: bool) -> str:
    """A regular expression (RE2 and Python): a word from its beginning on, a phrase whole, whatever parts its words."""
    words = r"\s+".join(re.escape(word) for word in term.split())
    start = r"(?:^|[^\pL\pN])"
    return start + words + (r"(?:$|[^\pL\pN])" if phrase else "")


def matching(column: str, found: list[tuple[str, bool]]) -> tuple[str, list[str]]:
    """A condition that every term stands in the folded column, and its values."""
    conditions, values = [], []
    for term, phrase in found:
        # `contains` is ten times as fast as the expression and leaves few rows for it.
        for word in term.split():
            conditions.append(f"contains({column}, ?)")
            values.append(word)
        conditions.append(f"regexp_matches({column}, ?)")
        values.append(pattern(term, phrase))
    return " AND ".join(conditions) or "true", values


def search(desk: Desk, request: Request) -> Page:
    """The search page; without a question it shows the form alone."""
    asked = asked_of(request)
    number = page_number(request.query_params.get("page"))
    record = desk.record
    choices = desk.remembered("choices", lambda: choices_of(record))
    shown = asked.kind or "statements"
    results: dict[str, Any] = {"counts": {}, "rows": [], "claims": {}}
    if not asked.empty:
        desk.once("folded", make_folded)
        keep_hits(record, asked)
        selects = {kind: select_of(kind, asked) for kind in KINDS}
        counts = {
            kind: record.rows(f"SELECT count(*) AS n FROM ({sql})", values)[0]["n"]
            for kind, (sql, values) in selects.items()
        }
        if not asked.kind:
            shown = next((kind for kind in KINDS if counts[kind]), "statements")
        sql, values = selects[shown]
        rows = record.rows(f"{sql} ORDER BY ALL LIMIT {A_PAGE + 1} OFFSET {(number - 1) * A_PAGE}", values)
        results = {"counts": counts, **hydrated(record, shown, rows[:A_PAGE], asked), "more": len(rows) > A_PAGE}
    return "search.html", {
        "asked_for": dataclasses.asdict(asked),
        "choices": choices,
        "shown": shown,
        "page": number,
        "more": False,
        **results,
    }


def make_folded(record: Record, schema: str) -> None:
    """Texts and statements in lower case without accents, in a database in memory that all requests share."""
    record.rows(f"ATTACH ':memory:' AS {FOLDED} (READ_WRITE)")
    printed = folded("coalesce(headline, '') || chr(10) || text")
    said = folded("s.text || ' ' || coalesce(e.name, '') || ' ' || coalesce(a.source_text, '')")
    record.rows(f"CREATE TABLE {FOLDED}.article AS SELECT article_id, {printed} AS words FROM {schema}.article")
    record.rows(
        f"CREATE TABLE {FOLDED}.statement AS SELECT s.statement_id, {said} AS words"
        f" FROM {schema}.statement s LEFT JOIN {schema}.attribution a USING (attribution_id)"
        f" LEFT JOIN {schema}.entity e ON e.entity_id = a.speaker_id"
    )


def keep_hits(record: Record, asked: Asked) -> None:
    """The statements that are asked for, in a table of this handle: every kind of result is found through them."""
    said, values = _statements(asked, terms(asked.q))
    record.rows(
        f"CREATE OR REPLACE TEMP TABLE hit AS SELECT t.published_at, s.article_id, s.start_char, s.statement_id {said}",
        values,
    )


def choices_of(record: Record) -> dict[str, list[str]]:
    """What the filters can be set to."""
    outlets = record.rows(f"SELECT DISTINCT {OUTLET.format('t')} AS name FROM article t ORDER BY name LIMIT 500")
    relays = record.rows(f"SELECT name, count(*) AS n FROM {CONDUITS} GROUP BY name ORDER BY n DESC, name LIMIT 200")
    speakers = record.rows(
        "SELECT e.name, count(*) AS n FROM attribution a JOIN entity e ON e.entity_id = a.speaker_id"
        " GROUP BY e.name ORDER BY n DESC, e.name LIMIT 300"
    )
    return {
        "outlet": [row["name"] for row in outlets],
        "relay": sorted(row["name"] for row in relays),
        "speaker": sorted(row["name"] for row in speakers),
        "act": list(ACTS),
        "status": list(CLAIM_STATUSES),
    }


def select_of(kind: str, asked: Asked) -> tuple[str, list[Any]]:
    """The SELECT of all results of a kind, its first columns giving their order, and its values."""
    found = terms(asked.q)
    if kind == "statements":
        return "SELECT * FROM hit", []
    if kind == "entities":
        condition, values = matching(folded("x.alias"), found)
        only = "true" if found and not _filtered(asked) else "false"
        return (
            "SELECT DISTINCT e.name, e.entity_id FROM entity e JOIN (SELECT entity_id, alias FROM entity_alias UNION"
            f" SELECT entity_id, name FROM entity) x USING (entity_id) WHERE {only} AND {condition}",
            values,
        )
    if kind == "articles":
        condition, values = matching("f.words", found)
        own, more = _about_article(asked)
        if asked.speaker or asked.relay or asked.act or asked.status:
            said, said_values = _statements(asked, [])
            own += f" AND t.article_id IN (SELECT s.article_id {said})"
            more += said_values
        return (
            f"SELECT t.published_at, t.article_id FROM article t JOIN {FOLDED}.article f USING (article_id)"
            f" WHERE {condition} AND {own}",
            [*values, *more],
        )
    proposition, words = matching(folded("k.proposition"), found)
    named = f"({proposition})" if found and not _filtered(asked) else "false"
    status = "true" if not asked.status else "k.status = ?"
    return (
        "SELECT k.status <> 'contested' AS quiet, -k.outlets AS outlets, -k.articles AS articles, k.claim_id FROM claim k"
        " WHERE (k.claim_id IN (SELECT cs.claim_id FROM claim_statement cs WHERE cs.statement_id IN"
        f" (SELECT statement_id FROM hit)) OR {named}) AND {status}",
        [*(words if named != "false" else []), *([asked.status] if asked.status else [])],
    )


def _filtered(asked: Asked) -> bool:
    return any((asked.outlet, asked.since, asked.until, asked.speaker, asked.relay, asked.act, asked.status))


def _about_article(asked: Asked) -> tuple[str, list[Any]]:
    conditions, values = ["true"], []
    if asked.outlet:
        conditions.append(f"{OUTLET.format('t')} = ?")
        values.append(asked.outlet)
    for given, sign in ((asked.since, ">="), (asked.until, "<=")):
        if given:
            conditions.append(f"published_day(t.published_at, t.extra) {sign} TRY_CAST(? AS DATE)")
            values.append(given)
    return " AND ".join(conditions), values


def _statements(asked: Asked, found: list[tuple[str, bool]]) -> tuple[str, list[Any]]:
    """FROM and WHERE of the statements that are asked for."""
    condition, values = matching("f.words", found)
    own, more = _about_article(asked)
    conditions = [condition, own]
    values = [*values, *more]
    tables = "FROM statement s JOIN article t ON t.article_id = s.article_id"
    if found:
        tables += f" JOIN {FOLDED}.statement f ON f.statement_id = s.statement_id"
    if asked.speaker or asked.act:
        tables += " LEFT JOIN attribution a ON a.attribution_id = s.attribution_id"
        tables += " LEFT JOIN entity e ON e.entity_id = a.speaker_id"
    if asked.speaker:
        named = folded("coalesce(e.name, a.source_text, '')")
        conditions.append(f"contains({named}, ?)")
        values.append(fold(asked.speaker))
    if asked.relay:
        conditions.append(f"s.attribution_id IN (SELECT attribution_id FROM {CONDUITS} WHERE lower(name) = lower(?))")
        values.append(asked.relay)
    if asked.act:
        conditions.append("a.act = ?")
        values.append(asked.act)
    if asked.status:
        conditions.append(
            "s.statement_id IN (SELECT statement_id FROM claim_statement JOIN claim USING (claim_id) WHERE status = ?)"
        )
        values.append(asked.status)
    return f"{tables} WHERE {' AND '.join(conditions)}", values


def hydrated(record: Record, kind: str, rows: list[Row], asked: Asked) -> dict[str, Any]:
    """What the page shows of the results, with the words that were looked for marked."""
    found = terms(asked.q)
    if kind == "statements":
        ids = [row["statement_id"] for row in rows]
        known = quotes(record, ids)
        return {"rows": [known[each] for each in ids if each in known], "claims": claims_of(record, ids)}
    key, table = {
        "claims": ("claim_id", "claim"),
        "articles": ("article_id", "article"),
        "entities": ("entity_id", "entity"),
    }[kind]
    ids = [row[key] for row in rows]
    extras = f", {OUTLET.format('x')} AS outlet_name, published_day(x.published_at, x.extra) AS published_on"
    more = extras if kind == "articles" else ""
    known_rows = {
        row[key]: row
        for row in record.rows(f"SELECT x.*{more} FROM {table} x WHERE x.{key} IN (SELECT unnest(?))", [ids])
    }
    listed = [known_rows[each] for each in ids if each in known_rows]
    if kind == "articles":
        listed = [{**row, "snippet": snippet(row["text"], found)} for row in listed]
    return {"rows": listed, "claims": {}}


def snippet(text: str, found: list[tuple[str, bool]], around: int = 90) -> list[tuple[str, bool]]:
    """The text around the first place where a term stands, as (run, whether it is the term)."""
    folded, places = _folded(text)
    for term, phrase in found:
        expression = pattern(term, phrase).replace(r"[^\pL\pN]", r"[\W_]")
        if match := re.search(expression, folded):
            words = re.search(r"\s+".join(re.escape(word) for word in term.split()), folded[match.start() :])
            if words is None:
                continue
            start = places[match.start() + words.start()]
            end = places[match.start() + words.end() - 1] + 1
            left, right = max(0, start - around), min(len(text), end + around)
            before = ("… " if left else "") + text[left:start]
            return [
                (before, False),
                (text[start:end], True),
                (text[end:right] + (" …" if right < len(text) else ""), False),
            ]
    return [(text[: 2 * around] + (" …" if len(text) > 2 * around else ""), False)]


def _folded(text: str) -> tuple[str, list[int] | range]:
    """The folded text, and for each of its characters where it comes from."""
    if text.isascii():
        return text.lower(), range(len(text))
    out, places = [], []
    for number, character in enumerate(text):
        for each in fold(character):
            out.append(each)
            places.append(number)
    return "".join(out), places
