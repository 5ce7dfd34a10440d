"""The sample story against its own gold: measured on every machine."""

from __future__ import annotations

from pathlib import Path

from quality.gate import ROOT
from quality.story import measure_story

CORPUS = ROOT / "quality" / "gold" / "sample"


def measure(corpus: Path) -> dict[str, float]:
    """The story scores of the bundled sample."""
    return measure_story(ROOT / "src" / "onrecord" / "sample" / "articles", corpus)
