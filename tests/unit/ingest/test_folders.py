"""Folders as they are: names in no encoding, pipes, links in a circle, folders that may not be searched."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from onrecord.ingest.article import Article, Rejection
from onrecord.ingest.collect import collect

BODY = "The mayor of Kaldor resigned on Friday after a week of protests over the price of water, her office said."


def read(path: Path) -> tuple[list[str], dict[str, str]]:
    found = list(collect([path]))
    texts = [each.source.removeprefix(f"{path.as_posix()}/") for each in found if isinstance(each, Article)]
    return texts, {
        each.source.removeprefix(f"{path.as_posix()}/"): each.reason for each in found if isinstance(each, Rejection)
    }


def test_a_name_in_no_encoding_can_be_stored(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text(BODY)
    (name,), _ = read(tmp_path)
    assert name.encode("utf-8") == b"caf\\xe9.txt"


def test_a_pipe_is_left_out_and_the_pile_goes_on(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    (tmp_path / "b.txt").write_text(BODY)
    assert read(tmp_path) == (["b.txt"], {"a.txt": "not a file but a pipe, socket or device"})


def test_links_to_folders_are_followed_once(tmp_path: Path) -> None:
    pile, other = tmp_path / "pile", tmp_path / "other"
    (pile / "inner").mkdir(parents=True)
    other.mkdir()
    (other / "a.txt").write_text(BODY)
    (pile / "inner" / "b.txt").write_text(BODY + " She left at once.")
    (other / "back").symlink_to(pile)
    (pile / "linked").symlink_to(other)
    (pile / "again").symlink_to(pile / "inner")
    assert read(pile) == (["inner/b.txt", "linked/a.txt"], {})


def test_a_folder_that_may_not_be_searched_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "shut").mkdir()
    (tmp_path / "b.txt").write_text(BODY)
    scan = os.scandir

    def refuses(path: Any) -> Iterator[Any]:
        if str(path).endswith("shut"):
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuses)
    assert read(tmp_path) == (["b.txt"], {"shut": "folder cannot be searched: Permission denied"})


def test_hidden_folders_are_not_searched(tmp_path: Path) -> None:
    for folder in (".git", "seen"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(f"{BODY} {folder}")
    assert [Path(each.source).parent.name for each in collect([tmp_path])] == ["seen"]
