"""A model's name in, a text that changes with every byte of its weights out; reads no weights and imports no spaCy."""

from __future__ import annotations

import importlib.metadata
import os
from pathlib import Path

from ..errors import ModelError

SHIPPED = Path(__file__).parent / "language" / "weights"


def code_identity() -> str:
    """A hash of the reading phase's own code and word lists: rows that other code read are never taken for this one's."""
    import hashlib

    here = Path(__file__).parent
    digest = hashlib.blake2b(digest_size=8)
    for path in sorted(here.rglob("*")):
        if path.suffix in (".py", ".tsv", ".txt", ".json", ".npz") and SHIPPED not in path.parents:
            digest.update(path.relative_to(here).as_posix().encode() + path.read_bytes())
    return digest.hexdigest()


def model_identity(model: str | None) -> str:
    """The shipped model's name and hash, or `name version` of the installed spaCy pipeline that takes its place."""
    if model is None:
        import hashlib

        # The manifest holds a hash of every weight file, so its own hash stands for them all.
        manifest = Path(os.environ.get("ONRECORD_MODEL_DIR") or SHIPPED) / "manifest.json"
        if not manifest.is_file():
            raise ModelError(f"no language model at {manifest.parent}; install onrecord again")
        return f"onrecord-en {hashlib.sha256(manifest.read_bytes()).hexdigest()[:16]}"
    try:
        return f"{model} {importlib.metadata.version(model)}"
    except importlib.metadata.PackageNotFoundError:
        return model
