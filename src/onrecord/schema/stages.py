"""What a stage is: a name, what it reads, what it writes, and how it runs."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .engine import Engine

_NAME_LINE = re.compile(r"^-- name: *(\w+) *$", re.MULTILINE)


@dataclass(frozen=True)
class ComparingStage:
    """A cross-article stage: rows -> rows, declared so that a test can check `reads` and `writes` against its SQL.

    `by_story`: what the stage gives for a story depends on that story's rows alone, so that it can be kept for them.
    """

    name: str
    reads: tuple[str, ...]
    writes: tuple[str, ...]
    run: Callable[[Engine, Any], None]
    by_story: bool = False


@dataclass(frozen=True)
class ReadingStage:
    """A stage that reads one article: a spaCy component, the module that registers it, the tables whose rows it gives.

    `version` is part of the store's key: raise it whenever the stage gives other rows for the same text.
    """

    name: str
    component: str
    module: str
    writes: tuple[str, ...]
    version: int = 1


def statements(package: str, name: str) -> dict[str, str]:
    """The SELECTs of `<name>.sql` in `package`, by the names that `-- name: x` lines give them, in order."""
    source = (files(package) / f"{name}.sql").read_text(encoding="utf-8")
    pieces = _NAME_LINE.split(source)
    return {pieces[i]: pieces[i + 1].strip().rstrip(";") for i in range(1, len(pieces), 2)}
