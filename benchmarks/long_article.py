"""A long article in, what four times its length costs out: `python -m benchmarks.long_article [CHARACTERS]`.

Each sentence can be read among those around it; a step that goes through the whole article for each of its attributions,
mentions or sentences takes sixteen times as long for four times the length, where reading each once takes four.
The article is made of the bundled sample's paragraphs. Times are CPU seconds of this process by component.
"""

from __future__ import annotations

import argparse
import time
from importlib.resources import files
from pathlib import Path

from spacy.language import Language

from onrecord.ingest.assemble import assemble
from onrecord.pipeline import READING, context_of
from onrecord.reading.reader import load, prepare

TIMES = 4


def long_text(characters: int) -> str:
    """The paragraphs of the sample's plain texts, over and over, up to a length."""
    texts = sorted(Path(str(files("onrecord.sample") / "articles")).glob("*.txt"))
    body = "\n\n".join(part for text in texts for part in text.read_text(encoding="utf-8").split("\n\n"))
    return (body + "\n\n") * (characters // len(body)) + body[: characters % len(body)]


def spent(nlp: Language, characters: int) -> dict[str, float]:
    """Component -> CPU seconds that reading such an article takes."""
    article = assemble("long", long_text(characters))
    doc = prepare(nlp, article.text, context_of(article))
    found: dict[str, float] = {}
    for name, component in nlp.pipeline:
        before = time.process_time()
        doc = component(doc)
        found[name] = time.process_time() - before
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("characters", nargs="?", type=int, default=25_000)
    length = parser.parse_args().characters
    nlp = load(READING)
    spent(nlp, 2_000)
    short, long = spent(nlp, length), spent(nlp, length * TIMES)
    for name in short:
        print(f"  {name:32} {short[name]:6.2f} s, {TIMES} times as long {long[name]:6.2f} s")
    one, other = sum(short.values()), sum(long.values())
    print(f"{length} characters {one:.2f} s, {TIMES} times as many {other:.2f} s: {other / one:.1f} times")


if __name__ == "__main__":
    main()
