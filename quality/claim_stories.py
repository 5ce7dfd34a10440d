"""Stories with claims marked in, their statements with what gold says of them out: what the claim scorers learn from.

Three forms are read: whole annotated stories (JSON as in quality/gold/README.md); piles in plain text (quality/gold/claims,
training/claims/stories: `== outlet | date | headline | tags`, then lines `[tags] sentence`); tags of statements of real articles
(training/claims/real, quality/gold/claims/real), whose texts stand in ../shared. A tag is a claim's name, with a minus for statements
against it, with a tilde where only one of two careful annotators would set it.
"""

from __future__ import annotations

import gzip
import itertools
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord import building, pipeline
from onrecord.comparing.claims import told_statements
from onrecord.comparing.conflicts.finding import conflicts, sides
from onrecord.comparing.conflicts.sides import Conflict, Side
from onrecord.comparing.pairs.candidates import Told
from onrecord.engines.duckdb import DuckDBEngine
from onrecord.judgements import Judgements
from onrecord.settings import Settings
from onrecord.store import ReadingStore
from quality.measures import chars, locate

ROOT = Path(__file__).parent.parent
PILES = ROOT / "quality" / "gold" / "claims"
SHARED = ROOT.parent / "shared"
GOLD = (
    ("syria", SHARED / "corpus" / "syria-2015", SHARED / "gold" / "syria-2015"),
    ("sample", ROOT / "src" / "onrecord" / "sample" / "articles", ROOT / "quality" / "gold" / "sample"),
    ("border-bus", ROOT / "quality" / "gold" / "border-bus" / "texts", ROOT / "quality" / "gold" / "border-bus"),
    ("ferry", ROOT / "quality" / "gold" / "ferry" / "texts", ROOT / "quality" / "gold" / "ferry"),
)
_LINE = re.compile(r"\[([^\]]*)\] (.*)")
_TAG = re.compile(r"(~?)(-?)(.+)")
_PART = re.compile(r"(?<=story-)(\d+)[xyz]\d*$")  # other articles of a story, or their later paragraphs
_TOKENS = (
    (r" (n't|'s|'re|'ve|'ll|'d|'m|')(?= |$)", r"\1"),
    (r" ([.,;:!?%)\]])", r"\1"),
    (r"([(\[$]) ", r"\1"),
    (r"`` ?|(?<= )'' ?(?=\w)", '"'),
    (r" ?''", '"'),
)
_JOINT = re.compile(r"\s*[,;:–—-]?\s*(?:and|but|while|whereas)\s*|\s*;\s*", re.I)
_COVER, _LIKE = 0.5, 0.3  # share of the shorter, and of both, from which a statement is the gold one


@dataclass(frozen=True)
class Tags:
    """Claims of one statement: side (1 for, -1 against) by claim; those sure between articles, and those that may be."""

    sides: Mapping[str, int]
    certain: frozenset[str]
    either: frozenset[str]


NO_CLAIM = Tags({}, frozenset(), frozenset())


@dataclass(frozen=True)
class Item:
    """A gold statement: article, its words or its `span`, and its claims."""

    article: str
    words: str
    tags: Tags
    span: tuple[int, int] | None = None


@dataclass(frozen=True)
class Part:
    """The statements of one story of a record; `tags` is None where gold says nothing of a statement.

    `sayings`: number of what is tagged as a whole, since gold tags an attribution's content and a sentence, not the propositions
    of which a record makes statements of their own.
    """

    told: list[Told]
    tags: list[Tags | None]
    sayings: list[int]


@dataclass(frozen=True)
class Story:
    """A pile that was read: its parts, the conflicts that the rules find in it, and the sides that they were found between."""

    name: str
    parts: list[Part]
    conflicts: list[Conflict]
    sides: list[Side]


def label(a: Tags, b: Tags, one_article: bool) -> tuple[int, bool]:
    """(0 no claim, 1 one annotator says so, 2 one claim; whether they take two sides)."""
    shared = a.sides.keys() & b.sides.keys()
    opposed = any(a.sides[claim] != b.sides[claim] for claim in shared)
    if one_article:
        return (2 if shared else 0), opposed
    return (2 if a.certain & b.certain else 1 if a.either & b.either else 0), opposed


def to_learn_from(paths: Sequence[Path]) -> list[Path]:
    """Those of the tag files that tell no happening of a held-out one (those in quality/gold/claims)."""
    apart = {_PART.sub(r"\1", path.stem) for path in PILES.rglob("*.txt")}
    return [path for path in paths if _PART.sub(r"\1", path.stem) not in apart]


def annotated(folder: Path) -> Iterator[Story]:
    """The whole annotated stories at hand; `folder` takes what reading them gives."""
    for name, texts, gold in GOLD:
        if texts.exists():
            yield read(name, texts, list(annotated_items(gold)), folder / "gold.readings")


def piles(paths: Sequence[Path], folder: Path) -> Iterator[Story]:
    """The piles in plain text; a story is named GROUP.STEM, as the files in quality/gold/claims are."""
    for path in paths:
        name = path.stem if path.parent == PILES else f"{path.parent.name}.{path.stem}"
        articles = folder / "piles" / name
        articles.mkdir(parents=True, exist_ok=True)
        items = list(pile_items(path, articles))
        yield read(name, articles, items, folder / "piles.readings", whole=True)


def real(paths: Sequence[Path], folder: Path) -> Iterator[Story]:
    """The real articles of the tag files (train splits of FNC-1 and ECB+; newsclusters for measuring); named real.STEM."""
    texts = _fnc1() | _ecbplus() | _newsclusters()
    for path in paths:
        articles = folder / "real" / path.stem
        articles.mkdir(parents=True, exist_ok=True)
        items = list(real_items(path, texts, articles))
        yield read(f"real.{path.stem}", articles, items, folder / "real.readings", NO_CLAIM, whole=True)


def written(paths: Sequence[Path], folder: Path) -> Iterator[Story]:
    """Whole invented articles (STEM.jsonl) with tags of what was read out of them (STEM.txt); named written.STEM."""
    for path in paths:
        articles = folder / "written" / path.stem
        articles.mkdir(parents=True, exist_ok=True)
        (articles / "articles.jsonl").write_bytes(path.with_suffix(".jsonl").read_bytes())
        lines = path.read_text(encoding="utf-8").splitlines()
        items = list(_spans(line.split() for line in lines))
        yield read(f"written.{path.stem}", articles, items, folder / "written.readings", NO_CLAIM, whole=True)


def _spans(lines: Iterable[Sequence[str]]) -> Iterator[Item]:
    for article, start, end, *tags in lines:
        yield Item(f"articles.jsonl#{article}", "", parsed(" ".join(tags)), (int(start), int(end)))


def _fnc1() -> dict[str, str]:
    with gzip.open(SHARED / "data" / "fnc1" / "bodies.jsonl.gz", "rt", encoding="utf-8") as rows:
        return {str(row["id"]): row["text"] for row in map(json.loads, rows)}


def _ecbplus() -> dict[str, str]:
    with gzip.open(SHARED / "data" / "ecbplus" / "train.jsonl.gz", "rt", encoding="utf-8") as rows:
        return {row["id"]: "\n\n".join(map(untokenised, row["text"].split("\n"))) for row in map(json.loads, rows)}


def _newsclusters() -> dict[str, str]:
    with gzip.open(SHARED / "data" / "newsclusters" / "dev.jsonl.gz", "rt", encoding="utf-8") as rows:
        return {row["id"]: row["text"] for row in map(json.loads, rows)}


def read(
    name: str, texts: Path, items: Sequence[Item], readings: Path, otherwise: Tags | None = None, whole: bool = False
) -> Story:
    """One pile read as a build would, up to the claims; `otherwise`: the tags of statements that no item stands for.

    `whole`: the pile is one story, whatever the stage of stories makes of its short articles.
    """
    engine = _compared(texts, readings)
    sources = {row["article_id"]: row for row in engine.fetch("select * from article").to_pylist()}
    parts = []
    known = told_statements(engine)
    if whole:
        known.sort(key=lambda each: each.row["statement_id"])
    for _, group in itertools.groupby(known, key=lambda each: whole or each.row["story_id"]):
        told = list(group)
        numbers = sayings([each.row for each in told], {key: str(row["text"]) for key, row in sources.items()})
        tags: list[Tags | None] = [None] * len(told)
        for number in set(numbers):
            at = [place for place, mine in enumerate(numbers) if mine == number]
            rows = [told[place].row for place in at]
            found_tags = _tags_of(rows, sources[rows[0]["article_id"]], items) or otherwise
            for place in at:
                tags[place] = found_tags
        parts.append(Part(told, tags, numbers))
    between = sides(engine)
    found = conflicts(engine, between)
    engine.close()
    return Story(name, parts, found, between)


def sayings(rows: Sequence[Mapping[str, Any]], texts: Mapping[str, str]) -> list[int]:
    """Of each statement the number of the content or the sentence that it is a proposition of; `texts` by article."""
    numbers: dict[object, int] = {}
    out: dict[int, int] = {}
    last: Mapping[str, Any] | None = None
    joined: object = None
    order = sorted(range(len(rows)), key=lambda n: (rows[n]["article_id"], rows[n]["start_char"], rows[n]["end_char"]))
    for place in order:
        row = rows[place]
        key: object = row["attribution_id"]
        if key is None:
            between = texts[row["article_id"]][last["end_char"] : row["start_char"]] if last is not None else ""
            beside = last is not None and last["article_id"] == row["article_id"] and _JOINT.fullmatch(between)
            key = joined if beside else ("own", place)
            last, joined = row, key
        out[place] = numbers.setdefault(key, len(numbers))
    return [out[place] for place in range(len(rows))]


def pile_items(path: Path, articles: Path) -> Iterator[Item]:
    """Writes the articles of a pile as JSONL; gives each line and headline with its claims."""
    rows: list[dict[str, Any]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("== "):
            outlet, day, headline, *tags = (part.strip() for part in line[3:].split("|"))
            rows.append(
                {"id": f"{path.stem}{len(rows)}", "outlet": outlet, "published": day, "headline": headline, "text": []}
            )
            yield Item(f"articles.jsonl#{rows[-1]['id']}", headline, parsed(" ".join(tags)))
        elif matched := _LINE.fullmatch(line.strip()):
            rows[-1]["text"].append(matched.group(2))
            yield Item(f"articles.jsonl#{rows[-1]['id']}", matched.group(2), parsed(matched.group(1)))
    _write(articles, [{**row, "text": "\n\n".join(row["text"])} for row in rows])


def real_items(path: Path, texts: Mapping[str, str], articles: Path) -> Iterator[Item]:
    """Writes what the annotators saw of the articles as JSONL; gives each tagged statement.

    The first line says what they saw: `bodies` (beginnings of FNC-1 articles), `later` (what follows), `ecbplus` or
    `newsclusters` (beginnings), and which.
    """
    first, *lines = path.read_text(encoding="utf-8").splitlines()
    what, *numbers = first.split()
    seen = {
        "bodies": lambda text: beginning(text, 260 if "x" in path.stem else 240),
        "later": later,
        "ecbplus": lambda text: text,
        "newsclusters": lambda text: beginning(text, 330),
    }[what]
    rows = [
        {"id": f"b{name}", "outlet": f"Outlet {number}", "headline": None, "text": seen(texts[name])}
        for number, name in enumerate(numbers, 1)
    ]
    _write(articles, rows)
    yield from _spans(["b" + body, *rest] for body, *rest in map(str.split, lines))


def beginning(text: str, most: int) -> str:
    """The first paragraphs up to the one that passes `most` words."""
    kept: list[str] = []
    for paragraph in text.split("\n"):
        if paragraph.strip():
            kept.append(paragraph)
        if sum(len(each.split()) for each in kept) > most:
            break
    return "\n\n".join(kept)


def later(text: str, skipped: int = 240, most: int = 330) -> str:
    """The paragraphs after the one that passes `skipped` words, up to the one that passes `most` more."""
    paragraphs = [paragraph for paragraph in text.split("\n") if paragraph.strip()]
    words = itertools.accumulate(len(paragraph.split()) for paragraph in paragraphs)
    start = next((number for number, so_far in enumerate(words, 1) if so_far > skipped), len(paragraphs))
    return beginning("\n".join(paragraphs[start:]), most)


def untokenised(text: str) -> str:
    """A sentence of ECB+ (tokens joined by spaces) as it would be printed."""
    for pattern, printed in _TOKENS:
        text = re.sub(pattern, printed, text)
    return text


def _write(articles: Path, rows: Sequence[Mapping[str, Any]]) -> None:
    (articles / "articles.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def parsed(tags: str) -> Tags:
    """Tags of one line: `bridge -fire ~boom`."""
    found = [matched.groups() for tag in tags.split() if (matched := _TAG.fullmatch(tag))]
    return Tags(
        {claim: -1 if minus else 1 for _, minus, claim in found},
        frozenset(claim for soft, _, claim in found if not soft),
        frozenset(claim for _, _, claim in found),
    )


def annotated_items(gold: Path) -> Iterator[Item]:
    """The statements of a whole annotated story; with two annotators, claims count between articles pair by pair."""
    story = json.loads((gold / "story.json").read_text(encoding="utf-8"))
    documents = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in gold.glob("*.json")}
    sides: dict[tuple[str, str], dict[str, int]] = {}
    for claim in story["claims"]:
        for side, key in ((1, "by"), (-1, "against")):
            for reference in claim.get(key, ()):
                sides.setdefault(tuple(reference), {})[claim["id"]] = side
    linked: dict[str, dict[tuple[str, str], set[str]]] = {"pairs_core": {}, "pairs_any": {}}
    for key, by in linked.items():
        for number, pair in enumerate(sorted(tuple(map(tuple, pair)) for pair in story.get(key, ()))):
            for reference in pair:
                by.setdefault(reference, set()).add(f"{key} {number}")
    two = bool(story.get("pairs_core"))
    for reference in sorted({*sides, *linked["pairs_any"]}):
        mine = sides.get(reference, {})
        certain = frozenset(linked["pairs_core"].get(reference, ())) if two else frozenset(mine)
        either = certain | frozenset(linked["pairs_any"].get(reference, ()))
        yield Item(
            Path(reference[0]).stem,
            _words(documents[Path(reference[0]).stem], reference[1]),
            Tags(mine, certain, either),
        )


def _words(document: dict[str, Any], what: str) -> str:
    if what.startswith(("s:", "@")):
        return what.removeprefix("s:")
    item = next(i for key in ("attributions", "figures", "events") for i in document[key] if i["id"] == what)
    words = item.get("content") or item.get("sentence") or item.get("text")
    words = words[0] if isinstance(words, list) else words
    return str(words["text"] if isinstance(words, dict) else words)


def _tags_of(rows: Sequence[Mapping[str, Any]], article: Any, items: Sequence[Item]) -> Tags | None:
    """The claims of the gold statement that is most like the statements of one saying; None where none is."""
    own = chars([(min(row["start_char"] for row in rows), max(row["end_char"] for row in rows))])
    best, most = None, _LIKE
    for item in items:
        if item.article not in (Path(article["source"]).stem, Path(article["source"]).name):
            continue
        at = item.span or (
            tuple(map(int, item.words[1:].split("-")))
            if re.fullmatch(r"@\d+-\d+", item.words)
            else locate(article["text"], item.words)
        )
        if at:
            span = chars([(at[0], at[1])])
            shared = len(own & span)
            if shared >= _COVER * min(len(own), len(span)) and shared / len(own | span) > most:
                best, most = item.tags, shared / len(own | span)
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
