"""What is added, built anew and downloaded in the browser."""

from __future__ import annotations

import csv
import io
import subprocess
import threading
import zipfile
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from onrecord.judgements import Judgements, file_of
from onrecord.web import app
from onrecord.web.app import create_app
from onrecord.web.builds import Builds

from .conftest import BASE, csrf

HERE = "http://127.0.0.1:8765"


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Any, ...]]:
    """The builds that are asked for; none is run."""

    found: list[tuple[Any, ...]] = []
    monkeypatch.setattr(Builds, "start", lambda self, *asked: found.append(asked))
    return found


FILES = {"files": ("a.txt", b"The harbour of Port Selin was closed on Tuesday, the mayor said.")}


def test_more_than_is_taken_at_once_is_refused_before_it_is_read(
    client: TestClient, record: Path, monkeypatch: pytest.MonkeyPatch, started: list[Any]
) -> None:
    token = csrf(client)
    monkeypatch.setattr(app, "MOST_BYTES", 100)
    assert client.post(f"{BASE}/add", data={"csrf": token}, files=FILES).status_code == 413
    assert (
        client.post(
            f"{BASE}/add", content=iter([b"x"]), headers={"content-type": "multipart/form-data; boundary=b"}
        ).status_code
        == 413
    )
    assert not record.with_suffix(".articles").exists()
    assert started == []


def test_a_new_record_takes_no_name_that_is_there_and_none_beside_a_single_one(
    client: TestClient, record: Path, started: list[Any]
) -> None:
    single = client.post("/new", data={"csrf": csrf(client), "record": "other"}, files=FILES, follow_redirects=False)
    assert (single.status_code, started) == (400, [])
    with TestClient(create_app(record.parent), base_url=HERE, follow_redirects=False) as folder:
        token = csrf(folder)
        assert folder.post("/new", data={"csrf": token, "record": "port-selin"}, files=FILES).status_code == 303
        record.with_name("port-selin.duckdb").write_bytes(record.read_bytes())
        assert folder.post("/new", data={"csrf": token, "record": "port-selin"}, files=FILES).status_code == 400


def test_what_is_downloaded_is_as_people_judged_it(client: TestClient, record: Path) -> None:
    Judgements(file_of(record)).add("contradiction:x3", "reject", by="Mo")
    with zipfile.ZipFile(io.BytesIO(client.get(f"{BASE}/export/csv").content)) as archive:
        kept = list(csv.DictReader(archive.read("contradiction.csv").decode("utf-8").splitlines()))
    assert [row["contradiction_id"] for row in kept] == ["x1", "x2"]
    assert "12 people, against at least 15 people." not in client.get(f"{BASE}/export/report.md").text


def test_a_second_build_of_a_record_waits_for_the_first(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    begun, may_end = threading.Semaphore(0), threading.Event()

    class Process:
        def __init__(self, *_: object, **__: object) -> None:
            begun.release()
            may_end.wait(10)
            self.stdout = io.StringIO('{"doing": "reading", "done": 1, "total": 2}\nnoise\n{"articles": 2}\n')

        def __enter__(self) -> Process:
            return self

        def __exit__(self, *_: object) -> None:
            pass

    monkeypatch.setattr(subprocess, "Popen", Process)
    builds = Builds()
    first = builds.start("r", tmp_path / "r.duckdb", ["a.txt"], [])
    second = builds.start("r", tmp_path / "r.duckdb", ["b.txt"], [])
    assert begun.acquire(timeout=10)
    assert not begun.acquire(timeout=0.5), "both write one record"
    assert builds.running("r")
    may_end.set()
    assert begun.acquire(timeout=10)
    for _ in range(100):
        if second.finished is not None:
            break
        threading.Event().wait(0.1)
    assert (first.finished, second.finished, second.share) == ({"articles": 2}, {"articles": 2}, 50)
    assert not builds.running("r")
