"""Six invented reports on aid that vanished and an audit that was leaked, annotated before any rule saw them (unread: only scored), against their gold."""

from __future__ import annotations

from pathlib import Path

from quality.gate import ROOT
from quality.story import measure_story

CORPUS = ROOT / "quality" / "gold" / "sides" / "audit"


def measure(corpus: Path) -> dict[str, float]:
    """The story scores of this story."""
    return measure_story(CORPUS / "texts", corpus)
