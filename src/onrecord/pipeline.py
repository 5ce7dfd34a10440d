"""THE ordered list of stages, and the runner: articles in, a record out. Open this file first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .errors import ReadingError
from .keeping import Keeping
from .linear_algebra import one_thread
from .schema.stages import ComparingStage, ReadingStage

if TYPE_CHECKING:
    from .ingest.article import Article, Rejection
    from .ingest.collect import TakeIn
    from .reading.annotations import ArticleContext
    from .reading.rows import Rows
    from .schema.engine import Engine
    from .settings import Settings
    from .store import ReadingStore, Store

# Every stage reads what those above it assign; the language pipeline (tokens, parse, names, attribution spans) comes first.
READING: tuple[ReadingStage, ...] = (
    ReadingStage("times", "onrecord_times", "onrecord.reading.times", ("time",)),
    ReadingStage("names", "onrecord_name_types", "onrecord.reading.mentions", ()),
    ReadingStage("places", "onrecord_places", "onrecord.reading.places", ("place",)),
    ReadingStage("coreference", "onrecord_coreference", "onrecord.reading.mentions", ("cluster", "cluster_mention")),
    ReadingStage(
        "attributions",
        "onrecord_attributions",
        "onrecord.reading.attributions",
        ("attribution_reading", "attribution_span", "relay_reading"),
    ),
    ReadingStage("figures", "onrecord_figures", "onrecord.reading.figures", ("figure",)),
    ReadingStage("events", "onrecord_events", "onrecord.reading.events", ("event_reading",)),
    ReadingStage(
        "statements",
        "onrecord_statements",
        "onrecord.reading.statements",
        ("statement", "statement_feature", "statement_term", "statement_frame"),
    ),
    ReadingStage("shingles", "onrecord_shingles", "onrecord.reading.shingles", ("shingle", "article_term")),
)

READING_TABLES: tuple[str, ...] = (*dict.fromkeys(table for stage in READING for table in stage.writes), "rejected")

# Named here, imported when run: `onrecord --help` must not pay for them.
COMPARING: tuple[str, ...] = (
    "stories",
    "entities",
    "resolution",
    "reuse",
    "events",
    "dating",
    "claims",
    "contradictions",
    "origins",
    "timeline",
)

ARTICLES_A_PROCESS = 40
"""A further process pays from here: loading the pipeline costs about as much as reading this many articles."""

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how many are done, how many there are."""


def comparing_stages() -> tuple[ComparingStage, ...]:
    """The comparing stages in the order of COMPARING, each from the module of its name."""
    import importlib

    return tuple(importlib.import_module(f"onrecord.comparing.{name}").STAGE for name in COMPARING)


def silent(doing: str, done: int, total: int) -> None:
    """Progress for those who want none."""


@dataclass
class Pile:
    """The articles of a build and what was left out."""

    articles: list[Article] = field(default_factory=list)
    rejections: list[Rejection] = field(default_factory=list)


def gather(paths: Sequence[str | Path], known: Pile | None = None, take_in: TakeIn | None = None) -> Pile:
    """All articles under the given paths, sorted by id so that their order changes nothing, and all rejections.

    The articles of `known` come first: of equal articles the known one counts. `take_in` may give what was taken in before.

    Raises InputError where a path does not exist or nothing under the paths is an article.
    """
    from .errors import InputError
    from .ingest.article import Article, Rejection
    from .ingest.collect import collect
    from .ingest.years import infer_years

    pile = Pile(list(known.articles), list(known.rejections)) if known else Pile()
    for found in collect(paths, take_in):
        if isinstance(found, Article):
            pile.articles.append(found)
        else:
            pile.rejections.append(found)
    if not pile.articles:
        reasons = "; ".join(f"{r.source}: {r.reason}" for r in pile.rejections[:3])
        raise InputError(
            f"no article found in {', '.join(str(path) for path in paths)}"
            + (f" ({reasons})" if reasons else "")
            + "; give text, HTML or JSONL files, or a folder of them"
        )
    once: dict[str, Article] = {}
    for article in infer_years(pile.articles):
        first = once.setdefault(article.article_id, article)
        if first.source != article.source:
            pile.rejections.append(Rejection(article.source, f"same as {first.source}"))
    pile.articles = [article for _, article in sorted(once.items())]
    pile.rejections = list(dict.fromkeys(pile.rejections))
    return pile


def read_into(
    store: ReadingStore, articles: Sequence[Article], settings: Settings, progress: Progress
) -> list[dict[str, Any]]:
    """Read the articles that the store does not hold yet, in batches that are kept as they are finished.

    Gives a row of `rejected` for each article that could not be read; nothing of it is kept, so that the next build tries
    again. Who stops the reading loses none of the articles that were read before.
    Raises ReadingError where no article of several can be read: the fault is not the articles'.
    """
    from .reading.reader import failure
    from .schema.tables import TABLES

    known = store.articles()
    unread = {article.article_id: article for article in articles if article.article_id not in known}
    if not unread:
        return []
    progress("reading", 0, len(unread))
    failed: list[dict[str, Any]] = []
    batch: dict[str, Rows] = {}
    try:
        for done, (article_id, rows) in enumerate(readings(list(unread.values()), settings), start=1):
            reason = failure(rows)
            if reason:
                failed.append(reason)
            else:
                batch[article_id] = {table: found for table, found in rows.items() if table in TABLES}
            if len(batch) == 64 or done == len(unread):
                failed += _keep(store, batch, unread)
                batch = {}
            progress("reading", done, len(unread))
    except KeyboardInterrupt:
        _keep(store, batch, unread)
        raise
    if len(failed) == len(articles) > 1:
        raise ReadingError(
            f"none of {len(failed)} articles could be read, so no record was written and an older one is as it was; the first:"
            f" {failed[0]['subject']}: {failed[0]['reason']}; leave out --model if you gave one, else install onrecord anew,"
            " and report this if it stays"
        )
    return failed


def _keep(store: ReadingStore, batch: Mapping[str, Rows], articles: Mapping[str, Article]) -> list[dict[str, Any]]:
    """Keep a batch of readings; gives a row of `rejected` for each article whose rows no table can hold."""
    from .reading.reader import rejection

    if not batch:
        return []
    try:
        store.add(batch)
        return []
    except OSError:
        raise  # a fault of the disk, not of an article
    except Exception as error:
        if len(batch) == 1:
            return [rejection(articles[article_id].source, error) for article_id in batch]
    return [row for article_id, rows in batch.items() for row in _keep(store, {article_id: rows}, articles)]


def readings(articles: Sequence[Article], settings: Settings) -> Iterator[tuple[str, Rows]]:
    """The article's id and its rows, in order, read by one process or by several."""
    import os

    from .reading.reader import load, read_rows
    from .reading.workers import can_start, read_in_processes

    texts = ((article.text, context_of(article)) for article in articles)
    options = {"shingles": {"words": settings.shingle_words}}
    processes = settings.processes or min(os.cpu_count() or 1, 1 + len(articles) // ARTICLES_A_PROCESS)
    if processes > 1 and can_start():
        yield from read_in_processes(READING, settings.model, texts, processes, options)
    else:
        yield from read_rows(load(READING, settings.model, options), texts)


def context_of(article: Article) -> ArticleContext:
    """What ingest found out about an article, in the form that reading components use."""
    from .reading.annotations import ArticleContext, Passage

    return ArticleContext(
        article_id=article.article_id,
        source=article.source,
        outlet=article.outlet,
        headline=article.headline,
        byline=article.byline,
        dateline_place=article.dateline_place,
        published_on=article.published_on,
        published_basis=article.published_basis,
        passages=tuple(Passage(part.start, part.end, part.kind) for part in article.passages),
        year=article.year,
        around=article.around,
        wraps=article.wraps,
    )


def compare(engine: Engine, settings: Settings, progress: Progress, kept: Store | None = None) -> None:
    """Run every comparing stage on the tables that the engine holds.

    With `kept`, a store of what they gave before (and a DuckDB engine), scorers see only units of rows that are new and the
    stages by story compare only stories of which a row changed; the result is the same.
    """
    with one_thread():
        _compare(engine, settings, progress, kept)


def _compare(engine: Engine, settings: Settings, progress: Progress, kept: Store | None) -> None:
    stages = comparing_stages()
    keeping = Keeping(engine, kept) if kept is not None else None
    for number, stage in enumerate(stages):
        if keeping and stage.by_story:
            continue
        progress(f"comparing: {stage.name}", number, len(stages))
        stage.run(keeping or engine, settings)
    if kept is not None and keeping:
        from .incremental import compare_stories

        told = [stage for stage in stages if stage.by_story]
        stories = compare_stories(
            engine, told, settings, kept, lambda done, total: progress("comparing story by story", done, total)
        )
        kept.tidy(stories | keeping.used)
    progress("comparing", len(stages), len(stages))
