"""A sentence and a record in; the statements that support, oppose or discuss it, with chains and origins, out."""

from __future__ import annotations

import json
import math
import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .answering import Known
from .asking import ask
from .comparing.answering.limits import limited
from .comparing.answering.measured import Measured, measured
from .comparing.answering.ruled import ruled
from .comparing.answering.weighed import weighed
from .comparing.bearing import Asked, Told, years_in
from .comparing.pairs.features import weigher
from .comparing.pairs.opposition import Side
from .comparing.pairs.wording import wording
from .errors import InputError
from .linear_algebra import one_thread
from .schema.ids import judged_as

if TYPE_CHECKING:
    from .record import Record

_LISTED = 50  # statements listed at most
_COMMON = 3  # statements that make a term common to the record

_STATEMENTS = """
    SELECT s.statement_id, s.article_id, s.start_char, s.end_char, s.text, s.attribution_id,
           coalesce(f.resolved, s.text) AS resolved, f.predicate, coalesce(f.polarity, 'positive') AS polarity,
           coalesce(f.status, 'happened') AS status, coalesce(f.hedged, false) AS hedged, f.statement_id IS NOT NULL AS parsed,
           f.holds_from, f.holds_to,
           coalesce(t.act, 'assert') AS act, t.cue_text, t.said_on, t.kind, e.name AS speaker, e.role, t.speaker_id,
           coalesce(e.name, t.source_text) AS voice,
           a.outlet, a.source, a.url, a.published_at, published_day(a.published_at, a.extra) AS published_on, t.source_text
    FROM statement s
    JOIN article a USING (article_id)
    LEFT JOIN {features} f ON f.statement_id = s.statement_id
    LEFT JOIN attribution t ON t.attribution_id = s.attribution_id
    LEFT JOIN entity e ON e.entity_id = t.speaker_id
    ORDER BY s.statement_id
"""
_NO_FEATURES = (
    "(SELECT NULL::VARCHAR AS statement_id, NULL::VARCHAR AS resolved, NULL::VARCHAR AS predicate,"
    " NULL::VARCHAR AS polarity, NULL::VARCHAR AS status, NULL::BOOLEAN AS hedged,"
    " NULL::DATE AS holds_from, NULL::DATE AS holds_to WHERE false)"
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
    denied: bool = False
    """Whether the speaker said these words only to deny them."""
    published_on: Any = None
    """The day of publication where the article came out; `published_at` is in UTC."""

    @property
    def root(self) -> str:
        """What it goes back to as far as the record knows: its origin, else its speaker, outlet or file."""
        return self.origin or self.speaker or self.outlet or self.source

    def as_row(self) -> dict[str, Any]:
        """The fields as a dictionary whose values JSON can hold."""
        row = asdict(self)
        for name in ("published_at", "published_on"):
            row[name] = row[name].isoformat() if row[name] else None
        row["said_on"] = self.said_on.isoformat() if self.said_on else None
        row["chain"] = list(self.chain)
        return row

    def as_line(self) -> str:
        """Two lines for a terminal: stance, score and words; below them who said it when, through whom, its origin and its claim."""
        words = " ".join(self.text.split())
        day = self.said_on or self.published_on
        path = " -> ".join(
            dict.fromkeys((self.speaker or "own voice", *self.chain, self.outlet or Path(self.source).name))
        )
        when = f", {'' if self.said_on else 'published '}{day}" if day else ""
        origin = f"; origin: {self.origin}" if self.origin and self.origin != self.speaker else ""
        claim = f"; {judged_as('claim', self.claim_id)}" if self.claim_id else ""
        return f"{self.stance:9} {self.score:.2f}  {'denied: ' if self.denied else ''}{words}\n{'':16}{path}{when}{origin}{claim}"


_ANSWERED = frozenset(field.name for field in fields(Found))
"""The keys of an answer, whether or not the record has one."""


def summary(claim: str, found: Sequence[Found]) -> str:
    """The sentence asked and how many statements take each side, going back to how many origins."""
    counts = []
    for stance, verb in (("supports", "support"), ("opposes", "oppose"), ("discusses", "discuss")):
        those = [each for each in found if each.stance == stance]
        roots = len({each.root for each in those})
        origins = f" ({roots} origin{'' if roots == 1 else 's'})" if those and stance != "discusses" else ""
        counts.append(f"{len(those)} {stance if len(those) == 1 else verb}{origins}")
    return f"{' '.join(claim.split())}\n  {', '.join(counts) if found else 'nothing in this record bears on it'}"


def of_a_file(given: str) -> bool:
    """Whether what was given names a file of sentences and is none."""
    return given.lower().endswith((".jsonl", ".ndjson"))


def claims_of(given: str) -> list[dict[str, Any]]:
    """The sentences to check, each at key `claim`: the one given, or the rows of a JSONL file with all that they hold.

    Raises InputError where the file is missing, a row is no JSON object with such a key, or a sentence holds no word.
    """
    path = Path(given)
    if not of_a_file(given):
        if len(given) < 200 and path.suffix and path.is_file():  # longer than names of files are
            raise InputError(
                f"{path}: a file that is no .jsonl; give a sentence, or a JSONL file of rows with a key claim"
            )
        return [{"claim": worded(given)}]
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise InputError(f"{path}: no such file; give a sentence, or a JSONL file of rows with a key claim") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: is not UTF-8; save it as UTF-8") from error
    claims = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            claims.append({**row, "claim": worded(row["claim"])})
        except (json.JSONDecodeError, KeyError, TypeError, InputError) as error:
            raise InputError(f"{path}, line {number}: no JSON object with a sentence at key claim") from error
    return claims


def joined(asked: dict[str, Any], found: dict[str, Any]) -> dict[str, Any]:
    """A row of the file with the answer; a key that both have keeps the answer's value, the file's stands as `asked_KEY`."""
    own: dict[str, Any] = {}
    for key, value in asked.items():
        name = key
        while name != "claim" and (name in _ANSWERED or (name != key and name in asked)):
            name = f"asked_{name}"
        own[name] = value
    return {**own, **found}


def worded(claim: str) -> str:
    """The sentence itself. Raises InputError where it holds no word, so that nothing could ever bear on it."""
    if not isinstance(claim, str) or not re.search(r"[^\W_]", claim):
        raise InputError(f"{claim!r} holds no word; give a sentence")
    return claim


def check(claim: str, record: Record) -> list[Found]:
    """The statements of the record that bear on `claim`: opposing and supporting first, surest first.

    The sentence is read as an article's would be, by the shipped model, and compared with every statement by words,
    names, numbers and sides; the nearest are read together with it by the network that joins statements to claims. Raises InputError where it holds no word.
    """
    return next(checks([claim], record))


def checks(claims: Iterable[str], record: Record) -> Iterator[list[Found]]:
    """What `check` gives for each sentence, in order; the record is looked through once for all of them."""
    checker = Checker(record)
    for claim in claims:
        yield checker.found(claim)


class Checker:
    """A record looked through once, to be asked many sentences."""

    def __init__(self, record: Record) -> None:
        kept = record.rows("SELECT table_name FROM duckdb_tables() WHERE table_name = 'statement_feature'")
        self._record = record
        self._rows = record.rows(_STATEMENTS.format(features="statement_feature" if kept else _NO_FEATURES))
        self._weigh = _weigher([row["resolved"] for row in self._rows])
        around = _Around(record)
        self._told = [_told(row, around) for row in self._rows]
        self._origins: dict[str, dict[str, Any]] = {}
        for row in record.rows(_ORIGINS):
            self._origins.setdefault(row["statement_id"], row)
        self.known = Known(record, self._rows)
        self.statements = [row["statement_id"] for row in self._rows]

    def measured(self, asked: Asked) -> list[Measured]:
        """The statements that may answer, by their numbers in `statements`."""
        near = self.known.near(asked.side.wording, self._weigh)

        def rules(chosen: Sequence[int]) -> tuple[dict[int, float], dict[int, float]]:
            if any(not name.entities for name in asked.names):
                return {}, {}  # of whom the record knows nothing the rules cannot tell whether it is another
            places = {self.statements[near[place]]: place for place in chosen}
            told = self.known.sides([near[place] for place in chosen])
            against, by = ruled(asked.rows, asked.denied, told)
            return {places[key]: sure for key, sure in against.items()}, {places[key]: sure for key, sure in by.items()}

        found = measured(asked, [self._told[number] for number in near], self.known.read(near), self._weigh, rules)
        return [replace(each, number=near[each.number]) for each in found]

    def found(self, claim: str) -> list[Found]:
        """What `check` gives."""
        with one_thread():
            asked = ask(worded(claim), self._record)
            measures = self.measured(asked)
        hits = []
        for each, answer in zip(measures, weighed(measures, self.known.claims, self.known.conflicts), strict=True):
            stance, score = limited(asked, self._told[each.number], self._weigh, *answer)
            if stance:
                hits.append((stance, score, self._rows[each.number]))
        hits.sort(key=lambda hit: (hit[0] == "discusses", -hit[1], hit[2]["statement_id"]))
        return [
            _found(stance, score, row, self._origins.get(row["statement_id"], {}), self._record)
            for stance, score, row in hits[:_LISTED]
        ]


def _found(stance: str, score: float, row: dict[str, Any], origin: dict[str, Any], record: Record) -> Found:
    return Found(
        stance=stance,
        score=round(score, 6),
        speaker=row["voice"],
        chain=tuple(record.relays(row["attribution_id"])) if row["attribution_id"] else (),
        claim_id=origin.get("claim_id"),
        origin=origin.get("label"),
        denied=_side(row).refuses,
        **{name: row[name] for name in _COPIED},
    )


_LOOKS_BACK = re.compile(r"\b(?:ago|last (?:year|month|decade)|since (?:19|20)\d\d)\b", re.IGNORECASE)
_ACTING = ("GPE", "ORG", "PER", "NORP")
_COPIED = (
    "statement_id", "article_id", "source", "outlet", "url", "published_at", "published_on", "start_char", "end_char", "text", "role",
    "said_on",
)  # fmt: skip


def _weigher(texts: list[str]) -> Callable[[str], float]:
    """Weights of terms: their rarity in general, less for what half of the record speaks of."""
    held = Counter(term for text in texts for term in set(wording(text).terms))
    frequent = {term: math.log((len(texts) + 1) / count) for term, count in held.items() if count >= _COMMON}
    return weigher(frequent)


class _Around:
    """What stands in and around a span of an article: its sentence, mentions and figures."""

    _END = re.compile(r"[.!?][\"”’')]*(?=\s)|\n")

    def __init__(self, record: Record) -> None:
        self.texts = {row["article_id"]: row["text"] for row in record.rows("SELECT article_id, text FROM article")}
        self.years = frozenset(row["published_on"].year for row in record.articles if row["published_on"])
        self.names = {row["entity_id"]: row["name"] for row in record.rows("SELECT entity_id, name FROM entity")}
        self.mentions: defaultdict[str, list[tuple[int, dict[str, Any]]]] = defaultdict(list)
        self.figures: defaultdict[str, list[tuple[int, dict[str, Any]]]] = defaultdict(list)
        for table, kept in (("mention", self.mentions), ("figure", self.figures)):
            for row in record.rows(f"SELECT * FROM {table} ORDER BY article_id, start_char, end_char"):
                kept[row["article_id"]].append((row["start_char"], row))

    def sentence(self, row: dict[str, Any]) -> tuple[int, int]:
        """The sentence or sentences that hold the statement."""
        text = self.texts[row["article_id"]]
        starts = [
            match.end() for match in self._END.finditer(text, max(0, row["start_char"] - 1000), row["start_char"])
        ]
        end = self._END.search(text, max(row["start_char"], row["end_char"] - 1))
        return (starts[-1] if starts else max(0, row["start_char"] - 1000)), end.end() if end else len(text)

    @staticmethod
    def within(kept: list[tuple[int, dict[str, Any]]], start: int, end: int) -> Iterator[dict[str, Any]]:
        """The rows that begin in the span."""
        for at in range(bisect_left(kept, start, key=lambda pair: pair[0]), len(kept)):
            if kept[at][0] >= end:
                return
            yield kept[at][1]


def _side(row: dict[str, Any]) -> Side:
    return Side(
        wording(row["resolved"]), row["act"], row["status"], row["said_on"], row["resolved"], row["predicate"],
        row["predicate"] is not None or not row["parsed"], row["polarity"] == "negative", cue=row["cue_text"],
    )  # fmt: skip


def _told(row: dict[str, Any], around: _Around) -> Told:
    start, end = around.sentence(row)
    mentions = list(around.within(around.mentions[row["article_id"]], start, end))
    figures = around.within(around.figures[row["article_id"]], row["start_char"], row["end_char"])
    sentence = around.texts[row["article_id"]][start:end]
    own = [each for each in mentions if row["start_char"] <= each["start_char"] < row["end_char"]]
    named = years_in(row["text"])
    days = (row["holds_from"], row["holds_to"], row["published_on"])
    years = named or next((frozenset((day.year,)) for day in days if day), frozenset())
    return Told(
        side=_side(row),
        around=f"{sentence} {row['resolved']}",
        own=row["resolved"],
        entities=frozenset(each["entity_id"] for each in mentions if each["entity_id"]),
        own_entities=frozenset(each["entity_id"] for each in own if each["entity_id"]),
        speaker=row["voice"],
        speaker_id=row["speaker_id"],
        places=frozenset(
            each["entity_id"] or each["text"]
            for each in own
            if each["form"] == "name" and each["type"] in ("GPE", "LOC")
        ),
        figures=tuple({**each, "resolved": row["resolved"]} for each in figures),
        years=years,
        hedged=row["hedged"],
        named=frozenset(
            each["entity_id"] or each["text"] for each in own if each["form"] == "name" and each["type"] in _ACTING
        ),
        background=bool((named and around.years and not named & around.years) or _LOOKS_BACK.search(sentence)),
        text=row["text"],
        actors=tuple(
            (each["start_char"] - row["start_char"], each["entity_id"], around.names.get(each["entity_id"], ""))
            for each in own
            if each["entity_id"] and each["type"] in _ACTING
        ),
        asks=row["act"] == "question" or row["text"].rstrip("\"”’' ").endswith("?"),
    )
