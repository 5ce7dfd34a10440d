"""Where results are written, and records that are damaged: refused early, in words, and nothing of the user's is lost."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest
from typer.testing import CliRunner

import onrecord
from onrecord import building, cli
from onrecord.building import BuildReport, clear_leftovers, locked, place_of, prepare, put_in_place
from onrecord.cli import app
from onrecord.controls import json_line
from onrecord.engines.record_file import write_record
from onrecord.errors import ExportError, InputError, JudgementError, LockError, RecordError
from onrecord.ingest.article import Rejection
from onrecord.pipeline import Pile
from onrecord.schema.checks import to_arrow
from onrecord.schema.tables import PUBLIC
from onrecord.web.shelf import Shelf
from tests.handmade import write


def test_a_folder_as_output_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    with pytest.raises(InputError, match="is a folder; give a file in it"):
        prepare(tmp_path / "articles")


def test_a_file_that_is_no_record_is_never_written_over(tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text("The dam holds, the minister said.", encoding="utf-8")
    with pytest.raises(InputError, match="is no record and would be lost"):
        prepare(article)
    assert article.read_text(encoding="utf-8") == "The dam holds, the minister said."


def test_records_empty_files_and_new_names_may_be_written(tmp_path: Path) -> None:
    (tmp_path / "empty.db").touch()
    for target in (
        write(tmp_path / "old.db"),
        tmp_path / "empty.db",
        tmp_path / "new" / "r.duckdb",
    ):
        prepare(target)
    assert (tmp_path / "new").is_dir()


@pytest.mark.parametrize("content", [b"SQLite format 3\x00" + bytes(4080), b"My notes on the flood."])
def test_what_only_ends_as_a_record_does_is_never_written_over(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "notes.duckdb").write_bytes(content)
    with pytest.raises(InputError, match="is no record and would be lost"):
        prepare(tmp_path / "notes.duckdb")


def test_a_database_that_cannot_be_opened_is_left_to_its_owner(tmp_path: Path) -> None:
    whole = write(tmp_path / "r.duckdb").read_bytes()
    (tmp_path / "r.duckdb").write_bytes(whole[:9000])
    with pytest.raises(InputError, match="if it was one, delete it and build it again"):
        prepare(tmp_path / "r.duckdb")


HOLDING = "import duckdb, sys\nheld = duckdb.connect(sys.argv[1])\nprint('open', flush=True)\nsys.stdin.read()\n"


def test_a_database_that_another_program_holds_is_never_written_over(tmp_path: Path) -> None:
    target = write(tmp_path / "held.duckdb")
    command = [sys.executable, "-c", HOLDING, str(target)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        with pytest.raises(InputError, match=rf"is held by .*\(process {holder.pid}\).*; close it there"):
            prepare(target)
        with pytest.raises(RecordError, match="is held by"):
            onrecord.open(target)
        holder.communicate()
    assert prepare(target)


def test_a_record_that_would_share_the_judgements_of_another_is_refused(tmp_path: Path) -> None:
    write(tmp_path / "story.duckdb")
    with pytest.raises(InputError, match=r"judgements on both would go to story\.judgements\.csv; give another -o"):
        prepare(tmp_path / "story")
    for name in ("story.duckdb", "story.bak", "other"):
        prepare(tmp_path / name)


def test_a_log_beside_a_finished_record_is_refused_and_one_of_the_old_record_goes(tmp_path: Path) -> None:
    unfinished, target = tmp_path / ".r.building", tmp_path / "r.duckdb"
    logs = [path.with_name(f"{path.name}.wal") for path in (unfinished, target)]
    for path in (unfinished, target, *logs):
        path.write_text(path.name)
    with pytest.raises(
        RecordError, match=r"was not closed cleanly .*; check that there is room on the disk, and build again"
    ):
        put_in_place(unfinished, target)
    assert target.read_text() == "r.duckdb"
    logs[0].unlink()
    put_in_place(unfinished, target)
    assert target.read_text() == ".r.building"
    assert not logs[1].exists()


def test_a_device_or_a_pipe_is_no_place_for_a_record(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for target in (Path(os.devnull), tmp_path / "pipe"):
        with pytest.raises(InputError, match="is a device or a pipe and no file"):
            prepare(target)


def test_a_link_leads_to_the_record_and_stays_a_link(tmp_path: Path) -> None:
    real, link = tmp_path / "disk" / "r.duckdb", tmp_path / "r.duckdb"
    link.symlink_to(real)
    assert prepare(link) == {}
    assert real.parent.is_dir()
    place = place_of(link)
    assert place == real.resolve()
    put_in_place(write(place.with_name("beside")), place)
    assert link.is_symlink()
    assert prepare(link) == prepare(real) != {}
    with locked(link), pytest.raises(LockError), locked(real):
        pass


def test_what_a_killed_build_left_is_deleted_by_the_next(tmp_path: Path) -> None:
    target = tmp_path / "r.duckdb"
    for name in (
        ".r.duckdb.77.building",
        ".r.duckdb.77.building.wal",
        ".other.duckdb.7.building",
        ".r.duckdb.x.building",
    ):
        (tmp_path / name).touch()
    clear_leftovers(target)
    assert {path.name for path in tmp_path.iterdir()} == {".other.duckdb.7.building", ".r.duckdb.x.building"}


def test_a_place_that_cannot_be_written_is_not_called_another_build(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(InputError, match="cannot be written"):
        prepare(tmp_path / "file" / "r.duckdb")


def test_a_torn_record_is_an_error_in_words(tmp_path: Path) -> None:
    path, noise = tmp_path / "r.duckdb", random.Random(7)
    long = [
        {"article_id": f"t{n}", "source": f"{n}.txt", "language": "en", "text": noise.randbytes(400_000).hex()}
        for n in range(6)
    ]
    write_record(
        path, [(table.name, to_arrow(table.name, long if table.name == "article" else [])) for table in PUBLIC]
    )
    with onrecord.open(path) as record:
        assert len(record.articles) == 6
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    with onrecord.open(path) as record:
        for ask in (lambda: record.rows("SELECT text FROM article"), lambda: record.table("article")):
            with pytest.raises(RecordError, match="missing or damaged; build it again"):
                ask()


@pytest.mark.parametrize(("name", "first"), [("r.md", "#"), ("r.html", "<"), ("r.HTM", "<"), ("r", "<")])
def test_a_report_is_of_the_kind_that_its_name_ends_in(tmp_path: Path, name: str, first: str) -> None:
    made = CliRunner().invoke(app, ["report", str(write(tmp_path / "r.duckdb")), "-o", str(tmp_path / name)])
    assert made.exit_code == 0
    assert (tmp_path / name).read_text(encoding="utf-8").lstrip().startswith(first)


def test_a_report_is_never_html_under_another_ending(tmp_path: Path) -> None:
    made = CliRunner().invoke(app, ["report", str(write(tmp_path / "r.duckdb")), "-o", str(tmp_path / "r.pdf")])
    assert isinstance(made.exception, ExportError)
    assert not (tmp_path / "r.pdf").exists()


def test_who_stops_a_command_is_told_what_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("onrecord.reporting.citation.cite", stopped)
    monkeypatch.setattr("sys.argv", ["onrecord", "cite", str(write(tmp_path / "r.duckdb")), "k1"])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert ended.value.code == 130
    assert "stopped; what stood before is unchanged" in capsys.readouterr().err


def test_a_record_says_what_it_holds_and_then_that_it_is_closed(tmp_path: Path) -> None:
    record = onrecord.open(write(tmp_path / "kept.duckdb"))
    assert "articles" in repr(record)
    record.close()
    assert repr(record).endswith("kept.duckdb: closed>")


def test_a_database_of_something_else_is_never_written_over(tmp_path: Path) -> None:
    other = tmp_path / "accounts.duckdb"
    with duckdb.connect(str(other)) as connection:
        connection.execute("CREATE TABLE account AS SELECT 7 AS money")
    with pytest.raises(InputError, match="is a database that is no record of onrecord and would be lost"):
        prepare(other)
    with duckdb.connect(str(other), read_only=True) as connection:
        assert connection.execute("SELECT money FROM account").fetchall() == [(7,)]


def test_what_stands_in_a_record_is_known_before_it_is_built_again(tmp_path: Path) -> None:
    assert set(prepare(write(tmp_path / "old.duckdb")).values()) == {"in/post.txt", "in/rows.jsonl#wire", "in/blog.txt"}
    assert prepare(tmp_path / "new.duckdb") == {}


def test_who_builds_with_new_articles_alone_is_told_that_the_old_ones_are_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tuple(f"monday/{number}.txt" for number in range(5))
    made = BuildReport(tmp_path / "r.duckdb", 1, 1, (("new/empty.txt", "empty: no text in it"),), 0.1, gone)
    monkeypatch.setattr("onrecord.building.build", lambda *_: made)
    told = CliRunner().invoke(app, ["build", "new/", "-o", str(made.record)]).stdout
    assert "1 article (1 newly read), 1 left out" in told
    assert "no longer in it" in told
    assert "monday/2.txt and 2 more; to keep them, give the old articles and the new ones" in told


@pytest.mark.parametrize(
    "command", [["export", "--format", "bibtex"], ["export", "--format", "xlsx"], ["report", "--format", "md"]]
)
def test_an_export_or_a_report_never_takes_the_place_of_a_record(tmp_path: Path, command: list[str]) -> None:
    record = write(tmp_path / "r.duckdb")
    before = record.read_bytes()
    made = CliRunner().invoke(app, [command[0], str(record), *command[1:], "-o", str(record)])
    assert isinstance(made.exception, ExportError)
    assert "would be lost" in str(made.exception)
    assert record.read_bytes() == before


def test_letters_that_the_output_does_not_know_are_spelt_out(tmp_path: Path) -> None:
    record = write(tmp_path / "r.duckdb", hostile="Łódź")
    command = [sys.executable, "-m", "onrecord", "cite", str(record), "k1"]
    told = subprocess.run(command, capture_output=True, env={**os.environ, "PYTHONIOENCODING": "ascii"}, check=True)
    assert b"\\u0141" in told.stdout


@pytest.mark.parametrize(("encoding", "plain"), [("utf-8", True), ("UTF8", True), ("cp1252", False), (None, False)])
def test_json_lines_are_json_whatever_letters_the_output_knows(encoding: str | None, plain: bool) -> None:
    line = json_line({"name": "Łódź 🏭"}, encoding)
    assert json.loads(line) == {"name": "Łódź 🏭"}
    assert line.isascii() != plain


def test_a_disk_that_refuses_is_an_error_in_words(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match=r"cannot be written .*check that there is room"):
        write_record(tmp_path / "missing" / "r.duckdb", [])


NO_PLACE = ("hxl", "x.csv"), ("xlsx", "x.xlsx"), ("parquet", "folder"), ("csv", "folder"), ("geojson", "x.geojson")


@pytest.mark.parametrize(("format_", "name"), NO_PLACE)
def test_an_export_that_cannot_be_written_says_so_in_words(tmp_path: Path, format_: str, name: str) -> None:
    record, target = write(tmp_path / "r.duckdb"), tmp_path / name
    if name == "folder":  # root may write everywhere: a folder where a file has to be stands for what cannot be written
        for relation in ("article.parquet", "article.csv"):
            (target / relation).mkdir(parents=True)
    else:
        target.mkdir()
    made = CliRunner().invoke(app, ["export", str(record), "--format", format_, "-o", str(target)])
    assert isinstance(made.exception, ExportError), made.exception
    assert "cannot be written" in str(made.exception)
    assert "choose another place with -o" in str(made.exception)


def test_an_error_of_the_system_is_one_line_and_no_traceback(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", "r.duckdb")

    monkeypatch.setattr("onrecord.reporting.citation.cite", full)
    monkeypatch.setattr("sys.argv", ["onrecord", "cite", str(write(tmp_path / "r.duckdb")), "k1"])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert ended.value.code == 2
    assert capsys.readouterr().err.startswith("onrecord: r.duckdb: No space left on device; check")


def test_judgements_of_a_record_that_is_not_there_are_an_error_and_none_is_told(tmp_path: Path) -> None:
    missing = CliRunner().invoke(app, ["judgements", str(tmp_path / "no.duckdb")])
    assert isinstance(missing.exception, RecordError)
    record = write(tmp_path / "r.duckdb")
    assert "no judgement on" in CliRunner().invoke(app, ["judgements", str(record)]).stdout


def test_who_judges_is_told_where_it_is_kept_and_when_it_counts(tmp_path: Path) -> None:
    record = write(tmp_path / "r.duckdb")
    told = CliRunner().invoke(app, ["judge", str(record), "entity:e1", "note", "--detail", "asked her", "--by", "Ana"])
    assert "Ana: note entity:e1 asked her" in told.stdout
    assert "r.judgements.csv" in told.stdout
    assert "from its next build on" in told.stdout


def test_judging_where_nothing_can_be_written_is_an_error_in_words(tmp_path: Path) -> None:
    (tmp_path / ".r.judgements.csv.lock").mkdir()
    made = CliRunner().invoke(app, ["judge", str(write(tmp_path / "r.duckdb")), "entity:e1", "accept"])
    assert isinstance(made.exception, JudgementError)
    assert "cannot be written" in str(made.exception)


def test_only_a_record_is_served(tmp_path: Path) -> None:
    text = tmp_path / "article.txt"
    text.write_text("The dam holds, the minister said.", encoding="utf-8")
    with pytest.raises(RecordError, match="cannot be opened as a record"):
        Shelf(text)


def test_a_build_that_fails_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = write(tmp_path / "r.duckdb")
    before = target.read_bytes()

    def fails(path: Path, *_: object) -> None:
        path.write_bytes(b"half")
        path.with_name(f"{path.name}.wal").write_bytes(b"log")
        raise RuntimeError("full")

    monkeypatch.setattr(building.pipeline, "gather", lambda *_: Pile())
    monkeypatch.setattr(building, "fill", fails)
    with pytest.raises(RuntimeError, match="full"):
        building.build([], target)
    assert target.read_bytes() == before
    assert not [path.name for path in tmp_path.iterdir() if "building" in path.name]


def test_what_was_given_and_left_out_is_not_called_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    empty = Pile([], [Rejection("in/post.txt", "empty: no text in it")])
    monkeypatch.setattr(building.pipeline, "gather", lambda *_: empty)
    monkeypatch.setattr(building, "fill", lambda *_: [])
    monkeypatch.setattr(building, "put_in_place", lambda *_: None)
    assert building.build([], write(tmp_path / "r.duckdb")).gone == ("in/blog.txt", "in/rows.jsonl#wire")
