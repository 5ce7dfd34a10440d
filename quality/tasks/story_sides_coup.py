"""Six invented reports of two sides on officers who say that they took over, annotated before any rule saw them, opened since, against their gold."""

from __future__ import annotations

from pathlib import Path

from quality.gate import ROOT
from quality.story import measure_story

CORPUS = ROOT / "quality" / "gold" / "sides" / "coup"


def measure(corpus: Path) -> dict[str, float]:
    """The story scores of this story."""
    return measure_story(CORPUS / "texts", corpus)
