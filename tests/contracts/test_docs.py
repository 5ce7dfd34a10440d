"""What the docs say is what the code does."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from onrecord.schema.tables import PUBLIC, TABLES

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def generate() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate", ROOT / "docs" / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("page", ["schema.md", "commands.md", "quality.md"])
def test_generated_pages_are_fresh(generate: ModuleType, page: str) -> None:
    assert (ROOT / "docs" / page).read_text(encoding="utf-8") == generate.PAGES[page](), "run `make docs`"


def test_every_column_says_what_it_means() -> None:
    for table in TABLES.values():
        assert table.meaning.endswith("."), table.name
        assert set(table.key) <= set(table.column_names), table.name
        for column in table.columns:
            assert len(column.meaning) > 5, f"{table.name}.{column.name}"


CONTRACT = {
    "article": "article_id source outlet url headline byline dateline_place published_at published_basis language text",
    "passage": "article_id start_char end_char kind",
    "mention": "mention_id article_id start_char end_char text form type entity_id",
    "entity": "entity_id name type role country_code lat lon geonames_id",
    "entity_alias": "entity_id alias",
    "attribution": "attribution_id article_id content_text cue_text source_text speaker_id kind act said_on occasion_id"
    " parent_id confidence",
    "attribution_span": "attribution_id role start_char end_char",
    "occasion": "occasion_id kind on_date place host",
    "relay": "attribution_id hop name entity_id start_char end_char",
    "figure": "figure_id article_id start_char end_char text value value_high comparator unit about as_of attribution_id",
    "event": "event_id article_id start_char end_char trigger type mode actor_id recipient_id place place_id"
    " place_precision happened_from happened_to status killed injured attribution_id",
    "statement": "statement_id article_id start_char end_char attribution_id text",
    "reuse": "article_id start_char end_char from_article_id from_start_char from_end_char similarity credited",
    "story": "story_id title first_published last_published",
    "story_article": "story_id article_id",
    "claim": "claim_id story_id proposition kind articles outlets independent_origins independent_origins_low"
    " independent_origins_high status first_reported last_reported",
    "claim_statement": "claim_id statement_id stance similarity origin_id",
    "origin": "origin_id claim_id label speaker_id rule",
    "contradiction": "contradiction_id statement_a statement_b kind why confidence",
    "timeline": "story_id date what article_id event_id attribution_id",
    "judgement": "judgement_id at by subject verdict detail undone_by",
    "rejected": "stage subject reason score",
    "build": "build_id at version model settings articles seconds",
}


def test_the_record_keeps_its_contract() -> None:
    public = {table.name: set(table.column_names) for table in PUBLIC}
    for name, columns in CONTRACT.items():
        assert set(columns.split()) <= public[name], f"{name} lost a column that others rely on"


def test_every_command_has_an_example() -> None:
    import typer.main

    from onrecord.cli import app

    for name, command in typer.main.get_command(app).commands.items():  # type: ignore[attr-defined]
        assert (command.epilog or "").startswith(f"Example: onrecord {name}"), name
        assert command.help, name
