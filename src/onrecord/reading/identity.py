"""A model's name in, a text that changes with every byte of its weights out; reads no weights and imports no spaCy."""

from __future__ import annotations

import importlib.metadata
from pathlib import Path

WEIGHTS = Path(__file__).parent / "language" / "weights"


def model_identity(model: str | None) -> str:
    """The shipped model's name and hash, or `name version` of the installed spaCy pipeline that takes its place."""
    if model is None:
        import hashlib

        manifest = WEIGHTS / "manifest.json"
        digest = hashlib.sha256(manifest.read_bytes()).hexdigest()[:16] if manifest.exists() else "rules"
        return f"onrecord-en {digest}"
    try:
        return f"{model} {importlib.metadata.version(model)}"
    except importlib.metadata.PackageNotFoundError:
        return model
