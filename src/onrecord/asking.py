"""A sentence that a user brings and a record in; the sentence as reading understood it, its names known to the record, out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from .comparing.answering.denial import denial
from .comparing.answering.ruled import SideRows
from .comparing.bearing import Asked, Name, acting, years_in
from .comparing.pairs.opposition import Side
from .comparing.pairs.wording import stem, wording
from .errors import ReadingError

if TYPE_CHECKING:
    from .record import Record

_IN = re.compile(
    r"\b(?:in|at|near|on|to|into|from|inside|outside|across|around|of)\s+(?:the\s+|all\s+)*$", re.IGNORECASE
)
_MAYBE = re.compile(r"\b(?:would|could|(?-i:may)|might|should|must|if|unless)\b", re.IGNORECASE)
_COMING = re.compile(r"\b(?:will|shall|plans? to|going to|is to|are to|about to)\b", re.IGNORECASE)
_HALF = 0.5
_NAMES = """
    SELECT e.entity_id, e.name, e.type, a.alias, count(DISTINCT m.article_id) AS articles
    FROM entity e LEFT JOIN entity_alias a USING (entity_id) LEFT JOIN mention m USING (entity_id)
    GROUP BY ALL ORDER BY ALL
"""


@lru_cache(maxsize=1)
def _pipeline() -> Any:
    from .pipeline import READING
    from .reading.reader import load

    return load(READING[: [stage.name for stage in READING].index("shingles")])


def ask(claim: str, record: Record) -> Asked:
    """The sentence with its sides, names and numbers. Where it reports words ("X said that ..."), these are what is asked.

    Raises ModelError where the language model is missing or damaged.
    """
    sentence = (
        claim if re.search(r"[.!?…]\W*$", claim) else f"{claim.rstrip()}."
    )  # without a stop it reads like a heading
    rows = _read("asked", sentence)
    told = _told(claim, rows)
    no = denial(sentence, rows.get("statement_frame", ()))
    denied = _read("denied", no) if no else {}
    polarity, predicate, text = told["polarity"], told["predicate"], told["text"]
    known, common = _known(record)
    names = _names(claim, rows, known, common)
    if predicate is None and len(names) > 1:  # three words with two names nobody knows are no sentence to the parser
        between = wording(claim[names[0][0] : names[1][0]].partition(" ")[2]).words
        predicate = between[-1] if between else None
    worded = wording(text)
    status = "hypothetical" if _MAYBE.search(text) else "planned" if _COMING.search(text) else "happened"
    side = Side(
        worded, told["act"], status, None, text, predicate, True, polarity == "negative", cue=told["cue_text"]
    )  # fmt: skip
    figures = tuple({**row, "resolved": text} for row in rows.get("figure", ()) if not years_in(row["text"]))
    speaker = next(
        (name for start, name in names if told["source"] and told["source"][0] <= start < told["source"][1]), None
    )
    parties = tuple(dict.fromkeys(name for _, name in names if name != speaker))
    doers = acting(claim, stem(predicate), [start for start, _ in names]) if predicate else []
    actor = next((name for start, name in reversed(names) if start in doers and not _IN.search(claim[:start])), None)
    return Asked(
        side, parties, figures, years_in(claim), speaker, actor, _side_rows(rows, known), _side_rows(denied, known)
    )


def _read(article_id: str, sentence: str) -> dict[str, list[dict[str, Any]]]:
    """The rows of a sentence that is an article of its own, so that no two sentences share an id."""
    from .reading.annotations import ArticleContext, Passage
    from .reading.reader import failure, read_rows

    context = ArticleContext(article_id=article_id, passages=(Passage(0, len(sentence), "body"),))
    ((_, rows),) = read_rows(_pipeline(), [(sentence, context)])
    fault = failure(rows)
    if fault:
        raise ReadingError(f"{sentence!r} {fault['reason']}; ask in other words, and report this")
    return rows


def _side_rows(rows: dict[str, list[dict[str, Any]]], known: Mapping[str, set[str]]) -> SideRows:
    """The sentence as the rules over contradictions take a statement: nobody's words, of no day, of the record's entities."""
    names = {row["cluster_id"]: row["name"] for row in rows.get("cluster", ())}
    entity = {cluster: min(known.get(_folded(name), ()), default=None) for cluster, name in names.items()}
    tense = {row["statement_id"]: row["tense"] for row in rows.get("statement_feature", ())}
    said = {row["attribution_id"]: row for row in rows.get("attribution_reading", ())}
    nothing = dict.fromkeys(("speaker_id", "source_text", "holds_from", "said_on", "published_on"))
    asked = [
        {
            **nothing,
            **{key: row[key] for key in ("statement_id", "article_id", "start_char", "end_char", "text")},
            "attribution_id": row["attribution_id"] or "asked",  # somebody's: an own voice contradicts no own voice
            "act": said[row["attribution_id"]]["act"] if row["attribution_id"] else "assert",
            "cue_text": said[row["attribution_id"]]["cue_text"] if row["attribution_id"] else None,
            "resolved": row["text"],
            "hedged": False,
            "tense": tense.get(row["statement_id"]),
            "passage": "body",
        }
        for row in rows.get("statement", ())
    ]
    frames = [
        {**row, "agent_id": entity.get(row["agent_cluster"]), "patient_id": entity.get(row["patient_cluster"])}
        for row in rows.get("statement_frame", ())
    ]
    named = [
        {"statement_id": row["statement_id"], "entity_id": entity[mention["cluster_id"]], "accused": 0}
        for row in asked
        for mention in rows.get("cluster_mention", ())
        if row["start_char"] <= mention["start_char"] < row["end_char"] and entity.get(mention["cluster_id"])
    ]
    return SideRows(asked, frames, named=named)


def _told(claim: str, rows: dict[str, list[dict[str, Any]]]) -> dict[str, Any]:
    """Text, predicate, polarity, act and cue of what is asked: the words reported where they are asserted or denied."""
    plain = {
        "text": claim,
        "predicate": None,
        "polarity": "positive",
        "act": "assert",
        "cue_text": None,
        "source": None,
        "subject": None,
    }
    features = {row["statement_id"]: row for row in rows.get("statement_feature", ())}
    said = {row["attribution_id"]: row for row in rows.get("attribution_reading", ())}
    statements = sorted(
        rows.get("statement", ()), key=lambda row: (row["start_char"] - row["end_char"], row["statement_id"])
    )
    if not statements:
        return {**plain, "polarity": "negative" if wording(claim).negations % 2 else "positive"}
    first = statements[0]
    feature = features[first["statement_id"]]
    parsed = {"predicate": feature["predicate"], "polarity": feature["polarity"]}
    words = said.get(first["attribution_id"] or "")
    if words is None:
        return {**plain, **parsed}
    if words["act"] in ("assert", "deny"):
        spans = [
            row
            for row in rows["attribution_span"]
            if (row["attribution_id"], row["role"]) == (words["attribution_id"], "source")
        ]
        source = (spans[0]["start_char"], spans[0]["end_char"]) if spans else None
        return {**parsed, "text": first["text"], "act": words["act"], "cue_text": words["cue_text"], "source": source}
    return plain


def _known(record: Record) -> tuple[dict[str, set[str]], set[str]]:
    """Folded name -> the record's entities so called, and the places of which at least half of the articles speak."""
    known: dict[str, set[str]] = {}
    common = set()
    articles = max(1, len(record.articles))
    for row in record.rows(_NAMES):
        for name in {row["name"], row["alias"]} - {None}:
            if name != name.lower():
                known.setdefault(_folded(name), set()).add(row["entity_id"])
        if row["type"] in ("GPE", "LOC", "FAC") and row["articles"] >= _HALF * articles:
            common.add(row["entity_id"])
    return known, common


def _names(
    claim: str, rows: dict[str, list[dict[str, Any]]], known: Mapping[str, set[str]], common: set[str]
) -> list[tuple[int, Name]]:
    """Where each name of the sentence begins, and the name; without capitals, whatever the record knows as a name."""
    lower = claim[1:] == claim[1:].lower()
    words = [(match.start(), match.end()) for match in re.finditer(r"\w+(?:[-.'’]\w+)*", claim)]
    read = {
        (row["start_char"], row["end_char"])
        for row in rows.get("cluster_mention", ())
        if row["form"] == "name" and row["text"] != row["text"].lower()
    }
    found: list[tuple[int, str]] = []
    at = 0
    while at < len(words):
        start = words[at][0]
        for last in range(min(len(words), at + 6), at, -1):
            text = claim[start : words[last - 1][1]]
            if (_folded(text) in known and (lower or text[0].isupper())) or (start, words[last - 1][1]) in read:
                found.append((start, text))
                at = last
                break
        else:
            at += 1
    names = []
    for start, text in found:
        ids = known.get(_folded(text), set())
        common_here = bool(ids & common) and bool(_IN.search(claim[:start]))
        names.append((start, Name(frozenset((_folded(text),)), frozenset(ids), common_here)))
    return names


def _folded(name: str) -> str:
    return re.sub(r"['’]s$|(?<=\b[a-z])\.", "", " ".join(name.split()).lower())
