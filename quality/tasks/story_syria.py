"""The five reports of autumn 2015 against their gold, where ../shared is there."""

from __future__ import annotations

from pathlib import Path

from quality.gate import SHARED
from quality.story import measure_story

CORPUS = SHARED / "gold" / "syria-2015"


def measure(corpus: Path) -> dict[str, float]:
    """The story scores of the five reports."""
    return measure_story(SHARED / "corpus" / "syria-2015", corpus)
