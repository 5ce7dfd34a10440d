"""A record's path in, the paths of what belongs to it out: judgements, readings and uploaded articles lie beside it."""

from __future__ import annotations

from pathlib import Path

_ENDING = ".duckdb"


def beside(record: str | Path, what: str) -> Path:
    """`story.readings` beside `story.duckdb`, and `story.v2.readings` beside `story.v2`: no two versions share one."""
    path = Path(record)
    return path.with_name(f"{path.stem if path.suffix == _ENDING else path.name}.{what}")


def namesake(record: str | Path) -> Path:
    """The one other file that would share what lies beside a record: `story` of `story.duckdb`, and the other way round."""
    path = Path(record)
    return path.with_suffix("") if path.suffix == _ENDING else path.with_name(path.name + _ENDING)
