"""Stories with claims marked in, the pairs of their statements with values and labels out: what the claim scorer learns from.

Two forms are read: whole annotated stories (JSON as in quality/gold/README.md), and piles in plain text
(quality/gold/claims: `== outlet | date | headline`, then lines `[claim -claim] sentence`, a minus for statements against).
"""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord import building, pipeline
from onrecord.comparing.claims import told_statements
from onrecord.comparing.claims_pairs import scored_pairs
from onrecord.engines.duckdb import DuckDBEngine
from onrecord.judgements import Judgements
from onrecord.settings import Settings
from onrecord.store import ReadingStore
from quality.measures import chars, locate

ROOT = Path(__file__).parent.parent
PILES = ROOT / "quality" / "gold" / "claims"
GOLD = (
    ("syria", ROOT.parent / "shared" / "corpus" / "syria-2015", ROOT.parent / "shared" / "gold" / "syria-2015"),
    ("sample", ROOT / "src" / "onrecord" / "sample" / "articles", ROOT / "quality" / "gold" / "sample"),
    ("border-bus", ROOT / "quality" / "gold" / "border-bus" / "texts", ROOT / "quality" / "gold" / "border-bus"),
    ("ferry", ROOT / "quality" / "gold" / "ferry" / "texts", ROOT / "quality" / "gold" / "ferry"),
)
_LINE = re.compile(r"\[([^\]]*)\] (.*)")

Tags = frozenset[str]
Item = tuple[tuple[str, str], Tags, Tags, Tags]
"""(article, words) of a gold statement; what it shares with statements of other articles that both annotators, that either
put on its claim; and its claims, which tell about statements of its own article."""


@dataclass(frozen=True)
class Story:
    """Pairs of one story: values (claims_pairs.NAMES), labels (0 no claim, 1 one annotator says so, 2 one claim), one article?"""

    name: str
    values: NDArray[np.float64]
    labels: NDArray[np.int64]
    within: NDArray[np.bool_]


def stories(folder: Path) -> list[Story]:
    """Every story at hand; `folder` takes what reading them gives."""
    found = []
    for name, texts, gold in GOLD:
        if texts.exists():
            found.append(_story(name, texts, _annotated(gold), folder))
    for pile in sorted(PILES.glob("*.txt")):
        articles = folder / "piles" / pile.stem
        articles.mkdir(parents=True, exist_ok=True)
        items = list(_pile(pile, articles))
        found.append(_story(pile.stem, articles, items, folder))
    return found


def _pile(path: Path, articles: Path) -> Iterator[Item]:
    """Writes the articles of a pile as JSONL; gives each line with its claims."""
    rows: list[dict[str, Any]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("== "):
            outlet, day, headline = (part.strip() for part in line[3:].split("|"))
            rows.append(
                {"id": f"{path.stem}{len(rows)}", "outlet": outlet, "published": day, "headline": headline, "text": []}
            )
        elif matched := _LINE.match(line):
            rows[-1]["text"].append(matched.group(2))
            claims = frozenset(tag.lstrip("-") for tag in matched.group(1).split())
            yield (f"articles.jsonl#{rows[-1]['id']}", matched.group(2)), claims, claims, claims
    written = [json.dumps({**row, "text": "\n\n".join(row["text"])}) for row in rows]
    (articles / "articles.jsonl").write_text("\n".join(written) + "\n", encoding="utf-8")


def _annotated(gold: Path) -> list[Item]:
    """(statement, claims that it is on by both annotators, by either) of a whole annotated story."""
    story = json.loads((gold / "story.json").read_text(encoding="utf-8"))
    documents = {Path(path.stem).name: json.loads(path.read_text(encoding="utf-8")) for path in gold.glob("*.json")}
    on: dict[tuple[str, str], set[str]] = {}
    for claim in story["claims"]:
        for reference in (*claim["by"], *claim.get("against", ())):
            on.setdefault(tuple(reference), set()).add(claim["id"])
    claims = {reference: frozenset(ids) for reference, ids in on.items()}
    core = {tuple(map(tuple, pair)) for pair in story.get("pairs_core", ())}
    either = set(on)
    joined: dict[tuple[str, str], set[str]] = {reference: set() for reference in on}
    for number, pair in enumerate(sorted(tuple(map(tuple, pair)) for pair in story.get("pairs_any", ()))):
        for reference in pair:
            joined.setdefault(reference, set()).add(f"any {number}")
            either.add(reference)
    if core:  # two annotators: a claim of the first counts as far as both agree, pair by pair
        on = {reference: set() for reference in joined}
        for number, pair in enumerate(sorted(core)):
            for reference in pair:
                on.setdefault(reference, set()).add(f"core {number}")
    found = []
    for reference in sorted(either):
        words = _words(documents[Path(reference[0]).stem], reference[1])
        certain = frozenset(on.get(reference, ()))
        any_of = certain | frozenset(joined.get(reference, ()))
        found.append(((Path(reference[0]).stem, words), certain, any_of, claims.get(reference, frozenset())))
    return found


def _words(document: dict[str, Any], what: str) -> str:
    if what.startswith(("s:", "@")):
        return what.removeprefix("s:")
    item = next(i for key in ("attributions", "figures", "events") for i in document[key] if i["id"] == what)
    words = item.get("content") or item.get("sentence") or item.get("text")
    words = words[0] if isinstance(words, list) else words
    return str(words["text"] if isinstance(words, dict) else words)


def _story(name: str, texts: Path, items: Sequence[Item], folder: Path) -> Story:
    engine = _compared(texts, folder / f"{name}.readings")
    statements = told_statements(engine)
    sources = {row["article_id"]: row for row in engine.fetch("select * from article").to_pylist()}
    engine.close()
    by_story: dict[str, list[Any]] = {}
    for each in statements:
        by_story.setdefault(each.row["story_id"], []).append(each)
    values, labels, within = [], [], []
    for part in by_story.values():
        claims = [_claims_of(each.row, sources[each.row["article_id"]], items) for each in part]
        scored = scored_pairs(part)
        for i, j, row in zip(scored.left.tolist(), scored.right.tolist(), scored.values, strict=True):
            if claims[i] is None or claims[j] is None:
                continue
            one_article = part[i].row["article_id"] == part[j].row["article_id"]
            certain, either, own = (bool(claims[i][side] & claims[j][side]) for side in (0, 1, 2))
            values.append(row)
            labels.append(2 * own if one_article else 2 if certain else 1 if either else 0)
            within.append(one_article)
    return Story(name, np.array(values), np.array(labels), np.array(within))


def _claims_of(row: Any, article: Any, items: Sequence[Item]) -> Any:
    """The claims of the gold statement that covers most of a statement; None where there is none."""
    stem = Path(article["source"]).stem
    own = chars([(row["start_char"], row["end_char"])])
    best, most = None, 0.5
    for (document, words), *tags in items:
        if document not in (stem, Path(article["source"]).name):
            continue
        at = (
            tuple(map(int, words[1:].split("-")))
            if re.fullmatch(r"@\d+-\d+", words)
            else locate(article["text"], words)
        )
        if at:
            span = chars([at])
            share = len(own & span) / min(len(own), len(span))
            if share >= most:
                best, most = tags, share
    return best


def _compared(texts: Path, readings: Path) -> DuckDBEngine:
    """The tables up to the claims."""
    settings = Settings()
    pile = pipeline.gather([texts])
    store = ReadingStore(readings, building.store_key(settings))
    pipeline.read_into(store, pile.articles, settings, pipeline.silent)
    engine = DuckDBEngine()
    building.load_tables(engine, pile, store)
    engine.put("judgement", Judgements(readings / "none.csv").table())
    for stage in itertools.takewhile(lambda stage: stage.name != "claims", pipeline.comparing_stages()):
        stage.run(engine, settings)
    return engine
