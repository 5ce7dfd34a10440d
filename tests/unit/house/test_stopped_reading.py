"""Who stops the reading keeps what was read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from onrecord import pipeline
from onrecord.ingest.article import Article
from onrecord.ingest.assemble import assemble
from onrecord.reading.rows import Rows
from onrecord.settings import Settings
from onrecord.store import ReadingStore

TEXT = "The mayor of Ostrell said on Monday that {n} bridges were closed after the flood in the valley below the town."


def test_what_was_read_before_the_stop_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(articles: Sequence[Article], settings: Settings) -> Iterator[tuple[str, Rows]]:
        yield from ((article.article_id, {"rejected": []}) for article in articles[:3])
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "readings", stopped)
    articles = [assemble(f"{n}.txt", TEXT.format(n=n)) for n in range(2, 7)]
    with pytest.raises(KeyboardInterrupt):
        pipeline.read_into(ReadingStore(tmp_path, {}), articles, Settings(), pipeline.silent)
    assert ReadingStore(tmp_path, {}).articles() == {article.article_id for article in articles[:3]}
