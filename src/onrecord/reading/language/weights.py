"""In: a folder. Out: its model files, once their SHA-256 agrees with the manifest."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path
from typing import Any

from ...errors import ModelError

SHIPPED = Path(__file__).parent / "weights"
VARIABLE = "ONRECORD_MODEL_DIR"


class Weights:
    """The files of one model."""

    def __init__(self, folder: Path | None = None) -> None:
        """Reads and checks everything; raises ModelError where a file is missing or differs from the manifest."""
        self.folder = folder or Path(os.environ.get(VARIABLE) or SHIPPED)
        manifest = self.folder / "manifest.json"
        if not manifest.is_file():
            raise ModelError(f"no language model in {self.folder}: reinstall onrecord, or unset {VARIABLE}")
        self._files: dict[str, bytes] = {}
        for name, digest in sorted(json.loads(manifest.read_text(encoding="utf-8")).items()):
            try:
                content = (self.folder / name).read_bytes()
            except OSError as error:
                raise ModelError(f"the language model lacks {name} in {self.folder}: reinstall onrecord") from error
            if hashlib.sha256(content).hexdigest() != digest:
                raise ModelError(
                    f"{self.folder / name} is damaged (its SHA-256 is not the manifest's): reinstall onrecord"
                )
            self._files[name] = content

    def bytes(self, name: str) -> bytes:
        """One file; it is forgotten then, since each is needed once."""
        try:
            return self._files.pop(name)
        except KeyError:
            raise ModelError(
                f"the language model in {self.folder} has no {name}: it was made for another version"
            ) from None

    def json(self, name: str) -> Any:
        """One JSON file."""
        return json.loads(self.bytes(name))

    def lines(self, name: str) -> list[str]:
        """The lines of one text file."""
        return self.bytes(name).decode("utf-8").split("\n")
