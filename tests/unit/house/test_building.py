"""Builds: atomic, incremental, order-free, loud about what is left out."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

import onrecord
from onrecord import pipeline
from onrecord.comparing import claims
from onrecord.comparing.conflicts.sides import Conflict, Side
from onrecord.engines.record_file import open_record
from onrecord.errors import InputError, JudgementError, LockError, ReadingError
from onrecord.ingest.article import Article
from onrecord.judgements import Judgements, file_of
from onrecord.reading.rows import Rows
from onrecord.schema.engine import Engine
from onrecord.schema.tables import PUBLIC
from onrecord.settings import Settings
from onrecord.store import Store

pytestmark = pytest.mark.slow

FEW = (
    "{name}, the mayor of Ostrell, said on Monday that {n} bridges were closed after the flood in the valley.\n\n"
    '"We will open them again," {name} told reporters. The town has asked the ministry for help with the repairs.\n'
)


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    for number, name in enumerate(("Ana Veld", "Bo Strand", "Cy Marrow"), start=2):
        (folder / f"{number}.txt").write_text(FEW.format(name=name, n=number), encoding="utf-8")
    return folder


def contents(record: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every public relation but `build`, which holds the clock."""
    connection = open_record(record)
    found = {
        table.name: connection.execute(f"SELECT * FROM {table.name}").fetchall()
        for table in PUBLIC
        if table.name != "build"
    }
    connection.close()
    return found


def test_two_runs_give_the_same_rows_in_the_same_order(pile: Path, tmp_path: Path) -> None:
    onrecord.build(pile, tmp_path / "a.duckdb")
    onrecord.build(sorted(pile.iterdir(), reverse=True), tmp_path / "b.duckdb")
    first, second = contents(tmp_path / "a.duckdb"), contents(tmp_path / "b.duckdb")
    assert first["attribution"]
    assert first == second


def test_a_second_build_reads_only_what_is_new(pile: Path, tmp_path: Path) -> None:
    target = tmp_path / "r.duckdb"
    assert onrecord.build(pile, target).read == 3
    assert onrecord.build(pile, target).read == 0
    (pile / "new.txt").write_text(FEW.format(name="Di Fenn", n=9), encoding="utf-8")
    last = onrecord.build(pile, target)
    assert (last.read, last.gone) == (1, ())
    shutil.rmtree(target.with_suffix(".readings"))
    onrecord.build(pile, tmp_path / "full.duckdb")
    assert contents(target) == contents(tmp_path / "full.duckdb")


def test_articles_of_a_record_that_are_not_given_again_are_named(pile: Path, tmp_path: Path) -> None:
    target = tmp_path / "r.duckdb"
    onrecord.build(pile, target)
    first = pile / "2.txt"
    first.write_text(first.read_text(encoding="utf-8") + "It rains.\n", encoding="utf-8")  # changed, not gone
    assert onrecord.build([first, pile / "3.txt"], target).gone == (str(pile / "4.txt"),)


def test_what_is_left_out_is_named_and_the_build_goes_on(pile: Path, tmp_path: Path) -> None:
    (pile / "empty.txt").write_text("", encoding="utf-8")
    (pile / "picture.txt").write_bytes(bytes(range(256)) * 40)
    report = onrecord.build(pile, tmp_path / "r.duckdb")
    assert report.articles == 3
    assert {Path(source).name for source, _ in report.rejected} == {"empty.txt", "picture.txt"}
    with onrecord.open(tmp_path / "r.duckdb") as record:
        assert len(record.rows("SELECT * FROM rejected WHERE stage = 'ingest'")) == 2


def test_no_article_at_all_is_an_error_that_says_what_to_give(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    with pytest.raises(InputError, match="no article found"):
        onrecord.build(tmp_path / "empty.txt", tmp_path / "r.duckdb")
    with pytest.raises(InputError, match="nowhere"):
        onrecord.build(tmp_path / "nowhere", tmp_path / "r.duckdb")


def test_two_builds_of_one_record_do_not_mix(pile: Path, tmp_path: Path) -> None:
    from onrecord.building import locked

    with locked(tmp_path / "r.duckdb"), pytest.raises(LockError, match="another build"):
        onrecord.build(pile, tmp_path / "r.duckdb")


@pytest.mark.parametrize("blow", [signal.SIGKILL, signal.SIGINT])
@pytest.mark.parametrize("after", [0.2, 1.2, 2.4])
def test_a_stopped_build_leaves_the_old_record_or_the_new_one(
    pile: Path, tmp_path: Path, blow: signal.Signals, after: float
) -> None:
    target = tmp_path / "r.duckdb"
    onrecord.build(pile, target)
    old = contents(target)
    (pile / "new.txt").write_text(FEW.format(name="Di Fenn", n=9), encoding="utf-8")
    command = [sys.executable, "-m", "onrecord", "build", str(pile), "-o", str(target)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env={**os.environ})
    time.sleep(after)
    process.send_signal(blow)
    process.wait(timeout=60)
    found = contents(target)
    assert len(found["article"]) in (3, 4)
    assert found == old or len(found["article"]) == 4
    onrecord.build(pile, target)
    assert len(contents(target)["article"]) == 4


def test_a_script_without_a_main_guard_is_not_run_for_ever(pile: Path, tmp_path: Path) -> None:
    """Every reading process runs such a script anew and ends; the build must notice, and read by itself."""
    script = tmp_path / "script.py"
    script.write_text(
        f"import onrecord\nonrecord.build({str(pile)!r}, {str(tmp_path / 'r.duckdb')!r}, "
        "settings=onrecord.Settings(processes=2))\n",
        encoding="utf-8",
    )
    ended = subprocess.run([sys.executable, script], capture_output=True, text=True, timeout=120, check=False)
    assert ended.returncode == 0
    assert "a reading process ended before its time" in ended.stderr
    with onrecord.open(tmp_path / "r.duckdb") as record:
        assert len(record.articles) == 3


def test_a_program_from_standard_input_is_read_by_one_process(pile: Path, tmp_path: Path) -> None:
    """No other process could load such a program: each would end with a traceback of its own."""
    program = (
        f"import onrecord\nonrecord.build({str(pile)!r}, {str(tmp_path / 'r.duckdb')!r}, "
        "settings=onrecord.Settings(processes=2))\n"
    )
    ended = subprocess.run(
        [sys.executable, "-"], input=program, capture_output=True, text=True, timeout=120, check=False
    )
    assert (ended.returncode, ended.stderr) == (0, "")


@pytest.mark.parametrize("broken", [{"value": 7}, {"no_such_column": "x"}])
def test_an_article_whose_rows_no_table_holds_is_left_out_with_the_reason_and_read_again_by_the_next_build(
    pile: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: dict[str, object]
) -> None:
    read = pipeline.readings

    def readings(articles: Sequence[Article], settings: Settings) -> Iterator[tuple[str, Rows]]:
        for number, (article, rows) in enumerate(read(articles, settings)):
            yield article, {**rows, "figure": [broken]} if number == 1 else rows

    with monkeypatch.context() as faulty:
        faulty.setattr(pipeline, "readings", readings)
        report = onrecord.build(pile, tmp_path / "r.duckdb")
    ((source, reason),) = report.rejected
    assert (report.articles, report.read) == (3, 2)
    with onrecord.open(tmp_path / "r.duckdb") as record:
        assert len(record.articles) == 3
        assert record.rows("select subject, reason from rejected where stage = 'reading'") == [
            {"subject": source, "reason": reason}
        ]
        assert "could not be read: SchemaError: figure" in reason
    mended = onrecord.build(pile, tmp_path / "r.duckdb")
    assert (mended.read, mended.rejected) == (1, ())
    onrecord.build(pile, tmp_path / "full.duckdb")
    assert contents(tmp_path / "r.duckdb") == contents(tmp_path / "full.duckdb")


def test_a_fault_in_reading_that_stops_every_article_leaves_the_old_record(
    pile: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "r.duckdb"
    onrecord.build(pile, target)
    before = target.read_bytes()

    def readings(articles: Sequence[Article], settings: Settings) -> Iterator[tuple[str, Rows]]:
        yield from ((article.article_id, {"figure": [{"no_such_column": "x"}]}) for article in articles)

    with monkeypatch.context() as faulty:
        faulty.setattr(pipeline, "readings", readings)
        with pytest.raises(ReadingError, match=r"none of 3 articles could be read.* no column 'no_such_column'"):
            onrecord.build(pile, target, settings=Settings(shingle_words=6))
    assert target.read_bytes() == before
    assert onrecord.build(pile, target, settings=Settings(shingle_words=6)).read == 3


def test_a_judgement_made_while_a_build_runs_takes_effect_as_a_whole_or_not_at_all(
    pile: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "r.duckdb"
    onrecord.build(pile, target)
    with onrecord.open(target) as record:
        claim = record.claims[0]["claim_id"]
    compare = pipeline.compare

    def judged_meanwhile(*given: Any) -> None:
        compare(*given)
        Judgements(file_of(target)).add(f"claim:{claim}", "reject", by="Ana")

    def held() -> tuple[int, int, int]:
        with onrecord.open(target) as record:
            counts = (
                record.rows("select count(*) as n from judgement"),
                record.rows("select count(*) as n from rejected where stage = 'judgement'"),
                record.rows(f"select count(*) as n from claim where claim_id = '{claim}'"),
            )
        found = [rows[0]["n"] for rows in counts]
        return found[0], found[1], found[2]

    with monkeypatch.context() as busy:
        busy.setattr(pipeline, "compare", judged_meanwhile)
        onrecord.build(pile, target)
    assert held() == (0, 0, 1)
    onrecord.build(pile, target)
    assert held() == (1, 1, 0)


def test_a_damaged_file_of_judgements_is_named_before_anything_is_read(
    pile: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "r.duckdb"
    Judgements(file_of(target)).add("claim:k1", "reject", by="Ana")
    file_of(target).write_text(file_of(target).read_text(encoding="utf-8") + "broken,line\n", encoding="utf-8")
    monkeypatch.setattr(pipeline, "readings", lambda *_: pytest.fail("articles were read"))
    with pytest.raises(JudgementError, match="line 3"):
        onrecord.build(pile, target)


OTHER = (
    "The harbour of Lindmark was shut on Tuesday after a crane fell on the quay, the port office said.\n\n"
    "Nobody was hurt, the spokesman {name} told a local radio station. Two ferries to Orsund were cancelled.\n"
)


def test_a_story_that_cannot_be_compared_leaves_the_others_theirs(
    pile: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number, name in enumerate(("Ole Brandt", "Ida Holm")):
        (pile / f"other{number}.txt").write_text(OTHER.format(name=name), encoding="utf-8")
    found = claims.conflicts

    def conflicts(engine: Engine, told: list[Side]) -> list[Conflict]:
        if any("crane" in side.text for side in told):
            raise IndexError("no crane")
        return found(engine, told)

    with monkeypatch.context() as broken:
        broken.setattr(claims, "conflicts", conflicts)
        report = onrecord.build(pile, tmp_path / "r.duckdb")
    ((source, reason),) = report.rejected
    assert source.startswith("the story ")
    assert reason.startswith("could not be compared: IndexError: no crane")
    with onrecord.open(tmp_path / "r.duckdb") as record:
        assert len(record.articles) == 5
        told = {row["proposition"] for row in record.claims}
        assert told
        assert not any("crane" in text for text in told)
    assert onrecord.build(pile, tmp_path / "r.duckdb").rejected == ()
    with onrecord.open(tmp_path / "r.duckdb") as record:
        assert any("crane" in row["proposition"] for row in record.claims)


def test_a_fault_that_stops_every_story_is_raised(pile: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (pile / "other.txt").write_text(OTHER.format(name="Ole Brandt"), encoding="utf-8")

    def conflicts(engine: Engine, told: list[Side]) -> list[Conflict]:
        raise IndexError("nothing")

    monkeypatch.setattr(claims, "conflicts", conflicts)
    with pytest.raises(IndexError, match="nothing"):
        onrecord.build(pile, tmp_path / "r.duckdb")


def test_a_full_disk_is_no_fault_of_a_story(pile: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep = Store.keep

    def fails(store: Store, owners: Iterable[str], tables: dict[str, Any]) -> None:
        if "claim" in tables:
            raise OSError(28, "No space left on device")
        keep(store, owners, tables)

    monkeypatch.setattr(Store, "keep", fails)
    with pytest.raises(OSError, match="No space left"):
        onrecord.build(pile, tmp_path / "r.duckdb")
