"""What the docs say is what the code does."""

from __future__ import annotations

import ast
import builtins
import importlib.util
import json
import re
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


GENERATED = ("schema.md", "commands.md", "quality.md", "settings.md", "python.md", "exports.md", "methods/attributions.md",
             "methods/comparing.md", "methods/happenings.md", "methods/language.md", "methods/limits.md")  # fmt: skip


@pytest.mark.parametrize("page", GENERATED)
def test_generated_pages_are_fresh(generate: ModuleType, page: str) -> None:
    assert (ROOT / "docs" / page).read_text(encoding="utf-8") == generate.PAGES[page](), "run `make docs`"


def test_no_generated_page_is_left_unchecked(generate: ModuleType) -> None:
    assert set(generate.PAGES) == set(GENERATED)


def test_every_page_stands_in_the_navigation_and_every_link_leads_somewhere() -> None:
    """Links to pages, pictures and headings; addresses outside are none of ours."""
    docs = ROOT / "docs"
    pages = {path.relative_to(docs).as_posix(): path.read_text(encoding="utf-8") for path in docs.rglob("*.md")}
    listed = set(re.findall(r": ([\w/-]+\.md)$", (ROOT / "mkdocs.yml").read_text(encoding="utf-8"), re.M))
    assert listed == set(pages)
    broken = []
    for page, text in {**pages, "../README.md": (ROOT / "README.md").read_text(encoding="utf-8")}.items():
        for target in re.findall(r"\]\(([^)\s]+)\)", re.sub(r"```.*?```", "", text, flags=re.S)):
            if target.startswith(("http://", "https://")):
                continue
            place, _, heading = target.partition("#")
            path = (docs / page).parent / place if place else docs / page
            if not path.exists():
                broken.append(f"{page}: {target}")
            elif heading and heading not in headings(path.read_text(encoding="utf-8")):
                broken.append(f"{page}: {target} (no such heading)")
    assert broken == []


def headings(text: str) -> set[str]:
    """The anchors that headings get: lower case, words joined by hyphens."""
    found = re.findall(r"^#+ (.+)$", text, re.M)
    return {re.sub(r"[\s-]+", "-", re.sub(r"[^\w\s-]", "", words).strip().lower()) for words in found}


def test_commands_that_pages_show_exist() -> None:
    import typer.main

    from onrecord.cli import app

    known = set(typer.main.get_command(app).commands)  # type: ignore[attr-defined]
    for path in (*(ROOT / "docs").rglob("*.md"), ROOT / "README.md"):
        shown = {
            word
            for block in re.findall(r"```.*?```", path.read_text(encoding="utf-8"), re.S)
            for word in re.findall(r"^onrecord ([a-z]+)", block, re.M)
        }
        assert shown <= known, f"{path.name} shows {sorted(shown - known)}"


def test_what_a_page_shows_in_python_runs_as_it_is_copied() -> None:
    """Every name that a block uses was imported or made on the page before it; notebooks go on from block to block."""
    for path in (*(ROOT / "docs").rglob("*.md"), ROOT / "README.md"):
        if path.name == "python.md":  # signatures, not programs
            continue
        known = set(dir(builtins))
        for block in re.findall(r"```python\n(.*?)```", path.read_text(encoding="utf-8"), re.S):
            names = [node for node in ast.walk(ast.parse(block)) if isinstance(node, ast.Name)]
            known |= {node.id for node in names if isinstance(node.ctx, ast.Store)}
            for node in ast.walk(ast.parse(block)):
                if isinstance(node, ast.Import | ast.ImportFrom):
                    known |= {(each.asname or each.name).partition(".")[0] for each in node.names}
            assert {node.id for node in names} <= known, (
                f"{path.name}: {sorted({n.id for n in names} - known)} in {block}"
            )


def test_formats_that_pages_name_exist() -> None:
    from onrecord.exporting import FORMATS

    for path in (*(ROOT / "docs").rglob("*.md"), ROOT / "README.md"):
        shown = set(re.findall(r"--format ([a-z]+)", path.read_text(encoding="utf-8")))
        assert shown <= {*FORMATS, "html", "md"}, path.name


_LIMITS, _COMPARING, _ASK = "docs/methods/limits.md", "docs/methods/comparing.md", "src/onrecord/web/templates/ask.html"
_WEIGHED = "src/onrecord/comparing/answering/weighed.py"
IN_WORDS = (
    (_COMPARING, "More than eight in ten that are printed as supporting do", "check_unread", "supports precision", 0.8, 0.9),
    (_COMPARING, "more than half of those that are printed as opposing oppose", "check_unread", "opposes precision", 0.5, 0.67),
    (_ASK, "What is printed as supporting does in more than eight cases of ten", "check_unread", "supports precision", 0.8, 0.9),
    (_ASK, "of what is printed as opposing more than half opposes", "check_unread", "opposes precision", 0.5, 0.67),
    (_WEIGHED, "more than eight in ten of those do", "check_unread", "supports precision", 0.8, 0.9),
    (_WEIGHED, "The same for opposes, of which more than half do", "check_unread", "opposes precision", 0.5, 0.67),
    (_COMPARING, "of all printed 62 %", "claims_real", "contradiction precision", 0.6, 0.65),
    (_LIMITS, "one claim 66 % belong there", "claims_real", "claim pairs precision", 0.63, 0.69),
    (_LIMITS, "put 59 % of those that belong together", "claims_real", "claim pairs recall", 0.56, 0.62),
    (_LIMITS, "contradictions that a build prints there six in ten are ones", "claims_real", "contradiction precision", 0.57, 0.65),
    (_LIMITS, "a fifth of all that a reader sees", "claims_real", "contradiction recall", 0.17, 0.23),
)  # fmt: skip
"""Where accuracy is told in words: file, words, task and measure of `quality/floors.json`, and the range in which they are true."""


@pytest.mark.parametrize(("path", "words", "task", "measure", "low", "high"), IN_WORDS)
def test_accuracy_told_in_words_is_what_is_measured(
    path: str, words: str, task: str, measure: str, low: float, high: float
) -> None:
    assert words in " ".join((ROOT / path).read_text(encoding="utf-8").split()), (
        f"{path}: told otherwise; change this list"
    )
    floor = json.loads((ROOT / "quality" / "floors.json").read_text(encoding="utf-8"))[task]["floors"][measure]
    assert low <= floor <= high, f"{path} says {words!r}, but {task} {measure} is {floor}"


def test_no_share_is_told_in_words_without_a_measure() -> None:
    """On what people read when they ask, and beside the thresholds that decide it."""
    share = re.compile(r"\b\w+ (?:cases )?(?:in|of) ten\b|\bmore than half\b|\bless than half\b|\b\d+ ?%")
    for path in (_ASK, _WEIGHED):
        text = " ".join((ROOT / path).read_text(encoding="utf-8").split())
        told = " ".join(words for place, words, *_ in IN_WORDS if place == path)
        assert len(share.findall(text)) == len(share.findall(told)), path


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
