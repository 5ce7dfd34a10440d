"""Articles in, what one more of them costs against all of them out: `python -m benchmarks.incremental PATH FOLDER`.

Builds a record of all articles but one in FOLDER, adds the last, and builds the same record anew; says whether the two are
equal. Times are CPU seconds of this process, so that other work on the machine disturbs them little. The readings kept in
FOLDER are used where they are there: reading 5,000 articles takes longer than all the rest, and is measured by its own
benchmark. `--read` throws them away first.
"""

from __future__ import annotations

import argparse
import shutil
import time
from collections.abc import Callable
from pathlib import Path

from onrecord import building, pipeline
from onrecord.engines.record_file import open_record
from onrecord.pipeline import Pile
from onrecord.schema.tables import PUBLIC
from onrecord.settings import Settings


def timed(work: Callable[[], object]) -> float:
    """CPU seconds that the work takes."""
    before = time.process_time()
    work()
    return time.process_time() - before


def same(one: Path, other: Path) -> bool:
    """Whether two records hold the same rows in the same order; `build` holds the clock and is left out."""
    with open_record(one) as mine, open_record(other) as theirs:
        return all(
            mine.execute(f"SELECT * FROM {table.name}").fetchall()
            == theirs.execute(f"SELECT * FROM {table.name}").fetchall()
            for table in PUBLIC
            if table.name != "build"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path, help="articles, as `onrecord build` takes them")
    parser.add_argument("folder", type=Path, help="where the records are built; readings there are used")
    parser.add_argument("--articles", type=int, default=5000)
    parser.add_argument("--read", action="store_true", help="read all articles anew")
    asked = parser.parse_args()
    pile = pipeline.gather([asked.path])
    some = Pile(pile.articles[: asked.articles], pile.rejections)
    fewer = Pile(some.articles[:-1], some.rejections)
    settings = Settings(processes=1)
    grown, anew = asked.folder / "grown.duckdb", asked.folder / "anew.duckdb"
    if asked.read:
        shutil.rmtree(grown.with_suffix(".readings"), ignore_errors=True)
    spent: dict[str, float] = {}

    def progress(doing: str, done: int, total: int) -> None:
        spent[doing] = time.process_time()

    first = timed(lambda: building.build([], grown, settings, progress, fewer))
    print(f"{len(fewer.articles)} articles, what was kept in {asked.folder} used: {first:.1f} s", flush=True)
    one = timed(lambda: building.build([], grown, settings, progress, some))
    print(f"one more: {one:.1f} s", flush=True)
    readings = anew.with_suffix(".readings")
    shutil.rmtree(readings, ignore_errors=True)
    shutil.copytree(grown.with_suffix(".readings"), readings, ignore=shutil.ignore_patterns("compared"))
    every = timed(lambda: building.build([], anew, settings, progress, some))
    print(f"all {len(some.articles)} anew, readings kept: {every:.1f} s; one more is {one / every:.1%} of it")
    print("the two records are equal" if same(grown, anew) else "THE TWO RECORDS DIFFER")


if __name__ == "__main__":
    main()
