"""How long claims, contradictions and origins of one large story take: variants of the sample's articles in, seconds by stage out.

Run: PYTHONPATH=src python -m benchmarks.one_story [ARTICLES]. Aim: 400 articles (some 6,000 statements) in 60 s on one core.
"""

from __future__ import annotations

import itertools
import random
import re
import resource
import sys
import tempfile
import time
from pathlib import Path

from onrecord import building, pipeline
from onrecord.engines.duckdb import DuckDBEngine
from onrecord.judgements import Judgements
from onrecord.settings import Settings
from onrecord.store import ReadingStore

ROOT = Path(__file__).parent.parent
SOURCES = (
    *sorted((ROOT / "quality/gold/sample/texts").glob("*.txt")),
    *sorted((ROOT / "quality/gold/attribution/articles/texts").glob("*.txt")),
)
ALL_OF_ONE = "select article_id, 'one' as story_id from article"


def variants(count: int, folder: Path) -> None:
    """Writes `count` articles: paragraphs drawn from the invented articles, every number and some capital words changed."""
    paragraphs = [
        part for source in SOURCES for part in source.read_text(encoding="utf-8").split("\n") if len(part) > 60
    ]
    for number in range(count):
        chooser = random.Random(number)
        chosen = chooser.sample(paragraphs, 12)
        text = re.sub(r"\d+", lambda found, more=number % 9: str(int(found.group()) + more), "\n\n".join(chosen))
        for name in sorted(set(re.findall(r"(?<=[a-z,] )[A-Z][a-z]{3,}", text))):
            if chooser.random() < 0.3:
                text = text.replace(name, name[: len(name) // 2] + chooser.choice(("ava", "orin", "esk", "und")))
        (folder / f"{number:05}.txt").write_text(text + "\n", encoding="utf-8")


def main(count: int = 400) -> None:
    """Print seconds by stage and the memory used."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "texts").mkdir()
        variants(count, folder / "texts")
        settings = Settings()
        pile = pipeline.gather([folder / "texts"])
        store = ReadingStore(folder / "readings", building.store_key(settings))
        pipeline.read_into(store, pile.articles, settings, pipeline.silent)
        engine = DuckDBEngine()
        building.load_tables(engine, pile, store)
        engine.put("judgement", Judgements(folder / "none.csv").table())
        for stage in itertools.chain(pipeline.comparing_stages()):
            began = time.perf_counter()
            stage.run(engine, settings)
            if stage.name == "stories":
                engine.put("story_article", engine.fetch(ALL_OF_ONE))
            print(f"{stage.name:16} {time.perf_counter() - began:6.1f} s", flush=True)
        for table in ("statement", "statement_pair", "claim", "contradiction"):
            print(f"{table:16} {engine.fetch(f'select count(*) as n from {table}').to_pylist()[0]['n']:,}")
        print(f"memory           {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MiB at most")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
