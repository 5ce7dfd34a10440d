"""A server over an invented record, without a browser."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.web.app import create_app

from . import story


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return story.write(tmp_path_factory.mktemp("written") / "story.duckdb")


@pytest.fixture
def record(written: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(written, tmp_path / "port selin.duckdb"))


@pytest.fixture
def client(record: Path) -> Iterator[TestClient]:
    with TestClient(create_app(record), base_url="http://127.0.0.1:8765") as opened:
        yield opened


BASE = "/r/port%20selin"


def csrf(client: TestClient, path: str = f"{BASE}/judgements") -> str:
    found = re.search(r'name="csrf" value="([0-9a-f]{64})"', client.get(path).text)
    assert found
    return found[1]


def post(client: TestClient, deed: str, **fields: str):  # type: ignore[no-untyped-def]
    return client.post(f"{BASE}/{deed}", data={"csrf": csrf(client), "next": f"{BASE}/contested", **fields})
