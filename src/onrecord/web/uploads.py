"""Uploaded files in; files with harmless names in the record's own folder out."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from pathlib import Path

from ..beside import beside
from ..errors import InputError
from ..ingest.kinds import ALL, READ

MOST_FILES = 500
MOST_BYTES = 200 * 1024 * 1024
_RESERVED = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))})


def harmless(name: str) -> str:
    """The last part of a file name, of letters, digits, `.`, `_` and `-` alone, not hidden, with a suffix that is read.

    Raises InputError where the file is of no kind that is read.
    """
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    stem, dot, suffix = last.rpartition(".")
    suffix = f".{suffix.lower()}"
    if not dot or suffix not in ALL:
        raise InputError(f"{shown(last)}: not a kind of file that is read; give {READ}")
    if last.lower().endswith(".judgements.csv"):
        raise InputError(f"{shown(last)}: judgements are no article; `onrecord judgements RECORD --take-in` adds them")
    clean = re.sub(r"[^\w-]+", "-", stem.replace(".", "-")).strip("-_")[:80] or "article"
    return ("file-" if clean.lower() in _RESERVED else "") + clean + suffix


def shown(name: str) -> str:
    """A file name for a message: printable, short."""
    return "".join(each if each.isprintable() else "?" for each in name)[:80] or "a file without a name"


def record_name(words: str) -> str:
    """The name of a new record, fit to be a file's stem. Raises InputError where nothing is left of it."""
    clean = re.sub(r"[^\w-]+", "-", unicodedata.normalize("NFC", words)).strip("-_")[:60]
    if not clean or clean.lower() in _RESERVED:
        raise InputError("a record needs a name of letters or digits")
    return clean


def folder_of(record: Path) -> Path:
    """Where the articles that were uploaded into a record lie: `story.articles` beside `story.duckdb`.

    Raises InputError where that folder is a link that leads elsewhere.
    """
    folder = beside(record, "articles")
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise InputError(f"{folder.name} is not a folder of its own; move it away")
    return folder


def keep(record: Path, name: str, data: bytes) -> Path:
    """Write one file; a file of that name with other content stays, and the new one gets a name of its own.

    Raises InputError where it cannot be written.
    """
    target = folder_of(record) / harmless(name)
    try:
        target.parent.mkdir(exist_ok=True)
        if target.exists() and target.read_bytes() != data:
            target = target.with_stem(f"{target.stem}-{hashlib.blake2b(data, digest_size=4).hexdigest()}")
        if not target.exists():
            with target.open("xb") as handle:
                handle.write(data)
    except OSError as error:
        raise InputError(
            f"{target.name}: cannot be kept beside the record ({error.strerror or error}); serve a folder that can be written, with room in it"
        ) from error
    return target
