"""How much of the reading time each component takes, as a ratio to the language pipeline in the same run.

usage: python benchmarks/stages.py [ARTICLES] [--repeat N]       (default: the bundled sample story)

Machines are noisy: ratios within one run hold, absolute times do not. CPU seconds of one thread.
"""

from __future__ import annotations

import argparse
import time
from collections import defaultdict
from importlib.resources import files
from pathlib import Path

from onrecord.pipeline import READING, context_of, gather
from onrecord.reading.reader import load, prepare


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", nargs="?", type=Path, default=Path(str(files("onrecord.sample") / "articles")))
    parser.add_argument("--repeat", type=int, default=3)
    arguments = parser.parse_args()
    articles = gather([arguments.articles]).articles
    started = time.process_time()
    nlp = load(READING)
    print(f"load: {time.process_time() - started:.2f} CPU s")
    spent: dict[str, float] = defaultdict(float)
    words = 0
    for _ in range(arguments.repeat):
        for article in articles:
            doc = prepare(nlp, article.text, context_of(article))
            words += sum(not token.is_space for token in doc)
            for name, component in nlp.pipeline:
                before = time.process_time()
                doc = component(doc)
                spent[name] += time.process_time() - before
    language = sum(seconds for name, seconds in spent.items() if name.startswith("onrecord_language"))
    print(f"{len(articles)} articles, {words // arguments.repeat} words, {arguments.repeat} times")
    for name, seconds in spent.items():
        print(
            f"  {name:32} {seconds / language:6.2f} of the language pipeline   {words / max(seconds, 1e-9):9.0f} words/CPU-s"
        )
    total = sum(spent.values())
    print(f"  {'all':32} {total / language:6.2f}                            {words / total:9.0f} words/CPU-s")


if __name__ == "__main__":
    main()
