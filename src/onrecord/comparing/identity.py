"""The comparing phase's own code and lists in, a hash of them out: rows that other code gave are never taken for this one's."""

from __future__ import annotations

import hashlib
from importlib.resources import files
from pathlib import Path

_FOLDERS = ("comparing", "engines/preludes", "reading/gazetteer/data")
_KINDS = (".py", ".sql", ".tsv", ".txt", ".json", ".npz")


def code_identity() -> str:
    """A hash of every module, SELECT and list that a comparing stage can depend on."""
    house = Path(str(files("onrecord")))
    digest = hashlib.blake2b(digest_size=8)
    for folder in _FOLDERS:
        for path in sorted((house / folder).rglob("*")):
            if path.suffix in _KINDS:
                digest.update(path.relative_to(house).as_posix().encode() + path.read_bytes())
    return digest.hexdigest()
