"""newsclusters dev: articles of 35 labelled events grouped into stories, as one pile."""

from __future__ import annotations

import tempfile
from pathlib import Path

import onrecord
from quality.devset import records, scored
from quality.gate import SHARED

CORPUS = SHARED / "data" / "newsclusters" / "dev.jsonl.gz"


def measure(corpus: Path) -> dict[str, float]:
    """B-cubed F1 and pairwise F1 of the stories."""
    import gzip

    with tempfile.TemporaryDirectory() as folder:
        pile = Path(folder) / "pile.jsonl"
        pile.write_bytes(gzip.decompress(corpus.read_bytes()))
        onrecord.build(pile, Path(folder) / "pile.duckdb")
        with onrecord.open(Path(folder) / "pile.duckdb") as record:
            rows = record.rows("SELECT source, story_id FROM story_article JOIN article USING (article_id)")
    story = {row["source"].rsplit("#", 1)[1]: row["story_id"] for row in rows}
    predictions = [{"id": record["id"], "event": story.get(record["id"])} for record in records(corpus)]
    found = scored("clusters", corpus, predictions)
    return {"B-cubed F1": found["b3"]["f1"], "pairs F1": found["pairs"]["f1"]}
