"""Texts in, rows out, read by several processes at once; same rows in the same order as one process gives."""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from ..schema.stages import ReadingStage
from .annotations import ArticleContext
from .reader import Options, load, read_rows
from .rows import Rows

if TYPE_CHECKING:
    from spacy.language import Language

_CHUNK = 8  # articles handed over at once: enough to hide the cost of handing, few enough for progress to move

_pipeline: Language | None = None


def _start(stages: Sequence[ReadingStage], model: str | None, options: Options) -> None:
    """Load the pipeline once a worker; Ctrl-C is the parent's to handle."""
    global _pipeline
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _pipeline = load(stages, model, options)


def _read(texts: list[tuple[str, ArticleContext]]) -> list[tuple[str, Rows]]:
    assert _pipeline is not None
    return list(read_rows(_pipeline, texts))


def read_in_processes(
    stages: Sequence[ReadingStage],
    model: str | None,
    texts: Iterable[tuple[str, ArticleContext]],
    processes: int,
    options: Options,
) -> Iterator[tuple[str, Rows]]:
    """The article's id and its rows, in the order of `texts`."""
    # Spawned, not forked: the ONNX runtime's threads do not survive a fork.
    context = multiprocessing.get_context("spawn")
    remaining = iter(texts)
    chunks = iter(lambda: list(islice(remaining, _CHUNK)), [])
    with context.Pool(processes, _start, (tuple(stages), model, options)) as pool:
        for found in pool.imap(_read, chunks):
            yield from found
