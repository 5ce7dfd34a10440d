"""Where results are written, and records that are damaged: refused early, in words, and nothing of the user's is lost."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from typer.testing import CliRunner

import onrecord
from onrecord import cli
from onrecord.building import prepare
from onrecord.cli import app
from onrecord.engines.record_file import write_record
from onrecord.errors import ExportError, InputError, RecordError
from onrecord.schema.checks import to_arrow
from onrecord.schema.tables import PUBLIC
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
    (tmp_path / "torn.duckdb").write_bytes(b"torn")  # "build it again" is what its error says
    for target in (
        write(tmp_path / "old.db"),
        tmp_path / "empty.db",
        tmp_path / "torn.duckdb",
        tmp_path / "new" / "r.duckdb",
    ):
        prepare(target)
    assert (tmp_path / "new").is_dir()


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
