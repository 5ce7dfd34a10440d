"""Fifteen more real articles that have nothing to do with each other: who said what through whom, against their gold, where ../shared has the texts.

Only attributions, figures and what surrounds the text are annotated. Nobody who writes rules reads these: the figures are those of articles that nobody has seen.
"""

from __future__ import annotations

from pathlib import Path

from quality.real_stories import corpus, measure_articles

CORPUS = corpus("press_fourth")


def measure(folder: Path) -> dict[str, float]:
    """The scores of single articles."""
    return measure_articles(folder)
