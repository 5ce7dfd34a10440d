"""Five real reports of a hostage whose death is laid on an air raid, and of who denies it (annotated before any rule saw them) against their gold, where ../shared has the texts.

Its contradictions were opened to who writes rules on the day it was annotated; the rest was not.
"""

from __future__ import annotations

from pathlib import Path

from quality.real_stories import corpus, measure_real

CORPUS = corpus("mueller")


def measure(folder: Path) -> dict[str, float]:
    """The story scores of this story."""
    return measure_real(folder)
