"""Four real reports of a king said to fly in raids himself (annotated before any rule saw them) against their gold, where ../shared has the texts.

Nobody who writes rules reads these: the figures are those of a new story.
"""

from __future__ import annotations

from pathlib import Path

from quality.real_stories import corpus, measure_real

CORPUS = corpus("king")


def measure(folder: Path) -> dict[str, float]:
    """The story scores of this story."""
    return measure_real(folder)
