"""The functions behind `onrecord.build`, `open`, `read`, `load`, `stance` and `check`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .pipeline import READING, Progress, context_of, gather, silent

if TYPE_CHECKING:
    from spacy.language import Language

    from .building import BuildReport
    from .checking import Found
    from .comparing.stance import Stance
    from .record import Record
    from .settings import Settings

Paths = str | Path | Sequence[str | Path]


def listed(paths: Paths) -> list[str | Path]:
    """One path or many, as a list."""
    return [paths] if isinstance(paths, (str, Path)) else list(paths)


def build(
    paths: Paths, output: str | Path, *, settings: Settings | None = None, progress: Progress = silent
) -> BuildReport:
    """Build the record at `output` from files and folders of articles; gives counts, rejections and seconds.

    Raises InputError (no article), LockError (another build writes the same record), ModelError (no language model).
    """
    from .building import build as run

    return run(listed(paths), output, settings, progress)


def open(path: str | Path) -> Record:
    """The record at `path`, opened read-only. Raises RecordError where it is none."""
    from .record import Record

    return Record(path)


def read(paths: Paths, *, tokens: bool = False, settings: Settings | None = None) -> Iterator[dict[str, Any]]:
    """What reading finds in each article, as one JSON-ready dictionary an article (format: docs/readings.md).

    `tokens` adds sentences and tokens. Raises InputError where nothing under the paths is an article.
    """
    from .reading.reader import load as load_pipeline
    from .reading.reader import read_docs
    from .reading.readings import reading_of
    from .settings import Settings

    articles = gather(listed(paths)).articles
    nlp = load_pipeline(READING, (settings or Settings()).model)
    texts = ((article.text, context_of(article)) for article in articles)
    for doc in read_docs(nlp, texts):
        yield reading_of(doc, tokens=tokens)


def load(model: str | None = None) -> Language:
    """The spaCy pipeline with every reading component: `nlp(text)` gives a Doc with `doc._.attributions` and the rest."""
    from .reading.reader import load as load_pipeline

    return load_pipeline(READING, model)


def stance(claim: str, text: str) -> Stance:
    """How a text stands to a claim: `.label` is agree, disagree, discuss or unrelated, `.evidence` spans of the text."""
    from .comparing.stance import stance as run

    return run(claim, text)


def check(claim: str, record: str | Path | Record) -> list[Found]:
    """The statements of a record that support, oppose or discuss a sentence, with chains and origins, surest first.

    Raises RecordError where `record` is a path to no record.
    """
    from .checking import check as run
    from .record import Record

    if isinstance(record, Record):
        return run(claim, record)
    with Record(record) as opened:
        return run(claim, opened)
