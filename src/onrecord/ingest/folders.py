"""Paths as given in, the files under them out, each with the name that its articles bear in `source`."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

from ..errors import InputError
from .article import Rejection


def files_under(paths: Sequence[str | Path]) -> dict[str, Path | Rejection]:
    r"""Source -> file for every file under the paths, or why a file or folder there cannot be read.

    A source is the path as given, below a folder folder/file; bytes of a name that are no UTF-8 stand as `\xe9` in it.
    Folders are searched whole, those that links lead to as well, hidden files left out.
    Raises InputError where a path does not exist.
    """
    found: dict[str, Path | Rejection] = {}
    for given in paths:
        path = Path(given)
        if path.is_dir():
            for each in _walk(path):
                source = name_of(each) if isinstance(each, Path) else each.source
                found[source] = each
        elif path.exists() or path.is_symlink():
            found[name_of(path)] = path
        else:
            raise InputError(f"{given}: no such file or folder; check the path, or give a folder of articles")
    return found


def name_of(path: Path) -> str:
    """The path as text that can be stored and printed: systems allow names that no encoding reads."""
    return os.fsencode(path.as_posix()).decode("utf-8", "backslashreplace")


def _walk(top: Path) -> Iterator[Path | Rejection]:
    """The files below a folder, and a Rejection for each folder that cannot be searched and each thing that is no file.

    Folders behind links come last, each once and only where the folder itself is not below `top`: so links in a circle
    end, and a folder that is linked and there has the name under which it lies there.
    """
    seen: set[str] = set()
    waiting = [top]
    while waiting:
        start = waiting.pop(0)
        refused: list[OSError] = []
        for folder, folders, names in os.walk(start, onerror=refused.append):
            if os.path.realpath(folder) in seen:
                folders.clear()
                continue
            seen.add(os.path.realpath(folder))
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            waiting.extend(Path(folder) / name for name in folders if (Path(folder) / name).is_symlink())
            for name in sorted(names):
                if not name.startswith("."):
                    each = Path(folder) / name
                    yield Rejection(name_of(each), "not a file but a pipe, socket or device") if _waits(each) else each
        for error in refused:
            yield Rejection(name_of(Path(error.filename)), f"folder cannot be searched: {error.strerror}")


def _waits(path: Path) -> bool:
    """True of what is no file: to read a pipe waits for ever where nobody writes."""
    try:
        return not stat.S_ISREG(path.stat().st_mode)
    except OSError:
        return False  # a link to nothing: reading says so
