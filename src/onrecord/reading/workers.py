"""Texts in, rows out, read by several processes at once; same rows in the same order as one process gives."""

from __future__ import annotations

import multiprocessing
import signal
import sys
import warnings
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from ..schema.stages import ReadingStage
from .annotations import ArticleContext
from .reader import Options, load, read_rows
from .rows import Rows

if TYPE_CHECKING:
    from spacy.language import Language

_CHUNK = 8  # articles handed over at once: enough to hide the cost of handing, few enough for progress to move
_PATIENCE = 1.0  # seconds after which it is looked whether all processes are still there
_ENDED = (
    "a reading process ended before its time; this process reads the rest. "
    'In a script, call build under `if __name__ == "__main__":`, or set processes=1'
)

_pipeline: Language | None = None


def can_start() -> bool:
    """Whether further processes can load what this one runs; none can where the program came by standard input."""
    path = getattr(sys.modules.get("__main__"), "__file__", None)
    return path is None or Path(path).exists()


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
    """The article's id and its rows, in the order of `texts`.

    Where a process ends before its time (no memory left, or a script without `if __name__ == "__main__"`, which every
    process would run anew), the rest is read by this process, with a warning.
    """
    # Spawned, not forked: the ONNX runtime's threads do not survive a fork.
    context = multiprocessing.get_context("spawn")
    remaining = iter(texts)
    chunks = list(iter(lambda: list(islice(remaining, _CHUNK)), []))
    done = 0
    others = _children()
    with context.Pool(processes, _start, (tuple(stages), model, options)) as pool:
        team = _children() - others
        results = pool.imap(_read, chunks)
        while done < len(chunks):
            try:
                found = results.next(timeout=_PATIENCE)
            except multiprocessing.TimeoutError:
                if _children() - others != team:  # a pool replaces who ends, and waits for the lost task for ever
                    break
                continue
            yield from found
            done += 1
    if done < len(chunks):
        warnings.warn(_ENDED, RuntimeWarning, stacklevel=2)
        nlp = load(stages, model, options)
        for chunk in chunks[done:]:
            yield from read_rows(nlp, chunk)


def _children() -> set[int | None]:
    return {process.pid for process in multiprocessing.active_children()}
