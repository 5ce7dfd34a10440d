"""What several test folders share: the built sample record, made once a run."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import as_file, files
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def sample_articles() -> Iterator[Path]:
    """The folder of the bundled sample story."""
    with as_file(files("onrecord.sample") / "articles") as folder:
        yield folder


@pytest.fixture(scope="session")
def sample_record(tmp_path_factory: pytest.TempPathFactory, sample_articles: Path) -> Path:
    """The record of the sample story, built once for all tests that only read it."""
    import onrecord

    target = tmp_path_factory.mktemp("sample") / "sample.duckdb"
    onrecord.build(sample_articles, target)
    return target
