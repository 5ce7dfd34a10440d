"""Six real reports on fighters said to have been caught at a border, and on who denies it (annotated before any rule saw them) against their gold, where ../shared has the texts.

Its contradictions were opened to those who write rules the day after it was scored; the rest was not.
"""

from __future__ import annotations

from pathlib import Path

from quality.real_stories import corpus, measure_real

CORPUS = corpus("infiltration")


def measure(folder: Path) -> dict[str, float]:
    """The story scores of this story."""
    return measure_real(folder)
