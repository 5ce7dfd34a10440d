"""Six real reports of jets that a militia is said to have flown, and of who knows of it (annotated before any rule saw them) against their gold, where ../shared has the texts.

Entity links and contradictions were opened to those who write rules on the day it was annotated; the rest was not.
"""

from __future__ import annotations

from pathlib import Path

from quality.real_stories import corpus, measure_real

CORPUS = corpus("jets")


def measure(folder: Path) -> dict[str, float]:
    """The story scores of this story."""
    return measure_real(folder)
