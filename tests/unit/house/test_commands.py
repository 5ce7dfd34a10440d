"""Commands: what they keep, what they refuse, and how they end."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from onrecord.building import BuildReport
from onrecord.cli import app
from onrecord.errors import ExportError, JudgementError
from onrecord.judgements import Judgements, file_of
from tests import handmade


def command(*words: object) -> Any:
    return CliRunner().invoke(app, [str(word) for word in words])


def test_strict_fails_where_anything_was_left_out_and_only_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for rejected, flag, code in (
        ((("a.txt", "empty"),), ["--strict"], 1),
        ((("a.txt", "empty"),), [], 0),
        ((), ["--strict"], 0),
    ):
        report = BuildReport(tmp_path / "r.duckdb", 1, 1, rejected, 0.1)
        monkeypatch.setattr("onrecord.building.build", lambda *_, report=report: report)
        assert command("build", "new/", "-o", tmp_path / "r.duckdb", *flag).exit_code == code


def test_judgements_are_undone_and_taken_in_on_the_command_line(tmp_path: Path) -> None:
    record = handmade.write(tmp_path / "r.duckdb")
    kept = Judgements(file_of(record))
    made = kept.add("claim:k1", "reject", by="Ana")
    other = Judgements(tmp_path / "other.csv")
    other.add("claim:k2", "accept", by="Bo")
    told = command("judgements", record, "--undo", made.judgement_id, "--take-in", other.path).stdout
    assert "1 judgement taken in" in told
    assert "Ana: reject claim:k1 (undone by" in " ".join(told.split())
    assert [(each.by, each.subject) for each in kept.standing() if each.verdict != "note"] == [("Bo", "claim:k2")]


def test_what_is_judged_on_the_command_line_is_kept_under_its_whole_id(tmp_path: Path) -> None:
    record = handmade.write(tmp_path / "r.duckdb")
    assert command("judge", record, "contradiction:x", "reject", "--by", "Ana").exit_code == 0
    assert [each.subject for each in Judgements(file_of(record)).all()] == ["contradiction:x1"]
    assert isinstance(command("judge", record, "claim:k", "reject").exception, JudgementError)
    assert len(Judgements(file_of(record)).all()) == 1


def test_a_format_that_is_none_is_refused_with_those_that_are(tmp_path: Path) -> None:
    made = command("export", handmade.write(tmp_path / "r.duckdb"), "--format", "docx", "-o", tmp_path / "x")
    assert isinstance(made.exception, ExportError)
    assert "no format 'docx'; choose one of acled, bibtex" in str(made.exception)
    assert not (tmp_path / "x").exists()
