from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from onrecord.errors import ModelError
from onrecord.reading.language.weights import Weights


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "labels.json").write_text('{"a": 1}')
    digest = hashlib.sha256(b'{"a": 1}').hexdigest()
    (tmp_path / "manifest.json").write_text(json.dumps({"labels.json": digest}))
    return tmp_path


def test_files_that_agree_with_the_manifest_are_given(folder: Path) -> None:
    assert Weights(folder).json("labels.json") == {"a": 1}


def test_a_changed_file_is_refused(folder: Path) -> None:
    (folder / "labels.json").write_text('{"a": 2}')
    with pytest.raises(ModelError, match=r"labels\.json is damaged"):
        Weights(folder)


def test_a_missing_file_is_named(folder: Path) -> None:
    (folder / "labels.json").unlink()
    with pytest.raises(ModelError, match=r"lacks labels\.json"):
        Weights(folder)


def test_no_model_at_all_is_said(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="no language model"):
        Weights(tmp_path)


def test_the_variable_names_another_folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_MODEL_DIR", str(folder))
    assert Weights().folder == folder
