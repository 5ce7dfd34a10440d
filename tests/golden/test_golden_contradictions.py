"""quality/gold/pairs.txt through reading and the rules of contradictions: what cannot both hold, and the look-alikes that can."""

from __future__ import annotations

import datetime as dt
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from quality.goldens import PairCase, Said, read_pairs

from onrecord.comparing.conflicts.finding import conflicts_of
from onrecord.comparing.conflicts.sides import sides_of
from onrecord.comparing.figures.conflict import figure_pairs
from onrecord.pipeline import READING, READING_TABLES
from onrecord.reading.annotations import ArticleContext, Passage
from onrecord.reading.reader import load, read_rows

pytestmark = pytest.mark.slow

CASES = read_pairs(Path(__file__).parents[2] / "quality" / "gold" / "pairs.txt")
LEAST_FOUND = 10  # contradictions of two lone sentences; without an article around them most give no hold
Row = dict[str, Any]


@cache
def found() -> dict[str, int]:
    """Title of a case -> how many contradictions stand between its two statements."""
    texts = [(text, context) for case in CASES for text, context in (article(case, "a"), article(case, "b"))]
    read = dict(read_rows(load(READING, None), texts))
    return {case.title: len(conflicts(case, read[f"{case.title} a"], read[f"{case.title} b"])) for case in CASES}


def article(case: PairCase, which: str) -> tuple[str, ArticleContext]:
    said: Said = getattr(case, which)
    text = said.text if said.speaker is None else f"“{said.text.rstrip('.')},” {said.speaker} said."
    day = dt.date.fromisoformat(said.published)
    context = ArticleContext(
        article_id=f"{case.title} {which}", source=which, outlet=said.outlet, published_on=day, published_basis="metadata",
        passages=(Passage(0, len(text), "body"),), year=day.year,
    )  # fmt: skip
    return text, context


def conflicts(case: PairCase, *read: dict[str, list[Row]]) -> list[Any]:
    """The conflicts between two articles, entities of one name being one; a case with one speaker has one speaker."""
    rows = {table: [row for each in read for row in each.get(table, ())] for table in READING_TABLES}
    name_of = {row["cluster_id"]: row["name"].lower() for row in rows["cluster"]}
    entities = {name_of[row["cluster_id"]]: row | {"entity_id": name_of[row["cluster_id"]]} for row in rows["cluster"]}
    features = {row["statement_id"]: row for row in rows["statement_feature"]}
    said = {row["attribution_id"]: row for row in rows["attribution_reading"]}
    published = {f"{case.title} {which}": dt.date.fromisoformat(getattr(case, which).published) for which in "ab"}
    statements = [
        row
        | {key: said.get(row["attribution_id"], {}).get(key) for key in ("source_text", "cue_text", "said_on")}
        | {key: features[row["statement_id"]][key] for key in ("resolved", "hedged", "tense", "holds_from")}
        | {
            "story_id": "s",
            "act": said.get(row["attribution_id"], {}).get("act") or "assert",
            "speaker_id": getattr(case, row["article_id"][-1]).speaker,
            "published_on": published[row["article_id"]],
            "passage": "body",
        }
        for row in rows["statement"]
    ]
    frames = [
        row | {f"{who}_id": name_of.get(row[f"{who}_cluster"]) for who in ("agent", "patient")}
        for row in rows["statement_frame"]
    ]
    named = [
        {"statement_id": row["statement_id"], "entity_id": name_of[row["term"]], "accused": 0}
        for row in rows["statement_term"]
        if row["kind"] == "cluster"
    ]
    figures = [
        figure | statement | {"size": 1, "own": figure["attribution_id"] == statement["attribution_id"], "derived": bool(figure.get("derived")),
                              "start_char": figure["start_char"], "text": figure["text"]}
        for figure in rows["figure"]
        for statement in statements
        if statement["article_id"] == figure["article_id"] and statement["start_char"] <= figure["start_char"] < statement["end_char"]
    ]  # fmt: skip
    return conflicts_of(sides_of(statements, frames, list(entities.values()), named)) + figure_pairs(figures)


@pytest.mark.parametrize(
    "case",
    [c for c in CASES if c.relation in ("development", "unrelated", "supports", "opposes")],
    ids=lambda c: c.title,
)
def test_what_can_both_hold_is_no_contradiction(case: PairCase) -> None:
    assert found()[case.title] == 0, case.why


def test_many_contradictions_are_found() -> None:
    cases = [c for c in CASES if c.relation == "contradiction"]
    met = [c.title for c in cases if found()[c.title]]
    assert len(met) >= LEAST_FOUND, met


@pytest.mark.parametrize(
    ("kind", "least"),
    [
        ("absence", 7),
        ("called false", 2),
        ("role", 1),
        ("aim", 1),
        ("none", 5),
        ("fate", 6),
        ("whereabouts", 3),
        ("doers", 1),
        ("causes", 1),
        ("illness", 1),
        ("links", 2),
        ("deals", 2),
        ("notice", 4),
        ("force", 4),
        ("poles", 10),
        ("spoils", 2),
        ("rescue", 3),
        ("novelty", 2),
        ("circumstances", 5),
        ("measures", 2),
        ("toll", 4),
        ("manner", 2),
        ("losses", 2),
        ("crews", 3),
        ("firing", 1),
        ("flights", 1),
        ("borders", 3),
        ("stores", 4),
        ("control", 1),
        ("counts", 2),
        ("armies", 1),
        ("rivals", 2),
        ("warnings", 1),
        ("help", 1),
        ("rival tolls", 2),
    ],
)
def test_every_contradiction_of_a_kind_is_found(kind: str, least: int) -> None:
    cases = [c.title for c in CASES if c.title.startswith(f"{kind}:")]
    assert len(cases) >= least
    assert [title for title in cases if not found()[title]] == []
