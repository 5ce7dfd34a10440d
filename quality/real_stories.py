"""Gold of real articles with every word of theirs in; the same gold as places in the text out, and back again where ../shared is.

usage: python -m quality.real_stories strip GOLD OUT      GOLD: gold documents, story.json, texts/ (as quality/gold/README.md says)
       python -m quality.real_stories restore GOLD OUT    GOLD: a folder of quality/gold/real; OUT: one that `score_story` reads

The texts belong to the outlets and stay out of this repository. A stripped folder says `@start-end` (half-open, code points of
the text) where the gold has words of a text, leaves out the occurrences, and names each text in texts.json by data set, id and
SHA-256. `strip` finds the data set by itself, refuses words of an annotator that repeat a text, and what it would not restore.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from quality.gate import ROOT, SHARED
from quality.story import measure_story
from quality.wordless import Json, placed, referring, repeated, unworded, worded

REAL = ROOT / "quality" / "gold" / "real"
SETS = {"fnc1": "bodies.jsonl.gz", "newsclusters": "dev.jsonl.gz"}


_OF_ONE_ARTICLE = ("attribution", "speaker", "relay", "said_on", "kind", "figure", "furniture", "document")


def corpus(name: str) -> Path:
    """The stripped folder of a story; where its texts are not on this machine the path that is missing."""
    folder = REAL / name
    absent = sorted({name for name in (row["set"] for row in _sources(folder).values()) if not _rows(name).exists()})
    return _rows(absent[0]) if absent else folder


def measure_real(folder: Path) -> dict[str, float]:
    """The story scores of a stripped folder, its texts taken from ../shared."""
    with tempfile.TemporaryDirectory() as made:
        restore(folder, Path(made))
        return measure_story(Path(made) / "texts", Path(made))


def measure_articles(folder: Path) -> dict[str, float]:
    """The same of articles that are no story, in which neither events nor what stands between articles is annotated."""
    found = measure_real(folder)
    return {name: value for name, value in found.items() if name.startswith(_OF_ONE_ARTICLE)}


@contextmanager
def at_hand(name: str) -> Iterator[tuple[Path, Path]]:
    """(gold, texts) of a story by its name: the sample's, one of the project's own, or a real one's with its words put back for as long."""
    own = ROOT / "quality" / "gold" / name
    if own.is_dir():
        yield own, ROOT / "src" / "onrecord" / "sample" / "articles" if name == "sample" else own / "texts"
        return
    with tempfile.TemporaryDirectory() as made:
        restore(REAL / name, Path(made))
        yield Path(made), Path(made) / "texts"


def restore(folder: Path, into: Path) -> None:
    """Writes texts/ and the gold with words; a ValueError names a text that is absent or not the annotated one."""
    sources = _sources(folder)
    found = articles({row["set"] for row in sources.values()})
    known = {(name, number, _digest(text)): text for name, number, text in found}
    texts: dict[str, str] = {}
    for doc, row in sources.items():
        text = known.get((row["set"], row["id"], row["sha256"]))
        if text is None:
            raise ValueError(f"{folder.name}/{doc}: {row['set']} {row['id']} is not there, or not the text annotated")
        texts[doc] = text
    (into / "texts").mkdir(parents=True, exist_ok=True)
    for doc, text in texts.items():
        (into / "texts" / doc).write_bytes(text.encode())
    for name, gold in _documents(folder).items():
        full = referring(gold, texts) if name == "story.json" else worded(gold, texts[gold["doc"]])
        (into / name).write_bytes(_printed(full).encode())


def strip(folder: Path, into: Path) -> list[str]:
    """Writes the gold without words; gives what forbids it (then nothing is written): unknown texts, repeated words, losses."""
    texts = {path.name: path.read_bytes().decode() for path in sorted((folder / "texts").glob("*.txt"))}
    known = {_digest(text): (name, number) for name, number, text in articles(SETS)}
    found = [f"{doc}: in none of {', '.join(SETS)}" for doc, text in texts.items() if _digest(text) not in known]
    stripped: dict[str, Json] = {}
    for name, gold in _documents(folder).items():
        if name == "story.json":
            stripped[name] = placed(gold, texts)
            again = referring(stripped[name], texts)
        else:
            stripped[name] = unworded(gold, texts[gold["doc"]])
            again = worded(stripped[name], texts[gold["doc"]])
        if _printed(again) != (folder / name).read_text(encoding="utf-8"):
            found.append(f"{name}: would not be restored as it is")
        found += [f"{name}: {words!r} repeats {run!r}" for words, run in repeated(stripped[name], texts.values())]
    if not found:
        sources = {
            doc: {"set": known[_digest(text)][0], "id": known[_digest(text)][1], "sha256": _digest(text)}
            for doc, text in texts.items()
        }
        into.mkdir(parents=True, exist_ok=True)
        for name, gold in {**stripped, "texts.json": sources}.items():
            (into / name).write_text(laid_out(gold), encoding="utf-8")
    return found


def articles(sets: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    """Data set, id and text of every article of the data sets in ../shared.

    Where the set has titles one stands above the text; a text that begins with its title is given without a second one too.
    """
    for name in sorted(sets):
        with gzip.open(_rows(name), "rt", encoding="utf-8") as rows:
            for row in map(json.loads, rows):
                title, text = row.get("title"), row["text"].strip()
                if title is None or text.startswith(title):
                    yield name, str(row["id"]), text + "\n"
                if title is not None:
                    yield name, str(row["id"]), f"{title}\n\n{row['text']}".strip() + "\n"


def laid_out(gold: Mapping[str, Any]) -> str:
    """JSON with one row of a list a line, so that a change is seen where it is."""
    lines = []
    for key, value in gold.items():
        if isinstance(value, list) and value:
            rows = ",\n".join("  " + json.dumps(row, ensure_ascii=False) for row in value)
            lines.append(f" {json.dumps(key)}: [\n{rows}\n ]")
        else:
            lines.append(f" {json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}")
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _rows(name: str) -> Path:
    return SHARED / "data" / name / SETS[name]


def _sources(folder: Path) -> dict[str, dict[str, str]]:
    sources: dict[str, dict[str, str]] = json.loads((folder / "texts.json").read_text(encoding="utf-8"))
    return sources


def _documents(folder: Path) -> dict[str, Json]:
    paths = [path for path in sorted(folder.glob("*.json")) if path.name != "texts.json"]
    return {path.name: json.loads(path.read_text(encoding="utf-8")) for path in paths}


def _printed(gold: Mapping[str, Any]) -> str:
    return json.dumps(gold, indent=1, ensure_ascii=False)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def main(arguments: Sequence[str]) -> int:
    """Strip or restore a folder; 1 where `strip` found what forbids it."""
    if len(arguments) != 3 or arguments[0] not in ("strip", "restore"):
        print(__doc__)
        return 2
    folder, into = map(Path, arguments[1:])
    if arguments[0] == "restore":
        restore(folder, into)
        return 0
    found = strip(folder, into)
    print("\n".join(found) if found else f"{into}: written")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
