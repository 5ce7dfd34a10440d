"""Paths in, a record file out: the old record or the new one is there at every moment, never a torn one."""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from . import pipeline
from .beside import beside, namesake
from .errors import InputError, LockError, RecordError
from .gathered import Gathered
from .judgements import Judgement, Judgements, file_of, table_of
from .judging import changed
from .pipeline import Pile, Progress
from .schema.checks import to_arrow
from .schema.identity import code_of
from .schema.ids import content_id
from .schema.tables import PUBLIC
from .settings import Settings
from .store import ReadingStore, Store
from .version import __version__

if TYPE_CHECKING:
    from .schema.engine import Engine

KEPT = (*(table.name for table in PUBLIC), "statement_feature", "statement_term", "frame")
"""The public relations, and what `check` needs of reading; shingles and intermediate tables stay out of the file."""


@dataclass(frozen=True)
class BuildReport:
    """What a build did: where the record is, how much is in it, what was left out, how long it took."""

    record: Path
    articles: int
    read: int
    rejected: tuple[tuple[str, str], ...]
    seconds: float
    gone: tuple[str, ...] = ()
    """Sources of articles that the record held before and that were not given this time."""


def build(
    paths: Sequence[str | Path],
    output: str | Path,
    settings: Settings | None = None,
    progress: Progress = pipeline.silent,
    known: Pile | None = None,
) -> BuildReport:
    """Build the record at `output` from the articles under `paths`, and say what was done.

    `known` holds articles of an earlier build, which need no file any more.

    What ingest made of each file, reading results, and what comparing gave for each story, are kept in
    `story.readings` beside `story.duckdb`, so that a second build takes in and reads only new articles and compares only
    stories that they change.
    Raises InputError (no article, or an output that cannot be written or is no record), LockError (another build writes
    the same record), ModelError (no language model), ReadingError (not one article of several can be read),
    JudgementError (a damaged file of judgements).
    """
    started = time.monotonic()
    settings = settings or Settings()
    target = Path(output)
    before = prepare(target)
    with locked(target):
        judgements = Judgements(file_of(target))
        judgements.all()  # a damaged file is named before anything is read; people may go on judging while that is done
        progress("looking for articles", 0, 0)
        readings = beside(target, "readings")
        taken_in = Store(readings / "gathered", gathered_key())
        gathered = Gathered(taken_in)
        pile = pipeline.gather(paths, known, gathered)
        gathered.keep()
        store = ReadingStore(readings, store_key(settings))
        unread = len({article.article_id for article in pile.articles} - store.articles())
        unreadable = pipeline.read_into(store, pile.articles, settings, progress)
        store.tidy()
        place = place_of(target)
        clear_leftovers(place)
        unfinished = place.with_name(f".{place.name}.{os.getpid()}.building")
        try:
            compared = Store(readings / "compared", compared_key(settings))
            read = Readings(pile, store, unreadable)
            failed = fill(unfinished, read, compared, judgements.all(), settings, progress, started)
            put_in_place(unfinished, place)
        finally:
            for leftover in (unfinished, unfinished.with_name(unfinished.name + ".wal")):
                leftover.unlink(missing_ok=True)
        for kept in (taken_in, store, compared):
            kept.retire_others()
    rejected = (*((rejection.source, rejection.reason) for rejection in pile.rejections), *failed)
    given = {article.article_id for article in pile.articles} | {article.source for article in pile.articles}
    given |= {source for source, _ in rejected}
    gone = tuple(sorted(source for article, source in before.items() if not {article, source} & given))
    newly = unread - len(unreadable)
    return BuildReport(target, len(pile.articles), newly, rejected, time.monotonic() - started, gone)


def gathered_key() -> dict[str, Any]:
    """What ingest gives depends on besides the files: its code, the interpreter, and the parsers that it finds."""
    import importlib.metadata
    import sys

    parsers = {"lxml", "pypdf", "trafilatura", "warcio"}  # some come with extras: without them a file is rejected
    found = {each.name.lower(): each.version for each in importlib.metadata.distributions()}
    return {
        "version": __version__,
        "code": code_of("ingest", "schema"),
        "python": list(sys.version_info[:2]),
        "parsers": [f"{name} {found.get(name)}" for name in sorted(parsers)],
    }


def store_key(settings: Settings) -> dict[str, Any]:
    """What reading results depend on besides the text: stages with versions, model, and the settings of reading."""
    from .reading.identity import code_identity, model_identity

    return {
        "version": __version__,
        "code": code_identity(),
        "stages": [[stage.name, stage.version] for stage in pipeline.READING],
        "model": model_identity(settings.model),
        "shingle_words": settings.shingle_words,
    }


def compared_key(settings: Settings) -> dict[str, Any]:
    """What rows compared by story depend on besides the rows of the story: code, engine, interpreter, settings."""
    import importlib.metadata
    import sys

    from .comparing.identity import code_identity

    plain: list[float] = [settings.story_window_days, settings.min_reuse_words]
    plain += [settings.min_claim_score, settings.min_contradiction_score]
    return {
        "version": __version__,
        "code": code_identity(),
        "stages": [stage.name for stage in pipeline.comparing_stages() if stage.by_story],
        "engine": importlib.metadata.version("duckdb"),
        "python": list(sys.version_info[:2]),
        "settings": plain,
    }


def prepare(target: Path) -> dict[str, str]:
    """Make the folder of the record; gives id -> source of the articles that stand in it so far.

    Refuses, before anything is read, what could not be written in the end or would be lost.
    """
    from .engines.record_file import is_database

    before: dict[str, str] = {}
    if target.is_dir():
        raise InputError(f"{target}: is a folder; give a file in it, as -o {target / 'story.duckdb'}")
    if target.exists() and not target.is_file():
        raise InputError(f"{target}: is a device or a pipe and no file; give another -o")
    if target.is_file() and target.stat().st_size:
        if not is_database(target):
            raise InputError(f"{target}: is a file that is no record and would be lost; give another -o")
        before = _articles_in(target)
    other = namesake(target)
    if other.is_file() and is_database(other):
        raise InputError(
            f"{target}: {other.name} lies beside it, and judgements on both would go to {file_of(target).name}; give another -o"
        )
    try:
        place_of(target).parent.mkdir(parents=True, exist_ok=True)
        _lock_of(target).touch()
    except OSError as error:
        raise InputError(f"{target}: cannot be written ({error.strerror}); give another -o") from error
    return before


def _articles_in(target: Path) -> dict[str, str]:
    """Id -> source of the articles of a record. Raises InputError where it may be another's database, or is in use."""
    from .engines.record_file import holdings

    try:
        found = holdings(target)
    except RecordError as error:
        raise InputError(f"{error}; or give another -o") from error
    if found is None:
        raise InputError(f"{target}: is a database that is no record of onrecord and would be lost; give another -o")
    return found


def place_of(target: Path) -> Path:
    """Where the record is written: the file that a link leads to, so that the link stays one."""
    return Path(os.path.realpath(target)) if target.is_symlink() else target


def _lock_of(target: Path) -> Path:
    place = place_of(target)
    return place.with_name(f".{place.name}.lock")


@contextlib.contextmanager
def locked(target: Path) -> Iterator[None]:
    """Hold the lock of one record; the system frees it when the process ends, however it ends."""
    from filelock import FileLock, Timeout

    try:
        with FileLock(_lock_of(target), timeout=0):
            yield
    except Timeout as error:
        raise LockError(
            f"{target}: another build is writing this record; wait for it or choose another output"
        ) from error


@dataclass(frozen=True)
class Readings:
    """What comparing is given: the articles, the store of what was read in them, rows of `rejected` of the unreadable."""

    pile: Pile
    store: ReadingStore
    unreadable: Sequence[dict[str, Any]] = ()


def fill(
    path: Path,
    readings: Readings,
    compared: Store,
    judgements: Sequence[Judgement],
    settings: Settings,
    progress: Progress,
    started: float,
) -> list[tuple[str, str]]:
    """Write the whole record into a new file; gives what could not be read or compared, with the reason."""
    from .engines.duckdb import DuckDBEngine
    from .engines.record_file import write_record

    engine = DuckDBEngine()
    try:
        load_tables(engine, readings.pile, readings.store, readings.unreadable)
        engine.put("judgement", table_of(judgements))
        pipeline.compare(engine, settings, progress, compared)
        apply_judgements(engine, judgements)
        engine.put("build", to_arrow("build", [build_row(readings.pile, settings, time.monotonic() - started)]))
        write_record(path, ((name, engine.fetch(f"SELECT * FROM {name}")) for name in KEPT))
        failed = engine.fetch(
            "SELECT subject, reason FROM rejected WHERE stage IN ('reading', 'comparing') ORDER BY ALL"
        ).to_pylist()
        return [(row["subject"], row["reason"]) for row in failed]
    finally:
        engine.close()


def apply_judgements(engine: Engine, judgements: Sequence[Judgement]) -> None:
    """Leave out what people rejected and merge what they merged; each rejected row is listed with who rejected it."""
    standing = [each for each in judgements if each.stands]
    if not standing:
        return

    def ask(select: str) -> list[dict[str, Any]]:
        rows: list[dict[str, Any]] = engine.fetch(select).to_pylist()
        return rows

    # Entities were merged by their stage. All results are taken before the first is put in place: they read each other.
    results = [(table, engine.fetch(select)) for table, select in changed(standing, ask, "main", entities=False)]
    for table, rows in results:
        engine.put(table, rows)
    left_out = [
        {"stage": "judgement", "subject": each.subject, "reason": f"rejected by {each.by} on {each.at[:10]}"}
        for each in standing
        if each.verdict == "reject"
    ]
    engine.put("rejected", to_arrow("rejected", [*ask("SELECT * FROM rejected"), *left_out]))


def load_tables(engine: Engine, pile: Pile, store: ReadingStore, unreadable: Sequence[dict[str, Any]] = ()) -> None:
    """Put ingest's and reading's rows where comparing finds them, and why some articles could not be read."""
    engine.put("article", to_arrow("article", article_rows(pile)))
    passages = [
        {"article_id": article.article_id, "start_char": part.start, "end_char": part.end, "kind": part.kind}
        for article in pile.articles
        for part in article.passages
    ]
    engine.put("passage", to_arrow("passage", passages))
    ids = [article.article_id for article in pile.articles]
    for table in pipeline.READING_TABLES:
        rows = store.load(table, ids)
        if table == "rejected":
            left_out = [{"stage": "ingest", "subject": r.source, "reason": r.reason} for r in pile.rejections]
            rows = to_arrow("rejected", [*left_out, *unreadable, *rows.to_pylist()])
        engine.put(table, rows)


def article_rows(pile: Pile) -> list[dict[str, Any]]:
    """Rows of `article`."""
    columns = [
        "article_id",
        "source",
        "text",
        "outlet",
        "url",
        "headline",
        "byline",
        "dateline_place",
        "published_at",
        "published_basis",
        "language",
        "extra",
    ]
    return [{name: getattr(article, name) for name in columns} for article in pile.articles]


def build_row(pile: Pile, settings: Settings, seconds: float) -> dict[str, Any]:
    """The row of `build`; its id depends on input, version and settings alone."""
    from .reading.identity import model_identity

    model = model_identity(settings.model)
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    moment = dt.datetime.fromtimestamp(int(epoch), dt.UTC) if epoch else dt.datetime.now(dt.UTC)
    return {
        "build_id": content_id("b", *(a.article_id for a in pile.articles), __version__, model, settings.to_json()),
        "at": moment.replace(tzinfo=None, microsecond=0),
        "version": __version__,
        "model": model,
        "settings": settings.to_json(),
        "articles": len(pile.articles),
        "seconds": 0.0 if epoch else round(seconds, 2),
    }


def clear_leftovers(target: Path) -> None:
    """Delete what builds that were killed had begun to write; whoever holds the lock of the record knows that none runs."""
    begun = re.compile(re.escape(f".{target.name}.") + r"\d+\.building(?:\.wal)?")
    for path in target.parent.iterdir():
        if begun.fullmatch(path.name):
            path.unlink(missing_ok=True)


def put_in_place(beside: Path, target: Path) -> None:
    """Move the finished file over the old one; refuses a file with a log beside it, which DuckDB could not read."""
    wal = beside.with_name(beside.name + ".wal")
    if wal.exists():
        raise RecordError(
            f"{target}: the new record was not closed cleanly ({wal.name} is left over), so the old one stays as it is;"
            " check that there is room on the disk, and build again"
        )
    with beside.open("rb") as handle:
        os.fsync(handle.fileno())
    target.with_name(target.name + ".wal").unlink(missing_ok=True)
    beside.replace(target)
    if os.name != "posix":
        return  # elsewhere a folder cannot be opened, and the rename is kept by the file system's own log
    folder = os.open(target.parent, os.O_RDONLY)
    try:
        os.fsync(folder)  # without this the rename itself can be lost with the power
    finally:
        os.close(folder)
