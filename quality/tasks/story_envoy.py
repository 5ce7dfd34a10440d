"""The six articles on a drone that came down over a border and an envoy sent home (invented, annotated before any rule saw them) against their gold."""

from __future__ import annotations

from pathlib import Path

from quality.gate import ROOT
from quality.story import measure_story

CORPUS = ROOT / "quality" / "gold" / "envoy"


def measure(corpus: Path) -> dict[str, float]:
    """The story scores of this story."""
    return measure_story(CORPUS / "texts", corpus)
