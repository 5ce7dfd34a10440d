"""Sixteen real articles that have nothing to do with each other: who said what through whom, against their gold, where ../shared has the texts.

Only attributions, figures and what surrounds the text are annotated. Annotated before any rule saw them; opened in the night of 2026-11-22.
"""

from __future__ import annotations

from pathlib import Path

from quality.real_stories import corpus, measure_articles

CORPUS = corpus("press_unread")


def measure(folder: Path) -> dict[str, float]:
    """The scores of single articles."""
    return measure_articles(folder)
