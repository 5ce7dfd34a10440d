"""Annotated articles by data set, id and SHA-256 in, their texts from ../shared out with the events annotated in them.

usage: PYTHONPATH=src:.:training/triggers python -m articles FOLDER [NUMBER LEFT OUT ...] > training/triggers/annotated.tsv
FOLDER: articles.jsonl (n, set, id, text, sents) and NNN.tsv, NNN.txt of the annotators, in folders below it

`annotated.tsv` holds no word of a text: a row of data set, id (of PolNeAR without the words of the title) and SHA-256 for each
article, then a row of start, end (half-open, code points), type and status for each of its events.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from quality.gate import SHARED

HERE = Path(__file__).parent
SETS = {name: SHARED / "data" / name / "train.jsonl.gz" for name in ("fnc1", "polnear", "tempeval3")}
Row = tuple[int, int, str, str]
"""Start, end, type and status of an event."""


@dataclass(frozen=True)
class Annotated:
    """An article and its events."""

    name: str
    text: str
    events: tuple[Row, ...]


def annotated() -> Iterator[Annotated]:
    """The articles in the order of `annotated.tsv`; a ValueError names one that is absent or another text."""
    found: dict[tuple[str, str, str], list[Row]] = {}
    rows: list[Row] = []
    for line in (HERE / "annotated.tsv").read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if len(cells) == 3:
            rows = found.setdefault((cells[0], cells[1], cells[2]), [])
        else:
            rows.append((int(cells[0]), int(cells[1]), cells[2], cells[3]))
    texts = {_digest(text): text for name in sorted({key[0] for key in found}) for text in _texts(name)}
    for (name, number, digest), events in found.items():
        if digest not in texts:
            raise ValueError(f"{name} {number} is not there, or not the text annotated")
        yield Annotated(f"{name}/{number}", texts[digest], tuple(events))


def _texts(name: str) -> Iterator[str]:
    with gzip.open(SETS[name], "rt", encoding="utf-8") as rows:
        for row in map(json.loads, rows):
            yield from (one["text"] for one in row.get("bodies", [row]))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def strip(folder: Path, left_out: frozenset[int]) -> Iterator[str]:
    """The lines of `annotated.tsv` for a folder of the annotators, without the articles of the numbers `left_out`."""
    given = {row["n"]: row for row in map(_json, (folder / "articles.jsonl").read_text(encoding="utf-8").splitlines())}
    for path in sorted(folder.glob("*/[0-9]*.tsv")):
        article = given[int(path.stem)]
        if article["n"] in left_out:
            continue
        number_of = "_".join(article["id"].split("_")[:2])
        yield f"{article['set']}\t{number_of}\t{_digest(article['text'])}"
        lines = dict(line.split("\t", 1) for line in path.with_suffix(".txt").read_text(encoding="utf-8").splitlines())
        for number, words, occurrence, type_, status in _events(path):
            start = _place(article, int(number), lines[number], words, int(occurrence))
            if start is not None:
                yield f"{start}\t{start + len(words)}\t{type_}\t{status}"


def _events(path: Path) -> Iterator[list[str]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if len(cells := line.split("\t")) == 5:
            yield cells


def _place(article: dict[str, Any], number: int, line: str, words: str, occurrence: int) -> int | None:
    """Where the words stand in the text; in the line, white space is collapsed."""
    at = -1
    for _ in range(occurrence + 1):
        at = line.find(words, at + 1)
        if at < 0:
            return None
    start, end = article["sents"][number]
    raw = article["text"][start:end]
    first = len(raw) - len(raw.lstrip())
    kept = [i for i in range(first, len(raw)) if not raw[i].isspace() or not raw[i - 1].isspace()]
    return int(start) + kept[at]


def _json(line: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(line)
    return found


if __name__ == "__main__":
    print("\n".join(strip(Path(sys.argv[1]), frozenset(map(int, sys.argv[2:])))))
