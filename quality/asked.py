"""Annotated stories in; how a record answers the propositions that people found in them, out.

Every claim of a story is a sentence of the annotator's own. Asked of the record, the statements that gold has `by` the claim should
support it, and those that gold has `against` it should oppose it.
"""

from __future__ import annotations

import json
import re
import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from quality.claim_stories import annotated_items
from quality.gate import ROOT
from quality.real_stories import at_hand

if TYPE_CHECKING:
    from onrecord.record import Record

OPENED = tuple("sample border-bus ferry dam envoy vaccine".split())
SIDES = tuple("gas clashes convoy tankers shootdown seizure deployment pipeline exchange talks leaks quake".split())
UNREAD = tuple("hospital airstrike poison ballot depot pushback".split())
_COVER = 0.5  # share of the shorter that a statement and the annotator's words have in common


@dataclass(frozen=True)
class Question:
    """A proposition, and the ids of the statements that support and oppose it."""

    proposition: str
    by: frozenset[str]
    against: frozenset[str]


def questions(record: Record, gold: Path) -> list[Question]:
    """The claims of an annotated story, with the statements of the record that stand where gold has them."""
    articles = {Path(row["source"]).stem: row for row in record.articles}
    texts = {row["article_id"]: row["text"] for row in record.rows("SELECT article_id, text FROM article")}
    spans: dict[str, list[tuple[int, int, str]]] = {}
    for row in record.rows("SELECT statement_id, article_id, start_char, end_char FROM statement ORDER BY ALL"):
        spans.setdefault(row["article_id"], []).append((row["start_char"], row["end_char"], row["statement_id"]))
    sides: dict[str, tuple[set[str], set[str]]] = {}
    for item in annotated_items(gold):
        article = articles.get(item.article)
        place = _place(item.words, texts[article["article_id"]]) if article else None
        if article is None or place is None:
            continue
        for start, end, statement in spans.get(article["article_id"], ()):
            shared = min(end, place[1]) - max(start, place[0])
            if shared >= _COVER * min(end - start, place[1] - place[0]):
                for claim, side in item.tags.sides.items():
                    sides.setdefault(claim, (set(), set()))[side < 0].add(statement)
    claims = json.loads((gold / "story.json").read_text(encoding="utf-8"))["claims"]
    none: tuple[set[str], set[str]] = (set(), set())
    return [
        Question(claim["proposition"], *map(frozenset, sides.get(claim["id"], none)))
        for claim in claims
        if claim.get("proposition")
    ]


def _place(words: str, text: str) -> tuple[int, int] | None:
    if re.fullmatch(r"@\d+-\d+", words):
        start, _, end = words[1:].partition("-")
        return int(start), int(end)
    start = text.find(words)
    if start < 0:
        found = re.search(r"\s+".join(map(re.escape, words.split())), text)
        return found.span() if found else None
    return start, start + len(words)


def measure_asked(names: Sequence[str]) -> dict[str, float]:
    """Precision, recall and F1 of supports and of opposes over all statements of these stories, and the share of claims answered."""
    import onrecord
    from onrecord.checking import Checker

    counts: Counter[str] = Counter()
    for name in names:
        with tempfile.TemporaryDirectory() as folder, ExitStack() as held:
            gold, texts = held.enter_context(story(name))
            built = Path(folder) / "story.duckdb"
            onrecord.build(texts, built, settings=onrecord.Settings(processes=1))
            with onrecord.open(built) as record:
                checker = Checker(record)
                for question in questions(record, gold):
                    found = checker.found(question.proposition)
                    for verb, right, wrong in (
                        ("supports", question.by, question.against),
                        ("opposes", question.against, question.by),
                    ):
                        given = {each.statement_id for each in found if each.stance == verb}
                        counts[f"{verb} given"] += len(given)
                        counts[f"{verb} right"] += len(given & right)
                        counts[f"{verb} gold"] += len(right)
                        counts["wrong"] += len(given & (wrong - right))
                        counts["firm"] += len(given & (wrong | right))
                    firm = {each.statement_id for each in found if each.stance == "supports"} & question.by
                    firm |= {each.statement_id for each in found if each.stance == "opposes"} & question.against
                    counts["answered"] += bool(firm)
                    counts["asked"] += 1
    return {
        **_rates(counts, ("supports", "opposes")),
        "no wrong side": 1 - counts["wrong"] / max(1, counts["firm"]),
        "claims answered": counts["answered"] / max(1, counts["asked"]),
    }


def story(name: str) -> AbstractContextManager[tuple[Path, Path]]:
    """(gold, texts) of a story of the project's own or of a real one, for as long as it is held."""
    return at_hand(f"sides/{name}" if (ROOT / "quality" / "gold" / "sides" / name).is_dir() else name)


def _rates(counts: Counter[str], verbs: Iterable[str]) -> dict[str, float]:
    out = {}
    for verb in verbs:
        precision = counts[f"{verb} right"] / max(1, counts[f"{verb} given"])
        recall = counts[f"{verb} right"] / max(1, counts[f"{verb} gold"])
        out[f"{verb} precision"], out[f"{verb} recall"] = precision, recall
        out[f"{verb} F1"] = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return out
