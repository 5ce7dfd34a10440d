"""Six real reports of a masked killer who was given a name, and of what was known of him (annotated before any rule saw them) against their gold, where ../shared has the texts."""

from __future__ import annotations

from pathlib import Path

from quality.real_stories import corpus, measure_real

CORPUS = corpus("emwazi")


def measure(folder: Path) -> dict[str, float]:
    """The story scores of this story."""
    return measure_real(folder)
