"""newsclusters dev: articles of 35 labelled events grouped into stories, as one pile.

Only what the stage needs is read: the terms of the texts.
"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from onrecord import building, pipeline
from onrecord.comparing import stories
from onrecord.engines.duckdb import DuckDBEngine
from onrecord.reading.shingles import term_rows
from onrecord.schema.checks import to_arrow
from onrecord.settings import Settings
from quality.devset import records, scored
from quality.gate import SHARED

CORPUS = SHARED / "data" / "newsclusters" / "dev.jsonl.gz"


def measure(corpus: Path) -> dict[str, float]:
    """B-cubed F1 and pairwise F1 of the stories."""
    import gzip

    with tempfile.TemporaryDirectory() as folder:
        pile = Path(folder) / "pile.jsonl"
        pile.write_bytes(gzip.decompress(corpus.read_bytes()))
        story = {source.rsplit("#", 1)[1]: found for source, found in stories_of([pile]).items()}
    predictions = [{"id": record["id"], "event": story.get(record["id"])} for record in records(corpus)]
    found = scored("clusters", corpus, predictions)
    return {"B-cubed F1": found["b3"]["f1"], "pairs F1": found["pairs"]["f1"]}


def stories_of(paths: Sequence[Path]) -> dict[str, str]:
    """Story by source, of the articles under the paths taken as one pile."""
    pile = pipeline.gather(paths)
    terms: list[dict[str, Any]] = []
    for article in pile.articles:
        body = [(part.start, part.end) for part in article.passages if part.kind == "body"]
        terms += term_rows(article.article_id, article.headline or "", article.text, body)
    engine = DuckDBEngine()
    engine.put("article", to_arrow("article", building.article_rows(pile)))
    engine.put("passage", to_arrow("passage", []))
    engine.put("article_term", to_arrow("article_term", terms))
    stories.STAGE.run(engine, Settings())
    told = engine.fetch("select source, story_id from story_article join article using (article_id)").to_pylist()
    engine.close()
    return {row["source"]: row["story_id"] for row in told}
