"""What holds for every record: spans equal their text, ids resolve, an unrelated article changes nothing else."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import onrecord
from onrecord.schema.tables import PUBLIC

pytestmark = pytest.mark.slow


def test_spans_equal_their_text(sample_record: Path) -> None:
    with onrecord.open(sample_record) as record:
        texts = {row["article_id"]: row["text"] for row in record.rows("SELECT article_id, text FROM article")}
        for table in PUBLIC:
            if "start_char" not in table.column_names or "article_id" not in table.column_names:
                continue
            for row in record.rows(f'SELECT * FROM "{table.name}"'):
                text = texts[row["article_id"]]
                assert 0 <= row["start_char"] < row["end_char"] <= len(text), (table.name, row)
                if "text" in row and table.name != "statement":
                    assert text[row["start_char"] : row["end_char"]] == row["text"], (table.name, row)


def test_content_is_made_of_its_spans(sample_record: Path) -> None:
    with onrecord.open(sample_record) as record:
        texts = {row["article_id"]: row["text"] for row in record.rows("SELECT article_id, text FROM article")}
        attributions = record.rows("SELECT * FROM attribution")
        assert len(attributions) > 30
        for row in attributions:
            spans = record.rows(
                "SELECT start_char, end_char FROM attribution_span WHERE attribution_id = ? AND role = 'content' ORDER BY 1",
                [row["attribution_id"]],
            )
            text = texts[row["article_id"]]
            assert row["content_text"] == " ".join(text[s["start_char"] : s["end_char"]] for s in spans)


REFERENCES = [
    ("attribution", "speaker_id", "entity", "entity_id"),
    ("attribution", "parent_id", "attribution", "attribution_id"),
    ("attribution", "occasion_id", "occasion", "occasion_id"),
    ("relay", "attribution_id", "attribution", "attribution_id"),
    ("mention", "entity_id", "entity", "entity_id"),
    ("figure", "attribution_id", "attribution", "attribution_id"),
    ("event", "actor_id", "entity", "entity_id"),
    ("event", "attribution_id", "attribution", "attribution_id"),
    ("statement", "attribution_id", "attribution", "attribution_id"),
    ("claim_statement", "claim_id", "claim", "claim_id"),
    ("claim_statement", "statement_id", "statement", "statement_id"),
    ("claim_statement", "origin_id", "origin", "origin_id"),
    ("contradiction", "statement_a", "statement", "statement_id"),
    ("contradiction", "statement_b", "statement", "statement_id"),
    ("story_article", "article_id", "article", "article_id"),
    ("timeline", "article_id", "article", "article_id"),
]


@pytest.mark.parametrize(("table", "column", "target", "key"), REFERENCES, ids=lambda value: str(value))
def test_every_reference_resolves(sample_record: Path, table: str, column: str, target: str, key: str) -> None:
    with onrecord.open(sample_record) as record:
        lost = record.rows(
            f"SELECT {column} FROM {table} WHERE {column} IS NOT NULL AND {column} NOT IN (SELECT {key} FROM {target})"
        )
    assert lost == []


def test_what_is_contradicted_is_contested(sample_record: Path) -> None:
    with onrecord.open(sample_record) as record:
        told = record.rows(
            "SELECT DISTINCT k.claim_id, k.status FROM claim k JOIN claim_statement s ON s.claim_id = k.claim_id "
            "JOIN contradiction x ON s.statement_id IN (x.statement_a, x.statement_b) WHERE s.stance = 'supports'"
        )
    assert len(told) > 3
    assert {row["status"] for row in told} == {"contested"}


def test_keys_are_unique(sample_record: Path) -> None:
    with onrecord.open(sample_record) as record:
        for table in PUBLIC:
            key = ", ".join(f'"{column}"' for column in table.key)
            assert record.rows(f'SELECT {key} FROM "{table.name}" GROUP BY ALL HAVING count(*) > 1') == [], table.name


UNRELATED = """A choir in the town of Pellworth sang for six hours on Saturday.

"We were hoarse by the end," said its conductor, Imke Dorrel. The concert raised 900 florins for the roof of the chapel.
"""


def test_an_unrelated_article_changes_nothing_else(sample_record: Path, sample_articles: Path, tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    shutil.copytree(sample_articles, folder)
    (folder / "choir.txt").write_text(UNRELATED, encoding="utf-8")
    onrecord.build(folder, tmp_path / "more.duckdb")
    with onrecord.open(sample_record) as before, onrecord.open(tmp_path / "more.duckdb") as after:
        for table in ("attribution", "figure", "statement", "entity", "claim", "contradiction", "origin", "event"):
            key = next(t for t in PUBLIC if t.name == table).key[0]
            old = {row[key]: row for row in before.rows(f"SELECT * FROM {table}")}
            new = {row[key]: row for row in after.rows(f"SELECT * FROM {table}")}
            assert {k: new.get(k) for k in old} == old, table
