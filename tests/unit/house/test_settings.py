"""Settings: what cannot work is refused, with what, which value and what is allowed."""

from __future__ import annotations

import dataclasses
import sys
from pathlib import Path
from typing import Any

import pytest

from onrecord import cli
from onrecord.building import build_row, store_key
from onrecord.errors import SettingsError
from onrecord.pipeline import Pile
from onrecord.settings import ALLOWED, Settings


@pytest.mark.parametrize(
    ("name", "value", "allowed"),
    [
        ("shingle_words", 1, "a whole number from 2 to 20"),
        ("shingle_words", 5.0, "a whole number from 2 to 20"),
        ("processes", -1, "a whole number from 0 to 512"),
        ("story_window_days", True, "a whole number from 0 to 3650"),
        ("min_claim_score", 1.01, "a number from 0.0 to 1.0"),
        ("min_claim_score", float("nan"), "a number from 0.0 to 1.0"),
        ("min_contradiction_score", "0.5", "a number from 0.0 to 1.0"),
    ],
)
def test_what_cannot_work_is_refused(name: str, value: Any, allowed: str) -> None:
    with pytest.raises(SettingsError) as refused:
        Settings(**{name: value})
    assert str(refused.value) == f"setting {name} is {value!r}; it must be {allowed}"


def test_the_ends_of_a_range_are_allowed_and_every_number_has_one() -> None:
    for end in (0, 1):
        Settings(**{name: span[end] for name, span in ALLOWED.items()})  # type: ignore[arg-type]
    numbers = {f.name for f in dataclasses.fields(Settings) if type(f.default) in (int, float)}
    assert numbers == set(ALLOWED)


def test_settings_of_the_command_line() -> None:
    given = Settings(strict=True).with_values(["shingle_words=7", "min_claim_score = 0.6"])
    assert given == Settings(strict=True, shingle_words=7, min_claim_score=0.6)
    with pytest.raises(SettingsError, match="no setting 'shingles'; choose one of min_claim_score, "):
        Settings().with_values(["shingles=7"])
    for value in ("", "many", "nan", "1e400"):
        with pytest.raises(SettingsError, match="setting min_claim_score is "):
            Settings().with_values([f"min_claim_score={value}"])


def test_the_command_line_says_what_is_wrong_and_writes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    record = tmp_path / "r.duckdb"
    monkeypatch.setattr(
        sys, "argv", ["onrecord", "build", str(tmp_path), "-o", str(record), "--set", "shingle_words=99"]
    )
    with pytest.raises(SystemExit) as left:
        cli.main()
    assert left.value.code == 2
    assert capsys.readouterr().err == "onrecord: setting shingle_words is 99; it must be a whole number from 2 to 20\n"
    assert not record.exists()


def test_another_length_of_shingles_reads_anew() -> None:
    assert store_key(Settings(shingle_words=5)) != store_key(Settings(shingle_words=6))
    assert store_key(Settings(min_claim_score=0.6)) == store_key(Settings())


def test_a_set_clock_gives_the_same_row_of_a_build(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1933243200")
    first, second = (build_row(Pile(), Settings(), seconds) for seconds in (1.5, 2.5))
    assert first == second
    assert str(first["at"]) == "2031-04-06 12:00:00"
