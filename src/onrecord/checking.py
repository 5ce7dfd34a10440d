"""A sentence and a record in; the statements that support, oppose or discuss it, with chains and origins, out."""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .comparing.pairs.features import align, compare, weigher
from .comparing.pairs.model import logistic
from .comparing.pairs.opposition import Side, apartness, opposed
from .comparing.pairs.wording import wording
from .errors import InputError

if TYPE_CHECKING:
    from .record import Record

_LISTED = 50  # statements listed at most
_DISCUSSES_FROM = 0.5  # share of the sentence that a statement must hold to be listed as discussing it
_COMMON = 3  # statements that make a term common to the record
_FIRMNESS = {"supports": 0.5, "opposes": 0.5}

_STATEMENTS = """
    SELECT s.statement_id, s.article_id, s.start_char, s.end_char, s.text, s.attribution_id,
           coalesce(f.resolved, s.text) AS resolved, f.predicate, coalesce(f.polarity, 'positive') AS polarity,
           coalesce(f.status, 'happened') AS status, coalesce(f.hedged, false) AS hedged, f.statement_id IS NOT NULL AS parsed,
           coalesce(t.act, 'assert') AS act, t.cue_text, t.said_on, t.kind, e.name AS speaker, e.role,
           a.outlet, a.source, a.url, a.published_at
    FROM statement s
    JOIN article a USING (article_id)
    LEFT JOIN {features} f ON f.statement_id = s.statement_id
    LEFT JOIN attribution t ON t.attribution_id = s.attribution_id
    LEFT JOIN entity e ON e.entity_id = t.speaker_id
    ORDER BY s.statement_id
"""
_NO_FEATURES = (
    "(SELECT NULL::VARCHAR AS statement_id, NULL::VARCHAR AS resolved, NULL::VARCHAR AS predicate,"
    " NULL::VARCHAR AS polarity, NULL::VARCHAR AS status, NULL::BOOLEAN AS hedged WHERE false)"
)
_ORIGINS = """
    SELECT c.statement_id, c.claim_id, c.stance, o.label
    FROM claim_statement c LEFT JOIN origin o USING (origin_id)
    WHERE c.stance = 'supports'
    ORDER BY c.statement_id, c.claim_id
"""


@dataclass(frozen=True)
class Found:
    """A statement that bears on the sentence asked: stance, how sure, its words and place, speaker, chain and origin.

    `stance` is supports, opposes or discusses; offsets are half-open code points of the article's text.
    """

    stance: str
    score: float
    statement_id: str
    article_id: str
    source: str
    outlet: str | None
    url: str | None
    published_at: Any
    start_char: int
    end_char: int
    text: str
    speaker: str | None
    role: str | None
    said_on: Any
    chain: tuple[str, ...]
    claim_id: str | None
    origin: str | None

    def as_row(self) -> dict[str, Any]:
        """The fields as a dictionary whose values JSON can hold."""
        row = asdict(self)
        row["published_at"] = self.published_at.isoformat() if self.published_at else None
        row["said_on"] = self.said_on.isoformat() if self.said_on else None
        row["chain"] = list(self.chain)
        return row

    def as_line(self) -> str:
        """One line for a terminal: stance, score, who said what, where and through whom."""
        who = self.speaker or "own voice"
        when = f", {self.said_on}" if self.said_on else ""
        through = f" < {' < '.join(self.chain)}" if self.chain else ""
        words = " ".join(self.text.split())
        return f"{self.stance:9} {self.score:.2f}  {who}{when} [{self.outlet or self.source}{through}]: {words}"


def claims_of(given: str) -> list[str]:
    """The sentences to check: the one given, or those at key `claim` of the rows of a JSONL file.

    Raises InputError where the file is missing, or a row is no JSON object with such a key.
    """
    if not given.endswith(".jsonl"):
        return [given]
    path = Path(given)
    if not path.exists():
        raise InputError(f"{path}: no such file; give a sentence, or a JSONL file of rows with a key claim")
    claims = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip():
            continue
        try:
            claims.append(str(json.loads(line)["claim"]))
        except (json.JSONDecodeError, KeyError, TypeError) as error:
            raise InputError(f"{path}, line {number}: no JSON object with a key claim") from error
    return claims


def check(claim: str, record: Record) -> list[Found]:
    """The statements of the record that bear on `claim`: opposing and supporting first, surest first.

    Compares words and their vectors by the scorers that also make claims and contradictions; loads no language model.
    """
    asked = wording(claim)
    kept = record.rows("SELECT table_name FROM duckdb_tables() WHERE table_name = 'statement_feature'")
    rows = record.rows(_STATEMENTS.format(features="statement_feature" if kept else _NO_FEATURES))
    weigh = _weigher([row["resolved"] for row in rows])
    exists = re.match(r"there (?:is|are|was|were)\b", claim.strip().lower())
    side = Side(asked, "assert", "happened", None, claim, "be" if exists else None, True, asked.negations % 2 == 1)
    origins: dict[str, dict[str, Any]] = {}
    for row in record.rows(_ORIGINS):
        origins.setdefault(row["statement_id"], row)
    hits: list[tuple[str, float, dict[str, Any]]] = []
    for row in rows:
        stance, score = _bearing(asked, side, row, weigh)
        if stance:
            hits.append((stance, score, row))
    hits.sort(key=lambda hit: (hit[0] == "discusses", -hit[1], hit[2]["statement_id"]))
    return [
        Found(
            stance=stance,
            score=round(score, 6),
            chain=tuple(record.relays(row["attribution_id"])) if row["attribution_id"] else (),
            claim_id=origins.get(row["statement_id"], {}).get("claim_id"),
            origin=origins.get(row["statement_id"], {}).get("label"),
            **{name: row[name] for name in _COPIED},
        )
        for stance, score, row in hits[:_LISTED]
    ]


_COPIED = (
    "statement_id", "article_id", "source", "outlet", "url", "published_at", "start_char", "end_char", "text", "speaker",
    "role", "said_on",
)  # fmt: skip


def _weigher(texts: list[str]) -> Callable[[str], float]:
    """Weights of terms: their rarity in general, less for what half of the record speaks of."""
    held = Counter(term for text in texts for term in set(wording(text).terms))
    frequent = {term: math.log((len(texts) + 1) / count) for term, count in held.items() if count >= _COMMON}
    return weigher(frequent)


def _bearing(asked: Any, side: Side, row: dict[str, Any], weigh: Any) -> tuple[str, float]:
    """(stance or "", score) of one statement towards the sentence asked."""
    told = wording(row["resolved"])
    found = align(asked, told, weigh)
    if found.cover_a < _DISCUSSES_FROM:
        return "", 0.0
    other = Side(
        told, row["act"], row["status"], row["said_on"], row["resolved"], row["predicate"], row["predicate"] is not None or not row["parsed"],
        row["polarity"] == "negative", cue=row["cue_text"],
    )  # fmt: skip
    same = logistic("same").probability(compare(asked, told, weigh, None, found)) * apartness(side, other)
    against = opposed(side, other, found, weigh).confidence
    other_number = bool(asked.numbers) and bool(told.numbers) and not set(asked.numbers) & set(told.numbers)
    if (other.refuses or other_number) and same >= _FIRMNESS["supports"]:
        against = max(against, same)  # the same sentence, denied, or told with another number
    if against >= _FIRMNESS["opposes"]:
        return "opposes", against
    if same >= _FIRMNESS["supports"] and other.verbal and not row["hedged"] and row["status"] != "hypothetical":
        return "supports", same
    return "discusses", max(same, found.cover_a / 2)
