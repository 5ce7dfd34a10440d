"""Six real reports of jets that a militia is said to have flown, and of who knows of it (annotated before any rule saw them) against their gold, where ../shared has the texts.

Its misses have been read by those who write rules since (22 November 2026), so the figures flatter.
"""

from __future__ import annotations

from pathlib import Path

from quality.real_stories import corpus, measure_real

CORPUS = corpus("jets")


def measure(folder: Path) -> dict[str, float]:
    """The story scores of this story."""
    return measure_real(folder)
