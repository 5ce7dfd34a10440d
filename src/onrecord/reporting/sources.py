"""Paths of articles in, what a reader elsewhere needs of them out: the folders of whoever made the record are left out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import takewhile

from ..record import Record

_ROOTED = re.compile(r"/|[A-Za-z]:[\\/]|\\\\")


class Sources:
    """The sources of one record, each printed from the folder on that holds them all."""

    def __init__(self, sources: Iterable[str]) -> None:
        """Learn the folder that the rooted paths among `sources` share."""
        folders = [_parts(source)[:-1] for source in sources if _ROOTED.match(source)]
        levels = takewhile(lambda names: len(set(names)) == 1, zip(*folders, strict=False))
        self._shared = [names[0] for names in levels]

    def printed(self, source: str) -> str:
        """`desk/a.txt` of `/home/ana/story/desk/a.txt`; an address and a path that starts nowhere stay as they are."""
        if not _ROOTED.match(source):
            return source
        path, sign, row = source.partition("#")
        parts = _parts(source)
        inside = self._shared and parts[: len(self._shared)] == self._shared
        rest = parts[len(self._shared) :] if inside else parts[-1:]
        return "/".join(rest) + sign + row if rest else path

    def without(self, words: str) -> str:
        """The words of a message without the shared folder before the names of files."""
        folder = "/".join(self._shared)
        return words.replace(f"{folder}/", "").replace(folder.replace("/", "\\") + "\\", "") if folder else words


def sources_of(record: Record) -> Sources:
    """The sources of a record's articles."""
    return Sources(row["source"] for row in record.rows("SELECT source FROM article"))


def _parts(source: str) -> list[str]:
    return re.split(r"[/\\]", source.partition("#")[0])
