"""Articles in, what one more of them costs against all of them out: `python -m benchmarks.incremental PATH FOLDER`.

Builds a record of all articles but one in FOLDER, adds the last, and builds the same record anew; says whether the two are
equal, and how long the steps of the addition took. Times are CPU seconds of this process, so that other work on the machine
disturbs them little. The readings kept in FOLDER are used where they are there: reading is measured by its own benchmark.
`--read` throws them away first.
"""

from __future__ import annotations

import argparse
import shutil
import time
from collections.abc import Callable
from pathlib import Path

from onrecord import building
from onrecord.engines.record_file import open_record
from onrecord.schema.tables import PUBLIC
from onrecord.settings import Settings


def timed(work: Callable[[], object]) -> float:
    """CPU seconds that the work takes."""
    before = time.process_time()
    work()
    return time.process_time() - before


def parted(path: Path, folder: Path, articles: int) -> tuple[list[Path], list[Path]]:
    """The files of all articles but one, and that of the one; lines of JSON Lines are put in two files in the folder."""
    if path.is_dir():
        files = sorted(each for each in path.rglob("*") if each.is_file())[:articles]
        return files[:-1], files[-1:]
    lines = path.read_text(encoding="utf-8").splitlines()[:articles]
    most, one = folder / "most.jsonl", folder / "one.jsonl"
    most.write_text("\n".join(lines[:-1]), encoding="utf-8")
    one.write_text(lines[-1], encoding="utf-8")
    return [most], [one]


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
    parser.add_argument("path", type=Path, help="a folder of articles, a file each, or a file of JSON Lines")
    parser.add_argument("folder", type=Path, help="where the records are built; readings there are used")
    parser.add_argument("--articles", type=int, default=5000)
    parser.add_argument("--read", action="store_true", help="read all articles anew")
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    most, last = parted(asked.path, asked.folder, asked.articles)
    settings = Settings(processes=1)
    grown, anew = asked.folder / "grown.duckdb", asked.folder / "anew.duckdb"
    if asked.read:
        shutil.rmtree(grown.with_suffix(".readings"), ignore_errors=True)
    steps: dict[str, float] = {}

    def progress(doing: str, done: int, total: int) -> None:
        steps.setdefault(doing, time.process_time())

    first = timed(lambda: building.build(most, grown, settings, progress))
    print(f"all but one, what was kept in {asked.folder} used: {first:.1f} s", flush=True)
    steps.clear()
    one = timed(lambda: building.build([*most, *last], grown, settings, progress))
    print(f"one more: {one:.1f} s", flush=True)
    for (doing, begun), ended in zip(steps.items(), [*list(steps.values())[1:], time.process_time()], strict=True):
        print(f"  {doing:32} {ended - begun:6.1f} s")
    readings = anew.with_suffix(".readings")
    shutil.rmtree(readings, ignore_errors=True)
    shutil.copytree(grown.with_suffix(".readings"), readings, ignore=shutil.ignore_patterns("compared", "gathered"))
    every = timed(lambda: building.build([*most, *last], anew, settings, progress))
    print(f"all anew, readings kept: {every:.1f} s; one more is {one / every:.1%} of it")
    print("the two records are equal" if same(grown, anew) else "THE TWO RECORDS DIFFER")


if __name__ == "__main__":
    main()
